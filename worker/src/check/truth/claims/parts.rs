//! Claims of the doing or the charge of what the user only joined, watched or learnt.

use std::ops::Range;

use super::raised::ENDS_OBJECT;
use super::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::help::{DOING, deed, does_so_itself};
use crate::check::truth::same_things::is_person;
use crate::check::truth::stance::clause_text;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::english::abbreviations::same_word;
use crate::english::titles::is_title_noun;
use crate::english::verbs::{self, Form};

/// Verbs of who gives, holds or decides a thing.
const GIVING: &str = "organise organize lead manage run head direct oversee supervise coordinate conduct teach instruct host chair plan \
    deliver present judge approve author produce launch spearhead establish administer negotiate design lecture arrange facilitate \
    orchestrate champion drive own perform hold moderate maintain edit";

/// What one attends: to attend anything else may be to see to it.
const SITTINGS: &str = "meeting seminar course train training class workshop conferenc lectur demo talk session event fair hearing interview \
    rehearsal lesson drill webinar cleanup call course";

/// What one does, takes or has who is taught.
const COURSES: &str = "course training class seminar workshop webinar bootcamp lecture lectures classes courses trainings";

/// A clause that claims to have given, held or decided what the user only says to have been at: `ran 15 demos` of `joined 15 demos`.
pub fn held_instead_of_joined(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let (clause, base, _) = deed(passage, clause)?;
    let first = clause.start;
    let gives = is_among!(GIVING, base);
    if !(gives || is_among!(DOING, base))
        || passage.gap_after(first).contains('-')
        || passage.key(first + 1) == "by"
        || passage.words[clause.clone()].iter().any(|word| word.helped)
        || does_so_itself(passage, &clause, facts)
        || clause.clone().any(|at| stands_in(passage, at))
    {
        return None;
    }
    let head = (first + 1..clause.end)
        .take_while(|at| {
            // `In-service training` is all the object; `every year` is none of it.
            let ends = is_among!(ENDS_OBJECT, passage.key(*at)) && passage.gap_after(*at) != "-";
            !passage.words[*at].negated
                && !ends
                && (*at == first + 1
                    || (!is_among!("every each per", passage.key(*at))
                        && !passage.gap_after(at - 1).contains([',', '(', ';'])))
        })
        .filter(|at| {
            // A training day is training.
            passage.words[*at].is_content
                && !(is_among!("day days weekend week", passage.key(*at))
                    && is_among!(COURSES, passage.key(at - 1)))
                // The wills work is wills.
                && !(is_among!("work side duties", passage.key(*at))
                    && *at > first + 1
                    && passage.words[at - 1].is_content)
        })
        .last()?;
    let stem = &passage.words[head].stem;
    let mut only_there = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            let word = &source.words[place];
            // Who teaches is no training.
            let somebody = is_title_noun(source.key(place)) && *stem != word.stem;
            let same = says_same(stem, &word.stem)
                || same_word(passage.key(head)).contains(&source.key(place));
            if word.negated || somebody || !same {
                continue;
            }
            match part_in(source, place, base) {
                Part::There if gives || is_only_seen(source, place) => only_there = true,
                Part::Unsaid if is_taken_up(source, place) => only_there = true,
                Part::There | Part::Done | Part::Unsaid => return None,
            }
        }
    }
    only_there.then(|| {
        let reason = "the user's words say that they had a part in this; say so";
        Violation::new(
            ViolationKind::Seniority,
            clause_text(passage, clause),
            reason,
        )
    })
}

/// What the user's part was in what a word names.
#[derive(PartialEq)]
enum Part {
    Done,
    There,
    Unsaid,
}

fn part_in(source: &Passage<'_>, at: usize, claimed: &str) -> Part {
    let trained = source.key(at) == "trained" && is_among!("by under at in as", source.key(at + 1));
    if source.words[at].helped
        || trained
        || is_covered_only(source, at)
        || was_on(source, at)
        || is_told_as_a_part(source, at, claimed)
    {
        return Part::There;
    }
    let Some((verb, base)) = verb_before(source, at) else {
        return Part::Unsaid;
    };
    let stem = &source.words[at].stem;
    let there = match base {
        "join" | "participate" => true,
        "sit" => source.key(verb + 1) == "in",
        // Who wrote in a magazine has edited none.
        "write" if claimed != "edit" => false,
        "contribute" | "write" => {
            (verb + 1..at).any(|place| is_among!("to in on", source.key(place)))
        }
        "shadow" | "observe" | "watch" => !is_person(stem),
        "attend" => is_among!(SITTINGS, stem) && source.key(verb + 1) != "to",
        "do" | "take" | "complete" | "finish" | "pass" | "learn" => {
            is_among!(COURSES, source.key(at))
        }
        _ => false,
    };
    if there { Part::There } else { Part::Done }
}

