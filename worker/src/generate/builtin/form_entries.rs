//! Writes the entry of a form: each value as the section's other reader would write it.

use serde_json::{Map, Value};

use penstock_shared::domain::SectionKind;

use super::clean::{self, capitalise, has_words, tidy, title_case};
use super::education::{self, Study};
use super::entry::{append, put, put_list};
use super::form_labels::Field;
use super::form_values::{address, beside_dates, period, place, prose, sentences, without_date};
use super::forms::{Answer, Form};
use super::header::{self, Header, Role};
use super::lists;
use super::projects::{self, Project};
use super::role_entry::{self, Entry, join_period, leaving, period_only};
use super::role_labels;
use super::skill_names::skill;
use super::study_notes::kept_whole;
use crate::english::casing;
use crate::english::dates;

/// The entries of one form: mostly one.
pub fn written(section: SectionKind, form: Form) -> Vec<Value> {
    let entry = match section {
        SectionKind::Education => return education(form),
        SectionKind::Work => role(form, Role::Employee),
        SectionKind::Volunteer => role(form, Role::Volunteer),
        SectionKind::Projects => project(form),
        SectionKind::Skills => of_skill(&form),
        SectionKind::References => reference(&form),
        _ => Some(record(section, form)),
    };
    entry.into_iter().collect()
}

/// A name as it is, or what the reader of sentences finds in it where it tells more: "Tesco, Leeds".
fn header_of(form: &Form, field: Field, role: Role) -> Option<Header> {
    let value = form.get(field)?;
    let (lead, other) = match field {
        Field::Giver => ("worked at", Field::Title),
        _ => ("worked as", Field::Giver),
    };
    let more = value.contains([',', '('])
        || [" in ", " at ", " for "]
            .iter()
            .any(|joint| value.contains(joint))
        || !dates::find(&value).is_empty();
    let read = header::parse(&format!("{lead} {value}"), role).filter(|header| {
        let (own, others) = match field {
            Field::Giver => (&header.organisation, &header.title),
            _ => (&header.title, &header.organisation),
        };
        let free = |known: bool, field| !known || !form.has(field);
        more && own.is_some()
            && !has_words(&header.rest)
            && header.sector.is_none()
            && free(others.is_some(), other)
            && free(header.place.is_some(), Field::Place)
            && !(header.period.is_some() && form.is_dated())
    });
    Some(read.unwrap_or_else(|| {
        let name = Some(title_case(&value));
        match field {
            Field::Giver => Header {
                organisation: name,
                ..Header::default()
            },
            _ => Header {
                title: name,
                ..Header::default()
            },
        }
    }))
}

fn role(mut form: Form, role: Role) -> Option<Value> {
    let mut entry = Entry::default();
    for field in [Field::Title, Field::Giver] {
        if let Some(header) = header_of(&form, field, role) {
            role_entry::join(&mut entry, header);
        }
    }
    if let Some(lead) = form.lead.take() {
        take_lead(&mut entry, lead, role);
    }
    let header = &mut entry.header;
    header.is_current = None;
    header.place = place(&form).or(header.place.take());
    header.period = period(&form).or(header.period.take());
    entry.notes.extend(beside_dates(&form));
    entry.notes.extend(prose(form.lines(Field::Text)));
    entry.statements.extend(sentences(form.lines(Field::List)));
    for line in &form.rest {
        let label = line.text.split(": ").next().unwrap_or("");
        let fact = !line.bulleted
            && label.len() < line.text.len()
            && label.split(' ').count() <= 3
            && line.text.split(' ').count() <= 10;
        if fact {
            entry.notes.push(capitalise(&tidy(&line.text)));
        } else {
            for sentence in clean::sentences(&line.text) {
                told_of_role(&mut entry, sentence, role);
            }
        }
    }
    let mut entry = role_entry::written(entry, role);
    let fields = entry.as_object_mut()?;
    put(
        fields,
        "url",
        form.get(Field::Link).and_then(|link| address(&link)),
    );
    (!fields.is_empty()).then_some(entry)
}

