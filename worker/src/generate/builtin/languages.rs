//! Composes languages: which, and how well.

use serde_json::{Map, Value, json};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, tidy};
use super::entry::put;
use super::lists::{heading, split_and, split_outside_brackets, without_lead};
use crate::english::casing;
use crate::english::places;
use crate::english::tokens::key;
use crate::english::words;

/// The entries of a languages section.
pub fn languages(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries: Vec<Value> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            add_languages(&mut entries, &sentence);
        }
    }
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "language",
            "Which languages do you speak, and how well?",
        ));
    }
    Ok(entries)
}

fn add_languages(entries: &mut Vec<Value>, sentence: &str) {
    let sentence = match heading(sentence) {
        (Some(name), list) if name.eq_ignore_ascii_case("languages") => list,
        _ => sentence.to_owned(),
    };
    let mut prefix: Option<String> = None;
    let mut without_level: Vec<usize> = Vec::new();
    for item in language_items(&without_lead(&sentence)) {
        let words: Vec<&str> = item.split_whitespace().collect();
        let place = language_at(&words);
        let Some(place) = place else {
            // A level on its own belongs to the language before it.
            match entries.last_mut().and_then(Value::as_object_mut) {
                Some(last) if is_level(&item) && !last.contains_key("fluency") => {
                    put(last, "fluency", Some(capitalise(&item)));
                }
                Some(last) if words.len() > 1 => {
                    let said = last.get("fluency").and_then(Value::as_str);
                    let said = said.map_or(capitalise(&item), |said| format!("{said}, {item}"));
                    put(last, "fluency", Some(said));
                }
                _ => entries.push(json!({ "language": capitalise(&item) })),
            }
            continue;
        };
        let before = level(&words[..place]);
        let after = match level(&words[place + 1..]) {
            // "understand russian but do not speak it"
            None if is_denied(&words[place + 1..]) => Some("only".to_owned()),
            after => after,
        };
        let only_denied = after.as_deref().is_none_or(|after| after == "only");
        if before.is_none() && only_denied && is_denied(&words) {
            continue;
        }
        let leads = before.is_some() && matches!(bare(words[place - 1]).as_str(), "in");
        if leads {
            prefix.clone_from(&before);
        } else if before.is_some() || after.is_some() {
            prefix = None;
        }
        let inherited = if before.is_none() && after.is_none() {
            prefix.clone()
        } else {
            None
        };
        let joint = if after.as_deref() == Some("only") {
            " "
        } else {
            ", "
        };
        let said = [before, after]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(joint);
        let fluency = if said.is_empty() {
            inherited
        } else {
            Some(said)
        };
        let adverb = fluency
            .as_deref()
            .is_some_and(|said| said.to_lowercase().starts_with("fluently"));
        let mut fields = Map::new();
        put(
            &mut fields,
            "language",
            Some(capitalise(&tidy(words[place]))),
        );
        put(&mut fields, "fluency", fluency.as_deref().map(capitalise));
        if fluency.is_none() {
            without_level.push(entries.len());
        } else if adverb {
            // "English and Spanish fluently" says it of both.
            for index in without_level.drain(..) {
                if let Some(earlier) = entries[index].as_object_mut() {
                    put(earlier, "fluency", fluency.as_deref().map(capitalise));
                }
            }
        }
        entries.push(Value::Object(fields));
    }
}

/// The parts of a list, each with its language. What has none, in "can read it and speak at work", stays with the one before.
fn language_items(list: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in split_outside_brackets(list) {
        let mut spoken: Vec<String> = Vec::new();
        for item in split_and(&part).into_iter().filter(|item| !item.is_empty()) {
            let words: Vec<&str> = item.split_whitespace().collect();
            match spoken.last_mut() {
                Some(before) if language_at(&words).is_none() && words.len() > 1 => {
                    *before = format!("{before} and {item}");
                }
                _ => spoken.push(item),
            }
        }
        found.extend(spoken);
    }
    found
}

