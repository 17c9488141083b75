//! What the user said in numbers: amounts with what they count, and how often something happened.

use std::collections::{HashMap, HashSet};

use crate::english::dates::Date;
use crate::english::tokens::stem;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::{Agreement, Quantity, Unit};
use super::super::same_things::{is_person, same_thing};
use super::likeness::same_root;
use super::{Facts, Said};

impl Facts<'_> {
    /// Whether an amount follows from how the user put it: what is counted stands elsewhere in the sentence; `me and 8 others` are
    /// nine people; `2015, 2016 and 2017` are three summers.
    fn implies(&self, claim: &Quantity) -> bool {
        let Some(noun) = claim.nouns.last().filter(|_| claim.unit == Unit::Plain) else {
            return self.others_and_me(claim) && claim.nouns.is_empty();
        };
        let alike = |one: &str| same_thing(one, noun);
        let elliptic =
            self.passages.iter().any(|passage| {
                passage
                    .quantities
                    .iter()
                    .filter(|fact| fact.same_amount(claim))
                    .any(|fact| {
                        let sentence = passage.tokens[fact.token].sentence;
                        let mut words = passage
                            .tokens
                            .iter()
                            .zip(&passage.words)
                            .filter(|(token, _)| token.sentence == sentence);
                        let aged = noun == "year"
                            && (fact.before.iter().any(|word| word.starts_with("age"))
                                || fact.nouns.is_empty());
                        let days = noun == "day"
                            && fact.nouns.iter().any(|fact| fact == "day")
                            && claim.value <= 7.0;
                        let done = *noun == stem("time")
                            && (fact.nouns.is_empty()
                                || fact.nouns.iter().any(|fact| {
                                    claim
                                        .before
                                        .iter()
                                        .any(|word| same_root(word, fact) || word == fact)
                                }));
                        let rate = claim.per.is_none() || claim.per == fact.per || days;
                        rate && (days
                            || done
                            || (aged
                                && words.any(|(token, _)| {
                                    token.key.starts_with("age")
                                        || token.key == "old"
                                        || token.key == "till"
                                }))
                            || (fact.nouns.is_empty()
                                && passage.tokens.iter().zip(&passage.words).any(
                                    |(token, word)| token.sentence == sentence && alike(&word.stem),
                                )))
                    })
            });
        let years = matches!(noun.as_str(), "summer" | "winter" | "season" | "year")
            && self.passages.iter().any(|passage| {
                let lone = passage
                    .dates
                    .iter()
                    .filter(|mention| mention.date.month.is_none());
                let mut sentences: HashMap<usize, Vec<u16>> = HashMap::new();
                for mention in lone {
                    let at = passage
                        .tokens
                        .partition_point(|token| token.end <= mention.span.start);
                    if let Some(token) = passage.tokens.get(at) {
                        sentences
                            .entry(token.sentence)
                            .or_default()
                            .push(mention.date.year);
                    }
                }
                #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
                sentences
                    .values()
                    .any(|years| (years.len() as f64 - claim.value).abs() < 0.1)
            });
        elliptic || years || (is_person(noun) && self.others_and_me(claim))
    }

    /// `me and 8 neighbours`, `2 other mentors`: one more than the user counts.
    fn others_and_me(&self, claim: &Quantity) -> bool {
        self.passages.iter().any(|passage| {
            let counted = passage
                .quantities
                .iter()
                .filter(|fact| (fact.value + 1.0 - claim.value).abs() < 0.1)
                .any(|fact| {
                    let key = |back: usize| {
                        fact.token
                            .checked_sub(back)
                            .map_or("", |at| passage.key(at))
                    };
                    let after = (1..4).any(|ahead| {
                        matches!(
                            passage.key(fact.token + ahead),
                            "other" | "others" | "more" | "colleagues"
                        )
                    });
                    after
                        || (matches!(key(1), "and" | "plus" | "with")
                            && matches!(key(2), "me" | "i" | "myself"))
                        || (key(1) == "me")
                });
            let pair = (claim.value - 2.0).abs() < 0.1
                && (0..passage.tokens.len()).any(|at| {
                    matches!(passage.key(at), "me" | "i")
                        && matches!(passage.key(at + 1), "and" | "with" | "plus")
                        && matches!(passage.key(at + 2), "a" | "one" | "my" | "another")
                });
            let grouped = passage.quantities.iter().any(|fact| {
                fact.before
                    .iter()
                    .any(|word| matches!(word.as_str(), "team" | "group" | "crew"))
            });
            counted || (pair && !grouped)
        })
    }

    /// Whether a period of the user's took as many years: `six years` for `2016 to 2022`.
    fn lasted(&self, claim: &Quantity) -> bool {
        let years = claim
            .nouns
            .last()
            .is_some_and(|noun| number_words::time_unit(noun).as_deref() == Some("year"));
        let counted = self
            .passages
            .iter()
            .flat_map(|passage| &passage.quantities)
            .any(|fact| {
                fact.same_amount(claim)
                    && fact
                        .nouns
                        .iter()
                        .any(|noun| number_words::time_unit(noun).is_some())
            });
        if !years || claim.per.is_some() || counted {
            return false;
        }
        let months =
            |date: Date| f64::from(date.year) * 12.0 + f64::from(date.month.unwrap_or(1) - 1);
        self.passages.iter().any(|passage| {
            passage.dates.windows(2).any(|pair| {
                let between = passage
                    .text
                    .get(pair[0].span.end..pair[1].span.start)
                    .unwrap_or("x")
                    .trim();
                let range = matches!(
                    between,
                    "-" | "–"
                        | "—"
                        | "to"
                        | "till"
                        | "til"
                        | "until"
                        | "->"
                        | "/"
                        | "through"
                        | "thru"
                );
                let took = (months(pair[1].date) - months(pair[0].date)) / 12.0;
                let exact = if pair[0].date.month.is_some() && pair[1].date.month.is_some() {
                    0.34
                } else {
                    0.01
                };
                range && (took - claim.value).abs() <= exact
            })
        })
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
                        .any(|noun| number_words::time_unit(noun).is_some());
                    let denied = passage.words[fact.token].negated && fact.value != 0.0 && !time;
                    best = best.max(if denied { Said::Denied } else { Said::Yes });
                }
            }
        }
        if best == Said::No && (self.lasted(claim) || self.implies(claim)) {
            return Said::Yes;
        }
        best
    }

    /// Whether the same amount occurs at all, counting something else.
    pub fn amount_of_another(&self, claim: &Quantity) -> bool {
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        facts.any(|fact| (fact.value - claim.value).abs() < f64::EPSILON)
    }

    /// Whether the user says that people report to them.
    pub fn has_reports(&self) -> bool {
        self.passages.iter().any(|passage| {
            (0..passage.tokens.len()).any(|at| {
                matches!(passage.key(at), "under" | "below") && passage.key(at + 1) == "me"
                    || (passage.key(at).starts_with("report")
                        && passage.key(at + 1) == "to"
                        && passage.key(at + 2) == "me")
            })
        })
    }

    /// The units of time by which the user says how often: `week` of "every week", "40/week" and "on Tuesdays".
    pub fn rates(&self) -> HashSet<String> {
        const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekend";
        let mut units = HashSet::new();
        for passage in &self.passages {
            units.extend(
                passage
                    .quantities
                    .iter()
                    .filter_map(|quantity| quantity.per.clone()),
            );
            units.extend((1..passage.tokens.len()).filter_map(|at| {
                let some = matches!(
                    passage.key(at - 1),
                    "most" | "some" | "all" | "few" | "many" | "alternate"
                );
                number_words::time_unit(passage.key(at)).filter(|_| some)
            }));
            if (1..passage.tokens.len()).any(|at| {
                matches!(
                    passage.key(at),
                    "morning" | "afternoon" | "evening" | "night"
                ) && matches!(passage.key(at - 1), "every" | "each")
            }) {
                units.insert("day".to_owned());
            }
            units.extend(
                passage
                    .rates(0..passage.tokens.len())
                    .into_iter()
                    .map(|(_, unit)| unit),
            );
            // A number of days or hours may be how often, too.
            let mut keys = passage
                .tokens
                .iter()
                .map(|token| token.key.trim_end_matches('s'));
            if passage
                .quantities
                .iter()
                .any(|quantity| quantity.nouns.iter().any(|noun| noun == "day"))
            {
                units.insert("week".to_owned());
            }
            if passage
                .tokens
                .iter()
                .any(|token| token.key == "shift" || token.key == "shifts")
            {
                units.insert("shift".to_owned());
            }
            if keys.any(|key| {
                DAYS.split_ascii_whitespace()
                    .any(|day| day.trim_end_matches('s') == key)
            }) {
                units.insert("week".to_owned());
                units.insert("weekend".to_owned());
            }
        }
        units
    }
}

fn same_rate(passage: &Passage<'_>, fact: &Quantity, claim: &Quantity) -> bool {
    if fact
        .nouns
        .iter()
        .any(|noun| matches!(noun.as_str(), "wpm" | "mph" | "rpm" | "bpm"))
    {
        return true;
    }
    match (&fact.per, &claim.per) {
        (_, None) => true,
        (Some(mine), Some(theirs)) => mine == theirs,
        (None, Some(theirs)) => {
            let sentence = passage.tokens[fact.token].sentence;
            let words = passage
                .tokens
                .iter()
                .filter(|token| token.sentence == sentence);
            words
                .filter_map(|token| number_words::time_unit(&token.key))
                .any(|unit| unit == *theirs)
        }
    }
}
