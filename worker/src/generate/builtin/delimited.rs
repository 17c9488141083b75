//! Reads headers without a verb: `Software Engineer, Acme Corp (Jan 2020 - present)`.

use super::clean::{bare, capitalise, has_words, tidy, title_case};
use super::header::{DATE_MARK, Header, Role, has_title_noun};
use super::lists::split_outside_brackets;
use super::role_asides::split_city;
use crate::english::places;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};

/// Longest header part and most parts that are still no sentence.
const MAX_WORDS: usize = 7;
const MAX_PARTS: usize = 5;
/// Letters among which a header at the front of a long line is looked for.
const MAX_FRONT: usize = 400;

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
    let alone = parts.iter().any(|part| {
        matches!(
            bare(part).as_str(),
            "self employed" | "self-employed" | "freelance"
        )
    });
    let acceptable = match parts.len() {
        2.. if titled && alone => true,
        1 => has_date && (titled || named) && tail.is_empty() && parts[0].split(' ').count() <= 5,
        _ => (has_date && (titled || named)) || (titled && named),
    };
    if !acceptable {
        return None;
    }
    Some(assign(parts, tail, role))
}

/// The header in the first parts of a line whose others tell what was done: `truck driver, Schneider, 2009-2021, drove …`.
pub fn parse_front(marked: &str, role: Role) -> Option<Header> {
    let start: String = marked.chars().take(MAX_FRONT).collect();
    let parts = split_outside_brackets(&start);
    let count = parts
        .iter()
        .take(MAX_PARTS + 1)
        .take_while(|part| !is_statement(part))
        .count();
    (1..=count.min(parts.len().saturating_sub(1)))
        .rev()
        .find_map(|length| {
            let front = parts[..length].join(", ");
            let header = parse(&front, role).filter(|header| header.rest.is_empty())?;
            let named = header.title.is_some()
                && (header.organisation.is_some()
                    || header.description.is_some()
                    || front.contains(DATE_MARK));
            let rest = rest_after(marked, length)?;
            named.then(|| Header {
                rest: rest.trim().to_owned(),
                ..header
            })
        })
}

/// What follows the comma with this number.
fn rest_after(text: &str, commas: usize) -> Option<&str> {
    let mut depth = 0_usize;
    let mut seen = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' | '|' if depth == 0 => {
                seen += 1;
                if seen == commas {
                    return Some(&text[at + 1..]);
                }
            }
            _ => {}
        }
    }
    None
}

fn assign(parts: Vec<String>, tail: &str, role: Role) -> Header {
    let mut header = Header {
        rest: tail.to_owned(),
        ..Header::default()
    };
    let mut extra = Vec::new();
    let mut others = Vec::new();
    for part in parts {
        let lower = bare(&part);
        if !has_words(&part) {
            extra.push(part);
        } else if matches!(
            lower.as_str(),
            "self employed" | "self-employed" | "freelance"
        ) {
            header.description = Some(capitalise(&part));
        } else if matches!(
            lower.as_str(),
            "temp"
                | "temporary"
                | "permanent"
                | "full time"
                | "full-time"
                | "part time"
                | "part-time"
                | "casual"
                | "contract"
                | "seasonal"
                | "remote"
                | "hybrid"
                | "nights"
        ) {
            header.notes.push(capitalise(&part));
        } else if let Some((how, name)) = contract_at(&part) {
            header.notes.push(capitalise(how));
            others.push(name.to_owned());
        } else if part.starts_with(|c: char| c.is_ascii_digit())
            && part.contains(' ')
            && !has_title_noun(&part)
        {
            header.notes.push(capitalise(&part));
        } else if header.title.is_none() && has_title_noun(&part) {
            match split_at(&part) {
                Some((title, organisation)) => {
                    let title = without_transition(&title);
                    header.title = Some(title_case(title));
                    others.push(organisation);
                }
                None => header.title = Some(title_case(without_transition(&part))),
            }
        } else {
            others.push(part);
        }
    }
    let mut iter = others.into_iter().peekable();
    while let Some(part) = iter.next() {
        let known = places::is_known(&key(&part));
        let region = part.len() == 2 && part.chars().all(char::is_uppercase);
        let ends_with_region = part.rsplit_once(' ').is_some_and(|(city, last)| {
            last.len() == 2
                && last.chars().all(|c| c.is_ascii_uppercase())
                && city.starts_with(char::is_uppercase)
        });
        if let Some(place) = header.place.as_mut().filter(|_| known || region) {
            *place = format!("{place}, {}", title_case(&part));
        } else if header.place.is_none()
            && (known || ends_with_region || iter.peek().is_some_and(|next| next.len() == 2))
            && header.organisation.is_some()
        {
            let place = title_case(&part);
            header.place = Some(match place.rsplit_once(' ') {
                Some((city, region)) if ends_with_region && !city.ends_with(',') => {
                    format!("{city}, {region}")
                }
                _ => place,
            });
        } else if header.organisation.is_none() && !known {
            let followed = iter.peek().is_some();
            let (name, city) = split_city(&part);
            let city = city.filter(|_| !followed);
            header.organisation = Some(title_case(if city.is_some() { name } else { &part }));
            header.place = header.place.take().or(city.map(title_case));
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

/// `3 month contract` and `Swansea council` of "3 month contract at Swansea council".
fn contract_at(part: &str) -> Option<(&str, &str)> {
    let (how, name) = part.split_once(" at ")?;
    let counted = how.starts_with(|c: char| c.is_ascii_digit());
    (counted && !has_title_noun(how) && name.starts_with(char::is_uppercase)).then_some((how, name))
}

/// `Strategy Associate` of `Previously Strategy Associate`.
fn without_transition(part: &str) -> &str {
    [
        "previously ",
        "currently ",
        "now ",
        "formerly ",
        "before ",
        "then ",
        "job title ",
    ]
    .iter()
    .find_map(|word| {
        let front = part.get(..word.len())?;
        front
            .eq_ignore_ascii_case(word)
            .then(|| &part[word.len()..])
    })
    .filter(|rest| has_words(rest))
    .unwrap_or(part)
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
        .filter(|part| (has_words(part) || !part.is_ascii()) && !is_label(part) && !is_season(part))
        .collect()
}

/// `Summer` of "Summer 2022" names nothing.
fn is_season(part: &str) -> bool {
    matches!(
        bare(part).as_str(),
        "summer" | "winter" | "spring" | "autumn" | "fall" | "christmas" | "early" | "late" | "mid"
    )
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
                | "been"
                | "there"
        )
    });
    let first = words.first().map_or("", String::as_str);
    if part.contains('%') || matches!(first, "top" | "best" | "won" | "winner" | "ranked") {
        return true;
    }
    let verb = match verbs::lookup(first) {
        Some((_, Form::Past | Form::ThirdPerson)) => true,
        Some((_, Form::Gerund)) => {
            let second = words.get(1).map_or("", String::as_str);
            !has_title_noun(part)
                || matches!(second, "a" | "an" | "the" | "my" | "our" | "new" | "all")
                || second.starts_with(|c: char| c.is_ascii_digit())
        }
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
