//! How high a level is of the very skill or language that it is given to.

use serde_json::{Map, Value};
use std::ops::Range;

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
use crate::english::places;

/// Levels, the lowest first, with how far each is from the others.
const RUNGS: &[(u8, &str)] = &[
    (
        1,
        "basic basics school beginner beginners elementary limited little bit some learning started starting begun novice rudimentary a1 a2",
    ),
    (
        3,
        "intermediate medium conversational conversation ok okay decent moderate b1",
    ),
    (4, "good well solid b2"),
    (
        5,
        "advanced proficient strong excellent professional professionally c1",
    ),
    (6, "fluent fluently fluency perfect expert c2"),
    (NATIVE, "native mother bilingual"),
];

/// That of a first language.
const NATIVE: u8 = 8;

/// Levels so near to each other that one may be put for the other.
const NEAR: u8 = 1;

/// A level of a skill or language that stands higher than the one which the user gives to the same.
pub fn raised(fields: &Map<String, Value>, facts: &Facts<'_>) -> Option<Violation> {
    let text = |names: &[&str]| names.iter().find_map(|name| fields.get(*name)?.as_str());
    let level = text(&["fluency", "level"])?;
    let name = Passage::read(text(&["language", "name"])?);
    let claimed = highest(&Passage::read(level), None)?;
    let said: Vec<(usize, usize)> = (0..name.tokens.len())
        .filter(|at| name.words[*at].is_content)
        .flat_map(|at| facts.occurrences(&name.words[at].stem).iter().copied())
        .collect();
    let given = said
        .iter()
        .filter_map(|(source, at)| highest(&facts.passages[*source], Some(*at)))
        .max();
    let higher = match given {
        Some(given) => claimed > given + NEAR,
        None => claimed == NATIVE && !said.is_empty() && is_native_of_another(&said, facts),
    };
    higher.then(|| {
        let reason = "the user's words give this a lower level";
        Violation::new(ViolationKind::Credential, level, reason)
    })
}

/// Whether each word of the user's for a first language stands by another than these.
fn is_native_of_another(said: &[(usize, usize)], facts: &Facts<'_>) -> bool {
    let native = |source: &Passage<'_>, at: usize| rung_at(source, at) == Some(NATIVE);
    let mut found = false;
    for (number, source) in facts.passages.iter().enumerate() {
        for at in (0..source.tokens.len()).filter(|at| native(source, *at)) {
            let reach = reach_of(source, at);
            let of_these = said
                .iter()
                .any(|(other, place)| *other == number && reach.contains(place));
            let of_another = reach.clone().any(|place| {
                source.words[place].is_content
                    && rung_at(source, place).is_none()
                    && !is_among!("tongue speaker language level", source.key(place))
            });
            if of_these || !of_another {
                return false;
            }
            found = true;
        }
    }
    found
}

/// The highest level in a text, or in what is said of a word of it: from one comma to the next.
fn highest(passage: &Passage<'_>, about: Option<usize>) -> Option<u8> {
    let within = |reach: Range<usize>| {
        reach
            .filter(|at| !passage.words[*at].negated && !is_left_open(passage, *at))
            .filter_map(|at| rung_at(passage, at))
            .max()
    };
    let Some(at) = about else {
        return within(0..passage.tokens.len());
    };
    // `Bengali native english professional hindi basic`: each has the level behind it, or all have the one before them.
    let reach = apart(passage, at, reach_of(passage, at));
    let is_other = |place: &usize| *place != at && places::is_language(passage.key(*place));
    match (at..reach.end).find(is_other).or((at > reach.start
        && (reach.start..at).any(|place| is_other(&place)))
    .then_some(reach.end))
    {
        Some(next) if passage.gap_after(at) == " " && within(at + 1..next).is_some() => {
            within(at + 1..next)
        }
        _ => within(reach),
    }
}

