//! Abbreviations that take more of a word than its initial: `DBMS`, `UNISA`.

use super::is_linking;
use crate::check::truth::facts::{Facts, Said};
use crate::english::words;

/// Whether an abbreviation of the user's takes letters of each of these words in order: `DBMS` of database management systems.
pub(super) fn says_letters(words: &[&str], facts: &Facts<'_>) -> bool {
    const FEWEST: usize = 3;
    let Some(initial) = words.first().and_then(|word| word.chars().next()) else {
        return false;
    };
    if words.len() < FEWEST {
        return false;
    }
    facts.beginning_with(initial).any(|(passage, at)| {
        let source = &facts.passages[passage];
        let short = &source.tokens[at].key;
        (3..=6).contains(&short.len())
            && short.len() > words.len()
            && short.len() <= words.len() + 2
            && !source.words[at].negated
            && short.is_ascii()
            && words.iter().all(|word| word.is_ascii())
            && !words::is_common(short)
            && takes_letters(short.as_bytes(), words)
    })
}

/// Whether an abbreviation in capitals takes a letter of a word and two of another behind `of`: `HOP` of head of operations.
pub(super) fn says_letters_of_two(words: &[&str], facts: &Facts<'_>) -> bool {
    const LENGTH: usize = 3;
    let Some(initial) = words.first().and_then(|word| word.chars().next()) else {
        return false;
    };
    words.iter().all(|word| word.is_ascii())
        && facts.beginning_with(initial).any(|(passage, at)| {
            let source = &facts.passages[passage];
            let short = &source.tokens[at];
            short.key.len() == LENGTH
                && short.text.bytes().all(|letter| letter.is_ascii_uppercase())
                && !source.words[at].negated
                && takes_letters(short.key.as_bytes(), words)
        })
}

/// Whether the letters are the first of each word, each perhaps with more of its consonants.
fn takes_letters(letters: &[u8], words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty();
    };
    let Some((first, mut others)) = letters.split_first() else {
        return false;
    };
    let mut tail = word.bytes();
    if tail.next() != Some(*first) {
        return false;
    }
    loop {
        if takes_letters(others, rest) {
            return true;
        }
        let Some((next, after)) = others.split_first() else {
            return false;
        };
        if b"aeiou".contains(next) || !tail.any(|letter| letter == *next) {
            return false;
        }
        others = after;
    }
}

/// Whether a name of the user's is put together from the beginnings of these words: `UNISA` of the University of South Africa.
pub(super) fn says_beginnings(words: &[&str], facts: &Facts<'_>) -> bool {
    const FEWEST: usize = 4;
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_linking(word))
        .collect();
    let Some(initial) = words.first().and_then(|word| word.chars().next()) else {
        return false;
    };
    words.len() > 1
        && words.iter().all(|word| word.is_ascii())
        && facts.word(words[0]) == Said::No
        && facts.beginning_with(initial).any(|(passage, at)| {
            let source = &facts.passages[passage];
            let short = &source.tokens[at].key;
            short.len() >= FEWEST
                && short.len() <= words.len() * 3
                && short.is_ascii()
                && !source.words[at].negated
                && !words::is_wordlike(short)
                && !words.contains(&short.as_str())
                && short[..2] == words[0][..words[0].len().min(2)]
                && takes_beginnings(short, &words)
        })
}

/// Whether the letters are a beginning of each word, one after the other.
fn takes_beginnings(letters: &str, words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty();
    };
    let shared = letters
        .bytes()
        .zip(word.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    (1..=shared.min(4)).any(|taken| takes_beginnings(&letters[taken..], rest))
}
