//! Finds the school among the parts of a study that is told as a row of them: `BSc Maths, glasgow caledonian, 2010`.

use super::clean::{bare, has_words, is_one_of, tidy, title_case};
use super::education::Study;
use super::header::DATE_MARK;
use super::study_school::{is_kind_of_school, is_school_noun};
use super::study_subjects::is_subject;
use super::study_words::{
    can_be_subject, is_exam, is_glue, is_of_school, is_place, is_qualification,
};
use crate::english::spelling;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Longest part, in words, that a row of facts has; what is longer is told.
const LONGEST: usize = 9;

/// A part of the row, between commas.
struct Part<'a> {
    text: &'a str,
    kind: Kind,
}

#[derive(PartialEq, Clone, Copy)]
enum Kind {
    /// `BSc Maths`, whether it says what was studied, and whether one goes to a university for it.
    Degree {
        has_area: bool,
        is_academic: bool,
    },
    /// `high school`, which only says of what kind the school was.
    Level,
    School,
    Subject,
    Place,
    /// What may be a name, or a subject that is not known.
    Open,
    /// Dates, and what is neither.
    Other,
}

/// Takes the school out of the row where a word such as "college" alone does not give it away. Gives what is left.
pub fn take_school(text: &str, study: &mut Study) -> String {
    let texts = parts(text);
    if texts.len() < 2 || text.contains([':', '@']) || texts.iter().any(|part| is_told(part)) {
        return text.to_owned();
    }
    let row: Vec<Part> = texts
        .iter()
        .map(|text| Part {
            text,
            kind: kind(text),
        })
        .collect();
    let Some(at) = school(&row) else {
        return text.to_owned();
    };
    let name = tidy(&row[at].text.replace(DATE_MARK, ""));
    study.institution = Some(title_case(&name));
    let level = find(&row, |kind| kind == Kind::Level);
    let level = level.filter(|_| find(&row, is_degree).is_none());
    study.degree = level.map(|level| title_case(&without_leads(&tidy(row[level].text))));
    let kept = (0..row.len()).filter(|part| *part != at && Some(*part) != level);
    let mut kept: Vec<&str> = kept.map(|part| row[part].text).collect();
    if row[at].text.contains(DATE_MARK) {
        kept.push(DATE_MARK);
    }
    kept.join(", ")
}

fn find(row: &[Part], is: impl Fn(Kind) -> bool) -> Option<usize> {
    row.iter().position(|part| is(part.kind))
}

fn is_degree(kind: Kind) -> bool {
    matches!(kind, Kind::Degree { .. })
}

/// Which part is the school: the one that is nothing else, behind the subject before all.
fn school(row: &[Part]) -> Option<usize> {
    let level = find(row, |kind| kind == Kind::Level);
    if let Some(named) = find(row, |kind| kind == Kind::School) {
        let joined = row[named].text.contains(" and ");
        return (joined || level.is_some()).then_some(named);
    }
    let has_area = |kind: Kind| matches!(kind, Kind::Subject | Kind::Degree { has_area: true, .. });
    let says_area = find(row, has_area).or(level);
    let last = row
        .iter()
        .rposition(|part| has_area(part.kind) || is_degree(part.kind));
    let last = last.or(level)?;
    let is_beside =
        |at: usize| at == last + 1 || row.get(at + 1).is_some_and(|next| is_degree(next.kind));
    let can_name = |at: &usize| {
        let part = &row[*at];
        part.kind == Kind::Open && looks_named(part.text, says_area.is_some(), is_beside(*at))
    };
    let is_academic = |kind: Kind| matches!(kind, Kind::Degree { is_academic, .. } if is_academic);
    // "MA Fine Art, Reading": who gives the place alone means the university there.
    let is_town = |at: &usize| {
        row.get(*at).is_some_and(|part| part.kind == Kind::Place)
            && find(row, is_academic).is_some()
    };
    (last + 1..row.len())
        .find(can_name)
        .or_else(|| (0..last).find(can_name))
        .or_else(|| (last + 1..row.len()).find(is_town))
}