/// Longest item, in words, whose language may be one that we do not know.
const FEW: usize = 6;

/// Where the language stands among the words: one that we know, or else a name that is no common word, with a level.
fn language_at(words: &[&str]) -> Option<usize> {
    let known = words
        .iter()
        .position(|word| places::is_language(&key(word)));
    let told = words.iter().any(|word| {
        is_level(word)
            || matches!(
                bare(word).as_str(),
                "bit" | "little" | "learning" | "some" | "home"
            )
    });
    let named = || {
        words.iter().position(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(char::is_alphanumeric)
                && !words::is_common(&key(word))
                && !is_level(word)
        })
    };
    let plain = words.len() <= FEW && !is_denied(words) && words.iter().all(|word| has_words(word));
    known.or_else(|| named().filter(|_| told && plain))
}

/// The words beside a language that tell how well it is spoken.
fn level(words: &[&str]) -> Option<String> {
    let glue = [
        "i", "speak", "am", "i'm", "is", "my", "in", "can", "know", "also", "of", "have", "-", "–",
        "and", "it",
    ];
    if is_denied(words) {
        // "understand it but do not speak it": what is left is all there is.
        let but = words.iter().position(|word| bare(word) == "but")?;
        let told = words[..but]
            .iter()
            .filter(|word| !glue.contains(&bare(word).as_str()));
        let told = tidy(&told.copied().collect::<Vec<_>>().join(" "));
        return has_words(&told).then(|| format!("{told} only"));
    }
    let start = words
        .iter()
        .position(|word| !glue.contains(&bare(word).as_str()) && has_words(word))?;
    let end = words
        .iter()
        .rposition(|word| !glue.contains(&bare(word).as_str()) && has_words(word))?
        + 1;
    let said = tidy(&words[start..end].join(" "));
    let said = said.trim_matches(['-', '–', ' ']);
    let inner = said
        .strip_prefix('(')
        .and_then(|said| said.strip_suffix(')'));
    let said = inner.unwrap_or(said);
    let said = if said.matches('(').count() == said.matches(')').count() {
        said
    } else {
        said.trim_matches(['(', ')'])
    };
    let place = ["at home", "at school", "at work", "at university"]
        .contains(&said.to_lowercase().as_str());
    let said = said.strip_prefix("at ").filter(|_| !place).unwrap_or(said);
    has_words(said).then(|| casing::spell(said))
}

fn is_denied(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| matches!(bare(word).as_str(), "not" | "never" | "cannot" | "no"))
}

fn is_level(text: &str) -> bool {
    const LEVELS: &str = "native fluent fluently basic beginner intermediate advanced conversational bilingual \
        a1 a2 b1 b2 c1 c2 proficient mother tongue elementary professional limited good";
    text.split_whitespace().any(|word| {
        LEVELS
            .split_ascii_whitespace()
            .any(|level| level == bare(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_level_that_was_said_of_them() {
        for (typed, expected) in [
            (
                "english native, spanish fluent, a bit of french",
                json!([{"language": "English", "fluency": "Native"}, {"language": "Spanish", "fluency": "Fluent"},
                    {"language": "French", "fluency": "A bit"}]),
            ),
            (
                "I speak English and Spanish fluently",
                json!([{"language": "English", "fluency": "Fluently"}, {"language": "Spanish", "fluency": "Fluently"}]),
            ),
            (
                "fluent in German and Dutch",
                json!([{"language": "German", "fluency": "Fluent"}, {"language": "Dutch", "fluency": "Fluent"}]),
            ),
            (
                "Polish (B2)",
                json!([{"language": "Polish", "fluency": "B2"}]),
            ),
            ("klingon", json!([{"language": "Klingon"}])),
        ] {
            assert_eq!(
                Value::Array(languages(typed).expect("languages")),
                expected,
                "{typed}"
            );
        }
    }
}
