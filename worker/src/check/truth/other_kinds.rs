//! Whether a text has another kind of a thing than that which the user denies.

use crate::english::verbs;

use super::claims::says_same;
use super::clauses::Passage;
use super::denials::LIGHT;
use super::facts::{Facts, Said, same_root};
use super::polarity::ABSTRACT;

/// Whether a word stands here as of the kind that the user names after the denial: `cash payment` of `no online payment, only cash`.
pub fn is_of_the_other_kind(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    at > 0
        && passage.words[at - 1].is_content
        && passage.gap_after(at - 1) == " "
        && facts
            .occurrences(&passage.words[at - 1].stem)
            .iter()
            .any(|(source, place)| {
                let source = &facts.passages[*source];
                *place > 1
                    && !source.words[*place].negated
                    && is_among!("only just", source.key(place - 1))
                    && source.words[place - 2].negated
            })
}

/// Whether the user denies a thing only as of one kind, and a text has another: `day shifts` of `no night shifts`.
pub fn is_only_a_kind_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let kind = |text: &Passage<'_>, at: usize| {
        at.checked_sub(1)
            .filter(|kind| {
                text.words[*kind].is_content && matches!(text.gap_after(*kind), " " | "-")
            })
            .filter(|kind| verbs::lookup(text.key(*kind)).is_none())
    };
    let Some(own) = kind(passage, at).filter(|own| !passage.words[*own].negated) else {
        return false;
    };
    let places = facts.occurrences(&passage.words[at].stem);
    !places.is_empty()
        && places.iter().all(|(text, place)| {
            let text = &facts.passages[*text];
            kind(text, *place).is_some_and(|denied| {
                let others = [own, own.saturating_sub(1)];
                text.words[denied].negated
                    && text.key(denied).len() > 2
                    && !is_among!(LIGHT, text.key(denied))
                    && !others.into_iter().any(|own| {
                        says_same(&text.words[denied].stem, &passage.words[own].stem)
                            || same_root(text.key(denied), passage.key(own))
                    })
            })
        })
}

/// Whether the user denies a thing only as what something else there was not stands by, and a text has not that: `drove a truck` of
/// `no points for drive time`.
pub fn is_only_beside_the_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let clause = passage.clause_of(at);
    let is_told = |stem: &str| {
        clause
            .clone()
            .any(|word| !passage.words[word].negated && says_same(&passage.words[word].stem, stem))
    };
    let places = facts.occurrences(&passage.words[at].stem);
    !places.is_empty()
        && places.iter().all(|(text, place)| {
            let text = &facts.passages[*text];
            let beside = (place.saturating_sub(REACH)..*place).rev().find(|beside| {
                is_among!("for about over from", text.key(*beside))
                    && text.tokens[*beside].sentence == text.tokens[*place].sentence
            });
            beside.and_then(|at| at.checked_sub(1)).is_some_and(|head| {
                let key = text.key(head);
                text.words[head].negated
                    && text.words[head].is_content
                    && !is_among!(LIGHT, key)
                    && !is_among!(ABSTRACT, key)
                    && verbs::lookup(key).is_none_or(|(base, form)| {
                        form != verbs::Form::Past && verbs::is_also_noun(base)
                    })
                    && !is_told(&text.words[head].stem)
            })
        })
}

/// Whether a word has another meaning with what is joined to it and not denied: `back-end` is no end.
pub fn is_compound(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let denied = |place: usize| facts.word(passage.key(place)) == Said::Denied;
    (at > 0 && passage.gap_after(at - 1) == "-" && !denied(at - 1))
        || (passage.gap_after(at) == "-" && !denied(at + 1))
}
