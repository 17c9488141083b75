//! Recognises a mistyped word: a term of the vocabulary one edit away.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    ops::RangeInclusive,
};

use super::bm25::TermId;

/// Shorter terms have too many neighbours to guess from; longer ones are no words, and would cost their length squared.
const CHARS: RangeInclusive<usize> = 5..=30;

/// The vocabulary by what is left of each term when any one character is taken out: two terms that
/// are one edit apart have such a remainder in common (Garbe's symmetric deletes).
#[derive(Debug)]
pub(super) struct Spelling {
    /// Hash of a remainder and the term it is of, sorted.
    remainders: Vec<(u64, TermId)>,
}

impl Spelling {
    pub fn build<'a>(vocabulary: impl Iterator<Item = (&'a str, TermId)>) -> Self {
        let mut remainders = Vec::new();
        for (term, id) in vocabulary {
            remainders.extend(hashes(term).into_iter().map(|hash| (hash, id)));
        }
        remainders.sort_unstable();
        remainders.dedup();
        Self { remainders }
    }

    /// The terms that may be one edit (a character more, less, other, or two swapped) from an
    /// unknown one and begin alike; `spelled` gives a term's text.
    pub fn near<'a>(&self, unknown: &str, spelled: impl Fn(TermId) -> &'a str) -> Vec<TermId> {
        let mut found = Vec::new();
        for hash in hashes(unknown) {
            let from = self.remainders.partition_point(|(known, _)| *known < hash);
            let same = self.remainders[from..]
                .iter()
                .take_while(|(known, _)| *known == hash);
            found.extend(same.map(|(_, id)| *id));
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|id| {
            let known = spelled(*id);
            known.chars().next() == unknown.chars().next()
                && strsim::osa_distance(known, unknown) == 1
        });
        found
    }
}

/// Hashes of a term and of it without each one of its characters; none for a term of unlikely length
/// or with digits.
fn hashes(term: &str) -> Vec<u64> {
    let fits = term.len() <= 4 * CHARS.end() && CHARS.contains(&term.chars().count());
    if !fits || !term.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let without = |at: usize, c: char| {
        let (before, after) = term.split_at(at);
        hash(before, &after[c.len_utf8()..])
    };
    let shortened = term.char_indices().map(|(at, c)| without(at, c));
    std::iter::once(hash(term, "")).chain(shortened).collect()
}

fn hash(before: &str, after: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for byte in before.bytes().chain(after.bytes()) {
        byte.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 5] = ["restaur", "receiv", "nurs", "manag", "hospit"];

    fn near(unknown: &str) -> Vec<&'static str> {
        let numbered = (0..).zip(WORDS).map(|(id, word)| (word, id));
        let spelling = Spelling::build(numbered);
        let spelled = |id: TermId| WORDS[id as usize];
        spelling
            .near(unknown, spelled)
            .into_iter()
            .map(spelled)
            .collect()
    }

    #[test]
    fn one_edit_is_forgiven() {
        assert_eq!(near("restur"), ["restaur"], "a character less");
        assert_eq!(near("reciev"), ["receiv"], "two swapped");
        assert_eq!(near("mannag"), ["manag"], "a character more");
        assert_eq!(near("hospet"), ["hospit"], "another character");
    }

    #[test]
    fn short_words_other_beginnings_and_two_edits_are_not() {
        assert!(near("nars").is_empty());
        assert!(near("danag").is_empty());
        assert!(near("restrau").is_empty());
        assert!(near("1receiv").is_empty());
        assert!(near(&"r".repeat(1_000_000)).is_empty());
    }
}
