//! Dates that the user gives in short or in parts: `apprentice 03-07`, `2019 sous chef`, `the spring 2020 issue, april i think`.

use crate::english::dates::{Date, month_number};

use super::super::clauses::Passage;
use super::super::number_words::{self, is_function_word};
use super::super::quantity::Unit;
use super::Facts;

impl Facts<'_> {
    /// Whether the user gives the date in such a way.
    pub(super) fn gives_loosely(&self, claim: Date) -> bool {
        claim.day.is_none()
            && self.passages.iter().any(|source| match claim.month {
                None => {
                    gives_in_short(source, claim.year)
                        || gives_bare(source, claim.year)
                        || gives_next_to(source, claim.year)
                }
                Some(month) => {
                    gives_apart(source, claim.year, month)
                        || gives_after(source, claim.year, month)
                        || gives_in_roman(source, claim.year, month)
                }
            })
    }
}

/// Both years of `98-02`, and the first of `07-now`, where they count nothing: not those of `kids 11-14` or `10-12 people`.
fn gives_in_short(source: &Passage<'_>, year: u16) -> bool {
    is_listed_in_short(source, year) || is_end_in_short(source, year)
}

/// `2017, 18, 19, 22`: a list of years, of which only the first is written out.
fn is_listed_in_short(source: &Passage<'_>, year: u16) -> bool {
    let number = |at: usize, digits: usize| {
        let text = source.tokens.get(at)?.text;
        text.parse::<u16>().ok().filter(|_| text.len() == digits)
    };
    (0..source.tokens.len()).any(|at| {
        let Some(first) = number(at, 4).filter(|first| (1950..2100).contains(first)) else {
            return false;
        };
        let mut last = first;
        (at + 1..source.tokens.len())
            .take_while(|next| source.gap_after(next - 1).trim() == ",")
            .map_while(|next| number(next, 2))
            .map(|short| first / 100 * 100 + short)
            .take_while(|next| {
                let rises = *next > last && *next < first + 30;
                last = *next;
                rises
            })
            .any(|next| next == year)
    })
}

fn is_end_in_short(source: &Passage<'_>, year: u16) -> bool {
    const OTHERS: &str = "age aged ages kid kids child children boy boys girl girls grade grades level levels class page pages \
        size room rooms team teams group groups shift shifts u under over";
    const LONGEST: u16 = 40;
    let short = |at: usize| {
        let token = source.tokens.get(at)?;
        let digits = token.text.len() == 2 && token.text.bytes().all(|byte| byte.is_ascii_digit());
        let short: u16 = token.text.parse().ok().filter(|_| digits)?;
        Some(if short < 50 {
            2000 + short
        } else {
            1900 + short
        })
    };
    // How many tokens further the other end stands: `98-02`, `19 till 22`.
    let further = |at: usize| match source.gap_after(at).trim() {
        "-" | "–" | "—" | "/" => Some(1),
        "" if is_among!("to till til until", source.key(at + 1)) => Some(2),
        _ => None,
    };
    let apart = |at: usize| {
        source.tokens.get(at).is_none_or(|_| {
            let gap = source.gap_after(at - 1);
            is_function_word(source.key(at)) && gap == " "
                || gap.contains([',', ';', '.', ')', '(', '\n', ':'])
        })
    };
    (0..source.tokens.len()).any(|at| {
        let Some((first, end)) = short(at)
            .zip(further(at))
            .map(|(first, on)| (first, at + on))
        else {
            return false;
        };
        let before = at.checked_sub(1);
        let counts = before.is_some_and(|before| {
            is_among!(OTHERS, source.key(before))
                || source
                    .gap_after(before)
                    .contains(['-', '–', '/', '.', '\'', '+', '$', '£', '€'])
        });
        if counts {
            return false;
        }
        match short(end) {
            Some(last) => {
                (first + 1..first + LONGEST).contains(&last)
                    && (year == first || year == last)
                    && apart(end + 1)
            }
            None => year == first && is_among!("now present current date today", source.key(end)),
        }
    })
}

/// The year before a word that one can take for a plural: `2019 sous`, `foundation 2016 axelos`.
fn gives_bare(source: &Passage<'_>, year: u16) -> bool {
    let digits = year.to_string();
    source.quantities.iter().any(|amount| {
        source.tokens[amount.token].text == digits
            && amount.per.is_none()
            && amount.unit == Unit::Plain
    })
}

/// The month that stands near a year without one: `spring 2020 issue i think april`.
fn gives_apart(source: &Passage<'_>, year: u16, month: u8) -> bool {
    const BEHIND: usize = 8;
    const BEFORE: usize = 4;
    source
        .dates
        .iter()
        .filter(|mention| {
            mention.date.year == year && mention.date.month.is_none_or(|other| other < month)
        })
        .any(|mention| {
            let at = source
                .tokens
                .partition_point(|token| token.end <= mention.span.start);
            if at >= source.tokens.len() {
                return false;
            }
            let sentence = source.sentence_of(at);
            // `Submitted jan 2024, viva in april`.
            let before = if mention.date.month.is_none() {
                BEFORE
            } else {
                0
            };
            let mut near = (at.saturating_sub(before)..at + BEHIND)
                .filter(|place| *place != at && sentence.contains(place));
            near.any(|place| is_month_alone(source, place, month))
        })
}

