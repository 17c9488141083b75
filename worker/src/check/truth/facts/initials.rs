//! Initials that stand for a name the user has written in full.

use super::{Facts, Said};
use crate::english::spelling;

impl Facts<'_> {
    /// `NHS` for `national health service`: shortening adds nothing.
    pub(super) fn initials(&self, phrase: &str) -> Said {
        let phrase = phrase.strip_suffix('s').unwrap_or(phrase);
        let letters: Vec<char> = phrase.chars().filter(|c| *c != '&').collect();
        let acronym = (2..=6).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase());
        // The initials of any words may be those of a tool: `started as packer` is no SAP.
        if !acronym || spelling::canonical_tool(phrase).is_some() {
            return Said::No;
        }
        let letters: Vec<char> = letters
            .iter()
            .flat_map(|letter| letter.to_lowercase())
            .collect();
        let starts = self
            .by_initial
            .get(&letters[0])
            .map_or(&[][..], Vec::as_slice);
        let found = starts.iter().copied().filter(|(passage, at)| {
            let source = &self.passages[*passage];
            let significant = (*at..source.tokens.len())
                .filter(|place| !matches!(source.key(*place), "of" | "and"));
            let run: Vec<usize> = significant.take(letters.len()).collect();
            // No name ends in `at`, takes a letter from `as`, or ends in the next sentence; `12 drops per day` are no DPD, and a list is no
            // name.
            let is_name = run.split_last().is_some_and(|(last, others)| {
                source.tokens[*last].sentence == source.tokens[*at].sentence
                    && !is_among!("at in for with on to from by as i my", source.key(*last))
                    && !others
                        .iter()
                        .any(|place| is_among!("at with from by as i my", source.key(*place)))
                    && !others
                        .iter()
                        .any(|place| source.gap_after(*place).contains(','))
            });
            let per = run.iter().any(|place| source.key(*place) == "per");
            let initials = run
                .iter()
                .filter_map(|place| source.key(*place).chars().next());
            is_name && !per && initials.eq(letters.iter().copied())
        });
        self.said_at(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_a_name_are_the_name() {
        let facts = Facts::read(&["worked for the national health service"]);
        assert_eq!(facts.phrase("NHS"), Said::Yes);
        assert_eq!(facts.phrase("NHL"), Said::No);
    }
}
