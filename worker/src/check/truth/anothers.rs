//! What a text claims of what somebody else did, and whether it names them.

mod told;

use std::ops::Range;

use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};
use crate::english::words::is_everyday;

use super::claims::says_same;
use super::clauses::{Doer, Passage, Word};
use super::denied_alike::verbs_alike;
use super::doers::{DONE, is_kin, is_somebody};
use super::facts::{Facts, Said};
use super::same_things::is_anybody;
use super::stance::is_general;
use super::titles::names_a_role;

pub use told::lists_anothers_work;
use told::{is_by_the_user, is_of_theirs, is_supported_by};

/// A word that stands in the source only where somebody else acts, who is not named beside it.
pub fn claims_anothers_doing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.words[at];
    let key = passage.key(at);
    let text = passage.tokens[at].text;
    // `Ran the GC` names what was done as a word does.
    let initials =
        (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    // `The PM handles the budget` tells who does.
    let acts = initials && is_among!("the our my", passage.before(at)) && passage.acts(at + 1);
    let told_of_another = word.doer == Doer::Another
        || acts
        || (passage.tokens[at].is_capitalised() && !passage.tokens[at].opens_sentence && !initials);
    // `Co-author` of one who says `coauthor`.
    let together = || {
        let base = verbs::lookup(key).map_or(key, |(base, _)| base);
        passage.before(at) == "co"
            && [key, base]
                .iter()
                .any(|word| facts.in_a_row(&format!("co{word}")) == Said::Yes)
    };
    if word.negated
        || !word.is_content
        || together()
        || told_of_another
        || is_kin(key)
        || (key.len() < 3 && !initials)
        || key.starts_with("else")
        || key.starts_with(|first: char| first.is_ascii_digit())
        || is_general(key, &word.stem)
    {
        return false;
    }
    // `Paid for by the employer`, `all of whom got their licences`.
    let by_another = |by: usize| passage.key(by) == "by" && !is_by_the_user(passage, by);
    if verbs::is_past(key) && (by_another(at + 1) || by_another(at + 2))
        || is_of_theirs(passage, at, facts)
        || is_supported_by(passage, at)
    {
        return false;
    }
    let clause = passage.clause_of(at);
    let is_verb =
        matches!(verbs::lookup(key), Some((_, Form::Past | Form::Gerund))) || verbs::is_past(key);
    // `The auditor found no errors`.
    let of_none = is_verb && passage.words.get(at + 1).is_some_and(|next| next.negated);
    if of_none
        || stands_aside(passage, at, is_verb, facts)
        || is_told_of_itself(passage, at, &clause)
    {
        return false;
    }
    if !is_verb && is_of_own_verb(passage, at, &clause, facts) {
        return false;
    }
    let places = facts.places_alike(key);
    // `The council looks after the network` says nothing of looking after laptops.
    let another_object = |(source, place): &(usize, usize)| {
        let source = &facts.passages[*source];
        // `Repairs the shop did`.
        let fronted = is_among!("did does", source.key(source.clause_of(*place).end - 1));
        let noun = fronted || is_among!("the a an all my our any some", source.before(*place));
        let mut objects = (place + 1..source.clause_of(*place).end)
            .take_while(|other| !source.gap_after(other - 1).contains(','))
            .filter(|other| source.words[*other].is_content)
            .filter(|other| {
                let key = source.key(*other);
                source.words[*other].doer == Doer::Another
                    && !is_among!(DONE, key)
                    && !is_somebody(key)
                    && !source.names_somebody(*other)
                    && !is_among!(
                        "always often sometimes usually mostly came comes went goes passed stayed another other different separate \
                            everything everyone all",
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
        let means = is_among!("by via through", text.before(*place));
        !means && (word.doer == Doer::Another || word.negated)
    };
    !places.is_empty()
        && places.iter().all(of_others)
        && places
            .iter()
            .any(|(source, place)| facts.passages[*source].words[*place].doer == Doer::Another)
        && !names_the_doer(passage, at, facts)
}

/// Whether a word is not what is done, which is the head of what stands by the verb: not the `drone` of `drone images`, nor the method of
/// `standards for the method`.
fn stands_aside(passage: &Passage<'_>, at: usize, is_verb: bool, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    let clause = passage.clause_of(at);
    let modifies = !is_verb
        && at + 1 < clause.end
        && passage.words[at + 1].is_content
        && !is_among!(
            "job jobs work works side part parts task tasks",
            passage.key(at + 1),
        )
        && passage.gap_after(at).trim().is_empty()
        && facts.word(passage.key(at + 1)) != Said::No
        && !is_anothers_kind(passage, at, facts);
    let charged = clause
        .clone()
        .any(|place| matches!(passage.key(place), "responsible" | "charge"));
    // `With WordPress, and managed hosting`.
    let deed = (clause.start..at).rev().find(|place| {
        is_among!("and plus", passage.key(*place)) && verbs::is_past(passage.key(place + 1))
    });
    let aside = !charged
        && (deed.unwrap_or(clause.start)..at).any(|before| {
            // `Dealt with complaints`.
            let deals = passage.key(before) == "with"
                && before > 0
                && passage.key(before - 1).starts_with("deal");
            is_among!(
                "for of from by with after when until because while whose which who",
                passage.key(before)
            ) && !deals
                || (passage.key(before) == "on" && is_among!("a an the", passage.key(before + 1)))
        });
    // `A CFO flying 70 times a year`.
    let of_theirs = at > clause.start
        && is_somebody(passage.key(at - 1))
        && passage.gap_after(at - 1) == " "
        && (is_verb || verbs::lookup(key).is_some());
    modifies || aside || of_theirs
}

/// Whether a word and the next stand together in the user's words, and only as what others do: `injury claims` of who settles motor
/// claims.
fn is_anothers_kind(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let places = facts.occurrences(&passage.words[at].stem);
    let is_object = (passage.clause_of(at).start..at)
        .all(|before| !is_among!("to in into on at", passage.key(before)));
    let has_another_kind = facts
        .occurrences(&passage.words[at + 1].stem)
        .iter()
        .any(|(source, place)| facts.passages[*source].words[*place].is_own_deed());
    is_object
        && has_another_kind
        && !places.is_empty()
        && places.iter().all(|(source, place)| {
            let source = &facts.passages[*source];
            let both = |place: usize| source.words[place].doer == Doer::Another;
            source.words.get(place + 1).is_some_and(|next| {
                next.stem == passage.words[at + 1].stem && both(*place) && both(place + 1)
            })
        })
}

/// Whether the verb of a clause is one that the user says of themselves, and of nobody who has to do with its object: `shelved books` of
/// `shelving, my colleague chose the books`.
fn is_of_own_verb(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const REACH: usize = 3;
    let verb = clause.start + usize::from(passage.key(clause.start) == "and");
    let Some((base, form)) = verbs::lookup(passage.key(verb)) else {
        return false;
    };
    let listed = (verb + 1..at).any(|place| {
        is_among!("and or", passage.key(place)) || passage.gap_after(place - 1).contains(',')
    });
    if verb >= at
        || at > verb + REACH
        || listed
        || form == Form::Base
        || is_general(passage.key(verb), base)
        || is_among!("do make handle manage run lead have take write build", base)
    {
        return false;
    }
    let (mut own, mut theirs) = (false, false);
    for (text, place) in facts.places_alike(passage.key(verb)) {
        let said = &facts.passages[text].words[place];
        own |= said.doer == Doer::User && !said.negated && !said.helped;
        theirs |= said.doer == Doer::Another || said.negated;
    }
    own && !theirs
}

/// A verb by which a clause tells, of a thing that the user speaks of as well, what somebody else did to it in another word: `selected the
/// dishes` of `we cut the dishes, chef chose them`.
pub fn does_as_another_did(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 5;
    let key = passage.key(at);
    let clause = passage.clause_of(at);
    let first = clause.start
        + usize::from(is_among!(
            "and also then personally",
            passage.key(clause.start)
        ));
    if at != first || passage.words[at].negated || passage.words[at].doer == Doer::Another {
        return false;
    }
    let Some((base, form)) = verbs::lookup(key) else {
        return false;
    };
    let denied = (at + 1..clause.end.min(at + REACH)).any(|place| passage.words[place].negated);
    if passage.key(at + 1) == "by"
        || denied
        || is_among!("do have be get go come make take", base)
        || (form == Form::Base && verbs::is_also_noun(base))
    {
        return false;
    }
    let mut object: Vec<usize> = (at + 1..clause.end.min(at + REACH))
        .take_while(|place| !is_among!(BEYOND_OBJECT, passage.key(*place)))
        .filter(|place| passage.words[*place].is_content)
        .collect();
    // `Booked jabs, and administered them`.
    if object.is_empty() && is_among!("them it those these", passage.key(at + 1)) {
        let before = passage.sentence_of(at).start..at;
        object.extend(before.filter(|place| passage.words[*place].is_content));
    }
    let is_object = |source: &Passage<'_>, place: usize| {
        source.words[place].is_content
            && object
                .iter()
                .any(|word| says_same(&passage.words[*word].stem, &source.words[place].stem))
    };
    let is_anothers = |(text, place): (usize, usize)| {
        let source = &facts.passages[text];
        let sentence = source.sentence_of(place);
        let behind = place + 1..sentence.end.min(place + REACH);
        // `Chose them`, `checked by the engineer`: what it is done to stands before.
        let before = behind
            .clone()
            .any(|word| is_among!("them it those these by all everything", source.key(word)));
        source.words[place].doer == Doer::Another
            && (behind.clone().any(|word| is_object(source, word))
                || before
                    && (object.is_empty()
                        || (sentence.start..place).any(|word| is_object(source, word))))
    };
    let mut anothers = false;
    for verb in verbs_alike(base) {
        for (text, place) in facts.occurrences(&stem(verb)) {
            let said = &facts.passages[*text].words[*place];
            if said.doer == Doer::User && !said.negated {
                return false;
            }
            anothers |= is_anothers((*text, *place));
        }
    }
    anothers && !names_the_doer(passage, at, facts)
}

/// Words behind the object of a verb.
const BEYOND_OBJECT: &str = "for with in on to at from during by of and after before";

/// Whether a clause tells of a thing what became of it, or what others did to the user's work: `completion improved to 74%`, `all code
/// was reviewed`.
fn is_told_of_itself(passage: &Passage<'_>, at: usize, clause: &Range<usize>) -> bool {
    const BECAME: &str = "improved rose fell grew dropped increased decreased went reached doubled halved climbed declined ended closed";
    const CHECKED: &str = "reviewed approved checked signed inspected supervised corrected kept adopted accepted granted";
    // `A startup, closed in 2021`.
    let became = at == clause.start
        && is_among!(BECAME, passage.key(at))
        && is_among!("in at on since after", passage.key(at + 1));
    became
        || !verbs::is_past(passage.key(clause.start))
            && (at + 1..clause.end.min(at + 4)).any(|verb| {
                is_among!(BECAME, passage.key(verb))
                    || (is_among!(CHECKED, passage.key(verb))
                        && is_among!("was were is are", passage.key(verb - 1)))
            })
}

/// Whether a word stands before the noun that it describes, as that of `the executive committee`.
fn modifies_next(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.gap_after(at), " " | "-")
        && passage
            .words
            .get(at + 1)
            .is_some_and(|next| next.is_content)
        && !matches!(
            verbs::lookup(passage.key(at + 1)),
            Some((_, Form::Past | Form::ThirdPerson))
        )
}

/// Whether a clause begins with the verb by which the user tells, beside what somebody else did, what they did themselves:
/// `fixed bugs` of `Tariq did the firmware, i fixed a few bugs`.
pub fn is_own_verb(passage: &Passage<'_>, first: usize, facts: &Facts<'_>) -> bool {
    verbs::is_past(passage.key(first))
        && !is_among!("did made had was", passage.key(first))
        && facts
            .occurrences(&passage.words[first].stem)
            .iter()
            .any(|(source, at)| {
                let source = &facts.passages[*source];
                let said = &source.words[*at];
                matches!(source.before(*at), "i" | "just" | "only")
                    && !said.negated
                    && source.words[source.sentence_of(*at)]
                        .iter()
                        .any(|word| word.doer == Doer::Another)
            })
}

/// Whether somebody is named as one with or for whom the user did a thing: nobody to whom it is left.
pub fn is_beside(passage: &Passage<'_>, at: usize) -> bool {
    // `With the deputy head`.
    let called = is_somebody(passage.key(at + 1)) && passage.gap_after(at) == " ";
    // The article of `with the bookkeeper`.
    let article = at > 0
        && is_among!("the a our my their", passage.key(at))
        && is_among!("with alongside beside", passage.key(at - 1));
    article
        || (is_somebody(passage.key(at)) || called)
            && (at.saturating_sub(3)..at)
                .any(|place| is_among!("for with alongside of as together", passage.key(place)))
}

/// `The manager` of `on behalf of the manager`, who is not the user.
pub fn is_of_another(passage: &Passage<'_>, at: usize) -> bool {
    at > 0
        && names_a_role(passage.key(at))
        && !(at + 1..at + 5).any(|place| is_among!("post role position", passage.key(place)))
        && is_among!("the their his her my our", passage.key(at - 1))
        && !modifies_next(passage, at)
        && !(at > 1
            && is_among!(
                "as was became become be being am is to acting",
                passage.key(at - 2)
            ))
}

/// Whether somebody whom the user names where they say a word is named beside it: `won by the photographer`.
pub fn names_the_doer(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let sentence = passage.tokens[at].sentence;
    // `Together with the nurses` says nothing of who did it.
    let beside = |place: usize| {
        // `With the deputy head`, `alongside the fleet officer`.
        let modifies = |word: usize| {
            passage.words[word].is_content
                && passage.gap_after(word) == " "
                && !is_among!("alongside beside behalf together", passage.key(word))
                && !verbs::is_past(passage.key(word))
                && !matches!(
                    verbs::lookup(passage.key(word)),
                    Some((_, Form::Past | Form::Gerund | Form::ThirdPerson))
                )
        };
        let is_article = |key: &str| {
            is_among!(
                "the a an my our their his her its own two three both all prof professor dr mr mrs ms",
                key
            ) || key.parse::<u32>().is_ok()
        };
        let near = (place.saturating_sub(3)..place).rev();
        let before = near
            .clone()
            .find(|before| !is_article(passage.key(*before)))
            .filter(|before| !is_of_a_job(passage, *before))
            .map(|before| passage.key(before));
        let with = near
            .filter(|word| !modifies(*word))
            .map(|before| passage.key(before))
            .find(|key| !is_article(key));
        // `Checked the engineer's work`, `inspected rooms as supervisor`.
        let led = (place.saturating_sub(4)..place)
            .any(|before| is_among!("under by to at", passage.key(before)));
        // `With the customers' own photos`.
        if passage.tokens[place].is_possessive() && !led && passage.key(place + 1) != "own" {
            return true;
        }
        // `With the account manager closing deals`.
        if matches!(
            verbs::lookup(passage.key(place + 1)),
            Some((_, Form::Gerund))
        ) && passage.gap_after(place) == " "
            || passage.key(place + 1) == "who"
        {
            return false;
        }
        // `Instead of the tax advisor`.
        let replaced = (place.saturating_sub(4)..place).any(|before| {
            is_among!("instead rather place", passage.key(before))
                && is_among!("of than", passage.key(before + 1))
        });
        replaced
            || passage.is_somebody_beside(place)
            || with.is_some_and(|key| is_among!("alongside with beside together", key))
            || before.is_some_and(|key| {
                is_among!("alongside with beside behalf of place together for as", key)
            })
    };
    let is_named = |person: &Word| {
        let mut words = passage.tokens.iter().zip(&passage.words).enumerate();
        words.any(|(place, (token, word))| {
            token.sentence == sentence
                // `Cooked breakfast` names no cook.
                && !verbs::is_past(&token.key)
                && (word.stem == person.stem
                    || (!is_anybody(&word.stem) && says_same(&word.stem, &person.stem)))
                && !beside(place)
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
                        && (is_among!("by was were is with", source.key(other - 1))
                            || source.gap_after(other - 1).contains('='));
                    let text = source.tokens[other].text;
                    // `Bookings went to the manager` names no Bookings.
                    let acts = (other != place || !is_everyday(source.key(other)))
                        && source.tokens[other].is_capitalised()
                        && text.chars().skip(1).all(char::is_lowercase)
                        && verbs::is_past(source.key(other + 1));
                    (named || acts || is_somebody(source.key(other)) || source.ends_somebody(other))
                        && (source.words[other].doer == Doer::Another
                            || matches!(source.key(other + 1), "did" | "does"))
                        && is_named(&source.words[other])
                })
        })
}

/// The `of` of `were the job of the owner`.
fn is_of_a_job(passage: &Passage<'_>, at: usize) -> bool {
    const JOBS: &str = "job task tasks work duty duties business remit domain";
    passage.key(at) == "of" && is_among!(JOBS, passage.before(at))
}

/// Words between what was done and who did it.
const DOER_REACH: usize = 10;

#[cfg(test)]
#[path = "anothers_tests.rs"]
mod tests;
