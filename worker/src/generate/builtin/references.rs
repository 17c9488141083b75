//! Composes references. What another person wrote is never rewritten.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy};
use super::entry::put;
use super::header::has_title_noun;
use super::person_names::{is_given_name, is_plain_name, person_case};
use super::place_names::is_place;
use crate::english::titles;
use crate::english::words;

const QUOTES: [char; 3] = ['"', '“', '”'];

/// The entries of a references section. What another person wrote is never rewritten.
pub fn references(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries = Vec::new();
    let mut symbols = String::new();
    let text = referees_apart(&without_chatter(text));
    for block in text.split("\n\n").flat_map(referees) {
        if has_words(&block) {
            let mut fields = Map::new();
            let (name, quote) = signed(&block);
            put(&mut fields, "name", name);
            put(&mut fields, "reference", Some(format!("{symbols}{quote}")));
            symbols.clear();
            entries.push(Value::Object(fields));
        } else if !block.is_ascii() {
            symbols = format!("{symbols}{block} ");
        }
    }
    if let Some(last) = entries.last_mut().and_then(Value::as_object_mut)
        && let Some(reference) = last.get("reference").and_then(Value::as_str)
    {
        let whole = format!("{reference} {symbols}");
        put(last, "reference", Some(whole));
    }
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "reference",
            "What did your referee write about you, and who are they?",
        ));
    }
    Ok(entries)
}

/// The text without "lol", and without whom not to ask, outside of quotations.
fn without_chatter(text: &str) -> String {
    const CHATTER: &str = "lol lmao haha hahaha pls plz";
    if text.contains(QUOTES) {
        return text.to_owned();
    }
    let lines = text.lines().map(|line| {
        let asked: Vec<String> = clean::sentences(line)
            .into_iter()
            .filter(|sentence| !asks_not_to(sentence))
            .collect();
        let words: Vec<String> = asked.join(" ").split(' ').map(str::to_owned).collect();
        let mut kept: Vec<String> = Vec::with_capacity(words.len());
        for word in words {
            if !is_one_of(&bare(&word), CHATTER) {
                kept.push(word);
            } else if let Some(last) = kept
                .last_mut()
                .filter(|last| word.ends_with(['.', '!']) && !last.ends_with(['.', '!', ',']))
            {
                last.push('.');
            }
        }
        kept.join(" ")
    });
    let kept = lines.collect::<Vec<_>>().join("\n");
    if has_words(&kept) {
        kept
    } else {
        text.to_owned()
    }
}

/// "dont ask my current boss pls", "please do not contact my employer".
fn asks_not_to(sentence: &str) -> bool {
    let words: Vec<String> = sentence
        .split(' ')
        .map(|word| bare(word).replace(['\'', '’'], ""))
        .collect();
    let from = usize::from(is_one_of(&words[0], "please pls plz just but and"));
    let rest: Vec<&str> = words[from..].iter().map(String::as_str).collect();
    let verb = match rest.as_slice() {
        ["dont" | "never", verb, ..] | ["do", "not", verb, ..] => *verb,
        _ => return false,
    };
    is_one_of(verb, "ask contact call phone ring email use write message")
        && !sentence.contains(',')
}

