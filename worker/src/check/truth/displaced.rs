//! Facts of the person's other words that stand in the place of those of this section: the employer of now as that of a former job.

use penstock_shared::domain::SectionKind;
use serde_json::{Map, Value};
use smol_str::SmolStr;

use crate::english::dates::parse_iso;
use crate::english::tokens::{stem, tokenize};

use super::clauses::Passage;
use super::facts::Facts;
use super::fields::quantity_text;
use super::number_words::is_function_word;
use super::quantity::{Quantity, Unit};
use super::violation::{Violation, ViolationKind};

/// What a section states that the person says elsewhere only.
#[derive(Default)]
pub struct FromElsewhere {
    dates: Vec<Violation>,
    names: Vec<Violation>,
    numbers: Vec<(Violation, Quantity)>,
}

impl FromElsewhere {
    /// The dates, numbers and names of employers, schools and the like that do not stand in the words for this section, the first that
    /// the user said.
    pub fn of(
        section: SectionKind,
        output: &Value,
        written: &[Passage<'_>],
        facts: &Facts<'_>,
    ) -> Self {
        let Some((here, others)) = facts
            .passages
            .split_first()
            .filter(|(_, others)| !others.is_empty())
        else {
            return Self::default();
        };
        let Some(entry) = only_entry(section, output) else {
            return Self::default();
        };
        let elsewhere =
            |says: &dyn Fn(&Passage<'_>) -> bool| !says(here) && others.iter().any(says);
        let mut found = Self::default();
        for passage in written {
            let dates = passage.dates.iter().filter(|mention| {
                elsewhere(&|source| {
                    let mut years = source.dates.iter().map(|said| said.date.year);
                    years.any(|year| year == mention.date.year)
                })
            });
            let dates = dates.map(|mention| &passage.text[mention.span.clone()]);
            found
                .dates
                .extend(dates.map(|text| Violation::new(ViolationKind::Date, text, REASON)));
            let numbers = passage.quantities.iter().filter(|claim| {
                elsewhere(&|source| source.quantities.iter().any(|said| said.same_amount(claim)))
            });
            found.numbers.extend(numbers.map(|claim| {
                let text = quantity_text(passage, claim);
                let violation = Violation::new(ViolationKind::Number, text, REASON);
                (violation, claim.clone())
            }));
        }
        let name = entry.get(name_field(section)).and_then(Value::as_str);
        let name = name.filter(|name| {
            let words = content_stems(name);
            elsewhere(&|source| words.iter().any(|word| stands_in(word, source)))
        });
        found
            .names
            .extend(name.map(|name| Violation::new(ViolationKind::Name, name, REASON)));
        found
    }

    /// Those that stand in the place of one that was `lost` of the words for this section.
    pub fn in_the_place_of(self, lost: &[Violation]) -> impl Iterator<Item = Violation> {
        let lost_of = |kind| lost.iter().filter(move |fact| fact.kind == kind);
        let dates = lost_of(ViolationKind::Date).next().map(|_| self.dates);
        let names = lost_of(ViolationKind::Name).next().map(|_| self.names);
        let amounts: Vec<Quantity> = lost_of(ViolationKind::Number)
            .flat_map(|fact| Passage::read(&fact.text).quantities)
            .collect();
        let numbers = self.numbers.into_iter().filter(move |(_, claim)| {
            // A number by itself may be of anything.
            let counts = claim.unit != Unit::Plain || !claim.nouns.is_empty();
            counts
                && amounts
                    .iter()
                    .any(|lost| lost.unit == claim.unit && lost.nouns.last() == claim.nouns.last())
        });
        let others = dates.into_iter().chain(names).flatten();
        others.chain(numbers.map(|(violation, _)| violation))
    }
}

const REASON: &str = "this is of the user's other words, and what their words for this section say in its place is lost";

/// The dates of a section's one entry that do not stand in that of the user's texts that names it, where that has others: of `cashier at
/// Lidl since 2017` and `evening class in 2021` the second.
pub fn dates_of_another_text(
    section: SectionKind,
    output: &Value,
    facts: &Facts<'_>,
) -> Vec<Violation> {
    let years = |source: &Passage<'_>| -> Vec<u16> {
        let dates = source.dates.iter();
        dates.map(|said| said.date.year).collect()
    };
    let Some(entry) = only_entry(section, output) else {
        return Vec::new();
    };
    let name = entry.get(name_field(section)).and_then(Value::as_str);
    let words = content_stems(name.unwrap_or_default());
    let names = |source: &&Passage<'_>| words.iter().all(|word| stands_in(word, source));
    let own: Vec<u16> = facts
        .passages
        .iter()
        .filter(names)
        .flat_map(years)
        .collect();
    let here = facts.passages.first().map(years);
    if words.is_empty() || own.is_empty() || here.is_none_or(|here| !here.is_empty()) {
        return Vec::new();
    }
    let is_others = |text: &&str| {
        let year = parse_iso(text).map(|date| date.year);
        year.is_some_and(|year| {
            !own.contains(&year)
                && facts
                    .passages
                    .iter()
                    .flat_map(years)
                    .any(|said| said == year)
        })
    };
    let dates = ["startDate", "endDate"].into_iter();
    dates
        .filter_map(|field| entry.get(field)?.as_str())
        .filter(is_others)
        .map(|text| {
            let reason = "the user's words give this date for something else";
            Violation::new(ViolationKind::Date, text, reason)
        })
        .collect()
}

/// The entry of a section that has one; several, and skills and the like, are put together of all that there is.
fn only_entry(section: SectionKind, output: &Value) -> Option<&Map<String, Value>> {
    if matches!(section, SectionKind::Skills | SectionKind::Languages) {
        return None;
    }
    match output.get(section.top_level_key())? {
        Value::Array(entries) => match &entries[..] {
            [entry] => entry.as_object(),
            _ => None,
        },
        entry => entry.as_object(),
    }
}

/// The field for whom, where or by whom something was done.
pub fn name_field(section: SectionKind) -> &'static str {
    match section {
        SectionKind::Work => "name",
        SectionKind::Volunteer => "organization",
        SectionKind::Education => "institution",
        SectionKind::Awards => "awarder",
        SectionKind::Certificates => "issuer",
        SectionKind::Publications => "publisher",
        _ => "entity",
    }
}

