//! One problem of a section: where it is, what to do about it, and the words for both.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// At most this many problems are reported for one value: more would fill a model's context
/// without helping it. The choice is Penstock's own.
pub const MAX_PROBLEMS: usize = 20;

/// One thing that keeps a value from being a JSON Resume section.
///
/// Never quotes the résumé's text. The path can hold a field name that the model made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {message}")]
pub struct SchemaProblem {
    /// Where, such as `work[0].startDate`; `$` for the value as a whole.
    pub path: String,
    /// A sentence that says what to do about it.
    pub message: String,
}

/// A field name from a model, fit for a path: field names are plain words, anything else is not
/// worth repeating.
pub(super) fn printable(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$');
    if !name.is_empty() && name.len() <= 40 && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        "(unreadable field name)".to_owned()
    }
}

/// What JSON calls a value, with its article.
pub(super) const fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// `` `a`, `b` or `c` ``
pub(super) fn quoted<'a>(names: impl Iterator<Item = &'a str>, conjunction: &str) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} {conjunction} {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// A text that starts small and has no full stop, as error messages do, as a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
