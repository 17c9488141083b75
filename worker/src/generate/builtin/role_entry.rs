//! A role while it is read: what its header says, what was done in it, and how both are written.

use serde_json::{Map, Value};

use super::clean::{bare, capitalise, has_words, is_one_of, tidy};
use super::delimited;
use super::entry::{put, put_list, put_period};
use super::header::{self, Header, Role};
use super::known_employers;
use super::phrase::{self, Tense};
use super::place_names::is_area;
use crate::english::casing;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::verbs;

/// A role with all that was told of it.
#[derive(Default)]
pub struct Entry {
    pub header: Header,
    pub statements: Vec<String>,
    /// What belongs to the role and is no deed; it becomes the summary.
    pub notes: Vec<String>,
    /// Whether a sentence of its own said what somebody is: "I am a tiler. Worked for Hearn 2001-2011".
    pub is_trade: bool,
}

impl Entry {
    /// Whether it is known who it was for, or as what.
    pub fn is_named(&self) -> bool {
        self.header.title.is_some() || self.header.organisation.is_some()
    }

    /// Whether a header has been read for it.
    pub fn has_header(&self) -> bool {
        self.is_named() || self.header.sector.is_some()
    }
}

/// Keeps what a header's sentence says besides: as a note, or as a statement.
pub fn add_rest(entry: &mut Entry, rest: &str) {
    if !has_words(rest) {
        entry
            .notes
            .extend((!tidy(rest).is_empty()).then(|| tidy(rest)));
        return;
    }
    if let Some((date, true)) = leaving(rest) {
        let known = entry.header.period.as_ref().and_then(|period| period.end);
        let end = Period {
            start: None,
            end: date,
            ongoing: false,
            span: 0..0,
        };
        let undated = date.is_none() && !rest.contains(|c: char| c.is_ascii_digit());
        let mut ended =
            || date == known || (known.is_none() && join_period(&mut entry.header, &end));
        if undated || (date.is_some() && ended()) {
            return;
        }
    }
    if let Some((front, date)) = split_leaving(rest)
        && join_period(
            &mut entry.header,
            &Period {
                start: None,
                end: Some(date),
                ongoing: false,
                span: 0..0,
            },
        )
    {
        return add_rest(entry, front);
    }
    // `55 members, since 2021`
    if entry.header.period.is_none()
        && let Some(period) = periods::find_period(rest)
        && (period.ongoing || period.start != period.end)
        && tidy(&rest[period.span.end..]).is_empty()
        && rest[..period.span.start].split_whitespace().count() <= 6
    {
        let front = tidy(&rest[..period.span.start]);
        entry.header.period = Some(period);
        return add_rest(entry, &front);
    }
    let words: Vec<String> = rest.split_whitespace().take(8).map(bare).collect();
    if words.len() <= 6
        && !dates::find(rest).is_empty()
        && words
            .iter()
            .all(|word| verbs::lookup(word).is_none() || word == "mar")
    {
        entry.notes.push(capitalise(&tidy(rest)));
        return;
    }
    let inner = rest
        .trim()
        .trim_end_matches('.')
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner.filter(|inner| !inner.contains(['(', ')'])) {
        add_rest(entry, inner);
        return;
    }
    if let Some((aside, more)) = rest.split_once(',')
        && is_aside(aside)
        && has_words(more)
    {
        entry.notes.push(capitalise(&tidy(aside)));
        add_rest(entry, &header::without_connectives(more));
        return;
    }
    let words: Vec<String> = rest.split_whitespace().map(bare).collect();
    let verb = words.iter().any(|word| {
        verbs::is_past(word)
            || verbs::lookup(word)
                .is_some_and(|(base, form)| form != verbs::Form::Base || !verbs::is_also_noun(base))
    });
    let duration = words.len() > 1 && words[0] == "for" && words.len() <= 6;
    let setting =
        words.len() <= 6 && is_one_of(&words[0], "on in with every near full part during at");
    if duration || ((words.len() <= 3 || setting) && !verb) {
        entry.notes.push(capitalise(&tidy(rest)));
    } else {
        entry.statements.push(rest.to_owned());
    }
}

/// "for 3 years", "on turbine blade inspection": how or on what, without a deed.
fn is_aside(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').take(7).map(bare).collect();
    let acts = words.iter().any(|word| {
        verbs::is_past(word)
            || verbs::lookup(word)
                .is_some_and(|(base, form)| form != verbs::Form::Base || !verbs::is_also_noun(base))
    });
    let setting = matches!(words[0].as_str(), "for" | "on" | "during");
    setting && words.len() <= 6 && (words[0] == "for" || !acts)
}

/// Adds a further header of the same role.
pub fn join(entry: &mut Entry, header: Header) {
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
    entry.notes.extend(header.notes);
    add_rest(entry, &header.rest);
}

