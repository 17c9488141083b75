//! Words put in the place of those that the user has at the same spot: `Physics A` for physics B, an exchange year for a semester, click
//! rates for open rates, the first place for the second.

use foldhash::HashMap;
use std::sync::LazyLock;

use super::super::clauses::Passage;
use super::super::facts::Facts;
use super::super::kinds_apart::kinds_of;
use super::super::number_words::{digits, is_function_word, ordinal, small_number, time_unit};
use super::super::quantity::Unit;
use super::super::violation::{Violation, ViolationKind};
use super::super::word_lists::is_listed;
use super::Checker;
use crate::english::dates::month_number;

/// Parts of the day, the week and the year, and medals, in the same form.
const PARTS: &[&str] = &[
    "morning mornings|afternoon afternoons|evening evenings night nights overnight nightly|weekend weekends",
    "gold|silver|bronze",
    "spring|summer summers|autumn fall|winter winters",
];

/// Of a word, its part and the set of that.
type PartOf = HashMap<&'static str, (&'static str, &'static str)>;

static PART_OF: LazyLock<PartOf> = LazyLock::new(|| parts_of(PARTS));

fn parts_of(sets: &[&'static str]) -> PartOf {
    let kinds = sets
        .iter()
        .flat_map(|set| set.split('|').map(move |kind| (kind, *set)));
    kinds
        .flat_map(|(kind, set)| kind.split(' ').map(move |word| (word, (kind, set))))
        .collect()
}

impl Checker<'_, '_> {
    /// The first word of the text that the user has otherwise.
    pub(super) fn exchanged(&self, passage: &Passage<'_>, found: &mut Vec<Violation>) {
        let other = (0..passage.tokens.len()).find_map(|at| {
            let reason = if self.is_other_mark(passage, at) {
                "the user's words give this another mark"
            } else if self.is_other_milestone(passage, at) {
                "the user's words measure this otherwise"
            } else if self.is_other_period(passage, at) {
                "the user's words say that it lasted another time"
            } else if self.is_other_kind(passage, at)
                || self.is_other_time_of_work(passage, at)
                || self.is_other_part_of_time(passage, at)
                || self.is_other_shift(passage, at)
            {
                "the user's words say this of another kind"
            } else if self.is_other_part(passage, at) || self.is_more_of_them(passage, at) {
                "the user's words give another part"
            } else if self.is_other_level_of_language(passage, at) {
                "the user's words give another level"
            } else if self.is_raised_to_first(passage, at) || self.is_other_rank(passage, at) {
                "the user's words give another place"
            } else {
                return None;
            };
            Some((at, reason))
        });
        found.extend(other.map(|(at, reason)| {
            Violation::new(ViolationKind::Number, passage.tokens[at].text, reason)
        }));
    }

    /// `Physics A*`, where the user has B in it and no A.
    fn is_other_mark(&self, passage: &Passage<'_>, at: usize) -> bool {
        let Some(claimed) = mark(passage, at).filter(|_| passage.tokens[at].text != "a") else {
            return false;
        };
        // A figure is a mark where it stands by itself.
        let figure = claimed.0.is_ascii_digit();
        if figure
            && passage.gap_after(at) != "/"
            && !(passage.gap_after(at).starts_with(')')
                && at > 0
                && passage.gap_after(at - 1).ends_with('('))
        {
            return false;
        }
        // `A test`, `B vitamins`.
        let stands_alone = passage.gap_after(at) != " " || is_function_word(passage.key(at + 1));
        let subject = at.checked_sub(1).filter(|subject| {
            stands_alone && passage.words[*subject].is_content && is_beside(passage, *subject)
        });
        let Some(subject) = subject else {
            return false;
        };
        let mut others = false;
        for (source, place) in self.facts.everywhere(passage.key(subject)) {
            let source = &self.facts.passages[source];
            match mark(source, place + 1).filter(|_| is_beside(source, place)) {
                Some(said) if said == claimed => return false,
                Some(said) if said.0.is_ascii_digit() != figure => {}
                Some(_) => others |= source.tokens[place + 1].text != "a",
                None => {}
            }
        }
        others
    }

    /// An exchange year of an exchange semester.
    fn is_other_period(&self, passage: &Passage<'_>, at: usize) -> bool {
        const BEHIND: usize = 6;
        const ANY: &str = "school working work business calendar academic full whole entire last final same past each every summer winter \
            spring autumn fall current new";
        let Some((claimed, before)) = period(passage.key(at)).zip(at.checked_sub(1)) else {
            return false;
        };
        let kind = passage.key(before);
        if !matches!(passage.gap_after(before), " " | "-")
            || !passage.words[before].is_content
            || is_among!(ANY, kind)
            || is_function_word(kind)
            || digits(passage.tokens[before].text).is_some()
            || small_number(kind).or(ordinal(kind)).is_some()
        {
            return false;
        }
        let mut said = self
            .facts
            .occurrences(&passage.words[before].stem)
            .iter()
            .filter_map(|(source, place)| period(self.facts.passages[*source].key(place + 1)))
            .peekable();
        if said.peek().is_some() {
            return said.all(|said| said != claimed);
        }
        // `Exchange in Ghent one semester`.
        let mut told = is_among!("exchange erasmus placement internship sabbatical gap", kind)
            .then(|| self.facts.occurrences(&passage.words[before].stem))
            .into_iter()
            .flatten()
            .flat_map(|(source, place)| {
                let source = &self.facts.passages[*source];
                let sentence = source.sentence_of(*place);
                (place + 1..sentence.end.min(place + 1 + BEHIND))
                    .filter(|at| source.key(at - 1) != "half")
                    .filter_map(|at| period(source.key(at)))
            })
            .peekable();
        told.peek().is_some() && told.all(|told| told != claimed)
    }

    /// `Click rates` of open rates.
    fn is_other_kind(&self, passage: &Passage<'_>, at: usize) -> bool {
        let Some(head) = passage
            .words
            .get(at + 1)
            .filter(|_| matches!(passage.gap_after(at), " " | "-"))
        else {
            return false;
        };
        let said = |set: usize, own: usize, is_own: bool| {
            self.facts.any_word(|source, place| {
                let mut kinds = kinds_of(source.key(place)).iter();
                let before_head = || {
                    let next = source.words.get(place + 1);
                    next.is_some_and(|next| next.stem == head.stem)
                        && matches!(source.gap_after(place), " " | "-")
                };
                kinds.any(|(other, kind)| *other == set && (*kind == own) == is_own)
                    && (is_own || before_head() && !source.words[place].negated)
            })
        };
        !passage.words[at].negated
            && kinds_of(passage.key(at))
                .iter()
                .any(|(set, own)| !said(*set, *own, true) && said(*set, *own, false))
    }

    /// `Mile 32` of km 32.
    fn is_other_milestone(&self, passage: &Passage<'_>, at: usize) -> bool {
        const UNITS: [&str; 2] = ["km kilometre kilometer", "mile"];
        let key = passage.key(at);
        let Some((own, number)) = UNITS
            .iter()
            .find(|unit| is_listed(unit, key))
            .zip(numbered(passage, at))
        else {
            return false;
        };
        let mut other = false;
        for source in &self.facts.passages {
            for place in 0..source.tokens.len() {
                if is_listed(own, source.key(place)) {
                    return false;
                }
                other |= UNITS.iter().any(|unit| is_listed(unit, source.key(place)))
                    && numbered(source, place) == Some(number);
            }
        }
        other
    }

    /// `Evenings` of weekends, `every winter` of summers.
    fn is_other_part_of_time(&self, passage: &Passage<'_>, at: usize) -> bool {
        // What else may tell the same.
        const ALIKE: &str = "saturday saturdays sat sunday sundays sun early late breakfast breakfasts lunch lunches lunchtime dinner dinners \
            supper breaks daily day days weekday weekdays am pm year round harvest christmas xmas easter season seasons seasonal";
        let Some((part, set)) = PART_OF.get(passage.key(at)) else {
            return false;
        };
        if passage.words[at].negated {
            return false;
        }
        let mut others = None;
        for source in &self.facts.passages {
            for place in 0..source.tokens.len() {
                let said = source.key(place);
                let timed = || Facts::names_hour(source, place) || month_number(said).is_some();
                if is_listed(part, said)
                    || !set.starts_with("gold") && is_listed(ALIKE, said)
                    || timed()
                {
                    return false;
                }
                if let Some((other, _)) = PART_OF.get(said).filter(|(_, its)| its == set)
                    && !source.words[place].negated
                {
                    others = Some(other);
                }
            }
        }
        others.is_some_and(|other| {
            !passage
                .tokens
                .iter()
                .any(|token| is_listed(other, &token.key))
        })
    }

    /// `Day shifts` of nights.
    fn is_other_shift(&self, passage: &Passage<'_>, at: usize) -> bool {
        let by_day = is_among!("day days daytime", passage.key(at))
            && is_among!("shift shifts", passage.key(at + 1));
        if !by_day || passage.words[at].negated {
            return false;
        }
        let mut nights = false;
        for source in &self.facts.passages {
            for place in 0..source.tokens.len() {
                let key = source.key(place);
                let days = is_among!("day days daytime", key)
                    && !(place > 0
                        && (is_among!("a per each every", source.key(place - 1))
                            || digits(source.tokens[place - 1].text).is_some()
                            || small_number(source.key(place - 1)).is_some()));
                if days || is_among!("rotating rotation rotate rotated early late mornings", key) {
                    return false;
                }
                nights |= !source.words[place].negated
                    && is_among!("night nights overnight nightshift", key);
            }
        }
        nights
    }

    /// `Full-time` of what the user did part-time or in the evenings, and the other way round.
    fn is_other_time_of_work(&self, passage: &Passage<'_>, at: usize) -> bool {
        let of_time = |passage: &Passage<'_>, at: usize| {
            is_among!("time timer", passage.key(at + 1)) && passage.gap_after(at).len() < 2
        };
        let claimed = passage.key(at);
        if !is_among!("full part", claimed) || !of_time(passage, at) {
            return false;
        }
        // `Part time until May, then full`.
        let of_time = |source: &Passage<'_>, place: usize| {
            of_time(source, place)
                || !matches!(source.gap_after(place), " " | "-")
                    && place > 0
                    && source.key(place - 1) != "in"
        };
        let said = |wanted: &str| {
            self.facts.any_word(|source, place| {
                is_listed(wanted, source.key(place)) && of_time(source, place)
            })
        };
        let joined = |words: &str| {
            let mut tokens = self.facts.passages.iter().flat_map(|source| &source.tokens);
            tokens.any(|token| is_listed(words, &token.key))
        };
        let in_evenings = || {
            self.facts.any_word(|source, place| {
                is_among!("evening weekend", source.key(place))
                    && (place + 1..place + 4).any(|place| {
                        is_among!(
                            "course class programme program degree diploma school",
                            source.key(place)
                        )
                    })
            })
        };
        if claimed == "full" {
            !said("full")
                && !joined("fulltime ft")
                && (said("part") || joined("parttime") || in_evenings())
        } else {
            !said("part") && !joined("parttime pt") && (said("full") || joined("fulltime"))
        }
    }

    /// `Half of the guests` of a third of them.
    fn is_other_part(&self, passage: &Passage<'_>, at: usize) -> bool {
        const HALVES: &str = "half halves halved halving 50 fifty";
        if passage.key(at) != "half" {
            return false;
        }
        let of_all = is_among!("of the all their our its", passage.key(at + 1))
            || is_among!("a about around roughly nearly almost", passage.before(at))
                && (passage.gap_after(at) != " " || is_function_word(passage.key(at + 1)));
        if !of_all {
            return false;
        }
        let mut others = false;
        for source in &self.facts.passages {
            for (place, token) in source.tokens.iter().enumerate() {
                if is_listed(HALVES, &token.key) || token.text.starts_with("50") {
                    return false;
                }
                others |= place > 0
                    && is_among!("third thirds quarter quarters fifth tenth", &token.key)
                    && is_among!("a one two three", source.key(place - 1));
            }
        }
        others
    }

    /// `B2` of B1.
    fn is_other_level_of_language(&self, passage: &Passage<'_>, at: usize) -> bool {
        const LEVELS: &str = "a1 a2 b1 b2 c1 c2";
        let key = passage.key(at);
        if !is_listed(LEVELS, key) || passage.words[at].negated {
            return false;
        }
        let mut others = false;
        for token in self.facts.passages.iter().flat_map(|source| &source.tokens) {
            if token.key == key {
                return false;
            }
            others |= is_listed(LEVELS, &token.key);
        }
        others
    }

    /// `First violin` of second violin.
    fn is_other_rank(&self, passage: &Passage<'_>, at: usize) -> bool {
        let rank = |passage: &Passage<'_>, at: usize| match passage.key(at) {
            "first" | "1st" => Some(1.0),
            "second" | "2nd" => Some(2.0),
            "third" | "3rd" => Some(3.0),
            _ => None,
        };
        let ranked = passage.words.get(at + 1).filter(|word| {
            word.is_content
                && passage.gap_after(at) == " "
                && time_unit(passage.key(at + 1)).is_none()
                && !is_among!(
                    "aid class hand line time place party floor",
                    passage.key(at + 1)
                )
        });
        let Some((claimed, word)) = rank(passage, at).zip(ranked) else {
            return false;
        };
        // `A postdoc in Lund, then a second postdoc`: the one without a rank is another.
        let mut said = self
            .facts
            .occurrences(&word.stem)
            .iter()
            .map(|(source, place)| rank(&self.facts.passages[*source], place.checked_sub(1)?))
            .peekable();
        let other = |said: Option<f64>| said.is_some_and(|said| (said - claimed).abs() > 0.1);
        said.peek().is_some() && said.all(other)
    }

    /// `First out of 31` of the second.
    fn is_raised_to_first(&self, passage: &Passage<'_>, at: usize) -> bool {
        const RANKED: &str = "came come placed finished ranked finishing placing ranking";
        const WON: &str = "first 1st won win wins winner winners winning champion champions top best gold victory";
        const BELOW: &str = "second 2nd third 3rd runner runnerup semi semifinal semifinals semifinalist semifinalists";
        if !is_among!("first 1st", passage.key(at)) {
            return false;
        }
        let next = passage.key(at + 1);
        let of_number = next == "of"
            || next == "out" && passage.key(at + 2) == "of"
            || is_among!("place prize", next);
        let ranked = at > 0 && is_listed(RANKED, passage.key(at - 1));
        // The first of two seasons is no rank.
        let of_times = (at + 2..at + 5).any(|place| {
            is_among!("season seasons contract contracts stint stints term terms tour tours posting postings placement placements", passage.key(place))
        });
        if !(of_number || ranked) || of_times || next == "aid" || passage.words[at].negated {
            return false;
        }
        let mut below = false;
        for source in &self.facts.passages {
            for (place, token) in source.tokens.iter().enumerate() {
                let number_one =
                    token.key == "1" && is_among!("number no nr num", source.before(place));
                if number_one || is_listed(WON, &token.key) && !source.words[place].negated {
                    return false;
                }
                below |= is_listed(BELOW, &token.key);
            }
            below |= source
                .quantities
                .iter()
                .any(|rank| rank.unit == Unit::Ordinal && rank.value > 3.0 && rank.value < 1e3);
        }
        below
    }
}

