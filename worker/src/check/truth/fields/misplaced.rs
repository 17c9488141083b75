//! Deeds that an entry tells, and that the user tells of another of the entries.

use penstock_shared::domain::SectionKind;
use serde_json::Value;

use super::super::claims::says_same;
use super::super::clauses::Passage;
use super::super::displaced::name_field;
use super::super::facts::Facts;
use super::super::stance::{clause_text, is_general};
use super::super::violation::{Violation, ViolationKind};
use super::mixed_up::places_of_name;
use crate::english::tokens::tokenize;

/// The texts of an entry all of whose words the user says of another: the till of `waiter at Nando's, then at Lidl I ran the till` is Lidl's.
pub fn misplaced(
    section: SectionKind,
    entries: &[Value],
    written: &[Passage<'_>],
    facts: &Facts<'_>,
) -> Vec<Violation> {
    if !matches!(section, SectionKind::Work | SectionKind::Volunteer) || entries.len() < 2 {
        return Vec::new();
    }
    let field = |entry: &Value, name: &str| -> String {
        let text = entry.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let names: Vec<String> = entries
        .iter()
        .map(|entry| field(entry, name_field(section)))
        .collect();
    let mentions: Vec<Vec<Named>> = names.iter().map(|name| named(name, facts)).collect();
    let twice = |number: usize| names[number + 1..].contains(&names[number]);
    if mentions.iter().any(Vec::is_empty) || (0..names.len()).any(twice) {
        return Vec::new();
    }
    // What entries are called by stands where they are named.
    let called: Vec<Passage<'_>> = names.iter().map(|name| Passage::read(name)).collect();
    let roles: Vec<String> = entries
        .iter()
        .map(|entry| field(entry, "position"))
        .collect();
    let roles: Vec<Passage<'_>> = roles.iter().map(|role| Passage::read(role)).collect();
    let calls = |stem: &str| {
        let mut words = called.iter().chain(&roles).flat_map(|text| &text.words);
        words.any(|word| says_same(&word.stem, stem))
    };
    let mut found = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let texts = entry.get("highlights").and_then(Value::as_array);
        let texts = texts.into_iter().flatten().filter_map(Value::as_str);
        for text in texts {
            let Some(passage) = written.iter().find(|passage| passage.text == text) else {
                continue;
            };
            let owners = (0..passage.tokens.len()).filter_map(|at| {
                let word = &passage.words[at];
                let tells = word.is_content
                    && !is_general(passage.key(at), &word.stem)
                    && !calls(&word.stem);
                let places = facts.everywhere(passage.key(at));
                (tells && !places.is_empty()).then(|| owner(&places, &mentions, facts))
            });
            let owners: Vec<Option<usize>> = owners.collect();
            let first = owners.first().copied().flatten();
            if first.is_some_and(|owner| owner != number)
                && owners.iter().all(|owner| *owner == first)
            {
                let reason = "the user's words tell this of another of the entries";
                let all = clause_text(passage, 0..passage.tokens.len());
                found.push(Violation::new(ViolationKind::Statement, all, reason));
            }
        }
    }
    found
}

/// Where the user names an entry.
struct Named {
    passage: usize,
    /// The word behind the name.
    end: usize,
}

fn named(name: &str, facts: &Facts<'_>) -> Vec<Named> {
    let length = tokenize(name).len();
    let places = places_of_name(name, facts).into_iter();
    let named = |(passage, at)| Named {
        passage,
        end: at + length,
    };
    places.map(named).collect()
}

/// The entry of which alone the user speaks wherever they say a word: `at Lidl I ran the till`.
fn owner(places: &[(usize, usize)], names: &[Vec<Named>], facts: &Facts<'_>) -> Option<usize> {
    let mut owners = places.iter().map(|(number, at)| {
        let source = &facts.passages[*number];
        let sentence = source.sentence_of(*at);
        let all = names.iter().enumerate();
        let before = all.flat_map(|(entry, named)| {
            let here = named
                .iter()
                .filter(|named| named.passage == *number && named.end <= *at);
            here.map(move |named| (named.end, entry))
        });
        let (end, entry) = before.max()?;
        let speaks = sentence.contains(&end)
            && is_among!("i we my", source.key(end))
            && !(end..sentence.end).any(|place| is_among!(SHARED, source.key(place)));
        speaks.then_some(entry)
    });
    let first = owners.next()??;
    owners.all(|owner| owner == Some(first)).then_some(first)
}

/// Words by which what was done somewhere was done elsewhere too.
const SHARED: &str = "both same too also each always every everywhere similar again likewise";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::check::truth::compare;
    use penstock_shared::domain::SectionKind;

    fn is_refused(source: &str, first: &str, second: &str) -> bool {
        let entries = json!([
            {"name": "Nando's", "position": "Waiter", "highlights": [first]},
            {"name": "Lidl", "position": "Cashier", "highlights": [second]},
        ]);
        let found = compare(SectionKind::Work, &json!({ "work": entries }), source, &[]);
        !found.violations.is_empty()
    }

    #[test]
    fn what_was_done_at_one_employer_is_not_told_of_another() {
        let source = "waiter at Nando's 2015 to 2017, took orders, then cashier at Lidl 2018 to 2020. at Lidl i filled the shelves";
        assert!(!is_refused(source, "Took orders", "Filled the shelves"));
        assert!(is_refused(
            source,
            "Filled the shelves",
            "Filled the shelves"
        ));
        let both = "waiter at Nando's 2015 to 2017, then at Lidl i was a cashier and cleaned the fridges as before at both";
        assert!(!is_refused(
            both,
            "Cleaned the fridges",
            "Cleaned the fridges"
        ));
    }
}
