//! Percentages without their sign, and those that others make: `99.95 uptime`, `1 in 10`, `from 34% to 29`.

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::same_kind;
use super::Facts;
use super::derived::close;
use super::likeness::same_root;
use crate::english::tokens::stem;

/// Words of what is measured in percent.
const IN_PERCENT: &str = "qa quality uptime availability accuracy accurate rate rates percent pct share margin margins churn conversion retention retained attendance score \
    scores scored pass passed passing efficiency utilisation utilization occupancy yield growth success successful satisfaction coverage \
    precision recall completion completed compliance crash free error errors defect defects scrap shrinkage shrink absenteeism absence open click \
    bounce oee otif attainment quota target downtime waste recovery turnover graduation result results mark marks exam test grade average \
    avg resolution adherence sla csat fill delivery ontime time reliability hit reached achieved adoption response win mispick mispicks \
    interest vacancy return returns rejection rejects fault faults gp food cost costs on-time likelihood probability";

impl Facts<'_> {
    /// `99.95 uptime` is 99.95 %, and `12 pc` 12 %.
    pub(super) fn is_percentage(&self, claim: &Quantity) -> bool {
        const REACH: usize = 6;
        let in_short = self
            .passages
            .iter()
            .flat_map(|source| &source.quantities)
            .any(|fact| {
                close(fact.value, claim.value)
                    && fact.nouns.first().is_some_and(|noun| noun == "pc")
            });
        // `0.6 FTE` are 60 %.
        let of_full_time = || {
            let mut facts = self.passages.iter().flat_map(|source| &source.quantities);
            facts.any(|fact| {
                close(fact.value * 100.0, claim.value)
                    && (fact.nouns.first().is_some_and(|noun| *noun == stem("fte"))
                        || fact.before.first().is_some_and(|noun| *noun == stem("fte")))
            })
        };
        if claim.unit == Unit::Percent && (in_short || of_full_time()) {
            return true;
        }

        claim.unit == Unit::Percent
            && self.passages.iter().any(|source| {
                source.quantities.iter().any(|fact| {
                    let sentence = source.sentence_of(fact.token);
                    let near = fact.token.saturating_sub(REACH)..fact.token + REACH;
                    let mut near = near
                        .filter(|at| sentence.contains(at))
                        .map(|at| source.key(at));
                    let compared = || fact.nouns.is_empty() && is_beside_percentage(source, fact);
                    fact.unit == Unit::Plain
                        && fact.label.is_none()
                        && fact.per.is_none()
                        && close(fact.value, claim.value)
                        && fact.nouns.last().is_none_or(|_| {
                            is_among!(IN_PERCENT, source.key(fact.token + 1))
                                || is_among!(IN_PERCENT, source.key(fact.token + 2))
                        })
                        && (near.any(|word| is_among!(IN_PERCENT, word)) || compared())
                })
            })
    }

    /// The 10 % of `1 in 10`, the 75 % of `3 out of 4`.
    pub(super) fn is_share(&self, claim: &Quantity) -> bool {
        const NEAREST: f64 = 0.5;
        claim.unit == Unit::Percent
            && self.passages.iter().any(|source| {
                source.quantities.windows(2).any(|pair| {
                    let (part, whole) = (&pair[0], &pair[1]);
                    let between = source.text.get(part.span.end..whole.span.start);
                    part.unit == Unit::Plain
                        && part.value < whole.value
                        && between.is_some_and(|between| {
                            is_among!("in of", between.trim()) || between.trim() == "out of"
                        })
                        && (part.value / whole.value * 100.0 - claim.value).abs() < NEAREST
                })
            })
    }

    /// `9% of restaurants`, where the user has 9 % of orders.
    pub(super) fn is_share_of_another(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(claimed) = whole_of(claim, passage) else {
            return false;
        };
        let mut others = false;
        for source in &self.passages {
            for fact in source
                .quantities
                .iter()
                .filter(|fact| fact.same_amount(claim))
            {
                let sentence = source.sentence_of(fact.token);
                let said = sentence.into_iter().any(|at| {
                    same_kind(&source.words[at].stem, &passage.words[claimed].stem)
                        || same_root(source.key(at), passage.key(claimed))
                });
                if said {
                    return false;
                }
                others |= whole_of(fact, source).is_some();
            }
        }
        others
    }
}

/// Whether a number that counts nothing is compared with a percentage, in its sentence or the one before: `from 34% .. now we're at 29`.
fn is_beside_percentage(source: &Passage<'_>, fact: &Quantity) -> bool {
    let sentence = source.tokens[fact.token].sentence;
    (1.0..=100.0).contains(&fact.value)
        && source.quantities.iter().any(|other| {
            let its = source.tokens[other.token].sentence;
            (other.unit == Unit::Percent && its <= sentence && sentence <= its + 1)
                || (its == sentence && is_measured_alike(source, other, fact))
        })
}

/// Whether a number of what is measured in percent stands near another that counts nothing either: `accuracy 96.5 (client needs 95)`.
fn is_measured_alike(source: &Passage<'_>, measured: &Quantity, fact: &Quantity) -> bool {
    const BEFORE: usize = 3;
    const FURTHEST: usize = 10;
    const LEAST: f64 = 40.0;
    let near = measured.token.saturating_sub(BEFORE)..measured.token;
    measured.token != fact.token
        && measured.unit == Unit::Plain
        && measured.nouns.is_empty()
        && measured.per.is_none()
        && measured.label.is_none()
        && (LEAST..=100.0).contains(&measured.value)
        && (LEAST..=100.0).contains(&fact.value)
        && measured.token.abs_diff(fact.token) <= FURTHEST
        && near
            .into_iter()
            .any(|at| is_among!(IN_PERCENT, source.key(at)))
}

/// Where the noun stands of which an amount is a share: `orders` of `9% of orders`.
fn whole_of(share: &Quantity, passage: &Passage<'_>) -> Option<usize> {
    const LONGEST: usize = 4;
    let of = passage
        .tokens
        .partition_point(|token| token.start < share.span.end);
    let first = of + 1 + usize::from(is_among!("the all our my its their", passage.key(of + 1)));
    let noun = (first..first + LONGEST).take_while(|at| {
        !number_words::is_function_word(passage.key(*at)) && *at < passage.tokens.len()
    });
    let plural = noun
        .into_iter()
        .find(|at| number_words::is_plural(passage.key(*at)));
    plural.filter(|_| share.unit == Unit::Percent && passage.key(of) == "of")
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn what_a_measure_is_compared_with_is_measured_alike() {
        let source = "my accuracy 97.2 in the audit (bank wants 96), 60 files a day";
        assert!(text_passes(
            source,
            "97.2% accuracy in the audit, where the bank wants 96%"
        ));
        assert!(!text_passes(source, "Completed 60% of files"));
    }

    #[test]
    fn a_number_beside_a_percentage_may_be_one() {
        let source = "waste was 12% and with the new ovens it is 7. We have 40 ovens";
        assert!(text_passes(source, "Brought waste from 12% down to 7%"));
        assert!(!text_passes(source, "Brought waste from 12% down to 40%"));
    }
}
