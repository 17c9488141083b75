//! How often something is done, where the user tells of another rate.

use foldhash::HashSet;
use std::ops::Range;

use super::clauses::Passage;
use super::facts::Facts;
use super::number_words;
use super::violation::{Violation, ViolationKind};

/// A clause of the output with another rate than the source has for it: monthly for every week.
pub fn other_rate(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    const DESCRIBED: &str = "operation operations task tasks basis duties activities routine routines life work business running living use needs care";
    const LONGEST: usize = 3;
    let of_other = |at: &usize| of_other_time(passage, *at, facts);
    if let Some(at) = clause.clone().find(of_other) {
        let reason = "the user's words say it of another time";
        return Some(Violation::new(
            ViolationKind::Number,
            passage.tokens[at].text,
            reason,
        ));
    }
    if let Some(at) = clause.clone().find(|at| other_days(passage, *at, facts)) {
        let reason = "the user's words give other days";
        return Some(Violation::new(
            ViolationKind::Number,
            passage.tokens[at].text,
            reason,
        ));
    }
    let once = clause
        .clone()
        .find_map(|at| once_otherwise(passage, at, facts))
        .or_else(|| clause.clone().find(|at| facts.recurs_each(passage, *at)))
        .or_else(|| clause.clone().find(|at| facts.recurs_less(passage, *at)));
    if let Some(at) = once {
        let reason = "the user's words give another rate";
        return Some(Violation::new(
            ViolationKind::Number,
            passage.tokens[at].text,
            reason,
        ));
    }
    let rates = passage.rates(clause.clone());
    if rates.is_empty() {
        return None;
    }
    let said = facts.rates();
    for (at, unit) in rates {
        // `Daily operations` and `daily gate duties` tell no rate.
        // `Bi-monthly` may be every other month.
        let twofold = is_among!("bi semi", passage.before(at)) && passage.gap_after(at - 1) == "-";
        let mut behind = (at + 1..at + 1 + LONGEST).take_while(|place| {
            passage.gap_after(place - 1) == " "
                && !number_words::is_function_word(passage.key(*place))
        });
        let describes = twofold
            || facts.recurs_in_parts(passage, at)
            || behind.any(|place| {
                let describes =
                    place == at + 1 || number_words::adverb_of_time(passage.key(at)).is_some();
                describes && is_among!(DESCRIBED, passage.key(place))
            });
        let said_of_it = facts.rate_of(passage.key(at + 1));
        let contradicted = number_words::adverb_of_time(passage.key(at)).is_some()
            && said_of_it.as_ref().is_some_and(|other| *other != unit);
        // `Four times a year` of what comes quarterly.
        let as_often = || {
            let mut counts = passage.quantities.iter();
            counts.any(|count| {
                count.per == Some(unit)
                    && clause.contains(&count.token)
                    && facts.comes_as_often(count)
            })
        };
        if describes || as_often() || (!contradicted && (said.is_empty() || said.contains(&unit))) {
            continue;
        }
        let reason = "the user's words give another rate";
        return Some(Violation::new(
            ViolationKind::Number,
            passage.tokens[at].text,
            reason,
        ));
    }
    None
}

/// `Employee of the year` of an employee of the month, where nothing is of the year.
fn of_other_time(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let of_the = |text: &Passage<'_>, at: usize| {
        (at > 2 && text.key(at - 1) == "the" && text.key(at - 2) == "of")
            .then(|| number_words::time_unit(text.key(at)))
            .flatten()
    };
    let Some(claimed) = of_the(passage, at) else {
        return false;
    };
    let of_what = &passage.words[at - 3].stem;
    let mut of_another = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            let counted = source
                .quantities
                .iter()
                .any(|one| one.token < place && one.token + 3 > place);
            if number_words::time_unit(source.key(place)) == Some(claimed) && !counted {
                return false;
            }
            of_another |=
                of_the(source, place).is_some() && source.words[place - 3].stem == *of_what;
        }
    }
    of_another
}

/// Whether it is said to be on all days of the week, or at its end, where the user only names some: `every morning` of `sat mornings`.
fn other_days(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const PARTS: &str = "morning afternoon evening night day";
    let every = |passage: &Passage<'_>, at: usize| {
        is_among!("every each", passage.before(at)) && is_among!(PARTS, passage.key(at))
    };
    let working = is_among!("weekday weekdays", passage.key(at));
    let ending = is_among!("weekend weekends", passage.key(at));
    if !working && !ending && !every(passage, at) {
        return false;
    }
    let mut named = HashSet::default();
    let mut at_weekends = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            let key = source.key(place);
            if working && is_among!("weekend weekends wkend wkends", key) {
                at_weekends = true;
                continue;
            }
            let general = is_among!(
                "weekday weekdays weekend weekends daily everyday nightly wkend wkends wkend",
                key,
            ) || every(source, place)
                || (is_among!("all most", source.key(place.saturating_sub(1)))
                    && is_among!("day days", key));
            let ranged = number_words::weekday(key).is_some()
                && (matches!(source.gap_after(place).trim(), "-" | "–" | "/" | "—")
                    || is_among!("to till through thru", source.key(place + 1)));
            if general || ranged {
                return false;
            }
            // `Every Saturday .. 60 parcels a morning`.
            if key == passage.key(at) && key != "day" && is_among!("a per", source.before(place)) {
                return false;
            }
            named.extend(number_words::weekday(key));
        }
    }
    let last = named.contains("sat") || named.contains("sun");
    let first = ["mon", "tue", "wed", "thu", "fri"]
        .iter()
        .filter(|day| named.contains(*day))
        .count();
    if named.is_empty() {
        return at_weekends;
    }
    if ending { !last } else { first < 4 }
}

/// `Once a week` of what is once a month, where only other things come weekly, and more than once.
fn once_otherwise(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<usize> {
    // `Once in a month`.
    let within = |passage: &Passage<'_>, at: usize| usize::from(passage.key(at + 1) == "in");
    let once = |passage: &Passage<'_>, at: usize| {
        let within = within(passage, at);
        let each = is_among!("a an per every each", passage.key(at + 1 + within));
        (passage.key(at) == "once" && each)
            .then(|| number_words::time_unit(passage.key(at + 2 + within)))
            .flatten()
    };
    let claimed = once(passage, at)?;
    let (mut others, mut counted) = (false, false);
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            match once(source, place) {
                Some(said) if said == claimed => return None,
                Some(_) => others = true,
                None => {}
            }
            let weekly = number_words::adverb_of_time(source.key(place)) == Some(claimed)
                || claimed == "week" && number_words::weekday(source.key(place)).is_some();
            let each = is_among!("every each", source.before(place))
                && number_words::time_unit(source.key(place)) == Some(claimed);
            if weekly || each {
                return None;
            }
        }
        counted |= source
            .quantities
            .iter()
            .any(|amount| amount.per == Some(claimed) && amount.value < 2.0);
    }
    (others && !counted).then_some(at + 2 + within(passage, at))
}
