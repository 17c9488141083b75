//! When the user said that something was.

use smol_str::SmolStr;

use crate::check::truth::word_lists::is_listed;
use crate::english::dates::{Date, Mention};
use crate::english::titles;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::same_thing;
use super::Facts;
use super::converted::together;

impl Facts<'_> {
    /// Whether the user said this date, at least as exactly.
    pub fn date(&self, claim: Date) -> bool {
        let mut mentions = self.passages.iter().flat_map(|passage| &passage.dates);
        mentions.any(|mention| mention.date.supports(claim))
            || self.is_edge_of_year(claim)
            || self.is_feast(claim)
            || self.gives_loosely(claim)
            || self.is_other_end(claim, true)
            || self.is_other_end(claim, false)
            || self.left_after(claim)
    }

    /// The 2018 of `started law 2016, left after two years`.
    fn left_after(&self, claim: Date) -> bool {
        const LEFT: &str =
            "left leaving quit dropped stopped finished resigned withdrew ended gave out";
        claim.month.is_none()
            && self.passages.iter().any(|passage| {
                passage.quantities.iter().any(|took| {
                    let years = took
                        .nouns
                        .first()
                        .is_some_and(|noun| number_words::time_unit(noun) == Some("year"));
                    let left = took.token > 1
                        && passage.key(took.token - 1) == "after"
                        && is_listed(LEFT, passage.key(took.token - 2));
                    let began = passage
                        .dates
                        .iter()
                        .rev()
                        .find(|mention| mention.span.end <= took.span.start);
                    years
                        && left
                        && began.is_some_and(|began| {
                            let later = f64::from(claim.year) - f64::from(began.date.year);
                            (later - took.value).abs() < f64::EPSILON
                        })
                })
            })
    }

    /// Whether the date is only worked out as a beginning, from the end and how long it took.
    pub fn only_begins(&self, claim: Date) -> bool {
        let mut mentions = self.passages.iter().flat_map(|passage| &passage.dates);
        !mentions.any(|mention| mention.date.supports(claim))
            && !self.is_edge_of_year(claim)
            && !self.is_feast(claim)
            && !self.gives_loosely(claim)
            && !self.is_other_end(claim, true)
            && self.is_other_end(claim, false)
    }

    /// The end of what began in May 2021 and took 18 months, or the beginning of `3 years till June 2022`.
    fn is_other_end(&self, claim: Date, is_end: bool) -> bool {
        const FURTHEST: usize = 9;
        const ENDS: &str =
            "finished finish completed ended ending graduated left until till til to done passed";
        const BEGINS: &str = "since from started start joined began begun starting";
        let months =
            |date: Date| i32::from(date.year) * 12 + i32::from(date.month.unwrap_or(1)) - 1;
        self.passages.iter().any(|passage| {
            let in_range = |date: Date| {
                passage
                    .ranges()
                    .iter()
                    .any(|(start, end)| start.date == date || end.date == date)
            };
            passage.quantities.iter().any(|took| {
                let unit = took
                    .nouns
                    .first()
                    .and_then(|noun| number_words::time_unit(noun));
                let factor = match unit {
                    Some("month") => 1.0,
                    Some("year") => 12.0,
                    _ => return false,
                };
                let of_quantity = took.token..took.token + FURTHEST;
                // `4 yrs 2 months`.
                let mut others = passage.quantities.iter();
                let whole = others
                    .find_map(|other| together(passage, took, other))
                    .map_or(took.value * factor, |(_, months)| months);
                let length = (1..600).find(|length| (f64::from(*length) - whole).abs() < 0.1);
                let near = passage.dates.iter().filter(|mention| {
                    let at = passage
                        .tokens
                        .partition_point(|token| token.end <= mention.span.start);
                    (at.saturating_sub(FURTHEST)..=at + FURTHEST).contains(&took.token)
                        || of_quantity.contains(&at)
                });
                // What was launched in nine months says nothing of the end.
                let within = took
                    .token
                    .checked_sub(1)
                    .is_some_and(|at| is_among!("in within inside under every", passage.key(at)));
                took.unit == Unit::Plain
                    && took.per.is_none()
                    && !within
                    && length.is_some_and(|length| {
                        near.filter(|mention| {
                            // What was finished then goes on to no later end.
                            let at = passage
                                .tokens
                                .partition_point(|token| token.end <= mention.span.start);
                            let pointed =
                                usize::from(is_among!("in on at around about", passage.before(at)));
                            let word = at
                                .checked_sub(1 + pointed)
                                .map_or("", |before| passage.key(before));
                            let said = if is_end { ENDS } else { BEGINS };
                            !is_listed(said, word)
                                && !in_range(mention.date)
                                && mention.date.month.is_some()
                                && claim.month.is_some()
                        })
                        .any(|mention| {
                            let apart = months(claim) - months(mention.date);
                            let apart = if is_end { apart } else { -apart };
                            // The last month may be worked in full.
                            apart == length || apart + 1 == length
                        })
                    })
            })
        })
    }

    /// The dates of a year, with where they stand.
    fn mentions_of(&self, year: u16) -> impl Iterator<Item = (&Passage<'_>, &Mention)> {
        self.passages.iter().flat_map(move |passage| {
            let dates = passage.dates.iter();
            dates
                .filter(move |mention| mention.date.year == year)
                .map(move |mention| (passage, mention))
        })
    }

    /// `2021-12` for Christmas 2021.
    fn is_feast(&self, claim: Date) -> bool {
        let feasts = match (claim.month, claim.day) {
            (Some(12), None) => "xmas christmas advent",
            (Some(11), None) => "thanksgiving",
            (Some(10), None) => "halloween oktoberfest",
            (Some(3 | 4), None) => "easter",
            _ => return false,
        };
        self.mentions_of(claim.year).any(|(passage, mention)| {
            let before = passage
                .tokens
                .partition_point(|token| token.end <= mention.span.start);
            before
                .checked_sub(1)
                .is_some_and(|at| is_listed(feasts, passage.key(at)))
        })
    }

    /// `2022-12` for the end of 2022, `2019-01` for the beginning of 2019.
    fn is_edge_of_year(&self, claim: Date) -> bool {
        let edge = match (claim.month, claim.day) {
            (Some(12), None) => ["end", "end"],
            (Some(1), None) => ["start", "beginning"],
            _ => return false,
        };
        self.mentions_of(claim.year).any(|(passage, mention)| {
            let before = passage.text[..mention.span.start].trim_end();
            let before = before.strip_suffix("of").unwrap_or(before).trim_end();
            before
                .split_whitespace()
                .next_back()
                .is_some_and(|word| edge.contains(&word))
        })
    }

    /// Whether the user said this date, and not of something else: where far more of the words around the claim (stems) stand by
    /// another date of the user's than by this one, it has been moved. Where all the words that no comma parts from it stand by this date,
    /// the others are of something else.
    pub fn date_about(&self, claim: Date, passage: &Passage<'_>, mention: &Mention) -> bool {
        const FAR_MORE: usize = 2;
        let contents = passage.contents_near(mention);
        let beside = contents_beside(passage, mention);
        let (mut here, mut elsewhere) = (None, 0);
        let all_beside = |around: &[SmolStr]| {
            let said = |other: &SmolStr| around.iter().any(|stem| same_thing(stem, other));
            beside.len() > 1 && beside.iter().all(said)
        };
        for (date, around) in &self.dated {
            let shared = contents
                .iter()
                .filter(|other| around.iter().any(|stem| same_thing(stem, other)))
                .count();
            if date.supports(claim) {
                if all_beside(around) {
                    return true;
                }
                let alone = around.is_empty();
                here = here.max(Some(if alone { usize::MAX } else { shared }));
            } else {
                elsewhere = elsewhere.max(shared);
            }
        }
        match here {
            Some(here) => here.saturating_add(FAR_MORE) > elsewhere,
            // `December 2019` of `Christmas 2019`.
            None => {
                self.is_edge_of_year(claim) || self.is_feast(claim) || self.gives_loosely(claim)
            }
        }
    }

    /// Whether the user gives what stands by this date to another.
    pub fn is_moved(&self, passage: &Passage<'_>, mention: &Mention) -> bool {
        self.other_season(passage, mention) || self.dated_otherwise(passage, mention)
    }

    /// Whether the user says of that year that it was in another season only: `spring 2019` for `autumn 2019`.
    fn other_season(&self, passage: &Passage<'_>, mention: &Mention) -> bool {
        let Some(claimed) = season_of(passage, mention) else {
            return false;
        };
        let dated = || {
            self.passages.iter().flat_map(|source| {
                let dates = source
                    .dates
                    .iter()
                    .filter(|said| !source.is_denied_at(said.span.start));
                dates.filter_map(|said| Some((said.date.year, season_of(source, said)?)))
            })
        };
        let seasons = self.passages.iter().flat_map(|source| {
            let tokens = source.tokens.iter().zip(&source.words);
            tokens
                .filter(|(_, word)| !word.negated)
                .filter_map(|(token, _)| season(&token.key))
        });
        // `Fall 2021 and spring 2022` have no fall 2022.
        let with_others = dated().filter(|(_, season)| *season == claimed).count();
        let here = || dated().filter(|(year, _)| *year == mention.date.year);
        here().next().is_some()
            && here().all(|(_, season)| season != claimed)
            && seasons.filter(|season| *season == claimed).count() <= with_others
    }

    /// Whether the user tells the amount beside a date of another year: `38 sales in 2018`.
    fn dated_otherwise(&self, passage: &Passage<'_>, mention: &Mention) -> bool {
        const NEAR: usize = 6;
        let place = |passage: &Passage<'_>, mention: &Mention| {
            passage
                .tokens
                .partition_point(|token| token.end <= mention.span.start)
        };
        let alone = |passage: &Passage<'_>, mention: &Mention| {
            let ranges = passage.ranges();
            let ends = ranges.iter().flat_map(|(start, end)| [*start, *end]);
            !ends.into_iter().any(|end| end.span == mention.span)
        };
        let near = |passage: &Passage<'_>, mention: &Mention, amount: &Quantity| {
            let at = place(passage, mention);
            let both = amount.token.min(at)..amount.token.max(at);
            both.len() <= NEAR
                && both
                    .clone()
                    .all(|between| !passage.gap_after(between).contains(['.', ';', '\n']))
                && passage.dates.iter().all(|other| {
                    other.span == mention.span || !both.contains(&place(passage, other))
                })
        };
        let at = place(passage, mention);
        let pointed = is_among!("in during of for", passage.before(at));
        // The 52 of `from 38 in 2017 to 52 in 2019` are those of 2019.
        let of_another = |amount: &Quantity| {
            let apart = |other: &Mention| amount.token.abs_diff(place(passage, other));
            let mut others = passage.dates.iter();
            others.any(|other| other.span != mention.span && apart(other) <= apart(mention))
        };
        pointed
            && alone(passage, mention)
            && passage
                .quantities
                .iter()
                .filter(|amount| {
                    near(passage, mention, amount)
                        && !of_another(amount)
                        && amount.label.is_none()
                        && amount.unit != Unit::Ordinal
                        && amount.value > 1.0
                })
                .any(|amount| {
                    let mut moved = false;
                    for source in &self.passages {
                        let facts = source
                            .quantities
                            .iter()
                            .filter(|fact| fact.same_amount(amount));
                        for fact in facts {
                            let dates = source
                                .dates
                                .iter()
                                .filter(|said| alone(source, said) && near(source, said, fact));
                            for said in dates {
                                if said.date.year == mention.date.year {
                                    return false;
                                }
                                moved = true;
                            }
                        }
                    }
                    moved
                })
    }

    /// Whether the user's periods contradict one from `start` to `end`: one of them begins or ends with it and has another other
    /// end, and none is it.
    pub fn other_period(&self, start: Date, end: Date) -> bool {
        let mut contradicted = false;
        for passage in &self.passages {
            // `2006-2018, member since 1999`: what began in 1999 goes on.
            let goes_on = passage.dates.iter().any(|mention| {
                mention.date.supports(start)
                    && passage.text[..mention.span.start]
                        .trim_end()
                        .ends_with("since")
            });
            let ended = passage
                .ranges()
                .into_iter()
                .any(|(begun, ended)| ended.date.supports(end) && begun.date.year != start.year);
            contradicted |= goes_on && ended;
            // `January to april 2021 and again in 2022`.
            let again = passage.dates.iter().any(|mention| {
                let before = passage.text[..mention.span.start].trim_end();
                mention.date.year == end.year
                    && (before.ends_with("again in") || before.ends_with("again"))
            });
            if again {
                return false;
            }
            for (begun, ended) in passage.ranges() {
                if !begun.date.supports(start) {
                    continue;
                }
                // The beginning of one and the end of another of the same text may be told as one; a year in which something else was is
                // no end.
                if passage
                    .dates
                    .iter()
                    .any(|mention| mention.date.supports(end) && !happened_in(passage, mention))
                {
                    return false;
                }
                contradicted |= ended.date.year != end.year;
            }
        }
        contradicted
    }
}

