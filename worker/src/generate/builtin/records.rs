//! Composes sections whose entries are one line each: awards, certificates, and what publications share with them.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, Line, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::entry::{append, put};
use super::lists::split_outside_brackets;
use super::phrase;
use super::publications_told;
use super::record_fields::{
    begins_with, bracketed_giver, can_be_giver, is_name_of_giver, names_body, plain_giver,
    proper_giver, split_giver, take_besides, take_date, take_expiry, take_reason, take_years,
    without_article, without_empty_brackets,
};
use super::record_series::{several, starts_with_date};
use super::record_status::{self, Told, denies};
use crate::english::casing;
use crate::english::dates::{self, Date};
use crate::english::tokens::key;
use crate::english::words;

/// The entries of an awards section.
pub fn awards(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "title",
        giver: "awarder",
        date: "date",
        rest: "summary",
        is_listed: false,
        nouns: "award prize medal nominee nominated scholarship bursary trophy winner employee dean's list certificate cup honour \
            honours honor honors finalist shortlisted club best runner-up runner place pin medalist commendation grant stipend champion champ star mention gold silver bronze",
        leads: "i did win|did win|we won the|we won|i won|won|i got|got|i received|received|i was awarded|was awarded|awarded|i was given|was given|i was \
            named|named|i was made|was made|i have won|i came|came|i finished|i placed|i was",
        givers: "awarded by|given by|presented by|from|by|at",
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
        nouns: "certificate certification certified cert licence license card award level endorsement endorsements course training \
            aid handling permit ticket foundation practitioner diploma safety hygiene visa operator driver member membership \
            qualified",
        leads: "i am a|i am an|i'm a|i'm an|i have a|i have an|i have my|i have|i got my|i got a|i got|i did the|did the|did my|did a|did an|i passed my|i passed the|i passed|i hold a|i \
            hold|i completed the|i completed a|i completed|completed|passed|got my|got|i earned a|i earned|i did a|i \
            did my|i did|i also have|have|have a",
        givers: "issued by|awarded by|from|by|through|thru|with|via|on",
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
    /// Words by which a sentence or a part of one names a record.
    pub nouns: &'static str,
    /// How people introduce them, between bars.
    pub leads: &'static str,
    pub givers: &'static str,
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
        let sentence = &with_the_same(without_joint(sentence), entries.last(), kind);
        let goes_on = number > 0 || (index > 0 && is_remark(sentence));
        let led = kind
            .leads
            .split('|')
            .any(|lead| begins_with(sentence, lead).is_some())
            && !sentence.starts_with("wrote with ")
            && !sentence.starts_with("wrote it ");
        // "got a weekend in Porto" is what came with the award before it.
        let names = !is_remark(sentence) && !denies(sentence) && kind.names_record(sentence);
        let opens = kind.nouns.is_empty() && publications_told::opens(sentence);
        let begins = names || opens || (led && (kind.is_listed || kind.nouns.is_empty()));
        match entries.last_mut() {
            Some(last) if kind.is_listed && is_url(sentence) => {
                put(last, "url", Some(sentence.trim_end_matches('.').to_owned()));
            }
            Some(last) if goes_on && !begins && kind.rest != kind.name => {
                append(last, kind.rest, &capitalise(&phrase::prose(sentence)));
            }
            Some(last) if goes_on && kind.is_listed && is_said_of(sentence, last, kind) => {
                if let Some(Value::String(name)) = last.get_mut(kind.name) {
                    *name = format!("{name} ({})", aside(sentence));
                }
            }
            _ => {
                for told in several(sentence, kind) {
                    entries.extend(record(&told, kind));
                }
            }
        }
    }
}

/// "2016 from Royal Highland Show" of "2016 same show", and the year of "same year": those of the record before.
fn with_the_same(sentence: &str, last: Option<&Map<String, Value>>, kind: &Kind) -> String {
    const GIVERS: &str = "show school company firm place college club body competition event people organisation organization provider university";
    let field = |name: &str| last.and_then(|last| last.get(name)).and_then(Value::as_str);
    let Some(at) = sentence.to_ascii_lowercase().find("same ") else {
        return sentence.to_owned();
    };
    let (front, rest) = (&sentence[..at], &sentence[at + 5..]);
    let noun = bare(rest.split([' ', ',', '.']).next().unwrap_or(""));
    let front = front.trim_end();
    let front = ["the", "at", "from", "in", "by"]
        .iter()
        .fold(front, |front, lead| {
            front
                .strip_suffix(*lead)
                .filter(|front| front.ends_with([' ', ',']))
                .unwrap_or(front)
                .trim_end()
        })
        .trim_end_matches(',');
    let tail = &rest[noun.len()..];
    let told = match noun.as_str() {
        "year" => field(kind.date).map(|date| date[..date.len().min(4)].to_owned()),
        noun if is_one_of(noun, GIVERS) => field(kind.giver).map(|giver| format!("from {giver}")),
        _ => None,
    };
    match told.filter(|_| has_words(front)) {
        Some(told) => format!("{front} {told}{tail}"),
        None => sentence.to_owned(),
    }
}

