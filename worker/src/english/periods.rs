//! Finds when something began and ended, in the ways people write it.

use std::borrow::Cow;
use std::ops::Range;

use super::dates::{Date, Mention, find, month_number};

/// When something began and ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// The text says that it goes on: `present`, `now`, `since 2018`.
    pub ongoing: bool,
    /// The dates with the words that only introduce them (bytes).
    pub span: Range<usize>,
}

impl Period {
    /// Whether it is more than a day, a month or a year in which something was.
    pub fn lasts(&self) -> bool {
        self.ongoing || self.start != self.end
    }
}

/// The first period in `text`; a lone date counts as one.
pub fn find_period(text: &str) -> Option<Period> {
    let text = &*months_first(text);
    let mut mentions = find(text);
    mentions.dedup_by(|second, first| {
        second.span == first.span && {
            first.date.month = None;
            first.date.day = None;
            true
        }
    });
    let mut first = mentions.first()?.clone();
    let lead = &text[..first.span.start];
    let after = &text[first.span.end..];
    if let Some((end, to)) = ongoing_after(after) {
        return Some(Period {
            start: Some(first.date),
            end,
            ongoing: true,
            span: widen(text, first.span.start..first.span.end + to),
        });
    }
    if let Some((end, to)) = month_after_range(after, first.date) {
        return Some(Period {
            start: Some(first.date),
            end: Some(end),
            ongoing: false,
            span: widen(text, first.span.start..first.span.end + to),
        });
    }
    if let Some(last) = second_of_two(text, &mentions) {
        return Some(Period {
            start: Some(first.date),
            end: Some(last.date),
            ongoing: false,
            span: widen(text, first.span.start..last.span.end),
        });
    }
    if let Some(second) = mentions.get(1) {
        let between = &text[first.span.end..second.span.start];
        if is_range_word(between, lead) && first.date.year <= second.date.year {
            return Some(Period {
                start: Some(first.date),
                end: Some(second.date),
                ongoing: false,
                span: widen(text, first.span.start..second.span.end),
            });
        }
    }
    if let Some(month) = month_before_range(lead, first.date) {
        let start = Date {
            month: Some(month.0),
            day: None,
            ..first.date
        };
        first.span.start = month.1;
        let span = widen(text, first.span);
        return Some(Period {
            start: Some(start),
            end: Some(first.date),
            ongoing: false,
            span,
        });
    }
    let introduced = introduction(lead);
    let span = widen(text, first.span);
    Some(match introduced.as_deref() {
        Some("since") => Period {
            start: Some(first.date),
            end: None,
            ongoing: true,
            span,
        },
        Some("from" | "starting" | "started" | "joined" | "began" | "start") => Period {
            start: Some(first.date),
            end: None,
            ongoing: false,
            span,
        },
        Some("until" | "till" | "til" | "to" | "ended" | "left" | "finished" | "graduated") => {
            Period {
                start: None,
                end: Some(first.date),
                ongoing: false,
                span,
            }
        }
        _ => Period {
            start: Some(first.date),
            end: Some(first.date),
            ongoing: false,
            span,
        },
    })
}

/// The text with `march 2013` for `2013 march`, as long as before.
fn months_first(text: &str) -> Cow<'_, str> {
    let is_year = |word: &str| word.len() == 4 && matches!(&word[..2], "19" | "20");
    let runs: Vec<&str> = text
        .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .collect();
    let mut put: Option<String> = None;
    let mut start = 0;
    for (at, pair) in runs.windows(2).enumerate() {
        let word = |run: &str| {
            run.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
                .len()
        };
        let (year, month) = (&pair[0][..word(pair[0])], &pair[1][..word(pair[1])]);
        let (gap, end) = (&pair[0][year.len()..], &pair[1][month.len()..]);
        // `In 2020 may have`.
        let next = runs.get(at + 2).map_or("", |run| &run[..word(run)]);
        let ends = end != " " || is_one_of_joints(next);
        let dated = end == " " && is_year(next);
        if is_year(year)
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && gap == " "
            && month_number(&month.to_lowercase()).is_some()
            && !dated
            && (ends || month.to_lowercase() != "may")
        {
            let put = put.get_or_insert_with(|| text.to_owned());
            put.replace_range(
                start..start + pair[0].len() + month.len(),
                &format!("{month} {year}"),
            );
        }
        start += pair[0].len();
    }
    put.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn is_one_of_joints(word: &str) -> bool {
    matches!(word, "to" | "till" | "til" | "until" | "and" | "onwards")
}

