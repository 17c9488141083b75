//! The one JSON object in a model's answer, whatever the model wrote around it.

use serde_json::Value;

/// Why an answer yields no object. Each message tells a model what to do better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    #[error("the answer holds no JSON object; answer with one JSON object and nothing else")]
    NotFound,
    #[error("the answer is JSON but not an object; answer with one JSON object")]
    NotAnObject,
    #[error("the JSON is cut off before its end; answer with a shorter, complete JSON object")]
    Truncated,
    #[error("the JSON has a syntax error; answer with one valid JSON object")]
    Malformed,
    #[error("the answer holds more than one JSON object; answer with exactly one")]
    Ambiguous,
}

/// Finds the JSON object in `text`: bare, in a code fence, or amid prose; a reasoning preamble up
/// to `</think>` is dropped. It never guesses: two different objects, or a whole one beside a
/// broken one, are an error. NUL characters are removed, since Postgres stores none.
pub fn extract_json(text: &str) -> Result<Value, ExtractError> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let mut value = match serde_json::from_str::<Value>(text) {
        Ok(value) if value.is_object() => value,
        Ok(_) => return Err(ExtractError::NotAnObject),
        Err(_) => only_object(after_reasoning(text)?)?,
    };
    remove_nul(&mut value);
    Ok(value)
}

/// Drops what a reasoning model thought first. Some servers cut off the opening tag only.
fn after_reasoning(text: &str) -> Result<&str, ExtractError> {
    match text.rsplit_once("</think>") {
        Some((_, answer)) if answer.contains('{') => Ok(answer),
        None if text.starts_with("<think>") => Err(ExtractError::Truncated),
        _ => Ok(text),
    }
}

/// Reads each balanced `{…}` once and skips it whole, so that a part of a broken object is never
/// taken for the answer and the work stays linear in the length of the text.
fn only_object(text: &str) -> Result<Value, ExtractError> {
    let mut found: Option<Value> = None;
    let mut broken = false;
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        rest = &rest[start..];
        if !opens_an_object(rest) {
            rest = &rest[1..];
            continue;
        }
        let end = balanced_end(rest).ok_or(ExtractError::Truncated)?;
        match serde_json::from_str::<Value>(&rest[..end]) {
            Ok(value) if found.as_ref().is_some_and(|first| *first != value) => {
                return Err(ExtractError::Ambiguous);
            }
            Ok(value) => found = Some(value),
            Err(_) => broken = true,
        }
        rest = &rest[end..];
    }
    match (found, broken) {
        (Some(value), false) => Ok(value),
        (Some(_), true) => Err(ExtractError::Ambiguous),
        (None, true) => Err(ExtractError::Malformed),
        (None, false) => Err(ExtractError::NotFound),
    }
}

/// Tells `{"key…` from a brace in prose. A text that ends at the brace is an object cut off.
fn opens_an_object(text: &str) -> bool {
    let inside = text[1..].trim_start();
    inside.is_empty() || inside.starts_with(['"', '}'])
}

/// The index behind the brace that closes the one at the start, if there is one.
fn balanced_end(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (index, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn remove_nul(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|c| c != '\0'),
        Value::Array(items) => items.iter_mut().for_each(remove_nul),
        Value::Object(fields) => {
            if fields.keys().any(|key| key.contains('\0')) {
                *fields = std::mem::take(fields)
                    .into_iter()
                    .map(|(key, value)| (key.replace('\0', ""), value))
                    .collect();
            }
            fields.values_mut().for_each(remove_nul);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_object_is_found_whatever_surrounds_it() {
        let work = json!({"work": [{"name": "A}{\"", "highlights": ["x"]}]});
        let bare = work.to_string();
        let pretty = serde_json::to_string_pretty(&work).expect("prints");
        for text in [
            bare.clone(),
            format!("\u{feff}{pretty}\n"),
            format!("```json\n{pretty}\n```"),
            format!("```\n{bare}\n```"),
            format!("Sure! Here it is:\n\n```JSON\n{pretty}\n```\nAnything else {{so far}}?"),
            format!("Fill {{name}} in: {bare} :-}}"),
            format!("{bare}\n\nOnce more: {pretty}"),
            format!("<think>Maybe {{\"work\": []}}?</think>\n{bare}"),
            format!("Maybe {{\"work\": []}}? \n</think>\n\n```json\n{bare}```"),
        ] {
            assert_eq!(extract_json(&text).as_ref(), Ok(&work), "{text}");
        }
        let tagged = json!({"basics": {"summary": "knows </think> and <think>"}});
        assert_eq!(extract_json(&tagged.to_string()), Ok(tagged.clone()));
    }

    #[test]
    fn what_cannot_be_trusted_is_an_error_that_says_why() {
        use ExtractError::{Ambiguous, Malformed, NotAnObject, NotFound, Truncated};
        for (text, expected) in [
            ("", NotFound),
            ("I cannot help with that.", NotFound),
            ("Use {name} and {place}.", NotFound),
            ("[1, 2]", NotAnObject),
            ("\"work\"", NotAnObject),
            ("null", NotAnObject),
            ("{", Truncated),
            ("```json\n{ ", Truncated),
            ("{\"work\": [{\"name\": \"A\"}", Truncated),
            ("{\"work\": \"unclosed }", Truncated),
            ("<think>I wonder about {\"a\": 1}", Truncated),
            ("{\"a\": 1} and {\"a\": ", Truncated),
            ("{\"work\": [{\"name\": \"A\"},]}", Malformed),
            ("{\"work\": …}", Malformed),
            ("{\"a\": 1} or {\"a\": 2}", Ambiguous),
            ("{\"a\": [1,],} {\"b\": 1}", Ambiguous),
        ] {
            assert_eq!(extract_json(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn nul_is_removed_at_every_depth() {
        let found = extract_json(r#"{"a\u0000": ["\u0000b", {"c": "d\u0000"}], "e": 1}"#);
        assert_eq!(found, Ok(json!({"a": ["b", {"c": "d"}], "e": 1})));
    }

    #[test]
    fn hostile_nesting_neither_overflows_the_stack_nor_takes_quadratic_time() {
        let deep = "{\"a\":".repeat(150_000);
        assert_eq!(extract_json(&deep), Err(ExtractError::Truncated));
        let closed = format!("{deep}1{}", "}".repeat(150_000));
        assert_eq!(extract_json(&closed), Err(ExtractError::Malformed));
        assert_eq!(
            extract_json(&"{".repeat(1_000_000)),
            Err(ExtractError::Truncated)
        );
    }
}
