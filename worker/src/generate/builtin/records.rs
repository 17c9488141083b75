//! Composes sections whose entries are one line each: awards, certificates, and what publications share with them.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, Line, bare, capitalise, has_words, tidy, title_case};
use super::entry::{append, put};
use super::lists::split_outside_brackets;
use super::phrase;
use crate::english::casing;
use crate::english::dates::{self, Date};
use crate::english::periods;

/// The entries of an awards section.
pub fn awards(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "title",
        giver: "awarder",
        date: "date",
        rest: "summary",
        is_listed: false,
        leads: &[
            "i won",
            "won",
            "i got",
            "got",
            "i received",
            "received",
            "i was awarded",
            "was awarded",
            "awarded",
            "i was given",
            "was given",
            "i was named",
            "named",
            "i have won",
            "i came",
            "came",
            "i finished",
            "i placed",
            "i was",
        ],
        givers: &["awarded by", "given by", "presented by", "from", "by", "at"],
    };
    records(text, &KIND).ok_or_else(|| {
        ComposeError::missing("title", "Which award did you receive, from whom and when?")
    })
}

/// The entries of a certificates section.
pub fn certificates(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "name",
        giver: "issuer",
        date: "date",
        rest: "name",
        is_listed: true,
        leads: &[
            "i have a",
            "i have an",
            "i have my",
            "i have",
            "i got my",
            "i got a",
            "i got",
            "i passed my",
            "i passed the",
            "i passed",
            "i hold a",
            "i hold",
            "i completed the",
            "i completed a",
            "i completed",
            "completed",
            "passed",
            "got my",
            "got",
            "i earned a",
            "i earned",
            "i did a",
            "i did my",
            "i did",
        ],
        givers: &[
            "issued by",
            "awarded by",
            "from",
            "by",
            "through",
            "with",
            "via",
        ],
    };
    records(text, &KIND).ok_or_else(|| {
        ComposeError::missing(
            "name",
            "Which certificate do you hold, from whom and since when?",
        )
    })
}

/// Which fields a kind of record has, and how people introduce them.
pub struct Kind {
    pub name: &'static str,
    pub giver: &'static str,
    pub date: &'static str,
    /// Where other sentences go.
    pub rest: &'static str,
    /// Whether the parts of a list are records of their own: "PASMA, IPAF, CSCS card".
    pub is_listed: bool,
    pub leads: &'static [&'static str],
    pub givers: &'static [&'static str],
}

/// The entries of this kind in a text.
pub fn records(text: &str, kind: &Kind) -> Option<Vec<Value>> {
    let mut entries: Vec<Map<String, Value>> = Vec::new();
    for block in clean::blocks(text) {
        for (index, line) in block.iter().enumerate() {
            add_line(&mut entries, line, index, kind);
        }
    }
    (!entries.is_empty()).then(|| entries.into_iter().map(Value::Object).collect())
}

fn add_line(entries: &mut Vec<Map<String, Value>>, line: &Line, index: usize, kind: &Kind) {
    for (number, sentence) in clean::sentences(&line.text).iter().enumerate() {
        let goes_on = number > 0 || (index > 0 && is_remark(sentence));
        let begins = kind
            .leads
            .iter()
            .any(|lead| begins_with(sentence, lead).is_some());
        match entries.last_mut() {
            Some(last) if goes_on && !begins && kind.rest != kind.name => {
                append(last, kind.rest, &capitalise(&phrase::prose(sentence)));
            }
            _ => {
                for part in several(sentence, kind) {
                    entries.extend(record(&part, kind));
                }
            }
        }
    }
}

/// The records of one sentence: semicolons separate, and commas do where several parts have dates.
fn several(sentence: &str, kind: &Kind) -> Vec<String> {
    let mut records: Vec<String> = Vec::new();
    let joined = [
        " and i have ",
        " and i got ",
        " and i did ",
        " and i passed ",
        " and i hold ",
        " and i won ",
    ]
    .iter()
    .fold(sentence.to_owned(), |text, cue| text.replace(cue, ";"));
    for part in joined.split(';') {
        let pieces = split_outside_brackets(part);
        let dated = pieces
            .iter()
            .filter(|piece| !dates::find(piece).is_empty())
            .count();
        let bare_dates = pieces.iter().any(|piece| starts_with_date(piece));
        let plain = pieces.len() >= 3 && pieces.iter().all(|piece| piece.split(' ').count() <= 8);
        let listed = kind.is_listed && plain && !pieces.iter().any(|piece| tells_issue(piece));
        if (dated >= 2 || listed) && !bare_dates {
            records.extend(pieces.into_iter().filter(|piece| !piece.is_empty()));
        } else if !part.trim().is_empty() {
            records.push(part.to_owned());
        }
    }
    records
}

