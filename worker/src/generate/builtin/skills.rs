//! Composes skills: spelt, split and grouped.

use serde_json::Value;

use super::ComposeError;
use super::clean::{self, bare, capitalise, tidy};
use super::lists::{group, heading, items, without_lead};
use super::skill_groups;
use crate::english::casing;
use crate::english::spelling;

/// The entries of a skills section.
pub fn skills(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            let (heading, list) = skills_heading(&sentence);
            let name = heading.map_or_else(|| "Skills".to_owned(), |heading| capitalise(&heading));
            let keywords = items(&without_lead(&list))
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
    heading(sentence)
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
