//! Two numbers that are one: `1/3`, `1:6`, `one-to-one`.

use super::units::is_label;
use super::{Number, Reader};
use crate::check::truth::number_words::{digits, ordinal};
use crate::check::truth::quantity::Unit;

impl Reader<'_> {
    /// The third of `1/3` and `one third`.
    pub(super) fn part(&self, at: usize) -> Option<Number> {
        let of_label = at > 0 && (is_label(self.key(at - 1)) || self.gap_after(at - 1) == "/");
        let last = self.tokens.get(at + 1)?;
        let worth = match self.gap_after(at) {
            "/" => digits(last.text)
                .filter(|(value, rest)| rest.is_empty() && (2.0..=9.0).contains(value))
                .map(|(value, _)| value)
                .filter(|_| self.tokens[at].text == "1" && self.gap_after(at + 1) != "/"),
            " " | "-" => ordinal(&last.key).filter(|_| self.key(at) == "one"),
            _ => None,
        };
        let number = |value| Number::of(value, Unit::Ordinal, at + 2, last.end);
        worth
            .filter(|_| !of_label && matches!(self.key(at), "1" | "one"))
            .map(number)
    }

    /// How many words `one-to-one` takes, which counts nothing: `1:1`, `1 on 1`, `1-2-1`.
    pub(super) fn one_to_one(&self, at: usize) -> usize {
        let one = |place: usize| matches!(self.key(place), "one" | "1" | "1s" | "ones");
        let tight = |place: usize| matches!(self.gap_after(place), " " | "-");
        if !one(at) {
            0
        } else if one(at + 1)
            && self.gap_after(at) == ":"
            && !(self.key(at + 2) == "ratio" || at > 0 && self.key(at - 1) == "ratio")
        {
            2
        } else if one(at + 2)
            && matches!(self.key(at + 1), "to" | "on" | "2")
            && tight(at)
            && tight(at + 1)
            && self.key(at + 3) != "ratio"
        {
            3
        } else {
            0
        }
    }

    /// `1:6` and `ratio 1 to 6`, which is one thing to say.
    pub(super) fn ratio(&self, at: usize) -> Option<Number> {
        let part = |place: usize| {
            let token = self.tokens.get(place)?;
            digits(token.text).filter(|(_, suffix)| suffix.is_empty())
        };
        let worded = self.key(at + 1) == "to"
            && (self.key(at + 3) == "ratio" && matches!(self.gap_after(at + 2), " " | "-")
                || (at > 0 && self.key(at - 1) == "ratio"));
        let last = at + 1 + usize::from(worded);
        let ((first, _), (second, _)) = (part(at)?, part(last)?);
        let found = worded || (self.gap_after(at) == ":" && self.key(last).len() <= 2);
        found.then(|| Number {
            noun: Some("ratio".into()),
            ..Number::of(
                first + second / 1e3,
                Unit::Plain,
                last + 1,
                self.tokens[last].end,
            )
        })
    }
}
