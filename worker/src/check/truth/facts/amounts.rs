//! What the user said in numbers: amounts with what they count, and how often something happened.

use foldhash::HashSet;

use crate::english::tokens::{Token, stem};
use crate::english::verbs::{self, Form};

use super::super::clauses::Passage;
use super::super::language::{self, Language};
use super::super::number_words;
use super::super::quantity::{Agreement, Quantity, Unit};
use super::super::same_things::{is_person, same_kind};
use super::bounds::{Bound, bound};
use super::recurring::rates_of_days;
use super::same_rate::{is_part_of_year, per_in, same_rate};
use super::{Facts, Said};

/// Whether an amount is of things named before: `8 of them`.
pub fn is_of_them(source: &Passage<'_>, part: &Quantity) -> bool {
    source.key(part.token + 1) == "of"
        && is_among!("them these those which", source.key(part.token + 2))
}

impl Facts<'_> {
    /// The user's amounts that are as many as the claim, each with the text that it stands in.
    pub(super) fn of_same_amount(
        &self,
        claim: &Quantity,
    ) -> impl Iterator<Item = (&Passage<'_>, &Quantity)> + Clone {
        let amounts = self
            .passages
            .iter()
            .flat_map(|source| source.quantities.iter().map(move |fact| (source, fact)));
        amounts.filter(|(_, fact)| fact.same_amount(claim))
    }

    /// Whether the user said this quantity, or denied it.
    pub fn quantity(&self, claim: &Quantity, agreement: Agreement) -> Said {
        let mut best = Said::No;
        for passage in &self.passages {
            for fact in &passage.quantities {
                if fact.supports(claim, agreement) && same_rate(passage, fact, claim) {
                    // `No shortage in 3.5 years` denies no years.
                    let time = fact
                        .nouns
                        .iter()
                        .any(|noun| number_words::time_unit(noun).is_some())
                        || (fact.unit == Unit::Ordinal
                            && fact
                                .after
                                .as_deref()
                                .and_then(number_words::time_unit)
                                .is_some());
                    // `Never below 98%` is that or more.
                    let bound = fact
                        .token
                        .checked_sub(1)
                        .is_some_and(|at| matches!(passage.key(at), "below" | "under"));
                    let denied =
                        passage.words[fact.token].negated && fact.value != 0.0 && !time && !bound;
                    best = best.max(if denied { Said::Denied } else { Said::Yes });
                }
            }
        }
        if best == Said::No && self.implies(claim) {
            return Said::Yes;
        }
        best
    }

    /// The same of an amount that `passage` claims, which may be worked out from the user's or count the same in other words.
    pub fn quantity_of(&self, claim: &Quantity, passage: &Passage<'_>) -> Said {
        if let Some(said) = self.comes_round(claim, passage) {
            return if said { Said::Yes } else { Said::No };
        }
        if self.is_share_of_another(claim, passage)
            || self.is_all_of(claim, passage)
            || self.counts_the_other_kind(claim, passage)
        {
            return Said::No;
        }
        let explained = || {
            self.is_rounded(claim, passage)
                || self.adds_up_to(claim, passage)
                || self.counts_alike(claim, passage)
                || self.puts_otherwise(claim, passage)
                || self.leaves_unsaid(claim, passage)
                || self.goes_on_in_time(claim, passage)
                || self.is_of_nation(claim, passage)
                || self.stands_alike(claim, passage)
                || self.is_one_of_times(claim, passage)
                || self.gives_in_words(claim)
                || self.is_quoted(claim, passage)
        };
        // What words of another language count cannot be compared.
        let agreement = match language::of(passage) {
            Language::English => Agreement::WithNoun,
            Language::German | Language::Other => Agreement::ValueOnly,
        };
        match self.quantity(claim, agreement) {
            Said::No if explained() => Said::Yes,
            Said::Denied if self.is_compared(claim, passage) => Said::Yes,
            said => said,
        }
    }

    /// `Over 20 years` of 22, `nearly two decades` of 19 years.
    pub(super) fn is_rounded(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const FURTHEST: f64 = 1.2;
        let before = |back: usize| {
            claim
                .token
                .checked_sub(back)
                .map_or("", |at| passage.key(at))
        };
        let side = bound(passage, claim);
        let less = side == Bound::Lower || before(1) == "over";
        let more = side == Bound::Almost || side == Bound::Under;
        // `About 10.9k` of 10,886, which is rounded to what is said and no further.
        let about = is_among!(
            "about around roughly approximately approx some circa ca nearly almost",
            before(1),
        ) || passage.text[..claim.span.start]
            .trim_end()
            .ends_with(['~', '≈']);
        let decades = claim.nouns.iter().any(|noun| noun == "decad");
        let worth = claim.value * if decades { 10.0 } else { 1.0 };
        let in_reach = |value: f64| {
            (about && rounds_to(value, worth))
                || (less && value > worth && value <= worth * FURTHEST)
                || (more && value < worth && value * FURTHEST >= worth)
        };
        // `Five kids under 3` are under three years old.
        let aged = before(1) == "under" && is_person(&stem(before(2)));
        (less || more || about)
            && !aged
            && claim.value >= 2.0
            && self
                .passages
                .iter()
                .flat_map(|source| &source.quantities)
                .any(|fact| {
                    let same = || Quantity {
                        value: fact.value,
                        ..claim.clone()
                    };
                    let years = decades
                        && fact
                            .nouns
                            .iter()
                            .any(|noun| number_words::time_unit(noun) == Some("year"));
                    in_reach(fact.value) && (years || fact.supports(&same(), Agreement::WithNoun))
                })
    }

    /// Whether the amount occurs at all, whatever it counts.
    pub fn gives_amount(&self, value: f64) -> bool {
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        facts.any(|fact| (fact.value - value).abs() < f64::EPSILON)
    }

    /// `Six of six`, where the user has no six but that of which there were four.
    /// `8 of 8`, `all 5` and `all of the 71`, where the user has some of them.
    pub fn is_all_of(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let key = |back: usize| {
            claim
                .token
                .checked_sub(back)
                .map_or("", |at| passage.key(at))
        };
        let all = key(1) == "all"
            || (key(1) == "of" && key(2) == "all")
            || (key(1) == "the" && (key(2) == "all" || (key(2) == "of" && key(3) == "all")));
        if all && self.is_only_in_part(claim) {
            return true;
        }
        passage.quantities.iter().any(|whole| {
            let between = passage.text.get(claim.span.end..whole.span.start);
            whole.same_amount(claim)
                && between.is_some_and(|between| {
                    matches!(between.trim(), "of" | "of the" | "out of" | "/")
                })
                && (self.is_only_a_scale(claim.value) || self.is_only_in_part(claim))
        })
    }

    /// Whether the user says a smaller number to be of these: `3 of 4 terms`, `8 modules, distinction in 5 of them`.
    fn is_only_in_part(&self, whole: &Quantity) -> bool {
        let parts = |source: &Passage<'_>, part: &Quantity, fact: &Quantity| {
            let directly = source
                .text
                .get(part.span.end..fact.span.start)
                .is_some_and(|between| {
                    // `3 years from 4`.
                    let noun = part.nouns.last();
                    let mut words = between
                        .split_whitespace()
                        .skip_while(|word| noun.is_some_and(|noun| stem(word) == *noun))
                        .peekable();
                    words.peek().is_some_and(|word| {
                        is_among!("of out the their my our", word)
                            || noun.is_some() && *word == "from"
                    }) && words.all(|word| is_among!("of out from the their my our", word))
                });
            // `4 apprentices over the years, 3 passed`.
            let done = || {
                let next = source.key(part.token + 1);
                let past = matches!(verbs::lookup(next), Some((_, Form::Past)));
                part.nouns.is_empty()
                    && part.unit == Unit::Plain
                    && fact.nouns.last().is_some_and(|noun| is_person(noun))
                    && source.sentence_of(fact.token).contains(&part.token)
                    && (past || is_among!("are is were was now have", next))
            };
            // `5 tracks, i wrote lyrics on 3`.
            let on_some = || {
                part.nouns.is_empty()
                    && part.token > 0
                    && is_among!("on in for at of", source.key(part.token - 1))
                    && source.sentence_of(fact.token).contains(&part.token)
                    && source
                        .gap_after(part.token)
                        .starts_with([',', '.', ';', ')'])
            };
            part.value < fact.value
                && (directly
                    || (fact.token < part.token
                        && (is_of_them(source, part) || done() || on_some())))
        };
        self.passages.iter().any(|source| {
            source.quantities.windows(2).any(|pair| {
                let (first, second) = (&pair[0], &pair[1]);
                (second.same_amount(whole) && parts(source, first, second))
                    || (first.same_amount(whole) && parts(source, second, first))
            })
        })
    }

    /// Whether the amount is only ever that of which a mark is a part: the 20 of `18/20`.
    pub fn is_only_a_scale(&self, value: f64) -> bool {
        self.passages.iter().all(|passage| {
            let mut facts = passage
                .quantities
                .iter()
                .filter(|fact| (fact.value - value).abs() < f64::EPSILON);
            facts.all(|fact| {
                let before = passage.text[..fact.span.start].trim_end();
                before.ends_with('/') || before.ends_with(" of")
            })
        })
    }

    /// Whether the user gives any amount of these.
    pub fn counts(&self, noun: &str) -> bool {
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        facts.any(|fact| fact.nouns.iter().any(|said| same_kind(said, noun)))
    }

    /// Whether the user says that people report to them.
    pub fn has_reports(&self) -> bool {
        self.any_word(|passage, at| {
            // `Two lads work for me`, `the juniors assigned to me`.
            let key = passage.key(at);
            let before = || passage.key(at.saturating_sub(1));
            let under = passage.key(at + 1) == "me"
                && (is_among!("under below beneath", key)
                    || (key == "for" && is_among!("work works working worked", before()))
                    || (key == "to" && is_among!("assigned allocated", before())));
            let report = is_among!("report reported reporting reports", key)
                && passage.key(at + 1) == "to"
                && passage.key(at + 2) == "me";
            // `I/c of 6 lads`.
            let charged = key == "c"
                && before() == "i"
                && at > 0
                && passage.gap_after(at - 1) == "/"
                && is_among!("of for", passage.key(at + 1));
            (under || report || charged) && !passage.words[at].negated
        })
    }

    /// How often the user says of this word that it was, if they say it once: `week` of "weekly meetings".
    pub fn rate_of(&self, word: &str) -> Option<&'static str> {
        let mut rates = self
            .occurrences(&stem(word))
            .iter()
            .filter(|(_, at)| *at > 0)
            .filter_map(|(passage, at)| {
                number_words::adverb_of_time(self.passages[*passage].key(at - 1))
            });
        let first = rates.next()?;
        rates.all(|rate| rate == first).then_some(first)
    }

    /// The units of time by which the user says how often: `week` of "every week", "40/week" and "on Tuesdays".
    pub fn rates(&self) -> &HashSet<&'static str> {
        self.rates.get_or_init(|| self.read_rates())
    }

    fn read_rates(&self) -> HashSet<&'static str> {
        let mut units = HashSet::default();
        for passage in &self.passages {
            units.extend(
                passage
                    .quantities
                    .iter()
                    .filter_map(|quantity| quantity.per),
            );
            units.extend((1..passage.tokens.len()).filter_map(|at| {
                let some = is_among!(
                    "most some all few many alternate busy good bad normal",
                    passage.key(at - 1)
                );
                number_words::time_unit(passage.key(at)).filter(|_| some)
            }));
            if (1..passage.tokens.len()).any(|at| {
                matches!(
                    passage.key(at),
                    "morning" | "afternoon" | "evening" | "night"
                ) && matches!(passage.key(at - 1), "every" | "each")
            }) {
                units.insert("day");
            }
            units.extend(
                passage
                    .rates(0..passage.tokens.len())
                    .into_iter()
                    .map(|(_, unit)| unit),
            );
            units.extend(rates_in_counts(passage));
            let counted = || passage.quantities.iter().flat_map(|one| &one.nouns);
            units.extend(counted().filter_map(|noun| per_in(noun)));
            // `Two seasons`, `seasonal work`: what is counted by them comes with each of them.
            units.extend(counted().filter_map(|noun| {
                number_words::time_unit(noun).filter(|unit| is_among!("season shift term", unit))
            }));
            if (0..passage.tokens.len()).any(|at| is_among!("seasonal seasonally", passage.key(at)))
            {
                units.insert("season");
            }
            units.extend(rates_of_days(passage));
            if comes_fortnightly(passage) {
                units.insert("fortnight");
            }
            // `At month end`.
            units.extend((1..passage.tokens.len()).filter_map(|at| {
                let counted = passage
                    .quantities
                    .iter()
                    .any(|quantity| quantity.token + 1 == at)
                    || passage
                        .key(at - 1)
                        .bytes()
                        .all(|byte| byte.is_ascii_digit());
                let ends = matches!(passage.key(at + 1), "end" | "ends" | "start");
                number_words::time_unit(passage.key(at)).filter(|_| ends && !counted)
            }));
            // A number of days or hours may be how often, too.
            let mut keys = passage.tokens.iter().map(|token| token.key.as_str());
            if passage
                .quantities
                .iter()
                .any(|quantity| quantity.nouns.iter().any(|noun| noun == "day"))
            {
                units.insert("week");
            }
            // `Every spring`, `each September`.
            if (1..passage.tokens.len()).any(|at| {
                matches!(passage.key(at - 1), "every" | "each") && is_part_of_year(passage.key(at))
            }) {
                units.insert("year");
            }
            // `In the mornings`, `500 bricks day average`.
            if (0..passage.tokens.len()).any(|at| {
                matches!(passage.key(at), "mornings" | "evenings" | "pr")
                    || (passage.key(at) == "day" && passage.key(at + 1) == "average")
            }) {
                units.insert("day");
            }
            if passage
                .tokens
                .iter()
                .any(|token| token.key == "shift" || token.key == "shifts")
            {
                units.insert("shift");
            }
            if keys.any(|key| number_words::weekday(key).is_some() || key.starts_with("weekend")) {
                units.insert("week");
                let weekend = ["sat", "saturday", "sun", "sunday", "weekend"];
                let free = |token: &Token<'_>| weekend.contains(&token.key.trim_end_matches('s'));
                if passage.tokens.iter().any(free) {
                    units.insert("weekend");
                }
            }
        }
        units
    }
}

