//! The one JSON object in a model's answer, whatever the model wrote around it.

use std::borrow::Cow;

use serde_json::Value;

use super::lenient::{mend, with_halves_marked};

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
/// broken one, are an error. Commas before a closing bracket, and closing brackets that lack at the very end, do not make it
/// broken. NUL characters are removed, since Postgres stores none.
pub fn extract_json(text: &str) -> Result<Value, ExtractError> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let mut value = match serde_json::from_str::<Value>(text) {
        Ok(value) if value.is_object() => value,
        Ok(_) => return Err(ExtractError::NotAnObject),
        Err(_) => only_object(after_reasoning(text)?)?,
    };
    clean(&mut value);
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
        let (value, end) = if let Some(end) = balanced_end(rest) {
            (read(&rest[..end]), end)
        } else {
            let value = closed(rest).and_then(|whole| read(&whole));
            (Some(value.ok_or(ExtractError::Truncated)?), rest.len())
        };
        match value {
            Some(value) if found.as_ref().is_some_and(|first| *first != value) => {
                return Err(ExtractError::Ambiguous);
            }
            Some(value) => found = Some(value),
            None => broken = true,
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

/// Reads JSON, or what is meant by it.
fn read(text: &str) -> Option<Value> {
    let lenient = || {
        let text = without_spare_commas(text);
        serde_json::from_str(&with_halves_marked(&text)).ok()
    };
    serde_json::from_str(text).ok().or_else(lenient)
}

/// Takes out commas between a value and a closing bracket.
fn without_spare_commas(text: &str) -> Cow<'_, str> {
    let mut spare = Vec::new();
    let (mut last, mut last_but_one) = ((0, 0), (0, 0));
    outside_strings(text, |index, byte| {
        if matches!(byte, b']' | b'}')
            && last.1 == b','
            && !matches!(last_but_one.1, b',' | b':' | b'[' | b'{')
        {
            spare.push(last.0);
        }
        if !byte.is_ascii_whitespace() {
            (last_but_one, last) = (last, (index, byte));
        }
        true
    });
    if spare.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut begin = 0;
    for comma in spare {
        kept.push_str(&text[begin..comma]);
        begin = comma + 1;
    }
    kept.push_str(&text[begin..]);
    Cow::Owned(kept)
}

/// Adds the closing brackets that lack behind a value that is surely whole: no number, which may go on.
fn closed(text: &str) -> Option<String> {
    let text = text.trim_end().trim_end_matches('`').trim_end();
    let is_whole = text.ends_with(['"', ']', '}'])
        || ["true", "false", "null"]
            .iter()
            .any(|word| text.ends_with(word));
    let mut open = Vec::new();
    let mut matches = true;
    let in_string = outside_strings(text, |_, byte| {
        match byte {
            b'{' => open.push('}'),
            b'[' => open.push(']'),
            b'}' | b']' => matches &= open.pop() == Some(char::from(byte)),
            _ => {}
        }
        matches
    });
    (is_whole && matches && !in_string)
        .then(|| text.chars().chain(open.into_iter().rev()).collect())
}

/// Tells `{"key…` from a brace in prose. A text that ends at the brace is an object cut off.
fn opens_an_object(text: &str) -> bool {
    let inside = text[1..].trim_start();
    inside.is_empty() || inside.starts_with(['"', '}'])
}

/// The index behind the brace that closes the one at the start, if there is one.
fn balanced_end(text: &str) -> Option<usize> {
    let (mut depth, mut end) = (0_usize, None);
    outside_strings(text, |index, byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        end = (depth == 0).then_some(index + 1);
        end.is_none()
    });
    end
}

/// Shows every byte that is no part of a string, quotation marks included, until `see` has seen enough. Says whether the text
/// ends within a string.
fn outside_strings(text: &str, mut see: impl FnMut(usize, u8) -> bool) -> bool {
    let (mut in_string, mut escaped) = (false, false);
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
        in_string = byte == b'"';
        if !see(index, byte) {
            break;
        }
    }
    in_string
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            text.retain(|c| c != '\0');
            *text = mend(std::mem::take(text));
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => {
            if fields.keys().any(|key| key.contains('\0')) {
                *fields = std::mem::take(fields)
                    .into_iter()
                    .map(|(key, value)| (key.replace('\0', ""), value))
                    .collect();
            }
            fields.values_mut().for_each(clean);
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
            ("{\"work\": \"unclosed }", Truncated),
            ("<think>I wonder about {\"a\": 1}", Truncated),
            ("{\"a\": 1} and {\"a\": ", Truncated),
            ("{\"work\": [{\"name\": \"A", Truncated),
            ("{\"work\": [{\"name\"", Truncated),
            ("{\"work\": [{\"name\": \"A\"},", Truncated),
            ("{\"work\": [{\"name\": 5", Truncated),
            ("{\"work\": [{\"name\": \"A\"} I hope", Truncated),
            ("{\"work\": [,]}", Malformed),
            ("{\"work\": [1,,]}", Malformed),
            ("{\"work\": [{\"name\": \"A\"}}", Malformed),
            ("{\"a\": 1} or {\"a\": \"2\"", Ambiguous),
            ("{\"work\": …}", Malformed),
            ("{\"a\": 1} or {\"a\": 2}", Ambiguous),
            ("{\"a\": [1,],} {\"b\": 1}", Ambiguous),
        ] {
            assert_eq!(extract_json(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn what_has_one_meaning_only_is_mended() {
        let work = json!({"work": [{"name": "A,]", "highlights": ["x", "y"]}]});
        for text in [
            r#"{"work": [{"name": "A,]", "highlights": ["x", "y",],}, ], }"#,
            r#"{"work": [{"name": "A,]", "highlights": ["x", "y"]}]"#,
            r#"{"work": [{"name": "A,]", "highlights": ["x", "y"]"#,
            r#"{"work": [{"name": "A,]", "highlights": ["x", "y""#,
            "```json\n{\"work\": [{\"name\": \"A,]\", \"highlights\": [\"x\", \"y\",]}\n```",
        ] {
            assert_eq!(extract_json(text).as_ref(), Ok(&work), "{text}");
        }
        let found = extract_json(r#"{"a": ["b\ud800", "\ud83d\ude00"]}"#);
        assert_eq!(found, Ok(json!({"a": ["b\u{fffd}", "\u{1f600}"]})));
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
