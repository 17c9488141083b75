//! Dates in figures that are short for months: `12/20 to 11/21`, `Q3 2021`.

use super::{Mention, Run, gap, lowered, of_month};

/// The years of `summers 17, 18 and 19`, `winters 15/16 & 16/17` and `summer '18`.
pub fn years_of_seasons(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in 0..runs.len() {
        let season = lowered(runs[at].text);
        let one = matches!(
            season.as_ref(),
            "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "season"
                | "harvest"
                | "christmas"
                | "xmas"
                | "easter"
        );
        let several = matches!(
            season.as_ref(),
            "summers"
                | "winters"
                | "springs"
                | "autumns"
                | "falls"
                | "seasons"
                | "harvests"
                | "christmases"
                | "xmases"
        );
        if !one && !several {
            continue;
        }
        let mut years: Vec<Mention> = Vec::new();
        let mut next = at + 1;
        let mut before = at;
        while let Some(run) = runs.get(next) {
            let between = text[runs[before].end..run.start].to_lowercase();
            let between = between.trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '\'' | '’' | ',' | ':' | '(')
            });
            if !matches!(
                between,
                "" | "and" | "&" | "n" | "/" | "of" | "+" | "in" | "the"
            ) {
                break;
            }
            let Some(short) = run.number(2..3).filter(|short| *short < 40 || *short > 60) else {
                // The word between two years is a run of its own.
                if matches!(run.text, "and" | "n" | "of" | "in" | "the") {
                    next += 1;
                    continue;
                }
                break;
            };
            let year = if short < 40 {
                2000 + short
            } else {
                1900 + short
            };
            let counts = text[run.end..]
                .trim_start_matches(' ')
                .starts_with(char::is_alphabetic)
                && !runs.get(next + 1).is_some_and(|word| {
                    matches!(
                        word.text,
                        "and" | "n" | "in" | "at" | "as" | "with" | "for" | "was"
                    )
                });
            let later = years.last().is_none_or(|last| last.date.year <= year);
            if !later || counts || text[run.end..].starts_with(['%', '-', '–']) {
                break;
            }
            let date = super::Date {
                year,
                month: None,
                day: None,
            };
            years.push(Mention {
                date,
                span: run.start..run.end,
            });
            before = next;
            next += 1;
        }
        if years.len() > 1 || !several {
            found.extend(years);
        }
    }
    found
}

/// Months by their number with two digits of their year, in a range, and the first and last months of quarters and half-years.
pub fn find(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in 0..runs.len() {
        found.extend(range(text, runs, at).into_iter().flatten());
        found.extend(part_of_year(text, runs, at).into_iter().flatten());
    }
    found
}

/// Both months of `12/20 to 11/21`, or the first of `12/20 - now`.
fn range(text: &str, runs: &[Run<'_>], at: usize) -> Option<Vec<Mention>> {
    let first = month(text, runs, at)?;
    let joint = gap(text, runs, at + 1).trim();
    let word = |place: usize| runs.get(place).map_or("", |run| run.text).to_lowercase();
    let worded = matches!(
        word(at + 2).as_str(),
        "to" | "till" | "til" | "until" | "through"
    );
    if !(worded && joint.is_empty() || matches!(joint, "-" | "–" | "—" | "->" | "→")) {
        return None;
    }
    let end = at + 2 + usize::from(worded);
    if matches!(
        word(end).as_str(),
        "now" | "present" | "today" | "current" | "date"
    ) {
        return Some(vec![first]);
    }
    let last = month(text, runs, end)?;
    // `From 8/10 to 9/10` are marks.
    let later = (last.date.year, last.date.month) > (first.date.year, first.date.month);
    let marks = first.date.year == last.date.year && first.date.year % 5 == 0;
    (later && !marks).then(|| vec![first, last])
}

/// `12/20`.
fn month(text: &str, runs: &[Run<'_>], at: usize) -> Option<Mention> {
    let (first, second) = (runs.get(at)?, runs.get(at + 1)?);
    let month = u8::try_from(first.number(1..3)?)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let short = second
        .number(2..3)
        .filter(|short| *short < 50 || *short > 60)?;
    let whole = !text[..first.start].ends_with(['/', '.', ',', '-'])
        && !text[second.end..].starts_with(['/', '%']);
    (whole && matches!(gap(text, runs, at), "/" | ".")).then(|| Mention {
        date: of_month(
            if short < 50 {
                2000 + short
            } else {
                1900 + short
            },
            month,
        ),
        span: first.start..second.end,
    })
}

/// The first and the last month of `Q3 2021`, `2021 Q3` and `H1 2020`.
fn part_of_year(text: &str, runs: &[Run<'_>], at: usize) -> Option<[Mention; 2]> {
    let (letter, number) = (runs.get(at)?, runs.get(at + 1)?);
    let (length, part, last) = match letter.text {
        "q" | "Q" => (3, number.number(1..2)?, at + 1),
        "h" | "H" => (6, number.number(1..2)?, at + 1),
        // `First half of 2016`, `1st half 2016`.
        "half" => (6, half(runs, at)?, at),
        _ => return None,
    };
    let part = u8::try_from(part)
        .ok()
        .filter(|part| (1..=12 / length).contains(part))?;
    let joined = last == at || gap(text, runs, at).is_empty();
    let near = |place: usize| {
        matches!(
            gap(text, runs, place).trim(),
            "" | "/" | "-" | "of" | "'" | "’"
        )
    };
    let in_full = |run: &Run<'_>| {
        let short = run.number(2..3).filter(|short| *short < 50);
        run.year().or(short.map(|short| 2000 + short))
    };
    let of = usize::from(runs.get(last + 1).is_some_and(|run| run.text == "of"));
    let behind = runs
        .get(last + 1 + of)
        .filter(|_| near(last + of))
        .and_then(in_full);
    let before = at
        .checked_sub(1)
        .filter(|place| near(*place))
        .and_then(|place| runs[place].year());
    let year = behind.or(before).filter(|_| joined)?;
    let end = part * length;
    Some([end + 1 - length, end].map(|month| Mention {
        date: of_month(year, month),
        span: letter.start..runs[last].end,
    }))
}

/// Which half of a year it is, by the word or the figure before it.
fn half(runs: &[Run<'_>], at: usize) -> Option<u16> {
    let before = |back: usize| at.checked_sub(back).map_or("", |place| runs[place].text);
    match (before(2), before(1)) {
        (_, "first") | ("1", "st") => Some(1),
        (_, "second") | ("2", "nd") => Some(2),
        _ => None,
    }
}
