//! Composes work and volunteer sections: one entry for each role.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, Line, bare, capitalise, has_words, tidy, title_case};
use super::delimited;
use super::entry::{put, put_list, put_period};
use super::header::{self, DATE_MARK, Header, Role, has_title_noun};
use super::phrase::{self, Tense};
use super::role_ending;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::verbs;

/// The entries of a work section.
pub fn work(text: &str) -> Result<Vec<Value>, ComposeError> {
    compose(text, Role::Employee)
}

/// The entries of a volunteer section.
pub fn volunteer(text: &str) -> Result<Vec<Value>, ComposeError> {
    compose(text, Role::Volunteer)
}

#[derive(Default)]
struct Entry {
    header: Header,
    statements: Vec<String>,
    notes: Vec<String>,
}

fn compose(text: &str, role: Role) -> Result<Vec<Value>, ComposeError> {
    let mut entries: Vec<Entry> = Vec::new();
    for block in clean::blocks(text) {
        let (header, lines) = header_of_lines(&block, role);
        if let Some(header) = header {
            begin(&mut entries, header);
        }
        for line in lines {
            for sentence in clean::sentences(&line.text) {
                add(&mut entries, &sentence, line, role);
            }
        }
    }
    for entry in &mut entries {
        if entry.header == Header::default()
            && let Some(first) = entry.statements.first_mut()
            && let Some((deed, header)) = role_ending::split(first, role)
        {
            (*first, entry.header) = (deed, header);
        }
        derive_role(entry, role);
    }
    let entries = join_nameless(entries);
    if entries.is_empty() {
        return Err(missing(role));
    }
    Ok(entries
        .into_iter()
        .map(|entry| written(entry, role))
        .collect())
}

fn missing(role: Role) -> ComposeError {
    match role {
        Role::Employee => ComposeError::missing(
            "position",
            "Where did you do this work, and what was your job title?",
        ),
        Role::Volunteer => ComposeError::missing(
            "organization",
            "Which organisation did you volunteer for, and what was your role?",
        ),
    }
}

/// A header written over several short lines: employer, title, dates.
fn header_of_lines(block: &[Line], role: Role) -> (Option<Header>, &[Line]) {
    const MOST_LINES: usize = 4;
    let complete = |line: &Line| {
        header::parse(&line.text, role)
            .is_some_and(|header| header.title.is_some() && header.organisation.is_some())
    };
    let short = |line: &&Line| {
        !line.bulleted
            && !line.text.ends_with(['.', '!', ':'])
            && line.text.split(' ').count() <= 7
            && !complete(line)
    };
    let count = block.iter().take(MOST_LINES).take_while(short).count();
    for used in (2..=count).rev() {
        let joined = block[..used]
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join(" | ");
        let Some(period) = periods::find_period(&joined) else {
            let parsed = delimited::parse(&joined, role)
                .filter(|header| header.title.is_some() && header.rest.is_empty());
            if parsed.is_some() {
                return (parsed, &block[used..]);
            }
            continue;
        };
        let marked = format!(
            "{} {DATE_MARK} {}",
            &joined[..period.span.start],
            &joined[period.span.end..]
        );
        if let Some(mut header) = delimited::parse(&marked, role)
            && header.rest.is_empty()
            && dates::find(&marked).is_empty()
        {
            header.period = Some(period);
            return (Some(header), &block[used..]);
        }
    }
    (None, block)
}

fn add(entries: &mut Vec<Entry>, sentence: &str, line: &Line, role: Role) {
    if let Some(header) = header::parse(sentence, role) {
        add_header(entries, header, sentence, line);
    } else if let Some(period) = period_only(sentence)
        && let Some(entry) = entries.last_mut()
        && join_period(&mut entry.header, &period)
    {
    } else {
        open(entries).statements.push(sentence.to_owned());
    }
}

fn add_header(entries: &mut Vec<Entry>, header: Header, sentence: &str, line: &Line) {
    let Some(current) = entries
        .last_mut()
        .filter(|entry| is_named(entry) || entry.header.sector.is_some())
    else {
        begin(entries, header);
        return;
    };
    let open = &current.header;
    let both_dated = open.period.is_some() && header.period.is_some();
    let fits = !header.is_next
        && !both_dated
        && (open.title.is_none() || header.title.is_none())
        && (open.organisation.is_none() || header.organisation.is_none());
    let fills = (open.title.is_none() && header.title.is_some())
        || (open.organisation.is_none() && header.organisation.is_some());
    let dated_or_next = header.period.is_some() || header.is_next;
    let other_employer = header.organisation.is_some() && header.organisation != open.organisation;
    let mere_bullet = line.bulleted && header.title.is_none() && header.period.is_none();
    if fits && fills && !mere_bullet {
        join(current, header);
    } else if (other_employer && !mere_bullet)
        || (dated_or_next && header.title.is_some())
        || header.is_next
    {
        begin(entries, header);
    } else {
        current.statements.push(sentence.to_owned());
    }
}

