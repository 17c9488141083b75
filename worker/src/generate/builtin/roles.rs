//! Composes work and volunteer sections: one entry for each role.

use serde_json::Value;

use super::ComposeError;
use super::clean::{Line, bare, capitalise, has_words, is_one_of, tidy};
use super::delimited;
use super::header::{self, DATE_MARK, Header, Role};
use super::header_parts;
use super::header_reader;
use super::role_bodies;
use super::role_derived::{beneficiary, derive_role};
use super::role_ending;
use super::role_entry::{
    Entry, add_rest, join, join_period, leaving, period_only, split_leaving, take_period, written,
};
use super::role_labels;
use super::role_office;
use super::role_series::{
    end_with_promotion, first_of_two, is_promotion, join_nameless, share_employer, share_title,
    since_then, tell_of_now, with_same_employer,
};
use super::role_text;
use super::role_wording;
use super::short_years;
use crate::english::dates;
use crate::english::periods::{self, Period};

/// The entries of a work section.
pub fn work(text: &str) -> Result<Vec<Value>, ComposeError> {
    compose(text, Role::Employee)
}

/// The entries of a volunteer section.
pub fn volunteer(text: &str) -> Result<Vec<Value>, ComposeError> {
    compose(text, Role::Volunteer)
}

fn compose(text: &str, role: Role) -> Result<Vec<Value>, ComposeError> {
    let mut entries: Vec<Entry> = Vec::new();
    let text = short_years::written_out(text);
    let text = match role {
        Role::Employee => text.into_owned(),
        Role::Volunteer => role_bodies::joined(&text),
    };
    for block in role_text::blocks(&text, role) {
        let (header, lines) = header_of_lines(&block, role);
        if let Some(header) = header {
            begin(&mut entries, header);
        }
        for line in lines {
            add(&mut entries, line, role);
        }
    }
    let alone = entries.len() == 1;
    for entry in &mut entries {
        let known = entry.header.title.is_some() && entry.header.period.is_some();
        if is_open(&entry.header)
            && let Some(first) = entry.statements.first_mut()
            && let Some((deed, header)) = role_ending::split(first, role, known)
        {
            *first = deed;
            join(entry, header);
        }
        if role == Role::Volunteer {
            role_bodies::name_organisation(entry);
        }
        let told_in = derive_role(entry, role);
        take_period(entry, told_in, alone);
    }
    tell_of_now(&mut entries);
    let entries = join_nameless(share_employer(share_title(entries)));
    if entries.is_empty() {
        return Err(missing(role));
    }
    Ok(entries
        .into_iter()
        .map(|entry| written(entry, role))
        .collect())
}

