//! Composes education sections: one entry for each school or degree.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, capitalise, tidy, title_case};
use super::entry::{put, put_list, put_period};
use super::header::DATE_MARK;
use super::lists;
use super::study::Reader;
use crate::english::dates;
use crate::english::periods::{self, Period};

#[derive(Default)]
pub struct Study {
    pub institution: Option<String>,
    pub degree: Option<String>,
    pub area: Option<String>,
    pub score: Option<String>,
    pub period: Option<Period>,
    pub courses: Vec<String>,
    /// What fits no field; JSON Resume has no text field here, so it stands with the courses.
    pub rest: Vec<String>,
    pub is_next: bool,
}

/// The entries of an education section.
pub fn education(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut studies: Vec<Study> = Vec::new();
    for block in clean::blocks(text) {
        let mut begins_block = true;
        for line in block {
            for sentence in clean::sentences(&line.text)
                .iter()
                .flat_map(|sentence| clauses(sentence))
            {
                add(&mut studies, read(&sentence), begins_block);
                begins_block = false;
            }
        }
    }
    let studies = &mut with_names(studies);
    if let [only] = studies.as_mut_slice()
        && !is_named(only)
        && let [name] = only.rest.as_slice()
        && name.split(' ').count() <= 5
    {
        // A few words alone are the name of a school.
        only.institution = only.rest.pop().map(|name| title_case(&name));
    }
    if studies.is_empty() || studies.iter().any(|study| !is_named(study)) {
        return Err(ComposeError::missing(
            "institution",
            "Where did you study, what, and until when?",
        ));
    }
    Ok(std::mem::take(studies).into_iter().map(written).collect())
}

