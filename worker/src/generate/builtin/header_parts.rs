//! Reads the sentence that opens a note part by part, where it follows no pattern as a whole: `care asistant Willow Court care
//! home, nights, 2017 - 2020`.

use super::clean::{bare, has_words, is_one_of, tidy};
use super::delimited::is_statement;
use super::employer_names::is_firm;
use super::header::{self, Header, Role};
use super::header_reader::Reader;
use crate::english::periods::{self, Period};
use crate::english::verbs::{self, Form};

/// The header in the sentence, with all that it says besides as its rest; nothing where too little of it is found.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    // `Sous chef? no, chef de partie` is taken back.
    if sentence.contains('?') {
        return None;
    }
    let period = lasting_period(sentence);
    let (front, behind) = match &period {
        Some(period) => (&sentence[..period.span.start], &sentence[period.span.end..]),
        None => (sentence, ""),
    };
    let (is_current, front) = without_lead(front);
    let parts = cut(front);
    let mut reader = Reader {
        header: Header {
            is_current,
            ..Header::default()
        },
        role,
        dated: period.is_some() || parts.iter().skip(1).any(|part| is_firm(part.text)),
    };
    let taken = (0..parts.len()).take_while(|at| {
        reader.part(&parts[*at], *at == 0)
            || (*at > 0 && reader.aside(&parts[*at], period.is_some() || at + 1 < parts.len()))
    });
    let taken = taken.count();
    let told = parts.get(taken).map_or("", |part| &front[part.start..]);
    // `Got to 105% of quota in 2021` is when that was.
    let tells = !tidy(told).is_empty();
    let (period, told, behind) = match period {
        Some(period) if tells && !period.lasts() => {
            let start = sentence.len() - behind.len() - period.span.len() - told.len();
            (None, sentence[start..].trim_start(), "")
        }
        period => (period, told, behind),
    };
    let behind = behind.trim_start_matches([',', '.', ';', ')', ' ', '-', '–', ':']);
    // `Oct 2016 - now, Leeds, night shifts`.
    let behind = if tells { behind } else { reader.behind(behind) };
    let mut header = reader.header;
    header.rest = match (tells, has_words(behind)) {
        (true, true) => format!("{}, {behind}", told.trim().trim_end_matches(',')),
        (true, false) => told.to_owned(),
        (false, _) => behind.to_owned(),
    };
    header.period = period;
    let named = header.title.is_some() || header.organisation.is_some();
    let employer = header.organisation.is_some() || header.description.is_some();
    let told = [header.title.is_some(), employer, header.period.is_some()];
    (named && told.into_iter().filter(|told| *told).count() > 1).then_some(header)
}

/// The period of a sentence; one that lasted before a lone date: `qualified 2015, there from oct 2015 - feb 2020`.
fn lasting_period(sentence: &str) -> Option<Period> {
    let first = periods::find_period(sentence)
        .filter(|period| !header::is_one_of_many(sentence, period))?;
    if first.lasts() {
        return Some(first);
    }
    let from = first.span.end;
    let later = periods::find_period(&sentence[from..])
        .filter(|later| later.start.is_some() && later.lasts());
    Some(later.map_or(first, |later| Period {
        span: later.span.start + from..later.span.end + from,
        ..later
    }))
}

/// How much of a role a header tells: as what, for whom, where, when.
pub fn found(header: &Header) -> usize {
    let employer = match (&header.organisation, &header.description) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    };
    employer
        + 2 * usize::from(header.title.is_some())
        + 2 * usize::from(header.period.is_some())
        + usize::from(header.place.is_some())
}

/// What a header tells that tells all.
pub const ALL: usize = 7;

/// A part of a sentence, and whether brackets enclose it.
pub struct Part<'a> {
    pub text: &'a str,
    /// Where it begins in what was cut (bytes).
    pub start: usize,
    pub in_brackets: bool,
}

/// The parts between commas, dashes and brackets.
fn cut(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut in_brackets = false;
    let mut push = |range: std::ops::Range<usize>, in_brackets| {
        let start = range.start;
        let text = text[range].trim();
        if has_words(text) {
            parts.push(Part {
                text,
                start,
                in_brackets,
            });
        }
    };
    for (at, letter) in text.char_indices() {
        let spaced =
            || text[..at].ends_with(' ') && text[at + letter.len_utf8()..].starts_with(' ');
        let ends = match letter {
            ',' | ';' | '|' | '(' | ')' | '—' => true,
            '-' | '–' => spaced(),
            _ => false,
        };
        if ends {
            push(start..at, in_brackets);
            start = at + letter.len_utf8();
            in_brackets = match letter {
                '(' => true,
                ')' => false,
                _ => in_brackets,
            };
        }
    }
    push(start..text.len(), in_brackets);
    parts
}

/// Whether the sentence speaks of now or then, and what follows `i am a` or `worked as`.
fn without_lead(text: &str) -> (Option<bool>, &str) {
    const LEADS: &str = "i i'm im am was a an the as currently now been employed";
    let mut current = None;
    let mut rest = text.trim_start();
    while let Some((first, after)) = rest.split_once(' ') {
        let word = bare(first);
        let works = is_one_of(&word, "work worked working") && after.starts_with("as ");
        match word.as_str() {
            "was" | "worked" => current = Some(false),
            "am" | "i'm" | "im" | "currently" | "now" => current = Some(true),
            _ => {}
        }
        if !works && !is_one_of(&word, LEADS) {
            break;
        }
        rest = after.trim_start();
    }
    (current, rest)
}

/// What does not tell of a deed: `nights`, `part time 20 hours a week`, `fully remote`.
pub fn is_aside(part: &str) -> bool {
    const SHORTEST: usize = 5;
    // `Graduate`, `nights`, `part time 20 hours`.
    (!part.contains(' ') && !part.ends_with("ed"))
        || !is_statement(part)
            && part.split(' ').count() <= SHORTEST
            && !part.split(' ').any(|word| {
                let word = bare(word);
                verbs::lookup(&word)
                    .is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base))
            })
}

#[cfg(test)]
#[path = "header_parts_tests.rs"]
mod tests;
