//! A section without the statements that cannot be kept.

use serde_json::Value;

use super::truth::Violation;

/// Takes every statement out of a section that holds the text of one of these; returns those statements. A statement is an
/// entry of a list of texts, a sentence of a longer text, or a field that holds no sentence. An entry that has nothing left goes too.
pub fn leave_out(content: &mut Value, violations: &[Violation]) -> Vec<String> {
    let texts: Vec<&str> = violations
        .iter()
        .map(|violation| violation.text.as_str())
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect();
    let mut left_out = Vec::new();
    // The section's own key stays, whatever becomes of what stands under it.
    if let Some(section) = content.as_object_mut() {
        for value in section.values_mut() {
            take_from(value, &texts, &mut left_out);
        }
    }
    left_out
}

/// Whether nothing is left of the value once its doubtful statements are taken out.
fn take_from(value: &mut Value, texts: &[&str], left_out: &mut Vec<String>) -> bool {
    match value {
        Value::String(text) => {
            let (doubtful, kept): (Vec<&str>, Vec<&str>) = text
                .split_inclusive(". ")
                .partition(|sentence| texts.iter().any(|text| holds(sentence, text)));
            if doubtful.is_empty() {
                return false;
            }
            left_out.extend(doubtful.iter().map(|sentence| sentence.trim().to_owned()));
            kept.concat().trim_end().clone_into(text);
            text.is_empty()
        }
        Value::Array(items) => {
            items.retain_mut(|item| !take_from(item, texts, left_out));
            items.is_empty()
        }
        Value::Object(fields) => {
            fields.retain(|_, field| !take_from(field, texts, left_out));
            fields.is_empty()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether the text stands in the sentence, not as a part of longer words.
fn holds(sentence: &str, text: &str) -> bool {
    let is_inside = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
    sentence.match_indices(text).any(|(at, found)| {
        let (before, after) = (&sentence[..at], &sentence[at + found.len()..]);
        !is_inside(before.chars().next_back()) && !is_inside(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::truth::ViolationKind;

    fn violation(text: &str) -> Violation {
        Violation {
            kind: ViolationKind::Statement,
            text: text.to_owned(),
            reason: String::new(),
        }
    }

    #[test]
    fn only_the_statement_goes_that_holds_the_text() {
        let mut content = json!({"work": [{
            "name": "Lidl",
            "summary": "Ran the tills. Was the head of nobody. Opened the shop.",
            "highlights": ["Overheads went down", "Asked the head office for goods"],
        }]});
        let left_out = leave_out(&mut content, &[violation("head")]);
        let expected = ["Was the head of nobody.", "Asked the head office for goods"];
        assert_eq!(left_out, expected);
        let kept = json!({"work": [{
            "name": "Lidl",
            "summary": "Ran the tills. Opened the shop.",
            "highlights": ["Overheads went down"],
        }]});
        assert_eq!(content, kept);
    }

    #[test]
    fn an_entry_with_nothing_left_goes_too() {
        let mut content =
            json!({"skills": [{"keywords": ["Excel"]}, {"name": "Tills", "keywords": ["Cash"]}]});
        assert_eq!(leave_out(&mut content, &[violation("Excel")]), ["Excel"]);
        let kept = json!({"skills": [{"name": "Tills", "keywords": ["Cash"]}]});
        assert_eq!(content, kept);
    }

    #[test]
    fn what_stands_nowhere_takes_nothing_away() {
        let mut content = json!({"skills": [{"keywords": ["Excel"]}]});
        let doubtful = [violation("PowerPoint"), violation("–")];
        assert!(leave_out(&mut content, &doubtful).is_empty());
    }
}
