//! The amounts of a text, lengths of time and times of day, which the user has to give as well.

use smol_str::SmolStr;

use super::super::added_rates;
use super::super::clauses::Passage;
use super::super::facts::Said;
use super::super::number_words::time_unit;
use super::super::quantity::{Quantity, Unit};
use super::super::violation::{Violation, ViolationKind};
use super::Checker;

/// The number with what it counts, as the output has it.
pub fn quantity_text<'a>(passage: &Passage<'a>, quantity: &Quantity) -> &'a str {
    let after = passage
        .tokens
        .iter()
        .filter(|token| token.start >= quantity.span.end);
    let end = after
        .take(quantity.nouns.len())
        .last()
        .map_or(quantity.span.end, |token| token.end);
    let start = quantity.span.start;
    let start = passage.text[..start]
        .trim_end_matches(['$', '£', '€'])
        .len();
    &passage.text[start..end]
}

impl Checker<'_, '_> {
    /// What the text counts or measures otherwise than the user.
    pub(super) fn amounts(&self, passage: &Passage<'_>, found: &mut Vec<Violation>) {
        let text = passage.text;
        for quantity in &passage.quantities {
            // `No 737` is read as a number of its own.
            let own_negation = passage.words[quantity.token].negated
                || (quantity.token > 0
                    && is_among!("no not without", passage.key(quantity.token - 1)));
            let said = match self.facts.quantity_of(quantity, passage) {
                Said::Denied if own_negation => Said::Yes,
                said => said,
            };
            if said == Said::Yes
                || self.is_plain_one(passage, quantity)
                || self.is_year(passage, quantity)
                || self.facts.says_day(passage, quantity.token)
            {
                continue;
            }
            let quoted = &text[quantity.span.clone()];
            let counted = quantity_text(passage, quantity);
            let reason = if said == Said::Denied {
                format!("the user's words deny {quoted}")
            } else if self.facts.gives_amount(quantity.value) {
                format!("the user's words give {quoted} for something else")
            } else {
                format!("the user's words do not contain the number {quoted}")
            };
            found.push(Violation::new(ViolationKind::Number, counted, reason));
        }
        found.extend(passage.quantities.iter().filter_map(|quantity| {
            let beyond = self.facts.overstates(quantity, passage)?;
            let counted = quantity_text(passage, quantity);
            let reason = format!("the user's words do not say that it was {beyond} than that");
            Some(Violation::new(ViolationKind::Number, counted, reason))
        }));
        let lasts = (0..passage.tokens.len()).find(|at| self.facts.lasts_otherwise(passage, *at));
        found.extend(lasts.map(|at| {
            let reason = "the user's words say that it took another time";
            Violation::new(ViolationKind::Number, passage.tokens[at].text, reason)
        }));
        found.extend(added_rates::added(passage, self.facts));
        self.exchanged(passage, found);
        let clock = (0..passage.tokens.len()).find(|at| self.facts.is_other_clock(passage, *at));
        found.extend(clock.map(|at| {
            let reason = "the user's words give another time of day";
            Violation::new(ViolationKind::Number, passage.tokens[at].text, reason)
        }));
    }

    /// How long it lasted, in a title or the name of a course: `6-week internship` of six months.
    pub(super) fn lengths(&self, passage: &Passage<'_>, found: &mut Vec<Violation>) {
        let lasts = |one: &Quantity| {
            let unit = one.nouns.first().and_then(|noun| time_unit(noun));
            one.unit == Unit::Plain
                && unit.is_some_and(|unit| is_among!("hour day week month year", unit))
        };
        let other = passage.quantities.iter().find(|one| {
            lasts(one)
                && one.label.is_none()
                && self.facts.gives_amount(one.value)
                && self.facts.quantity_of(one, passage) == Said::No
                && !self.is_plain_one(passage, one)
        });
        found.extend(other.map(|one| {
            let reason = "the user's words say that it lasted another time";
            Violation::new(ViolationKind::Number, quantity_text(passage, one), reason)
        }));
    }

    /// "one project" needs no more than "a project".
    fn is_plain_one(&self, passage: &Passage<'_>, quantity: &Quantity) -> bool {
        if passage.key(quantity.token) == "one" && passage.key(quantity.token + 1) == "of" {
            return true;
        }
        let once = |unit: &str| {
            self.facts.any_word(|source, at| {
                time_unit(source.key(at)) == Some(unit)
                    && (is_among!("season semester term", unit)
                        || is_among!("a an the that this", source.before(at)))
            })
        };
        let said = |noun: &SmolStr| match time_unit(noun) {
            Some(unit) => once(unit),
            None => !self.facts.occurrences(noun).is_empty(),
        };
        // `One drink` is a drink, unless the user counts drinks.
        let uncounted = || {
            passage.key(quantity.token) == "one"
                && quantity.per.is_none()
                && quantity.nouns.last().is_some_and(|noun| {
                    time_unit(noun).is_none()
                        && !self.facts.gives_amount(1.0)
                        && !self.facts.counts(noun)
                })
        };
        if quantity.unit == Unit::Plain && quantity.label.is_none() && uncounted() {
            return true;
        }
        // `For 1 week` is not for 1 year.
        let other_time = || {
            let unit = quantity.nouns.first().and_then(|noun| time_unit(noun));
            let mut facts = self
                .facts
                .passages
                .iter()
                .flat_map(|source| &source.quantities);
            unit.is_some()
                && facts.any(|fact| {
                    let other = fact.nouns.first().and_then(|noun| time_unit(noun));
                    (fact.value - 1.0).abs() < f64::EPSILON && other.is_some() && other != unit
                })
        };
        // The user has one of something else, and another number of these.
        let of_others = || {
            quantity
                .plain_noun()
                .is_some_and(|noun| self.facts.gives_amount(1.0) && self.facts.counts(noun))
        };
        matches!(passage.key(quantity.token), "one" | "1")
            && !other_time()
            && !of_others()
            && (quantity.value - 1.0).abs() < f64::EPSILON
            && quantity.label.is_none()
            && quantity.unit == Unit::Plain
            && quantity
                .nouns
                .iter()
                .all(|noun| time_unit(noun).is_none() || said(noun))
            && ((quantity.nouns.is_empty() && passage.key(quantity.token) == "one")
                || quantity.nouns.iter().any(said)
                || (quantity
                    .nouns
                    .iter()
                    .any(|noun| noun == "occasion" || noun == "time")
                    && self.facts.word("once") == Said::Yes))
    }

    /// `the 2021 collection`: a year in front of a noun.
    fn is_year(&self, passage: &Passage<'_>, quantity: &Quantity) -> bool {
        let digits = passage.tokens[quantity.token].text;
        quantity.unit == Unit::Plain
            && digits.len() == 4
            && (1930.0..=2069.0).contains(&quantity.value)
            && self.facts.passages.iter().any(|source| {
                source.tokens.iter().any(|token| token.text == digits)
                    || source
                        .dates
                        .iter()
                        .any(|mention| mention.date.year.to_string() == digits)
            })
    }
}

#[cfg(test)]
#[path = "amounts_tests.rs"]
mod tests;
