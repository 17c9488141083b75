//! Composes interests: what somebody likes and does, as pursuits.

use serde_json::{Value, json};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, is_one_of};
use super::lists::{group, heading, items, split_outside_brackets, without_lead};
use super::skills::without_subject;
use crate::english::casing;
use crate::english::verbs;

/// The entries of an interests section.
pub fn interests(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries: Vec<Value> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            if let (Some(name), list) = heading(&sentence) {
                let own_words = [
                    "interests",
                    "hobbies",
                    "interests and hobbies",
                    "hobbies and interests",
                ];
                if !own_words.contains(&name.to_lowercase().as_str()) {
                    let keywords = items(&list).iter().map(|item| capitalise(item)).collect();
                    entries.push(group(capitalise(&name), None, keywords));
                    continue;
                }
            }
            let (_, list) = heading(&sentence);
            let Some(list) = without_denial(&list) else {
                continue;
            };
            let (list, acts) = pursuits(list);
            for typed in items(&list) {
                let typed = of_now(&typed);
                let acts =
                    acts || typed.starts_with("i ") && !tells_of_interest(&without_subject(&typed));
                let item = pursuit(&typed.replace(KEPT_AND, "and"), acts);
                let item = capitalise(&casing::spell(&item));
                match entries.last_mut().and_then(Value::as_object_mut) {
                    Some(before) if tells_of_interest(&item) => {
                        let keywords = before.entry("keywords").or_insert_with(|| json!([]));
                        if let Some(known) = keywords.as_array_mut() {
                            known.push(Value::String(item));
                        }
                    }
                    _ => entries.push(interest(&item)),
                }
            }
        }
    }
    entries.dedup();
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "name",
            "What are you interested in outside of work?",
        ));
    }
    Ok(entries)
}

/// An "and" that parts no interests: "with my kids and my wife".
const KEPT_AND: &str = "and\u{2060}";

/// "gardening" of "I do not really have hobbies, just gardening"; nothing of what only tells that there are none.
fn without_denial(sentence: &str) -> Option<&str> {
    const FIRST_WORDS: usize = 8;
    const CUES: [&str; 9] = [
        ", just ",
        " but ",
        ", only ",
        ", mostly ",
        " except ",
        " apart from ",
        " other than ",
        " besides ",
        " just ",
    ];
    let lower = sentence.to_lowercase();
    let words: Vec<String> = lower
        .split_whitespace()
        .take(FIRST_WORDS)
        .map(bare)
        .collect();
    let denied = words
        .iter()
        .take(4)
        .position(|word| is_one_of(word, "no not never"));
    let of_hobbies = denied.is_some_and(|denied| {
        words[denied..]
            .iter()
            .any(|word| is_one_of(word, "hobby hobbies interests interest time"))
    });
    if !of_hobbies || !lower.is_ascii() {
        return Some(sentence);
    }
    let cuts = CUES
        .iter()
        .filter_map(|cue| Some(lower.find(cue)? + cue.len()));
    let rest = cuts.min().map(|at| sentence[at..].trim_start())?;
    let rest = rest
        .strip_prefix("just ")
        .or_else(|| rest.strip_prefix("mostly "))
        .unwrap_or(rest);
    has_words(rest).then_some(rest)
}

/// "i coach kids" of "now i just coach kids".
fn of_now(typed: &str) -> String {
    const LEADS: [&str; 9] = [
        "now i also ",
        "now i just ",
        "now i only ",
        "now i mostly ",
        "now i ",
        "these days i just ",
        "these days i ",
        "nowadays i just ",
        "nowadays i ",
    ];
    let lower = typed.to_lowercase();
    let lead = LEADS
        .iter()
        .find(|lead| lower.starts_with(*lead) && lower.is_ascii());
    lead.map_or_else(
        || typed.to_owned(),
        |lead| format!("i {}", &typed[lead.len()..]),
    )
}

