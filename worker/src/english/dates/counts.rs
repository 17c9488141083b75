//! Tells a year from a number that counts something.

use super::{is_year, month_number};
use crate::english::tokens::stem;

/// `2000 customers` counts; `2000 to`, `2000.` and `2019 as` do not.
pub fn counts_a_noun(after: &str) -> bool {
    const OTHERS: &str = "always this was various previous onwards upwards afterwards nights evenings mornings afternoons weekends weekdays mostly";
    const MEASURES: &str = "hrs hours hr kms km miles kg units pieces";
    const JOINTS: &str = "in to and for with at of about over after";
    let Some(rest) = after.strip_prefix(' ') else {
        return false;
    };
    let word = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("")
        .to_lowercase();
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    let is_function_word = is_among(OTHERS, &word) || (word.ends_with("days") && word != "days");
    // `1987 flight hrs`.
    let second = rest.split_whitespace().nth(1).unwrap_or_default();
    let of_hours = is_among(
        MEASURES,
        second.trim_end_matches(|c: char| !c.is_alphabetic()),
    ) && !is_among(JOINTS, &word);
    of_hours
        || (plural && !is_function_word && month_number(&word).is_none())
        || (stem(&word) == "person" && word != "person")
        || is_among("ppl pax", &word)
}

/// Whether a number goes on, up or down to one that is no year, or says how often: `2000` of `2000 to 11000` and `2010 a week`.
pub fn is_amount_beside(before: &str, after: &str) -> bool {
    const JOINTS: [&str; 8] = ["to", "->", "→", "=>", "-", "–", "up to", "down to"];
    const RATES: [&str; 6] = ["a week", "a day", "a month", "per ", "an hour", "a shift"];
    let is_amount = |number: &str| {
        let number = number.trim_matches(',');
        let figures = number.bytes().filter(u8::is_ascii_digit).count();
        let year = figures == 4 && number.parse().is_ok_and(is_year);
        figures > 2 && !year
    };
    let of_number = |c: char| c.is_ascii_digit() || c == ',';
    let after = after.trim_start_matches(' ');
    let upwards = JOINTS.iter().any(|joint| {
        let Some(rest) = after.strip_prefix(joint) else {
            return false;
        };
        let rest = rest.trim_start_matches(' ');
        is_amount(&rest[..rest.len() - rest.trim_start_matches(of_number).len()])
    });
    let before = before.trim_end_matches(' ');
    let downwards = || {
        JOINTS.iter().any(|joint| {
            let rest = before.strip_suffix(joint).map(str::trim_end);
            rest.is_some_and(|rest| is_amount(&rest[rest.trim_end_matches(of_number).len()..]))
        })
    };
    // `From 430 in 2018 to 510 in 2021`.
    let dated = || {
        ["in", "since", "during"]
            .iter()
            .any(|word| before.ends_with(word))
    };
    downwards() || (upwards || RATES.iter().any(|rate| after.starts_with(rate))) && !dated()
}

/// Whether the word or sign before a number says that it is a year.
pub fn introduces_year(before: &str) -> bool {
    const INTRODUCING: &str =
        "in since from until till during year summer winter spring autumn fall early late mid";
    let before = before.trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
    let word = word.unwrap_or("").to_lowercase();
    // `2016 to 2020 nights`.
    let ends_range = || {
        let joints = [" to", " till", " til", " until"];
        let mut joints = joints.iter();
        let start = joints.find_map(|joint| before.strip_suffix(joint));
        start.is_some_and(|start| {
            let digits = start.len() - start.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            digits == 4 && start[start.len() - 4..].parse().is_ok_and(is_year)
        })
    };
    before.ends_with(['-', '–', '—', '(', '/'])
        || month_number(&word).is_some()
        || ends_range()
        || is_among(INTRODUCING, &word)
}

/// Whether decimals or thousands follow: `1,200`.
pub fn digits_joined_after(after: &str) -> bool {
    let mut letters = after.chars();
    matches!(letters.next(), Some('.' | ',')) && letters.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}
