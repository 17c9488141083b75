//! One thing put in the place of another: `carpets` for curtains, `family law` for land law, `a dissertation on bats` for one on newts. What the
//! user says otherwise is told in other words for the same, or in more general ones.

mod exchanged;
mod frames;
mod measured;
mod rows;
mod workplaces;

use smol_str::SmolStr;
use std::borrow::Cow;
use std::cell::OnceCell;

use crate::english::kinds::Noun;
use crate::english::spelling;
use crate::english::titles;
use crate::english::verbs::{self, Form};
use crate::english::words;

use super::clauses::Passage;
use super::currencies::currency_word;
use super::facts::{Facts, Said, is_misspelt, same_root};
use super::glosses;
use super::number_words;
use super::product_names::has_product;
use super::same_things::{is_person, same_kind};
use super::shortened::is_spelt_out;
use super::violation::{Violation, ViolationKind};
use frames::{link_before, linked};
use rows::{Row, rows};

/// Things that the user did not name, each with another of theirs that is nowhere in what is written, at the same spot or of the same kind.
pub fn found(written: &[Passage<'_>], facts: &Facts<'_>) -> Vec<Violation> {
    let Some(source) = facts.passages.first() else {
        return Vec::new();
    };
    let words = Words {
        written,
        facts,
        source,
        left: OnceCell::new(),
        untold: OnceCell::new(),
        told: OnceCell::new(),
        own_rows: OnceCell::new(),
    };
    let mut found = words.workplaces();
    for passage in written {
        for at in 0..passage.tokens.len() {
            if words.is_substitute(passage, at) {
                let token = &passage.tokens[at];
                let counted = passage
                    .quantities
                    .iter()
                    .any(|quantity| quantity.nouns.contains(&passage.words[at].stem));
                let kind = if counted {
                    ViolationKind::Number
                } else {
                    ViolationKind::Statement
                };
                let reason = "the user's words have something else in its place";
                found.push(Violation::new(kind, token.text, reason));
            }
        }
        for item in words.exchanged(passage, &rows(passage)) {
            if item.clone().any(|at| words.is_substitute(passage, at)) {
                continue;
            }
            let text =
                &passage.text[passage.tokens[item.start].start..passage.tokens[item.end - 1].end];
            let reason = "the user's words have something else in its place";
            found.push(Violation::new(ViolationKind::Statement, text, reason));
        }
    }
    found
}

/// What is written and what the user said, compared.
struct Words<'t, 'a> {
    written: &'t [Passage<'t>],
    facts: &'t Facts<'a>,
    source: &'t Passage<'a>,
    /// Nouns of the user's of which nothing is written, with their places.
    left: OnceCell<Vec<(usize, Noun)>>,
    /// Places of all words of the user's that may stand for a thing, and of which nothing is written.
    untold: OnceCell<Vec<usize>>,
    /// The words that are written, once.
    told: OnceCell<Vec<(SmolStr, SmolStr)>>,
    /// What stands in a row in the user's words.
    own_rows: OnceCell<Vec<Row>>,
}

impl Words<'_, '_> {
    fn is_substitute(&self, passage: &Passage<'_>, at: usize) -> bool {
        // Most of what is written is the user's own word.
        if !self.facts.occurrences(&passage.words[at].stem).is_empty() {
            return false;
        }
        if passage.words[at].negated || !passage.words[at].is_content {
            return false;
        }
        let word = passage.key(at);
        if self.takes_its_measure(passage, at) {
            return true;
        }
        // Names of programs are looked for as such.
        if is_vague(word)
            // The `Adobe` of who has InDesign.
            || has_product(word, self.facts)
            || spelling::canonical_tool(passage.tokens[at].text).is_some()
        {
            return false;
        }
        if self.facts.word(word) != Said::No || !self.is_new(word) || self.untold().is_empty() {
            return false;
        }
        if may_be_new_thing(passage, at) && self.is_in_the_same_frame(passage, at) {
            return !self.is_explained(passage, at);
        }
        let Some(noun) = thing(passage, at).filter(|_| !self.left().is_empty()) else {
            return false;
        };
        let left = self.left();
        let of_kind = || {
            noun.is_thing()
                && left
                    .iter()
                    .any(|(_, other)| other.is_thing() && noun.shares_kind(*other))
        };
        (of_kind() || self.takes_a_place(passage, at, noun))
            && !self.is_explained(passage, at)
            // Another word for something else that is left.
            && !left.iter().any(|(_, other)| noun.is_same_or_kind(*other))
            && !self.means_what_is_said(noun)
    }