/// The list of a sentence about what somebody likes or does, and whether its verbs say what they do.
fn pursuits(sentence: &str) -> (String, bool) {
    const WHEN: [&str; 5] = [
        "when i have time ",
        "when i can ",
        "in my free time ",
        "in my spare time ",
        "on weekends ",
    ];
    let lower = sentence.to_lowercase();
    let when = WHEN
        .iter()
        .find(|when| lower.starts_with(*when) && lower.is_ascii());
    let rest = &sentence[when.map_or(0, |when| when.len())..];
    let list = without_lead(rest);
    let lead = rest.len().saturating_sub(list.len());
    let lead = rest.get(..lead).unwrap_or("").trim_end().to_lowercase();
    let first = bare(list.split(' ').next().unwrap_or(""));
    let acts = lead.ends_with(" to") || lead == "i" || lead.ends_with(" i") || first == "i";
    // "with my kids and my wife", but not "swimming and my allotment"
    let kept = list
        .split_once(" and my ")
        .filter(|(front, _)| front.contains(" with ") || front.contains("my "));
    let list = kept.map_or(list.clone(), |(front, more)| {
        format!("{front} {KEPT_AND} my {more}")
    });
    (list, acts)
}

/// What somebody does, as a pursuit: "playing guitar" of "i play guitar"; "with my dog" is with the dog.
fn pursuit(typed: &str, acts: bool) -> String {
    const MANY: &str =
        "family friends kids children wife husband dad mum mom brother sister uncle cousin partner";
    let item = without_subject(typed);
    let mut words: Vec<String> = item.split(' ').map(str::to_owned).collect();
    let second = words.get(1).map(|word| bare(word)).unwrap_or_default();
    let first = bare(&words[0]);
    let plain = !second.is_empty() && !is_one_of(&second, "not to for on with in a an the my");
    if acts && plain && is_one_of(&first, "do go") {
        words.remove(0);
    } else if acts
        && second != "not"
        && let Some((base, _)) = verbs::lookup(&first).filter(|(base, _)| *base == first)
    {
        words[0] = verbs::gerund(base);
    }
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let before = kept.last().map(|word| bare(word)).unwrap_or_default();
        let next = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
        match bare(word).as_str() {
            "i" if word.len() == 1 => kept.push("I".to_owned()),
            "my" if at > 0 && !next.is_empty() && !is_one_of(&before, "is was are") => {
                let plural = next.ends_with('s') && !next.ends_with("ss");
                if !plural && next != "own" && !is_one_of(&next, MANY) {
                    kept.push("the".to_owned());
                }
            }
            _ => kept.push(word.clone()),
        }
    }
    kept.join(" ")
}

/// `Chess` with "club level" and "1650 Elo" of "chess (club level, 1650 Elo)".
fn interest(item: &str) -> Value {
    let bracket = item
        .strip_suffix(')')
        .and_then(|item| item.split_once(" ("));
    match bracket.or_else(|| item.split_once(" - ")) {
        Some((name, told)) if has_words(name) && !told.contains('(') => {
            let told = split_outside_brackets(told);
            group(
                name.to_owned(),
                None,
                told.iter()
                    .map(|told| capitalise(&pursuit(told, false)))
                    .collect(),
            )
        }
        _ => json!({ "name": item }),
    }
}

/// What stands at a number that counts: `10k`, `2x`, but not `3D` and `4x4`.
fn counts(unit: &str) -> bool {
    unit.is_empty() || is_one_of(unit, "k km m x st nd rd th am pm kg yrs hrs mins")
}

/// "10 km every Sunday", "never a full marathon": what is told of the interest before.
fn tells_of_interest(item: &str) -> bool {
    const FIRST: &str = "not never no did done own one best only mostly mainly especially particularly about around up since just rated member do have usually";
    let first = item.split(' ').next().map(bare).unwrap_or_default();
    let pronoun = item
        .split(' ')
        .skip(1)
        .any(|word| matches!(word, "them" | "it"));
    let unit = first.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    (unit.len() < first.len() && counts(unit))
        || is_one_of(&first, FIRST)
        || pronoun
        || item.ends_with(" mostly")
}
