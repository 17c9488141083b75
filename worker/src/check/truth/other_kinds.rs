//! Whether a text has another kind of a thing than that which the user denies.

use crate::english::verbs;

use super::claims::says_same;
use super::clauses::Passage;
use super::denials::LIGHT;
use super::facts::{Facts, Said, same_root};

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

/// Whether a word has another meaning with what is joined to it and not denied: `back-end` is no end.
pub fn is_compound(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let denied = |place: usize| facts.word(passage.key(place)) == Said::Denied;
    (at > 0 && passage.gap_after(at - 1) == "-" && !denied(at - 1))
        || (passage.gap_after(at) == "-" && !denied(at + 1))
}
