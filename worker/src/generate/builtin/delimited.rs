//! Reads headers without a verb: `Software Engineer, Acme Corp (Jan 2020 - present)`.

use super::clean::{bare, capitalise, has_words, is_one_of, title_case};
use super::delimited_parts::{parts, split_tail};
use super::employer_names::{
    can_be_title, can_name, is_firm, is_institutional, is_job_area, is_kind_of_place, is_place,
    is_street, is_surely_name, split_in, split_region, title_and_count, title_and_employer,
    without_transition,
};
use super::header::{DATE_MARK, Header, Role, has_title_noun, is_title_word};
use super::header_reader::town;
use super::known_employers;
use super::lists::split_outside_brackets;
use super::role_asides::{is_initials, split_city};
use crate::english::gazetteer;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};
use crate::english::words;

/// Longest header part and most parts that are still no sentence.
const MAX_WORDS: usize = 7;
const MAX_PARTS: usize = 5;
/// Letters among which a header at the front of a long line is looked for.
const MAX_FRONT: usize = 400;

/// The header in a line whose dates were replaced by [`DATE_MARK`].
pub fn parse(marked: &str, role: Role) -> Option<Header> {
    let has_date = marked.contains(DATE_MARK);
    let joined = with_comma(marked);
    let marked = joined.as_deref().unwrap_or(marked);
    let (line, tail) = split_tail(marked);
    let parts = parts(line);
    let short = parts
        .iter()
        .all(|part| part.starts_with('(') || part.split(' ').count() <= MAX_WORDS);
    if parts.is_empty()
        || parts.iter().filter(|part| !part.starts_with('(')).count() > MAX_PARTS
        || !short
        || parts
            .iter()
            .any(|part| is_statement(part.trim_start_matches('(')))
    {
        return None;
    }
    let titled = parts
        .iter()
        .any(|part| can_be_title(part) || is_job_area(part));
    let named = parts.iter().any(|part| {
        let part = without_transition(part);
        let known = known_employers::written(part).is_some();
        !has_title_noun(part)
            && !is_job_area(part)
            && if known {
                true
            } else if titled {
                is_street(part)
                    || is_institutional(part)
                    || (part.starts_with(char::is_uppercase) && can_name(part))
            } else {
                part.starts_with(char::is_uppercase) && is_surely_name(part)
            }
    });
    let alone = parts.iter().any(|part| is_own_work(part));
    let acceptable = match parts.len() {
        2.. if titled && alone => true,
        1 => {
            has_date
                && (titled || named)
                && (tail.is_empty() || named)
                && parts[0].split(' ').count() <= 5
        }
        _ => (has_date && (titled || named)) || (titled && named),
    };
    if !acceptable {
        return None;
    }
    let header = assign(parts, tail, role);
    (header.title.is_some() || header.organisation.is_some()).then_some(header)
}

/// Whether the words say that somebody works for themselves: `self employed`.
pub fn is_own_work(part: &str) -> bool {
    matches!(
        bare(part).as_str(),
        "self employed"
            | "self-employed"
            | "selfemployed"
            | "freelance"
            | "freelancer"
            | "freelancing"
            | "own business"
            | "my own business"
            | "own company"
            | "sole trader"
    )
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
                    || front.contains(DATE_MARK))
                || header.organisation.is_some() && front.contains(DATE_MARK);
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
    let mut title_typed: Option<String> = None;
    // "firmware eng, Vektra Motion GmbH": what stands before a firm, in small letters.
    let untitled = !parts
        .iter()
        .any(|part| can_be_title(without_transition(part)));
    let of_firm = parts.first().is_some_and(|first| {
        first.starts_with(char::is_lowercase)
            && first.split(' ').count() <= 3
            && can_name(first)
            && parts.iter().skip(1).any(|part| is_firm(part))
    });
    // `Warehouse, Amazon, Leeds`, `Tesco, checkout`.
    let area = parts.iter().position(|part| is_job_area(part));
    let is_school = |word: &str| {
        titles::is_school_noun(&bare(word)) || bare(word) == "hospital" || is_initials(word)
    };
    let schools: Vec<bool> = parts
        .iter()
        .map(|part| part.split(' ').any(is_school))
        .collect();
    for (at, part) in parts.into_iter().enumerate() {
        let bracketed = part.starts_with('(');
        let part = part.trim_start_matches('(');
        let placed = part.strip_prefix("at ");
        let placed = placed.filter(|name| name.starts_with(char::is_uppercase));
        let part = placed.unwrap_or(part).to_owned();
        if !has_words(&part) {
            extra.push(part);
        } else if is_own_work(&part) {
            header.description = Some(capitalise(&part));
        } else if let Some(name) = own_business(&part) {
            header.description = Some(capitalise(part[..part.len() - name.len()].trim_end()));
            others.push(name.to_owned());
        } else if (is_department_of(&part)
            && (0..schools.len()).any(|other| other != at && schools[other]))
            || part
                .split([' ', '-'])
                .all(|word| is_one_of(&bare(word), TERMS))
            || (bracketed && (!can_be_place(&part) || at == 1 && is_initials(&part)))
        {
            header.notes.push(capitalise(&part));
        } else if let Some((how, name)) = contract_at(&part) {
            header.notes.push(capitalise(how));
            others.push(name.to_owned());
        } else if part.starts_with(|c: char| c.is_ascii_digit())
            && part.contains(' ')
            && !can_be_title(&part)
            && !can_name(&part)
        {
            header.notes.push(capitalise(&part));
        } else if title_typed.is_none()
            && (can_be_title(without_transition(&part))
                || (untitled && ((at == 0 && of_firm) || area == Some(at))))
        {
            let (title, organisation) = match split_at(&part) {
                Some((title, organisation)) => (title, Some(organisation)),
                None => (part, None),
            };
            title_typed = Some(without_transition(&title).to_owned());
            others.extend(organisation);
        } else if role == Role::Volunteer
            && let Some((deed, organisation)) = deed_with(&part)
        {
            extra.push(deed.to_owned());
            others.push(organisation.to_owned());
        } else if placed.is_some() {
            others.insert(0, part);
        } else {
            others.push(part);
        }
    }
    assign_names(&mut header, &others, &mut extra);
    if let Some(title) = title_typed {
        let title = part_of_title(&mut header, &title, role);
        header.title = Some(title_case(title.trim_end_matches([' ', ',', '/', ':'])));
    }
    if !extra.is_empty() {
        let joint = if header.rest.is_empty() { "" } else { ". " };
        header.rest = format!("{}{joint}{}", extra.join(", "), header.rest);
    }
    header
}

