//! Composes education sections: one entry for each school or degree.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::entry::{put, put_list, put_period};
use super::header::DATE_MARK;
use super::lists;
use super::study::Reader;
use super::study_notes::{self, clauses};
use super::study_record;
use super::study_school::{self, is_kind_of_school};
use super::study_score::take_score;
use super::study_subjects::is_subject;
use super::study_words::{PART_TIME, is_qualification, written_out};
use crate::english::casing;
use crate::english::dates::{self, Mention};
use crate::english::periods::{self, Period};
use crate::english::verbs;

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
    /// It was told on a line of its own.
    pub is_line: bool,
    /// It was begun and left: the degree was never given.
    pub is_unfinished: bool,
}

/// The entries of an education section.
pub fn education(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut studies: Vec<Study> = Vec::new();
    for block in clean::blocks(text) {
        let mut begins_block = true;
        for line in &block {
            let sentences: Vec<String> = clean::sentences(&line.text)
                .iter()
                .flat_map(|sentence| study_notes::cut_behind_grade(sentence))
                .collect();
            let is_line = sentences.len() == 1 && block.len() > 1;
            for sentence in &sentences {
                let clauses = clauses(sentence);
                for (at, clause) in clauses.iter().enumerate() {
                    let mut study = study_notes::kept_whole(clause, begins_block);
                    study.is_line = is_line;
                    // "8 GCSEs and 3 A levels, Park School": both were taken there.
                    if let Some(next) = clauses.get(at + 1)
                        && study.degree.is_some()
                        && study.institution.is_none()
                        && study.period.is_none()
                        && clauses.len() == 2
                        && sentence.contains(&format!(" and {}", next.trim()))
                    {
                        study.institution = read(next).institution;
                    }
                    add(&mut studies, study, begins_block);
                    begins_block = false;
                }
            }
        }
    }
    let studies = &mut with_names(studies);
    if let [only] = studies.as_mut_slice()
        && !is_named(only)
        && let [name] = only.rest.as_slice()
        && name.split(' ').count() <= 5
        && !is_told(&bare(name.split(' ').next().unwrap_or("")))
    {
        // A few words alone are the name of a school, if they are no subject.
        let name = title_case(name);
        only.rest.clear();
        if is_subject(&name) {
            only.area = Some(name);
        } else {
            only.institution = Some(name);
        }
    }
    if studies.is_empty() || studies.iter().any(|study| !is_named(study)) {
        return Err(ComposeError::missing(
            "institution",
            "Where did you study, what, and until when?",
        ));
    }
    Ok(std::mem::take(studies).into_iter().map(written).collect())
}

/// "no degree", "dropped out of college": what begins so names nothing.
fn is_told(first: &str) -> bool {
    is_one_of(first, "no not never none left quit did didnt went") || verbs::is_past(first)
}

/// Only what has a school, a degree or a subject is an entry. What was told besides stands with its neighbour, unless it
/// says what was not done: where nothing was finished, nothing is claimed.
pub fn with_names(studies: Vec<Study>) -> Vec<Study> {
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
                last.is_unfinished |= study.is_unfinished;
                last.period = last.period.take().or(study.period);
            }
            None => early.extend(rest),
        }
    }
    named
}

