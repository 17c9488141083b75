//! What a word that the user denies says where it is told of another, or of themselves in another way.

use std::ops::Range;

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::titles::names_a_role;
use crate::english::verbs;

/// `Self-employed`, of who says that somebody is not employed.
pub fn is_of_oneself(passage: &Passage<'_>, at: usize) -> bool {
    passage.before(at) == "self" && matches!(passage.gap_after(at - 1), "-" | " ")
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

/// `When the sound mixer was ill`, `cover for the head chef`, `while the charge nurse is away`.
pub fn is_whom_one_stands_in_for(passage: &Passage<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let joined = |place: usize| passage.gap_after(place) == " ";
    let Some(the) = (at.saturating_sub(LONGEST)..at)
        .rev()
        .take_while(|place| joined(*place))
        .find(|place| !passage.words[*place].is_content)
    else {
        return false;
    };
    let Some(role) = (at..at + 2).find(|place| {
        names_a_role(passage.key(*place)) && (*place == at || joined(at)) && {
            let goes_on = passage.gap_after(*place) == " "
                && passage
                    .words
                    .get(place + 1)
                    .is_some_and(|next| next.is_content);
            !goes_on
        }
    }) else {
        return false;
    };
    let before = |back: usize| the.checked_sub(back).map_or("", |place| passage.key(place));
    let absent = is_among!("when while whenever if", before(1))
        && is_among!("is was were are s", passage.key(role + 1));
    let covered = before(1) == "for"
        && is_among!(
            "in cover covers covered covering stood stand stands standing deputise deputised",
            before(2),
        );
    let next_to = role == at + 1 && the + 1 == at;
    passage.key(the) == "the"
        && !is_among!("role post position job title duties", passage.key(role + 1))
        && (next_to || absent || covered)
}

/// Whether a verb tells what a thing would have been used for, which alone is denied: the writing of `never use AI to write`.
pub fn is_what_for(source: &Passage<'_>, verb: usize) -> bool {
    source.before(verb) == "to"
        && (source.clause_of(verb).start..verb - 1).any(|place| {
            source.words[place].negated && is_among!("use used using", source.key(place))
        })
}

/// `Took part in the race`, `third place in the contest`, where only the winning or the end of it is denied.
pub fn is_taken_part_in(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const TAKING: &str = "part participated participating competed competing played raced ran entered finalist second third fourth 2nd 3rd \
        4th runner placed";
    const REACHING: &str = "win won winning finish finished complete completed reach medal";
    const REACH: usize = 4;
    let clause = passage.clause_of(at);
    let told = (clause.start..at).any(|place| {
        is_among!(TAKING, passage.key(place))
            && (place + 1..at).any(|inside| is_among!("in at", passage.key(inside)))
    });
    let places = facts.places_alike(passage.key(at));
    told && !places.is_empty()
        && places.into_iter().all(|(source, place)| {
            let source = &facts.passages[source];
            (place.saturating_sub(REACH)..place)
                .any(|verb| source.words[verb].negated && is_among!(REACHING, source.key(verb)))
        })
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
