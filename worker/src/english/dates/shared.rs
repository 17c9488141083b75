//! Dates that borrow their year or their month from another.

mod seasons;
mod short;

use super::{Date, Mention, Run, gap, lowered, runs};

/// Months that share the year of the date after them, and years that share the months before them: both of `Jan to Nov 2019`,
/// and all four of `April to October 2022 and 2023`. `mentions` is what [`find`] found in `text`.
pub fn find_shared(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    let runs = runs(text);
    let mut shared = loose_years(text, &runs);
    let dated: Vec<Mention> = mentions.iter().chain(&shared).cloned().collect();
    shared.extend(months_before(text, &runs, &dated));
    shared.extend(ends_of_lists(text, &runs));
    shared.extend(short_years_in(text, &runs));
    shared.extend(short::find(text, &runs));
    shared.extend(into_next_year(text, &runs));
    let years = short::years_of_seasons(text, &runs);
    let mut known: Vec<Mention> = years.iter().chain(mentions).cloned().collect();
    known.sort_by_key(|mention| (mention.span.start, mention.span.end));
    known.dedup_by(|second, first| second.span.start < first.span.end);
    shared.extend(years);
    shared.extend(seasons::seasons(text, &runs, &known));
    let mut known: Vec<Mention> = mentions.to_vec();
    let lone = |mention: &&Mention| {
        let overlaps = |other: &Mention| {
            other.span.start < mention.span.end && mention.span.start < other.span.end
        };
        mention.date.month.is_none() && !mentions.iter().any(overlaps)
    };
    known.extend(shared.iter().filter(lone).cloned());
    known.sort_by_key(|mention| mention.span.start);
    let years = years_after(text, &known, &shared);
    shared.extend(years);
    shared
}

/// Whether two dates with this between them belong together.
fn joins(gap: &str) -> bool {
    const LONGEST: usize = 12;
    gap.len() <= LONGEST
        && (super::months::is_until(&lowered(gap.trim()))
            || matches!(
                lowered(gap.trim()).as_ref(),
                "-" | "–"
                    | "—"
                    | "/"
                    | "&"
                    | ","
                    | "and"
                    | "to"
                    | "till"
                    | "til"
                    | "until"
                    | "through"
                    | "thru"
                    | "or"
            ))
}