/// The period of a sentence that tells nothing else: "i started there in june 2019".
pub fn period_only(sentence: &str) -> Option<Period> {
    const GLUE: &str = "i was there worked work working the job it have been this is from for started left \
        finished and in my with them been here still employed dates date period at until then stayed ended since to on i've ive it's";
    let mut period = periods::find_period(sentence)?;
    let rest = format!(
        "{} {}",
        &sentence[..period.span.start],
        &sentence[period.span.end..]
    );
    let glue = rest
        .split_whitespace()
        .map(bare)
        .all(|word| word.is_empty() || is_one_of(&word, GLUE));
    // "started april 2022, still there"
    if period.end.is_none() && rest.split(' ').any(|word| bare(word) == "still") {
        period.ongoing = true;
    }
    (glue && dates::find(&rest).is_empty()).then_some(period)
}

/// When a job was left, and whether the sentence says nothing else that belongs into a résumé: not why.
pub fn leaving(sentence: &str) -> Option<(Option<dates::Date>, bool)> {
    let words: Vec<String> = sentence.split_whitespace().take(40).map(bare).collect();
    let at = words
        .iter()
        .position(|word| !is_one_of(word, "i and then but we got was"))?;
    let next = words.get(at + 1).map_or("", String::as_str);
    let length = match (words[at].as_str(), next) {
        ("left" | "quit" | "resigned" | "retired", _) => 1,
        ("made", "redundant")
        | ("laid", "off")
        | ("stayed", "until" | "till" | "til" | "there") => 2,
        _ => return None,
    };
    let period = periods::find_period(sentence);
    let date = period
        .as_ref()
        .and_then(|period| period.end.or(period.start));
    let plain = |word: &str| {
        (is_one_of(
            word,
            "in there it the job them on this that of after until till years year months",
        ) || word.is_empty())
            || dates::month_number(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let next = words[at + length..]
        .iter()
        .find(|word| !plain(word))
        .map(String::as_str);
    let nothing_else = matches!(
        next,
        None | Some("because" | "due" | "when" | "since" | "cause" | "so")
    );
    // "left to have a baby"
    let reason = matches!(next, Some("to" | "for"))
        && words.len() <= at + 9
        && !sentence
            .split(' ')
            .skip(1)
            .any(|word| word.starts_with(char::is_uppercase) && word != "I");
    Some((date, nothing_else || reason))
}

/// What stands before "and left in March 2023" at the end of a sentence, and when that was.
pub fn split_leaving(text: &str) -> Option<(&str, dates::Date)> {
    [" and left ", ", left ", " then left "]
        .iter()
        .find_map(|joint| {
            let (front, tail) = text.rsplit_once(joint)?;
            match leaving(&format!("left {tail}")) {
                Some((Some(date), true)) => Some((front, date)),
                _ => None,
            }
        })
}

/// Adds a period where the header lacks it.
pub fn join_period(header: &mut Header, period: &Period) -> bool {
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

/// A period told in a statement becomes the role's own when it has no other: "teach 12 kids since 2021". Where one
/// statement told the title, only its own: another may speak of another job. Later ones tell when a duty began.
/// Of an entry without a name only the first one tells it, and only where no other entry could be meant.
pub fn take_period(entry: &mut Entry, told_in: Option<usize>, alone: bool) {
    const FIRST: usize = 2;
    let told_in = told_in.or((!entry.is_named()).then_some(0));
    if entry.header.period.is_some() || !(entry.is_named() || alone) {
        return;
    }
    let statements = entry.statements.iter();
    let told: Vec<Option<Period>> = statements
        .map(|statement| periods::find_period(statement))
        .collect();
    if take_leading_period(entry, &told) {
        return;
    }
    let lasting = |period: &&Period| period.ongoing || period.start != period.end;
    if told.iter().flatten().filter(lasting).count() > 1 {
        return;
    }
    let of_job = |statement: &str| {
        statement
            .split_whitespace()
            .take(12)
            .any(|word| is_one_of(&bare(word), "there been"))
    };
    for (at, (statement, period)) in entry.statements.iter_mut().zip(told).enumerate() {
        let Some(period) = period else {
            continue;
        };
        if told_in.map_or(at >= FIRST && !of_job(statement), |told| told != at) {
            continue;
        }
        if header::moves_on(&statement[..period.span.start]) {
            continue;
        }
        let lasting = period.ongoing || (period.start != period.end && period.start.is_some());
        if !lasting || dates::find(statement).len() > 2 {
            continue;
        }
        let (before, after) = (
            &statement[..period.span.start],
            &statement[period.span.end..],
        );
        let ends = after.trim_start().is_empty() || after.trim_start().starts_with([',', '.', ';']);
        let rest = if ends {
            format!(
                "{}{}",
                before.trim_end().trim_end_matches(','),
                after.trim_start()
            )
        } else {
            format!("{} {}", before.trim_end(), after.trim_start())
        };
        let says_more = rest.split_whitespace().map(bare).any(|word| {
            !(is_one_of(&word, "it was is this that i there worked from and") || word.is_empty())
        });
        if !says_more {
            statement.clear();
            entry.header.period = Some(period);
            return;
        }
        if has_words(&rest) {
            rest.trim().clone_into(statement);
            entry.header.period = Some(period);
            return;
        }
    }
}

/// The period with which one statement alone begins, of those that the statements tell: "Oct 2017 - Mar 2020 when it closed". Why
/// it ended is left out, as it is everywhere.
fn take_leading_period(entry: &mut Entry, told: &[Option<Period>]) -> bool {
    let leads = |period: &&Period| period.span.start == 0 && period.end.is_some() && period.lasts();
    let mut found = told
        .iter()
        .enumerate()
        .filter_map(|(at, period)| Some((at, period.as_ref().filter(leads)?)));
    let (Some((at, period)), None) = (found.next(), found.next()) else {
        return false;
    };
    let statement = &mut entry.statements[at];
    let rest = statement[period.span.end..].trim_start_matches([',', '.', ';', ' ']);
    let first = rest.split(' ').next().map(bare).unwrap_or_default();
    let why = is_one_of(&first, "when then until because bc cos due after as but");
    *statement = if why { String::new() } else { rest.to_owned() };
    entry.header.period = Some(period.clone());
    true
}

/// Words without employer and title belong to the role before them.
pub fn absorb(previous: &mut Entry, entry: Entry) {
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

/// The JSON Resume entry.
pub fn written(entry: Entry, role: Role) -> Value {
    let Entry {
        mut header,
        mut statements,
        mut notes,
        ..
    } = entry;
    let finished = header
        .period
        .as_ref()
        .is_some_and(|period| period.end.is_some());
    let ongoing = header.period.as_ref().is_some_and(|period| period.ongoing);
    let tense = match header.is_current {
        _ if ongoing => Tense::Present,
        _ if finished => Tense::Past,
        // "I've worked for the NHS for 12 years. I take blood" goes on.
        Some(false) if told_tense(&statements) != Tense::Present => Tense::Past,
        Some(_) => Tense::Present,
        None => told_tense(&statements),
    };
    notes.splice(0..0, std::mem::take(&mut header.notes));
    if let Some((start, end)) = header
        .period
        .as_ref()
        .and_then(|period| period.start.zip(period.end))
    {
        notes.retain(|note| !is_time_between(note, start, end));
        statements.retain(|statement| !is_time_between(statement, start, end));
    }
    let mut fields = Map::new();
    // Who works for themselves has no other employer.
    if header.organisation.is_none() {
        header.organisation = header
            .description
            .take_if(|description| delimited::is_own_work(description));
    }
    let name = if role == Role::Employee {
        "name"
    } else {
        "organization"
    };
    let is_named = header.organisation.is_some();
    let organisation = header
        .organisation
        .map(|name| known_employers::written(&name).map_or(name, str::to_owned));
    put(&mut fields, name, organisation);
    // Who tells of no role among volunteers was one of them.
    let title = header
        .title
        .or_else(|| (role == Role::Volunteer && is_named).then(|| "Volunteer".to_owned()));
    put(&mut fields, "position", title);
    match role {
        Role::Employee => {
            put(
                &mut fields,
                "location",
                header.place.map(|place| with_area(place, &mut notes)),
            );
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
        (!notes.is_empty()).then(|| casing::spell(&notes.join(". "))),
    );
    put_list(&mut fields, "highlights", highlights);
    Value::Object(fields)
}

/// `Tulsa, Oklahoma`: the area that was read behind the town belongs to it.
fn with_area(town: String, notes: &mut Vec<String>) -> String {
    let behind = notes.iter().position(|note| is_area(note, &town));
    match behind.filter(|_| !town.contains(',')) {
        Some(at) => format!("{town}, {}", notes.remove(at)),
        None => town,
    }
}

/// `For two years` where both dates say so.
fn is_time_between(note: &str, start: dates::Date, end: dates::Date) -> bool {
    const COUNTS: &str = "one two three four five six seven eight nine ten";
    let words: Vec<String> = note.split(' ').map(bare).collect();
    let [count, unit] = &words[usize::from(words[0] == "for")..] else {
        return false;
    };
    let named = COUNTS.split(' ').zip(1..).find(|(word, _)| word == count);
    let count = named.map_or_else(|| count.parse().ok(), |(_, count)| Some(count));
    let years = is_one_of(unit, "year years yr yrs");
    years && count.is_some_and(|count: u16| end.year.abs_diff(start.year) == count)
}

/// The tense that all statements agree on, where no date tells.
fn told_tense(statements: &[String]) -> Tense {
    let told: Vec<Tense> = statements
        .iter()
        .filter_map(|statement| phrase::told_tense(statement))
        .collect();
    match told.first() {
        Some(first) if told.iter().all(|tense| tense == first) => *first,
        _ => Tense::AsTyped,
    }
}
