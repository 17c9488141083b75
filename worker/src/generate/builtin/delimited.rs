//! Reads headers without a verb: `Software Engineer, Acme Corp (Jan 2020 - present)`.

use super::clean::{bare, has_words, tidy, title_case};
use super::header::{DATE_MARK, Header, Role, has_title_noun};
use crate::english::places;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};

/// Longest header part and most parts that are still no sentence.
const MAX_WORDS: usize = 7;
const MAX_PARTS: usize = 5;

/// The header in a line whose dates were replaced by [`DATE_MARK`].
pub fn parse(marked: &str, role: Role) -> Option<Header> {
    let has_date = marked.contains(DATE_MARK);
    let (line, tail) = split_tail(marked);
    let parts = parts(line);
    let short = parts
        .iter()
        .all(|part| part.split(' ').count() <= MAX_WORDS);
    if parts.is_empty()
        || parts.len() > MAX_PARTS
        || !short
        || parts.iter().any(|part| is_statement(part))
    {
        return None;
    }
    let titled = parts.iter().any(|part| has_title_noun(part));
    let named = parts
        .iter()
        .any(|part| part.starts_with(char::is_uppercase) && !has_title_noun(part));
    let acceptable = match parts.len() {
        1 => has_date && (titled || named) && tail.is_empty() && parts[0].split(' ').count() <= 5,
        _ => (has_date && (titled || named)) || (titled && named),
    };
    if !acceptable {
        return None;
    }
    Some(assign(parts, tail, role))
}

fn assign(parts: Vec<String>, tail: &str, role: Role) -> Header {
    let mut header = Header {
        rest: tail.to_owned(),
        ..Header::default()
    };
    let mut extra = Vec::new();
    let mut others = Vec::new();
    for part in parts {
        if !has_words(&part) {
            extra.push(part);
        } else if header.title.is_none() && has_title_noun(&part) {
            match split_at(&part) {
                Some((title, organisation)) => {
                    header.title = Some(title_case(&title));
                    others.push(organisation);
                }
                None => header.title = Some(title_case(&part)),
            }
        } else {
            others.push(part);
        }
    }
    let mut iter = others.into_iter().peekable();
    while let Some(part) = iter.next() {
        let known = places::is_known(&key(&part));
        let region = part.len() == 2 && part.chars().all(char::is_uppercase);
        if let Some(place) = header.place.as_mut().filter(|_| known || region) {
            *place = format!("{place}, {}", title_case(&part));
        } else if header.place.is_none()
            && (known || iter.peek().is_some_and(|next| next.len() == 2))
            && header.organisation.is_some()
        {
            header.place = Some(title_case(&part));
        } else if header.organisation.is_none() && !known {
            header.organisation = Some(title_case(&part));
        } else if header.place.is_none() && (known || part.starts_with(char::is_uppercase)) {
            header.place = Some(title_case(&part));
        } else {
            extra.push(part);
        }
    }
    if role == Role::Employee
        && header.title.is_none()
        && extra.len() == 1
        && has_words(&extra[0])
        && header.organisation.is_some()
    {
        header.title = extra.pop().map(|title| title_case(&title));
    }
    if !extra.is_empty() {
        let joint = if header.rest.is_empty() { "" } else { ". " };
        header.rest = format!("{}{joint}{}", extra.join(", "), header.rest);
    }
    header
}

fn split_at(part: &str) -> Option<(String, String)> {
    let joint = [" at ", " @ "]
        .into_iter()
        .find(|joint| part.contains(joint))?;
    let (title, organisation) = part.split_once(joint)?;
    Some((title.trim().to_owned(), organisation.trim().to_owned()))
}

/// `Cashier, Lidl, 2019-2020: served customers` has a tail after its colon.
fn split_tail(marked: &str) -> (&str, &str) {
    match marked.split_once(": ") {
        Some((line, tail)) if !is_label(line) => (line, tail.trim()),
        _ => (marked, ""),
    }
}

fn is_label(line: &str) -> bool {
    matches!(
        bare(line).as_str(),
        "company"
            | "employer"
            | "title"
            | "position"
            | "role"
            | "job"
            | "job title"
            | "location"
            | "place"
            | "dates"
            | "date"
            | "period"
            | "when"
            | "where"
            | "organisation"
            | "organization"
    )
}

fn parts(line: &str) -> Vec<String> {
    let line = line
        .replace(" - ", "|")
        .replace(" – ", "|")
        .replace(['—', '·', '(', ')', ';', '\t', ','], "|")
        .replace(DATE_MARK, "|");
    line.split('|')
        .map(|part| {
            let part = tidy(part);
            match part.split_once(": ") {
                Some((label, value)) if is_label(label) => value.to_owned(),
                _ => part,
            }
        })
        .filter(|part| (has_words(part) || !part.is_ascii()) && !is_label(part))
        .collect()
}

/// Whether the words tell something rather than name something.
fn is_statement(part: &str) -> bool {
    let words: Vec<String> = part.split(' ').map(bare).collect();
    let pronoun = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "i" | "i'm"
                | "my"
                | "we"
                | "was"
                | "is"
                | "were"
                | "had"
                | "have"
                | "our"
                | "me"
                | "it"
        )
    });
    let first = words.first().map_or("", String::as_str);
    let verb = match verbs::lookup(first) {
        Some((_, Form::Past | Form::ThirdPerson)) => true,
        Some((_, Form::Gerund)) => !has_title_noun(part),
        Some((base, Form::Base)) => !verbs::is_also_noun(base),
        None => verbs::is_past(first),
    };
    pronoun
        || verb
        || matches!(
            first,
            "responsible" | "not" | "never" | "no" | "to" | "with" | "and"
        )
}
