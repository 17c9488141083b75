//! How a word stands behind another: in a list, or with a preposition.

use super::super::clauses::Passage;
use super::{ARTICLES, PREPOSITIONS, joins};

/// What is between a word and the one on which it depends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Link<'p> {
    List,
    Preposition(&'p str),
}

/// The word behind which one stands in a list or with a preposition.
pub fn link_before<'p>(passage: &'p Passage<'_>, at: usize) -> Option<(usize, Link<'p>)> {
    let mut before = at.checked_sub(1)?;
    while is_among!(ARTICLES, passage.key(before)) && joins(passage, before) {
        before = before.checked_sub(1)?;
    }
    let link = match passage.gap_after(before) {
        ", " | " & " | "/" | " / " => return Some((before, Link::List)),
        " " if matches!(passage.key(before), "and" | "or") => Link::List,
        " " if is_among!(PREPOSITIONS, passage.key(before)) => {
            Link::Preposition(passage.key(before))
        }
        _ => return None,
    };
    let head = before.checked_sub(1)?;
    matches!(passage.gap_after(head), " " | ", ").then_some((head, link))
}

/// The word that stands behind one with such a link.
pub fn linked(passage: &Passage<'_>, head: usize, link: Link<'_>) -> Option<usize> {
    const FURTHEST: usize = 4;
    (head + 1..passage.tokens.len().min(head + FURTHEST))
        .find(|at| link_before(passage, *at) == Some((head, link)))
}
