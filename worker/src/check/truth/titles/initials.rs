//! Words of a title of which one side writes only the initials, or a shorter form.

use super::{names_a_role, own_phrase};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::whose::is_anothers;
use crate::english::tokens::Token;

/// `PM` where the user writes it out.
pub fn is_acronym(word: &str, passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    let written = passage
        .tokens
        .iter()
        .find(|token| token.key == word)
        .map_or("", |token| token.text);
    // `F&B` is short for `food and bev`.
    let initials = written.replace('&', "");
    initials.len() > 1
        && initials.chars().all(char::is_uppercase)
        && facts.phrase(&initials) == Said::Yes
        && own_phrase(word, facts) != Said::Denied
}

/// Words of a title that the user has abbreviated by their initials: `CSR`, `HR`.
pub fn is_abbreviated(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    (2..=4).any(|length| {
        ((at + 1).saturating_sub(length)..=at).any(|first| {
            let window = passage.tokens.get(first..first + length);
            let capitals = window.is_some_and(|window| window.iter().all(Token::is_capitalised));
            let window: Option<String> =
                window
                    .filter(|_| capitals || length > 2)
                    .and_then(|window| {
                        window
                            .iter()
                            .map(|token| token.key.chars().next())
                            .collect()
                    });
            // What is written in initials stands for no word beside itself.
            let itself = |initials: &str| {
                (first..first + length).any(|place| passage.key(place) == initials)
            };
            window.is_some_and(|initials| {
                !itself(&initials)
                    && facts.rows(&initials).any(|(source, place)| {
                        let source = &facts.passages[source];
                        let token = &source.tokens[place];
                        // A lad is no `lead Android developer`.
                        let written = (capitals
                            && length > 2
                            && !crate::english::words::is_common(&initials))
                            || token.text.chars().all(char::is_uppercase)
                            || (capitals
                                && crate::check::truth::shortened::is_short_for_a_role(
                                    source, place,
                                ));
                        // The `DS team` makes nobody a data scientist.
                        let of_others = is_among!(OTHERS, source.key(place + 1));
                        written
                            && token.key == initials
                            && !of_others
                            && !source.words[place].negated
                            && !is_anothers(source, place)
                    })
            })
        })
    })
}

/// People of whom initials before them say what they do.
const OTHERS: &str = "team teams dept department guys people folks side group colleague colleagues";

/// Words of a title that are part of what the user abbreviates, besides those of rank: `development` of `R&D`.
pub fn is_spelt_out_by(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    word.len() > 2
        && !names_a_role(word)
        && crate::check::truth::shortened::is_spelt_out(passage, at, facts)
}

/// Whom somebody is assistant to: `EA to the CFO`.
pub fn is_whom_for(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    (at.saturating_sub(3)..at).any(|place| passage.key(place) == "to")
        && (facts.word(passage.key(at)) != Said::No
            || crate::check::truth::shortened::is_spelt_out(passage, at, facts))
}
