//! Amounts that are put otherwise: ages, percentages without their sign, a tenth for one in ten, a third for 12 to 8.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words::{self, digits};
use super::super::quantity::{Quantity, Unit, measure};
use super::super::same_things::is_person;
use super::derived::close;
use super::{Facts, Said};
use crate::english::places;
use crate::english::verbs;

impl Facts<'_> {
    /// Whether the user gives this amount in another form.
    pub(super) fn puts_otherwise(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        self.is_age(claim, passage)
            || self.is_percentage(claim)
            || self.is_share(claim)
            || self.multiplies_what_is_in_brackets(claim, passage)
            || self.comes_as_often(claim)
            || self.is_fraction(claim, passage)
            || self.is_version(claim, passage)
            || self.is_level_in_short(claim, passage)
            || self.is_of_five_stars(claim, passage)
            || self.is_part_of_ratio(claim)
            || self.is_speed_in(claim)
            || self.is_hour(claim)
            || self.is_temperature(claim)
            || self.gives_in_other_unit(claim, passage)
            || enumerates(claim, passage)
            || (claim.value == 0.0 && claim.unit == Unit::Plain && self.gives_amount(0.0))
    }

    /// `NVQ Level 2` of `nvq2`, `Key Stage 3` of `ks3`, `Level 3` of `L3`.
    fn is_level_in_short(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(label) = claim.label.as_ref().and(claim.token.checked_sub(1)) else {
            return false;
        };
        let word = passage.before(label);
        let first = |word: &str| word.chars().next().into_iter().collect::<String>();
        let initial = first(passage.key(label));
        let begins = [word.to_owned(), first(word) + &initial, initial];
        begins.iter().any(|begins| {
            !begins.is_empty() && self.word(&format!("{begins}{}", claim.value)) == Said::Yes
        })
    }

    /// `45 words per minute` of `hindi 35 wpm, english 45`.
    fn is_speed_in(&self, claim: &Quantity) -> bool {
        let words = claim
            .nouns
            .last()
            .is_some_and(|noun| is_among!("word wpm", noun));
        words
            && self.passages.iter().any(|source| {
                let typed = source
                    .quantities
                    .iter()
                    .any(|fact| fact.nouns.iter().any(|noun| noun == "wpm"));
                typed
                    && source.quantities.iter().any(|fact| {
                        let before = source.before(fact.token);
                        close(fact.value, claim.value)
                            && fact.nouns.is_empty()
                            && fact.per.is_none()
                            && places::is_language(before)
                    })
            })
    }

    /// `-25 degrees` of `freezer at -25`.
    fn is_temperature(&self, claim: &Quantity) -> bool {
        let in_degrees = claim.nouns.first().is_some_and(|noun| {
            is_among!(
                "degre c f celsius fahrenheit celsiu",
                noun.trim_end_matches('s')
            )
        });
        in_degrees
            && self.passages.iter().any(|source| {
                source.quantities.iter().any(|fact| {
                    let before = source.text[..fact.span.start].trim_end();
                    let below = before
                        .strip_suffix(['-', '−', '–'])
                        .is_some_and(|before| before.ends_with([' ', '(']))
                        || before.ends_with("minus");
                    let kept = || {
                        let before = source.before(fact.token);
                        is_among!("at to below above between and", before)
                    };
                    fact.unit == Unit::Plain
                        && fact.nouns.is_empty()
                        && close(fact.value, claim.value)
                        && (below || kept())
                })
            })
    }

    /// `Six patients per nurse` of `1:6`.
    fn is_part_of_ratio(&self, claim: &Quantity) -> bool {
        let person = claim.nouns.last().is_some_and(|noun| is_person(noun));
        // `1:1 ratio` of `usually 1:1`.
        let one_to_one = || {
            claim.nouns.first().is_some_and(|noun| noun == "ratio")
                && close(claim.value, 1.001)
                && [
                    "1:1",
                    "1-1",
                    "1to1",
                    "one-to-one",
                    "onetoone",
                    "1-to-1",
                    "121",
                ]
                .iter()
                .any(|form| self.contains(form))
        };
        one_to_one()
            || person
                && self
                    .passages
                    .iter()
                    .flat_map(|source| &source.quantities)
                    .any(|fact| {
                        let first = fact.value.floor();
                        let second = ((fact.value - first) * 1e3).round();
                        fact.nouns.first().is_some_and(|noun| noun == "ratio")
                            && (close(claim.value, first) || close(claim.value, second))
                    })
    }

    /// The 5 of `4.6/5` for 4.6 stars.
    fn is_of_five_stars(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let before = passage.text[..claim.span.start].trim_end();
        close(claim.value, 5.0)
            && (before.ends_with('/') || before.ends_with("out of"))
            && self.word("stars") == Said::Yes
    }

    /// `8-year-olds` of `kids 4 to 8`, `aged 3` of `3 y/o`.
    fn is_age(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const YOUNG: &str = "kid kids child children age aged ages old olds boy boys girl girls twin twins baby babies toddler toddlers pupil pupils \
            youth u under over yo yrs yr year years daughter daughters son sons adult adults group groups player players judoka";
        let before = passage.before(claim.token);
        let years_old = is_among!("year years", passage.key(claim.token + 1))
            && passage.key(claim.token + 2) == "old";
        let is_age = claim.nouns.last().is_some_and(|noun| noun == "old")
            || years_old
            || claim.label.as_deref() == Some("under")
            || is_among!("aged age ages", before)
            || (claim.token > 1
                && is_among!("aged age ages", passage.key(claim.token - 2))
                && digits(passage.tokens[claim.token - 1].text).is_some())
            || (claim.token > 2
                && is_among!("to and", before)
                && is_among!("aged age ages between", passage.key(claim.token - 3)))
            || (claim.token + 1..claim.token + 5).any(|at| {
                passage.key(at) == "olds"
                    || (passage.key(at) == "age"
                        && is_among!("group groups range bracket band", passage.key(at + 1)))
                    || (passage.key(at) == "old"
                        && is_among!("year years yr yrs", passage.key(at - 1)))
            });
        // `2 to 3 month olds` are no `2 to 3 year olds`.
        let in_other_unit = claim
            .nouns
            .first()
            .and_then(|noun| number_words::time_unit(noun))
            .is_some_and(|unit| unit != "year");
        is_age
            && !in_other_unit
            && claim.unit == Unit::Plain
            && self.passages.iter().any(|source| {
                source.quantities.iter().any(|fact| {
                    let in_years = fact
                        .nouns
                        .iter()
                        .any(|noun| is_among!("year yr y yo old", noun));
                    let counts = fact
                        .nouns
                        .last()
                        .is_some_and(|noun| !is_person(noun) || fact.per.is_some());
                    // `Worked with 18-24s`, `the over 60s`.
                    let of_ages = fact.nouns.first().is_some_and(|noun| noun == "s")
                        && fact.token > 0
                        && (matches!(source.gap_after(fact.token - 1), "-" | "–")
                            || is_among!("under over to", source.key(fact.token - 1)))
                        || source.quantities.iter().any(|end| {
                            end.nouns.first().is_some_and(|noun| noun == "s")
                                && end.token == fact.token + 1
                        });
                    fact.unit == Unit::Plain
                        && fact.label.is_none()
                        && close(fact.value, claim.value)
                        && (in_years
                            || of_ages
                            || (years_old && is_own_age(source, fact))
                            || (!counts
                                && source
                                    .sentence_of(fact.token)
                                    .any(|at| is_among!(YOUNG, source.key(at)))))
                })
            })
    }

    /// A length of time without a number, `for a year`, where the user tells of none but others: `for a week`.
    pub fn lasts_otherwise(&self, passage: &Passage<'_>, at: usize) -> bool {
        let Some(unit) = lasting(passage, at) else {
            return false;
        };
        let amounts = || self.passages.iter().flat_map(|source| &source.quantities);
        let tokens = || self.passages.iter().flat_map(|source| &source.tokens);
        let claim = Quantity {
            value: 1.0,
            unit: Unit::Plain,
            nouns: vec![SmolStr::new(unit)],
            before: Vec::new(),
            label: None,
            after: None,
            per: None,
            span: 0..0,
            token: 0,
        };
        let said = tokens().any(|token| number_words::time_unit(&token.key) == Some(unit))
            || amounts().any(|fact| {
                fact.nouns
                    .iter()
                    .any(|noun| number_words::time_unit(noun) == Some(unit))
            });
        let counted = |source: &Passage<'_>, took: &Quantity| {
            let lasts = took
                .nouns
                .first()
                .is_some_and(|noun| number_words::time_unit(noun).is_some());
            let before = source.before(took.token);
            lasts && took.per.is_none() && is_among!("in within over inside took lasted", before)
        };
        let other = self.passages.iter().any(|source| {
            (0..source.tokens.len()).any(|place| lasting(source, place).is_some())
                || source.quantities.iter().any(|took| counted(source, took))
        });
        other && !said && !self.is_converted(&claim) && !self.lasted(&claim)
    }

    /// `by half`, `by a third`, `by 33 %` where the amounts say so, or where the one stands for the other.
    fn is_fraction(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const NEAREST: f64 = 1.0;
        let amounts = || self.passages.iter().flat_map(|source| &source.quantities);
        if claim.unit == Unit::Percent {
            let parts = amounts().any(|fact| {
                fact.unit == Unit::Ordinal
                    && fact
                        .after
                        .as_deref()
                        .is_none_or(number_words::is_function_word)
                    && (100.0 / fact.value - claim.value).abs() < NEAREST
            });
            return parts
                || (close(claim.value, 50.0)
                    && (self.word("halved") == Said::Yes || self.word("half") == Said::Yes))
                || (close(claim.value, 100.0) && self.word("doubled") == Said::Yes);
        }
        let of_change = claim.token > 0 && is_among!("by a one in", passage.key(claim.token - 1));
        if claim.unit != Unit::Ordinal || !of_change {
            return false;
        }
        let part = 1.0 / claim.value;
        let in_percent = amounts()
            .any(|fact| fact.unit == Unit::Percent && (fact.value - 100.0 * part).abs() < NEAREST);
        let halved = close(claim.value, 2.0)
            && (self.word("halved") == Said::Yes || self.word("half") == Said::Yes);
        in_percent || halved || self.became(1.0 - part) || self.became(1.0 + part)
    }

    /// The `1.0` of `version 1.0` for `v1.0`, the `4` of `PlayStation 4` for `PS4`.
    fn is_version(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(name) = claim.token.checked_sub(1).map(|at| &passage.tokens[at]) else {
            return false;
        };
        let number = passage.key(claim.token);
        let capitals: String = name
            .text
            .chars()
            .filter(|letter| letter.is_uppercase())
            .flat_map(char::to_lowercase)
            .collect();
        let said = |short: &str| {
            short.len() > number.len()
                && self
                    .rows(short)
                    .any(|(source, at)| self.passages[source].key(at) == short)
        };
        // `Windows 10 deployment` of `windows 10 rollout`: a name with its number, whatever follows it.
        let named = || {
            passage.gap_after(claim.token - 1) == " "
                && name.text.contains(char::is_uppercase)
                && measure(&claim.nouns).is_none()
                && claim
                    .nouns
                    .first()
                    .is_none_or(|noun| number_words::time_unit(noun).is_none())
                && (passage.is_named(claim)
                    || (!name.opens_sentence && verbs::lookup(&name.key).is_none()))
                && self.in_a_row(&format!("{}{number}", name.key)) == Said::Yes
        };
        (name.key == "version" && said(&format!("v{number}")))
            || (capitals.len() > 1 && said(&format!("{capitals}{number}")))
            || named()
    }
}

