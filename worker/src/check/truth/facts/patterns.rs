//! Numbers that one reads by how they stand: the ends of a pattern of shifts, a part of full time, kilometres in short, the names of products.

use super::super::clauses::Passage;
use super::super::quantity::{Agreement, Quantity, Unit, time_of};
use super::derived::close;
use super::{Facts, Said};

/// Stems of words for how work is spread over days.
const ROSTERS: &str = "roster rota shift schedul pattern swing cycl rotation rotat";

/// Stems of words behind a part of full time: FTE, role, time, basis.
const POSTS: &str = "ft rol post position contract job appointment tim load basiz hour";

impl Facts<'_> {
    /// Whether the user gives the number in such a way.
    pub(super) fn stands_alike(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        self.is_of_roster(claim, passage)
            || self.is_part_time(claim)
            || self.is_in_kilometres(claim)
            || self.is_name_of_theirs(claim, passage)
    }

    /// The two years of `five years: two on the tills, three in dairy`.
    pub(super) fn goes_on_in_time(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const REACH: usize = 14;
        let whole = passage.quantities.iter().rev().find(|other| {
            (claim.token.saturating_sub(REACH)..claim.token).contains(&other.token)
                && time_of(&other.nouns).is_some()
                && other.value > claim.value
        });
        let listed = claim
            .token
            .checked_sub(1)
            .is_some_and(|at| passage.gap_after(at).contains([',', ':', '(']));
        claim.unit == Unit::Plain
            && claim.nouns.is_empty()
            && claim.label.is_none()
            && claim.per.is_none()
            && listed
            && whole.is_some_and(|whole| {
                let claim = Quantity {
                    nouns: whole.nouns.clone(),
                    ..claim.clone()
                };
                self.quantity(&claim, Agreement::WithNoun) == Said::Yes
            })
    }

    /// The 7 of `a 14/7 roster` and of `the 11-to-7 shift`, where the user has both ends together.
    fn is_of_roster(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some((first, second)) = ends(passage, claim) else {
            return false;
        };
        let of_roster = second
            .nouns
            .iter()
            .any(|noun| is_among!(ROSTERS, noun.as_str()));
        of_roster
            && self.passages.iter().any(|source| {
                source.quantities.windows(2).any(|pair| {
                    is_joined(source, &pair[0], &pair[1])
                        && close(pair[0].value, first.value)
                        && close(pair[1].value, second.value)
                })
            })
    }

    /// `0.8 FTE` and `a 0.8 role` of `0.8`.
    fn is_part_time(&self, claim: &Quantity) -> bool {
        let of_post = claim
            .nouns
            .last()
            .is_some_and(|noun| is_among!(POSTS, noun.as_str()));
        of_post
            && claim.unit == Unit::Plain
            && (0.1..1.0).contains(&claim.value)
            && self
                .of_same_amount(claim)
                .any(|(_, fact)| fact.nouns.is_empty() && fact.per.is_none())
    }

    /// `240 km` of `240k`.
    fn is_in_kilometres(&self, claim: &Quantity) -> bool {
        const METRES: f64 = 1e3;
        let measured = claim
            .nouns
            .first()
            .is_some_and(|noun| is_among!("km kilometr kilometer", noun));
        measured
            && claim.unit == Unit::Plain
            && self.passages.iter().any(|source| {
                source.quantities.iter().any(|fact| {
                    fact.unit == Unit::Plain
                        && fact.nouns.is_empty()
                        && source.text[fact.span.clone()].ends_with(['k', 'K'])
                        && close(fact.value, claim.value * METRES)
                })
            })
    }

    /// `R134`, which is no sum in rand where the user writes it in one word as well.
    fn is_name_of_theirs(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let written = &passage.tokens[claim.token];
        let key = written.key.as_str();
        matches!(claim.unit, Unit::Money(_))
            && written.text.starts_with(char::is_uppercase)
            && self
                .rows(key)
                .any(|(source, at)| self.passages[source].key(at) == key)
    }
}

/// Both numbers of the pattern of which a number is one.
fn ends<'q>(passage: &'q Passage<'_>, claim: &'q Quantity) -> Option<(&'q Quantity, &'q Quantity)> {
    let at = passage
        .quantities
        .iter()
        .position(|one| one.token == claim.token)?;
    let before = at.checked_sub(1).map(|place| &passage.quantities[place]);
    let behind = passage.quantities.get(at + 1);
    before
        .map(|before| (before, claim))
        .into_iter()
        .chain(behind.map(|behind| (claim, behind)))
        .find(|(first, second)| is_joined(passage, first, second))
}

/// Whether only what joins the numbers of a pattern stands between two: `14/7`, `11 to 7`, `4 on 4 off`.
fn is_joined(passage: &Passage<'_>, first: &Quantity, second: &Quantity) -> bool {
    passage
        .text
        .get(first.span.end..second.span.start)
        .is_some_and(|between| {
            is_among!(
                "/ - – to x : + on -on -to-",
                between.trim().trim_end_matches(',')
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn the_ends_of_a_roster_stand_together() {
        let source = "dump trucks at the pit, 14/7, some weeks from 10 to 6, 12 trucks";
        for (text, passes) in [
            ("Drove dump trucks on a 14/7 roster", true),
            ("Drove dump trucks on the 10-to-6 shift", true),
            ("Drove dump trucks on an 8/6 roster", false),
            ("Drove dump trucks on a 12/7 roster", false),
        ] {
            assert_eq!(text_passes(source, text), passes, "{text}");
        }
    }

    #[test]
    fn parts_of_full_time_and_distances_stand_alone() {
        let source = "school nurse, 0.6, two sites. also drive a bread round of 180k";
        for (text, passes) in [
            ("School nurse at two sites in a 0.6 role", true),
            ("School nurse at two sites in a 0.6 post", true),
            ("School nurse at two sites in a 0.8 role", false),
            ("Drive a 180 km bread round", true),
            ("Drive a 280 km bread round", false),
        ] {
            assert_eq!(text_passes(source, text), passes, "{text}");
        }
    }

    #[test]
    fn parts_of_a_time_go_on_without_their_unit() {
        let source = "2 yrs on the tills then 3 yrs in dairy, so 5 all in";
        for (text, passes) in [
            (
                "Five years in the shop: two on the tills, three in dairy",
                true,
            ),
            (
                "Five years in the shop: four on the tills, three in dairy",
                false,
            ),
        ] {
            assert_eq!(text_passes(source, text), passes, "{text}");
        }
    }

    #[test]
    fn a_product_is_no_sum() {
        let source = "charged r134 into small units";
        assert!(text_passes(source, "Charged small units with R134"));
        assert!(!text_passes(source, "Charged small units with R407"));
    }
}
