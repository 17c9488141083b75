//! Words that stand beside their original in another language: `German Navy (Deutsche Marine)`.

use crate::english::words;

use super::clauses::Passage;
use super::equipment::is_equipment;
use super::facts::{Facts, Said};
use super::keywords::claims;
use super::names::{is_small, is_tool_at};

/// Whether a word stands beside its original in brackets: `German Navy (Deutsche Marine)`, `dough sheeter (laminoir)`.
pub fn is_gloss(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let sentence = passage.tokens[at].sentence;
    let said = |at: usize| facts.word(passage.key(at)) == Said::Yes || is_small(passage.key(at));
    let mut ahead = at..(at + REACH).min(passage.tokens.len());
    let opens = ahead.find(|place| passage.gap_after(*place).contains('('));
    let word = passage.key(at);
    let glosses = (words::is_common(word) || is_equipment(word)) && !is_tool_at(passage, at);
    glosses
        && opens.is_some_and(|opens| {
            let inside: Vec<usize> = (opens + 1..passage.tokens.len())
                .take_while(|place| {
                    *place == opens + 1 || !passage.gap_after(place - 1).contains(')')
                })
                .collect();
            passage.tokens[opens].sentence == sentence
                && !inside.is_empty()
                && inside.iter().all(|place| said(*place))
                && inside.iter().any(|place| is_foreign(passage.key(*place)))
        })
}

/// Whether the item that begins here says in brackets what the paper with the code before them is for: `PA1 (pesticide spraying)`.
pub fn explains_code(passage: &Passage<'_>, from: usize) -> bool {
    from.checked_sub(1).is_some_and(|code| {
        passage.gap_after(code).contains('(')
            && (passage.key(code).contains(|c: char| c.is_ascii_digit())
                || passage.tokens[code].looks_like_name())
    })
}

/// Whether a word may say what a paper is for: no name, no level and nothing that happened to it.
pub fn may_explain(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.key(at);
    !passage.tokens[at].is_capitalised()
        && words::is_wordlike(word)
        && !word.ends_with("ed")
        && !claims(word)
}

/// No common English word.
fn is_foreign(word: &str) -> bool {
    word.len() > 3 && word.chars().all(char::is_alphabetic) && !words::is_common(word)
}