/// Whether the claim itself goes on to name as many: `two years (2016 and 2017)`, `three days a week: Mondays, Wednesdays and Fridays`. Whether
/// each of them is right is asked of each.
fn enumerates(claim: &Quantity, passage: &Passage<'_>) -> bool {
    const SEASONS: &str = "summer winter spring autumn season harvest christma";
    const MOST: f64 = 7.0;
    const FURTHEST: usize = 8;
    let behind: Vec<usize> = passage
        .sentence_of(claim.token)
        .filter(|at| *at > claim.token)
        .collect();
    let counted = |noun: &SmolStr| noun == "year" || is_among!(SEASONS, noun);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let as_many = |named: usize| close(named as f64, claim.value);
    if claim.unit != Unit::Plain || claim.value < 2.0 || claim.value > MOST {
        return false;
    }
    if as_many(numbers_listed(claim, passage)) {
        return true;
    }
    let weekly = claim
        .nouns
        .last()
        .is_some_and(|noun| is_among!("day session evening even night time shift", noun));
    if weekly {
        let mut days: Vec<&str> = behind
            .iter()
            .filter_map(|at| number_words::weekday(passage.key(*at)))
            .collect();
        days.sort_unstable();
        days.dedup();
        return as_many(days.len());
    }
    let end = behind.last().map_or(0, |last| passage.tokens[*last].end);
    let mut years: Vec<u16> = Vec::new();
    let mut reached = None;
    for mention in &passage.dates {
        let apart = reached.is_some_and(|reached| mention.span.start > reached + FURTHEST);
        if mention.span.start > claim.span.end && mention.span.end <= end && !apart {
            years.push(mention.date.year);
            reached = Some(mention.span.end);
        }
    }
    years.sort_unstable();
    years.dedup();
    let ranged = passage
        .ranges()
        .iter()
        .any(|(start, _)| start.span.start > claim.span.end && start.span.end <= end);
    // Between two years lie as many seasons as years, both included.
    let seasons = claim.nouns.iter().any(|noun| is_among!(SEASONS, noun));
    let spanned = years
        .first()
        .zip(years.last())
        .map_or(0, |(first, last)| usize::from(last - first) + 1);
    // `Two renewals (2019, 2022)`.
    let listed = passage.dates.iter().any(|mention| {
        mention.span.start > claim.span.end
            && mention.span.end <= end
            && passage.text[claim.span.end..mention.span.start]
                .trim_end()
                .ends_with(['(', ':'])
    });
    (listed || claim.nouns.iter().any(counted))
        && if ranged {
            seasons && as_many(spanned)
        } else {
            as_many(years.len())
        }
}

