//! Times of day: `05:00` of `5am`, which no `07:00` is.

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::Quantity;
use super::Facts;
use crate::english::verbs;

/// Hours and minutes, and whether it can be nothing but a time of day.
type Clock = (u16, u16, bool);

impl Facts<'_> {
    /// Whether a time of day stands at `at` that is none of those which the user gives.
    pub fn is_other_clock(&self, passage: &Passage<'_>, at: usize) -> bool {
        const HALF_DAY: u16 = 12;
        let Some((hour, minutes, certain)) = clock(passage, at) else {
            return false;
        };
        if !certain && !begins_at(passage, at) {
            return false;
        }
        let said = || {
            self.passages.iter().flat_map(|source| {
                (0..source.tokens.len())
                    .filter(move |place| certain || Self::names_hour(source, *place))
                    .filter_map(|place| clock(source, place))
            })
        };
        let same = |(other, its, _): Clock| {
            other % HALF_DAY == hour % HALF_DAY && (its == minutes || its == 0 && minutes == 30)
        };
        let given =
            || said().any(|one| one.2) || self.any_word(|source, place| is_pointed(source, place));
        !said().any(same) && given()
    }

    /// Whether the user gives an hour of the day there.
    pub fn names_hour(source: &Passage<'_>, at: usize) -> bool {
        clock(source, at).is_some_and(|(_, _, certain)| {
            certain || is_pointed(source, at) || is_ranged(source, at)
        })
    }

    /// `6am` of `opened up most mornings at 6`: the hour is given, and its half of the day is left to what is done then.
    pub(super) fn is_hour(&self, claim: &Quantity) -> bool {
        const HALF_DAY: u16 = 12;
        let Some(half) = claim
            .nouns
            .first()
            .filter(|noun| is_among!("am pm oclock", noun.as_str()))
        else {
            return false;
        };
        self.any_word(|source, place| {
            clock(source, place).is_some_and(|(hour, minutes, certain)| {
                // `4 pm` of `7 to 16h`.
                let late = hour > HALF_DAY && half == "pm";
                let hour = if late { hour - HALF_DAY } else { hour };
                !certain
                    && (1..=HALF_DAY).contains(&hour)
                    && (f64::from(hour) - claim.value).abs() < f64::EPSILON
                    && minutes == 0
                    && (is_pointed(source, place) || is_ranged(source, place))
                    && (late || half == "oclock" || may_be(half, hour, source, place))
            })
        })
    }
}

/// Whether a word for a point in time stands before the figures, and nothing that they count behind them: `at 6`, `from 5.30 most days`.
fn is_pointed(passage: &Passage<'_>, at: usize) -> bool {
    const POINTED: &str = "at from till til until by before after around start starts starting finish finishes finishing open opens close closes";
    const BEHIND: &str = "sharp every most each mornings nights evenings weekdays weekends daily monday tuesday wednesday thursday friday saturday sunday";
    at > 0
        && passage.gap_after(at - 1) == " "
        && is_among!(POINTED, passage.key(at - 1))
        && clock(passage, at).is_some()
        && (passage.gap_after(at) != " "
            || at + 1 >= passage.tokens.len()
            || number_words::is_function_word(passage.key(at + 1))
            || number_words::small_number(passage.key(at + 1)).is_some()
            || is_among!(BEHIND, passage.key(at + 1)))
}

/// `Opened the shop at 5`: the hour at which a thing begins or ends.
fn begins_at(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    const MOVES: &str = "open start begin finish close arrive end lock";
    passage.before(at) == "at"
        && is_pointed(passage, at)
        && (at.saturating_sub(REACH)..at - 1)
            .filter_map(|place| verbs::lookup(passage.key(place)))
            .any(|(base, _)| is_among!(MOVES, base))
}

/// Whether it is the first or the second of two hours: `7-3`, `7 to 3`.
fn is_ranged(passage: &Passage<'_>, at: usize) -> bool {
    let joins = |at: usize| {
        clock(passage, at + 1).is_some() && matches!(passage.gap_after(at).trim(), "-" | "–")
            || clock(passage, at + 2).is_some()
                && is_among!("to till til until", passage.key(at + 1))
    };
    joins(at)
        || at > 0 && clock(passage, at - 1).is_some() && joins(at - 1)
        || at > 1 && clock(passage, at - 2).is_some() && joins(at - 2)
}

/// Whether the hour may lie in this half of the day, by the parts of the day that the sentence names.
fn may_be(half: &str, hour: u16, source: &Passage<'_>, at: usize) -> bool {
    const EARLY: u16 = 8;
    const LATE: u16 = 6;
    let (mut before, mut after) = (false, false);
    for place in source.sentence_of(at) {
        let key = source.key(place);
        if is_among!("morning mornings breakfast breakfasts dawn early", key) {
            before = true;
        } else if is_among!(
            "afternoon afternoons evening evenings dinner dinners pm",
            key
        ) {
            after = true;
        } else if is_among!("night nights nightly overnight", key) {
            before |= hour <= EARLY || hour == 12;
            after |= (LATE..12).contains(&hour);
        }
    }
    before == after || (half == "am") == before
}

/// The time of day that the words from `at` on may give.
fn clock(passage: &Passage<'_>, at: usize) -> Option<Clock> {
    const WORDS: &str =
        "noon midday midnight one two three four five six seven eight nine ten eleven twelve";
    let token = passage.tokens.get(at)?;
    if !token.text.starts_with(|c: char| c.is_ascii_digit()) && !is_among!(WORDS, &token.key) {
        return None;
    }
    if let Some(noon) = is_among!("noon midday midnight", &token.key).then_some(12) {
        return Some((noon, 0, false));
    }
    let valid = |hour: u16, minutes: u16, certain: bool| {
        (hour <= 24 && minutes < 60).then_some((hour, minutes, certain))
    };
    let next = passage.key(at + 1);
    let in_halves = |suffix: &str| is_among!("am pm oclock", suffix);
    if let Some(hour) = ("one two three four five six seven eight nine ten eleven twelve")
        .split(' ')
        .zip(1..)
        .find_map(|(word, hour)| (word == token.key).then_some(hour))
    {
        return valid(hour, 0, in_halves(next));
    }
    let end = token
        .text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(token.text.len());
    let (figures, rest) = token.text.split_at(end);
    let suffix = rest.to_ascii_lowercase();
    let certain = in_halves(&suffix) || (suffix.is_empty() && in_halves(next));
    if let Some((hour, minutes)) = figures.split_once('.') {
        let two = minutes.len() == 2;
        return valid(
            hour.parse().ok()?,
            minutes.parse().ok().filter(|_| two)?,
            certain,
        );
    }
    let number: u16 = figures.parse().ok()?;
    // `1h52`.
    let behind = suffix.strip_prefix('h').unwrap_or_default();
    if behind.len() == 2 {
        return valid(number, behind.parse().ok()?, false);
    }
    if figures.len() > 2 {
        return valid(number / 100, number % 100, certain);
    }
    let minutes = passage.tokens.get(at + 1).filter(|minutes| {
        passage.gap_after(at) == ":" && minutes.text.len() >= 2 && suffix.is_empty()
    });
    match minutes {
        Some(minutes) => valid(number, minutes.text.get(..2)?.parse().ok()?, true),
        None => valid(number, 0, certain),
    }
}
