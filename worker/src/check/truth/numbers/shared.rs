//! What neighbouring numbers share: the nouns, the unit, the label or the magnitude of a range or a list.

use super::Reader;
use crate::check::truth::currencies::currency_sign;
use crate::check::truth::number_words::{digits, magnitude};
use crate::check::truth::quantity::{Quantity, Unit, measure, time_of};

impl Reader<'_> {
    /// `levels 1 and 2` are both levels.
    pub(super) fn share_labels(&self, found: &mut [(Quantity, usize)]) {
        for right in 1..found.len() {
            let (head, tail) = found.split_at_mut(right);
            let ((left, next), (other, _)) = (&head[right - 1], &mut tail[0]);
            let between = self.text[left.span.end..other.span.start].trim();
            let listed = matches!(between, "and" | "&" | "," | "n" | "-" | "–" | "to");
            if listed && other.token <= *next + 1 && other.label.is_none() && other.nouns.is_empty()
            {
                other.label.clone_from(&left.label);
            }
        }
    }

    /// The first of `1.1 to 1.4 million` are millions too, unless they would be far more or less than the second.
    fn share_magnitude(&self, left: &mut Quantity, next: usize, other: &Quantity, end: usize) {
        const FURTHEST: f64 = 10.0;
        let worth = |at: usize, next: usize| {
            let glued = digits(self.tokens[at].text).map_or("", |(_, suffix)| suffix);
            match glued.to_ascii_lowercase().as_str() {
                "k" => Some(1e3),
                "m" | "mm" => Some(1e6),
                "b" => Some(1e9),
                "" if at + 1 < next => magnitude(self.key(at + 1)),
                glued => magnitude(glued),
            }
        };
        let own = digits(self.tokens[left.token].text).map_or("", |(_, suffix)| suffix);
        if left.unit == Unit::Ordinal || next != left.token + 1 || !own.is_empty() {
            return;
        }
        if let Some(worth) = worth(other.token, end)
            && other.unit != Unit::Ordinal
            && left.value > 0.0
            && (other.value / FURTHEST..=other.value * FURTHEST).contains(&(left.value * worth))
        {
            left.value *= worth;
        }
    }

    /// In `5 to 10 people` the first number counts people too, and in `CHF 5–10` the second is an amount of money.
    pub(super) fn share_over_ranges(&self, found: &mut [(Quantity, usize)]) {
        for right in (1..found.len()).rev() {
            let (head, tail) = found.split_at_mut(right);
            let (left, next) = &mut head[right - 1];
            let (other, _) = &mut tail[0];
            let between = &self.text[left.span.end..other.span.start];
            if between.contains('\n') {
                continue;
            }
            let between = between.trim();
            let has_sign = between.ends_with(|c| currency_sign(c).is_some());
            let between = between.strip_prefix("- ").unwrap_or(between);
            let between = between
                .trim_end_matches(|c| currency_sign(c).is_some() || c == '.')
                .trim_end();
            let (between, loose) = without_vagueness(between);
            // `90 of the required 180 credits`.
            let required = matches!(
                between,
                "of the required"
                    | "of the total"
                    | "of the possible"
                    | "of the planned"
                    | "of the available"
            );
            let connected = required
                || is_among!(
                    "- & n – — -> → => --> > to down_to up_to and or of_the of out_of of_their of_our of_my",
                    &between.replace(' ', "_")
                );
            // `Ipads 2 3 a wk`.
            let beside = between.is_empty()
                && !has_sign
                && other.token == *next
                && other.unit == Unit::Plain
                && [left.token, other.token].iter().all(|at| {
                    self.tokens[*at]
                        .text
                        .bytes()
                        .all(|byte| byte.is_ascii_digit())
                })
                && (1.0..=2.0).contains(&(other.value - left.value));
            let listed = self.is_listed(head, tail, right);
            let (left, next) = &mut head[right - 1];
            let (other, other_next) = &mut tail[0];
            let connected = connected || beside || listed;
            let reach = 2 + loose + usize::from(required);
            let adjacent = other.token <= *next + reach;
            let dashed = matches!(
                between,
                "-" | "–" | "—" | "to" | "->" | "→" | "=>" | "-->" | ">" | "down to" | "up to"
            );
            // `From 1.1 to 1.4 million`.
            if dashed && adjacent {
                self.share_magnitude(left, *next, other, *other_next);
            }
            // `16 weeks instead of 20 and €40,000`.
            let apart = has_sign && !dashed;
            if connected && !apart && adjacent && left.unit == Unit::Plain && left.nouns.is_empty()
            {
                left.nouns.clone_from(&other.nouns);
                left.per.clone_from(&other.per);
                left.unit = other.unit;
            }
            // `To 75 percent from 30`.
            let backwards = between == "from";
            let shares = match left.unit {
                Unit::Money(_) => true,
                Unit::Percent => other.nouns.is_empty(),
                _ => false,
            };
            if (dashed || backwards) && adjacent && shares && other.unit == Unit::Plain {
                other.unit = left.unit;
            }
            // `From 900 ms to about 120`.
            let became = matches!(
                between,
                "to" | "down to"
                    | "up to"
                    | "->"
                    | "→"
                    | "=>"
                    | "-->"
                    | "from"
                    | "down from"
                    | "up from"
            );
            let measured = time_of(&left.nouns).is_some()
                || measure(&left.nouns).is_some()
                || self.is_glued(left, *next);
            if became
                && adjacent
                && measured
                && left.unit == Unit::Plain
                && other.unit == Unit::Plain
                && other.nouns.is_empty()
                && other.label.is_none()
            {
                other.nouns.clone_from(&left.nouns);
            }
        }
    }
}