/// Opens an entry; statements that came before any header belong to the first one.
fn begin(entries: &mut Vec<Entry>, mut header: Header) {
    let rest = std::mem::take(&mut header.rest);
    match entries.last_mut() {
        Some(last)
            if !is_named(last) && last.header == Header::default() && entries_are_new(last) =>
        {
            last.header = header;
        }
        _ => entries.push(Entry {
            header,
            ..Entry::default()
        }),
    }
    add_rest(open(entries), &rest);
}

fn entries_are_new(entry: &Entry) -> bool {
    entry.notes.is_empty()
}

fn open(entries: &mut Vec<Entry>) -> &mut Entry {
    if entries.is_empty() {
        entries.push(Entry::default());
    }
    entries.last_mut().expect("one was pushed")
}

fn add_rest(entry: &mut Entry, rest: &str) {
    if !has_words(rest) {
        entry
            .notes
            .extend((!tidy(rest).is_empty()).then(|| tidy(rest)));
        return;
    }
    if let Some((aside, more)) = rest.split_once(',')
        && aside.starts_with("for ")
        && aside.split(' ').count() <= 6
        && has_words(more)
    {
        entry.notes.push(capitalise(&tidy(aside)));
        add_rest(entry, &header::without_connectives(more));
        return;
    }
    let words: Vec<String> = rest.split_whitespace().map(bare).collect();
    let verb = words
        .iter()
        .any(|word| verbs::lookup(word).is_some() || verbs::is_past(word));
    let duration = words.len() > 1 && words[0] == "for" && words.len() <= 6;
    let setting = words.len() <= 6
        && matches!(
            words[0].as_str(),
            "on" | "in" | "with" | "every" | "near" | "full" | "part" | "during" | "at"
        );
    if duration || ((words.len() <= 3 || setting) && !verb) {
        entry.notes.push(capitalise(&tidy(rest)));
    } else {
        entry.statements.push(rest.to_owned());
    }
}

fn join(entry: &mut Entry, header: Header) {
    let open = &mut entry.header;
    open.title = open.title.take().or(header.title);
    open.organisation = open.organisation.take().or(header.organisation);
    open.place = open.place.take().or(header.place);
    open.is_current = header.is_current.or(open.is_current);
    if open.period.is_none() {
        open.period = header.period;
    }
    match (&mut open.description, header.description) {
        (slot @ None, description) => *slot = description,
        (Some(_), Some(description)) => entry.notes.push(description),
        _ => {}
    }
    match (&mut open.sector, header.sector) {
        (slot @ None, sector) => *slot = sector,
        (Some(_), Some(sector)) => entry.notes.push(sector),
        _ => {}
    }
    add_rest(entry, &header.rest);
}

/// The period of a sentence that tells nothing else: "i started there in june 2019".
fn period_only(sentence: &str) -> Option<Period> {
    const GLUE: &str = "i was there worked work working the job it have been this is from for started left \
        finished and in my with them dates date period at until then stayed ended since to on i've ive it's";
    let period = periods::find_period(sentence)?;
    let rest = format!(
        "{} {}",
        &sentence[..period.span.start],
        &sentence[period.span.end..]
    );
    let glue = rest
        .split_whitespace()
        .map(bare)
        .all(|word| word.is_empty() || GLUE.split_ascii_whitespace().any(|known| known == word));
    (glue && dates::find(&rest).is_empty()).then_some(period)
}

fn join_period(header: &mut Header, period: &Period) -> bool {
    let Some(open) = &mut header.period else {
        header.period = Some(period.clone());
        return true;
    };
    let fills = (open.end.is_none() && !open.ongoing && period.start.is_none())
        || (open.start.is_none() && period.end.is_none());
    if fills {
        open.start = open.start.or(period.start);
        open.end = open.end.or(period.end);
        open.ongoing |= period.ongoing;
    }
    fills
}

fn is_named(entry: &Entry) -> bool {
    entry.header.title.is_some() || entry.header.organisation.is_some()
}

/// Takes a title from the user's words where no header gave one.
fn derive_role(entry: &mut Entry, role: Role) {
    if is_named(entry) {
        return;
    }
    let title = entry
        .statements
        .iter()
        .chain(&entry.notes)
        .find_map(|statement| stated_title(statement));
    let sector = entry
        .header
        .sector
        .as_deref()
        .or(entry.header.description.as_deref());
    let from_sector = sector.map(|sector| format!("{} work", capitalise(sector)));
    let used_sector = title.is_none() && entry.header.sector.is_some();
    let used_description = title.is_none() && !used_sector;
    let volunteered = || {
        let mut words = entry
            .statements
            .iter()
            .flat_map(|statement| statement.split_whitespace());
        (role == Role::Volunteer && words.any(|word| bare(word).starts_with("volunteer")))
            .then(|| "Volunteer".to_owned())
    };
    entry.header.title = title.or(from_sector).or_else(volunteered);
    if entry.header.title.is_some() {
        if used_sector {
            entry.header.sector = None;
        } else if used_description {
            entry.header.description = None;
        }
    }
}