/// "issued Jun 2021" belongs to the certificate before it.
fn tells_issue(piece: &str) -> bool {
    let first = piece.split(' ').next().map(bare).unwrap_or_default();
    matches!(
        first.as_str(),
        "issued" | "by" | "from" | "valid" | "expires" | "exp" | "expiry" | "awarded"
    )
}

/// `2019` of "first prize, 2019, second prize, 2020" is part of the record before it.
fn starts_with_date(piece: &str) -> bool {
    dates::find(piece)
        .first()
        .is_some_and(|mention| mention.span.start == 0)
}

/// A line that tells about the record above it.
fn is_remark(sentence: &str) -> bool {
    let first = sentence
        .split_whitespace()
        .next()
        .map(bare)
        .unwrap_or_default();
    matches!(
        first.as_str(),
        "it" | "this" | "for" | "because" | "given" | "the" | "about" | "we"
    )
}

fn record(text: &str, kind: &Kind) -> Option<Map<String, Value>> {
    let (text, expiry) = take_expiry(text);
    let (text, reason) = take_reason(&text, kind);
    let (text, date) = take_date(&text);
    let mut fields = Map::new();
    let typed: Vec<&str> = text.split_whitespace().collect();
    let lead = kind
        .leads
        .iter()
        .filter_map(|lead| begins_with(&text, lead))
        .max()
        .unwrap_or(0);
    let body = typed[lead.min(typed.len().saturating_sub(1))..].join(" ");
    let (mut name, mut giver) = split_giver(&body, kind);
    if giver.is_none() && !name.contains('"') {
        let dashed = [" - ", " – ", " — "]
            .iter()
            .fold(name.clone(), |name, dash| name.replacen(dash, ",", 1));
        let mut parts = split_outside_brackets(&dashed);
        parts.retain(|part| has_words(part));
        let dashes_only = parts.len() == 2 && !name.contains(',') && !can_be_giver(&parts[1]);
        if let [first, second] = parts.as_slice()
            && can_be_giver(second)
            && second.split(' ').count() <= 5
            && !dashes_only
        {
            giver = Some(second.clone());
            name.clone_from(first);
        } else if let Some((front, inside)) = bracketed_giver(&name) {
            (name, giver) = (front, Some(inside));
        }
    }
    let expiry = expiry
        .map(|expiry| format!(" ({expiry})"))
        .unwrap_or_default();
    let name = tidy(&name)
        .trim_matches(['"', '“', '”', '\'', '(', ' '])
        .to_owned();
    let name = without_article(&name);
    if !has_words(&name) && name.is_ascii() {
        return has_words(&text)
            .then(|| Map::from_iter([(kind.name.to_owned(), Value::String(tidy(&text)))]));
    }
    let spelt = if name.contains(' ') {
        capitalise(&casing::spell(&name))
    } else {
        title_case(&name)
    };
    put(&mut fields, kind.name, Some(format!("{spelt}{expiry}")));
    put(
        &mut fields,
        kind.giver,
        giver.map(|giver| title_case(&without_article(&tidy(&giver)))),
    );
    put(&mut fields, kind.date, date.map(Date::iso));
    if let Some(reason) = reason {
        append(&mut fields, kind.rest, &capitalise(&reason));
    }
    Some(fields)
}

/// `expires Jun 2024`: a date that is not the one of the record. It stays with the name.
fn take_expiry(text: &str) -> (String, Option<String>) {
    const CUES: [&str; 6] = [
        "expires",
        "expiry",
        "expiring",
        "valid until",
        "valid to",
        "exp",
    ];
    let lower = text.to_ascii_lowercase();
    for mention in dates::find(text) {
        let lead = lower[..mention.span.start].trim_end_matches([' ', ':', '.']);
        let lead = lead
            .strip_suffix(" in")
            .or_else(|| lead.strip_suffix(" on"))
            .unwrap_or(lead);
        let Some(cue) = CUES.iter().find(|cue| {
            lead.strip_suffix(**cue)
                .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        }) else {
            continue;
        };
        let start = lead.len() - cue.len();
        let (before, after) = (&text[..start], &text[mention.span.end..]);
        let before = before
            .trim_end()
            .trim_end_matches([',', '-', '–'])
            .trim_end();
        let expiry = tidy(&text[start..mention.span.end]);
        return (format!("{before}{after}"), Some(expiry));
    }
    (text.to_owned(), None)
}