/// What is left of the reach of a word where an `and` leads to another language with a level of its own: `fluent Spanish and basic
/// Italian`.
fn apart(passage: &Passage<'_>, at: usize, reach: Range<usize>) -> Range<usize> {
    let leads_on = |joint: &usize| {
        let behind = *joint + 1..reach.end;
        let next = behind
            .clone()
            .find(|place| places::is_language(passage.key(*place)));
        is_among!("and with but", passage.key(*joint))
            && next.is_some_and(|next| {
                (behind.start..next).any(|place| rung_at(passage, place).is_some())
            })
    };
    let start = (reach.start..at).rev().find(leads_on);
    let end = (at..reach.end).find(leads_on);
    start.map_or(reach.start, |joint| joint + 1)..end.unwrap_or(reach.end)
}

/// From one comma to the next.
fn reach_of(passage: &Passage<'_>, at: usize) -> Range<usize> {
    let cuts = |place: usize| {
        passage
            .gap_after(place)
            .contains([',', ';', '.', '\n', '(', ')', '/'])
            || passage.tokens[place].sentence != passage.tokens[place + 1].sentence
    };
    let start = (0..at)
        .rev()
        .find(|place| cuts(*place))
        .map_or(0, |place| place + 1);
    let end = (at..passage.tokens.len().saturating_sub(1))
        .find(|place| cuts(*place))
        .map_or(passage.tokens.len(), |place| place + 1);
    start..end
}

fn rung_at(passage: &Passage<'_>, at: usize) -> Option<u8> {
    let known = RUNGS
        .iter()
        .find(|(_, words)| is_listed(words, passage.key(at)));
    let very = || is_among!("very really", passage.before(at));
    let first_language = || passage.key(at) == "first" && passage.key(at + 1) == "language";
    known
        .map(|(rung, _)| rung + u8::from(*rung == 4 && very()))
        .or_else(|| first_language().then_some(NATIVE))
}

/// Whether a level is one that was not reached: `B1 not started`, `working towards C1`.
pub(super) fn is_left_open(passage: &Passage<'_>, at: usize) -> bool {
    const BEHIND: usize = 3;
    const OPEN: &str = "towards toward pending underway next attempted failed";
    let cuts = |place: usize| {
        passage
            .gap_after(place)
            .contains([',', ';', '.', '(', ')', '/'])
    };
    let end = (at..passage.tokens.len()).find(|place| cuts(*place));
    let behind = at + 1
        ..passage
            .tokens
            .len()
            .min(at + 1 + BEHIND)
            .min(end.map_or(usize::MAX, |end| end + 1));
    let before = at.checked_sub(1).filter(|before| !cuts(*before));
    before.is_some_and(|before| {
        is_among!("towards toward for", passage.key(before))
            && is_among!(
                "working studying preparing learning progressing on aiming",
                passage.before(before)
            )
    }) || behind.into_iter().any(|place| {
        passage.words[place].negated
            || is_among!(OPEN, passage.key(place))
            || (passage.key(place) == "progress" && passage.key(place - 1) == "in")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_that_of_its_own_language() {
        let source = [
            "polish native, english fluent, german B1. excel advanced, sap basic, french started last year",
        ];
        let facts = Facts::read(&source);
        let check = |name: &str, level: &str| {
            let item = serde_json::json!({ "language": name, "fluency": level });
            raised(item.as_object().unwrap(), &facts).is_some()
        };
        for (name, level) in [
            ("English", "Native speaker"),
            ("German", "Fluent"),
            ("SAP", "Advanced"),
            ("French", "Fluent"),
        ] {
            assert!(check(name, level), "{name}: {level}");
        }
        for (name, level) in [
            ("Polish", "Native"),
            ("English", "Fluent"),
            ("German", "Intermediate (B1)"),
            ("SAP", "Basic"),
            ("Italian", "Fluent"),
            ("", ""),
        ] {
            assert!(!check(name, level), "{name}: {level}");
        }
        let facts = Facts::read(&["fluent in spanish and english and basic danish"]);
        let check = |name: &str, level: &str| {
            let item = serde_json::json!({ "language": name, "fluency": level });
            raised(item.as_object().unwrap(), &facts).is_some()
        };
        assert!(!check("Spanish", "Fluent") && !check("English", "Fluent"));
        assert!(check("Danish", "Fluent") && !check("Danish", "Basic"));
    }
}