/// `Happy Paws` of `own business Happy Paws`.
fn own_business(part: &str) -> Option<&str> {
    let at = part.find(char::is_uppercase).filter(|at| *at > 0)?;
    let (front, name) = part.split_at(at);
    is_own_work(front.trim_end()).then_some(name)
}

/// `Department of Mathematics`, which belongs to an employer that is named beside it.
pub fn is_department_of(part: &str) -> bool {
    let (first, more) = part.split_once(' ').unwrap_or((part, ""));
    is_one_of(&bare(first), "department dept faculty division school")
        && (more.starts_with("of ") || more.starts_with("for "))
}

/// The title without what was typed behind it: an employer, where no other is known, a count, or since when.
fn part_of_title(header: &mut Header, typed: &str, role: Role) -> String {
    let since = [" from ", " since ", " during "].iter().find_map(|joint| {
        typed
            .split_once(joint)
            .map(|(title, when)| (title, joint, when))
    });
    let typed = match since {
        Some((title, joint, when)) if has_title_noun(title) => {
            header.notes.push(if *joint == " during " {
                format!("During {when}")
            } else {
                format!("{}{joint}{when}", title_case(title))
            });
            title
        }
        _ => typed,
    };
    if let Some((title, count)) = title_and_count(typed) {
        header.notes.insert(0, capitalise(count));
        return title.to_owned();
    }
    match title_and_employer(typed) {
        Some((title, employer))
            if header.organisation.is_none()
                && (role == Role::Employee || known_employers::written(employer).is_some()) =>
        {
            header.organisation = Some(title_case(employer));
            title.to_owned()
        }
        _ => typed.to_owned(),
    }
}

/// How somebody is employed.
const TERMS: &str = "temp temporary permanent full part time then casual contract seasonal remote hybrid nights days weekends";

/// Tells the employer from its place among the parts that are no title; what is neither is `extra`.
fn assign_names(header: &mut Header, others: &[String], extra: &mut Vec<String>) {
    let mut described = false;
    for (at, typed) in others.iter().enumerate() {
        let part = without_transition(typed);
        if !has_words(part) {
            continue;
        }
        let next = others.get(at + 1);
        let known = is_place(part) || is_area(part);
        let region = part.len() == 2 && part.chars().all(char::is_uppercase);
        let town = split_region(part).or_else(|| town_with_code(part));
        let whole = town.as_ref().is_some_and(|(front, _)| front.is_empty());
        if let Some(place) = header.place.as_mut().filter(|_| known || region) {
            *place = format!("{place}, {}", title_case(part));
        } else if header.place.is_none()
            && (known
                || is_street(part)
                || (header.organisation.is_some() && next.is_some_and(|next| next.len() == 2)))
        {
            header.place = Some(title_case(part));
        } else if let Some((front, town)) =
            town.filter(|_| header.place.is_none() && (whole || header.organisation.is_none()))
        {
            header.place = Some(title_case(&town));
            header.organisation = header
                .organisation
                .take()
                .or((!whole).then(|| title_case(front)));
        } else if header.organisation.is_none() && !known && !described && can_name(part) {
            let (name, place) = split_in(part)
                .map_or_else(|| split_city(part), |(name, place)| (name, Some(place)));
            let place = place.filter(|_| header.place.is_none());
            if place.is_some() && !can_name(name) {
                header.description = header.description.take().or(Some(capitalise(name)));
                header.place = place.map(title_case);
                described = true;
                continue;
            }
            header.organisation = Some(title_case(if place.is_some() { name } else { part }));
            header.place = header.place.take().or(place.map(title_case));
        } else if header.organisation.is_none()
            && header.description.is_none()
            && !described
            && part.starts_with(char::is_lowercase)
            && part.split(' ').next().is_some_and(is_kind_of_place)
        {
            let (kind, name) = [" called ", " named "]
                .iter()
                .find_map(|joint| part.split_once(joint))
                .map_or((part, None), |(kind, name)| (kind, Some(name)));
            header.organisation = name.map(title_case);
            header.description = Some(capitalise(kind));
            described = true;
        } else if header.place.is_none() && (known || can_be_place(part)) {
            header.place = Some(title_case(part));
        } else {
            extra.push(typed.clone());
        }
    }
}