/// A sentence among the labels of a role: when, as what, a deed.
fn told_of_role(entry: &mut Entry, sentence: String, role: Role) {
    let ended = |header: &Header| {
        header
            .period
            .as_ref()
            .is_some_and(|period| period.end.is_some())
    };
    let names = |header: &Header| {
        let open = &entry.header;
        open.title.is_none()
            && header.title.is_some()
            && (open.organisation.is_none() || header.organisation.is_none())
    };
    if let Some(header) = header::parse(&sentence, role).filter(names) {
        role_entry::join(entry, header);
    } else if let Some(period) = period_only(&sentence)
        && join_period(&mut entry.header, &period)
    {
    } else if !leaving(&sentence)
        .is_some_and(|(date, nothing)| nothing && (date.is_none() || ended(&entry.header)))
    {
        entry.statements.push(sentence);
    }
}

/// The line above the labels of a role says who or what the labels do not say.
fn take_lead(entry: &mut Entry, lead: String, role: Role) {
    let found = role_labels::parse(&lead, role).or_else(|| header::parse(&lead, role));
    let found = found.filter(|found| {
        let clash = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some();
        !clash(&found.title, &entry.header.title)
            && !clash(&found.organisation, &entry.header.organisation)
    });
    if let Some(found) = found {
        role_entry::join(entry, found);
    } else if entry.header.organisation.is_none() && !header::has_title_noun(&lead) {
        entry.header.organisation = Some(title_case(&tidy(&lead)));
    } else if entry.header.title.is_none() {
        entry.header.title = Some(title_case(&tidy(&lead)));
    } else {
        entry.statements.push(lead);
    }
}

fn education(mut form: Form) -> Vec<Value> {
    if !form.has(Field::Giver)
        && let Some(lead) = form
            .lead
            .take_if(|lead| education::read(lead).degree.is_none())
    {
        form.answers.push(Answer::of_lead(Field::Giver, lead));
    }
    let mut study = Study::default();
    let read = |value: &str| {
        let read = education::read(value);
        let lost = !read.rest.is_empty() || !read.courses.is_empty();
        let clash = (read.institution.is_some() && form.has(Field::Giver))
            || (read.score.is_some() && form.has(Field::Score))
            || (read.period.is_some() && form.is_dated());
        (!lost && !clash && read.degree.is_some()).then_some(read)
    };
    if let Some(answer) = form.answer(Field::Title) {
        let mut value = answer.joined();
        if !value.contains(char::is_alphabetic) {
            // `Level 2` of "Level: 2".
            value = format!("{} {value}", answer.label);
        }
        study = read(&value)
            .filter(|read| read.area.is_none() || !form.has(Field::Subject))
            .unwrap_or_else(|| Study {
                degree: Some(title_case(&value)),
                ..Study::default()
            });
    }
    if let Some(value) = form.get(Field::Subject) {
        match read(&value).filter(|_| study.degree.is_none()) {
            Some(read) => study = read,
            None => study.area = Some(title_case(&value)),
        }
    }
    if let Some(value) = form.get(Field::Giver) {
        let (name, dated) = without_date(&form, value);
        study.institution = Some(title_case(&name));
        study.period = study.period.take().or(dated);
    }
    match (&mut study.institution, place(&form)) {
        (Some(name), Some(place)) => {
            let told = name.clone();
            for part in place.split(", ").filter(|part| !told.contains(part)) {
                *name = format!("{name}, {part}");
            }
        }
        (None, Some(place)) => study.rest.push(place),
        _ => {}
    }
    study.score = form
        .get(Field::Score)
        .map(|score| capitalise(&score))
        .or(study.score);
    study.period = period(&form).or(study.period);
    if let Some(period) = &mut study.period
        && period.start == period.end
        && !form.has(Field::Start)
    {
        // A lone year is when it was finished.
        period.start = None;
    }
    let courses = form
        .lines(Field::List)
        .flat_map(|line| lists::items(&line.text));
    study.courses = courses
        .map(|course| capitalise(&casing::spell(&course)))
        .collect();
    study.rest.extend(beside_dates(&form));
    let link = form.get(Field::Link).and_then(|link| address(&link));
    let mut studies = vec![study];
    let told = form
        .lead
        .iter()
        .chain(form.rest.iter().map(|line| &line.text));
    for sentence in told.flat_map(|line| clean::sentences(line)) {
        if sentence.contains(": ") {
            studies[0].rest.push(capitalise(&tidy(&sentence)));
        } else {
            education::add(&mut studies, kept_whole(&sentence, false), false);
        }
    }
    let mut entries: Vec<Value> = education::with_names(studies)
        .into_iter()
        .map(education::written)
        .collect();
    if let Some(first) = entries.first_mut().and_then(Value::as_object_mut) {
        put(first, "url", link);
    }
    entries
}

