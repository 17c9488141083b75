//! What a word that the user denies says where it is told of another, or of themselves in another way.

use std::ops::Range;

use crate::check::truth::clauses::Passage;
use crate::english::verbs;

/// `Self-employed`, of who says that somebody is not employed.
pub fn is_of_oneself(passage: &Passage<'_>, at: usize) -> bool {
    at > 0 && passage.key(at - 1) == "self" && matches!(passage.gap_after(at - 1), "-" | " ")
}

/// `Trained in first aid`, of who is no trainer.
pub fn is_done_to_the_user(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    denied: &str,
) -> bool {
    const RECEIVED: &str = "train instruct coach mentor teach tutor employ supervise manage guide";
    let singular = denied.strip_suffix('s').unwrap_or(denied);
    (singular.ends_with("er") || singular.ends_with("or"))
        && at == clause.start
        && verbs::is_past(passage.key(at))
        && is_among!("in as by at under on to for with", passage.key(at + 1))
        && verbs::lookup(passage.key(at)).is_some_and(|(base, _)| is_among!(RECEIVED, base))
}

/// `Under the foreman's licence`: a thing told as what somebody else has, under which the user worked.
pub fn is_under_anothers(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let owner = |place: usize| {
        passage.tokens[place].is_possessive() || is_among!("their his her", passage.key(place))
    };
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|place| {
        passage.tokens[*place].sentence == passage.tokens[at].sentence
            && passage.gap_after(*place).trim().is_empty()
            && verbs::lookup(passage.key(*place)).is_none_or(|(base, _)| verbs::is_also_noun(base))
            && !is_among!("and or but with including without", passage.key(*place))
    });
    near.clone().any(owner)
        && near
            .last()
            .is_some_and(|first| (first..at).any(|place| passage.key(place) == "under"))
}

#[cfg(test)]
#[path = "told_of_tests.rs"]
mod tests;
