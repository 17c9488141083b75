//! Dates that borrow their year or their month from another.

use super::{Date, Mention, Run, runs};

/// Months that share the year of the date after them, and years that share the months before them: both of `Jan to Nov 2019`,
/// and all four of `April to October 2022 and 2023`. `mentions` is what [`find`] found in `text`.
pub fn find_shared(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    let runs = runs(text);
    let mut shared = months_before(text, &runs, mentions);
    shared.extend(loose_years(text, &runs));
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
        if &text[first.end..second.start] != " " || year_follows {
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
