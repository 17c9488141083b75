//! Whether something is as often as is claimed, by the unit of time beside the amount or by the days that are named.

use crate::english::dates::month_number;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::Quantity;
use super::recurring::{comes_weekly, is_working_week};

/// Words between an amount and the day or season by which it comes back.
const NEAR: usize = 5;

pub(super) fn same_rate(passage: &Passage<'_>, fact: &Quantity, claim: &Quantity) -> bool {
    if let Some(unit) = fact.nouns.iter().find_map(|noun| per_in(noun)) {
        return claim.per.is_none_or(|theirs| theirs == unit);
    }
    match (fact.per, claim.per) {
        (_, None) => true,
        (Some(mine), Some(theirs)) => {
            let of_night = || {
                is_among!("night shift", mine)
                    && is_among!("night shift", theirs)
                    && (1..passage.tokens.len()).any(|at| {
                        is_among!("shift shifts", passage.key(at))
                            && is_among!("night nights", passage.key(at - 1))
                    })
            };
            // `Tuesdays, 22 cubs an evening` are as many every Tuesday evening.
            let of_evenings = || {
                theirs == "week"
                    && is_among!("evening night", mine)
                    && passage
                        .tokens
                        .iter()
                        .any(|token| number_words::weekday(&token.key).is_some())
            };
            mine == theirs || of_night() || of_evenings()
        }
        (None, Some(theirs)) => {
            let sentence = passage.tokens[fact.token].sentence;
            // `Target 110 picks an hour, i did 130` is no 130 a day.
            let other_rate = passage.quantities.iter().any(|other| {
                other.per.is_some_and(|per| per != theirs)
                    && fact.nouns.is_empty()
                    && passage.tokens[other.token].sentence == sentence
            });
            // `12 kg a batch` is no 12 kg an hour.
            let of_things = (fact.token + 1..fact.token + 5).any(|at| {
                let per = passage.key(at) == "per"
                    && number_words::time_unit(passage.key(at + 1)).is_none();
                // `80 in a morning` are no 80 an hour.
                let part = is_among!("hour minute", theirs)
                    && is_among!("a per each every one", passage.key(at))
                    && is_among!(
                        "morning afternoon evening night session class batch lesson",
                        passage.key(at + 1)
                    );
                per || part
            });
            // `6'400 in total` is no 6'400 a year.
            let whole = (fact.token + 1..fact.token + 2 + fact.nouns.len() + 2)
                .take_while(|at| {
                    passage
                        .tokens
                        .get(*at)
                        .is_some_and(|token| token.sentence == sentence)
                        && !passage.gap_after(*at - 1).contains([',', ';', '('])
                })
                .any(|at| is_among!("total altogether overall", passage.key(at)));
            if other_rate || of_things || whole {
                return false;
            }
            let mut words = passage
                .tokens
                .iter()
                .filter(|token| token.sentence == sentence);
            let near = (fact.token.saturating_sub(NEAR)..fact.token + NEAR).filter(|at| {
                passage
                    .tokens
                    .get(*at)
                    .is_some_and(|token| token.sentence == sentence)
            });
            let shared = passage.quantities.iter().any(|other| {
                other.per == Some(theirs) && passage.tokens[other.token].sentence == sentence
            });
            shared
                || words.any(|token| number_words::time_unit(&token.key) == Some(theirs))
                || (theirs == "week"
                    && (comes_weekly(passage, passage.sentence_of(fact.token))
                        || is_working_week(passage, fact)))
                || (theirs == "week"
                    && (fact.token + 1..fact.token + 4).any(|at| passage.key(at) == "each")
                    && passage
                        .tokens
                        .iter()
                        .any(|token| number_words::weekday(&token.key).is_some()))
                || near.map(|at| passage.key(at)).any(|key| {
                    (theirs == "week" && number_words::weekday(key).is_some())
                        || (theirs == "weekend"
                            && matches!(number_words::weekday(key), Some("sat" | "sun")))
                        || (theirs == "year" && is_part_of_year(key))
                })
        }
    }
}

/// Whether a word names what comes once a year: a season, a month.
pub(super) fn is_part_of_year(key: &str) -> bool {
    is_among!("spring summer autumn fall winter christmas", key) || month_number(key).is_some()
}

/// The unit of time in a short word for a rate: `minute` of `wpm`.
pub(super) fn per_in(noun: &str) -> Option<&'static str> {
    let unit = noun.strip_prefix(['w', 'm', 'r', 'b', 'q', 't', 'f', 'k'])?;
    Some(match unit {
        "pm" => "minute",
        "ph" => "hour",
        "ps" => "second",
        "pd" => "day",
        _ => return None,
    })
}
