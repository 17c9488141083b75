//! Finds dates and periods as people write them, and says which date supports which.

mod counts;
mod months;
mod shared;

use foldhash::HashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

pub use self::shared::find_shared;

use self::counts::{counts_a_noun, digits_joined_after, introduces_year, is_amount_beside};
use self::months::{FOREIGN_MONTHS, by_beginning};

/// A calendar date, as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl Date {
    /// `2019`, `2019-06` or `2019-06-30`, as JSON Resume wants it.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// Whether someone who said this date also said `claimed`: equal or less exact.
    pub fn supports(self, claimed: Date) -> bool {
        self.year == claimed.year
            && (claimed.month.is_none() || claimed.month == self.month)
            && (claimed.day.is_none() || claimed.day == self.day)
    }
}

/// A date and where in the text it stands (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub date: Date,
    pub span: Range<usize>,
}

/// Every date in `text`. `03/04/2019` gives both of its readings, with one span.
pub fn find(text: &str) -> Vec<Mention> {
    let runs = runs(text);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let found = numeric(text, &runs, at)
            .or_else(|| months::with_signs(text, &runs, at))
            .or_else(|| months::year_first(text, &runs, at))
            .or_else(|| named_month(text, &runs, at));
        let found = found.or_else(|| first_month_of_range(text, &runs, at));
        match found.or_else(|| lone_year(text, &runs, at)) {
            Some((dates, next)) => {
                let span = runs[at].start..runs[next - 1].end;
                let mention = |date| Mention {
                    date,
                    span: span.clone(),
                };
                mentions.extend(dates.into_iter().map(mention));
                at = next;
            }
            None => at += 1,
        }
    }
    mentions
}

/// Month number of a month's name or its usual abbreviation, lower case: the English ones, and those of the world's larger languages.
pub fn month_number(word: &str) -> Option<u8> {
    static MONTHS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let mut months = HashMap::default();
        for (number, (english, foreign)) in (1..).zip(ENGLISH_MONTHS.iter().zip(FOREIGN_MONTHS)) {
            months.insert(*english, number);
            months.insert(&english[..3], number);
            months.extend(foreign.split(' ').map(|name| (name, number)));
        }
        months.insert("sept", 9);
        months
    });
    // The longest in English is `september`.
    let length = 3..=if word.is_ascii() { 12 } else { 26 };
    let known = length
        .contains(&word.len())
        .then(|| MONTHS.get(word).copied())?;
    known.or_else(|| by_beginning(word))
}

/// The months, lower case.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads an ISO date of a date field.
pub fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let valid =
        month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
    (valid && parts.next().is_none()).then_some(Date { year, month, day })
}

fn is_year(number: u16) -> bool {
    (1930..=2069).contains(&number)
}

struct Run<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Its number, if it names a month.
    month: Option<u8>,
}

impl Run<'_> {
    fn number(&self, digits: Range<usize>) -> Option<u16> {
        let wanted = digits.contains(&self.text.len());
        (wanted && self.text.bytes().all(|b| b.is_ascii_digit())).then(|| self.text.parse().ok())?
    }

    fn year(&self) -> Option<u16> {
        self.number(4..5).filter(|year| is_year(*year))
    }

    fn month(&self) -> Option<u8> {
        self.month
    }
}

/// Runs of digits and runs of letters; `12th` is two.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut previous = None;
    for (at, letter) in text.char_indices() {
        let class = if letter.is_ascii_digit() {
            Some(true)
        } else if letter.is_alphabetic() || months::is_part_of_letter(letter) {
            Some(false)
        } else {
            None
        };
        let end = at + letter.len_utf8();
        match class {
            Some(_) if class == previous => {
                let run = runs
                    .last_mut()
                    .expect("a run is open while the class repeats");
                run.end = end;
                run.text = &text[run.start..end];
            }
            Some(_) => runs.push(Run {
                text: &text[at..end],
                start: at,
                end,
                month: None,
            }),
            None => {}
        }
        previous = class;
    }
    for run in &mut runs {
        run.month = month_number(&lowered(run.text));
    }
    runs
}

/// A text in lower case, which most are.
fn lowered(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_uppercase) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