/// `key holder` in "i was the key holder", `Warehouse work` in "did warehouse work".
fn stated_title(statement: &str) -> Option<String> {
    let typed: Vec<&str> = statement.split_whitespace().collect();
    let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    for at in 1..words.len() {
        let stated = matches!(
            words[at - 1].as_str(),
            "was" | "am" | "as" | "i'm" | "became" | "being"
        );
        if !stated {
            continue;
        }
        let from = at + usize::from(matches!(words[at].as_str(), "a" | "an" | "the"));
        let length = words[from..]
            .iter()
            .take(4)
            .take_while(|word| {
                !matches!(
                    word.as_str(),
                    "and"
                        | "at"
                        | "in"
                        | "for"
                        | "with"
                        | "on"
                        | "of"
                        | "who"
                        | "but"
                        | "because"
                        | "i"
                        | "from"
                        | "since"
                        | "then"
                        | "when"
                        | "where"
                        | "as"
                        | "until"
                )
            })
            .count();
        let title = typed[from..from + length].join(" ");
        let title = through_title_noun(&tidy(
            title.split([',', '(', '.', ';']).next().unwrap_or(""),
        ));
        let listed = has_title_noun(&title);
        if listed
            && !words[from..from + length]
                .iter()
                .any(|word| verbs::is_past(word))
        {
            return Some(title_case(&title));
        }
    }
    let job = words
        .iter()
        .position(|word| matches!(word.as_str(), "work" | "job" | "jobs"))?;
    let kind = words.get(job.checked_sub(1)?)?;
    let says_nothing = "my the a an this that of hard team good to at did do i of for from your his first last \
        own same new great real any some no not would could had have was and in it on more most all day time";
    let listed = says_nothing
        .split_ascii_whitespace()
        .any(|word| word == kind);
    let verb = verbs::is_past(kind) || kind.ends_with("ly");
    (!listed && !verb && has_words(kind) && !typed[job - 1].ends_with(','))
        .then(|| capitalise(&format!("{} {}", tidy(typed[job - 1]), words[job])))
}

/// The words up to the last one that can end a job title.
fn through_title_noun(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let last = words
        .iter()
        .rposition(|word| has_title_noun(word))
        .map_or(words.len(), |at| at + 1);
    words[..last].join(" ")
}

/// Words without employer and title belong to the role before them, or else to the next one.
fn join_nameless(entries: Vec<Entry>) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::new();
    let mut early: Option<Entry> = None;
    for mut entry in entries {
        if !is_named(&entry) {
            match joined.last_mut() {
                Some(previous) => absorb(previous, entry),
                None => early = Some(entry),
            }
            continue;
        }
        if let Some(mut first) = early.take() {
            first.statements.append(&mut entry.statements);
            entry.statements = first.statements;
            entry.notes.splice(0..0, first.notes);
            entry.notes.extend(first.header.sector);
            entry.notes.extend(first.header.description);
            entry.notes.extend(first.header.place);
        }
        joined.push(entry);
    }
    joined.extend(early);
    joined
}

fn absorb(previous: &mut Entry, entry: Entry) {
    let Header {
        sector,
        description,
        place,
        period,
        ..
    } = entry.header;
    previous
        .notes
        .extend([sector, description, place].into_iter().flatten());
    if let Some(period) = period
        && !join_period(&mut previous.header, &period)
    {
        let dates = [period.start, period.end]
            .into_iter()
            .flatten()
            .map(dates::Date::iso);
        previous.notes.push(dates.collect::<Vec<_>>().join(" – "));
    }
    previous.notes.extend(entry.notes);
    previous.statements.extend(entry.statements);
}

fn written(entry: Entry, role: Role) -> Value {
    let Entry {
        header,
        statements,
        mut notes,
    } = entry;
    let finished = header
        .period
        .as_ref()
        .is_some_and(|period| period.end.is_some());
    let ongoing = header.period.as_ref().is_some_and(|period| period.ongoing);
    let tense = match header.is_current {
        _ if ongoing => Tense::Present,
        _ if finished => Tense::Past,
        Some(true) => Tense::Present,
        Some(false) => Tense::Past,
        None => Tense::AsTyped,
    };
    let mut fields = Map::new();
    let name = if role == Role::Employee {
        "name"
    } else {
        "organization"
    };
    put(&mut fields, name, header.organisation);
    put(&mut fields, "position", header.title);
    match role {
        Role::Employee => {
            put(&mut fields, "location", header.place);
            put(&mut fields, "description", header.description);
        }
        Role::Volunteer => notes.extend(header.place.into_iter().chain(header.description)),
    }
    notes.extend(header.sector.map(|sector| capitalise(&sector)));
    if let Some(period) = &header.period {
        put_period(&mut fields, period);
    }
    let mut highlights = Vec::new();
    for statement in &statements {
        let bullets = phrase::bullets(statement, tense);
        if bullets.is_empty() && !tidy(statement).is_ascii() {
            highlights.push(statement.trim().to_owned());
        }
        highlights.extend(bullets);
    }
    put(
        &mut fields,
        "summary",
        (!notes.is_empty()).then(|| notes.join(". ")),
    );
    put_list(&mut fields, "highlights", highlights);
    Value::Object(fields)
}
