//! Takes the fields of a record out of its sentence: when, who gave it, until when, why.

use super::clean::{bare, has_words, is_one_of, tidy, title_case};
use super::employer_names::is_kind_of_place;
use super::known_employers;
use super::opening::is_gerund;
use super::phrase;
use super::record_status;
use super::records::Kind;
use crate::english::casing;
use crate::english::dates::{self, Date};
use crate::english::gazetteer;
use crate::english::periods;
use crate::english::spelling;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Cuts among which what else is told of a record may begin.
const MOST_CUTS: usize = 200;

/// What else is told of a record: "(out of 120 staff)" at its end, ", did not win it".
pub fn take_besides(text: &str, kind: &Kind) -> (String, Vec<String>) {
    let mut text = text.to_owned();
    let mut besides = Vec::new();
    if kind.is_listed || kind.nouns.is_empty() {
        return (text, besides);
    }
    let cut = text
        .match_indices([',', ' '])
        .take(MOST_CUTS)
        .map(|(at, _)| at)
        .find(|at| {
            let Some(rest) = text[*at..]
                .strip_prefix(", ")
                .or_else(|| text[*at..].strip_prefix(" but "))
            else {
                return false;
            };
            let names_giver = |cue: &str| cue.contains(' ') && begins_with(rest, cue).is_some();
            text[..*at].matches('(').count() == text[..*at].matches(')').count()
                && record_status::is_status(rest.split(',').next().unwrap_or(rest), &text[..*at])
                && !kind.givers.split('|').any(names_giver)
                && !record_status::is_place(rest.split(',').next().unwrap_or(rest))
                && has_words(&text[..*at])
        });
    if let Some(at) = cut {
        besides.push(phrase::prose(text[at..].trim_start_matches([',', ' '])));
        text.truncate(at);
    }
    let bracket = text
        .trim_end_matches([' ', '.'])
        .strip_suffix(')')
        .and_then(|front| front.rsplit_once('('))
        .filter(|(front, inside)| {
            has_words(front) && inside.split(' ').count() > 2 && dates::find(inside).is_empty()
        })
        .map(|(front, inside)| (front.trim_end().to_owned(), tidy(inside)));
    if let Some((front, inside)) = bracket {
        besides.insert(0, inside);
        text = front;
    }
    (text, besides)
}

