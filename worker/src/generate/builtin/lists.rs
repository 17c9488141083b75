//! Splits typed lists and composes the sections that are lists: skills, languages, interests.

use serde_json::{Map, Value, json};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, tidy};
use super::entry::{put, put_list};
use crate::english::places;
use crate::english::spelling;
use crate::english::tokens::key;

/// The items of a list in running text: commas, semicolons, bars and "and" separate.
pub fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    for part in split_outside_brackets(text) {
        items.extend(split_and(&part));
    }
    items.retain(|item| !item.is_empty());
    items
}

/// The entries of a skills section.
pub fn skills(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            let (heading, list) = heading(&sentence);
            let name = heading.map_or_else(|| "Skills".to_owned(), |heading| capitalise(&heading));
            let keywords = items(&without_lead(&list))
                .into_iter()
                .map(|item| skill(&item));
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => known.extend(keywords),
                None => groups.push((name, keywords.collect())),
            }
        }
    }
    groups.retain(|(_, keywords)| !keywords.is_empty());
    if groups.is_empty() {
        return Err(ComposeError::missing(
            "keywords",
            "Which skills and tools do you want to list?",
        ));
    }
    Ok(groups
        .into_iter()
        .map(|(name, keywords)| group(name, keywords))
        .collect())
}

