//! The words that make up a quantity: numerals, currencies, units of time, words that end a noun.

use super::is_among;
use crate::english::tokens::key;
use crate::english::verbs;

/// Value and glued suffix of a token that begins with a digit: `1.2k` gives 1.2 and `k`.
pub fn digits(text: &str) -> Option<(f64, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’')))
        .unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ',', '\'', '’']);
    // `6'400`, as the Swiss write.
    if let Some((whole, tail)) = number.split_once(['\'', '’']) {
        let value = format!("{whole}{tail}")
            .parse()
            .ok()
            .filter(|_| tail.len() == 3)?;
        return Some((value, &text[end..]));
    }
    // `11.000 visitors` are thousands in much of the world; `3.875` is not.
    let dotted = number.split_once('.').filter(|(whole, tail)| {
        let whole: u32 = whole.parse().unwrap_or(0);
        tail.len() == 3 && (1..1000).contains(&whole) && (whole >= 5 || tail.ends_with("00"))
    });
    if let Some((whole, tail)) = dotted {
        let value = format!("{whole}{tail}").parse().ok()?;
        return Some((value, &text[end..]));
    }
    // `13,4` is a decimal, `1,200` are thousands.
    let decimal = number.matches(',').count() == 1
        && !number.contains('.')
        && number.rsplit(',').next().is_some_and(|tail| tail.len() < 3);
    let value = number
        .replace(',', if decimal { "." } else { "" })
        .parse()
        .ok()?;
    Some((value, &text[end..]))
}

/// What a word multiplies the number before it by: `23 mill`, `4 lakh`.
pub fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" | "k" | "thou" | "grand" | "tsd" | "mille" => 1e3,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "million" | "millions" | "mil" | "mill" | "mills" | "mn" | "mln" | "mio" | "mios" => 1e6,
        "crore" | "crores" | "cr" => 1e7,
        "billion" | "billions" | "bn" | "bln" | "mrd" | "milliard" | "milliards" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// The number of an ordinal from the third on: `first` and `second` have other meanings.
pub fn ordinal(word: &str) -> Option<f64> {
    const FROM_THIRD: &str = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
        sixteenth seventeenth eighteenth nineteenth twentieth";
    let mut ordinals = (3_u8..).zip(FROM_THIRD.split_ascii_whitespace());
    ordinals
        .find(|(_, known)| *known == word)
        .map(|(number, _)| f64::from(number))
}

pub fn small_number(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let position = |list: &[&str]| list.iter().position(|known| *known == word);
    let number = position(&WORDS).or_else(|| position(&TENS).map(|tens| (tens + 2) * 10))?;
    u32::try_from(number).ok().map(f64::from)
}

pub fn is_plural(key: &str) -> bool {
    let irregular = [
        "people",
        "staff",
        "children",
        "men",
        "women",
        "kids",
        "personnel",
        "feet",
    ];
    irregular.contains(&key)
        || (key.len() > 3
            && key.ends_with('s')
            && !key.ends_with("ss")
            && !key.ends_with("us")
            && !matches!(key, "sales" | "always" | "business" | "this"))
}

pub fn is_time(key: &str) -> bool {
    const UNITS: &str = "hour day week month year shift night minute quarter annum hr wk mo mth mnth yr weekend evening season term \
        semester sem pa uur second nite fortnight";
    is_among(UNITS, key)
}

pub fn adverb_of_time(key: &str) -> Option<&'static str> {
    Some(match key {
        "hourly" => "hour",
        "daily" => "day",
        "weekly" => "week",
        "monthly" => "month",
        "yearly" | "annually" | "annual" => "year",
        "nightly" => "night",
        "quarterly" => "quarter",
        "fortnightly" | "biweekly" => "fortnight",
        _ => return None,
    })
}

pub fn ends_noun_phrase(key: &str, first: bool) -> bool {
    let verb = matches!(
        verbs::lookup(key),
        Some((_, verbs::Form::Gerund | verbs::Form::Past))
    );
    is_function_word(key)
        || adverb_of_time(key).is_some()
        || (key.ends_with("ly") && !first && key != "family")
        || (verb && !first)
}

/// Words that are never what a number counts.
pub fn is_function_word(key: &str) -> bool {
    const WORDS: &str = "them us those a an the and or but of in on at to for from with by as into onto per each \
        every within over under about around approximately approx nearly almost roughly than more \
        less least most up out off across during after before while when where who which that this \
        these those i we me my our us you they he she it was were is are am be been being have has \
        had did do does not no never so then also through between including via till until since \
        using both all other well there their its his her daily weekly monthly yearly annually \
        just only some any plus total one ones w now altogether overall apiece last next together alongside aged";
    is_among(WORDS, key)
}

/// The comparison key of a time adverb or noun, for finding a rate elsewhere in a sentence.
pub fn time_unit(word: &str) -> Option<String> {
    let word = key(word);
    adverb_of_time(&word).map(str::to_owned).or_else(|| {
        is_time(&stem_plain(&word)).then(|| canonical_time(&stem_plain(&word)).to_owned())
    })
}

/// The day of the week that a word (comparison key) names, by its first three letters.
pub fn weekday(key: &str) -> Option<&str> {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun";
    (is_among(DAYS, key) || is_among(DAYS, &stem_plain(key))).then(|| &key[..3])
}

/// One name for each unit of time.
pub fn canonical_time(word: &str) -> &str {
    match word {
        "hr" | "uur" => "hour",
        "wk" => "week",
        "nite" => "night",
        "sem" => "semester",
        "mo" | "mth" | "mnth" => "month",
        "yr" | "annum" | "pa" => "year",
        other => other,
    }
}

pub fn stem_plain(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}