    /// Whether the user's words account for a word: translated, in short, or by the word before.
    fn is_explained(&self, passage: &Passage<'_>, at: usize) -> bool {
        glosses::is_gloss(passage, at, self.facts)
            || is_spelt_out(passage, at, self.facts)
            || self.completes(passage, at)
            || (passage.key(at) == "family" && self.speaks_of_kin())
    }

    /// A family business is that of the user's brother, and the family whoever of it they speak of.
    fn speaks_of_kin(&self) -> bool {
        const KIN: &str = "brother sister wife husband father mother dad mum mom uncle aunt cousin son daughter nephew niece grandad granddad \
            grandpa grandma grandfather grandmother parent";
        let mut tokens = self.facts.passages.iter().flat_map(|said| &said.tokens);
        tokens.any(|token| {
            let key = token.key.as_str();
            is_among!(KIN, key.strip_suffix('s').unwrap_or(key))
        })
    }

    /// Whether a word is the second of two of which people say the first alone: `pivot tables`.
    fn completes(&self, passage: &Passage<'_>, at: usize) -> bool {
        let word = passage.key(at);
        let one = word.strip_suffix('s').unwrap_or(word);
        at.checked_sub(1).is_some_and(|before| {
            matches!((passage.key(before), one), ("pivot" | "pivots", "table"))
                && self.facts.word(passage.key(before)) == Said::Yes
        })
    }

    /// Whether no word of the user's is another form of this one.
    fn is_new(&self, word: &str) -> bool {
        !self.facts.says_alike(word)
            && !self.facts.says_beginning_of(word)
            && !self.facts.says_misspelt(word)
            && !self.facts.says_compound(word)
            && !self.facts.says_both_parts(word)
            && !self.facts.says_last_part(word)
            && !self.facts.says_kind(word)
            && !self.facts.says_clipped(word)
    }

    /// Whether the user has another word for the same.
    fn means_what_is_said(&self, noun: Noun) -> bool {
        let mut tokens = self.facts.passages.iter().flat_map(|said| &said.tokens);
        tokens.any(|token| Noun::of(&token.key).is_some_and(|other| other.is_same(noun)))
    }

    /// Where the user has a word.
    fn places(&self, passage: &Passage<'_>, at: usize) -> impl Iterator<Item = usize> {
        let places = self.facts.occurrences(&passage.words[at].stem).iter();
        places
            .filter(|(text, _)| *text == 0)
            .map(|(_, place)| *place)
    }

    /// Whether a word that is left stands in the user's words where this one stands here: before the same word, behind it, or behind the same
    /// word with a preposition.
    fn takes_a_place(&self, passage: &Passage<'_>, at: usize, noun: Noun) -> bool {
        let fits = |noun: Noun| noun.is_definite() && !noun.is_person() && !noun.is_time();
        if !fits(noun) {
            return false;
        }
        let left = |place: usize| {
            self.left()
                .iter()
                .any(|(left, other)| *left == place && fits(*other))
        };
        let next = at + 1;
        if joins(passage, at)
            && passage.words.get(next).is_some_and(|word| word.is_content)
            && self.places(passage, next).any(|place| {
                place
                    .checked_sub(1)
                    .is_some_and(|before| joins(self.source, before) && left(before))
            })
        {
            return true;
        }
        let Some(before) = governor(passage, at) else {
            return false;
        };
        let taken = |place: usize| governed(self.source, place).is_some_and(left);
        if passage.words[before].is_content {
            return (noun.is_thing() || number_words::is_plural(passage.key(at)))
                && self.places(passage, before).any(taken);
        }
        before
            .checked_sub(1)
            .filter(|head| {
                is_among!(PREPOSITIONS, passage.key(before))
                    && joins(passage, *head)
                    && passage.words[*head].is_content
            })
            .is_some_and(|head| {
                self.places(passage, head).any(|place| {
                    joins(self.source, place)
                        && is_among!(PREPOSITIONS, self.source.key(place + 1))
                        && taken(place + 1)
                })
            })
    }

