//! Whether a written section says only what the user's own words support. No I/O.

#[macro_use]
mod word_lists;

mod added_denials;
mod added_items;
mod added_rates;
mod anothers;
mod answers;
mod attainment;
mod claims;
mod clauses;
mod contrasts;
mod credentials;
mod cues;
mod currencies;
mod denials;
mod denied_alike;
mod descriptions;
mod displaced;
mod doers;
mod equipment;
mod facts;
mod fields;
mod finished;
mod former_employers;
mod given_up;
mod glosses;
mod headings;
mod help;
mod helped_or_alone;
mod helping;
mod institutions;
mod inventions;
mod keywords;
mod kinds_apart;
mod language;
mod left_to_others;
mod limits;
mod lost;
mod names;
mod naming;
mod no_names;
mod number_words;
mod numbers;
mod other_institutions;
mod other_kinds;
mod pastimes;
mod phones;
mod place_names;
mod polarity;
mod praise;
mod product_names;
mod qualifications;
mod quantity;
mod rates;
mod same_things;
mod shortened;
mod specifics;
mod stance;
mod states;
mod substitutes;
mod superlatives;
#[cfg(test)]
mod testing;
mod titles;
mod tongues;
mod turned;
mod unpaid;
mod violation;
mod whose;
mod wishes;

pub use violation::{Violation, ViolationKind};

use std::borrow::Cow;

use penstock_shared::domain::SectionKind;
use serde_json::Value;

use self::displaced::FromElsewhere;
use self::facts::Facts;
use self::tongues::across::Across;
use self::tongues::in_digits::{self, Digits};

/// What comparing a written section with a person's words came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finding {
    /// What the section says and the person did not.
    pub violations: Vec<Violation>,
    /// What the person said for this section and it does not.
    pub lost: Vec<Violation>,
}

/// Compares `output`, an object with one top-level JSON Resume key, with what the person said: `source` for this section, and
/// `context`, their other words, which may support a claim too.
pub fn compare(section: SectionKind, output: &Value, source: &str, context: &[&str]) -> Finding {
    let mut texts = Vec::new();
    collect_texts(output, &mut texts);
    let own_words = std::iter::once(source).chain(context.iter().copied());
    let own = in_digits::plain(own_words.map(Cow::Borrowed));
    let own = Digits::of(&own);
    let written = in_digits::plain(texts.into_iter());
    let written = Digits::of(&written);
    if !written.changed {
        return compared(section, output, &written, &own);
    }
    let mut finding = compared(section, &written.put_into(output), &written, &own);
    written.quote_written(&mut finding.violations);
    finding
}

fn compared(
    section: SectionKind,
    output: &Value,
    digits: &Digits<'_>,
    own: &Digits<'_>,
) -> Finding {
    let facts = Facts::of(own.passages());
    let written = digits.passages();
    let source = (&own.first, &facts.passages[0]);
    if let Some(across) = Across::of(source, (&digits.evidence, &written)) {
        // What is missing could not be told from what has another name.
        return Finding {
            violations: fields::unsupported(section, output, &written, &facts, Some(across)),
            lost: Vec::new(),
        };
    }
    let mut violations = fields::unsupported(section, output, &written, &facts, None);
    let elsewhere = FromElsewhere::of(section, output, &written, &facts);
    let lost = lost::lost(section, &facts.passages[0], output, written);
    let displaced = elsewhere.in_the_place_of(&lost);
    violations.extend(
        displaced
            .filter(|one| violations.iter().all(|two| two.text != one.text))
            .collect::<Vec<_>>(),
    );
    Finding { violations, lost }
}

fn collect_texts<'v>(value: &'v Value, texts: &mut Vec<Cow<'v, str>>) {
    match value {
        Value::String(text) => texts.push(Cow::Borrowed(text)),
        Value::Number(number) => texts.push(Cow::Owned(number.to_string())),
        Value::Array(items) => items.iter().for_each(|item| collect_texts(item, texts)),
        Value::Object(fields) => fields
            .values()
            .for_each(|field| collect_texts(field, texts)),
        Value::Null | Value::Bool(_) => {}
    }
}

#[cfg(test)]
mod devices_tests;
#[cfg(test)]
#[path = "cases_tests.rs"]
mod tests;
