//! Whole things exchanged: what a verb or a list of the text has, where the same verb or list of the user's has others.

use std::ops::Range;

use crate::english::kinds::Noun;
use crate::english::things;
use crate::english::titles;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

use super::super::clauses::Passage;
use super::super::equipment::is_equipment;
use super::super::facts::Said;
use super::super::number_words;
use super::super::same_things::{is_person, same_thing};
use super::super::specifics::is_specific;
use super::super::stance::is_general;
use super::rows::{Row, is_aside};
use super::{ARTICLES, MONTHS, Words, is_vague};

impl Words<'_, '_> {
    /// The things of a text of which no word is the user's, each with another of theirs behind the same verb or in the same list of which
    /// nothing is written: `Repairs gearboxes` of who repairs brakes, `toilets and ovens` of who has `toilets, stairwells`.
    pub fn exchanged(&self, passage: &Passage<'_>, rows: &[Row]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for row in rows {
            for item in &row.items {
                if self.is_new_thing(passage, item)
                    && self.own_rows().iter().any(|own| {
                        (row.has_verb_of(own) || self.shares_item(passage, row, own))
                            && own
                                .items
                                .iter()
                                .any(|left| self.is_left_for(passage, item, left))
                    })
                {
                    found.push(item.clone());
                }
            }
        }
        found
    }

    /// Whether a thing of a text is new in every word, and the user has no other word for it.
    fn is_new_thing(&self, passage: &Passage<'_>, item: &Range<usize>) -> bool {
        let is_new = |at: usize| {
            let word = passage.key(at);
            // `Mowing` of mowers.
            let root = word.strip_suffix("ing").filter(|root| root.len() > 2);
            let has_root =
                || root.is_some_and(|root| self.facts.has_said(|key| key.starts_with(root)));
            !has_root()
                && self.facts.word(word) == Said::No
                && self.is_new(word)
                && !self.is_explained(passage, at)
                && !Noun::of(word).is_some_and(|noun| self.means_what_is_said(noun))
        };
        names_thing(passage, item)
            && item.clone().all(|at| !passage.words[at].negated)
            && item.clone().all(is_new)
    }

    /// Whether nothing is written of a thing of the user's, and another is no other word for it.
    fn is_left_for(&self, passage: &Passage<'_>, item: &Range<usize>, left: &Range<usize>) -> bool {
        names_thing(self.source, left)
            && left
                .clone()
                .all(|at| !self.source.words[at].negated && !self.is_told(at))
            && left.clone().all(|own| {
                let mut words = item.clone();
                words.all(|at| !is_related(passage.key(at), self.source.key(own)))
            })
    }

    /// Whether two lists have an item in common.
    fn shares_item(&self, passage: &Passage<'_>, row: &Row, own: &Row) -> bool {
        let last = |item: &Range<usize>| item.end - 1;
        row.items.iter().any(|item| {
            let stem = &passage.words[last(item)].stem;
            let mut theirs = own.items.iter();
            theirs.any(|item| self.source.words[last(item)].stem == *stem)
        })
    }
}

/// Words for fields, amounts and whatever it may be, by which a thing is told in general.
const GENERAL: &str = "one case matter address care number supplie supply hospitality retail support good stuff way part form type kind piece";

/// Whether an item names a thing or a kind of work by words that say something.
fn names_thing(passage: &Passage<'_>, item: &Range<usize>) -> bool {
    const SHORTEST: usize = 3;
    let last = item.end - 1;
    let key = passage.key(last);
    let noun = Noun::of(key);
    // `Seeking a role`: what is done goes on.
    let next = passage.key(last + 1);
    let goes_on = passage.gap_after(last) == " "
        && (is_among!(ARTICLES, next) || !is_among!("and or plus", next) && !is_aside(next));
    let is_noun = if key.ends_with("ing") {
        !goes_on
    } else {
        noun.is_some()
            || verbs::lookup(key).is_none() && key.ends_with("ers")
            || is_equipment(key)
            || is_specific(key)
    };
    let is_other = noun.is_some_and(Noun::is_first_person_or_time);
    // `Preparing meals`.
    let is_told = item.len() > 1
        && verbs::lookup(passage.key(item.start)).is_some_and(|(_, form)| form != Form::Base);
    key.len() >= SHORTEST
        && is_noun
        && !is_told
        && !is_other
        && item.clone().all(|at| passage.words[at].is_content)
        && !is_vague(key)
        && !is_among!(GENERAL, key.strip_suffix('s').unwrap_or(key))
        && !is_general(key, &passage.words[last].stem)
        && !titles::is_title_noun(key)
        && !is_person(&passage.words[last].stem)
        && !item.clone().any(|at| {
            number_words::adverb_of_time(passage.key(at)).is_some()
                || number_words::time_unit(passage.key(at)).is_some()
                || is_among!(MONTHS, passage.key(at))
                || passage.is_in_amount_or_date(at)
        })
}

/// Whether two words can mean the same, or one a kind of what the other means.
fn is_related(one: &str, other: &str) -> bool {
    Noun::of(one)
        .is_some_and(|noun| Noun::of(other).is_some_and(|other| noun.is_same_or_kind(other)))
        || things::is_a(one, other)
        || things::is_a(other, one)
        || same_thing(&stem(one), &stem(other))
}

#[cfg(test)]
#[path = "exchanged_tests.rs"]
mod tests;
