//! Things that stand in a row: behind one verb, or in a list.

use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::super::added_items::{segments, sentences};
use super::super::clauses::{Passage, is_subject};
use super::super::number_words::adverb_of_time;
use super::{ARTICLES, PREPOSITIONS, joins};

/// `Boilers, gas fires and drains`, with the verb that is before all of them.
pub struct Row {
    /// The verb, and the preposition behind it: `help with`.
    verb: Option<(&'static str, String)>,
    pub items: Vec<Range<usize>>,
}

impl Row {
    /// Whether both are behind the same verb.
    pub fn has_verb_of(&self, other: &Self) -> bool {
        self.verb.is_some() && self.verb == other.verb
    }
}

/// The rows of a text.
pub fn rows(passage: &Passage<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for sentence in sentences(passage) {
        let mut goes_on = false;
        let mut verb_before = None;
        for segment in segments(passage, sentence) {
            let begins_list = goes_on && is_listed(passage, segment.start);
            let (verb_at, mut rest) = verb_of(passage, segment.clone());
            // `Boilers, water meters`, `kitchens and swimming pools`: only the form of the verb before makes a verb of it.
            let form = |at: usize| verbs::lookup(passage.key(at)).map(|(_, form)| form);
            let verb_at = verb_at.filter(|at| {
                !begins_list
                    || matches!(form(*at), Some(Form::Past | Form::ThirdPerson))
                    || verb_before.is_some_and(|before| form(before) == form(*at))
            });
            if verb_at.is_none() {
                rest = segment.clone();
            }
            if !begins_list || verb_at.is_some() {
                verb_before = verb_at;
            }
            let mut verb = verb_at.map(|at| verb_with_link(passage, at, rest.start));
            let mut listed = begins_list && verb.is_none();
            goes_on = false;
            while let Some(item) = item(passage, rest.clone()) {
                let base = verb.as_ref().map(|(base, _)| *base);
                let behind = (item.end..rest.end).find(|at| !is_aside(passage.key(*at)));
                match rows.last_mut().filter(|_| listed) {
                    Some(row) => row.items.push(item),
                    None => rows.push(Row {
                        verb,
                        items: vec![item],
                    }),
                }
                goes_on = behind.is_none();
                let Some(link) = behind.filter(|at| {
                    is_among!(PREPOSITIONS, passage.key(*at)) || is_means(passage.key(*at))
                }) else {
                    break;
                };
                verb = if is_means(passage.key(link)) {
                    Some(("use", String::new()))
                } else {
                    base.map(|base| (base, passage.key(link).to_owned()))
                };
                listed = false;
                rest = link + 1..rest.end;
            }
        }
    }
    rows
}

/// Words before that with which something is done.
fn is_means(key: &str) -> bool {
    is_among!("with using", key)
}

/// Whether what begins here goes on with a list.
fn is_listed(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        is_among!("and or plus", passage.key(before))
            || is_among!(", & + / ;", passage.gap_after(before).trim())
    })
}

/// The verb of what stands between two commas, and what is behind it.
fn verb_of(passage: &Passage<'_>, segment: Range<usize>) -> (Option<usize>, Range<usize>) {
    for at in segment.clone() {
        let Some((base, form)) = verbs::lookup(passage.key(at)) else {
            continue;
        };
        let next = at + 1;
        if next >= segment.end
            || passage.gap_after(at) != " "
            || passage.key(next) == "to"
            || (next..segment.end).all(|at| is_aside(passage.key(at)))
        {
            continue;
        }
        let told = at > segment.start && {
            let before = passage.key(at - 1);
            is_subject(before) || is_among!("to can could also", before)
        };
        // `Stock control`.
        if form == Form::Base && verbs::is_also_noun(base) && !told {
            continue;
        }
        let start = next + usize::from(is_among!(PREPOSITIONS, passage.key(next)));
        return (Some(at), start..segment.end);
    }
    (None, segment)
}

/// A verb, with the preposition that stands between it and what follows.
fn verb_with_link(passage: &Passage<'_>, at: usize, behind: usize) -> (&'static str, String) {
    let base = verbs::lookup(passage.key(at)).map_or("", |(base, _)| base);
    let link = if behind > at + 1 {
        passage.key(at + 1)
    } else {
        ""
    };
    (base, link.to_owned())
}

const ASIDE: &str = "also mainly mostly primarily usually often sometimes too all both every each other own few bit lots more most various several many different \
    daily weekly mixed";

/// Whether a word tells only how, when or how much.
pub fn is_aside(key: &str) -> bool {
    is_among!(ASIDE, key)
        || is_among!(ARTICLES, key)
        || key.ends_with("ly")
        || adverb_of_time(key).is_some()
}

/// The noun that follows with what stands before it.
fn item(passage: &Passage<'_>, rest: Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let start = rest
        .clone()
        .find(|at| !is_aside(passage.key(*at)) && !is_subject(passage.key(*at)))?;
    let is_part = |at: usize| {
        let key = passage.key(at);
        passage.words[at].is_content
            && !is_among!(PREPOSITIONS, key)
            && !is_means(key)
            && !is_aside(key)
            && key.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let mut end = start;
    while end < rest.end && is_part(end) && (end == start || joins(passage, end - 1)) {
        end += 1;
    }
    (end > start && end - start <= LONGEST).then_some(start..end)
}
