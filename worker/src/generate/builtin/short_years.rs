//! Writes out the years of periods that are typed with two digits: `june 18 - dec 19`, `2015 to 18`, `06/18 - 12/19`.

use std::borrow::Cow;
use std::ops::Range;

use super::clean::is_one_of;
use crate::english::dates::month_number;

/// The text with the years of its periods in four digits.
pub fn written_out(text: &str) -> Cow<'_, str> {
    let runs = runs(text);
    let mut years: Vec<(Range<usize>, u16)> = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let Some(first) = Typed::at(text, &runs, at) else {
            at += 1;
            continue;
        };
        let next = first.next;
        let Some((second, behind)) = second(text, &runs, &first) else {
            at = next;
            continue;
        };
        let (start, end) = second.years(&first);
        let ordered = start.is_some_and(|start| {
            end.is_none_or(|end| {
                (start, first.month) <= (end, second.month().or(first.month)) && end - start <= 50
            })
        });
        if ordered {
            years.extend(first.short().zip(start));
            years.extend(second.short().zip(end));
        }
        at = behind;
    }
    if years.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut written = text.to_owned();
    for (span, year) in years.into_iter().rev() {
        let quoted = written[..span.start].ends_with(['\'', '’']);
        let start = written[..span.start]
            .char_indices()
            .next_back()
            .filter(|_| quoted)
            .map_or(span.start, |(at, _)| at);
        let space = if start > 0 && written[..start].ends_with(char::is_alphabetic) {
            " "
        } else {
            ""
        };
        written.replace_range(start..span.end, &format!("{space}{year}"));
    }
    Cow::Owned(written)
}

/// A month and year, or a year alone, as typed.
struct Typed {
    month: Option<u8>,
    /// Of two or four digits.
    year: u16,
    /// Where the year stands (bytes).
    span: Range<usize>,
    /// The run behind it.
    next: usize,
}

/// What a period ends with.
enum End {
    Date(Typed),
    /// `now`, `present`.
    Open,
}

impl Typed {
    fn at(text: &str, runs: &[Range<usize>], at: usize) -> Option<Self> {
        let run = &text[runs[at].clone()];
        let gap = |at: usize| Some(&text[runs[at].end..runs.get(at + 1)?.start]);
        let numbered = |at: usize, month| {
            let span = runs.get(at)?.clone();
            let year = number(&text[span.clone()])?;
            let sized = span.len() == 2 || (span.len() == 4 && (1930..=2069).contains(&year));
            let slashed = text[span.end..].starts_with(['/', '.'])
                && text[span.end + 1..].starts_with(|c: char| c.is_ascii_digit());
            (sized && !slashed).then_some(Self {
                month,
                year,
                span,
                next: at + 1,
            })
        };
        if let Some(month) = month_number(&run.to_lowercase()) {
            let of = gap(at)? == " " && text[runs[at + 1].clone()].eq_ignore_ascii_case("of");
            let at = at + usize::from(of);
            let joined = matches!(
                gap(at)?,
                " " | "" | "." | ". " | " '" | " ’" | "'" | "-" | "/"
            );
            return joined.then(|| numbered(at + 1, Some(month)))?;
        }
        let before = text[..runs[at].start].chars().next_back();
        let month = number(run).filter(|month| run.len() <= 2 && (1..=12).contains(month));
        if let Some(month) = month.filter(|_| gap(at) == Some("/") && before != Some('/')) {
            return numbered(at + 1, u8::try_from(month).ok());
        }
        // `'16`
        let quoted = matches!(before, Some('\'' | '’'));
        numbered(at, None).filter(|typed| typed.span.len() == 4 || quoted)
    }

    /// Where the year stands, if it has two digits.
    fn short(&self) -> Option<Range<usize>> {
        (self.span.len() == 2).then(|| self.span.clone())
    }
}

impl End {
    fn month(&self) -> Option<u8> {
        match self {
            Self::Date(typed) => typed.month,
            Self::Open => None,
        }
    }

    fn short(&self) -> Option<Range<usize>> {
        match self {
            Self::Date(typed) => typed.short(),
            Self::Open => None,
        }
    }

