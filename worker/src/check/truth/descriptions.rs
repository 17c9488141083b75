//! Employers and schools that have no name, told by what they are and where.

use crate::english::gazetteer;
use crate::english::titles;
use crate::english::words;

use super::clauses::Passage;
use super::equipment::is_equipment;
use super::facts::{Facts, Said};
use super::institutions::{is_generic, is_kind};
use super::keywords::claims;
use super::naming::is_where;
use super::other_institutions::is_of_another_kind;
use super::shortened::is_linking;
use super::specifics::is_specific;

/// Whether a text describes an employer or school that has no name: `Family dairy farm`, `School in Dubbo`. A kind of place, in everyday
/// words without capitals, of which as many are the user's as are not, and where it is, which the user says.
pub fn is_description(text: &str, facts: &Facts<'_>) -> bool {
    const NEAR: &str = "near at outside around";
    const FIRMS: &str = "business company firm agency office startup factory retailer manufacturer contractor practice";
    let passage = Passage::read(text);
    let is_kind = |word: &str| is_kind(word) || titles::is_school_noun(word);
    let (mut own, mut added, mut kinds) = (0, 0, 0);
    let told = (0..passage.tokens.len()).all(|at| {
        let token = &passage.tokens[at];
        let word = token.key.as_str();
        if is_linking(word) || is_among!(NEAR, word) {
            return true;
        }
        let single = word.strip_suffix('s').unwrap_or(word);
        if is_generic(word) || is_generic(single) {
            kinds += usize::from(is_among!(FIRMS, single));
            return true;
        }
        let before = passage.before(at);
        if token.is_capitalised() && at > 0 {
            own += 1;
            let placed = (before == "in" || is_among!(NEAR, before))
                && (facts.word(word) == Said::Yes || facts.lies_in(token.text));
            return placed || is_where(&passage, at, facts);
        }
        if is_kind(word) && is_of_another_kind(&passage, at, facts) {
            return false;
        }
        let said = facts.word(word) == Said::Yes || facts.says_alike(word) || facts.says_kind(word);
        kinds += usize::from(is_kind(word));
        own += usize::from(said);
        added += usize::from(!said && !is_kind(word));
        said || is_kind(word) || is_plain(word)
    });
    told && kinds == 1 && own > 0 && added <= own
}

/// An everyday word that names no one thing of a kind, no role and no rank.
fn is_plain(word: &str) -> bool {
    words::is_common(word)
        && !gazetteer::is_place(word)
        && !claims(word)
        && !is_specific(word)
        && !is_equipment(word)
        && !titles::looks_like_title_noun(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_name_is_told_by_what_it_is_and_where() {
        let describes = |text: &str, source: &str| is_description(text, &Facts::read(&[source]));
        for (text, source) in [
            (
                "Family fruit farm",
                "picking on my aunts farm, fruit and hops",
            ),
            ("School in Ennis", "Leaving Cert 2011, Ennis"),
            (
                "Plastics factory near Brno",
                "plastics factory outside brno, 2 years",
            ),
        ] {
            assert!(describes(text, source), "{text}");
        }
        for (text, source) in [
            // Another place, another kind, a name.
            ("School in Sligo", "Leaving Cert 2011, Ennis"),
            ("Hotel in Ennis", "bakery in ennis, 2 years"),
            ("Orchard Farm", "picking on my aunts farm"),
            ("University of Ennis", "Leaving Cert 2011, Ennis"),
        ] {
            assert!(!describes(text, source), "{text}");
        }
    }
}