fn project(mut form: Form) -> Option<Value> {
    let mut project = Project::default();
    let lead = form.lead.take();
    let (name, lead) = match form.get(Field::Title) {
        Some(name) => (Some(name), lead),
        None => (lead.map(|lead| tidy(&lead)), None),
    };
    if let Some(name) = name {
        let more = name.contains([',', ':', '(', '|'])
            || [" - ", " called "].iter().any(|joint| name.contains(joint));
        if more {
            project.add(&name, true);
        }
        if project.name.is_none() {
            project.name = Some(if name.contains('-') && !name.contains(' ') {
                name
            } else {
                title_case(&name)
            });
            project.sentences.clear();
        }
    }
    project.url = form
        .get(Field::Link)
        .and_then(|link| address(&link))
        .or(project.url);
    project.period = period(&form).or(project.period);
    let mut told: Vec<String> = lead.into_iter().collect();
    told.extend(sentences(form.lines(Field::Text)));
    told.extend(beside_dates(&form));
    told.extend(sentences(form.lines(Field::List)));
    told.extend(sentences(form.rest.iter()));
    for sentence in told {
        project.add(&sentence, false);
    }
    let tools = form
        .lines(Field::Tools)
        .map(|line| format!("Tools: {}", line.text));
    project.sentences.extend(tools);
    let mut entry = projects::written(project)?;
    let fields = entry.as_object_mut()?;
    let roles = form.get(Field::Role).map(|role| lists::items(&role));
    let roles = roles.unwrap_or_default();
    put_list(
        fields,
        "roles",
        roles.iter().map(|role| capitalise(role)).collect(),
    );
    put(
        fields,
        "entity",
        form.get(Field::Giver).map(|name| title_case(&name)),
    );
    Some(entry)
}

/// An award, certificate or publication.
fn record(section: SectionKind, mut form: Form) -> Value {
    let (name, giver, date) = match section {
        SectionKind::Awards => ("title", "awarder", "date"),
        SectionKind::Publications => ("name", "publisher", "releaseDate"),
        _ => ("name", "issuer", "date"),
    };
    let lead = form.lead.take();
    let (title, lead) = match form.get(Field::Title) {
        Some(title) => (Some(title), lead),
        None => (lead.map(|lead| tidy(&lead)), None),
    };
    let mut fields = title.map_or_else(Map::new, |title| {
        let read = named_in_full(section, &title).filter(|read| {
            !(read.contains_key(giver) && form.has(Field::Giver)
                || read.contains_key(date) && form.is_dated())
        });
        read.unwrap_or_else(|| {
            let title = title.trim_matches(['"', '“', '”']);
            let spelt = if title.contains(' ') {
                capitalise(&casing::spell(title))
            } else {
                title_case(title)
            };
            Map::from_iter([(name.to_owned(), Value::String(spelt))])
        })
    });
    let mut besides: Vec<String> = lead.into_iter().collect();
    let from = form.get(Field::Giver);
    let (from, dated) = from.map_or((None, None), |from| {
        let (from, dated) = without_date(&form, from);
        (Some(from), dated)
    });
    put(&mut fields, giver, from.map(|from| title_case(&from)));
    if let Some(period) = period(&form).or(dated) {
        put(
            &mut fields,
            date,
            period.start.or(period.end).map(dates::Date::iso),
        );
        // Of a range, or of a day that can be read in two ways, the field tells one part.
        let typed = form.get(Field::Date).unwrap_or_default();
        let mentions = dates::find(&typed);
        besides.extend((period.lasts() || mentions.len() > 1).then_some(typed));
    }
    put(
        &mut fields,
        "url",
        form.get(Field::Link).and_then(|link| address(&link)),
    );
    besides.extend(beside_dates(&form));
    let expiry = form.answer(Field::Expiry);
    besides.extend(
        expiry.map(|expiry| format!("{} {}", expiry.label.to_lowercase(), expiry.joined())),
    );
    if section == SectionKind::Certificates {
        besides.extend(form.rest.iter().map(|line| tidy(&line.text)));
        if let Some(Value::String(name)) = fields.get_mut(name) {
            for told in &besides {
                *name = format!("{name} ({told})");
            }
        } else {
            put(&mut fields, name, Some(besides.join(", ")));
        }
        return Value::Object(fields);
    }
    let own = section == SectionKind::Publications;
    let told = form.lines(Field::Text).chain(&form.rest);
    let told = if own { sentences(told) } else { prose(told) };
    for told in besides.iter().chain(&told) {
        append(&mut fields, "summary", &capitalise(told));
    }
    if !fields.contains_key(name)
        && let Some(summary) = fields.shift_remove("summary")
    {
        fields.insert(name.to_owned(), summary);
    }
    Value::Object(fields)
}