/// "… at Leeds, then a BTEC at York": each school has a clause of its own; so has what was not finished.
fn clauses(sentence: &str) -> Vec<String> {
    const CUES: [&str; 6] = [
        ", then ",
        " then i ",
        ", before that ",
        ", after that ",
        " but i ",
        " but ",
    ];
    let lower = sentence.to_ascii_lowercase();
    let mut cuts: Vec<(usize, usize)> = CUES
        .iter()
        .flat_map(|cue| {
            lower
                .match_indices(cue)
                .map(|(at, cue)| (at, at + cue.len()))
        })
        .collect();
    if cuts.is_empty() {
        return vec![sentence.to_owned()];
    }
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, end) in cuts {
        if at >= start {
            parts.push(sentence[start..at].to_owned());
            start = end;
        }
    }
    parts.push(sentence[start..].to_owned());
    let mut joined: Vec<String> = Vec::new();
    for part in parts {
        let study = read(&part);
        let opens = study.institution.is_some() || study.degree.is_some();
        match joined.last_mut() {
            Some(last) if !opens => {
                last.push_str(", ");
                last.push_str(&part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// Only what has a school, a degree or a subject is an entry. What was told besides stands with its neighbour, unless it
/// says what was not done: where nothing was finished, nothing is claimed.
fn with_names(studies: Vec<Study>) -> Vec<Study> {
    if studies.iter().all(is_named) || !studies.iter().any(is_named) {
        return studies;
    }
    let mut named: Vec<Study> = Vec::new();
    let mut early: Vec<String> = Vec::new();
    for mut study in studies {
        if is_named(&study) {
            study.rest.splice(0..0, early.drain(..));
            named.push(study);
            continue;
        }
        let mut rest = study.courses;
        rest.extend(study.rest.into_iter().filter(|text| !is_denial(text)));
        rest.extend(study.score);
        match named.last_mut() {
            Some(last) => {
                last.rest.extend(rest);
                last.period = last.period.take().or(study.period);
            }
            None => early.extend(rest),
        }
    }
    named
}

fn is_denial(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "never" | "not" | "did")
        && text
            .split(' ')
            .any(|word| matches!(word.to_lowercase().as_str(), "never" | "not"))
}

fn is_named(study: &Study) -> bool {
    study.institution.is_some() || study.degree.is_some() || study.area.is_some()
}

fn add(studies: &mut Vec<Study>, study: Study, begins_block: bool) {
    let Some(open) = studies.last_mut() else {
        studies.push(study);
        return;
    };
    let clash = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some();
    let clashes = clash(&open.institution, &study.institution)
        || clash(&open.degree, &study.degree)
        || clash(&open.area, &study.area)
        || (open.period.is_some() && study.period.is_some() && is_named(&study));
    let named = is_named(&study);
    if named && (clashes || study.is_next || (begins_block && is_named(open))) {
        studies.push(study);
        return;
    }
    open.institution = open.institution.take().or(study.institution);
    open.degree = open.degree.take().or(study.degree);
    open.area = open.area.take().or(study.area);
    match (&open.score, study.score) {
        (Some(_), Some(score)) => open.rest.push(score),
        (None, score) => open.score = score,
        _ => {}
    }
    match (&mut open.period, study.period) {
        (Some(known), Some(period)) => {
            known.start = known.start.or(period.start);
            known.end = known.end.or(period.end);
        }
        (None, period) => open.period = period,
        _ => {}
    }
    open.courses.extend(study.courses);
    open.rest.extend(study.rest);
}

fn written(study: Study) -> Value {
    let mut fields = Map::new();
    put(&mut fields, "institution", study.institution);
    put(&mut fields, "studyType", study.degree);
    put(&mut fields, "area", study.area);
    put(&mut fields, "score", study.score);
    if let Some(period) = &study.period {
        put_period(&mut fields, period);
    }
    let mut courses = study.courses;
    courses.extend(study.rest);
    put_list(&mut fields, "courses", courses);
    Value::Object(fields)
}

fn read(sentence: &str) -> Study {
    let mut study = Study::default();
    let opens = sentence
        .split([':', ' '])
        .next()
        .unwrap_or("")
        .to_lowercase();
    if matches!(opens.as_str(), "dissertation" | "thesis") {
        study.rest.push(capitalise(&tidy(sentence)));
        return study;
    }
    let (sentence, courses) = take_courses(sentence);
    study.courses = courses;
    let (sentence, score) = take_score(&sentence);
    study.score = score;
    let graduated = sentence.to_lowercase().contains("graduat");
    let spans = dates::find(&sentence).len();
    let text = match periods::find_period(&sentence) {
        Some(period) if spans <= 2 => {
            let text = format!(
                "{} {DATE_MARK} {}",
                &sentence[..period.span.start],
                &sentence[period.span.end..]
            );
            let single = period.start == period.end;
            let start = period
                .start
                .filter(|_| !(single && (graduated || !says_in(&sentence))));
            study.period = Some(Period { start, ..period });
            text
        }
        _ => sentence,
    };
    // A dash between words separates as a comma does.
    let text = text
        .replace(" | ", " , ")
        .replace(" - ", " , ")
        .replace(" – ", " , ")
        .replace(" — ", " , ")
        .replace(" ,", ",");
    Reader::new(&text, &mut study).read();
    study
}

/// A lone year is when a degree was finished, unless "in 2019" says when it was all studied.
fn says_in(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower.contains("studied in ") || lower.contains("started in ")
}

fn take_courses(sentence: &str) -> (String, Vec<String>) {
    let lower = sentence.to_ascii_lowercase();
    for cue in [
        "courses included",
        "courses include",
        "modules included",
        "modules include",
        "coursework included",
        "relevant coursework:",
        "coursework:",
        "courses:",
        "modules:",
        "subjects:",
        "relevant courses:",
        "courses were",
    ] {
        if let Some(at) = lower.find(cue) {
            let courses = lists::items(&sentence[at + cue.len()..]);
            let before = sentence[..at]
                .trim_end_matches(["my", "relevant"].map(|_| ' '))
                .trim();
            let before = before.strip_suffix("my").unwrap_or(before).to_owned();
            return (
                before,
                courses.iter().map(|course| capitalise(course)).collect(),
            );
        }
    }
    (sentence.to_owned(), Vec::new())
}

/// `GPA of 3.8/4.0`, `2:1`, `first class honours`, `with distinction`, `85%`.
fn take_score(sentence: &str) -> (String, Option<String>) {
    const GRADES: &[&str] = &[
        "first class honours",
        "first class honors",
        "first class",
        "upper second class",
        "upper second",
        "lower second",
        "second class honours",
        "second class upper",
        "second class lower",
        "summa cum laude",
        "magna cum laude",
        "cum laude",
        "distinction",
        "merit",
        "2:1",
        "2:2",
        "2.1",
        "2.2",
        "2-1",
        "2-2",
        "with honours",
        "with honors",
    ];
    let lower = sentence.to_ascii_lowercase();
    if let Some(at) = find_word(&lower, "gpa") {
        let rest = &sentence[at + 3..];
        let skipped = rest.len()
            - rest
                .trim_start_matches([' ', ':', 'o', 'f', 'w', 'a', 's', 'i', '='])
                .len();
        let value = rest[skipped..]
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | ' ')))
            .unwrap_or(rest.len() - skipped);
        let score = rest[skipped..skipped + value]
            .trim()
            .trim_end_matches(['.', '/'])
            .to_owned();
        if !score.is_empty() {
            let without = format!("{}, {}", &sentence[..at], &rest[skipped + value..]);
            return (without, Some(score));
        }
    }
    if let Some((without, score)) = numbered_score(sentence, &lower) {
        return (without, Some(score));
    }
    for grade in GRADES {
        if let Some(at) = find_word(&lower, grade) {
            let before = sentence[..at].trim_end();
            let before = ["got a", "with a", "with", "got", "and"]
                .iter()
                .find_map(|lead| {
                    before
                        .strip_suffix(lead)
                        .filter(|rest| rest.is_empty() || rest.ends_with(' '))
                })
                .unwrap_or(before);
            let end = at + grade.len();
            let end = end + marks_after(&sentence[end..]);
            let score = sentence[at..end]
                .trim_start_matches("with ")
                .trim()
                .to_owned();
            return (
                format!("{before}, {}", &sentence[end..]),
                Some(capitalise(&score)),
            );
        }
    }
    (sentence.to_owned(), None)
}

