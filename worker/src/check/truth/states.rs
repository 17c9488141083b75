//! The state that a text gives a thing, and that is the opposite of the one the user tells: `not expired` of what ran out, `at the first
//! attempt` of the second, `officially` of `not officially`.

mod taken_part;

use std::ops::Range;

use super::clauses::Passage;
use super::doers::is_somebody;
use super::facts::{Facts, Said};
use super::titles::names_a_role;
use super::whose::is_anothers;
use super::word_lists::is_listed;

/// The word of a clause by which it gives the opposite of a state that the user tells.
pub fn turned_state(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    clause.clone().find(|at| {
        runs_on(passage, *at, facts)
            || is_rid_of(passage, *at, facts)
            || is_official_after_all(passage, *at, facts)
            || is_kept_from_others(passage, *at, facts)
            || rejects_what_is_wanted(passage, *at, facts)
            || is_still_what_is_over(passage, *at, facts)
            || has_the_role_denied(passage, *at, facts)
            || taken_part::turned(passage, *at, clause, facts)
    })
}

/// `Not expired` of what has run out.
fn runs_on(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const OVER: &str = "expired lapsed";
    const RAN_OUT: &str = "ranout runout outofdate expired lapsed";
    const RUNS_ON: &str = "valid renewed current";
    // What is valid besides is told elsewhere.
    let ran_out = |(text, place): (usize, usize)| {
        let source = &facts.passages[text];
        !source.words[place].negated
            && !source
                .sentence_of(place)
                .any(|word| is_among!(RUNS_ON, source.key(word)) && !source.words[word].negated)
    };
    is_among!(OVER, passage.key(at))
        && passage.words[at].negated
        && RAN_OUT
            .split_ascii_whitespace()
            .any(|row| facts.rows(row).any(ran_out))
}

/// What a text says in two words, with what the user says where it is not so.
const TURNED: &[(&str, &str, &str)] = &[
    (
        "withoutdelay withoutdelays nodelay nodelays",
        "dayslate weekslate monthslate dayslater weeksbehind daysbehind overran delayed",
        "nodelay nodelays withoutdelay",
    ),
    (
        "withoutinterruption withoutinterruptions nointerruption nointerruptions",
        "intermittently intermittent sometimes stops",
        "nointerruption withoutinterruption nonstop",
    ),
    (
        "withoutdifficulty withouteffort withouteffort noproblem",
        "soso notsogood notgood notverygood basic",
        "withoutdifficulty withouteffort noproblem",
    ),
    (
        "currentversion latestversion newestversion newversion",
        "oldversion olderversion oldversions olderversions",
        "currentversion latestversion newestversion newversion",
    ),
    (
        "firstattempt firsttry firstsitting firstgo 1stattempt 1sttry",
        "secondtime secondattempt secondtry secondsitting secondgo 2ndtime 2ndattempt 2ndtry thirdtime thirdattempt 3rdtime resat resit",
        "firstattempt firsttry firstsitting firstgo firsttime 1stattempt 1sttry 1sttime 1stgo",
    ),
];

/// `Without delay` of what came in nine days late.
fn is_rid_of(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let pair = format!("{}{}", passage.key(at), passage.key(at + 1));
    let whole = passage.gap_after(at) == " " && at + 1 < passage.tokens.len();
    whole
        && TURNED.iter().any(|(claimed, otherwise, so)| {
            is_listed(claimed, &pair) && tells(facts, otherwise) && !tells(facts, so)
        })
}

/// `Officially` of `not officially`.
fn is_official_after_all(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const MANNER: &str = "officially formally regularly independently professionally commercially publicly permanently successfully \
        legally clinically";
    let key = passage.key(at);
    is_among!(MANNER, key)
        && !passage.words[at].negated
        && (facts.word(key) == Said::Denied
            || (facts.word(key) == Said::No && facts.word(&format!("un{key}")) == Said::Yes))
}