/// " - for the best scores": why, where there is a field for it.
fn take_reason(text: &str, kind: &Kind) -> (String, Option<String>) {
    let cut = [" - for ", " – for ", " — for ", ", for "]
        .iter()
        .filter(|_| kind.rest != kind.name)
        .find_map(|cue| text.split_once(cue));
    match cut {
        Some((front, reason)) if has_words(front) => {
            (front.to_owned(), Some(format!("for {}", tidy(reason))))
        }
        _ => (text.to_owned(), None),
    }
}

/// `Red Cross` of "first aid (Red Cross)", but neither `CKA` of a name with these initials nor "(enhanced)".
fn bracketed_giver(name: &str) -> Option<(String, String)> {
    let (front, inside) = name
        .trim_end_matches([',', ' '])
        .strip_suffix(')')?
        .rsplit_once('(')?;
    let inside = inside
        .split(',')
        .map(tidy)
        .filter(|part| has_words(part) && bare(part) != "issued")
        .collect::<Vec<_>>()
        .join(", ");
    let initials: String = front
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    let proper = inside.starts_with(char::is_uppercase) && !inside.contains(',');
    (proper && has_words(front) && !initials.contains(&inside))
        .then(|| (front.trim().to_owned(), inside))
}

/// Takes the one date out; a text with more keeps them all.
fn take_date(text: &str) -> (String, Option<Date>) {
    let found = dates::find(text);
    let spans: std::collections::BTreeSet<usize> =
        found.iter().map(|mention| mention.span.start).collect();
    let Some(period) = periods::find_period(text).filter(|_| spans.len() == 1 && found.len() == 1)
    else {
        return (text.to_owned(), None);
    };
    let date = period.start.or(period.end);
    if period.start != period.end {
        return (text.to_owned(), None);
    }
    (
        format!(
            "{} , {}",
            &text[..period.span.start],
            &text[period.span.end..]
        ),
        date,
    )
}

fn split_giver(text: &str, kind: &Kind) -> (String, Option<String>) {
    let quoted_end = text.rfind(['"', '”']).map_or(0, |at| at + 1);
    let lower = text.to_ascii_lowercase();
    for cue in kind.givers {
        let wanted = format!(" {cue} ");
        let Some(at) = lower[quoted_end.min(lower.len())..]
            .rfind(&wanted)
            .map(|at| at + quoted_end)
        else {
            continue;
        };
        let giver = tidy(&text[at + wanted.len()..]);
        let words = giver.split(' ').count();
        let proper = giver.starts_with(char::is_uppercase)
            || matches!(
                *cue,
                "issued by" | "awarded by" | "given by" | "published in" | "published by"
            );
        let lower_name = words <= 4 && !matches!(*cue, "in" | "with") && !giver.contains(',');
        let one_part = !giver.contains(',');
        if has_words(&giver) && one_part && words <= 7 && (proper || lower_name) {
            return (text[..at].to_owned(), Some(giver));
        }
    }
    (text.to_owned(), None)
}

/// Whether the part after a comma can be who gave something, not where, when or what else.
fn can_be_giver(text: &str) -> bool {
    const OTHER: &str =
        "in on for at when never not but and with because since while the i it as is was";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    has_words(&first)
        && !OTHER.split_ascii_whitespace().any(|word| word == first)
        && !first.starts_with(|c: char| c.is_ascii_digit())
}

fn without_article(text: &str) -> String {
    let rest = ["a ", "an ", "the ", "my "]
        .iter()
        .find_map(|article| text.strip_prefix(article));
    rest.filter(|rest| has_words(rest))
        .unwrap_or(text)
        .to_owned()
}

/// Number of words of `lead` when the text begins with it.
fn begins_with(text: &str, lead: &str) -> Option<usize> {
    let mut typed = text.split_whitespace();
    let mut length = 0;
    for word in lead.split(' ') {
        if typed.next().is_none_or(|typed| bare(typed) != word) {
            return None;
        }
        length += 1;
    }
    Some(length)
}
