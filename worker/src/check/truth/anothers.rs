//! What a text claims of what somebody else did, and whether it names them.

use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::claims::says_same;
use super::clauses::{Doer, Passage, Word};
use super::doers::{DONE, is_kin, is_somebody};
use super::facts::{Facts, Said};
use super::stance::is_general;

/// A word that stands in the source only where somebody else acts, who is not named beside it.
pub fn claims_anothers_doing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.words[at];
    let key = passage.key(at);
    let text = passage.tokens[at].text;
    // `Ran the GC` names what was done as a word does.
    let initials =
        (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let told_of_another = word.doer == Doer::Another
        || (passage.tokens[at].is_capitalised() && !passage.tokens[at].opens_sentence && !initials);
    if word.negated
        || !word.is_content
        || told_of_another
        || is_kin(key)
        || (key.len() < 3 && !initials)
        || key.starts_with(|first: char| first.is_ascii_digit())
        || is_general(key, &word.stem)
    {
        return false;
    }
    // What is done is the head of what stands by the verb: not the `drone` of `drone images`, nor the method of `standards for the
    // method`.
    let clause = passage.clause_of(at);
    let is_verb =
        matches!(verbs::lookup(key), Some((_, Form::Past | Form::Gerund))) || verbs::is_past(key);
    let modifies = !is_verb
        && at + 1 < clause.end
        && passage.words[at + 1].is_content
        && !is_among!(
            "job jobs work works side part parts task tasks",
            passage.key(at + 1),
        )
        && passage.gap_after(at).trim().is_empty()
        && facts.word(passage.key(at + 1)) != Said::No;
    let charged = clause
        .clone()
        .any(|place| matches!(passage.key(place), "responsible" | "charge"));
    // `With WordPress, and managed hosting`.
    let deed = (clause.start..at).rev().find(|place| {
        is_among!("and plus", passage.key(*place)) && verbs::is_past(passage.key(place + 1))
    });
    let aside = !charged
        && (deed.unwrap_or(clause.start)..at).any(|before| {
            is_among!(
                "for of from by with after when until because while whose which who",
                passage.key(before)
            ) || (passage.key(before) == "on" && is_among!("a an the", passage.key(before + 1)))
        });
    if modifies || aside || is_told_of_itself(passage, at, &clause) {
        return false;
    }
    let places = facts.places_alike(key);
    // `The council looks after the network` says nothing of looking after laptops.
    let another_object = |(source, place): &(usize, usize)| {
        let source = &facts.passages[*source];
        let noun = *place > 0 && is_among!("the a an all my our any some", source.key(place - 1));
        let mut objects = (place + 1..source.clause_of(*place).end)
            .take_while(|other| !source.gap_after(other - 1).contains(','))
            .filter(|other| source.words[*other].is_content)
            .filter(|other| {
                let key = source.key(*other);
                source.words[*other].doer == Doer::Another
                    && !is_among!(DONE, key)
                    && !is_somebody(key)
                    && !is_among!(
                        "always often sometimes usually mostly came comes went goes passed stayed",
                        key,
                    )
            })
            .peekable();
        !noun
            && objects.peek().is_some()
            && !objects.any(|other| {
                clause
                    .clone()
                    .any(|at| says_same(&passage.words[at].stem, &source.words[other].stem))
            })
    };
    if verbs::lookup(key).is_some() && places.iter().all(another_object) {
        return false;
    }
    let of_others = |(source, place): &(usize, usize)| {
        let text = &facts.passages[*source];
        let word = &text.words[*place];
        // `She takes orders by form`.
        let means = *place > 0 && is_among!("by via through", text.key(place - 1));
        !means && (word.doer == Doer::Another || word.negated)
    };
    !places.is_empty()
        && places.iter().all(of_others)
        && places
            .iter()
            .any(|(source, place)| facts.passages[*source].words[*place].doer == Doer::Another)
        && !names_the_doer(passage, at, facts)
}

/// Whether a clause tells of a thing what became of it, or what others did to the user's work: `completion improved to 74%`, `all code
/// was reviewed`.
fn is_told_of_itself(passage: &Passage<'_>, at: usize, clause: &Range<usize>) -> bool {
    const BECAME: &str = "improved rose fell grew dropped increased decreased went reached doubled halved climbed declined ended closed";
    const CHECKED: &str = "reviewed approved checked signed inspected supervised corrected kept adopted accepted granted";
    !verbs::is_past(passage.key(clause.start))
        && (at + 1..clause.end.min(at + 4)).any(|verb| {
            is_among!(BECAME, passage.key(verb))
                || (is_among!(CHECKED, passage.key(verb))
                    && is_among!("was were is are", passage.key(verb - 1)))
        })
}

/// Whether somebody whom the user names where they say a word is named beside it: `won by the photographer`.
pub fn names_the_doer(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let sentence = passage.tokens[at].sentence;
    // `Together with the nurses` says nothing of who did it.
    let beside = |place: usize| {
        let before = (place.saturating_sub(3)..place)
            .rev()
            .map(|before| passage.key(before))
            .find(|key| !is_among!("the a an my our their his her its own", key));
        // `Instead of the tax advisor`.
        let replaced = (place.saturating_sub(4)..place).any(|before| {
            is_among!("instead rather place", passage.key(before))
                && is_among!("of than", passage.key(before + 1))
        });
        replaced
            || before.is_some_and(|key| {
                is_among!("alongside with beside behalf of place together for", key)
            })
    };
    let is_named = |person: &Word| {
        let mut words = passage.tokens.iter().zip(&passage.words).enumerate();
        words.any(|(place, (token, word))| {
            token.sentence == sentence && says_same(&word.stem, &person.stem) && !beside(place)
        })
    };
    facts
        .places_alike(passage.key(at))
        .into_iter()
        .any(|(source, place)| {
            let source = &facts.passages[source];
            let sentence = source.tokens[place].sentence;
            let near =
                place.saturating_sub(DOER_REACH)..(place + DOER_REACH).min(source.tokens.len());
            near.filter(|other| source.tokens[*other].sentence == sentence)
                .any(|other| {
                    let named = source.tokens[other].is_capitalised()
                        && other > 0
                        && is_among!("by was were is with", source.key(other - 1));
                    (named || is_somebody(source.key(other)))
                        && (source.words[other].doer == Doer::Another
                            || matches!(source.key(other + 1), "did" | "does"))
                        && is_named(&source.words[other])
                })
        })
}

/// Words between what was done and who did it.
const DOER_REACH: usize = 10;
