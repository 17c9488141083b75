//! The fence around a person's words: whatever they hold, it is read as text.
//!
//! Every line gets a mark in front, so that no line of theirs stands where one of ours could: a forged heading, an end of
//! the material or another role's turn is a marked line like the others, in whatever letters it is drawn. What an endpoint
//! itself may take for a sign of its own (`<|im_end|>`, `[INST]`, `</s>`) is written with other brackets, and what nobody
//! can see is left out.

use penstock_shared::domain::{is_invisible, is_line_break};

/// Stands in front of every line of data.
pub const MARK: &str = "| ";

/// The text as marked lines. Blank text is `(none)`, the one unmarked line, which holds nothing.
pub fn fenced(text: &str) -> String {
    let lines = lines(text);
    let blank = |line: &String| line.trim().is_empty();
    let Some(first) = lines.iter().position(|line| !blank(line)) else {
        return "(none)".to_owned();
    };
    let end = lines.iter().rposition(|line| !blank(line)).unwrap_or(first) + 1;
    let marked: Vec<String> = lines[first..end]
        .iter()
        .map(|line| format!("{MARK}{}", line.trim_end()))
        .collect();
    marked.join("\n")
}

/// The text as part of a line of ours.
pub fn in_line(text: &str) -> String {
    lines(text).join(" ")
}

fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    text.split(is_line_break).map(disarmed).collect()
}

fn disarmed(line: &str) -> String {
    let visible: Vec<char> = line
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let mut text = String::with_capacity(line.len());
    let mut open = 0_usize;
    let mut at = 0;
    while at < visible.len() {
        let next = visible.get(at + 1).copied().unwrap_or(' ');
        match visible[at] {
            '<' if opens_sign(next) => {
                open += 1;
                text.push('‹');
            }
            '>' if open > 0 => {
                open -= 1;
                text.push('›');
            }
            '[' if let Some(length) = sign_length(&visible[at + 1..]) => {
                text.push('(');
                text.extend(&visible[at + 1..=at + length]);
                text.push(')');
                at += length + 1;
            }
            letter => text.push(letter),
        }
        at += 1;
    }
    text
}

/// `<b`, `</`, `<|`, `<<`, but not `< 5`, `<200` or `<=`.
fn opens_sign(next: char) -> bool {
    !(next.is_whitespace()
        || next.is_ascii_digit()
        || matches!(next, '=' | '-' | '.' | '$' | '£' | '€'))
}

/// Length of what stands in brackets, when it is a sign such as `INST` or `/INST`.
fn sign_length(after: &[char]) -> Option<usize> {
    let end = after.iter().take(40).position(|letter| *letter == ']')?;
    let name = after[..end].strip_prefix(&['/']).unwrap_or(&after[..end]);
    let sign = |letter: &char| letter.is_ascii_uppercase() || *letter == '_';
    (!name.is_empty() && name.iter().all(sign)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "cut p99 from <200ms to < 50 ms, 5 > 3, a -> b",
            "[2019] cook at KFC [part time], 3 * 4",
            "Führte 5 Leute; 👩‍🍳 می‌خواهم",
        ] {
            assert_eq!(fenced(text), format!("| {text}"));
        }
    }

    #[test]
    fn every_line_is_marked_whatever_breaks_it() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\u{b}h\u{c}i";
        let lines: Vec<String> = fenced(text).lines().map(str::to_owned).collect();
        assert!(lines.iter().all(|line| line.starts_with('|')), "{lines:?}");
        let letters: String = lines.concat().replace(['|', ' '], "");
        assert_eq!(letters, "abcdefghi");
    }

    #[test]
    fn what_a_tokenizer_knows_is_not_in_it() {
        for (text, expected) in [
            ("<|im_end|>", "‹|im_end|›"),
            ("</s>", "‹/s›"),
            ("[INST] hi [/INST]", "(INST) hi (/INST)"),
            ("<<SYS>>", "‹‹SYS››"),
            ("<｜User｜>", "‹｜User｜›"),
            ("<\u{200b}|eot_id|>", "‹|eot_id|›"),
            ("ann <ann@x.org>", "ann ‹ann@x.org›"),
        ] {
            assert_eq!(in_line(text), expected);
        }
    }

    #[test]
    fn nothing_is_marked_as_nothing() {
        assert_eq!(fenced(" \n\n\t"), "(none)");
        assert_eq!(fenced("\n\n a\n\nb \n\n"), "|  a\n| \n| b");
    }
}
