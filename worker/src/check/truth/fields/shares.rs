//! How many of them, and how often out of all times: `all of whom` of one of them, `every week` of most weeks, `the full cost` of half of it.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words::{self, digits, small_number};
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::same_thing;
use super::Checker;

/// Words for all of something.
const ALL: &str = "all every each both entire entirely whole full fully";

impl Checker<'_, '_> {
    /// Whether the word at `at` claims all of what the user has only a part of.
    pub(super) fn is_more_of_them(&self, passage: &Passage<'_>, at: usize) -> bool {
        !passage.words[at].negated
            && (self.is_all_of_whom(passage, at)
                || self.is_every_time(passage, at)
                || self.is_whole_of_half(passage, at)
                || self.is_other_fraction(passage, at))
    }

    fn says(&self, words: impl Fn(&str) -> bool) -> bool {
        let mut tokens = self.facts.passages.iter().flat_map(|source| &source.tokens);
        tokens.any(|token| words(&token.key))
    }

    /// `All of whom passed` of one of them, of three who did.
    fn is_all_of_whom(&self, passage: &Passage<'_>, at: usize) -> bool {
        let of = passage.key(at + 1) == "of";
        let whom = at + 1 + usize::from(of);
        let of_whom = is_among!("whom which them", passage.key(whom)) && of;
        // `All mentees were admitted`.
        let of_those = || {
            let the = usize::from(is_among!("the my our his her their", passage.key(whom)));
            number_words::is_plural(passage.key(whom + the))
        };
        // `Of whom all passed`.
        let whom_before =
            at > 1 && is_among!("whom which", passage.key(at - 1)) && passage.key(at - 2) == "of";
        if !is_among!("all each every", passage.key(at))
            || !(of_whom || whom_before || of_those())
            || self.says_all()
        {
            return false;
        }
        if (of_whom || whom_before) && self.counts_some() {
            return true;
        }
        let mut parts = self.facts.passages.iter().flat_map(|source| {
            let number = |at: usize| {
                small_number(source.key(at)).is_some()
                    || digits(source.tokens[at].text).is_some()
                    || is_among!(
                        "some most many few half couple several none",
                        source.key(at)
                    )
            };
            // `Most of them with me for years` says nothing of what all of them did besides.
            let told = move |place: &usize| {
                of_whom || whom_before || shares_content(passage, at, source, *place)
            };
            (0..source.tokens.len()).filter(move |place| {
                number(*place)
                    && source.key(place + 1) == "of"
                    && is_among!("them these those whom which", source.key(place + 2))
                    && told(place)
            })
        });
        parts.next().is_some()
    }

    /// Whether the user says something of all: not in `every two weeks`.
    fn says_all(&self) -> bool {
        self.facts.any_word(|source, at| {
            let next = source.key(at + 1);
            let recurs = number_words::time_unit(next).is_some()
                || number_words::weekday(next).is_some()
                || small_number(next).or(number_words::ordinal(next)).is_some()
                || next.starts_with(|c: char| c.is_ascii_digit())
                || is_among!("other second", next);
            match source.key(at) {
                "all" | "both" | "everyone" | "everybody" => true,
                "every" | "each" => !recurs,
                _ => false,
            }
        })
    }

    /// Whether a smaller number that counts nothing else follows one of theirs: `3 pitches, we won one`, `5 people, 2 passed so far`.
    fn counts_some(&self) -> bool {
        self.facts.passages.iter().any(|source| {
            let plain = |one: &Quantity| one.unit == Unit::Plain && one.label.is_none();
            source.quantities.windows(2).any(|pair| {
                let (whole, part) = (&pair[0], &pair[1]);
                let same = match (whole.nouns.last(), part.nouns.last()) {
                    (Some(whole), Some(part)) => whole == part,
                    (Some(_), None) => true,
                    (None, _) => false,
                };
                plain(whole)
                    && plain(part)
                    && same
                    && part.per.is_none()
                    && part.value < whole.value
            })
        })
    }