/// The second of two years that follow each other: of `summers 2016 and 2017`.
fn second_of_two<'m>(text: &str, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let follows = |pair: &[Mention]| {
        let between = text[pair[0].span.end..pair[1].span.start].trim();
        let year = |at: usize| (pair[at].date.year, pair[at].date.month);
        matches!(between, "" | "," | "and" | ", and" | "&" | "+")
            && year(1) == (year(0).0 + 1, None)
            && pair[0].date.month.is_none()
    };
    let mut pairs = mentions.windows(2);
    let first = pairs.next().filter(|pair| follows(pair))?;
    // Of three the one between would be lost.
    (!pairs.next().is_some_and(follows)).then_some(&first[1])
}

/// `aug` of `may 2022 - aug`, as the end in the same year, and the length of what is read.
fn month_after_range(after: &str, start: Date) -> Option<(Date, usize)> {
    const JOINTS: [&str; 7] = ["-", "–", "—", "to ", "until ", "till ", "til "];
    let rest = after.trim_start();
    let rest = JOINTS
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))?
        .trim_start();
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let month = month_number(&rest[..end].to_lowercase())?;
    let dated = rest[end..]
        .trim_start_matches([' ', '\'', '’', '-', '.', '/'])
        .starts_with(|c: char| c.is_ascii_digit());
    (!dated && start.month.is_some_and(|first| first < month)).then(|| {
        let end_date = Date {
            month: Some(month),
            day: None,
            ..start
        };
        (end_date, after.len() - rest.len() + end)
    })
}

/// Length of ` - present` and the like at the start of `after`.
fn ongoing_after(after: &str) -> Option<(Option<Date>, usize)> {
    const WORDS: &[&str] = &[
        "present",
        "now",
        "current",
        "currently",
        "today",
        "date",
        "ongoing",
    ];
    let lower = after.to_ascii_lowercase();
    let mut rest = lower.trim_start();
    // `Aug 2019 - .`
    if let Some(open) = rest.strip_prefix(['-', '–'])
        && (open.trim_start().is_empty() || open.trim_start().starts_with(['.', ',', ';', ')']))
    {
        return Some((None, lower.len() - open.len()));
    }
    let mut joined = false;
    for joint in [
        "->", "→", "=>", "-->", "-", "–", "—", "to ", "until ", "till ", "til ", "through ", ",",
    ] {
        if let Some(tail) = rest.strip_prefix(joint) {
            rest = tail.trim_start();
            joined = true;
            break;
        }
    }
    rest = rest.strip_prefix("the ").unwrap_or(rest);
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let word = &rest[..end];
    // `2018 on, in Boise`.
    let on = word == "on" && matches!(rest[end..].chars().next(), None | Some(',' | '.' | ';'));
    let alone = matches!(word, "onwards" | "onward") || on;
    // `2019 - still there`, `2015 - till date`.
    let still = word == "still" || rest.starts_with("till date") || rest.starts_with("to date");
    let end = if still {
        end + [" there", " here", " date", " working there", " in post"]
            .iter()
            .find(|more| rest[end..].starts_with(**more))
            .map_or(0, |more| more.len())
    } else {
        end
    };
    (alone || (joined && (still || WORDS.contains(&word))))
        .then(|| (None, lower.len() - rest.len() + end))
}

fn is_range_word(between: &str, lead: &str) -> bool {
    const JOINTS: &[&str] = &[
        "-", "–", "—", "--", "->", "→", "=>", "-->", ">", "..", "to", "until", "till", "til",
        "through", "thru", "/", "up to", "- to", "to about",
    ];
    let between = without_seasons(&between.trim().to_lowercase());
    let and = between == "and" && introduction(lead).as_deref() == Some("between");
    and || JOINTS.contains(&between.trim_end_matches(['\'', '’'])) || ends_role(&between)
}

/// `until` of "until christmas" and "to early": a date field has no room for the season.
fn without_seasons(between: &str) -> String {
    let vague = |word: &str| {
        matches!(
            word,
            "about" | "around" | "of" | "end" | "the" | "start" | "beginning" | "approx"
        )
    };
    let mut words: Vec<&str> = between.split_whitespace().collect();
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| vague(word) || is_season(word))
    {
        words.pop();
    }
    words.join(" ")
}

fn is_season(word: &str) -> bool {
    matches!(
        word,
        "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
            | "christmas"
            | "easter"
            | "early"
            | "late"
            | "mid"
    )
}

/// "and left in", ", finishing in".
fn ends_role(between: &str) -> bool {
    const ENDS: &str =
        "left leaving ended ending finish finished finishing graduate graduated graduating quit";
    const GLUE: &str =
        "and i then in on until it should will due to expected expecting hope hoping";
    let is_among =
        |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let words = between
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    words.iter().any(|word| is_among(ENDS, word))
        && words
            .iter()
            .all(|word| is_among(ENDS, word) || is_among(GLUE, word))
}

