//! Rates that a text adds to an amount of the user's: `12 boats a year` of twelve boats in all.

use super::clauses::Passage;
use super::facts::Facts;
use super::fields::quantity_text;
use super::number_words::{adverb_of_time, time_unit, weekday};
use super::quantity::{Quantity, Unit};
use super::same_things::same_kind;
use super::violation::{Violation, ViolationKind};

/// An amount that comes round in a text, or is of each of several, and is said of no such thing by the user.
pub fn added(passage: &Passage<'_>, facts: &Facts<'_>) -> Option<Violation> {
    let reason = "the user's words do not give this as a rate; leave the rate out";
    let rated = passage
        .quantities
        .iter()
        .find(|claim| is_rated(claim, facts))
        .map(|claim| quantity_text(passage, claim));
    let text = rated.or_else(|| {
        let at = (0..passage.tokens.len()).find(|at| is_of_each(passage, *at, facts))?;
        Some(&passage.text[passage.tokens[at - 1].start..passage.tokens[at].end])
    })?;
    Some(Violation::new(ViolationKind::Number, text, reason))
}

/// Whether the user gives the amount of the same thing, and nothing that comes round beside it.
fn is_rated(claim: &Quantity, facts: &Facts<'_>) -> bool {
    let lasts = claim.nouns.iter().any(|noun| time_unit(noun).is_some());
    let Some(unit) = claim.per.filter(|unit| {
        claim.unit == Unit::Plain && !lasts && is_among!("day week month year", *unit)
    }) else {
        return false;
    };
    let mut same = facts
        .passages
        .iter()
        .flat_map(|source| source.quantities.iter().map(move |fact| (source, fact)))
        .filter(|(_, fact)| fact.same_amount(claim))
        .peekable();
    let alike = |fact: &Quantity| match (fact.nouns.last(), claim.nouns.last()) {
        (Some(said), Some(claimed)) => same_kind(said, claimed),
        (None, None) => true,
        _ => false,
    };
    same.peek().is_some()
        && same
            .all(|(source, fact)| alike(fact) && fact.per.is_none() && !recurs(source, fact, unit))
}

/// Whether the sentence of an amount tells of anything that comes round, or of the unit of time by itself.
fn recurs(source: &Passage<'_>, fact: &Quantity, unit: &str) -> bool {
    const EACH: &str = "every each per daily pw pa pcm pm weekly monthly yearly annually annual usually usual average avg";
    !source.rates(source.sentence_of(fact.token)).is_empty()
        || source.sentence_with_question(fact.token).any(|at| {
            let key = source.key(at);
            let one = time_unit(key) == Some(unit) && !key.ends_with('s');
            one || is_among!(EACH, key) || adverb_of_time(key).is_some() || weekday(key).is_some()
        })
}

/// The `rider` of `40 parcels per rider per day`, where the user tells of nothing by the rider.
fn is_of_each(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    let twofold = passage.before(at) == "per"
        && passage.key(at + 1) == "per"
        && time_unit(word).is_none()
        && time_unit(passage.key(at + 2)).is_some();
    twofold
        && !facts.everywhere(word).iter().any(|(source, place)| {
            let source = &facts.passages[*source];
            *place > 0
                && (is_among!("a an per each every one the", source.key(place - 1))
                    || source.gap_after(place - 1).contains('/'))
        })
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn an_amount_does_not_come_round_by_itself() {
        for (source, text) in [
            (
                "fitted prob 12 boats in all before i left",
                "Fitted about 12 boats a year",
            ),
            (
                "i look after 9 gardens at a time, hedges mostly",
                "Looks after 9 gardens a month, mostly hedges",
            ),
            (
                "parcels around 40 per day with 3 riders",
                "Around 40 parcels per rider per day with 3 riders",
            ),
        ] {
            assert!(!text_passes(source, text), "{text:?} from {source:?}");
        }
    }

    #[test]
    fn what_comes_round_in_other_words_is_kept() {
        for (source, text) in [
            ("fitted 12 boats every year", "Fitted 12 boats a year"),
            ("300 coffees on sat", "Made 300 coffees each Saturday"),
            (
                "each rider had 40 parcels per day",
                "40 parcels per rider per day",
            ),
        ] {
            assert!(text_passes(source, text), "{text:?} from {source:?}");
        }
    }
}