/// The letter that is a mark, with what makes it more or less: `A*`, `B-`.
fn mark<'t>(passage: &Passage<'t>, at: usize) -> Option<(char, &'t str)> {
    let token = passage.tokens.get(at)?;
    let mut letters = token.text.chars();
    let letter = letters.next()?.to_ascii_lowercase();
    let behind = &passage.text[token.end..];
    // `English (6)`, `maths 7, english 6`.
    let ends = !behind.starts_with(|c: char| c.is_alphanumeric() || "-:.%".contains(c))
        && !behind
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if letter.is_ascii_digit() && letters.next().is_none() {
        return ends.then_some((letter, ""));
    }
    let sign = ["*", "+", "-"].iter().find(|sign| {
        behind.starts_with(**sign)
            && !behind[sign.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '+')
    });
    (letters.next().is_none() && matches!(letter, 'a'..='e' | 'u'))
        .then(|| (letter, sign.map_or("", |sign| &behind[..sign.len()])))
}

/// Whether the next word stands by this one as its mark: `physics B`, `Physics (B)`, `Physics: B`.
fn is_beside(passage: &Passage<'_>, at: usize) -> bool {
    matches!(
        passage.gap_after(at),
        " " | " (" | ": " | ":" | " - " | " – " | "-" | "=" | " = "
    )
}

/// The figures directly behind a word.
fn numbered<'t>(passage: &Passage<'t>, at: usize) -> Option<&'t str> {
    let number = passage.tokens.get(at + 1)?.text;
    let figures = number.bytes().all(|byte| byte.is_ascii_digit());
    (passage.gap_after(at) == " " && figures).then_some(number)
}

/// Which of the times that one studies or works a word names.
fn period(key: &str) -> Option<u8> {
    Some(match key.strip_suffix('s').unwrap_or(key) {
        "semester" | "sem" | "term" | "trimester" => 0,
        "year" | "yr" => 1,
        "month" | "mth" => 2,
        "week" | "wk" => 3,
        "day" => 4,
        "weekend" => 5,
        _ => return None,
    })
}

#[cfg(test)]
#[path = "exchanged_tests.rs"]
mod tests;
