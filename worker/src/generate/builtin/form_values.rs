//! Reads the values of a form: when and where it was, a web address, prose.

use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::form_labels::{Field, key};
use super::forms::Form;
use super::phrase;
use crate::english::dates;
use crate::english::periods::{self, Period};

/// Whether an end says that it has not come: `present`, "still working there".
pub fn is_now(value: &str) -> bool {
    const NOW: &str = "present now current currently today date to till until ongoing still working here there at the moment \
        employed presently continuing in progress i am";
    has_words(value)
        && value
            .split_whitespace()
            .map(bare)
            .all(|word| is_one_of(&word, NOW))
}

/// The web address that a value is, with its scheme.
pub fn address(value: &str) -> Option<String> {
    let address = value.trim().trim_matches(['<', '>', '(', ')', ',', '.']);
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    let (name, domain) = host.split('/').next()?.split_once('.')?;
    let plain = has_words(name) && has_words(domain) && !address.contains([' ', '@']);
    plain.then(|| {
        if address.contains("://") {
            address.to_owned()
        } else {
            format!("https://{address}")
        }
    })
}

/// A value with a date, "till date" written as what it means.
fn dated(value: &str) -> String {
    value
        .replace("till date", "present")
        .replace("till now", "present")
        .replace("to present", "- present")
        .replace("to - present", "- present")
}

/// When it was, by all dates of the form.
pub fn period(form: &Form) -> Option<Period> {
    let found = |field| periods::find_period(&dated(&form.get(field)?));
    let ongoing = form.get(Field::End).is_some_and(|value| is_now(&value));
    let (start, end) = (found(Field::Start), found(Field::End));
    let whole = found(Field::Date).or_else(|| {
        start
            .clone()
            .filter(|start| start.start != start.end && end.is_none())
    });
    let mut period = whole.unwrap_or(Period {
        start: None,
        end: None,
        ongoing: false,
        span: 0..0,
    });
    period.start = start
        .and_then(|start| start.start.or(start.end))
        .or(period.start);
    period.end = end.and_then(|end| end.end.or(end.start)).or(period.end);
    let since = form
        .answer(Field::Start)
        .is_some_and(|answer| key(&answer.label).contains("since"));
    period.ongoing |= ongoing || (since && period.end.is_none());
    (period.start.is_some() || period.end.is_some()).then_some(period)
}

/// What stands beside the dates of the form: "part time" of "2010-2013 (part time)".
pub fn beside_dates(form: &Form) -> Vec<String> {
    let answers = form.answers.iter().filter(|answer| {
        answer.field.is_date() && answer.field != Field::Expiry && !is_now(&answer.joined())
    });
    let beside = answers.filter_map(|answer| {
        let value = dated(&answer.joined());
        let period = periods::find_period(&value)?;
        let (before, after) = (&value[..period.span.start], &value[period.span.end..]);
        let rest = tidy(&format!("{before} {after}"));
        let whole = answer.field == Field::Date || period.lasts();
        // The end of a range behind "from" is read as such.
        let rest = rest.trim_matches(['(', ')', ' ', ',']);
        (has_words(rest) && bare(rest) != "expected" && (whole || dates::find(rest).is_empty()))
            .then(|| capitalise(rest))
    });
    beside.collect()
}

/// Where it was: town and country may have labels of their own.
pub fn place(form: &Form) -> Option<String> {
    let told = form.lines(Field::Place).map(|line| title_case(&line.text));
    let told = told.collect::<Vec<_>>().join(", ");
    has_words(&told).then_some(told)
}

/// Sentences of lines.
pub fn sentences<'f>(lines: impl Iterator<Item = &'f clean::Line>) -> Vec<String> {
    lines
        .flat_map(|line| clean::sentences(&line.text))
        .collect()
}

/// Prose of lines, as a summary has it.
pub fn prose<'f>(lines: impl Iterator<Item = &'f clean::Line>) -> Vec<String> {
    let told = sentences(lines);
    let told = told.iter().map(|told| match phrase::prose(told) {
        prose if has_words(&prose) => capitalise(&prose),
        _ => told.clone(),
    });
    told.collect()
}

/// A name without the dates behind it, and the dates, where the form has no label for them.
pub fn without_date(form: &Form, value: String) -> (String, Option<Period>) {
    let period = periods::find_period(&value).filter(|_| !form.is_dated());
    let Some(period) = period else {
        return (value, None);
    };
    let (before, after) = (&value[..period.span.start], &value[period.span.end..]);
    let name = format!("{} {after}", before.trim_end()).replace(" )", ")");
    (tidy(&name.replace("()", "")), Some(period))
}