fn is_url(text: &str) -> bool {
    let host = text.split_once("://").map_or("", |(_, host)| host);
    host.contains('.') && host.len() > 3 && !text.contains(' ')
}

/// A sentence as it stands in brackets: "not done level 3" of "I have not done level 3".
fn aside(sentence: &str) -> String {
    let rest = ["i have ", "I have ", "i've ", "I've ", "have "]
        .iter()
        .find_map(|lead| sentence.strip_prefix(lead))
        .filter(|told| told.starts_with("not ") || told.starts_with("never "))
        .unwrap_or(sentence);
    let said = casing::spell(&tidy(rest)).replace(" i ", " I ");
    let first = said.split(' ').next().unwrap_or_default();
    let everyday = words::is_everyday(&first.to_lowercase());
    if everyday && !first.chars().skip(1).any(char::is_uppercase) && first != "I" {
        said[..1].to_lowercase() + &said[1..]
    } else {
        said
    }
}

/// The sentence without "also" or "and" in front.
pub fn without_joint(sentence: &str) -> &str {
    let mut rest = sentence;
    while let Some((first, more)) = rest.split_once(' ')
        && matches!(bare(first).as_str(), "also" | "and" | "plus")
    {
        rest = more;
    }
    rest
}

fn is_said_of(sentence: &str, record: &Map<String, Value>, kind: &Kind) -> bool {
    let name = record.get(kind.name).and_then(Value::as_str);
    name.is_some_and(|name| record_status::is_status(sentence, name))
}

impl Kind {
    /// Whether one of the first words names a record of this kind.
    pub fn names_record(&self, text: &str) -> bool {
        const FIRST_WORDS: usize = 8;
        text.split_whitespace()
            .take(FIRST_WORDS)
            .map(bare)
            .any(|word| is_one_of(&word, self.nouns))
    }
}

/// A line that tells about the record above it.
fn is_remark(sentence: &str) -> bool {
    let first = sentence
        .split_whitespace()
        .next()
        .map(bare)
        .unwrap_or_default();
    // "Prize 500 eur for the whole team", "my manager nominated me"
    let second = sentence.split_whitespace().nth(1).unwrap_or_default();
    let of_prize = first == "prize"
        && (second.contains(|c: char| c.is_ascii_digit()) || is_one_of(second, "was money of"));
    of_prize
        || is_one_of(
            &first,
            "it this for because given the about we no not never only nominated my our",
        )
}

const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// `CCNA` and `Cisco` of "CCNA - Cisco" or "Cisco: CCNA". What only says which grade or card it is stays with the name.
fn beside_giver(name: &str) -> Option<(String, String)> {
    let joint = DASHES
        .iter()
        .chain(&[": "])
        .find(|joint| name.contains(**joint))?;
    let mut parts: Vec<&str> = name.split(*joint).map(str::trim).collect();
    let issuer = parts
        .iter()
        .position(|part| record_status::is_issuer(part) || names_body(without_initials(part)));
    let last = parts.len() - 1;
    let initials = |part: &str| !part.chars().any(char::is_lowercase) && !part.contains(' ');
    let at = issuer.or_else(|| {
        let named = initials(parts[0]) && parts[last].starts_with(char::is_uppercase);
        (last == 1
            && *joint != ": "
            && named
            && is_name_of_giver(parts[last])
            && !names_grade(parts[last]))
        .then_some(last)
    })?;
    let giver = parts.remove(at).to_owned();
    let rest = parts.join(joint);
    (has_words(&rest) && has_words(&giver)).then(|| (tidy(&rest), giver))
}