/// What the section's other reader finds in a title that tells more than a name: "CCNA, Cisco, 2020".
fn named_in_full(section: SectionKind, title: &str) -> Option<Map<String, Value>> {
    let more =
        title.contains([',', '(', '|']) || !dates::find(title).is_empty() || title.contains(" - ");
    let mut entries = super::entries(section, title).ok().filter(|_| more)?;
    match (entries.pop(), entries.is_empty()) {
        (Some(Value::Object(fields)), true) => Some(fields),
        _ => None,
    }
}

fn of_skill(form: &Form) -> Option<Value> {
    let mut fields = Map::new();
    put(
        &mut fields,
        "name",
        form.get(Field::Title).map(|name| skill(&name)),
    );
    put(
        &mut fields,
        "level",
        form.get(Field::Level).map(|level| capitalise(&level)),
    );
    let listed = form
        .lines(Field::Tools)
        .flat_map(|line| lists::items(&line.text));
    let mut keywords: Vec<String> = listed.map(|item| skill(&item)).collect();
    let told = form
        .lead
        .iter()
        .chain(form.rest.iter().map(|line| &line.text));
    keywords.extend(told.map(|told| capitalise(&tidy(told))));
    put_list(&mut fields, "keywords", keywords);
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// A referee, and what was said, word for word. What else is told of the referee stays behind its labels.
fn reference(form: &Form) -> Option<Value> {
    let mut fields = Map::new();
    let name = form.get(Field::Title).or(form.lead.clone());
    put(&mut fields, "name", name);
    let last = form.answers.len().saturating_sub(1);
    let at_end = |at: usize| at == 0 || (at == last && form.rest.is_empty());
    let is_name = |at: usize| form.answers[at].field == Field::Title && at_end(at);
    let told = (0..form.answers.len()).filter(|at| !is_name(*at));
    let mut reference = String::new();
    let lead = form.lead.iter().filter(|_| form.has(Field::Title));
    let lead = lead.cloned();
    let rest = form.rest.iter().map(|line| line.text.clone());
    // The first of them may lose its label: what follows is still in its words and order.
    let first = told
        .clone()
        .next()
        .filter(|_| form.lead.is_none() || !form.has(Field::Title));
    let told = told.map(|at| {
        let answer = &form.answers[at];
        let said = answer.typed();
        if Some(at) == first && answer.field == Field::Text {
            said
        } else {
            format!("{}: {said}", answer.label)
        }
    });
    for typed in lead.chain(told).chain(rest) {
        let joint = match reference.chars().next_back() {
            None => "",
            Some('.' | '!' | '?' | '"' | '”') => " ",
            Some(_) => ", ",
        };
        reference = format!("{reference}{joint}{typed}");
    }
    let quotes = ['"', '“', '”'];
    let inner = reference
        .strip_prefix(quotes)
        .and_then(|rest| rest.strip_suffix(quotes))
        .filter(|inner| !inner.contains(quotes))
        .map(str::to_owned);
    put(&mut fields, "reference", Some(inner.unwrap_or(reference)));
    (!fields.is_empty()).then_some(Value::Object(fields))
}
