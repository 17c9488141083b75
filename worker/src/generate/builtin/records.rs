//! Composes sections whose entries are one line each: awards, certificates, publications, references.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, Line, bare, capitalise, has_words, tidy, title_case};
use super::entry::{append, put};
use super::lists;
use super::phrase;
use crate::english::dates::{self, Date};
use crate::english::periods;
use crate::english::spelling;
use crate::english::titles;

/// The entries of an awards section.
pub fn awards(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "title",
        giver: "awarder",
        date: "date",
        rest: "summary",
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

/// The entries of a publications section.
pub fn publications(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "name",
        giver: "publisher",
        date: "releaseDate",
        rest: "summary",
        leads: &[
            "i wrote",
            "wrote",
            "i published a paper called",
            "i published",
            "published",
            "i co-wrote",
            "my paper",
            "my article",
            "my book",
        ],
        givers: &[
            "published in",
            "published by",
            "published at",
            "published on",
            "in",
            "by",
        ],
    };
    records(text, &KIND)
        .ok_or_else(|| ComposeError::missing("name", "What did you publish, where and when?"))
}

/// The entries of a references section. What another person wrote is never rewritten.
pub fn references(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries = Vec::new();
    let mut symbols = String::new();
    for block in text.split("\n\n") {
        let block = block.split_whitespace().collect::<Vec<_>>().join(" ");
        let block = block.strip_prefix("- ").unwrap_or(&block);
        if has_words(block) {
            let mut fields = Map::new();
            let (name, quote) = signed(block);
            put(&mut fields, "name", name);
            put(&mut fields, "reference", Some(format!("{symbols}{quote}")));
            symbols.clear();
            entries.push(Value::Object(fields));
        } else if !block.is_ascii() {
            symbols = format!("{symbols}{block} ");
        }
    }
    if let Some(last) = entries.last_mut().and_then(Value::as_object_mut)
        && let Some(reference) = last.get("reference").and_then(Value::as_str)
    {
        let whole = format!("{reference} {symbols}");
        put(last, "reference", Some(whole));
    }
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "reference",
            "What did your referee write about you, and who are they?",
        ));
    }
    Ok(entries)
}

/// Who signed a reference, and the reference: all of it unless name and quotation are all there is.
fn signed(block: &str) -> (Option<String>, String) {
    let quotes = ['"', '“', '”'];
    if let Some(inner) = block.strip_prefix(quotes)
        && let Some(end) = inner.rfind(quotes)
    {
        let signature = tidy(inner[end..].trim_start_matches(quotes));
        if is_person(&signature) {
            return (Some(signature), inner[..end].to_owned());
        }
        let first = signature.split(',').next().unwrap_or("");
        return (is_person(first).then(|| first.to_owned()), block.to_owned());
    }
    if let Some((before, after)) = block.split_once(':')
        && is_person(before.trim())
        && has_words(after)
    {
        let quote = after.trim();
        let inner = quote
            .strip_prefix(quotes)
            .and_then(|rest| rest.strip_suffix(quotes));
        let inner = inner.filter(|inner| !inner.contains(quotes));
        return (
            Some(before.trim().to_owned()),
            inner.unwrap_or(quote).to_owned(),
        );
    }
    let first = block
        .split([',', '(', '-', '–', '—', ':'])
        .next()
        .unwrap_or("")
        .trim();
    (is_person(first).then(|| first.to_owned()), block.to_owned())
}

fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
        })
        && !titles::is_title_noun(&bare(words[words.len() - 1]))
}

/// Which fields a kind of record has, and how people introduce them.
struct Kind {
    name: &'static str,
    giver: &'static str,
    date: &'static str,
    /// Where other sentences go.
    rest: &'static str,
    leads: &'static [&'static str],
    givers: &'static [&'static str],
}

fn records(text: &str, kind: &Kind) -> Option<Vec<Value>> {
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
                append(last, kind.rest, &phrase::prose(sentence));
            }
            _ => {
                for part in several(sentence) {
                    entries.extend(record(&part, kind));
                }
            }
        }
    }
}

/// The records of one sentence: semicolons separate, and commas do where several parts have dates.
fn several(sentence: &str) -> Vec<String> {
    let mut records: Vec<String> = Vec::new();
    for part in sentence.split(';') {
        let pieces = lists::split_outside_brackets(part);
        let dated = pieces
            .iter()
            .filter(|piece| !dates::find(piece).is_empty())
            .count();
        let bare_dates = pieces.iter().any(|piece| starts_with_date(piece));
        if dated >= 2 && !bare_dates {
            records.extend(pieces.into_iter().filter(|piece| !piece.is_empty()));
        } else if !part.trim().is_empty() {
            records.push(part.to_owned());
        }
    }
    records
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
    let (text, date) = take_date(text);
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
    if giver.is_none() {
        let by_comma = name
            .replace(" - ", ",")
            .split([',', '|', '–', '—', '(', ')'])
            .map(tidy)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>();
        if by_comma.len() == 2
            && can_be_giver(&by_comma[1])
            && by_comma[1].split(' ').count() <= 5
            && !name.contains('"')
        {
            giver = Some(by_comma[1].clone());
            name.clone_from(&by_comma[0]);
        }
    }
    let name = tidy(&name)
        .trim_matches(['"', '“', '”', '\'', '(', ' '])
        .to_owned();
    let name = without_article(&name);
    if !has_words(&name) && name.is_ascii() {
        return has_words(&text)
            .then(|| Map::from_iter([(kind.name.to_owned(), Value::String(tidy(&text)))]));
    }
    put(
        &mut fields,
        kind.name,
        Some(if name.contains(' ') {
            capitalise(&spelling::spell_tools(&name))
        } else {
            title_case(&name)
        }),
    );
    put(
        &mut fields,
        kind.giver,
        giver.map(|giver| title_case(&without_article(&tidy(&giver)))),
    );
    put(&mut fields, kind.date, date.map(Date::iso));
    Some(fields)
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
    let words: Vec<&str> = lead.split(' ').collect();
    let mut typed = text.split_whitespace().map(bare);
    words
        .iter()
        .all(|word| typed.next().is_some_and(|other| other == *word))
        .then_some(words.len())
}
