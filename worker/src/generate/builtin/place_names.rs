//! Tells the names of towns, regions and countries from other words.

use super::clean::{bare, has_words, is_one_of, title_case};
use crate::english::gazetteer;
use crate::english::places;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Whether a text is a place by its own name: a city, region or country that is known, or `Tulsa OK`.
pub fn is_place(text: &str) -> bool {
    places::is_known(&key(text))
        || is_city(text)
        || town_and_area(text).is_some_and(|(town, _)| is_town(town))
}

/// Whether a name typed with its capital is one of a city.
pub fn is_city(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && gazetteer::cities(&key(name)).next().is_some()
}

/// Whether a city has this name, however it is typed.
pub fn is_town(name: &str) -> bool {
    let plain = || name.len() > 3 && !name.split(' ').all(|word| words::is_common(&key(word)));
    places::is_city(&key(name))
        || is_city(name)
        || (plain() && gazetteer::cities(&key(name)).next().is_some())
}

/// Whether the words begin with a place that is known, or else no more than a name follows: not "in Env Science, just done".
pub fn names_place(words: &[&str]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let two = words
        .get(1)
        .map_or_else(String::new, |second| format!("{first}{second}"));
    let known = |name: &str| is_city(name) || places::is_known(&key(name));
    let initials = first.chars().all(char::is_uppercase);
    known(first)
        || known(&two)
        || (words.len() == 1 && !initials && first.starts_with(char::is_uppercase))
}

/// Whether what stands in front of a place tells of what was: "born in Kenya", "I worked as a nurse in Kenya", "used to live in".
pub fn tells_of_past(before: &[&str], cue: &str) -> bool {
    let from = before
        .iter()
        .rposition(|word| word.ends_with(','))
        .map_or(0, |at| at + 1);
    let words: Vec<String> = before[from..].iter().map(|word| bare(word)).collect();
    let past = |word: &String| {
        is_one_of(word, "born raised was were been up") || (verbs::is_past(word) && word != "based")
    };
    let own = words.first().is_some_and(|first| first == "i");
    let told = words.get(usize::from(own)).is_some_and(|verb| {
        (own && past(verb)) || is_one_of(verb, "worked lived studied born used come came")
    });
    if !matches!(cue, "in" | "from") {
        return words.ends_with(&["used".to_owned(), "to".to_owned()]);
    }
    told || words
        .last()
        .is_some_and(|last| past(last) || is_one_of(last, "come came originally"))
}

/// `Co. Mayo`, `County Clare`.
pub fn is_county(text: &str) -> bool {
    let first = text.split_once(' ').map(|(first, _)| bare(first));
    first.is_some_and(|first| is_one_of(&first, "co county"))
}

/// `12` and `Flat` of an address.
pub fn begins_address(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(word, "flat no plot house block apartment unit")
}

/// Whether an area behind a place closes it: a region or a country, and no city beside it.
pub fn is_area(text: &str, city: &str) -> bool {
    let named = key(text);
    country_of(text, &key(city)).is_some()
        || lies_in(&key(city), text)
        || is_region_code(text)
        || places::is_region(&named)
}

/// `Tulsa` and `OK`, `phoenix` and `az`, `Rosario` and `argentina`.
pub fn town_and_area(text: &str) -> Option<(&str, &str)> {
    // Words that are short for a state as well.
    const WORDS: &str = "in or me ok hi oh la de id ma pa al co on no it is so my be at";
    let cuts = text.match_indices(' ').map(|(at, _)| at);
    cuts.map(|at| (&text[..at], text[at..].trim_matches([' ', '(', ')'])))
        .find(|(town, area)| {
            let city = key(town);
            let whole = places::country_code(&key(text)).is_none();
            let word = area.len() < 4 && is_one_of(area, WORDS);
            let in_country = places::country_code(&key(area)).is_some() || is_capitals(area, 2);
            whole
                && !word
                && (in_country && country_of(area, &city).is_some() && has_words(town)
                    || lies_in(&city, area))
        })
}

/// The code of a country by its name, or by its code behind one of its cities.
pub fn country_of(area: &str, city: &str) -> Option<&'static str> {
    let code = gazetteer::country_with_code(area).filter(|code| {
        gazetteer::cities(city).any(|city| gazetteer::area(city.area).country == *code)
    });
    let named = places::country_code(&key(area));
    named.or(code).filter(|code| !lies_abroad(city, area, code))
}

/// Whether the name is one of a region of the city in another country: `Georgia` behind `Atlanta`.
fn lies_abroad(city: &str, region: &str, country: &str) -> bool {
    let regions = gazetteer::regions(&key(region));
    gazetteer::cities(city)
        .any(|city| regions.contains(&city.area) && gazetteer::area(city.area).country != country)
}

/// Whether a city of this name (comparison key) lies in a region of that name.
pub fn lies_in(city: &str, region: &str) -> bool {
    let regions = gazetteer::regions(&key(region));
    gazetteer::cities(city).any(|city| regions.contains(&city.area))
}

/// `TX`, `NSW`, `ON`: how states and provinces of the USA, Canada and Australia are written behind a town.
pub fn is_region_code(text: &str) -> bool {
    (is_capitals(text, 2) || is_capitals(text, 3))
        && gazetteer::regions(&key(text))
            .iter()
            .any(|area| is_one_of(gazetteer::area(*area).country, "US CA AU"))
}

pub fn is_capitals(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase())
}

pub fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// A region's name with capitals, its abbreviation in them.
pub fn region_case(text: &str) -> String {
    if text.len() <= 3 {
        text.to_uppercase()
    } else {
        title_case(text)
    }
}
