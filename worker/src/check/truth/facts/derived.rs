//! Amounts that the user's own amounts and dates make: differences, sums, how many times as much, how long something took.

use smol_str::SmolStr;

use crate::check::truth::word_lists::is_listed;
use crate::english::dates::Date;
use crate::english::tokens::{Token, stem};

use super::super::clauses::Passage;
use super::super::currencies::same_currency;
use super::super::number_words;
use super::super::quantity::{Agreement, Quantity, Unit};
use super::super::same_things::{is_anybody, is_person, same_kind};
use super::Facts;

/// Words that say of an amount that it is a change.
const CHANGE: &str = "by points point pp increase increased increasing reduction reduced reducing drop dropped rise rose risen gain gained growth grew grown \
    improvement improved improving cut saving saved more fewer less higher lower faster slower shorter longer up down fell fall raised \
    adding added opening opened decrease decreased decline declined exceeded exceeding above below over under ahead short difference extra additional beat beating \
    lifted boosted";

/// Words that say of an amount that it is the sum of others.
const WHOLE: &str = "total all altogether combined overall together between across both";

impl Facts<'_> {
    /// Whether an amount that `passage` claims can be worked out from the user's.
    pub(super) fn adds_up_to(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let says = |words: &str, reach: usize| {
            let sentence = passage.sentence_of(claim.token);
            let near = claim.token.saturating_sub(reach)..claim.token + reach + 1;
            near.filter(|at| sentence.contains(at))
                .any(|at| is_listed(words, passage.key(at)))
        };
        let before = passage.before(claim.token);
        // `2.5-fold`, `three times as many`.
        let fold = claim.unit == Unit::Plain
            && (claim.nouns.first().is_some_and(|noun| noun == "fold")
                || (claim
                    .nouns
                    .first()
                    .is_some_and(|noun| *noun == stem("time"))
                    && is_among!("as more", passage.key(claim.token + 2))))
            && claim.value > 1.0;
        (fold && self.became(claim.value))
            // `From 900 to 300` gives no difference, nor does `6 days, down from 10`.
            || (!is_among!("to from", before) && !is_new_value(claim, passage) && says(CHANGE, 7) && (self.is_change(claim) || self.is_off_target(claim)))
            || self.is_multiple(claim)
            || self.is_sum(claim, says(WHOLE, 6))
            || self.is_between_hours(claim)
    }

    /// The 27 points from 31 to 58, the 50 % from 12 days to 6, the $90,000 by which $910k exceed $820k.
    fn is_change(&self, claim: &Quantity) -> bool {
        self.pairs().any(|(first, second)| {
            let difference = (second.value - first.value).abs();
            let in_points = claim.unit == Unit::Percent
                && claim.after.as_deref() == Some(stem("points").as_str())
                || claim.unit == Unit::Plain && !matches!(first.unit, Unit::Money(_));
            let same_unit = match (claim.unit, first.unit) {
                (Unit::Money(mine), Unit::Money(theirs)) => same_currency(mine, theirs),
                (Unit::Percent, Unit::Percent | Unit::Plain) | (Unit::Plain, _) => in_points,
                _ => false,
            };
            let counted = claim.nouns.last().is_none_or(|noun| {
                let mut nouns = first.nouns.iter().chain(&second.nouns).chain(&first.before);
                is_among!("point percentag percent pp", noun)
                    || nouns.any(|said| same_kind(said, noun))
            });
            let relative = claim.unit == Unit::Percent
                && first.value > 0.0
                && (difference / first.value * 100.0 - claim.value).abs() <= 0.5;
            relative || (same_unit && counted && close(difference, claim.value))
        })
    }

    /// The 4 % by which 104 % of a quota exceed it.
    fn is_off_target(&self, claim: &Quantity) -> bool {
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        claim.unit == Unit::Percent
            && facts.any(|fact| {
                fact.unit == Unit::Percent
                    && fact.value >= 50.0
                    && close((fact.value - 100.0).abs(), claim.value)
            })
    }

    /// The 20 minutes to which 40 were halved.
    fn is_multiple(&self, claim: &Quantity) -> bool {
        const FACTORS: &[(f64, &str)] = &[
            (0.5, "halved halving half"),
            (2.0, "doubled doubling"),
            (3.0, "tripled tripling trebled"),
            (4.0, "quadrupled"),
        ];
        const REACH: usize = 8;
        self.passages.iter().any(|passage| {
            passage.quantities.iter().any(|fact| {
                let reach = fact.token.saturating_sub(REACH)..fact.token + REACH;
                let near = || {
                    let sentence = passage.sentence_of(fact.token);
                    reach.clone().filter(move |at| sentence.contains(at))
                };
                FACTORS.iter().any(|(factor, words)| {
                    close(fact.value * factor, claim.value)
                        && near().any(|at| is_listed(words, passage.key(at)))
                        && Quantity {
                            value: claim.value,
                            ..fact.clone()
                        }
                        .supports(claim, Agreement::WithNoun)
                })
            })
        })
    }

    /// Whether one amount of the user's became this many times as much: `halved` of `from 12 days to 6`.
    pub fn became(&self, factor: f64) -> bool {
        const TOLERANCE: f64 = 0.03;
        self.pairs().any(|(first, second)| {
            first.value > 0.0 && (second.value / first.value / factor - 1.0).abs() <= TOLERANCE
        })
    }

    /// Each two amounts of the user's that stand side by side and are of one kind, in both orders.
    fn pairs(&self) -> impl Iterator<Item = (&Quantity, &Quantity)> {
        const FURTHEST: usize = 8;
        const JOINTS: &str = "to from until than against target vs versus instead was is when";
        let of_a_kind = |one: &Quantity, other: &Quantity| {
            let unit = match (one.unit, other.unit) {
                (Unit::Money(mine), Unit::Money(theirs)) => same_currency(mine, theirs),
                (Unit::Ordinal, _) | (_, Unit::Ordinal) => false,
                (Unit::Plain, _) => one.unit == other.unit || one.nouns.is_empty(),
                (_, Unit::Plain) => other.nouns.is_empty(),
                (mine, theirs) => mine == theirs,
            };
            let nouns = match (one.nouns.last(), other.nouns.last()) {
                (Some(mine), Some(theirs)) => same_kind(mine, theirs),
                _ => true,
            };
            unit && nouns && one.label.is_none() && other.label.is_none()
        };
        // What only stands beside it has nothing to do with it: `class sizes 22 to 26, 11 yrs`.
        let joined = |passage: &Passage<'_>, one: &Quantity, other: &Quantity| {
            let between = passage
                .text
                .get(one.span.end..other.span.start)
                .unwrap_or_default();
            one.unit != Unit::Plain
                || between.contains(['>', '→'])
                || matches!(between.trim(), "-" | "–" | "—")
                || (one.token + 1..other.token).any(|at| is_among!(JOINTS, passage.key(at)))
        };
        self.passages
            .iter()
            .flat_map(|passage| {
                passage
                    .quantities
                    .windows(2)
                    .map(move |pair| (passage, &pair[0], &pair[1]))
            })
            .filter(move |(passage, one, other)| {
                one.token + FURTHEST > other.token
                    && of_a_kind(one, other)
                    && joined(passage, one, other)
            })
            .flat_map(|(_, one, other)| [(one, other), (other, one)])
    }

    /// The four hours of `mornings 7-11` and `18.00 to 22.00`.
    fn is_between_hours(&self, claim: &Quantity) -> bool {
        const NOON: f64 = 12.0;
        let of_hours = time_in(&claim.nouns) == Some("hour");
        of_hours
            && self.passages.iter().any(|passage| {
                let clock = |token: &Token<'_>| {
                    let whole = token
                        .text
                        .trim_end_matches(|c: char| c.is_ascii_alphabetic());
                    let whole = whole.strip_suffix(":00").unwrap_or(whole);
                    // `2.30` is half past two.
                    let (hour, minutes) = whole
                        .split_once('.')
                        .filter(|(_, minutes)| minutes.len() == 2)
                        .unwrap_or((whole, "0"));
                    let hours = f64::from(hour.parse::<u8>().ok()?)
                        + f64::from(minutes.parse::<u8>().ok()?) / 60.0;
                    Some(hours).filter(|hours| *hours <= 2.0 * NOON)
                };
                (1..passage.tokens.len()).any(|at| {
                    let worded = is_among!("to til till until", passage.key(at));
                    let joint = passage.gap_after(at - 1).trim();
                    let second = at + usize::from(worded);
                    let joined = if worded {
                        joint.is_empty()
                    } else {
                        matches!(joint, "-" | "–")
                    };
                    let ends = clock(&passage.tokens[at - 1])
                        .zip(passage.tokens.get(second).and_then(clock));
                    joined
                        && ends.is_some_and(|(begins, ends)| {
                            [0.0, NOON, 2.0 * NOON]
                                .iter()
                                .any(|round| close(ends - begins + round, claim.value))
                        })
                })
            })
    }

    /// The five clinicians of `3 doctors and 2 nurses`: a word for all of them, or the one that each of them is counted by.
    fn is_sum(&self, claim: &Quantity, is_whole: bool) -> bool {
        const MOST: usize = 4;
        const FURTHEST: usize = 7;
        // The `12-member team` has members.
        let person = claim.nouns.iter().find(|noun| is_person(noun));
        let Some(noun) = person.or(claim.nouns.last()) else {
            return false;
        };
        let addend = |fact: &Quantity| {
            let kind =
                |said: &SmolStr| same_kind(said, noun) || (is_person(said) && is_anybody(noun));
            fact.unit == Unit::Plain
                && fact.label.is_none()
                && (fact.per.is_none() || is_whole)
                && fact.nouns.last().map_or(is_whole, kind)
        };
        // `3 papers as first author, 1 as co-author`: the second counts the same without its name.
        let goes_on = |passage: &Passage<'_>, fact: &Quantity| {
            const JOINTS: &str = "and plus then n";
            let before = fact.token.checked_sub(1);
            let listed = before.is_some_and(|at| {
                passage.gap_after(at).contains([',', '+', '&'])
                    || is_among!(JOINTS, passage.key(at))
            });
            let bare = fact.nouns.is_empty()
                && fact.unit == Unit::Plain
                && fact.label.is_none()
                && fact.per.is_none();
            bare && listed
                && fact.after.as_deref().is_none_or(|after| {
                    is_among!("as on at in with for befor after from more of", after)
                })
        };
        // `Buyers 2 from Spain 1 from Holland`: what is counted stands before, and each is told of in one way.
        let told_alike = |facts: &[&Quantity]| {
            let bare = |fact: &&Quantity| {
                fact.unit == Unit::Plain && fact.nouns.is_empty() && fact.label.is_none()
            };
            facts.iter().all(bare)
                && facts[0]
                    .before
                    .first()
                    .is_some_and(|said| same_kind(said, noun))
                && facts.iter().all(|fact| {
                    fact.after.as_deref().is_some_and(|after| {
                        is_among!("from in on at", after) && fact.after == facts[0].after
                    })
                })
        };
        claim.unit == Unit::Plain
            && claim.label.is_none()
            && self.passages.iter().any(|passage| {
                let counts: Vec<&Quantity> = passage
                    .quantities
                    .iter()
                    .filter(|fact| fact.unit != Unit::Ordinal)
                    .collect();
                (2..=MOST).any(|length| {
                    counts.windows(length).any(|facts| {
                        let mut gaps = facts.windows(2).map(|pair| pair[1].token - pair[0].token);
                        close(facts.iter().map(|fact| fact.value).sum(), claim.value)
                            && (told_alike(facts)
                                || addend(facts[0])
                                    && facts[1..].iter().all(|fact| addend(fact) || goes_on(passage, fact))
                                    && !facts[0].nouns.is_empty())
                            && !is_part_of_time(passage, facts)
                            && gaps.all(|gap| gap <= FURTHEST)
                            // `From 4 to 11 thousand` are no 15 thousand.
                            && facts.windows(2).all(|pair| !is_range(passage, pair[0], pair[1]))
                            // `1 of the 5` is one of five.
                            && (facts[0].token..facts[length - 1].token).all(|at| passage.key(at) != "of")
                    })
                })
            })
    }

    /// Whether something took so long by its dates: `twelve years` of `joined 08/2006, left 08/2018`.
    pub(super) fn lasted(&self, claim: &Quantity) -> bool {
        let in_months = match time_in(&claim.nouns) {
            Some("decade") => 120.0,
            Some("year") => 12.0,
            Some("month") => 1.0,
            _ => return false,
        };
        let said_otherwise = self
            .passages
            .iter()
            .flat_map(|passage| &passage.quantities)
            .any(|fact| {
                fact.same_amount(claim)
                    && fact
                        .nouns
                        .iter()
                        .any(|noun| number_words::time_unit(noun).is_some())
            });
        !claim.nouns.iter().any(|noun| noun == "old")
            && claim.per.is_none()
            && !said_otherwise
            && self.spans(claim.value * in_months, in_months > 1.0)
    }

    /// Whether two dates that follow each other in the user's words are so many months apart, by full years if there are no months.
    pub fn spans(&self, months: f64, in_years: bool) -> bool {
        let of =
            |date: Date| f64::from(date.year) * 12.0 + f64::from(date.month.unwrap_or(1)) - 1.0;
        self.passages.iter().any(|passage| {
            let mut mentions: Vec<_> = passage.dates.iter().collect();
            mentions.sort_unstable_by_key(|mention| mention.span.start);
            let dates: Vec<Date> = mentions.iter().map(|mention| mention.date).collect();
            let ends = dates.first().zip(dates.last()).filter(|_| dates.len() > 2);
            let mut pairs = dates
                .windows(2)
                .map(|pair| (&pair[0], &pair[1]))
                .chain(ends);
            pairs.any(|(start, end)| {
                let took = of(*end) - of(*start);
                let exact = start.month.is_some() && end.month.is_some();
                // Both the first and the last month may have been worked in full.
                let loose = match (exact, in_years) {
                    (true, true) => (-4.0..=4.0).contains(&(took - months)),
                    (true, false) => close(took, months) || close(took + 1.0, months),
                    (false, true) => close(took, months),
                    (false, false) => false,
                };
                took > 0.0 && loose
            })
        })
    }

    /// `Zero accidents` where the user says that there were none.
    pub(super) fn has_none(&self, claim: &Quantity) -> bool {
        claim.value == 0.0
            && self.passages.iter().any(|passage| {
                passage.words.iter().any(|word| {
                    word.negated
                        && word.is_content
                        && claim
                            .nouns
                            .iter()
                            .any(|noun| same_kind(&word.stem, noun) || is_derived(&word.stem, noun))
                })
            })
    }

    /// The same time in another unit: `half a year` and six months.
    pub(super) fn is_converted(&self, claim: &Quantity) -> bool {
        const UNITS: [(&str, &str, f64); 8] = [
            ("month", "year", 12.0),
            ("day", "week", 7.0),
            ("hour", "day", 24.0),
            ("week", "fortnight", 2.0),
            ("minute", "hour", 60.0),
            ("second", "minute", 60.0),
            ("month", "quarter", 3.0),
            ("year", "decade", 10.0),
        ];
        let unit = |one: &Quantity| time_in(&one.nouns);
        let Some(claimed) = unit(claim).filter(|_| claim.unit == Unit::Plain) else {
            return false;
        };
        let converts = |value: f64, said: &str| {
            UNITS.iter().any(|(small, large, factor)| {
                (said == *large && claimed == *small && close(value * factor, claim.value))
                    || (said == *small && claimed == *large && close(claim.value * factor, value))
            })
        };
        // A rate in the unit is one of it: `every quarter`, `a yr`.
        let once = || {
            self.passages.iter().any(|passage| {
                (1..passage.tokens.len()).any(|at| {
                    (is_among!("a an one each every per the", passage.key(at - 1))
                        || number_words::adverb_of_time(passage.key(at)).is_some())
                        && number_words::time_unit(passage.key(at))
                            .is_some_and(|said| converts(1.0, said))
                })
            })
        };
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        facts.any(|fact| {
            fact.per == claim.per && unit(fact).is_some_and(|said| converts(fact.value, said))
        }) || (claim.per.is_none() && once())
    }
}

