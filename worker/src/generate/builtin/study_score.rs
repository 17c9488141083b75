//! Reads how well something was studied: grades, averages, points.

use super::clean::{bare, capitalise, is_one_of};
use crate::english::dates;

/// `GPA of 3.8/4.0`, `2:1`, `first class honours`, `with distinction`, `85%`.
pub fn take_score(sentence: &str) -> (String, Option<String>) {
    const GRADES: &str = "first class honours|first class honors|first class|upper second class|upper second|lower second|\
        second class honours grade 1|second class honours grade 2|second class honours|second class upper|second class lower|summa cum laude|magna cum laude|cum laude|distinction|merit|\
        2:1|2:2|2.1|2.2|2-1|2-2|2nd class upper|2nd class lower|2nd class honours|1st class honours|1st class|2nd class|3rd class|third class|with honours|with honors|first division|second division|third division|upper credit|lower credit";
    let lower = sentence.to_ascii_lowercase();
    if let Some((at, length)) = find_average(&lower) {
        let rest = &sentence[at + length..];
        let lead = leads_to_number(rest);
        let value = number_length(&rest[lead..]);
        if value > 0 {
            let score = &rest[lead..lead + value];
            let score = match &lower[at..at + length] {
                "atar" => format!("ATAR {score}"),
                _ => score.to_owned(),
            };
            let without = format!("{}, {}", &sentence[..at], &rest[lead + value..]);
            return (without, Some(score));
        }
    }
    if let Some((without, score)) =
        numbered_score(sentence, &lower).or_else(|| counted_score(sentence))
    {
        return (without, Some(score));
    }
    if let Some((without, score)) = grade_range(sentence).or_else(|| graded_part(sentence)) {
        return (without, Some(score));
    }
    for grade in GRADES.split('|') {
        if let Some(at) = find_word(&lower, grade) {
            let before = sentence[..at].trim_end();
            if before.ends_with(" not") || before.ends_with(" no") {
                continue;
            }
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

/// A part that is a grade and nothing else: "first class hons", "B+", "16/20", "passed with merit".
fn graded_part(sentence: &str) -> Option<(String, String)> {
    const GRADES: &str = "first second third 1st 2nd 3rd pass passed merit credit distinction laude 2:1 2:2 2.1 2.2 2-1 2-2";
    const AROUND: &str = "upper lower class division honours honors hons degree with a an got and grade overall average high summa magna cum";
    let is_grade = |part: &str| {
        let words: Vec<String> = part.split_whitespace().map(bare).collect();
        let worded = words.iter().any(|word| is_one_of(word, GRADES))
            && words
                .iter()
                .all(|word| is_one_of(word, GRADES) || is_one_of(word, AROUND));
        let mut letters = part.chars();
        let letter = letters.next().is_some_and(|c| ('A'..='F').contains(&c))
            && matches!(
                letters.as_str(),
                "" | "+" | "-" | "*" | " plain" | " plus" | " minus"
            );
        let number = part.contains(['.', '/', '%'])
            && number_length(part) == part.len()
            && part
                .split('.')
                .next_back()
                .is_some_and(|decimals| decimals.len() < 3 || part.contains(['/', '%']))
            && dates::find(part).is_empty();
        worded || letter || number
    };
    let spans = part_spans(sentence);
    // "First, I …" begins to tell.
    let told = usize::from(spans.len() > 1);
    let bracketed = |start: usize| sentence[..start].ends_with('(');
    let (start, end) = spans.into_iter().skip(told).find(|(start, end)| {
        is_grade(&sentence[*start..*end]) && !(end - start < 3 && bracketed(*start))
    })?;
    let score = [
        "passed with a ",
        "passed with ",
        "got a ",
        "got ",
        "with a ",
        "with ",
        "and ",
        "a ",
        "grade ",
    ]
    .iter()
    .find_map(|lead| sentence[start..end].strip_prefix(lead))
    .unwrap_or(&sentence[start..end]);
    let before = sentence[..start].trim_end_matches([' ', '(', '-', '–', '—', '|']);
    let after = sentence[end..].trim_start_matches(')');
    Some((format!("{before}, {after}"), capitalise(score)))
}

/// Where the parts of a sentence stand, between commas, brackets, strokes and dashes.
fn part_spans(sentence: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut depth = 0;
    let mut add = |from: usize, to: usize| {
        let part = sentence[from..to].trim_end_matches('.');
        let text = part.trim();
        if !text.is_empty() {
            let from = from + part.len() - part.trim_start().len();
            spans.push((from, from + text.len()));
        }
    };
    for (at, c) in sentence.char_indices() {
        let spaced =
            sentence[..at].ends_with(' ') && sentence[at + c.len_utf8()..].starts_with(' ');
        depth += i32::from(c == '(') - i32::from(c == ')');
        let inner =
            depth > 0 || c == ',' && sentence[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let separates = matches!(c, '|' | '(' | ')') || (matches!(c, ',' | ';') && !inner);
        if separates || (matches!(c, '-' | '–' | '—') && spaced) {
            add(start, at);
            start = at + c.len_utf8();
        }
    }
    add(start, sentence.len());
    spans
}

/// `A*-C` of "9 GCSEs at A*-C".
fn grade_range(sentence: &str) -> Option<(String, String)> {
    let is_range = |word: &str| {
        let mut ends = word.split(['-', '–']);
        let mut grade = || {
            ends.next()
                .is_some_and(|end| is_one_of(end, "A A* A** B C D E F G"))
        };
        grade() && grade() && ends.next().is_none()
    };
    let word = sentence
        .split_whitespace()
        .find(|word| is_range(word.trim_matches(['(', ')', ',', '.', ';'])))?;
    let at = sentence.find(word)?;
    let leads = ["at grades", "at grade", "grades", "grade", "at", "with"];
    let before = sentence[..at].trim_end();
    let before = leads
        .iter()
        .find_map(|lead| before.strip_suffix(lead))
        .unwrap_or(before);
    let range = word.trim_matches(['(', ')', ',', '.', ';']);
    let comma = if word.ends_with([',', ';']) { "," } else { "" };
    Some((
        format!("{before}{comma} {}", &sentence[at + word.len()..]),
        range.to_owned(),
    ))
}

/// Length of the words between "average" and its number: " so far was ".
fn leads_to_number(text: &str) -> usize {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches([' ', ':', '=']);
        let lead = ["of ", "was ", "is ", "so far ", "about "]
            .iter()
            .find_map(|lead| trimmed.strip_prefix(lead));
        match lead {
            Some(more) => rest = more,
            None => return text.len() - trimmed.len(),
        }
    }
}

/// Length of "3.8/4.0", "4.1 out of 5", "6,1 of 7", "85%".
fn number_length(text: &str) -> usize {
    let digits = |from: usize| {
        let mut end = from;
        for (at, c) in text[from..].char_indices() {
            let inner = matches!(c, '.' | ',' | '/')
                && end > from
                && text[from + at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !c.is_ascii_digit() && !inner {
                break;
            }
            end = from + at + 1;
        }
        end
    };
    let mut end = digits(0);
    if end == 0 {
        return 0;
    }
    end += usize::from(text[end..].starts_with('%'));
    let whole = [" out of ", " of ", " / ", " /"].iter().find_map(|joint| {
        let from = end + text[end..].starts_with(joint).then_some(joint.len())?;
        Some(digits(from)).filter(|whole| *whole > from)
    });
    whole.unwrap_or(end)
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
    if let Some((at, length)) = find_average(lower) {
        let front = sentence[..at].trim_end();
        let start = front.rfind(' ').map_or(0, |at| at + 1);
        let score = number(&front[start..]).filter(|score| score.contains('.'))?;
        let before = front[..start].trim_end();
        let before = before
            .strip_suffix(" with")
            .or_else(|| before.strip_suffix(" with a"))
            .unwrap_or(before);
        return Some((format!("{before}, {}", &sentence[at + length..]), score));
    }
    let (at, cue) = ["grade", "average", "mark"]
        .iter()
        .find_map(|cue| find_word(lower, cue).map(|at| (at, cue)))?;
    // "Grade 12, Park School" is the year of a school.
    let of_school = |year: &&str| lower.starts_with(&format!("grade {year},"));
    let of_class = lower[..at].trim_end().ends_with("honours");
    if of_class || ["10", "11", "12"].iter().any(of_school) {
        return None;
    }
    let after = &sentence[at + cue.len()..];
    let trimmed = &after[leads_to_number(after)..];
    let letter = || {
        let end = trimmed.find([' ', ')', ',', ';']).unwrap_or(trimmed.len());
        let text = &trimmed[..end];
        let marks = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let more = [" and above", " or above", " and over"]
            .iter()
            .find(|more| trimmed[end..].starts_with(*more));
        (text.len() <= 3 && marks.len() < text.len() && matches!(marks, "" | "+" | "-" | "*"))
            .then(|| end + more.map_or(0, |more| more.len()))
    };
    let end = Some(number_length(trimmed))
        .filter(|length| *length > 0)
        .or_else(letter)?;
    let score = trimmed[..end].to_owned();
    let before = sentence[..at].trim_end().trim_end_matches('(').trim_end();
    let kinds = ["final", "mean", "overall", "average", "Final"];
    let kind = kinds.iter().find_map(|kind| before.strip_suffix(kind));
    let before = kind.unwrap_or(before);
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

/// `58.3%` and `487 points`, where it stands alone between commas or is what somebody got.
fn counted_score(sentence: &str) -> Option<(String, String)> {
    let typed: Vec<&str> = sentence.split_whitespace().collect();
    let is_number = |word: &str| {
        let digits = word.trim_start_matches('(');
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let (at, length) = typed.iter().enumerate().find_map(|(at, word)| {
        let percent = word
            .trim_end_matches([',', '.', ';', ')'])
            .strip_suffix('%');
        let counted = typed.get(at + 1).is_some_and(|next| bare(next) == "points");
        let length = if percent.is_some_and(is_number) {
            1
        } else if counted && is_number(word) {
            2
        } else {
            return None;
        };
        let before = at.checked_sub(1).map_or(",", |before| typed[before]);
        let opens = word.starts_with('(')
            || before.ends_with([',', ';'])
            || before.bytes().all(|b| b.is_ascii_digit())
            || is_one_of(&bare(before), "got with average aggregate");
        let closes =
            at + length == typed.len() || typed[at + length - 1].ends_with([',', '.', ';', ')']);
        (opens && closes).then_some((at, length))
    })?;
    let score = typed[at..at + length].join(" ");
    let score = score.trim_matches(['(', ')', ',', '.', ';']).to_owned();
    let before = typed[..at].join(" ");
    let before = ["got", "with"]
        .iter()
        .find_map(|lead| before.strip_suffix(lead))
        .unwrap_or(&before);
    let after = typed[at + length..].join(" ");
    Some((
        format!("{}, {after}", before.trim_end_matches([',', ' '])),
        score,
    ))
}

/// Where an average is named, and the length of its name.
fn find_average(lower: &str) -> Option<(usize, usize)> {
    ["gpa's", "gpa", "cgpa", "atar"]
        .iter()
        .find_map(|name| find_word(lower, name).map(|at| (at, name.len())))
}