/// Whether words before a thing tell that the user had no more than a part in it: `a bit of payroll`, `an assistant on the audit`, `learned
/// how to do the rota`, `one of six who ran the drills`, `stood in for the nurse on the drug rounds`.
fn is_told_as_a_part(source: &Passage<'_>, at: usize, claimed: &str) -> bool {
    const REACH: usize = 10;
    let start = source.sentence_of(at).start.max(at.saturating_sub(REACH));
    let mut near = (start..at).rev().take_while(|place| {
        !source.gap_after(*place).contains([',', ';', '.', ':', '('])
            && !is_among!("and but so because then", source.key(*place))
    });
    near.any(|cue| {
        let (key, next) = (source.key(cue), source.key(cue + 1));
        // What stands between is no other thing: `an assistant on the ward`.
        let direct = |from: usize| {
            (from..at)
                .all(|place| !source.words[place].is_content || source.gap_after(place) == " ")
        };
        let own = source.words[cue].is_own_deed();
        let part = match key {
            // Who did a bit of tractor work drove one.
            "bit" | "bits" | "little" => {
                next == "of" && !is_among!("drive teach perform maintain edit", claimed)
            }
            "there" => {
                is_among!("for at during", next) && is_among!("was were been", source.before(cue))
            }
            "assistant" | "helper" | "trainee" | "apprentice" => {
                is_among!("on for", next) && is_among!("an a the as", source.before(cue))
            }
            "one" => {
                next == "of"
                    && (cue + 2..at).any(|place| is_among!("who that which", source.key(place)))
            }
            "team" | "crew" | "committee" => {
                is_among!("for that behind", next)
                    && (cue.saturating_sub(3)..cue)
                        .any(|place| is_among!("on in", source.key(place)))
            }
            "stood" | "filled" | "stepped" | "covered" | "covering" => {
                (is_among!("in for", next))
                    && !is_among!("run do handle cover", claimed)
                    && (cue + 1..at).any(|place| is_among!("on at with during", source.key(place)))
            }
            "worked" | "working" | "work" => {
                next == "under" && (cue + 2..at).any(|place| source.key(place) == "on")
            }
            "learned" | "learnt" | "learning" | "learn" => {
                next == "to" || (cue + 1..cue + 3).any(|place| source.key(place) == "how")
            }
            "attended" => is_among!("only just", source.before(cue)),
            _ => false,
        };
        part && own && direct(cue + 1)
    })
}

/// Whether the user was there while others did a thing: `I was there for the audit`, `only attended the drill`.
fn is_only_seen(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let start = source.sentence_of(at).start.max(at.saturating_sub(REACH));
    (start + 1..at).any(|cue| {
        let before = source.key(cue - 1);
        match source.key(cue) {
            "there" => {
                is_among!("was were", before) && is_among!("for at during", source.key(cue + 1))
            }
            "attended" => is_among!("only just", before),
            "assistant" => {
                is_among!("an a the", before) && is_among!("on for", source.key(cue + 1))
            }
            _ => false,
        }
    })
}

/// `Some wills when Priya is away`: what is told in a few words is only seen to while somebody else is not there.
fn is_covered_only(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 7;
    let sentence = source.sentence_of(at);
    let when = (at + 1..sentence.end.min(at + 3)).find(|place| {
        is_among!("when while whenever if", source.key(*place))
            && (at..*place).all(|before| !source.gap_after(before).contains([',', ';', '(']))
    });
    when.is_some_and(|when| {
        (when + 1..sentence.end.min(when + REACH)).any(|place| stands_in(source, place))
    })
}

/// Whether a word tells that somebody is not there, for whom another stands in.
fn stands_in(passage: &Passage<'_>, at: usize) -> bool {
    is_among!(
        "away off holiday holidays leave sick ill absent absence cover covered covering",
        passage.key(at)
    )
}

/// `Was on the early rollout`, `was part of the merger`.
fn was_on(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    // Who was part of a team may have led it.
    if is_among!("team crew squad staff group", source.key(at)) {
        return false;
    }
    let start = source.sentence_of(at).start.max(at.saturating_sub(REACH));
    (start..at).any(|place| {
        is_among!("was were been", source.key(place))
            && is_among!("on part involved", source.key(place + 1))
            && place + 2 < at
            && source.words[place + 1..at].iter().all(|word| !word.negated)
            && (place..at).all(|between| !source.gap_after(between).contains([',', ';', '.', '(']))
            && !(place + 2..at)
                .any(|between| is_among!("for and as in at with when to by", source.key(between)))
    })
}

/// The verb that a word may be the object of, with its base: the nearest before it without a comma between.
pub fn verb_before<'s>(source: &'s Passage<'_>, at: usize) -> Option<(usize, &'s str)> {
    const REACH: usize = 7;
    let sentence = source.tokens[at].sentence;
    for place in (at.saturating_sub(REACH)..at).rev() {
        if source.tokens[place].sentence != sentence
            || source.gap_after(place).contains([',', ';', '.', ':', '('])
        {
            return None;
        }
        let key = source.key(place);
        if let Some((base, form)) = verbs::lookup(key)
            && (form != Form::Base || !verbs::is_also_noun(base))
        {
            return Some((place, base));
        }
    }
    None
}

/// Whether the user goes on to say that they joined what a word names: `beach cleanups, joined 12 of them`.
fn is_taken_up(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 14;
    (at + 1..source.tokens.len().min(at + REACH)).any(|place| {
        matches!(
            verbs::lookup(source.key(place)),
            Some(("join" | "attend" | "participate", _))
        ) && !source.words[place].negated
            && (place + 1..place + 5).any(|next| is_among!("them it these those", source.key(next)))
    })
}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
