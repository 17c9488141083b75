//! Whether something is said to come again each season that came once.

use super::super::clauses::Passage;
use super::Facts;

/// Parts of a year and of work that come again.
const SEASONS: &str = "season summer winter spring autumn fall term semester harvest";

impl Facts<'_> {
    /// `Each summer` of `in 2 summers`, `every winter` of `last winter`.
    pub fn recurs_each(&self, passage: &Passage<'_>, at: usize) -> bool {
        let season = passage.key(at);
        if at == 0
            || !is_among!(SEASONS, season)
            || !is_among!("each every per a", passage.key(at - 1))
            || passage.words[at].negated
        {
            return false;
        }
        // `For a season`, `in a summer` last as long.
        let counted = || {
            at > 2
                && passage
                    .quantities
                    .iter()
                    .any(|one| one.token < at && one.token + 4 > at - 1)
                && !is_among!("for in during over of as", passage.key(at - 2))
        };
        if passage.key(at - 1) == "a" && !counted() {
            return false;
        }
        let mut said = self
            .passages
            .iter()
            .flat_map(|source| (0..source.tokens.len()).map(move |place| (source, place)))
            .filter(|(source, place)| source.key(*place).trim_end_matches('s') == season)
            .peekable();
        said.peek().is_some()
            && said.all(|(source, place)| {
                let counted = source.quantities.iter().any(|one| {
                    one.token < place
                        && one.token + 2 >= place
                        && one
                            .nouns
                            .iter()
                            .any(|noun| season.starts_with(noun.as_str()))
                });
                place > 0
                    && (counted || is_among!("last this one first that", source.key(place - 1)))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Said;
    use super::*;

    fn is_said(said: &str, text: &str) -> bool {
        let facts = Facts::read(&[said]);
        let passage = Passage::read(text);
        let each = (0..passage.tokens.len()).any(|at| facts.recurs_each(&passage, at));
        let claim = passage.quantities.first();
        !each && claim.is_none_or(|claim| facts.quantity_of(claim, &passage) == Said::Yes)
    }

    #[test]
    fn a_morning_is_no_hour() {
        assert!(!is_said(
            "80 bloods in a morning",
            "Took 80 bloods in an hour"
        ));
    }

    #[test]
    fn what_came_once_does_not_come_each_time() {
        assert!(!is_said(
            "3 rescues in 2 summers",
            "Made 3 rescues each summer"
        ));
        assert!(!is_said(
            "15 boilers last winter",
            "Fitted 15 boilers every winter"
        ));
        assert!(is_said(
            "15 boilers each winter",
            "Fitted 15 boilers every winter"
        ));
    }

    #[test]
    fn a_team_at_a_store_is_no_number_of_stores() {
        assert!(!is_said("store manager, team of 7", "Managed 7 stores"));
        assert!(is_said("store manager, team of 7", "Managed 7 employees"));
    }
}
