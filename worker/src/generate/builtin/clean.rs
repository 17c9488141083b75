//! Turns typed text into clean lines and sentences without losing a word.

use crate::english::casing;
use crate::english::titles;

/// A line of the source, without its bullet or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub bulleted: bool,
}

/// The source without control characters; line breaks stay.
pub fn normalise(source: &str) -> String {
    let source = source
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
        // Bullets pasted from a document often stand in one line.
        .replace(" • ", "\n• ");
    let lines: Vec<String> = source.split('\n').map(numbered_apart).collect();
    lines
        .join("\n")
        .chars()
        .filter(|c| *c != '\u{feff}')
        .map(|c| {
            if c == '\u{a0}' || (c.is_control() && c != '\n' && c != '\t') {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// "1. Teamwork 2. Leadership" in lines.
fn numbered_apart(line: &str) -> String {
    let mut told = line.to_owned();
    for end in [". ", ") "] {
        let mut from = 0;
        let mut number = 2;
        let begins = line.trim_start().starts_with(format!("1{end}").as_str());
        while begins
            && let Some(at) = told[from..].find(format!(" {number}{end}").as_str())
            && told[from + at + 4..].starts_with(char::is_alphabetic)
        {
            told.replace_range(from + at..=from + at, "\n");
            from += at + 4;
            number += 1;
            if number > 9 {
                break;
            }
        }
    }
    told
}

/// Groups of lines with blank lines between them.
pub fn blocks(text: &str) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut open: Vec<Line> = Vec::new();
    let mut previous_length = 0;
    for raw in text.lines() {
        let Some(line) = line(raw) else {
            // A ruler such as `----` separates like a blank line does.
            blocks.extend((!open.is_empty()).then(|| std::mem::take(&mut open)));
            continue;
        };
        let wrapped = previous_length >= WRAPPED_AT
            && !line.bulleted
            && line.text.starts_with(char::is_lowercase);
        previous_length = raw.chars().count();
        match open.last_mut() {
            Some(last) if wrapped && !last.text.ends_with(['.', '!', '?', ':', ';']) => {
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
            _ => open.push(line),
        }
    }
    blocks.extend((!open.is_empty()).then_some(open));
    blocks
}

/// All lines, without their grouping.
pub fn lines(text: &str) -> Vec<Line> {
    blocks(text).into_iter().flatten().collect()
}

/// The sentences of one line.
pub fn sentences(line: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    for (index, (at, letter)) in letters.iter().enumerate() {
        let end = at + letter.len_utf8();
        let next = letters.get(index + 1).map(|(_, next)| *next);
        let full_width = matches!(letter, '。' | '！' | '？');
        let ends = matches!(letter, '.' | '!' | '?' | '…') && next.is_none_or(char::is_whitespace);
        let run_on = *letter == '.' && is_run_on(&line[start..*at], &line[end..]);
        let abbreviated = || {
            *letter == '.'
                && is_abbreviation(&line[start..*at], &line[end..])
                && !label_follows(&line[end..])
        };
        if full_width || run_on || (ends && !abbreviated()) {
            push_words(&mut sentences, &line[start..end]);
            start = end;
        }
    }
    push_words(&mut sentences, &line[start..]);
    sentences
}

/// Text with one space between words and no loose punctuation at its ends.
pub fn tidy(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let loose = [
        ' ', ',', ';', ':', '.', '-', '–', '—', '•', '*', '|', '·', '/', '\u{1}',
    ];
    let start = joined.trim_start_matches(|c| loose.contains(&c) && !keeps_dot(&joined, c));
    start
        .trim_end_matches(loose)
        .trim()
        .replace(" ,", ",")
        .replace(",,", ",")
}

/// First letter in upper case, unless the word has its own case (`iOS`) or is an address.
pub fn capitalise(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or("");
    let own_case = first_word.chars().skip(1).any(char::is_uppercase);
    let address = first_word.contains(['@', '/']) || first_word.contains(".com");
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !own_case && !address => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A name or title with capitals, where a word was typed without; one typed in capitals throughout is toned down.
pub fn title_case(text: &str) -> String {
    let shouted = is_shouted(text);
    let words = text.split(' ').enumerate().map(|(index, word)| {
        let lower = word.to_lowercase();
        let small = is_one_of(
            &lower,
            "of and the in at for to as na de la on with by a an upon del der von di da dos das des du",
        );
        let toned = shouted && word.chars().count() > 2 && !is_acronym(&lower);
        match word {
            _ if small && index > 0 && (shouted || lower == word) => lower,
            _ if is_acronym(word) => word.to_uppercase(),
            _ if casing::own_case(word).is_some_and(|_| lower == word) => {
                casing::own_case(word).unwrap_or(word).to_owned()
            }
            _ if toned => hyphenated(&lower),
            _ => hyphenated(word),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// `Stratford-upon-Avon`, `Drive-In`; `Co-op` as typed.
fn hyphenated(word: &str) -> String {
    let parts: Vec<&str> = word.split('-').collect();
    if word.starts_with(char::is_uppercase) && parts.len() == 2 {
        return word.to_owned();
    }
    let cased = parts.iter().enumerate().map(|(at, part)| {
        let inside = at > 0 && at + 1 < parts.len();
        if inside && is_one_of(part, "of and the in to upon on under by le la de") {
            (*part).to_owned()
        } else {
            capitalise(part)
        }
    });
    cased.collect::<Vec<_>>().join("-")
}

/// Whether a name is in capitals because everything is: `FREELANCE TRANSLATOR`, not `NASA JPL`.
fn is_shouted(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    !text.chars().any(char::is_lowercase)
        && text.split(' ').count() > 1
        && text.split(' ').any(|word| letters(word) > 5)
}

/// Whether there is anything to read in the text.
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A word in lower case without punctuation around it.
pub fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '\u{1}')
        .to_lowercase()
}

/// Whether `word` is one of the words of `list`.
pub fn is_one_of(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Lines as long as this that go on in lower case were broken by an editor, not by their author.
const WRAPPED_AT: usize = 72;

fn line(raw: &str) -> Option<Line> {
    let trimmed = raw.trim();
    let without = unbulleted(trimmed);
    let text = without
        .unwrap_or(trimmed)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let text = without_greeting(&text);
    has_readable(text).then(|| Line {
        text: text.to_owned(),
        bulleted: without.is_some(),
    })
}

/// The line without "Hi!" or "hello," in front: it says nothing.
fn without_greeting(text: &str) -> &str {
    let good = ["good day", "good morning", "good afternoon", "good evening"]
        .iter()
        .find_map(|greeting| {
            let front = text.get(..greeting.len())?;
            let rest = &text[greeting.len()..];
            (front.eq_ignore_ascii_case(greeting) && rest.starts_with(['.', ',', '!']))
                .then(|| rest[1..].trim_start())
        });
    if let Some(rest) = good {
        return rest;
    }
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let greeting = matches!(bare(first).as_str(), "hi" | "hello" | "hey" | "hiya");
    if greeting && first.is_ascii() {
        let there = rest.strip_prefix("there");
        there
            .filter(|rest| rest.starts_with([',', '.', '!']))
            .map_or(rest, |rest| rest[1..].trim_start())
    } else {
        text
    }
}

fn unbulleted(text: &str) -> Option<&str> {
    for bullet in ["•", "·", "‣", "◦", "▪", "●", "*", "–", "—", "-", "+", ">"] {
        if let Some(rest) = text.strip_prefix(bullet) {
            let spaced = rest.starts_with(char::is_whitespace);
            let letter = rest.starts_with(char::is_alphabetic) && !bullet.starts_with('+');
            if spaced || letter {
                return Some(rest.trim_start());
            }
        }
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner[digits..].strip_prefix(['.', ')'])?;
    ((1..=2).contains(&digits) && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

fn has_readable(text: &str) -> bool {
    // Emoji and symbols are kept too when they stand alone; rulers are not text.
    text.chars()
        .any(|c| c.is_alphanumeric() || (!c.is_ascii() && !"–—•·‣◦▪●…".contains(c)))
}

fn push_words(sentences: &mut Vec<String>, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        if !has_words(text)
            && let Some(last) = sentences.last_mut()
        {
            last.push(' ');
            last.push_str(text);
        } else {
            sentences.push(text.to_owned());
        }
    }
}

/// Whether the full stop between `before` and `after` shortens a word.
fn is_abbreviation(before: &str, after: &str) -> bool {
    const LONGEST: usize = 12;
    let from = before
        .char_indices()
        .rev()
        .nth(LONGEST)
        .map_or(0, |(at, _)| at);
    let word = before[from..]
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    let lower = word.to_lowercase();
    let next = after.trim_start().chars().next();
    match lower.as_str() {
        // "No. 4", but "Night shifts no. Weekends yes".
        "no" => return next.is_some_and(|c| c.is_ascii_digit()),
        // "Sept. 2019", but "booked for nov. also".
        "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov"
        | "dec" => {
            let word = after.split_whitespace().next().unwrap_or("");
            let joins = is_one_of(word, "to until till and - –");
            return joins || next.is_some_and(|c| c.is_ascii_digit() || c == '\'');
        }
        // "ca. 400 a month", "Orlando, CA. Then".
        "ca" | "av" | "appr" | "vol" | "pp" => return next.is_some_and(|c| c.is_ascii_digit()),
        "univ" | "dip" | "hosp" => return next.is_some_and(char::is_lowercase),
        _ => {}
    }
    let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "Prof. A. Müller", but "got an A. Then …".
    let mark = before[..before.len() - word.len()].trim_end();
    let grade = [" a", " an", " got", " grade"]
        .iter()
        .any(|lead| mark.ends_with(lead));
    let is_degree = word.contains('.') && titles::abbreviates_degree(&word.replace('.', ""));
    is_degree
        || (letter && !grade)
        || is_one_of(
            &lower,
            "e.g i.e conf approx mr mrs ms dr st vs inc ltd corp sr jr prof dept u.s u.k incl excl avg est \
                mgr asst elem univ twp bros barr ul rev engr ing",
        )
}

/// `dates:` of "Acme Ltd. dates: 2019".
fn label_follows(after: &str) -> bool {
    after
        .split_whitespace()
        .next()
        .is_some_and(|word| word.ends_with(':'))
}

/// `till.then i left`: the space after the full stop is missing.
fn is_run_on(before: &str, after: &str) -> bool {
    let word_is_long = before
        .chars()
        .rev()
        .take(3)
        .filter(|c| c.is_alphanumeric())
        .count()
        == 3;
    let next: String = after
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(8)
        .collect();
    let openers = ["then", "i", "and", "also", "before", "after", "my", "now"];
    word_is_long
        && openers.contains(&next.to_lowercase().as_str())
        && after[next.len()..].starts_with(' ')
}

fn keeps_dot(text: &str, letter: char) -> bool {
    letter == '.' && text.starts_with(".N") || text.starts_with(".n")
}

fn is_acronym(word: &str) -> bool {
    const KNOWN: &str = "ibm nasa ups usps bmw aws sap ikea bbc hsbc nhs kfc hr it qa ui ux bp ey kpmg \
        pwc tk h&m b&q dhl ups cvs rspca ymca nyc uk usa mit ucl lse ucla usc vp ceo cto cfo gp rn";
    is_one_of(word, KNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_numbers_and_wrapped_lines_become_lines() {
        let text = "1. first\n2) second\n- third\n\na line that was broken by an editor because it was so very long that it did not fit\nand goes on";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 2);
        assert_eq!(
            blocks[0]
                .iter()
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>(),
            ["first", "second", "third"]
        );
        assert!(blocks[0].iter().all(|line| line.bulleted));
        assert_eq!(blocks[1].len(), 1);
    }

    #[test]
    fn sentences_end_at_full_stops_but_not_in_abbreviations_or_names() {
        assert_eq!(
            sentences("i used node.js at Acme Inc. in leeds. it was ok"),
            ["i used node.js at Acme Inc. in leeds.", "it was ok"]
        );
        assert_eq!(
            sentences("did the till.then i left"),
            ["did the till.", "then i left"]
        );
        assert_eq!(
            sentences("Night shifts no. Weekends yes, B.A. English, No. 4"),
            ["Night shifts no.", "Weekends yes, B.A. English, No. 4"]
        );
    }

    #[test]
    fn numbers_in_one_line_begin_lines() {
        assert_eq!(
            normalise("1. Grill 2. Prep 3. Stock"),
            "1. Grill\n2. Prep\n3. Stock"
        );
        assert_eq!(normalise("Room 1. Floor 2. Left"), "Room 1. Floor 2. Left");
        assert_eq!(normalise("1. In 2. 5 years"), "1. In 2. 5 years");
    }

    #[test]
    fn case_is_given_to_names_and_left_to_those_that_have_it() {
        assert_eq!(title_case("bank of america"), "Bank of America");
        assert_eq!(title_case("eBay"), "eBay");
        assert_eq!(title_case("nhs"), "NHS");
        assert_eq!(title_case("stratford-upon-avon"), "Stratford-upon-Avon");
        assert_eq!(capitalise("iOS apps"), "iOS apps");
    }
}
