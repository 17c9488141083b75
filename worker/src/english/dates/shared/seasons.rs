//! The months of seasons that come again: `Jan to April, three seasons: 2021, 2022, 2023`, `every year 2014–2019, feb to april`.

use super::{Mention, Run, joined, joins, lowered, of_month};

/// How far the months and the years of a season may stand apart.
const REACH: usize = 30;

/// Two months, where they stand, and whether it is said that they come each year.
struct Months {
    first: u8,
    last: u8,
    start: usize,
    end: usize,
    each: bool,
}

/// The months of every year by which they stand.
pub fn seasons(text: &str, runs: &[Run<'_>], mentions: &[Mention]) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in 0..runs.len() {
        let Some(months) = months(text, runs, at) else {
            continue;
        };
        let dated = |place: usize| mentions.iter().any(|mention| mention.span.contains(&place));
        if months.last < months.first && !dated(months.start) && dated(months.end - 1) {
            found.extend(winters(text, mentions, &months));
            continue;
        }
        if dated(months.start) || dated(months.end - 1) {
            continue;
        }
        found.extend(months.of_each(text, &years_before(text, mentions, &months)));
        found.extend(months.of_each(text, &years_behind(mentions, &months)));
    }
    found
}

/// The first and last months from `at` on: `apr–oct`, `nov to feb each`.
fn months(text: &str, runs: &[Run<'_>], at: usize) -> Option<Months> {
    let first = runs[at].month()?;
    let end = joined(text, runs, at)?;
    let last = runs.get(end).and_then(Run::month)?;
    let each = runs.get(end + 1).is_some_and(|run| {
        matches!(
            lowered(run.text).as_ref(),
            "each" | "every" | "yearly" | "annually"
        )
    });
    Some(Months {
        first,
        last,
        start: runs[at].start,
        end: runs[end].end,
        each,
    })
}

/// The years before the months, the last first.
fn years_before<'m>(text: &str, mentions: &'m [Mention], months: &Months) -> Vec<&'m Mention> {
    let listed = |between: &str| {
        matches!(
            between.trim_end_matches(['\'', '’']).trim(),
            "" | "," | "(" | ":" | "and" | "&" | "n" | ", and" | "+"
        )
    };
    let mut years: Vec<&Mention> = Vec::new();
    for mention in mentions
        .iter()
        .rev()
        .filter(|mention| mention.span.end <= months.start)
    {
        let begins = years.last().map_or(months.start, |year| year.span.start);
        let between = &text[mention.span.end..begins];
        let plain = || {
            between.len() <= REACH
                && !between.contains(['.', ';', '\n', ')'])
                && !between.contains(|c: char| c.is_ascii_digit())
        };
        // `2022 only (feb to nov)`; `2019 to 2021, five of them, nov to feb each`.
        let apart = || (between.ends_with('(') || years.is_empty() && months.each) && plain();
        let ranged = !years.is_empty() && joins(between);
        if mention.date.month.is_some() || !(listed(between) || ranged || apart()) {
            break;
        }
        years.push(mention);
    }
    years.reverse();
    years
}

/// The years behind the months.
fn years_behind<'m>(mentions: &'m [Mention], months: &Months) -> Vec<&'m Mention> {
    let mut reached = months.end;
    let behind = mentions
        .iter()
        .filter(|mention| mention.span.start >= months.end);
    behind
        .take_while(|mention| {
            let near = mention.date.month.is_none() && mention.span.start <= reached + REACH;
            reached = mention.span.end;
            near
        })
        .collect()
}

/// The months of `dec-april 2012/13 to 2015/16`, whose first year is read with the last month.
fn winters(text: &str, mentions: &[Mention], months: &Months) -> Vec<Mention> {
    const YEAR: usize = 4;
    let own = mentions
        .iter()
        .find(|mention| mention.span.contains(&(months.end - 1)) && mention.date.day.is_none());
    let Some(own) = own.filter(|own| own.span.len() > YEAR) else {
        return Vec::new();
    };
    let first = Mention {
        date: super::of_year_only(own.date.year),
        span: own.span.end - YEAR..own.span.end,
    };
    let behind = mentions
        .iter()
        .filter(|mention| mention.span.start >= own.span.end)
        .take_while(|mention| mention.date.month.is_none());
    let mut years = vec![&first];
    for mention in behind {
        let reached = years.last().map_or(0, |year| year.span.end);
        if !text.get(reached..mention.span.start).is_some_and(joins) {
            break;
        }
        years.push(mention);
    }
    if years.len() < 2 {
        return Vec::new();
    }
    months.of_each(text, &years)
}

impl Months {
    /// Its months in each of these years. Those of a winter lie in two.
    fn of_each(&self, text: &str, years: &[&Mention]) -> Vec<Mention> {
        let over_new_year = self.last < self.first;
        let between = |one: &Mention, other: &Mention| {
            text.get(one.span.end..other.span.start)
                .unwrap_or("")
                .trim()
                .to_owned()
        };
        // `2016/17`, of which the second is the year after the first.
        let paired = |one: &Mention, other: &Mention| {
            other.date.year == one.date.year + 1 && between(one, other) == "/"
        };
        let mut found = Vec::new();
        for (at, year) in years.iter().enumerate() {
            let before = at.checked_sub(1).map(|place| years[place]);
            let behind = years.get(at + 1);
            let ends_pair = before.is_some_and(|before| paired(before, year));
            let begins_pair = behind.is_some_and(|behind| paired(year, behind));
            let begins_range = behind.is_some_and(|behind| {
                let joint = between(year, behind);
                !matches!(joint.as_str(), "," | "and" | "&" | "or" | "/") && joins(&joint)
            });
            let this = year.date.year;
            let dates = match (over_new_year, ends_pair, begins_pair || begins_range) {
                (true, true, _) => vec![of_month(this, self.last)],
                (true, _, true) => vec![of_month(this, self.first)],
                _ => vec![of_month(this, self.first), of_month(this, self.last)],
            };
            found.extend(dates.into_iter().map(|date| Mention {
                date,
                span: year.span.clone(),
            }));
        }
        found
    }
}
