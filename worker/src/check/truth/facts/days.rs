//! Months, and days of a month, that the user gives without a year, in letters or in figures: `31.12.`.

use super::Facts;
use crate::check::truth::clauses::Passage;
use crate::english::dates::month_number;

impl Facts<'_> {
    /// Whether the user names this month, or a day of it in figures.
    pub fn says_month(&self, word: &str) -> bool {
        month_number(word).is_some_and(|month| {
            self.passages.iter().any(|source| {
                let mut tokens = source.tokens.iter();
                tokens.any(|token| month_number(&token.key) == Some(month))
                    || in_figures(source).any(|(_, other)| other == month)
            })
        })
    }

    /// Whether a number is that of a day which the user writes in figures: the 31 of `31 December`, of `ends 31.12.`.
    pub fn says_day(&self, passage: &Passage<'_>, at: usize) -> bool {
        let digits = passage
            .key(at)
            .trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let Ok(day) = digits.parse::<u8>() else {
            return false;
        };
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut months = beside
            .iter()
            .flatten()
            .filter_map(|at| month_number(passage.key(*at)));
        months.any(|month| {
            let mut sources = self.passages.iter();
            sources.any(|source| in_figures(source).any(|own| own == (day, month)))
        })
    }
}

/// The days that a text gives as `31.12.`, with the full stop behind the month.
fn in_figures<'p>(source: &'p Passage<'_>) -> impl Iterator<Item = (u8, u8)> + 'p {
    source.tokens.iter().filter_map(|token| {
        let (day, month) = token.text.split_once('.')?;
        let stands = source.text[token.end..].starts_with('.') || month.ends_with('.');
        let (day, month): (u8, u8) = (day.parse().ok()?, month.trim_end_matches('.').parse().ok()?);
        (stands && (1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_figures_is_one_of_its_month() {
        let facts = Facts::read(&["the lease runs out 30.9., moved here in jan"]);
        let says = |text: &str| facts.says_day(&Passage::read(text), 1);
        assert!(says("until 30 September"));
        assert!(!says("until 29 September"));
        assert!(!says("until 30 October"));
        assert!(facts.says_month("january"));
        assert!(!facts.says_month("december"));
    }
}