/// `Every other week`, `every 2 weeks`.
fn comes_fortnightly(passage: &Passage<'_>) -> bool {
    (1..passage.tokens.len()).any(|at| {
        matches!(passage.key(at), "other" | "second" | "2nd" | "two" | "2")
            && passage.key(at - 1) == "every"
            && (number_words::time_unit(passage.key(at + 1)) == Some("week")
                || number_words::weekday(passage.key(at + 1)).is_some())
    })
}

/// Rates that counts and names of measures tell: `4 releases a year` come quarterly, `day rate`, `MAU`.
fn rates_in_counts(passage: &Passage<'_>) -> Vec<&'static str> {
    let counted = passage.quantities.iter().filter_map(|quantity| {
        let often = |times: f64| (quantity.value - times).abs() < 0.1;
        match quantity.per? {
            "year" if often(4.0) => Some("quarter"),
            "year" if often(12.0) => Some("month"),
            "year" if often(52.0) => Some("week"),
            "week" if often(7.0) => Some("day"),
            _ => None,
        }
    });
    let named = (0..passage.tokens.len()).filter_map(|at| match passage.key(at) {
        "mau" | "maus" | "mrr" => Some("month"),
        "dau" | "daus" => Some("day"),
        "arr" => Some("year"),
        "rate" | "rates" => number_words::time_unit(passage.key(at.checked_sub(1)?)),
        _ => None,
    });
    counted.chain(named).collect()
}

/// Whether `value` is `rounded` when it has fewer figures, of which the last is right.
fn rounds_to(value: f64, rounded: f64) -> bool {
    const NEAREST: f64 = 0.05;
    // The worth of the last figure that is no zero, from that of the first.
    let mut last = 10_f64.powf(rounded.abs().log10().floor());
    while last > 1e-4 && ((rounded / last).round() - rounded / last).abs() > 1e-6 {
        last /= 10.0;
    }
    let off = (value - rounded).abs();
    off > 0.0 && off <= last / 2.0 && off <= rounded * NEAREST
}

#[cfg(test)]
mod tests {
    use super::rounds_to;

    #[test]
    fn a_round_number_stands_for_those_near_it_and_no_other_does() {
        assert!(rounds_to(10_886.0, 10_900.0));
        assert!(rounds_to(197.0, 200.0));
        for (said, written) in [(120.0, 125.0), (45.0, 47.0), (45.0, 50.0), (200.0, 201.0)] {
            assert!(!rounds_to(said, written), "{written} for {said}");
        }
    }
}