fn gap<'a>(text: &'a str, runs: &[Run<'_>], left: usize) -> &'a str {
    runs.get(left + 1)
        .map_or("", |next| &text[runs[left].end..next.start])
}

type Found = Option<(Vec<Date>, usize)>;

fn numeric(text: &str, runs: &[Run<'_>], at: usize) -> Found {
    let separator = gap(text, runs, at);
    if !matches!(separator, "-" | "/" | ".") || attached(text, runs, at) {
        return None;
    }
    let small = |index: usize| runs.get(index).and_then(|run| run.number(1..3));
    let third_joined = gap(text, runs, at + 1) == separator;
    if let Some(year) = runs[at].year() {
        let second = small(at + 1)?;
        if let Some(month) = to_month(second) {
            if let Some(day) = small(at + 2).filter(|_| third_joined).and_then(to_day) {
                return Some((
                    vec![Date {
                        year,
                        month: Some(month),
                        day: Some(day),
                    }],
                    at + 3,
                ));
            }
            let mut dates = vec![Date {
                year,
                month: Some(month),
                day: None,
            }];
            // `2011-12` may be a school year as well.
            if separator != "." && second == (year + 1) % 100 {
                dates.push(Date {
                    year: year + 1,
                    month: None,
                    day: None,
                });
            }
            // `My apprenticeship there 2005-09`.
            let later = second > (year + 1) % 100 && year % 100 < 12;
            if separator == "-" && later && runs[at + 1].text.len() == 2 {
                dates.extend([year, year / 100 * 100 + second].map(|year| Date {
                    year,
                    month: None,
                    day: None,
                }));
            }
            return Some((dates, at + 2));
        }
        return None;
    }
    let first = small(at)?;
    if let Some(year) = runs.get(at + 1).and_then(Run::year) {
        let month = to_month(first)?;
        return Some((
            vec![Date {
                year,
                month: Some(month),
                day: None,
            }],
            at + 2,
        ));
    }
    let second = small(at + 1).filter(|_| third_joined)?;
    let year = runs.get(at + 2).and_then(Run::year)?;
    // With full stops the day comes first everywhere.
    let readings = [(first, second), (second, first)];
    let readings = &readings[..if separator == "." { 1 } else { 2 }];
    let mut dates: Vec<Date> = readings
        .iter()
        .copied()
        .filter_map(|(day, month)| {
            Some(Date {
                year,
                month: Some(to_month(month)?),
                day: Some(to_day(day)?),
            })
        })
        .collect();
    dates.dedup();
    (!dates.is_empty()).then_some((dates, at + 3))
}

fn named_month(text: &str, runs: &[Run<'_>], at: usize) -> Found {
    let mut next = at;
    let mut day = None;
    if let Some(number) = runs[at].number(1..3).and_then(to_day) {
        next += 1;
        day = Some(number);
        next += usize::from(runs.get(next).is_some_and(is_ordinal_ending));
        next += usize::from(runs.get(next).is_some_and(months::is_of));
    }
    let month = runs.get(next)?.month()?;
    // The 22 of `22 (dec 2017)` and the 5 of `4.6 out of 5, may 2021` are no days.
    let apart = next > at && gap(text, runs, next - 1).contains(['(', ',', ';', '\n']);
    if attached(text, runs, at) || apart {
        return None;
    }
    let after_month = next;
    next += 1;
    if day.is_none()
        && let Some(number) = runs
            .get(next)
            .and_then(|run| run.number(1..3))
            .and_then(to_day)
        && !gap(text, runs, after_month).contains(['\'', '’'])
    {
        let ordinal = usize::from(runs.get(next + 1).is_some_and(is_ordinal_ending));
        if runs
            .get(next + 1 + ordinal)
            .is_some_and(|run| run.year().is_some())
        {
            day = Some(number);
            next += 1 + ordinal;
        }
    }
    next += usize::from(runs.get(next).is_some_and(months::is_of));
    let between = &text[runs[next - 1].end..runs.get(next)?.start];
    if !between
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '\'' | '’'))
    {
        return None;
    }
    let year = runs[next]
        .year()
        .or_else(|| short_year(between, &runs[next]))?;
    Some((
        vec![Date {
            year,
            month: Some(month),
            day,
        }],
        next + 1,
    ))
}

/// `july` of "july to december 2020": the year stands behind the second month.
fn first_month_of_range(text: &str, runs: &[Run<'_>], first: usize) -> Found {
    // `3 july till 30 aug 2020`.
    let day = runs[first].number(1..3).and_then(to_day);
    let at = first + usize::from(day.is_some());
    let month = runs.get(at)?.month()?;
    let joint = gap(text, runs, at).trim();
    let dashed = matches!(joint, "-" | "–" | "—");
    let word = runs
        .get(at + 1)
        .map_or("", |run| run.text)
        .to_ascii_lowercase();
    let worded = joint.is_empty()
        && (matches!(word.as_str(), "to" | "until" | "till") || months::is_until(&word));
    if !(dashed || worded) || attached(text, runs, at) {
        return None;
    }
    let end = at + 1 + usize::from(worded);
    let last_day = runs.get(end)?.number(1..3).is_some();
    runs.get(end + usize::from(last_day))?.month()?;
    let (dates, _) = named_month(text, runs, end)?;
    let last = dates.first()?;
    (last.month? >= month).then_some((
        vec![Date {
            year: last.year,
            month: Some(month),
            day,
        }],
        at + 1,
    ))
}

/// `'19` after a month.
fn short_year(before: &str, run: &Run<'_>) -> Option<u16> {
    let year = run.number(2..3).filter(|_| before.ends_with(['\'', '’']))?;
    Some(if year <= 49 { 2000 + year } else { 1900 + year })
}

fn lone_year(text: &str, runs: &[Run<'_>], at: usize) -> Found {
    if let Some(end) = academic_year_end(text, runs, at) {
        return Some((vec![end], at + 1));
    }
    let before = &text[..runs[at].start];
    let after = &text[runs[at].end..];
    // `in '95`
    let abbreviated = before.ends_with(" '") || before.ends_with(" ’");
    if abbreviated && !after.starts_with(char::is_alphanumeric) {
        let year = short_year(before, &runs[at])?;
        return Some((
            vec![Date {
                year,
                month: None,
                day: None,
            }],
            at + 1,
        ));
    }
    let year = runs[at].year()?;
    let counted = after.starts_with(['%', '+'])
        || after.starts_with(|c: char| c.is_alphabetic())
        || digits_joined_after(after)
        || before.ends_with(['$', '£', '€', '¥', '#'])
        || attached(text, runs, at)
        || is_amount_beside(before, after)
        || (counts_a_noun(after) && !introduces_year(before));
    (!counted).then_some((
        vec![Date {
            year,
            month: None,
            day: None,
        }],
        at + 1,
    ))
}

/// The `21` of `2019-21` or `2019/21`.
fn academic_year_end(text: &str, runs: &[Run<'_>], at: usize) -> Option<Date> {
    let start = runs.get(at.checked_sub(1)?)?.year()?;
    let short = runs[at].number(2..3)?;
    let joined = matches!(gap(text, runs, at - 1), "-" | "/" | "–");
    let year = start / 100 * 100 + short;
    (joined && year > start && year < start + 40).then_some(Date {
        year,
        month: None,
        day: None,
    })
}

/// Whether the number is the tail of a longer one or of a word: `1,200`, `ISO9001`, `v2.2019`.
fn attached(text: &str, runs: &[Run<'_>], at: usize) -> bool {
    let mut before = text[..runs[at].start].chars().rev();
    let previous = before.next();
    let earlier = before.next();
    previous.is_some_and(char::is_alphanumeric)
        || (matches!(previous, Some('.' | ',')) && earlier.is_some_and(|c| c.is_ascii_digit()))
}

fn is_ordinal_ending(run: &Run<'_>) -> bool {
    matches!(
        run.text.to_ascii_lowercase().as_str(),
        "st" | "nd" | "rd" | "th" | "er"
    )
}

fn to_month(number: u16) -> Option<u8> {
    u8::try_from(number)
        .ok()
        .filter(|month| (1..=12).contains(month))
}

fn to_day(number: u16) -> Option<u8> {
    u8::try_from(number)
        .ok()
        .filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
