//! How far a charge reaches: all of a thing, where the user had a part of it.

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::english::verbs;

/// A charge over the whole of something, of whose whole the user says nothing: `ran the entire kitchen`, `in charge of all security`.
pub fn widened(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let key = passage.key(at);
    let whole = is_among!("whole entire", key)
        // `All of`, `all the`; not `above all`, `all day`.
        || (key == "all" && passage.gap_after(at) == " " && !is_among!(ALL_OF_TIME, passage.key(at + 1)));
    if !whole || passage.words[at].negated || !is_charged(passage, at) || says_whole(facts) {
        return None;
    }
    let text = passage.tokens[at].text;
    let reason = format!("the user's words do not say {text:?} of this; leave it out");
    Some(Violation::new(ViolationKind::Seniority, text, reason))
}

const ALL_OF_TIME: &str =
    "day days night year week weekend times time round in over while and levels kinds types sorts";

/// Whether a word stands in what somebody is said to be in charge of.
fn is_charged(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    const CHARGES: &str =
        "manage lead run direct head oversee supervise coordinate control command own chair take";
    let clause = passage.clause_of(at);
    (clause.start.max(at.saturating_sub(REACH))..at).any(|place| {
        let key = passage.key(place);
        is_among!(
            "charge responsible responsibility head control leadership",
            key,
        ) || verbs::lookup(key).is_some_and(|(base, _)| is_among!(CHARGES, base))
    })
}

/// Whether the user speaks of the whole of anything.
fn says_whole(facts: &Facts<'_>) -> bool {
    const WHOLE: &str = "whole entire all every everything everyone each overall total full fully complete completely only alone myself solo any anything whatever";
    facts.any_word(|source, place| {
        is_among!(WHOLE, source.key(place)) && !source.words[place].negated
    })
}