/// `Not left to the chef` of what the chef does: nobody denies what nobody said.
fn is_kept_from_others(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 5;
    const LEFT: &str = "left leave rest rests lie lies needed required reserved";
    let key = passage.key(at);
    let sentence = passage.sentence_of(at);
    let who = |place: usize| {
        let role = singular(passage.key(place));
        let known = facts.word(&role) == Said::Yes;
        let initials = passage.tokens[place].text.len() > 1
            && passage.tokens[place]
                .text
                .bytes()
                .all(|byte| byte.is_ascii_uppercase());
        known && (initials || is_somebody(passage.key(place)) || names_a_role(&role))
    };
    // `With the accountant not needed to take over`.
    let before = matches!(key, "needed" | "required")
        && passage.key(at + 1) == "to"
        && at > 1
        && passage.key(at - 1) == "not"
        && who(at - 2);
    let behind = || {
        is_among!("to with", passage.key(at + 1)) && (at + 2..sentence.end.min(at + REACH)).any(who)
    };
    is_among!(LEFT, key)
        && passage.words[at].negated
        && !matches!(facts.word(key), Said::Denied)
        && (before || (!matches!(key, "needed" | "required") && behind()))
}

/// `Seeks contract work rather than an employed position` of one who looks for that.
fn rejects_what_is_wanted(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    const WANTING: &str = "want wants wanting seek seeks seeking looking prefer prefers";
    if passage.key(at) != "rather" || passage.key(at + 1) != "than" {
        return false;
    }
    let sentence = passage.sentence_of(at);
    let wants = sentence
        .clone()
        .take_while(|place| *place < at)
        .any(|place| is_among!(WANTING, passage.key(place)));
    let rejected: Vec<usize> = (at + 2..sentence.end.min(at + 2 + REACH))
        .take_while(|place| {
            *place == at + 2 || !passage.gap_after(place - 1).contains([',', ';', '('])
        })
        .filter(|place| passage.words[*place].is_content)
        .collect();
    let wanted = |place: &usize| {
        let mut places = facts.places_alike(passage.key(*place)).into_iter();
        places.any(|(text, said)| {
            let source = &facts.passages[text];
            let start = source
                .sentence_of(said)
                .start
                .max(said.saturating_sub(REACH));
            (start..said).any(|cue| is_among!(WANTING, source.key(cue)))
                && !(start..said).any(|cue| is_among!("not no dont than without", source.key(cue)))
        })
    };
    wants && !rejected.is_empty() && rejected.iter().all(wanted)
}

/// One of several: `foreman` of `foremen`.
fn singular(key: &str) -> String {
    match key.strip_suffix("men") {
        Some(root) => format!("{root}man"),
        None => key.strip_suffix('s').unwrap_or(key).to_owned(),
    }
}

/// `Still as captain` of `not captain now`.
fn is_still_what_is_over(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    if passage.key(at) != "still" {
        return false;
    }
    let over = |(text, said): (usize, usize)| {
        let source = &facts.passages[text];
        source.words[said].negated
            && (is_among!("now anymore", source.key(said + 1))
                || (source.key(said + 1) == "any" && source.key(said + 2) == "more")
                || (said.saturating_sub(3)..said).any(|place| source.key(place) == "longer"))
    };
    (at + 1..passage.clause_of(at).end.min(at + REACH))
        .filter(|place| names_a_role(passage.key(*place)) && !passage.words[*place].negated)
        .any(|place| facts.places_alike(passage.key(place)).into_iter().any(over))
}

/// `Secretary and paralegal` of one who is no paralegal, where there was another who is.
fn has_the_role_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    let joined = is_among!("and as a an", passage.before(at));
    if !joined || !names_a_role(key) || passage.words[at].negated || is_anothers(passage, at) {
        return false;
    }
    let places = facts.everywhere(key);
    let denied = |(text, said): &(usize, usize)| {
        let source = &facts.passages[*text];
        *said > 1
            && source.words[*said].negated
            && is_among!("a an", source.key(said - 1))
            && source.words[*said - 1].negated
            && source.key(said - 2) == "not"
    };
    let of_another = |(text, said): &(usize, usize)| {
        let source = &facts.passages[*text];
        source.words[*said].negated || (source.before(*said) == "the" && is_anothers(source, *said))
    };
    places.iter().any(denied)
        && places
            .iter()
            .all(|place| denied(place) || of_another(place))
}

/// Whether the user says one of these words, or rows of words without the spaces, and does not deny it.
fn tells(facts: &Facts<'_>, list: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|word| facts.in_a_row(word) == Said::Yes || facts.word(word) == Said::Yes)
}

#[cfg(test)]
#[path = "states_tests.rs"]
mod tests;
