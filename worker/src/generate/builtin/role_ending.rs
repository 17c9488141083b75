//! "i managed a team of 5 people at Lidl in Manchester from june 2019 to march 2021": a deed that ends in where and when.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::employer_names::{is_institutional, is_kind_of_place, is_surely_name};
use super::header::{self, Header, Role};
use super::role_names::{is_duration, is_time_unit};
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::verbs;

/// Splits such a sentence into the deed, with what else is told behind a comma, and the role's header. "at night" is no
/// employer: it has a capital, or is a kind of place with an article, and how long it was stands with it.
/// Where title and time are `known`, the name of an institution is enough.
pub fn split(sentence: &str, role: Role, known: bool) -> Option<(String, Header)> {
    const MOST_PLACES: usize = 6;
    // "drove lorries for Acme Haulage for 6 years, started in 2017"
    if let Some((front, behind)) = sentence.split_once(", ")
        && tells_how_long(front)
        && dates::find(front).is_empty()
        && let Some((deed, header)) = split(front, role, known)
    {
        return Some((format!("{deed}, {behind}"), header));
    }
    let joints = sentence.match_indices(' ').filter_map(|(at, _)| {
        let joint = [" at ", " for ", " with ", " w/ ", " in "]
            .iter()
            .find(|joint| sentence[at..].starts_with(**joint))?;
        Some((at, *joint))
    });
    let acts = acts(sentence);
    joints.take(MOST_PLACES).find_map(|(at, joint)| {
        let (deed, ending) = (&sentence[..at], &sentence[at + joint.len()..]);
        let proper = ending
            .strip_prefix("the ")
            .unwrap_or(ending)
            .starts_with(char::is_uppercase);
        let kind = match joint {
            " at " => names_kind(ending, role),
            " for " => names_kind(ending, Role::Employee) && acts,
            " in " => role == Role::Volunteer && names_kind(ending, Role::Employee),
            _ => false,
        };
        let words = deed.split_whitespace().count();
        let mere_work = known && is_one_of(&bare(deed), "worked working work");
        if !mere_work && words < if acts { 2 } else { 3 }
            || !(proper || kind)
            || !(joint == " at " || acts)
            || joint == " in " && !kind
        {
            return None;
        }
        // What follows the date is told of the work.
        let period = periods::find_period(ending).filter(|period| {
            let behind = ending[period.span.end..].trim_start();
            behind.is_empty() || behind.starts_with([',', '.', ';', ')'])
        });
        let (head, behind) = match &period {
            Some(period) => (&ending[..period.span.start], &ending[period.span.end..]),
            None => (ending, ""),
        };
        let head = head.trim_end_matches([' ', ',', '(']);
        // `Wrights Haulage out of Carlisle`
        let placed = head.replace(" out of ", " in ");
        let mut header = header::parse(&format!("worked at {placed}"), role)?;
        header.is_current = None;
        let lasted = joint != " in " && proper && acts && tells_how_long(ending);
        let mut rest = std::mem::take(&mut header.rest);
        // `for 4 years` of "at Allied School for 4 years (2017-2021)"
        if rest.starts_with("for ") && rest.split(' ').count() < 4 {
            header.notes.push(capitalise(&tidy(&rest)));
            rest.clear();
        }
        let lasting = period.as_ref().is_some_and(Period::lasts);
        if let Some(place) = place_behind(&rest, joint, lasting).filter(|_| header.place.is_none())
        {
            header.place = Some(place);
            rest.clear();
        }
        let apart = rest.is_empty()
            || head
                .strip_suffix(rest.as_str())
                .is_some_and(|front| front.trim_end().ends_with([',', ')', ';']));
        let name = header.organisation.as_deref().unwrap_or("");
        let placed = header.place.is_some() && is_surely_name(name) && name.contains(' ');
        let certain = placed || lasted || (joint == " at " && is_institutional(name));
        let dated = if period.is_some() {
            !known && (rest.is_empty() || lasting)
        } else {
            proper && (acts || known) && certain && !learns(deed)
        };
        let organised = header.organisation.is_some()
            || (lasting && role == Role::Employee && header.description.is_some());
        let complete = organised && header.title.is_none() && header.period.is_none() && dated;
        header.period = period;
        let whole = format!("{deed}{joint}{head}");
        // "I taught at Bright Steps Nursery" says no more than that.
        let subject = |word: &&str| is_one_of(&bare(word), "i we");
        let said = deed
            .split_whitespace()
            .filter(|word| !subject(word))
            .count();
        let deed = match said {
            _ if mere_work => "",
            0 | 1 => &whole,
            _ => deed,
        };
        let behind = behind.trim_start_matches([',', ' ', ';', '.', ')']);
        let told: Vec<&str> = [deed, rest.as_str(), behind]
            .into_iter()
            .filter(|part| has_words(part))
            .collect();
        (complete && apart && dates::find(deed).is_empty()).then(|| (told.join(", "), header))
    })
}

/// The place behind an employer: `Sears Tower, Chicago` of "for ABM at Sears Tower in Chicago", whose premises they were, and
/// `Canary Wharf` of "for ISS in canary wharf".
fn place_behind(rest: &str, joint: &str, lasting: bool) -> Option<String> {
    let premises = rest
        .strip_prefix("at ")
        .filter(|name| joint == " for " && name.starts_with(char::is_uppercase));
    let town = rest
        .strip_prefix("in ")
        .filter(|town| lasting && town.split(' ').count() < 4);
    premises
        .map(|name| name.replace(" in ", ", "))
        .or_else(|| town.map(|town| title_case(&tidy(town))))
}

/// Whether the words end with how long something went on: "for 6 years".
fn tells_how_long(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().rev().take(3).map(bare).collect();
    matches!(words.as_slice(), [unit, count, joint] if joint == "for" && is_duration(count, unit) && is_time_unit(unit))
}

/// Whether the sentence begins with what somebody does or did: "i sold cars".
fn acts(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split_whitespace().take(3).map(bare).collect();
    let first = words
        .iter()
        .find(|word| !is_one_of(word, "i we i've ive have been also then"));
    first.is_some_and(|word| {
        verbs::is_past(word)
            || (verbs::lookup(word).is_some() && !is_one_of(word, "set cover shift"))
    })
}

/// Who trained or studied somewhere was not employed there.
pub fn learns(deed: &str) -> bool {
    const LEARNING: &str = "trained studied study graduated completed learned learnt finished attended presented spoke gave course";
    deed.split(' ').any(|word| is_one_of(&bare(word), LEARNING))
}

/// `the church` of "the church in Aalen", `a secondary school` of "a secondary school in Pune".
fn names_kind(ending: &str, role: Role) -> bool {
    let words: Vec<String> = ending.split(' ').take(5).map(bare).collect();
    let until = words
        .iter()
        .position(|word| is_one_of(word, "in at for with on"))
        .unwrap_or(words.len());
    (role == Role::Volunteer || is_one_of(&words[0], "the a an my our"))
        && words[..until].iter().any(|word| is_kind_of_place(word))
}
