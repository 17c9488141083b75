//! Dates that the user gives in short or in parts: `apprentice 03-07`, `2019 sous chef`, `the spring 2020 issue, april i think`.

use crate::english::dates::{Date, month_number};

use super::super::clauses::Passage;
use super::super::number_words::{self, is_function_word};
use super::super::quantity::Unit;
use super::Facts;

impl Facts<'_> {
    /// Whether the user gives the date in such a way.
    pub(super) fn gives_loosely(&self, claim: Date) -> bool {
        claim.day.is_none()
            && self.passages.iter().any(|source| match claim.month {
                None => gives_in_short(source, claim.year) || gives_bare(source, claim.year),
                Some(month) => gives_apart(source, claim.year, month),
            })
    }
}

/// Both years of `98-02`, and the first of `07-now`, where they count nothing: not those of `kids 11-14` or `10-12 people`.
fn gives_in_short(source: &Passage<'_>, year: u16) -> bool {
    const OTHERS: &str = "age aged ages kid kids child children boy boys girl girls grade grades level levels class page pages \
        size room rooms team teams group groups shift shifts u under over";
    const LONGEST: u16 = 40;
    let short = |at: usize| {
        let token = source.tokens.get(at)?;
        let digits = token.text.len() == 2 && token.text.bytes().all(|byte| byte.is_ascii_digit());
        let short: u16 = token.text.parse().ok().filter(|_| digits)?;
        Some(if short < 50 {
            2000 + short
        } else {
            1900 + short
        })
    };
    // How many tokens further the other end stands: `98-02`, `19 till 22`.
    let further = |at: usize| match source.gap_after(at).trim() {
        "-" | "–" | "—" | "/" => Some(1),
        "" if is_among!("to till til until", source.key(at + 1)) => Some(2),
        _ => None,
    };
    let apart = |at: usize| {
        source.tokens.get(at).is_none_or(|_| {
            let gap = source.gap_after(at - 1);
            is_function_word(source.key(at)) && gap == " "
                || gap.contains([',', ';', '.', ')', '(', '\n', ':'])
        })
    };
    (0..source.tokens.len()).any(|at| {
        let Some((first, end)) = short(at)
            .zip(further(at))
            .map(|(first, on)| (first, at + on))
        else {
            return false;
        };
        let before = at.checked_sub(1);
        let counts = before.is_some_and(|before| {
            is_among!(OTHERS, source.key(before))
                || source
                    .gap_after(before)
                    .contains(['-', '–', '/', '.', '\'', '+', '$', '£', '€'])
        });
        if counts {
            return false;
        }
        match short(end) {
            Some(last) => {
                (first + 1..first + LONGEST).contains(&last)
                    && (year == first || year == last)
                    && apart(end + 1)
            }
            None => year == first && is_among!("now present current date today", source.key(end)),
        }
    })
}

/// The year before a word that one can take for a plural: `2019 sous`, `foundation 2016 axelos`.
fn gives_bare(source: &Passage<'_>, year: u16) -> bool {
    let digits = year.to_string();
    source.quantities.iter().any(|amount| {
        source.tokens[amount.token].text == digits
            && amount.per.is_none()
            && amount.unit == Unit::Plain
    })
}

/// The month that stands near a year without one: `spring 2020 issue i think april`.
fn gives_apart(source: &Passage<'_>, year: u16, month: u8) -> bool {
    const BEHIND: usize = 8;
    const BEFORE: usize = 4;
    source
        .dates
        .iter()
        .filter(|mention| {
            mention.date.year == year && mention.date.month.is_none_or(|other| other < month)
        })
        .any(|mention| {
            let at = source
                .tokens
                .partition_point(|token| token.end <= mention.span.start);
            if at >= source.tokens.len() {
                return false;
            }
            let sentence = source.sentence_of(at);
            // `Submitted jan 2024, viva in april`.
            let before = if mention.date.month.is_none() {
                BEFORE
            } else {
                0
            };
            let mut near = (at.saturating_sub(before)..at + BEHIND)
                .filter(|place| *place != at && sentence.contains(place));
            near.any(|place| {
                let token = &source.tokens[place];
                let dated = source
                    .dates
                    .iter()
                    .any(|other| other.span.start <= token.start && token.end <= other.span.end);
                // `I may`, `will march`.
                let verb = place > 0
                    && is_among!("i we you it they he she will to", source.key(place - 1));
                // The day or the year of another date.
                let numbered = source
                    .tokens
                    .get(place + 1)
                    .is_some_and(|next| number_words::digits(next.text).is_some());
                month_number(&token.key) == Some(month) && !dated && !verb && !numbered
            })
        })
}