    /// Whether a word stands here beside the user's own words where one of theirs that is left stands in what they said: before the same
    /// word, or behind the same word with the same preposition, or as the next of a list.
    fn is_in_the_same_frame(&self, passage: &Passage<'_>, at: usize) -> bool {
        let other = |place: usize| {
            self.untold().contains(&place)
                && self.is_another(passage.key(at), self.source.key(place))
        };
        let next = at + 1;
        let followed = passage.gap_after(at) == " "
            && passage.words.get(next).is_some_and(|word| word.is_content);
        if followed && !self.facts.occurrences(&passage.words[next].stem).is_empty() {
            let mut before = self
                .places(passage, next)
                .filter_map(|next| next.checked_sub(1));
            return before.any(|place| self.source.gap_after(place) == " " && other(place));
        }
        link_before(passage, at).is_some_and(|(head, link)| {
            self.places(passage, head).any(|place| {
                linked(self.source, place, link)
                    .filter(|own| verbs::lookup(self.source.key(*own)).is_none())
                    .is_some_and(other)
            })
        })
    }

    /// Whether a word means something else than one of the user's, and than all that they said.
    fn is_another(&self, word: &str, own: &str) -> bool {
        let Some(noun) = Noun::of(word) else {
            return true;
        };
        !Noun::of(own).is_some_and(|own| noun.is_same_or_kind(own))
            && !self.means_what_is_said(noun)
    }

    fn own_rows(&self) -> &[Row] {
        self.own_rows.get_or_init(|| rows(self.source))
    }

    fn untold(&self) -> &[usize] {
        self.untold.get_or_init(|| {
            let source = self.source;
            (0..source.tokens.len())
                .filter(|at| !source.words[*at].negated && may_be_thing(source, *at))
                .filter(|at| !self.is_told(*at))
                .collect()
        })
    }

    fn left(&self) -> &[(usize, Noun)] {
        self.left.get_or_init(|| {
            let source = self.source;
            (0..source.tokens.len())
                .filter(|at| !source.words[*at].negated)
                .filter_map(|at| Some((at, thing(source, at)?)))
                .filter(|(at, _)| !self.is_told(*at))
                .collect()
        })
    }

    /// Whether a word of the user's is written, in any form.
    fn is_told(&self, at: usize) -> bool {
        let (key, stem) = (self.source.key(at), &self.source.words[at].stem);
        let told = self.told.get_or_init(|| {
            let mut told: Vec<(SmolStr, SmolStr)> = self
                .written
                .iter()
                .flat_map(|passage| passage.tokens.iter().zip(&passage.words))
                .filter(|(_, word)| word.is_content)
                .map(|(token, word)| (token.key.clone(), word.stem.clone()))
                .collect();
            told.sort_unstable();
            told.dedup();
            told
        });
        told.iter()
            .any(|(other, root)| root == stem || is_alike(key, other) || same_kind(root, stem))
    }
}

const PREPOSITIONS: &str = "on of about with in for from by at to into regarding concerning";

/// Whether a word may stand for a thing: a noun, what is done, or a name.
fn may_be_thing(passage: &Passage<'_>, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let key = passage.key(at);
    let noun = Noun::of(key);
    passage.words[at].is_content
        && key.len() >= SHORTEST
        && key.bytes().all(|byte| byte.is_ascii_alphabetic())
        && key != "plus"
        && !titles::is_title_noun(key)
        && !is_person(&passage.words[at].stem)
        && noun.is_none_or(|noun| !noun.is_person())
        && match verbs::lookup(key) {
            Some((_, Form::Past)) => noun.is_some_and(Noun::is_substantive),
            Some((verb, _)) => verb != "own",
            None => {
                is_noun(passage, at) || is_name(passage, at) || noun.is_some_and(Noun::is_thing)
            }
        }
        && !is_of_time(passage, at, noun)
}

/// The same of a word of which the user has none like it: no verb, as far as one can tell.
fn may_be_new_thing(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    let behind_noun = || {
        at.checked_sub(1).is_some_and(|before| {
            joins(passage, before)
                && !is_among!("to and or can could", passage.key(before))
                && !passage.tokens[at].opens_sentence
        })
    };
    let is_verb = match verbs::lookup(key) {
        Some((_, Form::Base)) => !behind_noun(),
        known => known.is_some(),
    };
    // `Queries data`.
    let begins = at == 0 || passage.tokens[at].opens_sentence;
    let is_verb = is_verb || begins && number_words::is_plural(key);
    !is_verb && may_be_thing(passage, at) && (is_noun(passage, at) || is_name(passage, at))
}