/// The entries of an interests section.
pub fn interests(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            if let (Some(name), list) = heading(&sentence) {
                let own_words = [
                    "interests",
                    "hobbies",
                    "interests and hobbies",
                    "hobbies and interests",
                ];
                if !own_words.contains(&name.to_lowercase().as_str()) {
                    let keywords = items(&list).iter().map(|item| capitalise(item)).collect();
                    entries.push(group(capitalise(&name), keywords));
                    continue;
                }
            }
            let (_, list) = heading(&sentence);
            let names = items(&without_lead(&list));
            entries.extend(names.iter().map(|item| json!({ "name": capitalise(item) })));
        }
    }
    entries.dedup();
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "name",
            "What are you interested in outside of work?",
        ));
    }
    Ok(entries)
}

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
    for item in items(&without_lead(&sentence)) {
        let words: Vec<&str> = item.split_whitespace().collect();
        let place = words
            .iter()
            .position(|word| places::is_language(&key(word)));
        let Some(place) = place else {
            // A level on its own belongs to the language before it.
            match entries.last_mut().and_then(Value::as_object_mut) {
                Some(last) if is_level(&item) && !last.contains_key("fluency") => {
                    put(last, "fluency", Some(capitalise(&item)));
                }
                _ => entries.push(json!({ "language": capitalise(&item) })),
            }
            continue;
        };
        let before = level(&words[..place]);
        let after = level(&words[place + 1..]);
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
        let said = [before, after]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
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

/// The words beside a language that tell how well it is spoken.
fn level(words: &[&str]) -> Option<String> {
    let glue = [
        "i", "speak", "am", "i'm", "is", "my", "in", "can", "know", "also", "of", "have", "-", "–",
        "and", "it", "at",
    ];
    let start = words
        .iter()
        .position(|word| !glue.contains(&bare(word).as_str()) && has_words(word))?;
    let end = words
        .iter()
        .rposition(|word| !glue.contains(&bare(word).as_str()) && has_words(word))?
        + 1;
    let said = tidy(&words[start..end].join(" "));
    let said = said.trim_matches(['(', ')', '-', '–', ' ']).to_owned();
    has_words(&said).then_some(said)
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

fn group(name: String, keywords: Vec<String>) -> Value {
    let mut fields = Map::new();
    put(&mut fields, "name", Some(name));
    put_list(&mut fields, "keywords", keywords);
    Value::Object(fields)
}

/// `Languages` and the list in "Languages: python, sql".
fn heading(sentence: &str) -> (Option<String>, String) {
    let Some((name, list)) = sentence.split_once(':') else {
        return (None, sentence.to_owned());
    };
    let short = name.split_whitespace().count() <= 4 && has_words(name) && !name.contains(',');
    if short && has_words(list) && !list.starts_with("//") {
        (Some(tidy(name)), list.trim().to_owned())
    } else {
        (None, sentence.to_owned())
    }
}

/// Drops "i know how to use", "good at" and the like from the front of a list.
fn without_lead(list: &str) -> String {
    const LEADS: &[&str] = &[
        "i know how to use",
        "i know how to",
        "i have experience with",
        "i have experience in",
        "i have experience of",
        "experience with",
        "experience in",
        "experienced in",
        "experienced with",
        "i am good at",
        "i'm good at",
        "im good at",
        "i am good with",
        "i'm good with",
        "good at",
        "good with",
        "i am familiar with",
        "familiar with",
        "i am proficient in",
        "proficient in",
        "proficient with",
        "i am skilled in",
        "skilled in",
        "my skills are",
        "my skills include",
        "skills include",
        "i can use",
        "i have used",
        "i've used",
        "i use",
        "i know",
        "i can speak",
        "i speak",
        "i can",
        "i have",
        "i also know",
        "i also like",
        "i really like",
        "i like to",
        "i like",
        "i love to",
        "i love",
        "i enjoy",
        "i also enjoy",
        "i am interested in",
        "i'm interested in",
        "im interested in",
        "interested in",
        "my hobbies are",
        "my interests are",
        "my hobbies include",
        "my interests include",
        "in my free time i like",
        "in my free time i",
        "in my spare time i",
        "i am",
        "i'm",
        "im",
        "also",
    ];
    let typed: Vec<&str> = list.split_whitespace().collect();
    let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    let fits = |lead: &&&str| {
        let lead: Vec<&str> = lead.split(' ').collect();
        words.len() > lead.len() && lead.iter().zip(&words).all(|(one, other)| one == other)
    };
    let alone =
        items_in(list) < 2 && spelling::canonical_tool(typed.last().unwrap_or(&"")).is_none();
    let length = LEADS
        .iter()
        // "good with kids" alone says more than "kids".
        .filter(|lead| fits(lead) && !(alone && lead.contains("good ")))
        .map(|lead| lead.split(' ').count())
        .max()
        .unwrap_or(0);
    typed[length..].join(" ")
}

fn items_in(list: &str) -> usize {
    1 + list.matches([',', ';']).count() + list.matches(" and ").count()
}

/// A skill in its usual spelling: `postgres` is `PostgreSQL`, `a bit of sql` is `A bit of SQL`.
fn skill(item: &str) -> String {
    if item.is_ascii()
        && let Some(tool) = spelling::canonical_tool(item)
    {
        return tool.to_owned();
    }
    capitalise(&spelling::spell_tools(item))
}

/// Parts between commas, semicolons and bars that no bracket encloses.
pub fn split_outside_brackets(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let separates = matches!(letter, ',' | ';' | '|' | '•' | '·' | '、' | '，' | '،');
        if separates && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| item_text(part)).collect()
}

fn split_and(part: &str) -> Vec<String> {
    const KEPT: &[&str] = &[
        "research and development",
        "health and safety",
        "food and beverage",
        "arts and crafts",
        "rock and roll",
        "search and rescue",
        "supply and demand",
        "profit and loss",
        "black and white",
        "terms and conditions",
        "food and drink",
        "track and trace",
        "pick and pack",
        "learning and development",
        "diversity and inclusion",
        "accounts payable and receivable",
        "back and front end",
        "cut and paste",
        "command and conquer",
        "dungeons and dragons",
        "drum and bass",
        "track and field",
        "hospitality and tourism",
    ];
    let lower = part.to_lowercase();
    if KEPT.iter().any(|kept| lower.contains(kept)) || lower.contains("between ") {
        return vec![part.to_owned()];
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let mut pieces = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        let separator = matches!(word.to_lowercase().as_str(), "and" | "&" | "plus");
        if separator && at > 0 && at + 1 < words.len() {
            pieces.push(Vec::new());
        } else if !(separator && at == 0 && words.len() > 1)
            && let Some(piece) = pieces.last_mut()
        {
            piece.push(*word);
        }
    }
    pieces
        .iter()
        .map(|piece: &Vec<&str>| item_text(&without_lead(&piece.join(" "))))
        .collect()
}

/// An item without loose punctuation; symbols of a name such as `.NET` or `C++` stay.
fn item_text(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches([' ', '-', '–', '—', '*', ':', '"', '“', '”', '!', '/']);
    let text = text.trim_end_matches(['.', '?']);
    if has_words(text) || !text.is_ascii() {
        text.trim().to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_where_people_separate() {
        assert_eq!(
            items("python, sql and excel; C++"),
            ["python", "sql", "excel", "C++"]
        );
        assert_eq!(
            items("health and safety, till work"),
            ["health and safety", "till work"]
        );
        assert_eq!(
            items("python (django, flask), sql"),
            ["python (django, flask)", "sql"]
        );
    }

    #[test]
    fn skills_are_spelt_and_grouped() {
        let entries = skills("Languages: javascript, python\nTools: git and k8s").expect("skills");
        assert_eq!(
            entries[0],
            json!({"name": "Languages", "keywords": ["JavaScript", "Python"]})
        );
        assert_eq!(
            entries[1],
            json!({"name": "Tools", "keywords": ["Git", "Kubernetes"]})
        );
        let entries = skills("i know excel, teamwork and a bit of sql").expect("skills");
        assert_eq!(
            entries[0],
            json!({"name": "Skills", "keywords": ["Excel", "Teamwork", "A bit of SQL"]})
        );
    }

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
