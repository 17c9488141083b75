//! Numbers in a code or a name, which are the user's as they stand: `AZ-900`, `FY 18-19`, `route 44/45`.

use super::super::clauses::Passage;
use super::super::quantity::{Quantity, Unit};
use super::Facts;

impl Facts<'_> {
    /// Whether the number is joined to the same word or number before or behind it as with the user, and counts nothing.
    pub(super) fn is_quoted(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let at = claim.token;
        claim.unit == Unit::Plain
            && self.any_word(|source, place| {
                let same = |first: usize, place: usize| {
                    let gap = passage.gap_after(first);
                    matches!(gap, "-" | "/" | "–")
                        && gap == source.gap_after(place)
                        && passage.key(first) == source.key(place)
                        && passage.key(first + 1) == source.key(place + 1)
                };
                // `A 12-seat` counts; behind letters in capitals it is a code, whatever follows.
                let before = || at > 0 && place > 0 && same(at - 1, place - 1);
                let code = || {
                    let letters = passage.tokens[at - 1].text;
                    letters.chars().all(|letter| letter.is_ascii_uppercase())
                };
                passage.key(at) == source.key(place)
                    && (before() && (claim.nouns.is_empty() || code())
                        || claim.nouns.is_empty() && same(at, place))
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn a_number_in_a_code_is_the_users_as_it_stands() {
        assert!(text_passes(
            "audit of FY 21-22",
            "Assisted with the audit for FY 21-22"
        ));
        assert!(text_passes(
            "drove the 12/14 route",
            "Drove the 12/14 route"
        ));
        assert!(!text_passes(
            "audit of FY 21-22",
            "Assisted with the audit for FY 21-24"
        ));
    }
}