/// "Institute of Accountants" of "Institute of Accountants (ICPAK)".
fn without_initials(part: &str) -> &str {
    let bracket = part
        .strip_suffix(')')
        .and_then(|part| part.rsplit_once(" ("));
    bracket
        .filter(|(_, inside)| !inside.chars().any(|c| c.is_lowercase() || c == ' '))
        .map_or(part, |(front, _)| front)
}

/// `Associate`, `Excel Expert`, `Module 2`.
fn names_grade(part: &str) -> bool {
    const GRADES: &str = "associate professional expert specialist foundation practitioner level fundamentals intermediate advanced \
        essentials training course courses part module card i ii iii";
    let graded = part.split(' ').any(|word| is_one_of(&bare(word), GRADES));
    graded && !names_body(part)
}

/// The parts of a name between its commas and dashes.
fn name_parts(name: &str) -> Vec<String> {
    let dashed = DASHES
        .iter()
        .fold(name.to_owned(), |name, dash| name.replace(dash, ","));
    let mut parts = split_outside_brackets(&dashed);
    parts.retain(|part| has_words(part) || !part.is_ascii());
    // "Sheep - champion tup at Kelso" is not about any sheep.
    if parts.len() > 1 && !parts[0].contains(' ') && name.starts_with(&format!("{} - ", parts[0])) {
        let rest = parts.remove(1);
        parts[0] = format!("{} - {rest}", parts[0]);
    }
    // The quarter of "Employee of the Quarter, Q3" names no giver.
    if let Some(at) = parts.iter().skip(1).position(|part| is_quarter(part)) {
        let quarter = parts.remove(at + 1);
        parts[0] = format!("{}, {quarter}", parts[0]);
    }
    parts
}

fn is_quarter(part: &str) -> bool {
    part.len() == 2 && part.starts_with(['Q', 'q']) && part.ends_with(|c: char| c.is_ascii_digit())
}

/// The name of a record, who gave it, and what else its text tells.
fn name_and_giver(body: String, kind: &Kind) -> (String, Option<String>, Vec<String>) {
    let mut besides = Vec::new();
    let (mut name, mut giver) = split_giver(&body, kind);
    // "…, nominated by patients": what is told behind the name needs a proper name to be read as who gave it.
    let plain = !giver
        .as_deref()
        .is_some_and(|giver| giver.starts_with(char::is_uppercase));
    if plain && kind.rest != kind.name && name.trim_end().trim_end_matches(',').contains(',') {
        (name, giver) = (body, None);
    }
    if kind.is_listed
        && giver.is_none()
        && let Some((rest, beside)) = beside_giver(tidy(&name).as_str())
    {
        (name, giver) = (rest, Some(beside));
    }
    if giver.is_none() && !name.contains('"') {
        let mut parts = name_parts(&name);
        // "Best trainee: Asda"
        if !kind.is_listed
            && let Some((front, firm)) = parts[..].first().and_then(|part| part.split_once(": "))
            && plain_giver(&firm.to_lowercase()).is_some()
        {
            let (front, firm) = (front.to_owned(), firm.to_owned());
            parts.splice(..1, [front, firm]);
        }
        if kind.rest != kind.name && parts.len() > 1 {
            let (front, found) = split_giver(&parts[0], kind);
            let found_at = |giver: fn(&str) -> Option<String>| {
                (1..parts.len()).find_map(|at| Some((at, giver(&parts[at])?)))
            };
            let named = found_at(proper_giver).or_else(|| {
                found_at(plain_giver)
                    .filter(|_| !kind.nouns.is_empty() && !name.contains(char::is_uppercase))
            });
            giver = found.or_else(|| {
                let (at, giver) = named?;
                parts.remove(at);
                let part_of = ["department of", "faculty of", "school of", "dept of"]
                    .iter()
                    .any(|of| begins_with(&giver, of).is_some());
                let whole = parts
                    .get(at)
                    .filter(|_| part_of)
                    .and_then(|next| proper_giver(next));
                if whole.is_some() {
                    parts.remove(at);
                }
                Some(whole.map_or(giver.clone(), |whole| format!("{giver}, {whole}")))
            });
            parts[0] = front;
            name = parts.join(", ");
            parts.truncate(1);
        }
        let dashes_only = parts.len() == 2 && !name.contains(',') && !can_be_giver(&parts[1]);
        if let [first, second] = parts.as_slice()
            && can_be_giver(second)
            && (!kind.is_listed || (is_name_of_giver(second) && !names_grade(second)))
            && second.split(' ').count() <= 5
            && !dashes_only
        {
            giver = Some(second.clone());
            name.clone_from(first);
        } else if let Some((front, inside)) =
            bracketed_giver(&name).filter(|(_, inside)| !record_status::is_place(inside))
        {
            (name, giver) = (front, Some(inside));
        }
    }
    if kind.rest != kind.name && !name.contains('"') {
        // What a list tells behind the name is no part of it: "best poster, shared with a colleague".
        let mut parts = name_parts(&name);
        if parts.is_empty() {
            return (name, giver, besides);
        }
        // "Dean's List 2014, 2015 and 2016" is one, of three years.
        let dated = dates::find(&parts[0])
            .iter()
            .any(|mention| mention.span.end == parts[0].len());
        // So is "Honor roll, 2010, 2011".
        let several = parts.len() > 2 && parts[1..].iter().all(|part| record_status::is_date(part));
        while (dated || several) && parts.len() > 1 && starts_with_date(&parts[1]) {
            let years = parts.remove(1);
            parts[0] = format!("{}, {years}", parts[0]);
        }
        besides.extend(
            parts
                .drain(1..)
                .filter(|told| !matches!(told.as_str(), "given" | "awarded")),
        );
        name = parts.remove(0);
        if let Some((front, times)) = giver.as_deref().and_then(|giver| giver.rsplit_once(' '))
            && matches!(times.to_lowercase().as_str(), "once" | "twice")
        {
            name = format!("{name} {}", times.to_lowercase());
            giver = Some(front.to_owned());
        }
    }
    (name, giver, besides)
}

