//! Whether a text turns round that the user had help, or did a thing by themselves.

use std::ops::Range;

use crate::english::verbs;

use super::clauses::{Doer, Passage};
use super::doers::is_somebody;
use super::facts::Facts;
use super::same_things::is_person;
use super::stance::is_general;
use super::turned::says_any;

/// Help that others give, and what they do for somebody.
const HELP: &str = "help helped assistance assisting assist support supported supporting supervision supervised input guidance involvement involved \
    oversight approval approvals need needing any being other others part further outside external";

/// Words of the user's by which others had a part in what they did.
const HELPED: &str = "helped helping help supervised supervision supervisor under alongside together checked checks checking countersigned \
    countersigns assisted guided support supported approval approvals approved approves";

/// Words of one who did a thing by themselves.
const ALONE: &str =
    "alone solo myself own personally self single sole himself herself unaided only";

/// `Without help from teammates` where a teammate wrote most of it, `no partner was involved` where the partner presented.
pub fn denies_help(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const REACH: usize = 7;
    if !is_among!("without no", passage.key(at))
        || !passage.words.get(at + 1).is_some_and(|next| next.negated)
    {
        return false;
    }
    let end = (at + 1..clause.end.min(at + REACH))
        .find(|place| {
            *place > at + 1
                && (passage.gap_after(*place - 1).contains([',', ';', '(', ')'])
                    // `Without a co-author for the spring issue`, but `no involvement in terminations`.
                    || (is_among!("for in on at during", passage.key(*place))
                        && (at + 1..*place).any(|word| {
                            passage.words[word].is_content && !is_among!(HELP, passage.key(word))
                        })))
        })
        .unwrap_or(clause.end.min(at + REACH));
    let (help, named): (Vec<usize>, Vec<usize>) = (at + 1..end)
        .filter(|place| passage.words[*place].is_content)
        .partition(|place| is_among!(HELP, passage.key(*place)));
    let affirmed = |place: &usize| {
        let places = facts.places_alike(passage.key(*place));
        !places.is_empty()
            && places.iter().all(|(text, said)| {
                // `The IT department did not help`: what is denied of somebody is no help of theirs.
                let text = &facts.passages[*text];
                text.sentence_of(*said)
                    .all(|word| !text.words[word].negated || !text.words[word].is_content)
            })
    };
    let is_of_help = |place: &usize| {
        let key = passage.key(*place);
        is_somebody(key) || is_person(&passage.words[*place].stem) || key == "co"
    };
    if named.is_empty() {
        let beside = || {
            facts.any_word(|text, said| {
                is_among!("with w alongside together under", text.key(said))
                    && !text.words[said].negated
                    && (said + 1..said + 5).any(|who| {
                        is_somebody(text.key(who))
                            || text.key(who).strip_suffix('s').is_some_and(is_somebody)
                            || text
                                .words
                                .get(who)
                                .is_some_and(|word| is_person(&word.stem))
                    })
            })
        };
        let stated = help.iter().any(|place| {
            affirmed(place)
                && !is_among!(
                    "any need being other others part involved",
                    passage.key(*place),
                )
        });
        let of_help = help.iter().any(|place| {
            is_among!(
                "help assistance support supervision input guidance involvement oversight",
                passage.key(*place),
            )
        });
        return !says_any(facts, ALONE, false)
            && !says_any(facts, HELP, true)
            && (stated || (of_help && (says_any(facts, HELPED, false) || beside())));
    }
    named.iter().any(is_of_help) && named.iter().all(affirmed)
}

/// `With help from the IT department` of `the IT department did not help`, `with outside help` of `nobody else helped`.
pub fn is_helped_after_all(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const HELPING: &str = "help helped assistance support input assist assisted supported contribute contributed involved";
    is_among!("help assistance support input", passage.key(at))
        && !passage.words[at].negated
        && (at.saturating_sub(3)..at).any(|place| {
            is_among!("with received had having", passage.key(place))
                && !passage.words[place].negated
        })
        && facts.any_word(|text, said| {
            is_among!(HELPING, text.key(said))
                && (text.words[said].negated
                    || text
                        .clause_of(said)
                        .any(|who| is_among!("nobody none", text.key(who))))
        })
        && !facts.any_word(|text, said| {
            is_among!(HELPED, text.key(said))
                && !text.words[said].negated
                && !text
                    .clause_of(said)
                    .any(|who| is_among!("nobody none i", text.key(who)))
        })
}

/// `Done personally`, `self-written` of what the user says others did.
pub fn claims_it_personally(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    let key = passage.key(at);
    let itself = key == "self"
        && passage.gap_after(at) == "-"
        && verbs::is_past(passage.key(at + 1))
        && !is_among!("taught employed", passage.key(at + 1));
    let personally =
        is_among!("personally singlehandedly unaided", key) && !passage.words[at].negated;
    if !itself && !personally {
        return false;
    }
    let said_alone = facts.any_word(|text, said| {
        is_among!(ALONE, text.key(said)) && !text.words[said].negated && text.key(said) != "only"
    });
    !said_alone
        && clause
            .clone()
            .filter(|place| passage.words[*place].is_content && *place != at)
            .filter(|place| !is_general(passage.key(*place), &passage.words[*place].stem))
            .any(|place| {
                let places = facts.places_alike(passage.key(place));
                !places.is_empty()
                    && places.iter().all(|(text, said)| {
                        let word = &facts.passages[*text].words[*said];
                        word.doer == Doer::Another || word.negated || word.helped
                    })
            })
}