/// Length of "68%" and "(4.2/5.0)" behind a grade.
fn marks_after(after: &str) -> usize {
    let trimmed = after.trim_start();
    let lead = after.len() - trimmed.len();
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '%' | '(' | ')');
    let length = trimmed.find(|c: char| !is_mark(c)).unwrap_or(trimmed.len());
    let mark = trimmed[..length].trim_end_matches('.');
    let marks =
        mark.contains(['%', '/']) && mark.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    if marks && mark.matches('(').count() == mark.matches(')').count() {
        lead + mark.len()
    } else {
        0
    }
}

/// `3.6` of "3.6 GPA", `1.3` of "grade 1.3", with the words around it.
fn numbered_score(sentence: &str, lower: &str) -> Option<(String, String)> {
    let number = |text: &str| {
        let text =
            text.trim_matches(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '%')));
        let text = text.trim_end_matches('.');
        (text.starts_with(|c: char| c.is_ascii_digit()) && text.len() <= 8).then(|| text.to_owned())
    };
    if let Some(at) = find_word(lower, "gpa") {
        let front = sentence[..at].trim_end();
        let start = front.rfind(' ').map_or(0, |at| at + 1);
        let score = number(&front[start..]).filter(|score| score.contains('.'))?;
        let before = front[..start].trim_end();
        let before = before
            .strip_suffix(" with")
            .or_else(|| before.strip_suffix(" with a"))
            .unwrap_or(before);
        return Some((format!("{before}, {}", &sentence[at + 3..]), score));
    }
    let at = find_word(lower, "grade")?;
    let after = &sentence[at + 5..];
    let trimmed = after.trim_start_matches([' ', ':']);
    let end = trimmed.find([' ', ')', ',', ';']).unwrap_or(trimmed.len());
    let score = number(&trimmed[..end])?;
    let before = sentence[..at].trim_end().trim_end_matches('(');
    let rest = trimmed[end..].trim_start_matches(')');
    Some((format!("{before}, {rest}"), score))
}

fn find_word(text: &str, wanted: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(wanted).map(|at| at + from) {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if !inside(before) && !inside(after) {
            return Some(at);
        }
        from = at + wanted.len();
    }
    None
}
