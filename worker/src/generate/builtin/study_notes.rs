//! Cuts what is told about studies into one clause for each of them, and keeps whole what only tells about one.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy};
use super::education::{Study, read};
use super::lists;
use super::phrase;
use super::role_asides::is_initials;
use super::study_subjects::is_subject;
use super::study_words::{is_glue, is_qualification};
use crate::english::casing;
use crate::english::dates;
use crate::english::titles;

/// Longest sentence, in words, that may be no more than a subject and dates.
const SHORT: usize = 7;

/// "Maths B, Science C. BTEC at Leeds": behind a grade the full stop ends a sentence where a qualification follows.
pub fn cut_behind_grade(sentence: &str) -> Vec<String> {
    let cut = sentence.match_indices(". ").map(|(at, _)| at).find(|at| {
        let graded = matches!(&sentence.as_bytes()[..*at], [.., b' ', b'A'..=b'G']);
        let rest: Vec<&str> = sentence[at + 2..].split(' ').take(2).collect();
        graded && (1..=rest.len()).any(|end| is_qualification(&rest[..end]))
    });
    match cut {
        Some(at) => vec![sentence[..at].to_owned(), sentence[at + 2..].to_owned()],
        None => vec![sentence.to_owned()],
    }
}

/// "… at Leeds, then a BTEC at York": each school has a clause of its own; so has what was not finished.
pub fn clauses(sentence: &str) -> Vec<String> {
    let mut cuts = cue_cuts(sentence);
    cuts.extend(degree_cuts(sentence));
    if cuts.is_empty() {
        return vec![sentence.to_owned()];
    }
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut joint = "";
    for (at, end) in cuts {
        if at >= start {
            parts.push((joint, sentence[start..at].to_owned()));
            // What is no study of its own keeps its "then".
            joint = if sentence[at..end] == *" then " {
                " then "
            } else {
                ", "
            };
            start = end;
        }
    }
    parts.push((joint, sentence[start..].to_owned()));
    let mut joined: Vec<String> = Vec::new();
    for (joint, part) in parts {
        let study = read(&part);
        let opens = study.institution.is_some() || study.degree.is_some();
        // "my degree with the Open University, BA in history" is one.
        let names = |last: &str| {
            study.degree.is_some() && study.institution.is_none() && {
                let last = read(last);
                last.degree.as_deref() == Some("Degree") && last.area.is_none()
            }
        };
        match joined.last_mut() {
            Some(last) if !opens || names(last) => {
                last.push_str(joint);
                last.push_str(&part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// Where words such as "then" lead to something else.
fn cue_cuts(sentence: &str) -> Vec<(usize, usize)> {
    const CUES: [&str; 7] = [
        ", then ",
        " then ",
        ", before that ",
        ", after that ",
        " but i ",
        " but ",
        "; ",
    ];
    let lower = sentence.to_ascii_lowercase();
    CUES.iter()
        .flat_map(|cue| {
            lower
                .match_indices(cue)
                .map(|(at, cue)| (at, at + cue.len()))
        })
        .collect()
}

/// Where a second degree begins: ", and a Higher Diploma in …", "and then did an MBA". In "a BA and MA in history" too.
fn degree_cuts(sentence: &str) -> Vec<(usize, usize)> {
    const LONGEST: usize = 4;
    const LEADS: usize = 6;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let begins_degree = |at: usize| {
        (1..=LONGEST).any(|length| words.get(at..at + length).is_some_and(is_qualification))
    };
    let mut cuts = Vec::new();
    let mut seen = begins_degree(0);
    let mut offset = 0;
    for (at, word) in words.iter().enumerate() {
        let start = offset + sentence[offset..].find(word).unwrap_or(0);
        offset = start + word.len();
        let joins = matches!(bare(word).as_str(), "and" | "plus" | "then") || *word == "+";
        let separates = joins || word.ends_with([',', ')']);
        if seen && separates {
            let leads = words[at + 1..]
                .iter()
                .take(LEADS)
                .take_while(|word| {
                    let word = bare(word);
                    is_glue(&word)
                        || matches!(word.as_str(), "the" | "another" | "second" | "level")
                        || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit()))
                })
                .count();
            // "BA (Hons)" is one degree, and "after that" belongs to what follows.
            let opens = (0..=leads).any(|lead| begins_degree(at + 1 + lead));
            let hons = words.get(at + 1).is_some_and(|next| next.starts_with('('));
            if opens && !hons {
                cuts.push(if joins {
                    (start, offset)
                } else {
                    (offset - 1, offset)
                });
            }
        }
        seen |= begins_degree(at);
    }
    cuts.retain(|(at, end)| !sentence[*at..*end].contains(')'));
    cuts
}

/// What a clause tells. A sentence that names neither school nor degree is kept as it was said, not cut at its commas.
pub fn kept_whole(clause: &str, begins_block: bool) -> Study {
    let mut study = read(clause);
    let bare_list = study.area.is_some()
        && study.institution.is_none()
        && study.degree.is_none()
        && study.period.is_none();
    let listed = lists::items(clause);
    if bare_list
        && !begins_block
        && listed.len() > 1
        && listed.iter().all(|item| item.split(' ').count() <= 3)
    {
        // "excavator, dozer and loader": what was learnt at the school before.
        study.area = None;
        study.rest.clear();
        study.courses = listed
            .iter()
            .map(|item| capitalise(&casing::spell(item)))
            .collect();
        return study;
    }
    if is_labelled(clause) {
        return study;
    }
    if is_wish(clause) {
        return Study {
            rest: vec![capitalise(&tidy(&phrase::prose(clause)))],
            ..Study::default()
        };
    }
    let named = study.institution.is_some() || study.degree.is_some() || !study.courses.is_empty();
    let words: Vec<String> = clause.split_whitespace().map(bare).collect();
    let studied = study.area.is_some()
        && words
            .iter()
            .any(|word| is_one_of(word, "studied studying study majored major"));
    let first = words.first().map_or("", String::as_str);
    let begins_with_date = first.starts_with(|c: char| c.is_ascii_digit())
        || dates::month_number(first).is_some()
        || is_one_of(first, "in from since till until between class");
    // "National service 2013": the date is of the service, not of the studies before.
    let dates_another = study.period.is_some() && study.area.is_none() && !study.rest.is_empty();
    if named || studied || (words.len() <= SHORT && (begins_with_date || !dates_another)) {
        return study;
    }
    let dated = words.iter().any(|word| {
        is_one_of(word, "started start starting finish finished finishing graduated graduating expected completed")
    });
    let told = phrase::prose(clause);
    let told = if has_words(&told) {
        told
    } else {
        clause.to_owned()
    };
    Study {
        score: None,
        period: study.period.filter(|_| dated),
        rest: vec![capitalise(&tidy(&told))],
        area: None,
        ..study
    }
}

/// "I wanted to do a master's": what was not studied, whatever degree and school are named.
fn is_wish(clause: &str) -> bool {
    const LEADS: &str =
        "i i'd would have had also then still now am i'm im was but and maybe always really";
    let mut words = clause
        .split_whitespace()
        .map(bare)
        .skip_while(|word| is_one_of(word, LEADS));
    let (first, second) = (words.next(), words.next());
    let next = second.as_deref().unwrap_or("");
    first.is_some_and(|first| match first.as_str() {
        "wanted" | "want" | "hope" | "hoped" | "hoping" | "plan" | "intend" | "like" | "love" => {
            next == "to"
        }
        "planned" | "planning" => is_one_of(next, "to a an my on"),
        "thinking" => matches!(next, "of" | "about"),
        "applied" | "applying" => matches!(next, "for" | "to"),
        _ => false,
    })
}

/// "Scholarship: …", "Thesis: …": a label says that the rest is neither school nor subject.
pub fn is_labelled(sentence: &str) -> bool {
    const LABELS: &str = "dissertation thesis scholarship scholarships club clubs society societies activities award awards prize prizes \
        project placement placements erasmus exchange sport sports extracurricular extracurriculars volunteering";
    let is_label = |word: &str| is_one_of(word, LABELS);
    let words: Vec<&str> = sentence.split_whitespace().take(2).collect();
    let opens = words.first().is_some_and(|word| {
        let key = bare(word);
        word.ends_with(':') && is_label(&key) || matches!(key.as_str(), "dissertation" | "thesis")
    });
    opens
        || words.get(1).is_some_and(|word| {
            is_label(bare(word).as_str())
                && !is_label(&bare(words[0]))
                && qualifies_label(words[0], word)
        })
}

/// "Bachelor thesis was …", "Final project: …".
fn qualifies_label(first: &str, label: &str) -> bool {
    let work = matches!(bare(label).as_str(), "thesis" | "dissertation" | "project");
    let whose = is_one_of(
        &bare(first),
        "bachelor bachelors bachelor's master masters master's final my the graduation diploma",
    );
    (work && whose) || label.ends_with(':')
}

/// Takes longer remarks in brackets out: "(gen ed, 21 credits)". Grades, "(Hons)", places and dates stay where they are.
pub fn take_asides(text: &str) -> (String, Vec<String>) {
    let mut asides = Vec::new();
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, tail)) = after.split_once(')') else {
            break;
        };
        let words: Vec<&str> = before.split_whitespace().collect();
        let after_degree =
            (1..=words.len().min(4)).any(|count| is_qualification(&words[words.len() - count..]));
        // "BSc Physics (Imperial College)"
        // "Bachelor of Commerce (Marketing option)"
        let inside = [
            "option",
            "major",
            "specialisation",
            "specialization",
            "concentration",
            "stream",
        ]
        .iter()
        .find_map(|of| inside.strip_suffix(of))
        .filter(|field| after_degree && is_subject(field))
        .map_or(inside, str::trim_end);
        let words = inside.split_whitespace();
        let school = inside.starts_with(char::is_uppercase)
            && (2..=5).contains(&words.clone().count())
            && !inside.contains([',', ':', '\u{1}'])
            && !inside.contains(" and ")
            && words
                .clone()
                .all(|word| word.len() < 4 || word.starts_with(char::is_uppercase))
            && words
                .clone()
                .any(|word| titles::is_school_noun(&bare(word)));
        let plain = inside.contains(' ')
            && !(after_degree && is_subject(inside))
            && !inside.contains(['(', '\u{1}'])
            && dates::find(inside).is_empty()
            && !is_initials(inside);
        let follows_name = before
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '\u{1}'));
        let short = before.trim_end().rsplit(' ').next().unwrap_or("");
        if school && follows_name && is_initials(short) {
            // `UL (University of Limerick)`
            let front = before.trim_end().trim_end_matches(short);
            kept.extend([front, inside, " (", short, "), "]);
        } else if school && follows_name {
            kept.extend([before.trim_end(), ", ", inside, ", "]);
        } else if plain && follows_name {
            kept.push_str(before.trim_end());
            let joined = tail.starts_with([',', ';', '.', ')']) || tail.trim().is_empty();
            kept.push_str(if joined { "" } else { "," });
            asides.push(capitalise(&tidy(inside)));
        } else {
            kept.push_str(before);
            kept.push('(');
            kept.push_str(inside);
            kept.push(')');
        }
        rest = tail;
    }
    kept.push_str(rest);
    asides.retain(|aside| has_words(aside));
    (kept, asides)
}

/// Whether a clause says that studies were begun and left.
pub fn says_unfinished(clause: &str) -> bool {
    const CUES: &str = "did not finish|never finished|not finished|did not complete|never completed|not completed|\
        without finishing|without a degree|dropped out|dropping out|left after|left in first|left in second|left in \
        third|left in my|stopped after|had to stop|gave up after|gave it up|incomplete|unfinished|uncompleted|withdrew|packed it in|did not graduate";
    let lower = clause.to_lowercase();
    // "a GED after I dropped out of school" was finished.
    CUES.split('|').any(|cue| {
        lower
            .find(cue)
            .is_some_and(|at| !lower[..at].trim_end_matches("i ").ends_with("after "))
    })
}