/// Whether nothing tells where somebody worked.
fn is_open(header: &Header) -> bool {
    let told = [
        &header.organisation,
        &header.description,
        &header.place,
        &header.sector,
    ];
    told.into_iter().all(Option::is_none)
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
            && !line.text.ends_with(['!', ':'])
            && line.text.split(' ').count() <= if line.text.ends_with('.') { 5 } else { 7 }
            && !complete(line)
    };
    let count = block.iter().take(MOST_LINES).take_while(short).count();
    for used in (2..=count).rev() {
        let joined = block[..used]
            .iter()
            .map(|line| line.text.trim_end_matches('.'))
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

fn add(entries: &mut Vec<Entry>, line: &Line, role: Role) {
    let sentence = line.text.as_str();
    if says_nothing(sentence) {
        return;
    }
    let first = entries
        .iter()
        .all(|entry| !entry.has_header() && entry.statements.is_empty());
    if let Some(mut header) =
        role_labels::parse(sentence, role).or_else(|| header_of(sentence, role, first))
    {
        role_office::without_weekly(&mut header);
        if let Some(entry) = named_before(entries, &header, sentence) {
            entry.statements.push(header.rest);
            return;
        }
        since_then(entries, &mut header, sentence);
        // `dogs` of "dogs at the animal shelter" is no role.
        let thing = |title: &String| {
            role == Role::Volunteer
                && title.ends_with('s')
                && !title.contains(' ')
                && !header::has_title_noun(title)
        };
        header
            .notes
            .extend(header.title.take_if(|title| thing(title)));
        let volunteers = role == Role::Volunteer && header.title.is_none();
        if volunteers && role_office::says_volunteer(sentence) {
            header.title = Some("Volunteer".to_owned());
        }
        add_header(entries, header, line);
    } else if let Some(period) = period_only(sentence)
        && let Some(entry) = entries.last_mut()
        && join_period(&mut entry.header, &period)
    {
    } else if role_wording::lasts(sentence)
        && let Some(entry) = entries.last_mut().filter(|entry| entry.has_header())
    {
        entry.notes.push(capitalise(&tidy(sentence)));
    } else if let Some(town) = header_reader::town(sentence)
        && let Some(entry) = entries.last_mut()
        && entry.has_header()
        && entry.header.place.is_none()
    {
        entry.header.place = Some(town);
    } else if let Some((date, nothing_else)) = leaving(sentence) {
        let ended = date.is_some_and(|date| leave(entries, date));
        if !nothing_else || (date.is_some() && !ended) {
            open(entries).statements.push(sentence.to_owned());
        }
    } else if let Some((front, date)) = split_leaving(sentence)
        && let Some(None) = entries.last().map(ends)
    {
        if dates::find(front).is_empty() {
            add_rest(open(entries), front);
        } else {
            let text = front.to_owned();
            add(
                entries,
                &Line {
                    text,
                    ..line.clone()
                },
                role,
            );
        }
        leave(entries, date);
    } else if role == Role::Volunteer
        && first
        && let Some((deed, header)) = role_ending::split(sentence, role, false)
    {
        begin(entries, header);
        open(entries).statements.push(deed);
    } else if role == Role::Volunteer
        && let Some(header) = beneficiary(sentence)
    {
        add_deed(entries, header, sentence);
    } else {
        open(entries).statements.push(sentence.to_owned());
    }
}

/// The role of which "at Tesco i ran the tills" goes on to tell: one whose employer was named before.
fn named_before<'a>(
    entries: &'a mut [Entry],
    header: &Header,
    sentence: &str,
) -> Option<&'a mut Entry> {
    let first = sentence.split(' ').next().map(bare).unwrap_or_default();
    let nothing_new = header.title.is_none() && header.period.is_none() && !header.is_next;
    let goes_on = nothing_new && is_one_of(&first, "at in with for") && has_words(&header.rest);
    let name = header.organisation.as_deref().filter(|_| goes_on)?;
    entries.iter_mut().find(|entry| {
        let known = entry.header.organisation.as_deref().unwrap_or("");
        known == name || known.starts_with(&format!("{name} "))
    })
}

/// The header of a sentence; of the first one also what its parts tell, where they tell more.
fn header_of(sentence: &str, role: Role, first: bool) -> Option<Header> {
    let told = |header: &Header| {
        let title = header.title.as_deref();
        // "Cook for around 80 people" begins no role.
        let orders =
            title.is_some_and(|title| role_office::is_order(sentence, title)) && is_open(header);
        // `Payroll, supplier contracts, HR files` lists what was done.
        let (front, more) = sentence.split_once(", ").unwrap_or((sentence, ""));
        let joint = |word: &str| is_one_of(&bare(word), "at in for as with @ i am was");
        let lists = more.contains(", ")
            && !front.split(' ').any(joint)
            && !(front.contains(':') || header.is_next)
            && has_words(&header.rest)
            && !delimited::is_statement(&header.rest);
        if !first && header.period.is_none() && (orders || lists) {
            return false;
        }
        let deed = title.is_some_and(|title| role_office::is_deed(sentence, title));
        let help = !first && role_office::is_mere_help(sentence, header, role);
        !(deed || help)
    };
    let whole = role_office::with_there(sentence, role);
    if let Some(header) = role_office::parse(sentence, role)
        && whole
            .as_ref()
            .is_none_or(|whole| whole.organisation.is_none())
        && (first || header.period.is_some())
    {
        return Some(header);
    }
    let whole = whole.filter(told);
    let found = whole.as_ref().map_or(0, header_parts::found);
    if !first || found == header_parts::ALL {
        return whole;
    }
    let by_parts = header_parts::parse(sentence, role).map(|mut header| {
        header.title = header.title.filter(|title| title != "Work");
        header
    });
    by_parts
        .filter(|header| told(header) && header_parts::found(header) > found)
        .or(whole)
}