/// `june` in `june to august 2019`, with its position.
fn month_before_range(lead: &str, end: Date) -> Option<(u8, usize)> {
    let trimmed = lead.trim_end();
    let head = ["-", "–", "—", " to", " until", " till", " and", " &"]
        .iter()
        .find_map(|joint| trimmed.strip_suffix(joint))?
        .trim_end();
    let start = head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + head[at..].chars().next().map_or(1, char::len_utf8)
    });
    let month = month_number(&head[start..].to_lowercase())?;
    (end.month? >= month).then_some((month, start))
}

const INTRODUCTIONS: &[&str] = &[
    "from",
    "between",
    "since",
    "in",
    "during",
    "until",
    "till",
    "til",
    "to",
    "starting",
    "started",
    "start",
    "joined",
    "began",
    "ended",
    "left",
    "finished",
    "graduated",
    "on",
    "around",
    "about",
];

/// The nearest word before a date that says what the date means, past `in`, `on` and `about`.
fn introduction(lead: &str) -> Option<String> {
    let mut nearest = None;
    for word in before_season(lead).split_whitespace().rev().take(3) {
        let word = word
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        // `Since autumn 2018`.
        if is_season(&word) {
            continue;
        }
        if !INTRODUCTIONS.contains(&word.as_str()) {
            break;
        }
        let vague = matches!(word.as_str(), "in" | "on" | "around" | "about" | "during");
        nearest = Some(word);
        if !vague {
            break;
        }
    }
    nearest
}

/// What stands before "the summer of", where that leads to a date.
fn before_season(lead: &str) -> &str {
    let before = lead
        .trim_end()
        .strip_suffix(" of")
        .and_then(|lead| lead.rsplit_once(' '));
    match before {
        Some((before, season)) if is_season(&season.to_lowercase()) => {
            before.strip_suffix(" the").unwrap_or(before)
        }
        _ => lead,
    }
}

/// Takes in the preposition and brackets around a date, which say nothing once it is in a field.
fn widen(text: &str, span: Range<usize>) -> Range<usize> {
    let mut start = before_season(&text[..span.start]).len();
    let mut end = span.end;
    let mut prepositions = 0;
    for _ in 0..3 {
        let lead = text[..start].trim_end();
        let word_start = lead.rfind(char::is_whitespace).map_or(0, |at| {
            at + lead[at..].chars().next().map_or(1, char::len_utf8)
        });
        let word = lead[word_start..].trim_start_matches('(').to_lowercase();
        let glue = [
            "from", "between", "since", "in", "during", "until", "till", "til", "on", "starting",
            "about",
        ];
        let preposition = glue.contains(&word.as_str());
        if !(preposition || (prepositions == 0 && is_season(&word))) {
            break;
        }
        prepositions += usize::from(preposition);
        start = word_start + (lead.len() - word_start - word.len());
    }
    let lead = text[..start].trim_end();
    if lead.ends_with('(') && text[end..].trim_start().starts_with(')') {
        start = lead.len() - 1;
        end += text[end..].find(')').map_or(0, |at| at + 1);
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> String {
        let period = find_period(text).expect("the text holds a date");
        let iso = |date: Option<Date>| date.map(Date::iso).unwrap_or_default();
        let ongoing = if period.ongoing { " on" } else { "" };
        format!("{} to {}{ongoing}", iso(period.start), iso(period.end))
    }

    #[test]
    fn periods_have_ends_unless_they_go_on() {
        for (text, expected) in [
            ("from june 2019 to march 2021", "2019-06 to 2021-03"),
            ("(Jan 2020 – Present)", "2020-01 to  on"),
            ("since 2018", "2018 to  on"),
            ("june to august 2019", "2019-06 to 2019-08"),
            ("2019-2021", "2019 to 2021"),
            ("2019-21", "2019 to 2021"),
            ("until 2021", " to 2021"),
            ("started sept 2021, finishing in 2024", "2021-09 to 2024"),
            ("in 2020", "2020 to 2020"),
            ("i started in may 2020", "2020-05 to "),
        ] {
            assert_eq!(period(text), expected, "{text}");
        }
    }

    #[test]
    fn the_span_takes_the_introducing_words_along() {
        let text = "cashier at Lidl (2019 - 2021) in Leeds";
        let period = find_period(text).expect("a period");
        assert_eq!(&text[period.span], "(2019 - 2021)");
        let text = "cashier from june 2019 to now";
        assert_eq!(
            &text[find_period(text).expect("a period").span],
            "from june 2019 to now"
        );
    }
}
