//! Dates that borrow their year or their month from another.

use super::{Date, Mention, Run, runs};

/// Months that share the year of the date after them, and years that share the months before them: both of `Jan to Nov 2019`,
/// and all four of `April to October 2022 and 2023`. `mentions` is what [`find`] found in `text`.
pub fn find_shared(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    let runs = runs(text);
    let mut shared = months_before(text, &runs, mentions);
    shared.extend(loose_years(text, &runs));
    shared.extend(ends_of_lists(text, &runs));
    shared.extend(seasons(text, &runs, mentions));
    let years = years_after(text, mentions, &shared);
    shared.extend(years);
    shared
}

/// Whether two dates with this between them belong together.
fn joins(gap: &str) -> bool {
    const LONGEST: usize = 12;
    const WORDS: &str = "- – — / & , and to till til until through thru or";
    let gap_word = gap.trim().to_lowercase();
    gap.len() <= LONGEST && WORDS.split_ascii_whitespace().any(|word| word == gap_word)
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
            let date = of_month(next.date.year, month);
            shared.push(Mention {
                date,
                span: run.start..run.end,
            });
        }
    }
    shared
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
        let bracketed = first.year().is_some() && matches!(between, " (" | "(" | ", ");
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
            (None, _, Some(month), Some(short)) if short <= 35 && first.text.len() <= 4 => {
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

/// The months of every year of `Jan to April, three seasons: 2021, 2022, 2023`.
fn seasons(text: &str, runs: &[Run<'_>], mentions: &[Mention]) -> Vec<Mention> {
    const REACH: usize = 30;
    let mut found = Vec::new();
    for at in 0..runs.len() {
        let worded = runs.get(at + 1).is_some_and(|run| joins(run.text));
        let end = at + 1 + usize::from(worded);
        let (Some(first), Some(last)) = (runs[at].month(), runs.get(end).and_then(Run::month))
        else {
            continue;
        };
        let after = runs[end].end;
        let dated = |place: usize| mentions.iter().any(|mention| mention.span.contains(&place));
        if dated(runs[at].start)
            || dated(runs[end].start)
            || !(worded || joins(&text[runs[at].end..runs[end].start]))
        {
            continue;
        }
        let mut reached = after;
        for mention in mentions
            .iter()
            .filter(|mention| mention.span.start >= after)
        {
            if mention.date.month.is_some() || mention.span.start > reached + REACH {
                break;
            }
            reached = mention.span.end;
            found.extend([first, last].map(|month| Mention {
                date: of_month(mention.date.year, month),
                span: mention.span.clone(),
            }));
        }
    }
    found
}

/// The `nov` of `2017 (feb–nov)`, and the `14` of `2013 & 14`.
fn ends_of_lists(text: &str, runs: &[Run<'_>]) -> Vec<Mention> {
    let mut ends = Vec::new();
    for at in 0..runs.len() {
        let season = at > 0
            && matches!(
                runs[at - 1].text.to_lowercase().as_str(),
                "winter" | "summer" | "season" | "year"
            );
        let dated = season || runs.iter().any(|run| run.year().is_some());
        // The `20/21` of a text that has years.
        if let (Some(first), Some(second)) = (
            runs[at].number(2..3),
            runs.get(at + 1).and_then(|run| run.number(2..3)),
        ) && dated
            && second == first + 1
            && second < 50
            && (&text[runs[at].end..runs[at + 1].start] == "/"
                || (matches!(&text[runs[at].end..runs[at + 1].start], "-" | "–")
                    && !text[runs[at + 1].end..]
                        .trim_start()
                        .starts_with(char::is_alphanumeric)))
            && !text[..runs[at].start]
                .ends_with(|c: char| c.is_ascii_digit() || c == '/' || c == '.')
        {
            for (run, short) in [(&runs[at], first), (&runs[at + 1], second)] {
                ends.push(Mention {
                    date: Date {
                        year: 2000 + short,
                        month: None,
                        day: None,
                    },
                    span: run.start..run.end,
                });
            }
        }
        let Some(year) = runs[at].year() else {
            continue;
        };
        // `2021, 22, 23`
        let mut last = year;
        for next in at + 1..runs.len() {
            let follows = &text[runs[next - 1].end..runs[next].start] == ", ";
            match runs[next]
                .number(2..3)
                .filter(|short| follows && *short == (last + 1) % 100)
            {
                Some(_) => last += 1,
                None => break,
            }
            ends.push(Mention {
                date: Date {
                    year: last,
                    month: None,
                    day: None,
                },
                span: runs[next].start..runs[next].end,
            });
        }
        let between = |left: usize| {
            runs.get(left + 1)
                .map_or("", |next| text[runs[left].end..next.start].trim())
        };
        if let (Some(first), Some(last)) = (runs.get(at + 1), runs.get(at + 2))
            && matches!(between(at), "(" | "," | "")
            && first.month().is_some()
            && joins(between(at + 1))
            && let Some(month) = last.month()
        {
            ends.push(Mention {
                date: of_month(year, month),
                span: last.start..last.end,
            });
        }
        let worded = runs
            .get(at + 1)
            .is_some_and(|run| run.text.eq_ignore_ascii_case("and"));
        let next = at + 1 + usize::from(worded);
        let follows = if worded {
            between(at).is_empty() && between(at + 1).is_empty()
        } else {
            matches!(between(at), "&" | "+")
        };
        if let Some(short) = runs.get(next).and_then(|run| run.number(2..3))
            && follows
            && (1..=3).contains(&(short + 100 - year % 100).rem_euclid(100))
        {
            ends.push(Mention {
                date: Date {
                    year: year - year % 100 + short,
                    month: None,
                    day: None,
                },
                span: runs[next].start..runs[next].end,
            });
        }
    }
    ends
}

/// The months of `2023` in `April to October 2022 and 2023`.
fn years_after(text: &str, mentions: &[Mention], shared: &[Mention]) -> Vec<Mention> {
    let mut years = Vec::new();
    for pair in mentions.windows(2) {
        let (previous, mention) = (&pair[0], &pair[1]);
        let Some(between) = text.get(previous.span.end..mention.span.start) else {
            continue;
        };
        let listed = joins(between) && matches!(between.trim(), "and" | "," | "&" | "or");
        if mention.date.month.is_some() || mention.span == previous.span || !listed {
            continue;
        }
        let partners = shared
            .iter()
            .filter(|other| other.date.year == previous.date.year)
            .chain([previous]);
        let months = partners.filter_map(|other| other.date.month);
        years.extend(months.map(|month| Mention {
            date: of_month(mention.date.year, month),
            span: mention.span.clone(),
        }));
    }
    years
}

const fn of_month(year: u16, month: u8) -> Date {
    Date {
        year,
        month: Some(month),
        day: None,
    }
}