/// That one has no work now, or what one is called, belongs to no role.
fn says_nothing(sentence: &str) -> bool {
    let lower = sentence.to_ascii_lowercase();
    if role_text::is_introduction(sentence) {
        return true;
    }
    if lower.len() < 80 && (lower.contains("stay at home ") || lower.contains("stay-at-home ")) {
        return true;
    }
    let words: Vec<String> = sentence.split_whitespace().take(12).map(bare).collect();
    words.len() < 12
        && words.iter().any(|word| word == "unemployed")
        && !words.iter().any(|word| word == "for" || word == "helped")
}

/// When a role ended.
fn ends(entry: &Entry) -> Option<dates::Date> {
    entry.header.period.as_ref()?.end
}

/// Ends the last role; false when its end is known.
fn leave(entries: &mut [Entry], date: dates::Date) -> bool {
    let Some(entry) = entries.last_mut() else {
        return false;
    };
    let end = Period {
        start: None,
        end: Some(date),
        ongoing: false,
        span: 0..0,
    };
    ends(entry) == Some(date) || join_period(&mut entry.header, &end)
}

/// A deed with the organisation it was for; another organisation begins another entry.
fn add_deed(entries: &mut Vec<Entry>, header: Header, sentence: &str) {
    let same = entries.last().is_some_and(|entry| {
        entry.header.organisation.is_none() || entry.header.organisation == header.organisation
    });
    let titled = entries
        .last()
        .is_some_and(|entry| entry.header.title.is_some());
    if same {
        let entry = open(entries);
        let dated = header.period.is_some() && entry.header.period.is_some();
        entry.header.organisation = header.organisation;
        entry.header.place = entry.header.place.take().or(header.place);
        let lone = header
            .period
            .as_ref()
            .is_some_and(|period| period.start == period.end);
        if !dated && lone {
            entry.header.period = header.period;
        }
    } else if !titled {
        let period = header.period.filter(|period| period.start == period.end);
        entries.push(Entry {
            header: Header { period, ..header },
            ..Entry::default()
        });
    }
    open(entries).statements.push(sentence.to_owned());
}

fn add_header(entries: &mut Vec<Entry>, header: Header, line: &Line) {
    let Some(current) = entries.last_mut().filter(|entry| entry.has_header()) else {
        begin(entries, header);
        return;
    };
    if let Some(first) = first_of_two(&mut current.header, &header, &line.text) {
        let at = entries.len() - 1;
        begin(entries, first);
        entries.swap(at, at + 1);
        return;
    }
    if is_promotion(&header, &line.text) && !end_with_promotion(&mut current.header, &header) {
        current.statements.push(line.text.clone());
        return;
    }
    let header = with_same_employer(header, &current.header, &line.text);
    let open = &mut current.header;
    // "the foodbank in Govan … its the Glasgow SW Foodbank"
    let kind = open
        .organisation
        .as_deref()
        .filter(|name| role_bodies::is_mere_kind(name));
    if let (Some(kind), Some(name), None, None) =
        (kind, &header.organisation, &header.title, &header.period)
        && header.rest.is_empty()
        && !role_bodies::is_mere_kind(name)
    {
        open.notes.insert(0, kind.to_owned());
        open.organisation = Some(name.clone());
        open.place = open.place.take().or(header.place);
        return;
    }
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
        current.is_trade =
            open.title.is_some() && open.period.is_none() && current.statements.is_empty();
        join(current, header);
    } else if (other_employer && !mere_bullet)
        || (dated_or_next && header.title.is_some())
        || header.is_next
    {
        begin(entries, header);
    } else {
        current.statements.push(line.text.clone());
    }
}

/// Whether the words tell how long something lasted, which is then another job.
fn lasts(statement: &str) -> bool {
    periods::find_period(statement).is_some_and(|period| period.lasts())
}

/// Opens an entry; statements that came before any header belong to the first one.
fn begin(entries: &mut Vec<Entry>, mut header: Header) {
    let rest = std::mem::take(&mut header.rest);
    // "org is Harbour Line" names what was told before.
    let half = header.title.is_none() || header.organisation.is_none();
    let mere_name = half && header.period.is_none() && !header.is_next;
    match entries.last_mut() {
        Some(last)
            if !last.is_named()
                && last.header == Header::default()
                && last.notes.is_empty()
                && (mere_name || !last.statements.iter().any(|statement| lasts(statement)))
                && (!header.is_next || last.statements.is_empty()) =>
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

fn open(entries: &mut Vec<Entry>) -> &mut Entry {
    if entries.is_empty() {
        entries.push(Entry::default());
    }
    entries.last_mut().expect("one was pushed")
}