/// What each referee of a block says: one for each of its lines, its parts between semicolons or its sentences where each of
/// them names one, or else the whole.
fn referees(block: &str) -> Vec<String> {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = block
        .lines()
        .map(|line| unnumbered(&joined(line)).to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let parts: Vec<String> = block.split(';').map(joined).collect();
    let sentences = clean::sentences(&joined(block));
    let short = |text: &String| text.split(' ').count() <= 8 && text.contains(',');
    if lines.len() > 1 && lines.iter().all(|line| names_referee(line)) {
        return lines;
    }
    if parts.len() > 1 && parts.iter().all(|part| names_referee(part)) {
        return parts;
    }
    if sentences.len() > 1 && sentences.iter().all(|one| short(one) && names_referee(one)) {
        return sentences;
    }
    // "Ms Rosa Diaz, teacher. She saw my classes. Mr Ian Cole, principal": each with what is told of them.
    let begins: Vec<bool> = sentences.iter().map(|one| names_referee(one)).collect();
    if begins.first() == Some(&true) && begins.iter().filter(|begins| **begins).count() > 1 {
        let mut told: Vec<String> = Vec::new();
        for (sentence, begins) in sentences.iter().zip(begins) {
            match told.last_mut().filter(|_| !begins) {
                Some(last) => *last = format!("{last} {sentence}"),
                None => told.push(sentence.clone()),
            }
        }
        return told;
    }
    // What is no row of referees stays word for word.
    let labelled = block
        .lines()
        .any(|line| line.trim_start().to_lowercase().starts_with("ref"));
    let lines = if labelled {
        block
            .lines()
            .map(joined)
            .filter(|line| !line.is_empty())
            .collect()
    } else {
        lines
    };
    // A name in a line of its own, and the lines that tell where to find who has it.
    let card = lines.len() > 1
        && is_person(&lines[0])
        && lines
            .iter()
            .all(|line| line.split(' ').count() <= 6 && !line.ends_with(['.', '!', ',', ':']));
    let mut whole = lines.join(if card { ", " } else { " " });
    // "She is never late.", and who says so in the last line.
    if let [.., said, signature] = lines.as_slice()
        && said.ends_with(['.', '!'])
        && !said.starts_with(QUOTES)
        && signature.split(' ').count() <= 6
        && is_person(signature.split(',').next().unwrap_or(""))
    {
        whole.insert_str(whole.len() - signature.len(), "- ");
    }
    vec![whole]
}

/// "Ref 1: … Ref 2: …" in lines.
fn referees_apart(text: &str) -> String {
    const LABELS: [&str; 6] = ["Ref", "ref", "Referee", "referee", "Reference", "reference"];
    let marks = LABELS
        .iter()
        .flat_map(|label| (2..6).map(move |number| format!("{label} {number}:")));
    marks.fold(text.to_owned(), |text, mark| {
        text.replace(&format!(" {mark}"), &format!("\n{mark}"))
    })
}

/// The line without its bullet, its number or its "Ref 1:".
fn unnumbered(line: &str) -> &str {
    let (label, told) = line.split_once([':', '-', '–']).unwrap_or((line, ""));
    let words: Vec<String> = label.split_whitespace().map(bare).collect();
    let counts = |word: &String| {
        word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit())
            || is_one_of(word, "one two three 1st 2nd 3rd first second third")
    };
    let of_referee = |word: &String| is_one_of(word, "ref referee reference");
    if has_words(told)
        && words.len() == 2
        && words.iter().any(counts)
        && words.iter().any(of_referee)
    {
        return told.trim_start();
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len();
    let rest = rest.strip_prefix(['.', ')']).filter(|_| numbered);
    let rest = rest.and_then(|rest| rest.strip_prefix(' '));
    rest.or_else(|| line.strip_prefix("- "))
        .or_else(|| line.strip_prefix("• "))
        .unwrap_or(line)
}

/// Whether a line is about one referee: "Mary Jones, Asda, 07700 900456", "Tom Lee: a team player", or a quotation that is signed.
fn names_referee(line: &str) -> bool {
    if line.starts_with(QUOTES) {
        return signed(line).0.is_some();
    }
    let ends = [
        line.find([',', '(', ':']),
        line.find(" - "),
        line.find(" – "),
    ];
    let Some(end) = ends.into_iter().flatten().min() else {
        return false;
    };
    let (name, rest) = line.split_at(end);
    let name = name.trim();
    let contact = rest.contains('@') || rest.bytes().filter(u8::is_ascii_digit).count() > 6;
    let told = rest.starts_with(':')
        || contact
        || has_title_noun(rest)
        || is_plain_name(name)
        || titled(name).is_some();
    let rest = rest.trim_matches([',', ' ', '(', ')', '-', '–']);
    (is_person(name) || titled(name).is_some()) && told && !is_place(name) && !is_place(rest)
}

/// Who signed a reference, and the reference: all of it unless name and quotation are all there is.
fn signed(block: &str) -> (Option<String>, String) {
    const LEADS: [&str; 10] = [
        "Ask ",
        "ask ",
        "Call ",
        "call ",
        "Available from: ",
        "Reference from ",
        "From ",
        "from ",
        "Referee: ",
        "Contact: ",
    ];
    if let Some(inner) = block.strip_prefix(QUOTES)
        && let Some(end) = inner.rfind(QUOTES)
    {
        let signature = tidy(inner[end..].trim_start_matches(QUOTES));
        let said = signature
            .strip_prefix("said ")
            .or_else(|| signature.strip_prefix("says "));
        let signature = said.map_or(signature.clone(), str::to_owned);
        if is_person(&signature) {
            return (Some(signature), inner[..end].to_owned());
        }
        let first = signature.split(',').next().unwrap_or("");
        return (is_person(first).then(|| first.to_owned()), block.to_owned());
    }
    if let Some((before, after)) = block.split_once(':')
        && let before = without_saying(before.trim())
        && is_person(before)
        && has_words(after)
    {
        let quote = after.trim();
        let inner = quote
            .strip_prefix(QUOTES)
            .and_then(|rest| rest.strip_suffix(QUOTES));
        let inner = inner.filter(|inner| !inner.contains(QUOTES));
        return (Some(before.to_owned()), inner.unwrap_or(quote).to_owned());
    }
    // "She is never late. - Tom Lee"
    if let Some((text, signature)) = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| block.rsplit_once(dash))
        && text.ends_with(['.', '!'])
        && is_person(signature.split(',').next().unwrap_or(""))
    {
        let name = signature.split(',').next().unwrap_or("");
        let whole = is_person(signature);
        let told = if whole { text } else { block };
        return (Some(name.to_owned()), told.to_owned());
    }
    if let Some((name, told)) = introduced(block) {
        return (Some(name), told);
    }
    let named = LEADS
        .iter()
        .find_map(|lead| block.strip_prefix(lead))
        .unwrap_or(block);
    let first = named
        .split([',', '(', '-', '–', '—', ':'])
        .next()
        .unwrap_or("")
        .trim();
    let name = is_person(first)
        .then(|| first.to_owned())
        .or_else(|| titled(first))
        .or_else(|| named_within(block));
    (name, block.to_owned())
}