/// Whether a month is named there without its year.
fn is_month_alone(source: &Passage<'_>, place: usize, month: u8) -> bool {
    let token = &source.tokens[place];
    let dated = || {
        let mut dates = source.dates.iter();
        dates.any(|other| other.span.start <= token.start && token.end <= other.span.end)
    };
    // `I may`, `will march`.
    let verb = place > 0
        && is_among!("may march", &token.key)
        && is_among!("i we you it they he she will to", source.key(place - 1));
    // The day or the year of another date.
    let numbered = source
        .tokens
        .get(place + 1)
        .is_some_and(|next| number_words::digits(next.text).is_some());
    month_number(&token.key) == Some(month) && !verb && !numbered && !dated()
}

/// The month without a year that goes on from the last date before it, however far that is: `2022 floods .. we cooked sept to december`,
/// `joined june 2019 .. passed in september`. Behind a later month it is of the next year.
fn gives_after(source: &Passage<'_>, year: u16, month: u8) -> bool {
    (0..source.tokens.len()).any(|place| {
        // `May` and `march` are other words, too.
        let pointed = || {
            let before = source.before(place);
            is_among!(
                "in from since until till til by of to end mid early late",
                before
            ) || is_among!("to till until", source.key(place + 1))
        };
        is_month_alone(source, place, month)
            && (!is_among!("may march", source.key(place)) || pointed())
            && last_before(source, place).is_some_and(|(last, other)| {
                // `2022 only (feb to nov)` has that month already.
                let mut dates = source.dates.iter().map(|date| date.date);
                let given = dates.any(|date| date.year == last && date.month == Some(month));
                let next = u16::from(other.is_some_and(|other| other >= month));
                // `Feb to dec 2021, my ticket in june`.
                let of_year = || source.dates.iter().filter(|date| date.date.year == year);
                let mut months = of_year().filter_map(|date| date.date.month);
                let within = last == year && months.any(|begun| begun < month) && next == 1;
                !given && (last + next == year || within)
            })
    })
}

/// The year of the last date before a word, and its month, or that in which its season begins.
fn last_before(source: &Passage<'_>, place: usize) -> Option<(u16, Option<u8>)> {
    let start = source.tokens[place].start;
    let dates = source.dates.iter().filter(|date| date.span.end <= start);
    let dates = dates.map(|date| (date.span.start, date.date.year, date.date.month));
    // `2022 floods` may be taken for so many.
    let bare = source.quantities.iter().filter_map(|amount| {
        let digits = source.tokens[amount.token].text;
        let year = digits.parse().ok()?;
        let of_year = digits.len() == 4 && (1950..2050).contains(&year);
        (of_year && amount.span.end <= start).then_some((amount.span.start, year, None))
    });
    let (byte, year, month) = dates.chain(bare).max_by_key(|(byte, ..)| *byte)?;
    let at = source.tokens.partition_point(|token| token.end <= byte);
    let season = match source.before(at) {
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    };
    Some((year, month.or(season)))
}

/// The year after the last one that is named, or the one before: `in 2017, team lead the year after`, `won 2012, runner up the year before`.
fn gives_next_to(source: &Passage<'_>, year: u16) -> bool {
    (0..source.tokens.len()).any(|at| {
        let before = source.before(at);
        let mut sides = [before, source.key(at + 1)].into_iter();
        let step = sides.find_map(|side| match side {
            "after" | "later" | "following" | "next" => Some(1),
            "before" | "earlier" | "previous" => Some(-1),
            _ => None,
        });
        let mut articles = (at.saturating_sub(2)..at).map(|place| source.key(place));
        source.key(at) == "year"
            && articles.any(|key| is_among!("the a one next", key))
            && step
                .zip(last_before(source, at))
                .is_some_and(|(step, (last, _))| i32::from(last) + step == i32::from(year))
    })
}

/// `Since IX 2019`: months in the numerals in which much of Europe writes them.
fn gives_in_roman(source: &Passage<'_>, year: u16, month: u8) -> bool {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let digits = year.to_string();
    (1..source.tokens.len()).any(|at| {
        let numeral = &source.tokens[at - 1];
        // The `II` of `level II 2019` is none.
        let begins = numeral.opens_sentence
            || source.text[..numeral.start]
                .trim_end()
                .ends_with(['-', '–', '—', ',', '('])
            || at > 1 && is_function_word(source.key(at - 2));
        source.tokens[at].text == digits
            && NUMERALS[usize::from(month) - 1] == numeral.text
            && matches!(source.gap_after(at - 1), " " | "." | "/" | ". ")
            && begins
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gives(source: &str, year: u16, month: Option<u8>) -> bool {
        Facts::read(&[source]).date(Date {
            year,
            month,
            day: None,
        })
    }

    #[test]
    fn a_month_goes_on_from_the_last_date_before_it() {
        let source =
            "Joined the ward June 2019 as band 3 while doing my exams, passed them in September.";
        assert!(gives(source, 2019, Some(9)));
        assert!(!gives(source, 2020, Some(9)) && !gives(source, 2019, Some(10)));
        assert!(gives(
            "Opened in autumn 2020, closed it in feb",
            2021,
            Some(2)
        ));
        assert!(gives(
            "2017 floods. We cooked sept to november.",
            2017,
            Some(11)
        ));
    }

    #[test]
    fn years_stand_beside_each_other_and_months_in_numerals() {
        assert!(gives(
            "hired in 2017, made foreman the year after",
            2018,
            None
        ));
        assert!(gives("winner 2012, runner up the year before", 2011, None));
        assert!(!gives(
            "hired in 2017, made foreman the year after",
            2019,
            None
        ));
        assert!(gives("at the institute since XI 2021", 2021, Some(11)));
        assert!(!gives("passed level II 2021", 2021, Some(2)));
    }
}