    /// `Every week` of most weeks and of every third one.
    fn is_every_time(&self, passage: &Passage<'_>, at: usize) -> bool {
        const LOOSE: &str = "most mostly mainly some many several few certain odd occasional other alternate second third fourth fifth sixth 2nd 3rd 4th 5th 6th";
        const RATES: &str = "a an per the this last next one each every";
        if !is_among!("every each all", passage.key(at)) {
            return false;
        }
        let single = usize::from(is_among!("single the", passage.key(at + 1)));
        let Some(word) = passage.words.get(at + 1 + single) else {
            return false;
        };
        let key = passage.key(at + 1 + single);
        let unit = number_words::time_unit(key).map(SmolStr::new);
        let unit = unit.or_else(|| number_words::weekday(key).map(SmolStr::new));
        if !word.is_content
            || (unit.is_none() && passage.key(at) == "all" && !number_words::is_plural(key))
        {
            return false;
        }
        let same = |source: &Passage<'_>, place: usize| {
            let said = source.key(place);
            match &unit {
                Some(unit) => {
                    number_words::time_unit(said) == Some(unit)
                        || number_words::weekday(said) == Some(unit)
                }
                None => source.words[place].stem == word.stem,
            }
        };
        let mut loosely = false;
        for source in &self.facts.passages {
            for place in 0..source.tokens.len() {
                if !same(source, place) {
                    continue;
                }
                let before = source.before(place);
                let recurs = place > 1 && is_among!("every each", source.key(place - 2));
                let counted = place > 0
                    && (digits(source.tokens[place - 1].text).is_some()
                        || small_number(before).is_some());
                if is_among!(LOOSE, before) || (counted && recurs) {
                    loosely = true;
                } else if is_among!("every each all", before)
                    || number_words::adverb_of_time(source.key(place)).is_some()
                    || !(counted || is_among!(RATES, before))
                {
                    return false;
                }
            }
        }
        loosely
    }

    /// `The full cost` of what was half paid.
    fn is_whole_of_half(&self, passage: &Passage<'_>, at: usize) -> bool {
        let all = is_among!("all full whole entire fully entirely", passage.key(at));
        let time = is_among!("time day days", passage.key(at + 1));
        if !all || time || passage.gap_after(at) == "-" || self.says(|key| is_among!(ALL, key)) {
            return false;
        }
        let clause = passage.clause_of(at);
        self.facts.any_word(|source, place| {
            source.key(place) == "half"
                && (source.gap_after(place) != " "
                    || is_among!("of the my our their his her", source.key(place + 1)))
                && source.clause_of(place).any(|said| {
                    source.words[said].is_content
                        && clause
                            .clone()
                            .any(|other| passage.words[other].stem == source.words[said].stem)
                })
        })
    }

    /// `A quarter of the fee` of half of it.
    fn is_other_fraction(&self, passage: &Passage<'_>, at: usize) -> bool {
        let before = passage.before(at);
        is_among!("quarter quarters", passage.key(at))
            && is_among!("a one three", before)
            && (passage.key(at + 1) == "of" || at > 1 && is_among!("by to", passage.key(at - 2)))
            && !self.says(|key| is_among!("quarter quarters 25 75 fourth fourths", key))
            && self.says(|key| is_among!("half third thirds", key))
    }
}

/// Whether what is told from `place` on is what the text tells behind `at`.
fn shares_content(passage: &Passage<'_>, at: usize, source: &Passage<'_>, place: usize) -> bool {
    source
        .clause_of(place)
        .filter(|said| *said > place)
        .any(|said| {
            let mut told = passage.clause_of(at).filter(|told| *told > at);
            source.words[said].is_content
                && told.any(|told| {
                    passage.words[told].is_content
                        && same_thing(&passage.words[told].stem, &source.words[said].stem)
                })
        })
}

#[cfg(test)]
#[path = "shares_tests.rs"]
mod tests;