/// Stems of the content words of the sentence that no comma or bracket parts from the date.
fn contents_beside(passage: &Passage<'_>, mention: &Mention) -> Vec<SmolStr> {
    let parts = |at: usize| {
        let gap = passage.gap_after(at);
        gap.contains([',', ';', '(', ')', '–', '—'])
    };
    let tokens = &passage.tokens;
    let at = tokens.partition_point(|token| token.end <= mention.span.start);
    let end = tokens.partition_point(|token| token.start < mention.span.end);
    let before = (0..at).rev().take_while(|place| !parts(*place));
    let behind = (end..tokens.len()).take_while(|place| !parts(place - 1));
    let around = passage.contents_around(mention);
    before
        .chain(behind)
        .map(|place| passage.words[place].stem.clone())
        .filter(|stem| around.contains(stem))
        .collect()
}

/// Whether a date only tells when something was: `a short course in 2014`, which goes on to no other.
fn happened_in(passage: &Passage<'_>, mention: &Mention) -> bool {
    let at = passage
        .tokens
        .partition_point(|token| token.end <= mention.span.start);
    let pointed = is_among!("in during", passage.before(at));
    let ranges = passage.ranges();
    let mut ends = ranges.iter().flat_map(|(start, end)| [*start, *end]);
    pointed && !ends.any(|end| end.span == mention.span) && !changes_post(passage, at)
}