impl Reader<'_> {
    /// Whether the number before `right` belongs to a list of three or more whose unit stands once, behind the last: `40, 55, 70 C`,
    /// `0 / 15 / 30 percent`, `7, 14 and 28 days`.
    fn is_listed(
        &self,
        head: &[(Quantity, usize)],
        tail: &[(Quantity, usize)],
        right: usize,
    ) -> bool {
        let bare = |one: &(Quantity, usize)| {
            let text = self.tokens[one.0.token].text;
            let figures = |byte: u8| byte.is_ascii_digit() || byte == b'.';
            text.bytes().all(figures) && one.1 == one.0.token + 1
        };
        let follows = |one: &(Quantity, usize), other: &(Quantity, usize), with_word: bool| {
            let between = self.text[one.0.span.end..other.0.span.start].trim();
            let worded = is_among!("and or n", between.trim_start_matches(", ")) || between == "&";
            let reach = usize::from(worded && between != "&");
            bare(one)
                && (matches!(between, "," | "/") || with_word && worded)
                && other.0.token <= one.1 + reach
        };
        let left = &head[right - 1];
        let (next, more) = (&tail[0], tail.get(1));
        let whole = next.0.unit != Unit::Plain || !next.0.nouns.is_empty();
        let alone =
            |one: &Quantity| one.unit == Unit::Plain && one.nouns.is_empty() && one.label.is_none();
        alone(&left.0)
            && whole
            && follows(left, next, true)
            && (more.is_some_and(|more| follows(next, more, true))
                || right > 1 && alone(&head[right - 2].0) && follows(&head[right - 2], left, false))
    }

    /// Whether the unit is written with the number in one word: `900ms`, `100m2`.
    fn is_glued(&self, quantity: &Quantity, next: usize) -> bool {
        quantity.nouns.len() == 1
            && next == quantity.token + 1
            && digits(self.tokens[quantity.token].text).is_some_and(|(_, unit)| !unit.is_empty())
    }
}

/// What stands between two numbers without the words that leave the second open, `to about` and `to under`, and how many those were.
fn without_vagueness(between: &str) -> (&str, usize) {
    const VAGUE: [&str; 9] = [
        " about", " around", " roughly", " approx", " under", " over", " nearly", " almost",
        " just",
    ];
    let signs = [" ~", " ≈", " <", " >"];
    let mut rest = signs
        .iter()
        .find_map(|sign| between.strip_suffix(sign))
        .unwrap_or(between);
    let mut words = 0;
    while let Some(shorter) = VAGUE.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
        words += 1;
    }
    (rest, words)
}
