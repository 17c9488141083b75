//! Tells telephone numbers from quantities.

use std::ops::Range;

use crate::english::dates;

/// Spans of what can only be a telephone number.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ');
    while let Some(skipped) = text[at..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(')
    {
        let start = at + skipped;
        let length = text[start..]
            .find(|c| !is_part(c))
            .unwrap_or(text.len() - start);
        let run = text[start..start + length].trim_end_matches([' ', '-', '.', '(', '+']);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let grouped = run.contains([' ', '-', '(', ')', '.']);
        let marked = run.starts_with('+') || run.starts_with('0') || run.starts_with('(');
        let dated = !run.starts_with(['+', '0']) && !dates::find(run).is_empty();
        let phone = !dated && (8..=15).contains(&digits) && (marked || (grouped && digits >= 9))
            || (digits == 7 && run.len() == 8 && run.as_bytes()[3] == b'-');
        if phone {
            spans.push(start..start + run.len());
        }
        at = start + length.max(1);
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_found_and_amounts_are_not() {
        assert_eq!(spans("call 0161 496 0000 now").first(), Some(&(5..18)));
        assert_eq!(spans("+44 161 496 0000").len(), 1);
        assert_eq!(spans("(555) 555-0123").len(), 1);
        assert!(spans("1000000 users, 250 orders").is_empty());
    }
}