/// The text without brackets whose date was taken out.
pub fn without_empty_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        kept.push_str(before);
        match after.split_once(')') {
            Some((inside, tail)) if !has_words(inside) => rest = tail,
            _ => {
                kept.push('(');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// `expires Jun 2024`: a date that is not the one of the record. It stays with the name.
pub fn take_expiry(text: &str) -> (String, Option<String>) {
    const CUES: &str = "runs out|expires|expire|renews|renewal|renew|good until|good till|good to|valid till|valid til|\
        valid|expiry|expiring|valid until|valid to|exp";
    let lower = text.to_ascii_lowercase();
    for mention in dates::find(text) {
        let lead = lower[..mention.span.start].trim_end_matches([' ', ':', '.']);
        let lead = lead
            .strip_suffix(" in")
            .or_else(|| lead.strip_suffix(" on"))
            .unwrap_or(lead);
        let Some(cue) = CUES.split('|').find(|cue| {
            lead.strip_suffix(*cue)
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
        let before = [" is", " was", " are", " which is"]
            .iter()
            .find_map(|verb| before.strip_suffix(verb))
            .unwrap_or(before);
        let expiry = tidy(&text[start..mention.span.end]);
        return (format!("{before}{after}"), Some(expiry));
    }
    (text.to_owned(), None)
}

/// " - for the best scores": why, where there is a field for it.
pub fn take_reason(text: &str, kind: &Kind) -> (String, Option<String>) {
    let cut = [" - for ", " – for ", " — for ", ", for "]
        .iter()
        .filter(|_| kind.rest != kind.name)
        .find_map(|cue| text.split_once(cue));
    match cut.or_else(|| deed_behind_giver(text, kind)) {
        Some((front, reason)) if has_words(front) => {
            (front.to_owned(), Some(format!("for {}", tidy(reason))))
        }
        _ => (text.to_owned(), None),
    }
}

/// "volunteering" of "certificate from the mayor for volunteering": nobody's name goes on like this.
fn deed_behind_giver<'a>(text: &'a str, kind: &Kind) -> Option<(&'a str, &'a str)> {
    let (front, reason) = text.split_once(" for ")?;
    let first = reason.split(' ').next().map(bare).unwrap_or_default();
    // "from the guild for my fish course"
    let does = is_gerund(&first)
        || first.starts_with(|c: char| c.is_ascii_digit()) && reason.contains('%')
        || is_one_of(&first, "my our being most best");
    let given = |cue: &str| front.contains(format!(" {cue} ").as_str());
    (kind.rest != kind.name && does && kind.givers.split('|').any(given)).then_some((front, reason))
}

/// `Red Cross` of "first aid (Red Cross)", but neither `CKA` of a name with these initials nor "(enhanced)".
pub fn bracketed_giver(name: &str) -> Option<(String, String)> {
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
    // "Certificate in Teaching English to Speakers of Other Languages (CELTA)"
    let shared = inside
        .chars()
        .filter(|letter| initials.contains(*letter))
        .count();
    let short = inside.chars().all(char::is_uppercase) && shared * 3 >= inside.len() * 2;
    (proper && has_words(front) && !short).then(|| (front.trim().to_owned(), inside))
}

/// Takes the one date out; a text with more keeps them all. `05/12/2020` has a year, and is told besides: nobody knows the month.
pub fn take_date(text: &str) -> (String, Option<Date>, Option<String>) {
    let found = dates::find(text);
    let same = found.windows(2).all(|pair| pair[0].span == pair[1].span);
    let Some(period) = periods::find_period(text).filter(|_| same) else {
        return (text.to_owned(), None, None);
    };
    let date = period.start.or(period.end);
    let since = period.ongoing && period.end.is_none();
    if period.start != period.end && !since && period.end.is_some() {
        return (text.to_owned(), None, None);
    }
    let (before, after) = (&text[..period.span.start], &text[period.span.end..]);
    let before = without_deed(before.trim_end());
    // "ACCA (member since 2017)"
    if after.starts_with(')') {
        let before = before.trim_end_matches([',', ' ']);
        let exact = (found.len() > 1).then(|| tidy(&text[found[0].span.clone()]));
        return (format!("{before}{after}"), date, exact);
    }
    // What stands in brackets behind the date still belongs to the name.
    let nominated = begins_with(text, "nominated").or_else(|| begins_with(text, "i was nominated"));
    let by = nominated.is_some() && after.starts_with(" by ");
    let joint = if by || after.trim_start().starts_with('(') {
        ""
    } else {
        ", "
    };
    let exact = (found.len() > 1).then(|| tidy(&text[found[0].span.clone()]));
    (format!("{before} {joint}{after}"), date, exact)
}

/// The text before a date without the verb that leads to it: "CSCS gold card got it in May 2022".
fn without_deed(before: &str) -> &str {
    const DEEDS: &str = " got it| passed it| got| passed| obtained| finished| completed| done| earned| came out| taken";
    DEEDS
        .split('|')
        .find_map(|deed| before.strip_suffix(deed))
        .filter(|front| has_words(front) && !front.ends_with(['.', ',']))
        .unwrap_or(before)
}

/// " (2018 and 2019)" of "employee of the month at Tesco in 2018 and 2019", to stand behind the name.
pub fn take_years(text: String, kind: &Kind) -> (String, String) {
    let found = dates::find(&text);
    let years = found.first().zip(found.last()).filter(|(first, last)| {
        let front = &text[..first.span.start];
        first.span.start < last.span.start
            && last.span.end == text.trim_end_matches('.').len()
            && kind.rest != kind.name
            && [" at ", " from "].iter().any(|cue| front.contains(cue))
            && text[first.span.start..last.span.end]
                .split([' ', ','])
                .all(|word| {
                    !has_words(word)
                        || word.starts_with(|c: char| c.is_ascii_digit())
                        || word == "and"
                })
    });
    let Some((first, last)) = years else {
        return (text, String::new());
    };
    let front = text[..first.span.start]
        .trim_end()
        .trim_end_matches(['(', ',', ' ']);
    let front = front.strip_suffix(" in").unwrap_or(front);
    let told = &text[first.span.start..last.span.end];
    (front.to_owned(), format!(" ({told})"))
}

pub fn split_giver(text: &str, kind: &Kind) -> (String, Option<String>) {
    // "Machine Learning by Andrew Ng on Coursera": who taught it gave no certificate.
    let issued = kind.givers.split('|').find_map(|cue| {
        let (name, giver) = text.rsplit_once(format!(" {cue} ").as_str())?;
        (kind.is_listed && record_status::is_issuer(giver)).then(|| (name, tidy(giver)))
    });
    if let Some((name, giver)) = issued {
        return (name.to_owned(), Some(giver));
    }
    let quoted = text.rmatch_indices(['"', '”']).next();
    let quoted_end = quoted.map_or(0, |(at, mark)| at + mark.len());
    let lower = text.to_ascii_lowercase();
    for cue in kind.givers.split('|') {
        let wanted = format!(" {cue} ");
        let Some(at) = lower[quoted_end..].rfind(&wanted).map(|at| at + quoted_end) else {
            continue;
        };
        let giver = without_article(&tidy(&text[at + wanted.len()..]));
        // Who nominates gives nothing.
        if cue == "by" && begins_with(text, "nominated").is_some() {
            continue;
        }
        let words = giver.split(' ').count();
        // "at ohio state", "at tesco extra reading", "in farmers weekly"
        let known = cue == "at" && words <= 4 && {
            let first = giver.split(' ').next().unwrap_or("");
            record_status::is_place(&title_case(first)) || known_employers::written(first).is_some()
        };
        let paper = cue == "in"
            && kind.nouns.is_empty()
            && (2..=4).contains(&words)
            && names_periodical(&giver);
        let proper = giver.starts_with(char::is_uppercase)
            || known
            || paper
            || matches!(
                cue,
                "issued by" | "awarded by" | "given by" | "published in" | "published by"
            );
        let lower_name = words <= 4
            && !matches!(cue, "in" | "with")
            && !giver.contains(',')
            && (words == 1 || cue != "at");
        let one_part = !giver.contains(',');
        let first = giver.split(' ').next().map(bare).unwrap_or_default();
        if is_one_of(
            &first,
            "my when where work home school hand our uni college university",
        ) {
            continue;
        }
        let dated = first.starts_with(|c: char| c.is_ascii_digit())
            || dates::find(&giver)
                .first()
                .is_some_and(|mention| mention.span.start == 0);
        // "certificate on Coursera", not "course on fire safety".
        let about = cue == "on" && (words > 1 || words::is_everyday(&first));
        if has_words(&giver) && !dated && !about && one_part && words <= 7 && (proper || lower_name)
        {
            let giver = if known { title_case(&giver) } else { giver };
            return (text[..at].to_owned(), Some(giver));
        }
    }
    (text.to_owned(), None)
}

/// "farmers weekly", "nursing times": the last word says that it is a paper.
fn names_periodical(text: &str) -> bool {
    const PAPERS: &str = "weekly times news journal magazine gazette herald tribune echo chronicle telegraph guardian bulletin newsletter observer \
        digest courier argus advertiser quarterly review reporter monthly";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    let last = text.rsplit(' ').next().map(bare).unwrap_or_default();
    is_one_of(&last, PAPERS)
        && !is_one_of(&first, "a an our my their this local company school club")
}

/// `OSHA Training Institute`, `HubSpot Academy`: the last word says that it is a body, whatever it teaches.
pub fn names_body(part: &str) -> bool {
    const BODIES: &str = "institute association council board authority ministry department agency federation union guild trust";
    let part = part.split(',').next().unwrap_or(part).trim();
    let last = part.rsplit(' ').next().map(bare).unwrap_or_default();
    // "Chartered Institute of Building", but "Member of the Institute of Directors"
    let words: Vec<String> = part.split(' ').map(bare).collect();
    let of = words.windows(2).position(|pair| {
        pair[1] == "of"
            && (is_one_of(&pair[0], BODIES) || is_one_of(&pair[0], "college society ministry"))
    });
    let named = part.starts_with(char::is_uppercase) && !part.contains(':');
    let of_field = of.is_some_and(|at| {
        at <= 4
            && !words[..at]
                .iter()
                .any(|word| matches!(word.as_str(), "of" | "the" | "member" | "fellow"))
    });
    part.contains(' ')
        && (is_kind_of_place(&last) || is_one_of(&last, BODIES) || (named && of_field))
}

/// Whether the words name who gave a certificate: no place, and no word that everybody uses.
pub fn is_name_of_giver(text: &str) -> bool {
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    !record_status::is_place(text)
        && !text
            .split(' ')
            .any(|word| word.len() < 4 && word.contains(|c: char| c.is_ascii_digit()))
        && (text.starts_with(char::is_uppercase) || !words::is_everyday(&first))
}

/// Who gave something, where a part is no more than that: "Okafor Transport", "in the magazine IT Praxis", but neither
/// "team of 4" nor "May and June".
pub fn proper_giver(part: &str) -> Option<String> {
    const LEADS: &str = "in the journal |in the magazine |in the |in |journal |magazine |from the |from |at the |at |by \
        |on ";
    let part = LEADS
        .split('|')
        .find_map(|lead| part.strip_prefix(lead))
        .unwrap_or(part);
    let words: Vec<&str> = part.split(' ').collect();
    let small = ["of", "the", "and", "for", "de", "&"];
    let proper = part.starts_with(char::is_uppercase)
        && can_be_giver(part)
        && words.len() <= 6
        && words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) || small.contains(word))
        && !part.contains(|c: char| c.is_ascii_digit() || c == ':')
        && !record_status::is_place(part)
        && gazetteer::cities(&key(part)).next().is_none()
        && dates::month_number(&bare(words[0])).is_none();
    proper.then(|| part.to_owned())
}

/// `tesco` of "employee of the month, tesco": a name all the same, where nothing was typed with capitals.
pub fn plain_giver(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split(' ').collect();
    let last = words.last().copied().unwrap_or_default();
    let own =
        |word: &&str| casing::own_case(word).is_some() && !spelling::is_unmistakable_tool(word);
    let alone = words.len() == 1 && !words::is_wordlike(&key(part));
    let first = verbs::lookup(words[0]).map(|(_, form)| form);
    let tells = matches!(first, Some(verbs::Form::Past | verbs::Form::Gerund));
    let plain = words.len() <= 5
        && can_be_giver(part)
        && !tells
        && !part.contains(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == ':')
        && !record_status::is_place(&title_case(part))
        && gazetteer::cities(&key(part)).next().is_none()
        && (words.iter().any(own) || is_kind_of_place(last) || alone);
    plain.then(|| part.to_owned())
}

/// Whether the part after a comma can be who gave something, not where, when or what else.
pub fn can_be_giver(text: &str) -> bool {
    const OTHER: &str =
        "in on for at when never not but and with because since while the i it as is was";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    has_words(&first)
        && !is_one_of(&first, OTHER)
        && !first.starts_with(|c: char| c.is_ascii_digit())
}

pub fn without_article(text: &str) -> String {
    let rest = ["a ", "an ", "the ", "my ", "My "]
        .iter()
        .find_map(|article| text.strip_prefix(article));
    rest.filter(|rest| has_words(rest))
        .unwrap_or(text)
        .to_owned()
}

/// Number of words of `lead` when the text begins with it.
pub fn begins_with(text: &str, lead: &str) -> Option<usize> {
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