fn content_stems(name: &str) -> Vec<SmolStr> {
    let words = tokenize(name).into_iter();
    words
        .filter(|word| !is_function_word(&word.key))
        .map(|word| stem(&word.key))
        .collect()
}

fn stands_in(stem: &str, source: &Passage<'_>) -> bool {
    source.words.iter().any(|word| word.stem == stem)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::truth::compare;

    #[test]
    fn what_is_said_elsewhere_does_not_take_the_place_of_what_is_said_here() {
        let source = "HGV driver with Larch Haulage out of Hull, 2014-2020, 3 nights away a week";
        let context = ["Now driving for Pinnock Freight since 2021, 5 nights away a week"];
        let refused = |name: &str, end: &str, text: &str| {
            let entry = json!({"name": name, "position": "HGV Driver", "startDate": "2014", "endDate": end, "highlights": [text]});
            let found = compare(
                SectionKind::Work,
                &json!({ "work": [entry] }),
                source,
                &context,
            );
            let kinds = found.violations.into_iter().map(|one| one.kind);
            kinds.collect::<Vec<_>>()
        };
        let none: [ViolationKind; 0] = [];
        let nights = "Spent 3 nights away a week";
        assert_eq!(refused("Larch Haulage", "2020", nights), none);
        assert_eq!(
            refused("Pinnock Freight", "2020", nights),
            [ViolationKind::Name]
        );
        assert_eq!(
            refused("Larch Haulage", "2021", nights),
            [ViolationKind::Date]
        );
        assert_eq!(
            refused("Larch Haulage", "2020", "Spent 5 nights away a week"),
            [ViolationKind::Number]
        );
    }
}