/// The run that belongs together with this one: the next, or the one behind a word that joins them.
fn joined(text: &str, runs: &[Run<'_>], at: usize) -> Option<usize> {
    let next = runs.get(at + 1)?;
    if joins(next.text) {
        return Some(at + 2);
    }
    joins(&text[runs[at].end..next.start]).then_some(at + 1)
}

/// The `Jan` of `Jan to Nov 2019`.
fn months_before(text: &str, runs: &[Run<'_>], mentions: &[Mention]) -> Vec<Mention> {
    let mut shared: Vec<Mention> = Vec::new();
    for run in runs.iter().rev() {
        let dated = |mention: &Mention| mention.span.contains(&run.start);
        let Some(month) = run.month().filter(|_| !mentions.iter().any(dated)) else {
            continue;
        };
        let next = mentions
            .iter()
            .chain(&shared)
            .find(|mention| mention.span.start >= run.end && mention.date.month.is_some());
        if let Some(next) = next
            && joins(&text[run.end..next.span.start])
        {
            // `Dec to April 2015` begins in the year before.
            let listed = matches!(
                text[run.end..next.span.start].trim(),
                "," | "&" | "and" | "or"
            );
            let before = !listed && next.date.month.is_some_and(|last| last < month);
            shared.push(Mention {
                date: of_month(next.date.year - u16::from(before), month),
                span: run.start..run.end,
            });
        }
    }
    shared
}

/// The last month of `oct to jan 2021-22`, which is one of the second year.
fn into_next_year(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let found = (0..runs.len()).filter_map(|at| {
        let first = runs[at].month()?;
        let end = joined(text, runs, at)?;
        let last = runs.get(end)?.month().filter(|last| *last <= first)?;
        let (year, next) = (runs.get(end + 1)?.year()?, runs.get(end + 2)?);
        let follows = next.year() == Some(year + 1) || next.number(2..3) == Some((year + 1) % 100);
        let beside = matches!(&text[runs[end].end..runs[end + 1].start], " " | ", " | " (")
            && matches!(&text[runs[end + 1].end..next.start], "-" | "/" | "–");
        (follows && beside).then(|| Mention {
            date: of_month(year + 1, last),
            span: runs[end].start..next.end,
        })
    });
    found.collect()
}

/// `2019 aug`, and `feb 22`, which without a year after it is no day.
fn loose_years(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let pairs = runs.windows(2).enumerate();
    let found = pairs.filter_map(|(at, pair)| {
        let (first, second) = (&pair[0], &pair[1]);
        let year_follows = runs.get(at + 2).is_some_and(|run| {
            run.year().is_some() && !text[second.end..run.start].contains(['-', '–', '—'])
        });
        let between = &text[first.end..second.start];
        let bracketed = first.year().is_some() && matches!(between, " (" | "(" | ", " | ". ");
        if !(between == " " || bracketed) || year_follows {
            return None;
        }
        let date = match (
            first.year(),
            second.month(),
            first.month(),
            second.number(2..3),
        ) {
            (Some(year), Some(month), ..) => of_month(year, month),
            (None, _, Some(month), Some(short))
                if short <= 35
                    && (first.text.len() <= 4 || !counts_something(&text[second.end..])) =>
            {
                of_month(2000 + short, month)
            }
            _ => return None,
        };
        Some(Mention {
            date,
            span: first.start..second.end,
        })
    });
    found.collect()
}

/// Whether a noun goes on behind a number: not in `april 22, then`, `april 22 to now`.
fn counts_something(after: &str) -> bool {
    const OTHERS: &str = "to till til until and as at in on for with then i we when now present";
    let Some(rest) = after.strip_prefix(' ') else {
        return after.starts_with(|c: char| c == '%' || c.is_alphanumeric());
    };
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    !word.is_empty() && !OTHERS.split_ascii_whitespace().any(|other| other == word)
}

/// The `22` of `in 2021 and highly commended in 22`.
fn short_years_in(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    const FURTHEST: u16 = 10;
    let years: Vec<u16> = runs.iter().filter_map(Run::year).collect();
    let pairs = runs.windows(2);
    let found = pairs.filter_map(|pair| {
        let (word, run) = (&pair[0], &pair[1]);
        let short = run.number(2..3)?;
        let decimal = text[run.end..].starts_with(['.', ',', '/', '-', '–'])
            && text[run.end..]
                .chars()
                .nth(1)
                .is_some_and(|next| next.is_ascii_digit());
        let pointed = matches!(word.text, "in" | "In" | "since" | "Since")
            && &text[word.end..run.start] == " "
            && !decimal;
        let near = years
            .iter()
            .map(|year| year - year % 100 + short)
            .find(|year| years.iter().any(|other| other.abs_diff(*year) <= FURTHEST));
        // `Since 09`, `qualified in 94`: no amounts.
        let alone = match short {
            50.. => Some(1900 + short),
            0..=9 => Some(2000 + short),
            10..=35 if word.text.eq_ignore_ascii_case("since") => Some(2000 + short),
            _ => None,
        };
        let year = near
            .or(alone)
            .filter(|_| pointed && !counts_something(&text[run.end..]))?;
        Some(of_year(year, run))
    });
    found.collect()
}

/// Dates that need the years or the words around them: the `20/21` of a text that has years, the `22` of `2021, 22`, the `nov` of
/// `2017 (feb–nov)` and the `14` of `2013 & 14`.
fn ends_of_lists(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let dated = runs.iter().any(|run| run.year().is_some());
    let mut ends = Vec::new();
    for at in 0..runs.len() {
        ends.extend(school_year(text, runs, at, dated).into_iter().flatten());
        if let Some(year) = runs[at].year() {
            ends.extend(years_listed(text, runs, at, year));
            ends.extend(last_month(text, runs, at, year));
            ends.extend(year_added(text, runs, at, year));
        }
    }
    ends
}

/// Both years of `20/21`, in a text with years or behind a word for what lasts so long.
fn school_year(text: &str, runs: &[Run<'_>], at: usize, dated: bool) -> Option<[Mention; 2]> {
    let (first, second) = (&runs[at], runs.get(at + 1)?);
    let (begins, ends) = (first.number(2..3)?, second.number(2..3)?);
    let after_season = || {
        at > 0
            && matches!(
                runs[at - 1].text.to_lowercase().as_str(),
                "winter" | "summer" | "season" | "year"
            )
    };
    let before = &text[..first.start];
    let counts_more = text[second.end..]
        .trim_start()
        .starts_with(char::is_alphanumeric);
    let joined = match &text[first.end..second.start] {
        "/" => true,
        "-" | "–" => !counts_more,
        _ => false,
    };
    let found = ends == begins + 1
        && ends < 50
        && joined
        && !before.ends_with(|c: char| c.is_ascii_digit() || c == '/' || c == '.')
        && (dated || after_season());
    found.then(|| [(first, begins), (second, ends)].map(|(run, short)| of_year(2000 + short, run)))
}

/// The `22` and `23` of `2021, 22, 23` or `2021 22 23`.
fn years_listed(text: &str, runs: &[Run<'_>], at: usize, year: u16) -> Vec<Mention> {
    let follows = |(next, expected): &(usize, u16)| {
        let after = &text[runs[*next].end..];
        let stands_last = !after
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let is_joined = match &text[runs[next - 1].end..runs[*next].start] {
            // Not `2023, 24 hours`.
            ", " => !counts_something(after),
            " " => stands_last,
            _ => false,
        };
        is_joined && runs[*next].number(2..3) == Some(expected % 100)
    };
    let mut listed: Vec<Mention> = (at + 1..runs.len())
        .zip(year + 1..)
        .take_while(follows)
        .map(|(next, listed)| of_year(listed, &runs[next]))
        .collect();
    // The `23` of `2021, 22 and 23`.
    let and = at + 1 + listed.len();
    let joined = runs.get(and).is_some_and(|run| run.text == "and");
    let last = runs.get(and + 1).filter(|_| joined && !listed.is_empty());
    let next = year + u16::try_from(listed.len()).unwrap_or(0) + 1;
    listed.extend(
        last.filter(|run| run.number(2..3) == Some(next % 100))
            .map(|run| of_year(next, run)),
    );
    listed
}

/// The `nov` of `2017 (feb–nov)` and `2017 feb to nov`.
fn last_month(text: &str, runs: &[Run<'_>], at: usize, year: u16) -> Option<Mention> {
    runs.get(at + 1)?.month()?;
    let worded = runs.get(at + 2).is_some_and(|run| joins(run.text));
    let last = runs.get(at + 2 + usize::from(worded))?;
    let month = last.month()?;
    let dated_itself = runs
        .get(at + 3 + usize::from(worded))
        .is_some_and(|next| next.year().is_some());
    let found = matches!(between(text, runs, at), "(" | "," | "" | ":")
        && !dated_itself
        && (worded || joins(between(text, runs, at + 1)));
    found.then(|| Mention {
        date: of_month(year, month),
        span: last.start..last.end,
    })
}

/// The `14` of `2013 & 14`, the `22` of `2021 to 22` and the `02` of `1998 - 02`.
fn year_added(text: &str, runs: &[Run<'_>], at: usize, year: u16) -> Option<Mention> {
    const SOON: u16 = 3;
    const LONGEST: u16 = 30;
    let word = runs.get(at + 1).map_or("", |run| run.text).to_lowercase();
    let worded = matches!(
        word.as_str(),
        "and" | "to" | "till" | "til" | "until" | "through" | "thru"
    );
    let next = at + 1 + usize::from(worded);
    let run = runs.get(next)?;
    let later = (run.number(2..3)? + 100 - year % 100) % 100;
    let joint = between(text, runs, at);
    let after = &text[run.end..];
    // `2019 - 25 covers`, `2019 to 12 march`.
    let counts = || {
        (counts_something(after)
            && !after
                .strip_prefix(' ')
                .is_some_and(|name| name.starts_with(char::is_uppercase)))
            || after.starts_with(['/', '-', '–'])
            || (after.starts_with(['.', ','])
                && after[1..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let listed = |longest: u16| (1..=longest).contains(&later);
    let follows = if worded {
        joint.is_empty()
            && between(text, runs, at + 1)
                .trim_matches(['\'', '’'])
                .is_empty()
            && (if word == "and" {
                listed(SOON)
            } else {
                listed(LONGEST) && !counts()
            })
    } else {
        match joint {
            "&" | "+" => listed(SOON),
            "-" | "–" | "—" => listed(LONGEST) && !counts(),
            _ => false,
        }
    };
    follows.then(|| of_year(year + later, run))
}

fn between<'a>(text: &'a str, runs: &[Run<'_>], left: usize) -> &'a str {
    gap(text, runs, left).trim()
}

fn of_year(year: u16, run: &Run<'_>) -> Mention {
    Mention {
        date: of_year_only(year),
        span: run.start..run.end,
    }
}

const fn of_year_only(year: u16) -> Date {
    Date {
        year,
        month: None,
        day: None,
    }
}

/// The months of `2023` in `April to October 2022 and 2023`.
fn years_after(text: &str, mentions: &[Mention], shared: &[Mention]) -> Vec<Mention> {
    let mut years: Vec<Mention> = Vec::new();
    for pair in mentions.windows(2) {
        let (previous, mention) = (&pair[0], &pair[1]);
        let Some(between) = text.get(previous.span.end..mention.span.start) else {
            continue;
        };
        let listed = joins(between) && matches!(between.trim(), "and" | "," | "&" | "or");
        let listed = listed
            || comes_again(between, &text[mention.span.end..])
            || between_seasons(between, previous, text, shared.iter().chain(mentions));
        let again = previous.date.month.is_none()
            && matches!(between.trim(), "" | ",")
            && years.last().is_some_and(|year| year.span == previous.span);
        let listed = listed || again;
        if mention.date.month.is_some() || mention.span == previous.span || !listed {
            continue;
        }
        let partners = shared.iter().chain(mentions).chain(&years).filter(|other| {
            other.date.year == previous.date.year
                && text
                    .get(other.span.end..previous.span.start)
                    .is_none_or(joins)
        });
        let partners = partners.chain([previous]);
        let months = partners.filter_map(|other| other.date.month);
        let found: Vec<Mention> = months
            .map(|month| Mention {
                date: of_month(mention.date.year, month),
                span: mention.span.clone(),
            })
            .collect();
        years.extend(found);
    }
    years
}

/// ` + same again ` between two years, or `then` between them and `same again` behind.
fn comes_again(between: &str, behind: &str) -> bool {
    const WORDS: &str = "and then + & , same again the months season in for also back too next following year as well returned returning";
    let between = between.to_lowercase().replace(',', " ");
    let again = |text: &str| text.contains("same") || text.contains("again");
    let behind = behind.trim_start_matches([' ', ',', '(']).to_lowercase();
    let mut words = between.split_whitespace().peekable();
    words.peek().is_some()
        && (again(&between)
            || ["same", "again", "the same"]
                .iter()
                .any(|word| behind.starts_with(word)))
        && words.all(|word| WORDS.split_ascii_whitespace().any(|known| known == word))
}

/// Whether years go on behind two months, which are then those of each: `june-oct 2012-2016`.
fn between_seasons<'m>(
    between: &str,
    last: &Mention,
    text: &str,
    mut mentions: impl Iterator<Item = &'m Mention>,
) -> bool {
    (joins(between) || between.trim().is_empty())
        && last.date.month.is_some()
        && mentions.any(|first| {
            first.date.year == last.date.year
                && first.date.month.is_some()
                && first.span.end < last.span.start
                && !text[first.span.clone()].contains(|c: char| c.is_ascii_digit())
                && text.get(first.span.end..last.span.start).is_some_and(joins)
        })
}

const fn of_month(year: u16, month: u8) -> Date {
    Date {
        year,
        month: Some(month),
        day: None,
    }
}