/// Whether a part can be the name of a school. Where the subject is not known, it must be no words that could be one.
fn looks_named(text: &str, is_area_known: bool, is_beside: bool) -> bool {
    const NAMES: &str = "king's kings queen's queens imperial trinity saint saints st royal state central high comprehensive grammar goldsmiths \
        poly met centre center conservatoire tech";
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let mut words = words_of(text);
    let is_name = words.clone().any(|word| {
        let word = bare(word);
        is_one_of(&word, NAMES) || !words::is_wordlike(&key(&word)) || is_place(&title_case(&word))
    });
    let proper = words.clone().next().is_some_and(|word| capital(&word))
        && words.all(|word| capital(&word) || word.len() <= 3 || is_school_noun(&bare(word)));
    let joined = text.contains(" and ") && !is_place(text.split(' ').next().unwrap_or(text));
    let is_long = words_of(text).count() > 2;
    !joined && ((proper && is_area_known && is_long) || (is_name && (proper || is_beside)))
}

/// The text between its commas, but not those in brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth <= 0 && matches!(c, ',' | ';')
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
    .collect()
}

/// Whether a part is a statement, in which prepositions and verbs tell what is what.
fn is_told(part: &str) -> bool {
    const TELLING: &str = "at from i my we me our was were is are be been had has where but because then which who did doing";
    part.split_whitespace().count() > LONGEST
        || part.starts_with("and ")
        || part
            .split_whitespace()
            .any(|word| is_one_of(&bare(word), TELLING))
}

fn without_leads(text: &str) -> String {
    const LEADS: &str = "graduated finished completed passed studied a an the";
    let words = text.split_whitespace();
    words
        .skip_while(|word| is_one_of(&bare(word), LEADS))
        .collect::<Vec<_>>()
        .join(" ")
}

fn words_of(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split_whitespace().filter(|word| has_words(word))
}

/// Whether a line of its own is the name of a school, where nothing else is known but that there was one.
pub fn is_name_alone(line: &str) -> bool {
    let capital = line.starts_with(char::is_uppercase);
    let open = matches!(kind(line), Kind::Open) && !line.contains(',');
    capital && open && !is_told(line) && looks_named(line, false, false)
}

fn kind(part: &str) -> Kind {
    const NOTES: &str = "pass merit credit distinction honours hons grade thesis dissertation module modules dean's lateral top \
        expected present ongoing incomplete part-time full-time distance evening evenings qts";
    const TRADE: &str =
        "apprenticeship ausbildung certificate cert course bootcamp nvq btec learnership diploma";
    let text = without_leads(&tidy(&part.replace(DATE_MARK, "")));
    let words: Vec<&str> = text.split_whitespace().collect();
    let keys: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let first = keys.first().map_or("", String::as_str);
    if let Some((start, end)) = degree_span(&words) {
        let around = [&words[..start], &words[end..]].concat();
        let is_more =
            |word: &&str| !is_glue(&bare(word)) && !is_one_of(&bare(word), "hons honours degree");
        let says = around.iter().any(is_more);
        let is_exam = is_exam(&keys[start]);
        let degree = words[start..end].concat();
        let of_school = is_of_school(&degree);
        return if says && of_school && !is_exam && !is_subject(&around.join(" ")) {
            // "Abitur Goethe-Gymnasium" names the school.
            Kind::School
        } else {
            Kind::Degree {
                has_area: says || of_school,
                is_academic: !of_school && !is_one_of(&key(&degree), TRADE),
            }
        };
    }
    let named = keys.iter().any(|word| is_school_noun(word));
    if is_kind_of_school(&text) {
        Kind::Level
    } else if named {
        Kind::School
    } else if is_place(&text) {
        Kind::Place
    } else if is_subject(&text) {
        Kind::Subject
    } else if words.len() <= 5
        && can_be_subject(&text)
        && !is_one_of(first, NOTES)
        && (first.len() > 1 || first.is_empty())
        && !keys
            .iter()
            .any(|word| word == "county" || spelling::is_unmistakable_tool(word))
        && !verbs::is_past(first)
        && !text.contains('/')
    {
        Kind::Open
    } else {
        Kind::Other
    }
}

/// Where the qualification stands among these words.
fn degree_span(words: &[&str]) -> Option<(usize, usize)> {
    const LONGEST: usize = 5;
    (0..words.len()).find_map(|start| {
        let ends = (start + 1..=words.len().min(start + LONGEST)).rev();
        let span = ends.map(|end| (start, end));
        span.into_iter()
            .find(|(start, end)| is_qualification(&words[*start..*end]))
    })
}
