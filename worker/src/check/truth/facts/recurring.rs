//! What comes back after some time, `every fourth week` and `one week in four`, and how often that makes it in a longer one.

use std::ops::Range;

use super::super::clauses::Passage;
use super::super::number_words::{self, digits, ordinal, small_number, weekday};
use super::super::quantity::{Quantity, Unit, time_of};
use super::derived::close;
use super::{Facts, Said};
use crate::english::tokens::stem;

/// How many of the second unit the first has.
const PARTS: &[(&str, &str, f64)] = &[
    ("year", "quarter", 4.0),
    ("year", "month", 12.0),
    ("year", "week", 52.0),
    ("year", "fortnight", 26.0),
    ("quarter", "month", 3.0),
    ("month", "fortnight", 2.0),
    ("month", "week", 4.0),
    ("week", "day", 7.0),
    ("fortnight", "week", 2.0),
    ("day", "hour", 24.0),
];

/// One time in several.
struct Recurrence<'p> {
    of: f64,
    /// Unit of time or day of the week, if it is said.
    unit: Option<&'p str>,
    tokens: Range<usize>,
    /// `Every 2 weeks`, which may be told by other amounts as well.
    counted: bool,
}

impl Recurrence<'_> {
    fn is_same(&self, other: &Self) -> bool {
        let end = |unit: &str| is_among!("weekend sat sun", unit);
        close(self.of, other.of)
            && match (self.unit, other.unit) {
                (Some(mine), Some(theirs)) => mine == theirs || (end(mine) && end(theirs)),
                _ => true,
            }
    }
}

impl Facts<'_> {
    /// Whether the claim is one time in several, which has to be that of the user: `one week in four` of `every 4th week`.
    pub(super) fn comes_round(&self, claim: &Quantity, passage: &Passage<'_>) -> Option<bool> {
        let claimed = (claim.token.saturating_sub(5)..=claim.token)
            .filter_map(|at| recurrence(passage, at))
            .find(|one| one.tokens.contains(&claim.token))?;
        let said = self
            .any_word(|source, at| recurrence(source, at).is_some_and(|one| one.is_same(&claimed)));
        let said = said || claimed.unit.is_none() && self.is_fraction_of(claimed.of);
        (said || !claimed.counted).then_some(said)
    }

    /// Whether the user tells of such a part: the third that is one in three.
    fn is_fraction_of(&self, of: f64) -> bool {
        self.any_word(|source, at| {
            let before = source.before(at);
            let part = match source.key(at) {
                "half" => Some(2.0),
                "quarter" => Some(4.0),
                key => ordinal(key),
            };
            part.is_some_and(|part| close(part, of))
                && !source.words[at].negated
                && (is_among!("a one about", before) || source.key(at) == "half")
                && !matches!(source.gap_after(at), "-")
                && (source.gap_after(at) != " "
                    || number_words::is_function_word(source.key(at + 1)))
        })
    }

    /// `Weekly` and `every saturday` of what only comes every second week, or on one saturday of the month.
    pub fn recurs_less(&self, passage: &Passage<'_>, at: usize) -> bool {
        let each = |text: &Passage<'_>, at: usize| {
            let key = text.key(at);
            number_words::adverb_of_time(key) == Some("week")
                || (is_among!("every each", text.before(at))
                    && (number_words::time_unit(key) == Some("week") || weekday(key).is_some()))
        };
        let twofold = is_among!("bi semi", passage.before(at));
        // `Weekly` names what comes, as in `weekly report`, and no rate of the rest.
        if !each(passage, at)
            || twofold
            || passage.words[at].negated
            || passage.key(at + 1) == "other"
        {
            return false;
        }
        // `Every night, Monday to Friday` is more often.
        let strict = is_among!("week", passage.key(at));
        let less = |source: &Passage<'_>, at: usize| {
            let daily = strict
                && is_among!("every each", source.before(at))
                && is_among!("day night evening morning", source.key(at));
            if daily {
                return true;
            }
            let rare = recurrence(source, at).is_some_and(|one| {
                one.of > 1.5
                    && one
                        .unit
                        .is_some_and(|unit| unit == "week" || weekday(unit).is_some())
            });
            let placed = weekday(source.key(at)).is_some()
                && (ordinal(source.before(at)).is_some()
                    || is_among!("first second last", source.before(at)))
                && is_among!("of in each every a", source.key(at + 1));
            rare || placed
        };
        let as_often = |source: &Passage<'_>, at: usize| {
            let key = source.key(at);
            each(source, at)
                || (is_among!("a per /", source.before(at))
                    && number_words::time_unit(key) == Some("week"))
                || (weekday(key).is_some() && key.ends_with("days"))
        };
        self.any_word(less) && !self.any_word(as_often)
    }

    /// `Half-hourly checks` of checks every 30 minutes.
    pub fn recurs_in_parts(&self, passage: &Passage<'_>, at: usize) -> bool {
        let part = match at.checked_sub(1).map(|before| passage.key(before)) {
            Some("half") => 30.0,
            Some("quarter") => 15.0,
            _ => return false,
        };
        number_words::adverb_of_time(passage.key(at)) == Some("hour")
            && self.passages.iter().any(|source| {
                let minutes = source.quantities.iter().any(|fact| {
                    close(fact.value, part)
                        && fact
                            .nouns
                            .first()
                            .is_some_and(|noun| number_words::time_unit(noun) == Some("minute"))
                });
                minutes
                    || (1..source.tokens.len()).any(|place| {
                        source.key(place - 1) == passage.key(at - 1)
                            && number_words::time_unit(source.key(place)) == Some("hour")
                    })
            })
    }

    /// The four times of `four times a year`, where something comes quarterly, and the second time of what was done twice.
    pub fn comes_as_often(&self, claim: &Quantity) -> bool {
        const TIMES: &str = "time x attempt try go";
        let times = |noun: &str| is_among!(TIMES, noun) || noun == stem("time");
        if claim.unit == Unit::Ordinal {
            let mut facts = self.passages.iter().flat_map(|source| &source.quantities);
            return claim.after.as_deref().is_some_and(times)
                && facts.any(|fact| {
                    close(fact.value, claim.value)
                        && fact.unit == Unit::Plain
                        && fact.nouns.first().is_some_and(|noun| times(noun))
                });
        }
        let Some(long) = claim.per.filter(|_| {
            claim.unit == Unit::Plain && claim.nouns.first().is_none_or(|noun| times(noun))
        }) else {
            return false;
        };
        // `Milking morning and evening`.
        let both = "morningandevening morningsandevenings morningandnight morningandafternoon";
        if long == "day" && close(claim.value, 2.0) {
            let mut rows = both.split(' ');
            return rows.any(|row| self.in_a_row(row) == Said::Yes);
        }
        PARTS
            .iter()
            .filter(|(unit, _, _)| *unit == long)
            .any(|(_, short, many)| {
                (close(*many, claim.value) && self.rates().contains(short))
                    || self.any_word(|source, at| {
                        recurrence(source, at).is_some_and(|one| {
                            one.unit == Some(*short) && close(one.of * claim.value, *many)
                        })
                    })
            })
    }
}

