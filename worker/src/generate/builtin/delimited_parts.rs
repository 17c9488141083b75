//! Cuts a line without a verb into the parts of a header.

use super::clean::{bare, has_words, tidy};
use super::employer_names::without_transition;
use super::header::DATE_MARK;

/// `Cashier, Lidl, 2019-2020: served customers` has a tail after its colon.
pub fn split_tail(marked: &str) -> (&str, &str) {
    match marked.split_once(": ") {
        // `Before: waiter, Nandos`.
        Some((line, rest)) if without_transition(line.trim()).is_empty() => split_tail(rest),
        Some((line, tail)) if !is_label(line) => (line, tail.trim()),
        _ => (marked, ""),
    }
}

fn is_label(line: &str) -> bool {
    matches!(
        bare(line).as_str(),
        "company"
            | "employer"
            | "title"
            | "position"
            | "role"
            | "job"
            | "job title"
            | "location"
            | "place"
            | "dates"
            | "date"
            | "period"
            | "when"
            | "where"
            | "organisation"
            | "organization"
    )
}

/// The parts of a line; what stands in brackets is one that begins with its bracket.
pub fn parts(line: &str) -> Vec<String> {
    let line = line
        .replace(" - ", "|")
        .replace(" – ", "|")
        .replace(DATE_MARK, "|");
    let mut cut = String::with_capacity(line.len());
    let mut depth = 0_usize;
    for letter in line.chars() {
        match letter {
            '(' => {
                cut.push_str("|(");
                depth += 1;
            }
            ')' => {
                cut.push('|');
                depth = depth.saturating_sub(1);
            }
            '—' | '·' | ';' | '\t' => cut.push('|'),
            ',' if depth == 0 => cut.push('|'),
            '|' if depth > 0 => {}
            other => cut.push(other),
        }
    }
    cut.split('|')
        .map(|part| {
            let bracket = if part.trim_start().starts_with('(') {
                "("
            } else {
                ""
            };
            let part = tidy(part.trim_start().trim_start_matches('('));
            let value = match part.split_once(": ") {
                Some((label, value)) if is_label(label) => value.to_owned(),
                _ => part,
            };
            format!("{bracket}{value}")
        })
        .filter(|part| (has_words(part) || !part.is_ascii()) && !is_label(part) && !is_season(part))
        .collect()
}

/// `Summer` of "Summer 2022" names nothing.
fn is_season(part: &str) -> bool {
    matches!(
        bare(part).as_str(),
        "summer" | "winter" | "spring" | "autumn" | "fall" | "christmas" | "early" | "late" | "mid"
    )
}