fn record(told: &Told, kind: &Kind) -> Option<Map<String, Value>> {
    let (typed, mut urls): (Vec<&str>, Vec<&str>) = without_joint(&told.text)
        .split(' ')
        .partition(|word| !(kind.is_listed && is_url(word)));
    let (text, expiry) = take_expiry(typed.join(" ").trim_end_matches([',', ' ', '-']));
    let (text, reason) = take_reason(&text, kind);
    let (text, besides) = take_besides(&text, kind);
    let (text, date, exact) = take_date(&text);
    let (text, years) = take_years(text, kind);
    let text = without_empty_brackets(&text);
    let mut fields = Map::new();
    let typed: Vec<&str> = text.split_whitespace().collect();
    let lead = kind
        .leads
        .split('|')
        .filter_map(|lead| begins_with(&text, lead))
        .max()
        .unwrap_or(0);
    let body = typed[lead.min(typed.len().saturating_sub(1))..].join(" ");
    let (name, giver, more) = name_and_giver(body, kind);
    let mut besides = [more, besides].concat();
    let (listed, told_beside) = exact.into_iter().partition::<Vec<_>, _>(|_| kind.is_listed);
    besides.extend(told_beside);
    let expiry = listed
        .into_iter()
        .chain(expiry)
        .reduce(|exact, expiry| format!("{exact}, {expiry}"));
    let expiry = expiry
        .map(|expiry| format!(" ({expiry})"))
        .unwrap_or_default();
    let name = tidy(&name);
    let name = [" too", " as well", " also"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name)
        .trim_matches(['"', '“', '”', '\'', '(', ' '])
        .to_owned();
    let mut name = without_article(&name);
    if !kind.nouns.is_empty() {
        name = name.replace(" my ", " the ");
    }
    if !has_words(&name) && name.is_ascii() {
        return has_words(&text)
            .then(|| Map::from_iter([(kind.name.to_owned(), Value::String(tidy(&text)))]));
    }
    let spelt = if name.contains(' ') {
        capitalise(&casing::spell(&name))
    } else if kind.is_listed && (2..=4).contains(&name.len()) && !words::is_wordlike(&key(&name)) {
        name.to_uppercase()
    } else {
        title_case(&name)
    };
    let asides = told.bracketed();
    put(
        &mut fields,
        kind.name,
        Some(format!("{spelt}{expiry}{asides}{years}")),
    );
    put(
        &mut fields,
        kind.giver,
        giver.map(|giver| title_case(&without_article(&tidy(&giver)))),
    );
    put(&mut fields, kind.date, date.map(Date::iso));
    let url = urls
        .pop()
        .map(|url| url.trim_matches(['(', ')', ',', '.', '<', '>']).to_owned());
    put(&mut fields, "url", url);
    for told in besides.into_iter().chain(reason) {
        append(&mut fields, kind.rest, &capitalise(&told));
    }
    Some(fields)
}