/// Whether what it was before follows an amount: `6 working days, down from 10`.
fn is_new_value(claim: &Quantity, passage: &Passage<'_>) -> bool {
    let behind = claim.token + 1..claim.token + 3 + claim.nouns.len();
    behind
        .into_iter()
        .any(|at| is_among!("down up", passage.key(at)) && passage.key(at + 1) == "from")
}

/// Whether two amounts are the ends of a range or of a change, `from 4 to 11`, `4-11`, or of a list whose unit stands once: `7, 14 and 28 days`.
fn is_range(passage: &Passage<'_>, first: &Quantity, second: &Quantity) -> bool {
    passage
        .text
        .get(first.span.end..second.span.start)
        .is_some_and(|between| is_among!("to - – — -> → > until , / and n & or", between.trim()))
}

/// Whether the last of these years are some of the first: `13 yrs in sales, 5 as team lead`.
fn is_part_of_time(passage: &Passage<'_>, facts: &[&Quantity]) -> bool {
    let (first, last) = (facts[0], facts[facts.len() - 1]);
    time_in(&first.nouns).is_some()
        && last.nouns.is_empty()
        && last.after.as_deref() == Some("as")
        && last.value < first.value
        && !(first.token..last.token).any(|at| is_among!("then and plus", passage.key(at)))
}

/// Whether two stems begin alike: `fatalities` of `fatal accidents`.
fn is_derived(one: &str, other: &str) -> bool {
    const SHARED: usize = 5;
    one.get(..SHARED)
        .is_some_and(|begin| other.starts_with(begin))
}

/// The unit of time among what is counted.
fn time_in(nouns: &[SmolStr]) -> Option<&'static str> {
    nouns.iter().find_map(|noun| match noun.as_str() {
        "decad" => Some("decade"),
        noun => number_words::time_unit(noun),
    })
}

pub(super) fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs().max(other.abs()).max(1.0) * 1e-9
}