/// Whether something is on a day of every week: `every saturday`, `sat mornings`.
pub(super) fn comes_weekly(passage: &Passage<'_>, mut words: Range<usize>) -> bool {
    const PARTS: &str = "mornings afternoons evenings nights";
    words.any(|at| {
        weekday(passage.key(at)).is_some()
            && (passage.key(at).ends_with("ys")
                || is_among!("every each", passage.before(at))
                || is_among!(PARTS, passage.key(at + 1)))
    })
}

/// Whether so many hours are those of a week's work: `teaching assistant, 32 hrs`, not those of a shift or a course.
pub(super) fn is_working_week(passage: &Passage<'_>, fact: &Quantity) -> bool {
    const OTHERS: &str = "shift shifts course courses training class classes workshop placement total certificate notice flight study practical teacher module credit";
    let hours = time_of(&fact.nouns) == Some("hour");
    // A `class B permit` is no class that takes hours.
    let other = |at: usize| {
        let numbered = passage
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.text.len() == 1 && passage.gap_after(at) == " ");
        is_among!(OTHERS, passage.key(at)) && !numbered
    };
    let before = |back: usize| {
        let at = fact.token.checked_sub(back);
        at.map_or("", |at| passage.key(at))
    };
    // `Part time 20 hrs`, `30 hours part-time`.
    let of_work = |part: &str, time: &str| {
        is_among!("part full", part) && time == "time" || is_among!("parttime fulltime", time)
    };
    let part_time = of_work(before(2), before(1))
        || of_work(passage.key(fact.token + 2), passage.key(fact.token + 3))
        || of_work(passage.key(fact.token + 1), passage.key(fact.token + 2));
    hours
        && fact.nouns.len() == 1
        && fact.per.is_none()
        && (8.0..=60.0).contains(&fact.value)
        && (part_time
            || fact.value >= 15.0
                && !is_among!("in within took over inside", before(1))
                && !passage.sentence_of(fact.token).any(other))
}

