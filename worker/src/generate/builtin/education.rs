//! Composes education sections: one entry for each school or degree.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, capitalise, title_case};
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
            for sentence in clean::sentences(&line.text) {
                add(&mut studies, read(&sentence), begins_block);
                begins_block = false;
            }
        }
    }
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
    Ok(studies.into_iter().map(written).collect())
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
            let score = sentence[at..at + grade.len()]
                .trim_start_matches("with ")
                .to_owned();
            return (
                format!("{before}, {}", &sentence[at + grade.len()..]),
                Some(capitalise(&score)),
            );
        }
    }
    (sentence.to_owned(), None)
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
