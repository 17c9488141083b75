//! A part told as the whole, and a part in what the user had none in: `all levels` of who is still writing the rest, `took part in the
//! project` of who was not on it.

use std::ops::Range;

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::stance::is_general;
use crate::check::truth::word_lists::is_listed;

/// Whether a word turns round which part the user had, or how much of it.
pub fn turned(passage: &Passage<'_>, at: usize, clause: &Range<usize>, facts: &Facts<'_>) -> bool {
    takes_part_after_all(passage, at, clause, facts)
        || is_in_own_name(passage, at, facts)
        || is_without_whom_it_was_not(passage, at, facts)
        || is_at_any_time(passage, at, clause, facts)
        || is_all_of_a_part(passage, at, clause, facts)
}

/// `Took part in the migration project` of `I wasn't on that project`.
fn takes_part_after_all(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const UNDERTAKINGS: &str =
        "project projects programme program rollout campaign committee panel trial";
    const TAKING: &str = "took take takes taking part participated contributed worked helped joined involved member supported led ran";
    let word = &passage.words[at];
    if word.negated || !is_among!(UNDERTAKINGS, passage.key(at)) {
        return false;
    }
    let places = facts.occurrences(&word.stem);
    (clause.start..at).any(|verb| is_among!(TAKING, passage.key(verb)))
        && !clause.clone().any(|place| passage.words[place].negated)
        && !places.is_empty()
        && places.iter().all(|(text, place)| {
            let text = &facts.passages[*text];
            text.words[*place].negated
                && is_among!("that the this it any", text.key(place.saturating_sub(1)))
        })
}

/// `In own name` of `in my uncle's name, not mine`.
fn is_in_own_name(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    passage.key(at) == "name"
        && passage.before(at) == "own"
        && facts.passages.iter().any(|text| {
            (1..text.tokens.len()).any(|name| {
                text.key(name) == "name"
                    && text.tokens[name - 1].is_possessive()
                    && (name + 1..text.sentence_of(name).end.min(name + 1 + REACH))
                        .any(|mine| is_among!("mine my me", text.key(mine)))
            })
        })
}

/// `Without the optician alongside` of `only with the optician beside me`.
fn is_without_whom_it_was_not(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 6;
    const ALONE: &str = "without alone unsupervised unaccompanied solo own";
    const PRESENT: &str = "alongside beside present supervision supervising watching attending";
    passage.key(at) == "without"
        && passage.words[at].negated
        && (at + 1..passage.sentence_of(at).end.min(at + REACH))
            .any(|place| is_among!(PRESENT, passage.key(place)))
        && facts.any_word(|text, only| {
            text.key(only) == "only"
                && is_among!("w with under when", text.key(only + 1))
                && !text.words[only].negated
        })
        && !facts
            .passages
            .iter()
            .any(|text| text.tokens.iter().any(|token| is_listed(ALONE, &token.key)))
}

/// `No penalty at any point` of `no penalty in the last year, before that I had two`.
fn is_at_any_time(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    let always = is_among!("ever throughout always", passage.key(at))
        || (passage.key(at) == "any" && is_among!("point time stage", passage.key(at + 1)))
        || (is_among!("whole entire", passage.key(at))
            && is_among!("time job career", passage.key(at + 1)));
    if !always {
        return false;
    }
    let start = passage.sentence_of(clause.start).start;
    let denied = |place: &usize| passage.words[*place].negated && passage.words[*place].is_content;
    (start..clause.end).filter(denied).any(|place| {
        facts
            .occurrences(&passage.words[place].stem)
            .iter()
            .any(|(text, said)| {
                let text = &facts.passages[*text];
                text.words[*said].negated
                    && (*said + 1..text.sentence_of(*said).end).any(|before| {
                        text.key(before) == "before"
                            && is_among!("that then it this", text.key(before + 1))
                    })
            })
    })
}

/// `Completed all levels` of `level 2 done, still writing the rest`.
fn is_all_of_a_part(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const DONE: &str = "completed complete finished passed cleared obtained done holds holding";
    const REST: &str = "rest remaining remainder others";
    if !is_among!("all every full whole entire both", passage.key(at))
        || passage.words[at].negated
        || !clause
            .clone()
            .any(|verb| is_among!(DONE, passage.key(verb)))
    {
        return false;
    }
    facts.any_word(|text, rest| {
        let sentence = text.sentence_of(rest);
        is_among!(REST, text.key(rest))
            && (sentence.start..rest).any(|still| text.key(still) == "still")
            && clause.clone().any(|word| {
                let stem = &passage.words[word].stem;
                passage.words[word].is_content
                    && !is_listed(DONE, passage.key(word))
                    && !is_general(passage.key(word), stem)
                    && sentence.clone().any(|said| text.words[said].stem == *stem)
            })
    })
}

#[cfg(test)]
#[path = "taken_part_tests.rs"]
mod tests;
