//! Claims of the doing or the charge of what the user only joined, watched or learnt, or did beside others.

use std::ops::Range;

use super::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::help::{does_so_itself, without_joint};
use crate::check::truth::same_things::is_person;
use crate::check::truth::stance::clause_text;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
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

/// Words after the object of a verb.
const ENDS_OBJECT: &str =
    "for with in on at from by that to of during as without while where whose";

/// What one does, takes or has who is taught.
const COURSES: &str = "course training class seminar workshop webinar bootcamp lecture lectures classes courses trainings";

/// A clause that claims to have given, held or decided what the user only says to have been at: `ran 15 demos` of `joined 15 demos`.
pub fn held_instead_of_joined(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let clause = without_joint(passage, clause);
    let first = clause.start;
    let (base, _) = verbs::lookup(passage.key(first))?;
    if !is_among!(GIVING, base)
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
                Part::There => only_there = true,
                Part::Unsaid if is_taken_up(source, place) => only_there = true,
                Part::Done | Part::Unsaid => return None,
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

/// Whether a clause has it that the user keeps up a body of software to which they tell only of having contributed: `maintained the
/// parser` of `fixed 8 bugs in the parser`.
pub fn maintained_instead_of_mended(
    passage: &Passage<'_>,
    at: usize,
    facts: &Facts<'_>,
) -> Option<Violation> {
    const SENT: &str = "pr prs patch patches contributed contribute contributor contributions bug bugs bugfix upstream";
    const KEPT: &str = "maintain maintained maintaining maintainer maintains maintenance own owned author authored created wrote built made keep kept run runs ran \
        look update updated updating lead led founder started develop developed";
    let says = |words: &str| {
        facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter().zip(&source.words);
            tokens.any(|(token, word)| is_listed(words, &token.key) && !word.negated)
        })
    };
    let maintains = matches!(verbs::lookup(passage.key(at)), Some(("maintain", _)))
        && passage.clause_of(at).start == at
        && !passage.words[at].helped;
    (maintains && says(SENT) && !says(KEPT)).then(|| {
        let reason = "the user's words say that they had a part in this; say so";
        Violation::new(ViolationKind::Seniority, passage.tokens[at].text, reason)
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
    if source.words[at].helped || trained || is_covered_only(source, at) || was_on(source, at) {
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
fn verb_before<'s>(source: &'s Passage<'_>, at: usize) -> Option<(usize, &'s str)> {
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

/// Whom one learns or lives with.
const PEERS: &str = "classmate classmates friend friends mate mates flatmates roommate colleague colleagues teammate teammates peers partner";

/// Whether all whom a verb of rank is about are people beside whom the user says to have worked: `with two classmates`, `one of 4
/// nurses`, `3 teachers including me`.
pub fn is_of_those_beside(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 7;
    let people = (at + 1..passage.clause_of(at).end.min(at + REACH))
        .take_while(|place| !is_among!("for with in on at from by to during", passage.key(*place)))
        .find(|place| {
            is_person(&passage.words[*place].stem)
                || is_title_noun(passage.key(*place))
                || is_among!(PEERS, passage.key(*place))
                || is_among!("department division team", passage.key(*place))
        });
    let Some(people) = people else {
        return false;
    };
    // `Together with IT`, of the IT department.
    let people = if is_among!("department division team", passage.key(people)) {
        let named = people - 1;
        if named == at || !passage.words[named].is_content {
            return false;
        }
        named
    } else {
        people
    };
    let stem = &passage.words[people].stem;
    let several = passage.key(people).ends_with('s');
    let mut found = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            if source.key(place).ends_with('s') != several {
                continue;
            }
            // The reports that one writes are nobody.
            let papers = source.words[place].stem == "report"
                && !(place > 0
                    && (source.key(place - 1) == "direct"
                        || source
                            .key(place - 1)
                            .starts_with(|c: char| c.is_ascii_digit())));
            if !papers && says_same(stem, &source.words[place].stem) && !source.words[place].negated
            {
                if !is_beside(source, place) {
                    return false;
                }
                found = true;
            }
        }
    }
    found
}

fn is_beside(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    const RANKED: &str = "manage lead supervise oversee head direct mentor train teach coach";
    let sentence = source.tokens[at].sentence;
    let including_me = is_among!("incl including", source.key(at + 1))
        && is_among!("me myself", source.key(at + 2));
    let near: Vec<usize> = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            source.tokens[*place].sentence == sentence
                && !source.gap_after(*place).contains([',', ';', '.', ':'])
        })
        .collect();
    let one_of = near.iter().any(|place| {
        source.key(*place) == "of" && *place > 0 && is_among!("one 1", source.key(place - 1))
    });
    let with = near
        .iter()
        .copied()
        .find(|place| is_among!("with w alongside beside together", source.key(*place)));
    // `A kitchen with 8 cooks` tells whom one leads.
    let beside = with.is_some_and(|with| {
        verb_before(source, with).is_some_and(|(_, base)| !is_among!(RANKED, base))
    });
    including_me || one_of || beside
}