/// Whether what is said with a date tells of another post, where the one before it ends: `made floor supervisor in 2018`.
fn changes_post(passage: &Passage<'_>, date: usize) -> bool {
    const CHANGES: &str = "promoted promotion promo made became become upgraded moved switched stepped appointed named transferred";
    let sentence = passage.sentence_of(date.min(passage.tokens.len().saturating_sub(1)));
    let apart = |at: usize| passage.gap_after(at).contains([',', ';', ':', '(', '\n']);
    let before = (sentence.start..date).rev().take_while(|at| !apart(*at));
    let behind = (date + 1..sentence.end).take_while(|at| !apart(at - 1));
    before.chain(behind).any(|at| {
        is_among!(CHANGES, passage.key(at)) || titles::is_title_noun(&passage.words[at].stem)
    })
}

/// The season that a word names.
fn season(key: &str) -> Option<&'static str> {
    Some(match key.strip_suffix('s').unwrap_or(key) {
        "spring" => "spring",
        "summer" => "summer",
        "autumn" | "fall" => "autumn",
        "winter" => "winter",
        _ => return None,
    })
}

/// The season of a year that stands before it: `spring term 2022`.
fn season_of(passage: &Passage<'_>, mention: &Mention) -> Option<&'static str> {
    let at = passage
        .tokens
        .partition_point(|token| token.end <= mention.span.start);
    (1..=2).find_map(|back| season(passage.key(at.checked_sub(back)?)))
}

#[cfg(test)]
#[path = "times_tests.rs"]
mod tests;
