//! What is only wished for, planned or sought, by the user or in a text: it was not done.

use std::ops::Range;

use super::clauses::Passage;
use super::facts::Facts;
use super::number_words::time_unit;
use crate::english::dates::month_number;
use crate::english::verbs;

impl Passage<'_> {
    /// `Planned to go to Kafka`, `wants to shift to SAP`, `planning to relocate Dubai`: what is only wished for or planned was not done.
    pub fn is_wish(&self, at: usize) -> bool {
        let wishes = is_wishing(self.key(at)) || self.key(at) == "like";
        let going = self.key(at) != "going" || is_among!("was were am im is are", self.before(at));
        // `The project I want to put` is one that was done.
        let told = self.key(at) == "want"
            && is_among!("put list mention highlight stress", self.key(at + 2));
        let like = self.key(at) != "like" || self.before(at) == "would";
        // `Working towards a general manager position`.
        let towards = is_among!("towards toward", self.key(at))
            && is_among!("working work works aiming", self.before(at))
            && (at + 1..self.sentence_of(at).end.min(at + 6))
                .any(|place| is_among!("position role post job", self.key(place)));
        // `Still have to pass the exam`, `yet to be signed off`.
        let owed = is_among!("have need got has", self.key(at))
            && is_among!("still", self.before(at))
            || self.key(at) == "yet" && is_among!("have has am is are", self.before(at));
        towards
            || owed && self.key(at + 1) == "to"
            || wishes && going && like && !told && self.key(at + 1) == "to" && {
                self.tokens[at + 1].sentence == self.tokens[at].sentence
            }
    }
}

/// Verbs of one who has not done yet what follows `to`.
pub fn is_wishing(key: &str) -> bool {
    const WISHING: &str = "planned planning plan plans wanting want wants wanted hope hopes hoping hoped supposed meant going intend intends \
        intending intended aim aims aiming wish wishes wishing aspire aspires aspiring";
    is_among!(WISHING, key)
}

/// `Planning to do the NVQ`, `will sit it in May`, `doing Network+ next year`: what is yet to come was not reached.
pub fn is_to_come(source: &Passage<'_>, at: usize) -> bool {
    let next = source.key(at + 1);
    // `Meant to be four years` tells what it was to be.
    let wishes = is_wishing(source.key(at)) && next == "to" && source.key(at + 2) != "be";
    let booked = is_among!("booked scheduled", source.key(at)) && is_among!("for in on", next);
    let will = is_among!("will ill", source.key(at)) && verbs::lookup(next).is_some();
    let later = source.key(at) == "next"
        && (is_among!("spring summer autumn winter term semester", next)
            || time_unit(next).is_some()
            || month_number(next).is_some());
    wishes || booked || will || later
}

/// The word by which a clause seeks what the user says that they do not want or cannot do, and nothing else: `seeking office work` of `no
/// office work please`.
pub fn seeks_the_unwanted(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    const SEEKING: &str = "seeking seeks looking wants wanting available open willing interested";
    const POSTS: &str =
        "work job jobs role roles position positions post posts employment shifts shift any near";
    let seeks = clause
        .clone()
        .find(|at| is_among!(SEEKING, passage.key(*at)) && !passage.words[*at].negated)?;
    let mut sought = (seeks + 1..clause.end)
        .filter(|at| passage.words[*at].is_content && !is_among!(POSTS, passage.key(*at)))
        .peekable();
    // What is wished for is marked as denied as well.
    let is_denied = |source: &Passage<'_>, said: usize| {
        let start = source.sentence_of(said).start;
        let cue = (start..said)
            .rev()
            .find(|at| source.is_negation(*at) || source.is_wish(*at));
        source.words[said].negated
            && cue.is_some_and(|cue| {
                source.is_negation(cue) || (cue > start && source.is_negation(cue - 1))
            })
    };
    let unwanted = |at: usize| {
        let places = facts.places_alike(passage.key(at));
        !passage.words[at].negated
            && !places.is_empty()
            && places
                .iter()
                .all(|(text, said)| is_denied(&facts.passages[*text], *said))
    };
    (sought.peek().is_some() && sought.all(unwanted)).then_some(seeks)
}

#[cfg(test)]
#[path = "wishes_tests.rs"]
mod tests;