/// Whether a word is a noun, or a plural, and no name.
fn is_noun(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    Noun::of(key).is_some_and(|noun| {
        noun.is_substantive() || (number_words::is_plural(key) && noun.may_be_definite())
    })
}

/// Whether a word is a name that means nothing else.
fn is_name(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    token.is_capitalised()
        && !token.opens_sentence
        && !words::is_common(&token.key)
        && currency_word(token.text).is_none()
}

fn is_of_time(passage: &Passage<'_>, at: usize, noun: Option<Noun>) -> bool {
    let key = passage.key(at);
    noun.is_some_and(Noun::is_time)
        || number_words::adverb_of_time(key).is_some()
        || number_words::time_unit(key).is_some()
        || is_among!(MONTHS, key)
        || passage.is_in_amount_or_date(at)
}

/// What a word means, if it is a noun here and says something.
fn thing(passage: &Passage<'_>, at: usize) -> Option<Noun> {
    const SHORTEST: usize = 3;
    let key = passage.key(at);
    if !passage.words[at].is_content
        || key.len() < SHORTEST
        || number_words::adverb_of_time(key).is_some()
    {
        return None;
    }
    let deed =
        verbs::lookup(key).is_some_and(|(_, form)| matches!(form, Form::Past | Form::Gerund));
    if deed
        || titles::is_title_noun(key)
        || is_person(&passage.words[at].stem)
        || is_among!(MONTHS, key)
    {
        return None;
    }
    Noun::of(key).filter(|noun| {
        noun.is_definite() || (number_words::is_plural(key) && noun.may_be_definite())
    })
}

const MONTHS: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec march";

/// Words that say little of what they stand for: general ones for what is done, for papers, places, money and means.
fn is_vague(word: &str) -> bool {
    const VAGUE: &str = "duty task matter session activity operation invention preparation assignment delivery involvement exercise setup \
        entry item detail product document record paperwork documentation correspondence log list sheet register copy issue response answer result data \
        basis level area field section site type range place venue premises facility location road route region \
        cost expense spend payment income money fund sum total rate rank \
        team group job work career change finance home business company position standard order \
        system software equipment kit gear skill experience role market administration litigation proceeding brigade";
    let singular = match word.strip_suffix("ies") {
        Some(root) => Cow::Owned(format!("{root}y")),
        None => Cow::Borrowed(word.strip_suffix('s').unwrap_or(word)),
    };
    is_among!(VAGUE, &singular) || is_among!(VAGUE, word)
}

/// Whether only a space or a hyphen is between a word and the next.
fn joins(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.gap_after(at), " " | "-")
}

const ARTICLES: &str = "a an the some their his her our my new old";

/// The word before one and its article.
fn governor(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    while is_among!(ARTICLES, passage.key(before)) && joins(passage, before) {
        before = before.checked_sub(1)?;
    }
    joins(passage, before).then_some(before)
}

/// The word behind one and an article.
fn governed(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let mut behind = at + 1;
    while is_among!(ARTICLES, passage.key(behind)) && joins(passage, behind) {
        behind += 1;
    }
    (joins(passage, at) && behind < passage.tokens.len() && joins(passage, behind - 1))
        .then_some(behind)
}

/// Whether two words are forms of one, or one holds the other or is short for it.
fn is_alike(one: &str, other: &str) -> bool {
    const SHARED: usize = 4;
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let holds = |whole: &str, part: &str| {
        let part = part.strip_suffix('s').unwrap_or(part);
        part.len() >= SHARED && whole.contains(part)
    };
    shared >= SHARED
        || holds(one, other)
        || holds(other, one)
        || is_short_for(one, other)
        || is_short_for(other, one)
        || same_root(one, other)
        || is_misspelt(one, other)
}

/// Whether all letters of a short word stand in another in that order, from the first on.
fn is_short_for(short: &str, word: &str) -> bool {
    const LONGEST: usize = 5;
    let mut letters = word.bytes();
    short.len() <= LONGEST
        && (word.starts_with(short) || !words::is_everyday(short))
        && short.len() < word.len()
        && short.as_bytes().first() == word.as_bytes().first()
        && short
            .bytes()
            .all(|wanted| letters.by_ref().any(|letter| letter == wanted))
}

#[cfg(test)]
#[path = "substitutes_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "substitutes/places_and_measures_tests.rs"]
mod places_and_measures;
