//! What a number is worth that is in words or has some beside it: `twenty-five`, `half a million`, `3.2 mill`, `three and a half`.

use smol_str::SmolStr;

use super::{Number, Reader};
use crate::check::truth::currencies::currency_sign;
use crate::check::truth::number_words::{
    digits, is_plural, magnitude, ordinal, small_number, time_unit,
};
use crate::check::truth::quantity::{Unit, is_measure};
use crate::english::tokens::stem;

impl Reader<'_> {
    /// `three and a half`, `3 1/2`.
    pub(super) fn read_half(&self, number: &mut Number) {
        let at = number.next;
        if number.unit == Unit::Plain && self.key(at) == "and" {
            let half = at + 1 + usize::from(self.key(at + 1) == "a");
            if self.key(half) == "half" {
                number.value += 0.5;
                number.next = half + 1;
                number.end = self.tokens[half].end;
            }
        }
    }

    pub(super) fn read_magnitude(&self, number: &mut Number) {
        let close = number.next > 0 && matches!(self.gap_after(number.next - 1), " " | "-" | "");
        if number.noun.is_some() || !close {
            return;
        }
        // `4 M€`.
        let before_sign = self.tokens.get(number.next).is_some_and(|token| {
            let sign = self.text[token.end..]
                .chars()
                .next()
                .and_then(currency_sign);
            token.key == "m" && sign.is_some()
        });
        let factor = if before_sign {
            Some(1e6)
        } else {
            magnitude(self.key(number.next))
        };
        let Some(factor) = factor else {
            return;
        };
        // A grand is a thousand in money.
        if self.key(number.next) == "grand" {
            // The `grand slam` of `3 grand slam titles` is none.
            if self.joined(number.next + 1)
                && is_among!(
                    "slam slams prix piano pianos final finals",
                    self.key(number.next + 1),
                )
            {
                return;
            }
            number.unit = Unit::Money("");
        }
        number.value *= factor;
        number.end = self.tokens[number.next].end;
        number.next += 1;
        // `Two hundred thousand`, `3 lakh crore`.
        if let Some(factor) = magnitude(self.key(number.next)).filter(|factor| *factor >= 1e3)
            && self.gap_after(number.next - 1) == " "
        {
            number.value *= factor;
            number.end = self.tokens[number.next].end;
            number.next += 1;
        }
    }

    /// A number in words: `five`, `twenty-five`, `two hundred and fifty`, `a dozen`.
    pub(super) fn words(&self, at: usize) -> Option<Number> {
        let mut value = 0.0;
        let mut part = 0.0;
        let mut next = at;
        while next < self.tokens.len() {
            let word = self.key(next);
            if let Some(small) = small_number(word) {
                part += small;
            } else if word == "hundred" && next > at {
                part *= 100.0;
            } else if word == "thousand" && next > at {
                value += part * 1e3;
                part = 0.0;
            } else if word == "and" && next > at && self.key(next - 1) == "hundred" {
                if small_number(self.key(next + 1)).is_none() {
                    break;
                }
            } else {
                break;
            }
            next += 1;
            if !matches!(self.gap_after(next - 1), " " | "-") {
                break;
            }
            let tens = (part % 100.0) >= 20.0 && part % 10.0 == 0.0;
            // `Twenty-first`.
            let last = ordinal(self.key(next)).or((self.key(next) == "first").then_some(1.0));
            if let Some(last) = last.filter(|last| tens && *last < 10.0) {
                let value = value + part + last;
                return Some(Number::of(
                    value,
                    Unit::Ordinal,
                    next + 1,
                    self.tokens[next].end,
                ));
            }
            let follows = small_number(self.key(next));
            if follows.is_some_and(|small| !(tens && small < 10.0) && part % 100.0 != 0.0) {
                break;
            }
        }
        if next == at {
            return self.other_number_word(at);
        }
        // `One point two`.
        if self.key(next) == "point" && part < 100.0 {
            let mut scale = 1.0;
            let mut last = next + 1;
            while let Some(digit) = small_number(self.key(last)).filter(|digit| *digit < 10.0) {
                scale /= 10.0;
                part += digit * scale;
                last += 1;
            }
            if last > next + 1 {
                let end = self.tokens[last - 1].end;
                return Some(Number::of(value + part, Unit::Plain, last, end));
            }
        }
        Some(Number::of(
            value + part,
            Unit::Plain,
            next,
            self.tokens[next - 1].end,
        ))
    }

    fn other_number_word(&self, at: usize) -> Option<Number> {
        let plain = |value: f64, words: usize| {
            Some(Number::of(
                value,
                Unit::Plain,
                at + words,
                self.tokens[at + words - 1].end,
            ))
        };
        let of = |value: f64, noun: SmolStr, words: usize| {
            Some(Number {
                noun: Some(noun),
                ..plain(value, words)?
            })
        };
        let key = |ahead: usize| self.key(at + ahead);
        let is_part = |at: usize| {
            let article = usize::from(is_among!("a one", self.key(at - 1)));
            at.checked_sub(1 + article).is_some_and(|place| {
                self.key(place) == "by" || (article == 0 && self.key(place) == "in")
            })
        };
        let article = |ahead: usize| matches!(key(ahead), "a" | "an");
        match key(0) {
            "twice" => return of(2.0, stem("time"), 1),
            "thrice" => return of(3.0, stem("time"), 1),
            // `A hundred`, `a dozen`; what else an article stands by is no number.
            "a" | "an"
                if time_unit(key(1)).is_some()
                    && key(2) == "and"
                    && key(3) == "a"
                    && key(4) == "half" =>
            {
                return of(1.5, time_unit(key(1))?.into(), 5);
            }
            "a" if self.gap_after(at) == " " => {
                return match key(1) {
                    "hundred" | "thousand" | "million" | "dozen" => plain(magnitude(key(1))?, 2),
                    "quarter" if key(2) == "of" && article(3) => {
                        plain(0.25 * magnitude(key(4))?, 5)
                    }
                    "quarter" => plain(0.25 * magnitude(key(2)).filter(|worth| *worth >= 1e3)?, 3),
                    "half" if self.gap_after(at + 1) == "-" => plain(0.5 * magnitude(key(2))?, 3),
                    _ => None,
                };
            }
            "quarter" if key(1) == "of" && article(2) && magnitude(key(3)).is_some() => {
                return plain(0.25 * magnitude(key(3))?, 4);
            }
            // `By half`, of which a third would be the third part.
            "half" if at > 0 && !article(1) && is_part(at) => {
                return Some(Number::of(2.0, Unit::Ordinal, at + 1, self.tokens[at].end));
            }
            "half" if article(1) => {
                return if let Some(worth) = magnitude(key(2)) {
                    plain(0.5 * worth, 3)
                } else {
                    let noun = stem(key(2));
                    let unit = time_unit(key(2)).map(SmolStr::new);
                    of(0.5, unit.or(is_measure(&noun).then_some(noun))?, 3)
                };
            }
            // `Half hour lessons`.
            "half"
                if matches!(key(1), "hour" | "hours" | "day" | "year") && self.joined(at + 1) =>
            {
                return of(0.5, time_unit(key(1))?.into(), 2);
            }
            "half" if self.gap_after(at) == "-" && magnitude(key(1)).is_some() => {
                return plain(0.5 * magnitude(key(1))?, 2);
            }
            "dozen" => return plain(12.0, 1),
            // `The under fives`.
            plural if at > 0 && is_among!("under over", self.key(at - 1)) => {
                if let Some(age) = plural.strip_suffix('s').and_then(small_number) {
                    return plain(age, 1);
                }
            }
            // `A couple of hundred`, `couple of lads`.
            "couple" => {
                let of = usize::from(key(1) == "of");
                return match magnitude(key(1 + of)) {
                    Some(worth) => plain(2.0 * worth, 2 + of),
                    None => plain(2.0, 1).filter(|_| of > 0 || is_plural(key(1))),
                };
            }
            _ => {}
        }
        let value = self.ordinal_at(at)?;
        Some(Number::of(
            value,
            Unit::Ordinal,
            at + 1,
            self.tokens[at].end,
        ))
    }

    /// An ordinal in words. `First` and `second` are one only where something is ranked or numbered.
    fn ordinal_at(&self, at: usize) -> Option<f64> {
        let (before, after) = (
            at.checked_sub(1).map_or("", |at| self.key(at)),
            self.key(at + 1),
        );
        let value = match self.key(at) {
            "first" => 1.0,
            "second" => 2.0,
            "third" if matches!(after, "party" | "parties") => return None,
            other => return ordinal(other),
        };
        let of_a_number = after == "of"
            && (self
                .tokens
                .get(at + 2)
                .is_some_and(|next| digits(next.text).is_some())
                || small_number(self.key(at + 2)).is_some());
        let numbered = is_among!(
            "place prize clas year yr month mo week wk season shift quarter qtr semester sem term runner author division attempt try take sitting time go weekend",
            after.trim_end_matches('s'),
        );
        let ranked = is_among!(
            "came placed finished ranked finishing placing ranking",
            before,
        );
        (numbered || of_a_number || ranked && value > 1.0).then_some(value)
    }
}
