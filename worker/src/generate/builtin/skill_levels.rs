//! Reads how well, or for how long, somebody has a skill: "Excel - advanced", "Java: basic", "welding: 10 years".

use super::clean::{bare, capitalise, has_words, is_one_of, tidy};
use super::lists::{split_and, split_outside_brackets};

/// What joins a skill and its level.
const JOINTS: [&str; 5] = [" - ", " – ", " — ", ": ", " = "];

/// Skills, with how well each is known where that is told.
type Ranked = Vec<(String, Option<String>)>;

/// The skills of a sentence, each with its level where it has one. None where levels are not what the sentence tells.
/// `shared` says that the level behind several skills is that of all: "Photoshop, Illustrator - expert. Excel, Word - basic".
pub fn rated(sentence: &str, shared: bool) -> Option<Ranked> {
    let mut parts: Vec<String> = Vec::new();
    for part in split_outside_brackets(sentence.trim_end_matches('.')) {
        match part.split_once(" and ") {
            Some((left, right)) if rating(left).is_some() && rating(right).is_some() => {
                parts.extend([left.to_owned(), right.to_owned()]);
            }
            _ => parts.push(part),
        }
    }
    parts.retain(|part| has_words(part));
    let (first, last) = (rating(parts.first()?), rating(parts.last()?));
    if first.is_none()
        && shared
        && let Some((name, level)) = last
    {
        let last = parts.len() - 1;
        parts[last] = name;
        let level = Some(capitalise(&level));
        return Some(
            parts
                .into_iter()
                .map(|part| (part, level.clone()))
                .collect(),
        );
    }
    if first.is_some() {
        let told = |part: String| match rating(&part) {
            Some((name, level)) => (name, Some(capitalise(&level))),
            None => (part, None),
        };
        return Some(parts.into_iter().map(told).collect());
    }
    let all: Option<Vec<_>> = parts.iter().map(|part| rating_behind(part)).collect();
    all.filter(|all| all.len() > 1)
}

/// The skills of "proficient in Word and Excel, familiar with Access", where a text tells in front, and of some otherwise than
/// of others, how well each is known.
pub fn ranked(sentences: &[String]) -> Vec<Option<Ranked>> {
    let ranked: Vec<_> = sentences.iter().map(|sentence| led(sentence)).collect();
    let mut levels = ranked.iter().flatten().flatten().map(|(_, level)| level);
    let first = levels.next();
    let several = levels.any(|level| Some(level) != first);
    ranked
        .into_iter()
        .map(|one| one.filter(|_| several))
        .collect()
}

/// The skills of a sentence whose clauses all begin with how well they are known.
fn led(sentence: &str) -> Option<Ranked> {
    const LEADS: &str = "expert in|expert with|proficient in|proficient with|familiar with|fluent in|competent in|competent with|\
        experienced in|experienced with|highly skilled in|skilled in|skilled with|knowledgeable in|advanced in";
    const MOST_WORDS: usize = 4;
    let lead_of = |part: &str| {
        let lower = part.to_ascii_lowercase();
        let own = ["i am ", "i'm ", "and ", "also ", "but "]
            .iter()
            .find_map(|own| lower.strip_prefix(own))
            .map_or(0, |rest| lower.len() - rest.len());
        let lead = LEADS
            .split('|')
            .find(|lead| lower[own..].starts_with(&format!("{lead} ")))?;
        let level = lead.rsplit_once(' ').map_or(lead, |(level, _)| level);
        Some((
            capitalise(level),
            part[own + lead.len()..].trim().to_owned(),
        ))
    };
    // "Expert: InDesign, Illustrator"
    let headed = sentence
        .split_once(": ")
        .filter(|(level, _)| is_level(level));
    let mut level = headed.map(|(level, _)| capitalise(level));
    let sentence = headed.map_or(sentence, |(_, list)| list);
    let mut skills = Vec::new();
    for part in split_outside_brackets(sentence.trim_end_matches('.')) {
        let part = match lead_of(&part) {
            Some((told, rest)) => {
                level = Some(told);
                rest
            }
            None => part,
        };
        for skill in split_and(&part).iter().filter(|skill| has_words(skill)) {
            level
                .as_ref()
                .filter(|_| skill.split(' ').count() <= MOST_WORDS)?;
            skills.push((skill.clone(), level.clone()));
        }
    }
    (!skills.is_empty()).then_some(skills)
}

/// Whether only the last of several skills has a level behind a dash.
pub fn ends_rated(sentence: &str) -> bool {
    let parts = split_outside_brackets(sentence.trim_end_matches('.'));
    parts.last().is_some_and(|last| rating(last).is_some())
}

/// `Excel` and `advanced` of "Excel - advanced".
fn rating(part: &str) -> Option<(String, String)> {
    JOINTS.iter().find_map(|joint| {
        let (name, level) = part.split_once(joint)?;
        let plain = has_words(name) && !name.contains(':') && name.split_whitespace().count() <= 5;
        (plain && is_level(level)).then(|| (tidy(name), tidy(level)))
    })
}

/// `Excel` and `Basic` of "excel basic", where nothing stands between them.
fn rating_behind(part: &str) -> Option<(String, Option<String>)> {
    let (name, level) = part.rsplit_once(' ')?;
    let sure = is_one_of(&bare(level), SURE) && !name.contains(['(', ':']);
    // "photoshop 6 years advanced"
    let words: Vec<&str> = name.split(' ').collect();
    let lasts = words.len() > 2 && is_level(&words[words.len() - 2..].join(" "));
    let at = words.len() - if lasts { 2 } else { 0 };
    let level = [&words[at..], &[level]].concat().join(" ");
    (sure && has_words(name)).then(|| {
        (
            tidy(&words[..at].join(" ")),
            Some(capitalise(&tidy(&level))),
        )
    })
}

/// Levels that say nothing else.
const SURE: &str = "advanced intermediate beginner basic expert proficient novice";

/// Whether the words say no more than how well or how long: "very good", "basic level", "5+ years".
fn is_level(text: &str) -> bool {
    const OTHERS: &str = "good excellent strong fair ok okay fluent native elementary competent experienced master \
        professional basics great poor average";
    let mut words: Vec<String> = text.split_whitespace().map(bare).collect();
    words.retain(|word| {
        !is_one_of(
            word,
            "very quite pretty fairly upper lower level user still only just of experience about over around more than",
        )
    });
    let counted = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    match words.as_slice() {
        [level] => is_one_of(level, SURE) || is_one_of(level, OTHERS),
        [number, unit] => counted(number) && is_one_of(unit, "year years yrs yr months"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_go_to_their_skills() {
        let shown = |text: &str| {
            let told = rated(text, false).unwrap_or_default();
            told.into_iter()
                .map(|(name, level)| format!("{name}: {}", level.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown("Excel - advanced, Word - very good and SQL: 5 years, typing"),
            [
                "Excel: Advanced",
                "Word: Very good",
                "SQL: 5 years",
                "typing: "
            ]
        );
        assert_eq!(
            shown("sims advanced, excel basic"),
            ["sims: Advanced", "excel: Basic"]
        );
        assert!(shown("Languages: python - expert, java").is_empty());
        assert!(shown("driving: clean licence").is_empty());
    }
}
