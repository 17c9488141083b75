//! How far a role reaches or how high it stands, by the word before it: a `regional` manager, a `senior` social worker.

use super::in_text::{is_introduced, is_stated};
use super::wishes::is_sought;
use super::{is_initials, names_a_role};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::whose::is_anothers;
use crate::english::abbreviations::same_word;

/// Words for how far a role reaches or how high it stands, which another word does not stand for.
const REACHES: &str = "regional national global divisional general senior chief principal";

/// A role that a text gives with a word for how far it reaches, of which the user has none but in a wish or of somebody else.
pub fn reaches_further(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const LONGEST: usize = 2;
    let word = passage.key(at);
    if !is_among!(REACHES, word) || passage.words[at].negated {
        return None;
    }
    let role = (at + 1..=at + LONGEST)
        .take_while(|place| *place < passage.tokens.len() && passage.gap_after(place - 1) == " ")
        .find(|place| names_a_role(passage.key(*place)))?;
    // `General science teacher` says what is taught.
    let of_field = word == "general"
        && !(role == at + 1 && is_among!("manager director secretary counsel", passage.key(role)));
    let own = is_stated(passage, role)
        || is_introduced(passage, role)
        || opens_with(passage, at, role)
        || is_risen_to(passage, at);
    if of_field
        || !own
        || is_anothers(passage, role)
        || is_sought(passage, role)
        || facts.passages.iter().any(|source| says(source, word))
    {
        return None;
    }
    let text = &passage.text[passage.tokens[at].start..passage.tokens[role].end];
    let reason = format!("the user's words do not say {word:?} of a role of theirs; leave it out");
    Some(Violation::new(ViolationKind::Title, text, reason))
}

/// Whether a text begins with the role: `Senior social worker, BSW`, `National team coach with a diploma`.
fn opens_with(passage: &Passage<'_>, at: usize, role: usize) -> bool {
    at == 0
        && (passage.gap_after(role).contains(',') || is_among!("with at in", passage.key(role + 1)))
}

/// Whether a role is one as whom somebody works, or to which they rose: `from the bindery to general manager`.
fn is_risen_to(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let sentence = passage.sentence_of(at).start;
    let rose = || {
        is_among!("general regional national", passage.key(at))
            && (before.saturating_sub(REACH).max(sentence)..before)
                .any(|place| passage.key(place) == "from")
    };
    passage.key(before) == "as" || (passage.key(before) == "to" && rose())
}

/// Whether the user says the word, in full or shortened, and not only of whom they would like to be or who is somebody else.
fn says(source: &Passage<'_>, word: &str) -> bool {
    (0..source.tokens.len()).any(|at| {
        let key = source.key(at);
        let initials =
            is_initials(source.tokens[at].text) && key.starts_with(&word[..1]) && key.len() > 1;
        let same = key == word || same_word(word).contains(&key) || shortens(key, word);
        initials
            || (same
                && !source.words[at].negated
                && !is_sought(source, at)
                && !is_anothers(source, at))
    })
}

/// `Sen` and `nat'l` of a word.
fn shortens(key: &str, word: &str) -> bool {
    const SHORTEST: usize = 3;
    key.len() >= SHORTEST
        && (word.starts_with(key)
            || (key.ends_with('l') && word.starts_with(&key[..key.len() - 1])))
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn a_role_reaches_no_further_than_the_users() {
        for (source, text) in [
            (
                "store manager 6 yrs, two shops in Leith",
                "Retailer with 6 years as regional manager of two shops in Leith",
            ),
            (
                "librarian for 4 years, hoping for a senior librarian post",
                "Senior librarian with 4 years of experience",
            ),
            (
                "swim coach, 14 kids, two got to nationals",
                "National swim coach with 14 children",
            ),
            (
                "worked my way from packer to production manager",
                "Rose from packer to general manager",
            ),
            (
                "40 yrs in print, bindery then press then production manager",
                "40 years in print, from bindery to press to general manager",
            ),
            (
                "social worker, BSW. looking for a senior practitioner role",
                "Senior social worker, BSW",
            ),
        ] {
            assert!(!text_passes(source, text), "{text:?} from {source:?}");
        }
    }

    #[test]
    fn the_users_own_reach_is_kept() {
        for (source, text) in [
            (
                "snr librarian for 4 years",
                "Senior librarian with 4 years of experience",
            ),
            (
                "GM of a garden centre for 3 yrs",
                "Worked for 3 years as general manager of a garden centre",
            ),
            (
                "librarian for 4 years, hoping for a senior librarian post",
                "Librarian with 4 years of experience, hoping for a senior librarian post",
            ),
        ] {
            assert!(text_passes(source, text), "{text:?} from {source:?}");
        }
    }
}