/// `essex and east london`: where somebody works who has no one place.
fn is_area(part: &str) -> bool {
    let placed = |piece: &str| {
        let (first, rest) = piece.split_once(' ').unwrap_or(("", piece));
        let compass = is_one_of(&bare(first), "north south east west central greater");
        let name = if compass { rest } else { piece };
        town(name).is_some() || !gazetteer::regions(&key(name)).is_empty()
    };
    part.contains(" and ") && part.split(" and ").all(placed)
}

/// `Austin, TX` of `austin tx`.
fn town_with_code(part: &str) -> Option<(&str, String)> {
    let code = part
        .rsplit_once(' ')
        .is_some_and(|(_, code)| code.len() == 2);
    town(part).filter(|_| code).map(|town| ("", town))
}

/// Whether the part of a header can be where an employer is: `Mannheim`, `Co Tipperary`.
fn can_be_place(part: &str) -> bool {
    let plain = part
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '.' | '\''));
    is_place(part)
        || split_region(part).is_some()
        || (part.starts_with(char::is_uppercase)
            && plain
            && can_name(part)
            && !is_initials(part)
            && part.split(' ').count() <= 3
            && spelling::canonical_tool(part).is_none())
}

/// `Beach clean ups` and `Surfers Against Sewage` of "Beach clean ups with Surfers Against Sewage".
fn deed_with(part: &str) -> Option<(&str, &str)> {
    let (deed, name) = [" with ", " for "]
        .iter()
        .find_map(|joint| part.split_once(joint))?;
    let named = name.starts_with(char::is_uppercase) && can_name(name);
    (named && known_employers::written(part).is_none()).then_some((deed, name))
}

/// `3 month contract` and `Swansea council` of "3 month contract at Swansea council".
fn contract_at(part: &str) -> Option<(&str, &str)> {
    let (how, name) = [" at ", " to "]
        .iter()
        .find_map(|joint| part.split_once(joint))?;
    let contracts = how.to_lowercase().ends_with("contracting");
    let counted = how.starts_with(|c: char| c.is_ascii_digit());
    let work = how.split(' ').any(|word| {
        is_one_of(
            &bare(word),
            "contract placement internship cover secondment temp maternity",
        )
    });
    ((counted && work || contracts) && !has_title_noun(how) && name.starts_with(char::is_uppercase))
        .then_some((how, name))
}

fn split_at(part: &str) -> Option<(String, String)> {
    let joint = [" at ", " @ "]
        .into_iter()
        .find(|joint| part.contains(joint))?;
    let (title, organisation) = part.split_once(joint)?;
    Some((title.trim().to_owned(), organisation.trim().to_owned()))
}

/// "Cashier, Tesco, 2018-2020" of "Cashier: Tesco, 2018-2020" and "Tesco, cashier, …" of "Tesco: cashier, …": title and employer
/// with a colon between them, and the dates behind.
fn with_comma(marked: &str) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let (front, behind) = marked.split_once(": ")?;
    let named = behind.split([',', '(', '\u{1}']).next()?.trim();
    let proper = |name: &str| {
        name.starts_with(char::is_uppercase)
            && !has_title_noun(name)
            && (is_surely_name(name) || !name.split(' ').any(|word| words::is_everyday(&key(word))))
    };
    let two = (has_title_noun(front) && proper(named)) || (proper(front) && has_title_noun(named));
    let short = |part: &str| part.split(' ').count() <= MOST_WORDS && !is_statement(part);
    (two && short(front)
        && short(named)
        && !front.contains(DATE_MARK)
        && behind.contains(DATE_MARK))
    .then(|| format!("{front}, {behind}"))
}

/// Whether the words tell something rather than name something.
pub fn is_statement(part: &str) -> bool {
    if known_employers::written(part).is_some() || is_job_area(part) || is_own_work(part) {
        return false;
    }
    let words: Vec<String> = part.split(' ').map(bare).collect();
    // `Mentor`
    if words.len() == 1 && is_title_word(&words[0]) {
        return false;
    }
    // `IT support` is a department.
    let of_computers = words[0] == "it"
        && words.get(1).is_some_and(|next| {
            is_one_of(next, "support tech technician helpdesk manager admin administrator engineer consultant department dept team analyst officer specialist systems")
        });
    let pronoun = words.iter().skip(usize::from(of_computers)).any(|word| {
        matches!(
            word.as_str(),
            "i" | "i'm"
                | "that's"
                | "it's"
                | "he"
                | "she"
                | "they"
                | "you"
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