/// Nouns that claim to have led, where the user says nothing like it: `under personal leadership`, `warehouse management`, `held
/// responsibility for the store`.
pub fn of_charge(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const LED: &str = "management leadership direction supervision guidance command responsibility";
    const LEADING: &str = "manage managed managing manager mgr mgmt management lead led leading leader leadership run ran running head headed \
        supervise supervised supervising supervisor supervision boss foreman director directed oversee oversaw overseeing charge responsible \
        responsibility owner own owned captain chief president command looked";
    /// What one manages who stands above others.
    const PLACES: &str = "warehouse bakery kitchen restaurant bar shop store hotel nursery salon farm branch office team staff line people \
        personnel department ward clinic school site plant factory fleet crew";
    let key = passage.key(at);
    if !is_among!(LED, key) || at == 0 || passage.words[at].negated {
        return None;
    }
    let before = passage.key(at - 1);
    // `Looking to move into team management`.
    let wished = (passage.sentence_of(at).start.max(at.saturating_sub(8))..at).any(|place| {
        is_among!(
            "looking seeking aspiring aspires hoping hopes aiming aims wanting wants wishing wishes interested towards toward goal aim \
            ambition aspiration keen eager step",
            passage.key(place),
        )
    });
    if wished {
        return None;
    }
    let held = at > 0
        && key == "responsibility"
        && (at.saturating_sub(3)..at).any(|place| {
            is_among!(
                "held hold holds holding took assumed bore",
                passage.key(place),
            )
        });
    let led = (is_among!("personal own direct sole", before) && key != "responsibility")
        || held
        || (before == "line" && key == "management")
        || (key == "leadership" && is_among!(PLACES, before) && passage.gap_after(at - 1) == " ")
        // `A management post`.
        || (key == "management"
            && is_among!("post position role job trainee", passage.key(at + 1))
            && !is_among!("project product account customer case data time", before))
        || (key == "management"
            && is_among!(PLACES, before)
            && passage.gap_after(at - 1) == " "
            && !is_among!(
                "system systems software degree diploma course studies student trainee class consulting app tool tools platform plan plans \
                meeting meetings company firm agency office theory",
                passage.key(at + 1),
            ));
    let said = facts.passages.iter().any(|source| {
        (0..source.tokens.len()).any(|place| {
            is_among!(LEADING, source.key(place))
                && !source.words[place].negated
                && !source.words[place].helped
        })
    });
    let as_they_say = facts.in_a_row(&format!("{before}{key}")) == Said::Yes;
    (led && !said && !as_they_say && !facts.has_reports()).then(|| {
        let reason =
            format!("the user's words claim no such rank; keep their own words instead of {key:?}");
        Violation::new(ViolationKind::Seniority, passage.tokens[at].text, reason)
    })
}

/// Whether what a verb is about is people themselves: `coordinates the volunteers`, not `coordinated staff training`.
pub fn is_directly_of_people(passage: &Passage<'_>, at: usize) -> bool {
    let head = (at + 1..passage.clause_of(at).end.min(at + 5))
        .take_while(|place| {
            !is_among!("and or who that", passage.key(*place))
                && !is_among!(ENDS_OBJECT, passage.key(*place))
        })
        .filter(|place| passage.words[*place].is_content)
        .last();
    head.is_some_and(|head| {
        is_among!(
            "team teams crew staff volunteers workers helpers nurses employees colleagues people department departments fleet",
            passage.key(head),
        )
    })
}

/// Whether a verb of rank is about people, or what is made of them, whom no `product manager` has under them.
pub fn is_of_people(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    (at + 1..passage.clause_of(at).end.min(at + REACH))
        .take_while(|place| !is_among!("for with in on at from by to during", passage.key(*place)))
        .any(|place| {
            is_person(&passage.words[place].stem)
                || is_title_noun(passage.key(place))
                || is_among!("team teams squad squads crew staff", passage.key(place))
        })
}