/// "Mrs Jean Porter" of "mrs jean porter" at the front of what is told of her.
fn titled(first: &str) -> Option<String> {
    const TITLES: &str = "mr mrs ms miss dr prof professor pastor rev reverend sister fr father imam rabbi sir captain capt sgt chef coach";
    let mut words = first.split_whitespace();
    let title = words.next().map(bare).unwrap_or_default();
    // A sister or a coach may be anybody's; who is a Mrs has a name.
    let sure = is_one_of(&title, "mr mrs ms miss dr prof professor")
        || words.clone().next().is_some_and(is_given_name);
    let led = is_one_of(&title, TITLES);
    let names = words.clone().count();
    let plain = words.all(|word| {
        let everyday =
            words::is_everyday(&word.to_lowercase()) || titles::is_title_noun(&bare(word));
        let letters = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
        word.chars().all(letters)
            && !is_one_of(&bare(word), "in of for my the and at who from with to")
            && (sure || !everyday)
    });
    (led && plain && (1..=3).contains(&names)).then(|| person_case(first))
}

/// The one name in a text that tells where to ask: "best is Pete Hannon, owner of Hannon Marine".
fn named_within(block: &str) -> Option<String> {
    let words: Vec<&str> = block.split(' ').collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().take_while(capital).count();
        let ends = words[at..at + run]
            .iter()
            .position(|word| word.ends_with([',', '.', ')', ';']));
        let length = ends.map_or(run, |end| end + 1);
        let told = words[at..at + length].join(" ");
        let name = told.trim_matches([',', '.', '(', ')', ';']);
        let next = words.get(at + length).copied().unwrap_or("");
        let introduced = at == 0 || !is_one_of(&bare(words[at - 1]), "at of in the from for with");
        let told_of = told.ends_with(',')
            && has_title_noun(
                &words[at + length..]
                    .iter()
                    .take(3)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
            || is_one_of(&bare(next), "at from who was is");
        if introduced && told_of && is_plain_name(name) && is_person(name) && !is_place(name) {
            found.push(name.to_owned());
        }
        at += length.max(1);
    }
    (found.len() == 1).then(|| found.remove(0))
}

/// "Mary O'Brien" of "Mary O'Brien said".
fn without_saying(text: &str) -> &str {
    let saying = [" said", " says", " wrote", " writes", " about me", " on me"];
    let name = saying.iter().find_map(|verb| text.strip_suffix(verb));
    name.unwrap_or(text).trim_end()
}

/// The name in "my manager John Smith" and "ask my old boss Mike Taylor", and what they are to whom they are asked about.
fn introduced(block: &str) -> Option<(String, String)> {
    const VERBS: &str = "ask call contact phone email see";
    const ROLES: &str =
        "boss colleague friend teammate employer neighbour neighbor client customer tutor";
    let words: Vec<&str> = block.split(' ').collect();
    let from = usize::from(is_one_of(&bare(words[0]), VERBS));
    if words.get(from).is_none_or(|word| bare(word) != "my") {
        return None;
    }
    let role = (from + 1..words.len().min(from + 5)).find(|at| {
        let word = bare(words[*at]);
        titles::is_title_noun(&word) || is_one_of(&word, ROLES)
    })?;
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let length = words[role + 1..].iter().take(3).take_while(capital).count();
    let end = role + 1 + length;
    let name = words[role + 1..end].join(" ");
    let name = name.trim_end_matches([',', '.']);
    let told = if end == words.len() {
        capitalise(&words[from + 1..=role].join(" "))
    } else {
        block.to_owned()
    };
    is_person(name).then(|| (name.to_owned(), told))
}

pub fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
        })
        && !titles::is_title_noun(&bare(words[words.len() - 1]))
}
