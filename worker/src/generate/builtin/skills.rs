//! Composes skills: spelt, split and grouped.

use serde_json::Value;

use super::ComposeError;
use super::clean::{self, bare, capitalise, is_one_of, tidy};
use super::lists::{group, heading, split_and, split_outside_brackets, without_lead};
use super::phrase;
use super::skill_groups;
use crate::english::casing;
use crate::english::spelling;

/// The entries of a skills section.
pub fn skills(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            if only_announces(&sentence) {
                continue;
            }
            let (heading, list) = skills_heading(&sentence);
            let mut items = skill_items(&list);
            // "I do not know any macros" is no skill: it limits what was told before.
            if heading.is_none()
                && is_denial(&sentence)
                && let Some(last) = groups.last_mut().and_then(|(_, known)| known.last_mut())
                && !items.is_empty()
            {
                let told = casing::spell(&without_subject(&items.remove(0)));
                let (first, rest) = told.split_once(' ').unwrap_or((&told, ""));
                *last = tidy(&format!("{last}, {} {rest}", first.to_lowercase()));
            }
            let name = heading.map_or_else(|| "Skills".to_owned(), |heading| capitalise(&heading));
            let keywords = items
                .into_iter()
                .flat_map(|item| tools_in_a_row(&without_subject(&item)))
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
    let headed = groups.len() > 1;
    let cut = groups.into_iter().flat_map(|(name, keywords)| {
        if headed || name != "Skills" {
            vec![(name, keywords)]
        } else {
            skill_groups::grouped(&name, keywords)
        }
    });
    Ok(cut.map(|(name, keywords)| group(name, keywords)).collect())
}

/// "For my skills …" announces a list.
fn only_announces(sentence: &str) -> bool {
    sentence.split_whitespace().map(bare).all(|word| {
        matches!(
            word.as_str(),
            "for" | "my" | "skills" | "the" | "here" | "are" | "these" | "so" | "ok" | ""
        )
    }) && (sentence.contains(' ') || bare(sentence) == "skills")
}

/// The items of a list of skills. What goes on about the item before stays with it, and a statement stays whole.
fn skill_items(list: &str) -> Vec<String> {
    if introduces_oneself(list) {
        return vec![phrase::prose(list)];
    }
    let mut told: Vec<String> = Vec::new();
    for part in split_outside_brackets(&without_lead(list)) {
        match told.last_mut() {
            Some(before) if goes_on(&part) => *before = format!("{before}, {part}"),
            _ => told.push(part),
        }
    }
    let mut items: Vec<String> = told
        .iter()
        .flat_map(|part| {
            if tells(part) {
                vec![part.strip_prefix("and ").unwrap_or(part).to_owned()]
            } else {
                split_and(part)
            }
        })
        .collect();
    items.retain(|item| !item.is_empty());
    items
}

/// "I'm a physio, 7 years, mostly sport" is no list.
fn introduces_oneself(list: &str) -> bool {
    let words: Vec<String> = list.split_whitespace().take(3).map(bare).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(words.as_slice(), ["i'm", "a" | "an", _] | ["i", "am", "a"])
}

/// Whether a sentence tells only what somebody does not know or have.
fn is_denial(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split_whitespace().map(bare).collect();
    let rest = &words[usize::from(words.first().is_some_and(|word| word == "i"))..];
    let first = rest.first().map_or("", String::as_str);
    is_one_of(first, "no not never cannot")
        || (is_one_of(first, "do did have can") && rest.get(1).is_some_and(|word| word == "not"))
}

/// Whether a part says something of the one before it: "but they lapsed", "not at height".
fn goes_on(part: &str) -> bool {
    const FIRST: &str = "but so because which that though although when if while since not no yes maybe perhaps they they've theyve it it's \
        people unfortunately about only never cannot";
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    is_one_of(&first, FIRST) || first.starts_with("unfortun")
}

/// Whether a part is a statement whose "and" joins no skills.
fn tells(part: &str) -> bool {
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    matches!(first.as_str(), "i've" | "i'm")
        || part
            .split_whitespace()
            .skip(1)
            .map(bare)
            .any(|word| is_one_of(&word, "but because when which i only though if"))
}

/// `DBs` of "DBs - postgres, redis", where a list follows.
fn skills_heading(sentence: &str) -> (Option<String>, String) {
    for joint in [" - ", " – ", " — "] {
        if let Some((name, list)) = sentence.split_once(joint)
            && name.split_whitespace().count() <= 3
            && list.contains(',')
            && !name.contains([',', ':'])
        {
            return (Some(tidy(name)), list.trim().to_owned());
        }
    }
    match heading(sentence) {
        (Some(name), list) if matches!(bare(&name).as_str(), "i can" | "i know") => (None, list),
        // "Truck: no" and "Not good at: sums" deny what they name.
        (Some(name), list) if matches!(bare(&list).as_str(), "no" | "none" | "nope") => {
            let initials = name.chars().all(char::is_uppercase);
            let name = if initials { name } else { name.to_lowercase() };
            (None, format!("no {name}"))
        }
        (Some(name), list)
            if matches!(
                name.split(' ').next().map(bare).as_deref(),
                Some("not" | "no")
            ) =>
        {
            (None, format!("{name} {list}"))
        }
        headed => headed,
    }
}

/// "i drive forklift" as "drive forklift", "to use SAP" as "SAP".
pub fn without_subject(item: &str) -> String {
    let words: Vec<&str> = item.split_whitespace().collect();
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let length = match (key(0).as_str(), key(1).as_str()) {
        ("i", "can" | "also") | ("to", "use") if words.len() > 2 => 2,
        ("i" | "can", _) if words.len() > 1 => 1,
        _ => 0,
    };
    words[length..].join(" ")
}

/// `photoshop illustrator figma`: tools that nothing separates.
fn tools_in_a_row(item: &str) -> Vec<String> {
    let words: Vec<&str> = item.split_whitespace().collect();
    if words.len() < 2 || words.len() > 40 || spelling::canonical_tool(item).is_some() {
        return vec![item.to_owned()];
    }
    let mut tools = Vec::new();
    let (mut known, mut names) = (0, true);
    let mut at = 0;
    while at < words.len() {
        let tool = (1..=3).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?.join(" ");
            let known =
                spelling::canonical_tool(&phrase).is_some() || casing::own_case(&phrase).is_some();
            known.then_some((phrase, length))
        });
        known += usize::from(tool.is_some());
        let (tool, length) = tool.unwrap_or_else(|| (words[at].to_owned(), 1));
        names &= tool.starts_with(char::is_uppercase) || spelling::canonical_tool(&tool).is_some();
        tools.push(tool);
        at += length;
    }
    // One or two that we do not know stand among many that we do.
    let row = known == tools.len() || (names && known >= 4 && known * 3 >= tools.len() * 2);
    if row { tools } else { vec![item.to_owned()] }
}

/// A skill in its usual spelling: `postgres` is `PostgreSQL`, `a bit of sql` is `A bit of SQL`.
pub fn skill(item: &str) -> String {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if item.is_ascii()
        && let Some(tool) = spelling::canonical_tool(item).filter(|tool| {
            digits(tool) == digits(item) || !item.to_lowercase().starts_with(&tool.to_lowercase())
        })
    {
        return tool.to_owned();
    }
    capitalise(&casing::spell(item))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
}
