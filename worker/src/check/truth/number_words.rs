//! The words that make up a quantity: numerals, currencies, units of time, words that end a noun.

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
    Some(match word {
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        _ => return None,
    })
}

pub fn small_number(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
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
        "hrs",
        "yrs",
        "wks",
        "mos",
    ];
    irregular.contains(&key)
        || (key.len() > 3
            && key.ends_with('s')
            && !key.ends_with("ss")
            && !key.ends_with("us")
            && !matches!(key, "sales" | "always" | "business" | "this"))
}

pub fn is_time(key: &str) -> bool {
    canonical_time(key).is_some()
}

pub fn adverb_of_time(key: &str) -> Option<&'static str> {
    Some(match key {
        "hourly" | "hrly" => "hour",
        "daily" | "dly" | "everyday" => "day",
        "weekly" | "wkly" => "week",
        "monthly" | "mthly" | "mnthly" => "month",
        "yearly" | "yrly" | "annually" | "annual" => "year",
        "nightly" | "nitely" => "night",
        "quarterly" | "qtrly" => "quarter",
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
        every within over under below above beneath beyond behind beside besides against despite except throughout toward         towards upon versus vs without among amongst amid unlike onward onwards about around approximately approx nearly almost roughly than more \
        less least most up out off across during after before while when where who which that this \
        these those i we me my our us you they he she it was were is are am be been being have has \
        had did do does not no never so then also through between including via till until since \
        using both all other well there their its his her daily weekly monthly yearly annually \
        just only some any plus total one ones w now altogether overall apiece last next together alongside aged inc incl n twice thrice if because although whether whereas";
    is_among!(WORDS, key)
}

/// The comparison key of a time adverb or noun, for finding a rate elsewhere in a sentence.
pub fn time_unit(word: &str) -> Option<&'static str> {
    let known = |word: &str| {
        adverb_of_time(word).or_else(|| canonical_time(word.strip_suffix('s').unwrap_or(word)))
    };
    let is_key = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_key {
        known(word)
    } else {
        known(&key(word))
    }
}

/// The day of the week that a word (comparison key) names, by its first three letters.
pub fn weekday(key: &str) -> Option<&str> {
    let day = is_among!(
        "monday mon tuesday tue tues wednesday wed thursday thu thur friday fri saturday sat sunday sun",
        key.strip_suffix('s').unwrap_or(key)
    );
    day.then(|| &key[..3])
}

/// One name for each unit of time, of any of its names in the singular.
pub fn canonical_time(word: &str) -> Option<&'static str> {
    Some(match word {
        "hour" | "hr" | "uur" => "hour",
        "day" => "day",
        "week" | "wk" => "week",
        "month" | "mo" | "mth" | "mnth" => "month",
        "year" | "yr" | "annum" | "pa" => "year",
        "shift" => "shift",
        "night" | "nite" => "night",
        "minute" | "min" => "minute",
        "quarter" | "qtr" => "quarter",
        "weekend" | "wkend" | "wknd" => "weekend",
        "evening" => "evening",
        "season" => "season",
        "term" => "term",
        "semester" | "sem" => "semester",
        "second" | "sec" => "second",
        "fortnight" => "fortnight",
        _ => return None,
    })
}

pub fn stem_plain(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}