/// Whether the day of the week at `at` begins a row of them: `mon-fri`.
fn is_range(passage: &Passage<'_>, at: usize) -> bool {
    let worded = is_among!("to till through thru", passage.key(at + 1));
    let joined = matches!(passage.gap_after(at).trim(), "-" | "–" | "—");
    (worded || joined) && weekday(passage.key(at + 1 + usize::from(worded))).is_some()
}

/// How many days each row of them has: five of `mon-fri`.
pub(super) fn days_between(passage: &Passage<'_>) -> impl Iterator<Item = f64> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let place = |at: usize| {
        let day = weekday(passage.key(at))?;
        DAYS.iter().position(|known| *known == day)
    };
    (0..passage.tokens.len())
        .filter(|at| is_range(passage, *at))
        .filter_map(move |at| {
            let last = (at + 1..at + 3).find_map(place)?;
            let days = last.checked_sub(place(at)?)? + 1;
            u8::try_from(days).ok().map(f64::from)
        })
}

/// Rates that days of the week and its hours tell: `month` of `first saturday of the month`, `day` of `mon-fri`.
pub(super) fn rates_of_days(passage: &Passage<'_>) -> Vec<&'static str> {
    let of_day = |at: usize| {
        weekday(passage.key(at))?;
        if is_range(passage, at) {
            return Some("day");
        }
        let placed = at > 0
            && (ordinal(passage.key(at - 1)).is_some()
                || is_among!("first second last", passage.key(at - 1)));
        let unit = at
            + 2
            + usize::from(
                is_among!("of in", passage.key(at + 1))
                    && is_among!("the each every a", passage.key(at + 2)),
            );
        number_words::time_unit(passage.key(unit.min(at + 3))).filter(|_| {
            (placed
                || passage
                    .quantities
                    .iter()
                    .any(|place| place.unit == Unit::Ordinal && place.token + 1 == at))
                && is_among!("of in every each a", passage.key(at + 1))
        })
    };
    let mut rates: Vec<_> = (0..passage.tokens.len()).filter_map(of_day).collect();
    let mut amounts = passage.quantities.iter();
    if amounts.any(|amount| is_working_week(passage, amount)) {
        rates.push("week");
    }
    rates
}

/// What comes round by the words from `at` on.
fn recurrence<'p>(passage: &'p Passage<'_>, at: usize) -> Option<Recurrence<'p>> {
    const MOST: f64 = 12.0;
    let unit = |at: usize| {
        let key = passage.key(at);
        number_words::time_unit(key).or(weekday(key))
    };
    let number = |at: usize| {
        let token = passage.tokens.get(at)?;
        let figures = digits(token.text).filter(|(_, rest)| rest.is_empty());
        small_number(&token.key).or(figures.map(|(value, _)| value))
    };
    let place = |at: usize| {
        let token = passage.tokens.get(at)?;
        let figures = digits(token.text).filter(|(_, rest)| is_among!("st nd rd th", rest));
        match token.key.as_str() {
            "other" | "alternate" | "second" => Some(2.0),
            key => ordinal(key).or(figures.map(|(value, _)| value)),
        }
    };
    let found = |of: Option<f64>, unit: Option<&'p str>, end: usize, counted: bool| {
        of.filter(|of| (2.0..=MOST).contains(of))
            .map(|of| Recurrence {
                of,
                unit,
                tokens: at..end,
                counted,
            })
    };
    match passage.key(at) {
        "every" | "each" => {
            let counts = unit(at + 2)?;
            let (order, count) = (place(at + 1), number(at + 1));
            found(order.or(count), Some(counts), at + 3, order.is_none())
        }
        "alternate" | "alternating" => found(Some(2.0), Some(unit(at + 1)?), at + 2, false),
        "fortnightly" | "fortnight" | "biweekly" => found(Some(2.0), Some("week"), at + 1, true),
        "one" | "1" => {
            // The 1 of `version 1 in ten weeks` is a name.
            let mut numbers = passage.quantities.iter();
            if numbers.any(|number| number.token == at && number.label.is_some()) {
                return None;
            }
            let named = unit(at + 1);
            let mut next = at + 1 + usize::from(named.is_some());
            match (passage.key(next), passage.key(next + 1)) {
                ("out", "of") => next += 2,
                ("in", _) => next += 1,
                ("of" | "out", _) if named.is_some() => next += 1,
                _ => return None,
            }
            next += usize::from(passage.key(next) == "every");
            let behind = unit(next + 1);
            // `1 in 10 parcels` is a share.
            let of_things = named.is_none()
                && behind.is_none()
                && number_words::is_plural(passage.key(next + 1));
            found(
                number(next).filter(|_| !of_things),
                named.or(behind),
                next + 1 + usize::from(named.is_none() && behind.is_some()),
                false,
            )
        }
        _ => None,
    }
}
