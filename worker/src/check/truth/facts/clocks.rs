//! Times of day: `05:00` of `5am`, which no `07:00` is.

use super::super::clauses::Passage;
use super::Facts;

/// Hours and minutes, and whether it can be nothing but a time of day.
type Clock = (u16, u16, bool);

impl Facts<'_> {
    /// Whether a time of day stands at `at` that is none of those which the user gives.
    pub fn is_other_clock(&self, passage: &Passage<'_>, at: usize) -> bool {
        const HALF_DAY: u16 = 12;
        let Some((hour, minutes, true)) = clock(passage, at) else {
            return false;
        };
        let said = || {
            self.passages.iter().flat_map(|source| {
                (0..source.tokens.len()).filter_map(|place| clock(source, place))
            })
        };
        let same = |(other, its, _): Clock| {
            other % HALF_DAY == hour % HALF_DAY && (its == minutes || its == 0 && minutes == 30)
        };
        said().any(|one| one.2) && !said().any(same)
    }
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