/// How many numbers stand behind the colon or in the brackets that follow what is counted: `three ages: 7, 14 and 28 days`.
fn numbers_listed(claim: &Quantity, passage: &Passage<'_>) -> usize {
    const JOINTS: &str = ", / and & or n ,and";
    let mut behind = passage
        .quantities
        .iter()
        .filter(|other| other.token > claim.token);
    let between = |one: &Quantity, other: &Quantity| {
        let between = passage.text.get(one.span.end..other.span.start);
        between.unwrap_or("").trim()
    };
    let Some(mut last) = behind
        .next()
        .filter(|first| between(claim, first).ends_with([':', '(']))
    else {
        return 0;
    };
    let mut listed = 1;
    for next in behind {
        if !is_among!(JOINTS, &between(last, next).replace(", ", ",")) {
            break;
        }
        listed += 1;
        last = next;
    }
    listed
}

/// `Truck mechanic, 25, Nuremberg`, `i'm 29 and live in Marseille`: the number by which somebody introduces themselves.
fn is_own_age(source: &Passage<'_>, fact: &Quantity) -> bool {
    let before = source.before(fact.token);
    let behind = source.gap_after(fact.token);
    let parted = |gap: &str| gap.contains([',', '(', ')', '.', ';', '\n']);
    let apart = fact.token > 0 && parted(source.gap_after(fact.token - 1));
    (apart || is_among!("im am", before))
        && (parted(behind)
            || fact.token + 1 == source.tokens.len()
            || number_words::is_function_word(source.key(fact.token + 1)))
        && (15.0..=85.0).contains(&fact.value)
        && fact.nouns.is_empty()
}