    /// The years of begin and end in full.
    fn years(&self, first: &Typed) -> (Option<u16>, Option<u16>) {
        // Of this century, unless that were still to come.
        let full = |year: u16| match year {
            0..=29 => 2000 + year,
            30..=99 => 1900 + year,
            _ => year,
        };
        match self {
            Self::Open => (Some(full(first.year)), None),
            Self::Date(end) => (Some(full(first.year)), Some(full(end.year))),
        }
    }
}

/// What the period that begins so ends with, and the run behind that.
fn second(text: &str, runs: &[Range<usize>], first: &Typed) -> Option<(End, usize)> {
    let word = |at: usize| runs.get(at).map_or("", |run| &text[run.clone()]);
    let between = |from: usize, at: usize| Some(text[from..runs.get(at)?.start].trim());
    let joint = is_one_of(&word(first.next).to_lowercase(), "to till until til");
    let at = first.next + usize::from(joint);
    let from = if joint {
        runs[first.next].end
    } else {
        first.span.end
    };
    let joined = match between(from, at)? {
        "" | "'" | "’" => joint,
        "-" | "–" | "—" => !joint,
        _ => false,
    };
    if !joined {
        return None;
    }
    if is_one_of(
        &word(at).to_lowercase(),
        "now present current currently date today",
    ) {
        return Some((End::Open, at + 1));
    }
    // `18` of `2015 - 18`, where nothing is counted.
    let bare = runs[at].len() == 2 && first.span.len() == 4 && number(word(at)).is_some();
    let behind = text[runs[at].end..].trim_start_matches(' ');
    let ends = behind.is_empty() || behind.starts_with([',', '.', ';', ')', ':', '|', '\n', '–']);
    if let Some(end) = Typed::at(text, runs, at) {
        // `june 18 to dec 19, 2020` are days.
        let year_follows = first.span.len() == 2
            && number(word(end.next)).is_some_and(|year| (1930..=2069).contains(&year))
            && between(end.span.end, end.next).is_some_and(|gap| gap.is_empty() || gap == ",");
        let alike = end.month.is_some() == first.month.is_some() || end.span.len() == 4;
        return (!year_follows && (alike || first.span.len() == 4)).then(|| {
            let next = end.next;
            (End::Date(end), next)
        });
    }
    (bare && ends).then(|| {
        let end = Typed {
            month: None,
            year: number(word(at)).unwrap_or_default(),
            span: runs[at].clone(),
            next: at + 1,
        };
        (End::Date(end), at + 1)
    })
}

fn number(run: &str) -> Option<u16> {
    let digits = !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| run.parse().ok())?
}

/// The runs of letters, and those of digits.
fn runs(text: &str) -> Vec<Range<usize>> {
    let kind = |letter: char| (letter.is_ascii_digit(), letter.is_alphanumeric());
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last = (false, false);
    for (at, letter) in text.char_indices() {
        let now = kind(letter);
        if now.1 {
            match runs.last_mut() {
                Some(run) if run.end == at && last == now => run.end += letter.len_utf8(),
                _ => runs.push(at..at + letter.len_utf8()),
            }
        }
        last = now;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_periods_are_written_out() {
        for (typed, expected) in [
            ("Asda, june 2018 - dec 19", "Asda, june 2018 - dec 2019"),
            ("Asda, 2015 - 18, tills", "Asda, 2015 - 2018, tills"),
            ("2018 to 20", "2018 to 2020"),
            ("june 18 to dec 19", "june 2018 to dec 2019"),
            ("Sep '98 – Dec '01", "Sep 1998 – Dec 2001"),
            ("06/18 - 12/19", "06/2018 - 12/2019"),
            ("june 18 - now", "june 2018 - now"),
            ("may of 15 to june of 17", "may of 2015 to june of 2017"),
        ] {
            assert_eq!(written_out(typed), expected);
        }
    }

    #[test]
    fn days_counts_and_full_years_stay() {
        for text in [
            "june 18 to dec 19, 2020",
            "2015 - 18 staff",
            "from 2018 to 20 shops",
            "12/05/18 - 01/06/18",
            "mar 20 - jan 18",
            "2015-2018",
            "open 10 - 18",
            "born in may 18",
        ] {
            assert_eq!(written_out(text), text);
        }
    }
}
