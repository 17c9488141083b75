//! Entries that have each other's facts: the employer of one role beside the title or the dates of another.

use penstock_shared::domain::SectionKind;
use serde_json::Value;

use super::super::displaced::name_field;
use super::super::facts::Facts;
use super::super::violation::{Violation, ViolationKind};
use crate::english::dates;
use crate::english::tokens::tokenize;

/// Passage and token of where the user says something.
type Places = Vec<(usize, usize)>;

/// What two entries of a section have exchanged. The user tells of each fact nearest to the name of the other entry; one that
/// stands between both says nothing.
pub fn mixed_up(section: SectionKind, entries: &[Value], facts: &Facts<'_>) -> Vec<Violation> {
    let told = match section {
        SectionKind::Work | SectionKind::Volunteer => ["position", "startDate", "endDate"],
        SectionKind::Education => ["studyType", "startDate", "endDate"],
        _ => return Vec::new(),
    };
    let name = name_field(section);
    let entries: Vec<Entry<'_>> = entries
        .iter()
        .filter_map(|entry| {
            let fields = entry.as_object()?;
            let text = |field: &str| fields.get(field).and_then(Value::as_str);
            let here = places(text(name)?, facts);
            let fact = |field| {
                let text = text(field)?;
                Some((text, places(text, facts))).filter(|(_, places)| !places.is_empty())
            };
            (!here.is_empty()).then(|| Entry {
                here,
                facts: told.map(fact),
            })
        })
        .collect();
    let mut found = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        for other in &entries[number + 1..] {
            for (field, pair) in told.iter().zip(entry.facts.iter().zip(&other.facts)) {
                let (Some((one, at_one)), Some((another, at_other))) = pair else {
                    continue;
                };
                if is_nearer(at_one, &other.here, &entry.here)
                    && is_nearer(at_other, &entry.here, &other.here)
                {
                    let kind = if field.ends_with("Date") {
                        ViolationKind::Date
                    } else {
                        ViolationKind::Title
                    };
                    let reason = "the user's words give this for another of the entries";
                    found.extend([one, another].map(|text| Violation::new(kind, text, reason)));
                }
            }
        }
    }
    found
}

/// An entry whose name the user says, with the facts that they say too.
struct Entry<'v> {
    here: Places,
    facts: [Option<(&'v str, Places)>; 3],
}

/// Whether a fact stands nearer to one name than to another.
fn is_nearer(fact: &Places, name: &Places, other: &Places) -> bool {
    let pair = distance(fact, name).zip(distance(fact, other));
    pair.is_some_and(|(one, other)| one < other)
}

/// None of what is said too often to belong to one entry.
fn places(text: &str, facts: &Facts<'_>) -> Places {
    const OFTEN: usize = 4;
    let places = match dates::parse_iso(text) {
        Some(date) => facts
            .passages
            .iter()
            .enumerate()
            .flat_map(|(number, passage)| {
                let said = passage.dates.iter();
                said.filter(|mention| mention.date.supports(date))
                    .map(move |mention| {
                        let start = mention.span.start;
                        let at = passage.tokens.partition_point(|token| token.end <= start);
                        (number, at)
                    })
            })
            .collect(),
        None => places_of_name(text, facts),
    };
    if places.len() > OFTEN {
        return Places::new();
    }
    places
}

/// Where the user says all of a name, in a row.
pub(super) fn places_of_name(name: &str, facts: &Facts<'_>) -> Places {
    let words = tokenize(name);
    if words.is_empty() {
        return Places::new();
    }
    facts
        .passages
        .iter()
        .enumerate()
        .flat_map(|(number, passage)| {
            let rows = passage.tokens.windows(words.len()).enumerate();
            let said = rows.filter(|(_, row)| {
                let mut pairs = row.iter().zip(&words);
                pairs.all(|(said, written)| said.key == written.key)
            });
            said.map(move |(at, _)| (number, at)).collect::<Places>()
        })
        .collect()
}

/// Words between two things, where they are nearest to each other.
fn distance(one: &Places, other: &Places) -> Option<usize> {
    let pairs = one.iter().flat_map(|one| {
        let same = other.iter().filter(move |other| other.0 == one.0);
        same.map(|other| one.1.abs_diff(other.1))
    });
    pairs.min()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::truth::compare;

    #[test]
    fn entries_do_not_have_each_others_facts() {
        let source =
            "i was a waiter at Nando's from 2015 to 2017, then a cashier at Lidl 2018 to 2020";
        let of = |roles: [[&str; 4]; 2]| {
            let entries = roles.map(|[name, position, start, end]| {
                json!({"name": name, "position": position, "startDate": start, "endDate": end})
            });
            json!({"work": entries})
        };
        let refused = |roles| {
            let found = compare(SectionKind::Work, &of(roles), source, &[]);
            found
                .violations
                .iter()
                .map(|one| one.kind)
                .collect::<Vec<_>>()
        };
        let none: [ViolationKind; 0] = [];
        assert_eq!(
            refused([
                ["Nando's", "Waiter", "2015", "2017"],
                ["Lidl", "Cashier", "2018", "2020"]
            ]),
            none
        );
        assert_eq!(
            refused([
                ["Nando's", "Cashier", "2015", "2017"],
                ["Lidl", "Waiter", "2018", "2020"]
            ]),
            [ViolationKind::Title; 2]
        );
        assert_eq!(
            refused([
                ["Nando's", "Waiter", "2018", "2020"],
                ["Lidl", "Cashier", "2015", "2017"]
            ]),
            [ViolationKind::Date; 4]
        );
    }
}