/// The unit of time of `for a week` or `within a single weekend` that ends at `at`.
fn lasting(passage: &Passage<'_>, at: usize) -> Option<&'static str> {
    const BEFORE: &str = "for about around nearly almost over spent worked lasted took in within inside under during";
    let unit = match passage.key(at) {
        "decade" => "decade",
        key => number_words::canonical_time(key).filter(|unit| *unit != "shift")?,
    };
    let before = |back: usize| at.checked_sub(back).map_or("", |place| passage.key(place));
    let single = usize::from(before(1) == "single");
    // `Resolved within the day`.
    let the = before(1) == "the" && before(2) == "within";
    // `Month-long`.
    let long = passage.gap_after(at) == "-" && passage.key(at + 1) == "long";
    let lasts = long
        || the
        || is_among!("a an one", before(1 + single)) && is_among!(BEFORE, before(2 + single));
    // `A year and a half`, `a year and three months`.
    let more = passage.key(at + 1) == "and"
        && (is_among!("a half", passage.key(at + 2))
            || number_words::small_number(passage.key(at + 2)).is_some()
            || passage
                .tokens
                .get(at + 2)
                .is_some_and(|next| digits(next.text).is_some()));
    let part =
        more || is_among!("of old", passage.key(at + 1)) || (passage.gap_after(at) == "-" && !long);
    (lasts && !part).then_some(unit)
}