/// "Dropped out of Bergen before that" is about another school than the one before: it names one.
fn is_about_it(told: &str) -> bool {
    !told
        .split(' ')
        .skip(1)
        .any(|word| word != "I" && word.starts_with(char::is_uppercase))
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

pub fn add(studies: &mut Vec<Study>, mut study: Study, begins_block: bool) {
    let Some(open) = studies.last_mut() else {
        studies.push(study);
        return;
    };
    let same = study.institution.as_deref().is_some_and(|school| {
        school
            .split(' ')
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("same"))
    });
    if same {
        study.institution.clone_from(&open.institution);
        study.is_next = true;
    }
    let is_kind = |known: &Study| known.institution.as_deref().is_some_and(is_kind_of_school);
    for known in [&mut study, &mut *open] {
        // "High School", above or below the name of the school.
        if known.is_line && known.degree.is_none() && is_kind(known) {
            known.degree = known.institution.take();
        }
    }
    let degree_alone = |known: &Study| known.degree.is_some() && known.institution.is_none();
    let of_degree = degree_alone(open) || degree_alone(&study);
    for told in [&mut study, &mut *open] {
        let alone = told.is_line && !is_named(told) && told.rest.len() == 1;
        if alone && is_subject(&told.rest[0]) {
            told.area = told.rest.pop().map(|subject| title_case(&subject));
        } else if alone && (of_degree || begins_block) && study_record::is_name_alone(&told.rest[0])
        {
            told.institution = told.rest.pop();
        }
    }
    let clash = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some();
    let clashes = clash(&open.institution, &study.institution)
        || clash(&open.degree, &study.degree)
        || clash(&open.area, &study.area)
        || (open.period.is_some() && study.period.is_some() && is_named(&study));
    let named = is_named(&study);
    if !named && !study.rest.iter().all(|told| is_about_it(told)) {
        study.is_unfinished = false;
    }
    if named && (clashes || study.is_next || (begins_block && is_named(open))) {
        studies.push(study);
        return;
    }
    // Who never finished one school may have finished another.
    open.is_unfinished = study.is_unfinished || (open.is_unfinished && (is_named(open) || !named));
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

pub fn written(study: Study) -> Value {
    let mut fields = Map::new();
    let school = study.institution.as_deref().map(written_out);
    put(&mut fields, "institution", school);
    let left = if study.is_unfinished {
        " (not completed)"
    } else {
        ""
    };
    let degree = study.degree.map(|degree| format!("{degree}{left}"));
    put(&mut fields, "studyType", degree);
    put(&mut fields, "area", study.area.as_deref().map(written_out));
    put(&mut fields, "score", study.score);
    if let Some(period) = &study.period {
        put_period(&mut fields, period);
    }
    let mut courses = study.courses;
    // The degree says so already.
    let is_said = |told: &String| {
        let told = bare(told);
        study.is_unfinished && is_one_of(&told, "incomplete unfinished uncompleted")
            || fields.contains_key("studyType")
                && (told == "not completed"
                    || study.is_unfinished
                        && matches!(told.as_str(), "never finished" | "not finished"))
    };
    courses.extend(study.rest.into_iter().filter(|told| !is_said(told)));
    for told in &mut courses {
        // "(part-time)"
        let inner = told
            .strip_prefix('(')
            .and_then(|told| told.strip_suffix(')'));
        if let Some(inner) =
            inner.filter(|inner| inner.starts_with(char::is_alphabetic) && !inner.contains('('))
        {
            *told = capitalise(inner);
        }
    }
    put_list(&mut fields, "courses", courses);
    Value::Object(fields)
}

pub fn read(sentence: &str) -> Study {
    let mut study = Study {
        is_unfinished: study_notes::says_unfinished(sentence),
        ..Study::default()
    };
    if study_notes::is_labelled(sentence) {
        study.rest.push(capitalise(&tidy(sentence)));
        return study;
    }
    let (sentence, score) = take_score(&study_school::without_label(
        &sentence.replace(" at the moment", ""),
    ));
    study.score = score;
    let text = take_period(sentence, &mut study);
    let (text, courses) = take_courses(&text);
    study.courses = courses;
    // A dash between words separates as a comma does.
    let text = text
        .replace(" | ", " , ")
        .replace(" - ", " , ")
        .replace(" – ", " , ")
        .replace(" — ", " , ")
        .replace(" + ", " , ")
        .replace(" / ", " , ")
        .replace(" ,", ",")
        // "BSc(Hons)"
        .replace("(Hons", " (Hons")
        .replace("(hons", " (hons");
    let text = study_school::without_label_mark(&text);
    let (text, asides) = study_notes::take_asides(&text);
    let text = study_record::take_school(&text, &mut study);
    Reader::new(&text, &mut study).read();
    study.rest.extend(asides);
    study
}

/// Takes the dates out of a sentence and marks where they stood.
fn take_period(sentence: String, study: &mut Study) -> String {
    if let Some((first, last)) = begun_and_finished(&sentence) {
        study.period = Some(Period {
            start: Some(first.date),
            end: Some(last.date),
            ongoing: false,
            span: first.span.clone(),
        });
        return format!(
            "{} {DATE_MARK} {} {DATE_MARK} {}",
            &sentence[..first.span.start],
            &sentence[first.span.end..last.span.start],
            &sentence[last.span.end..]
        );
    }
    let spans = dates::find(&sentence).len();
    let Some(period) = periods::find_period(&sentence)
        .filter(|period| spans <= 2 || (period.start != period.end && !period.ongoing))
    else {
        return sentence;
    };
    // "class of 2009"
    let before = sentence[..period.span.start].trim_end();
    let before = [" class of", " batch of"]
        .iter()
        .find_map(|lead| before.strip_suffix(lead))
        .unwrap_or(before);
    let text = format!("{before} {DATE_MARK} {}", &sentence[period.span.end..]);
    let graduated = sentence.to_lowercase().contains("graduat");
    let single = period.start == period.end;
    let start = period
        .start
        .filter(|_| !(single && (graduated || !says_in(&sentence))));
    study.period = Some(Period { start, ..period });
    text
}

/// The two dates of "2015 I began again, finished December 2018".
fn begun_and_finished(sentence: &str) -> Option<(Mention, Mention)> {
    let mut mentions = dates::find(sentence);
    mentions.dedup_by(|second, first| second.span == first.span);
    let [first, last] = mentions.as_slice() else {
        return None;
    };
    let between = sentence[first.span.end..last.span.start].to_lowercase();
    let finished = ["finish", "complet", "graduat"]
        .iter()
        .any(|cue| between.contains(cue));
    let begun = sentence[..last.span.start].to_lowercase();
    let begun = ["start", "went back", "began", "enrolled", "joined"]
        .iter()
        .any(|cue| begun.contains(cue));
    (finished && begun && first.date.year <= last.date.year).then(|| (first.clone(), last.clone()))
}

/// A lone year is when a degree was finished, unless "in 2019" says when it was all studied.
fn says_in(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower.contains("studied in ") || lower.contains("started in ")
}

/// The courses of "modules in tax and audit", "subjects PLC, hydraulics" and "took microbiology, pharmacology".
fn take_courses(sentence: &str) -> (String, Vec<String>) {
    const NOUNS: &str = "courses modules papers subjects coursework classes";
    const LEADS: &str = "did took had my relevant favourite some with the main";
    const LINKS: &str =
        "included include includes were in i liked enjoyed most so far like are: was";
    let typed: Vec<&str> = sentence.split_whitespace().collect();
    let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    let is_in = |at: usize, list: &str| words.get(at).is_some_and(|word| is_one_of(word, list));
    let noun = (0..words.len()).find(|at| {
        let led = *at == 0 || typed[at - 1].ends_with(',') || is_in(at - 1, LEADS);
        let linked = is_in(at + 1, LINKS) && has_words(typed[at + 1]);
        let told = typed[*at].ends_with([',', '.']) || is_in(at + 1, "done not at from");
        let given = *at > 0 && is_in(at - 1, PART_TIME);
        is_in(*at, NOUNS) && !told && !given && (typed[*at].ends_with(':') || led || linked)
    });
    let took = (0..words.len()).find(|at| {
        let opens = *at == 0 || typed[at - 1].ends_with(',');
        let told = |word: &String| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || verbs::is_past(word)
                || is_one_of(word, "i was did thesis dissertation at from")
                || is_qualification(&[word.as_str()])
        };
        opens
            && (is_in(*at, "took learned learnt") || (*at == 0 && is_in(0, "had did")))
            && typed[*at..].iter().any(|word| word.ends_with(','))
            && !is_in(
                at + 1,
                "part a an the my me over it out on off to not no well some",
            )
            && !words[at + 1..].iter().any(told)
    });
    let Some(at) = noun.or(took) else {
        return (sentence.to_owned(), Vec::new());
    };
    let from = (at + 1..words.len())
        .find(|at| !is_in(*at, LINKS))
        .unwrap_or(words.len());
    let end = (from..words.len())
        .find(|at| words[*at] == DATE_MARK)
        .unwrap_or(words.len());
    let start = (0..at)
        .rfind(|at| !is_in(*at, LEADS))
        .map_or(0, |at| at + 1);
    let courses = lists::items(&typed[from..end].join(" "));
    if courses.is_empty() {
        return (sentence.to_owned(), Vec::new());
    }
    let rest = [&typed[..start], &typed[end..]].concat().join(" ");
    let courses = courses
        .iter()
        .map(|course| capitalise(&casing::spell(course)));
    (rest, courses.collect())
}
