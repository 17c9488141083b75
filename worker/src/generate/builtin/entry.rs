//! Fills JSON Resume objects: absent things are left out, and nothing is blank.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::clean::has_words;
use crate::english::periods::Period;

/// Sets a field when there is something to set.
pub fn put(fields: &mut Map<String, Value>, name: &str, value: Option<String>) {
    if let Some(value) = value
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty())
    {
        fields.insert(name.to_owned(), Value::String(value));
    }
}

/// Sets a list when it has members; repeated members are set once, whatever their case.
pub fn put_list(fields: &mut Map<String, Value>, name: &str, values: Vec<String>) {
    let mut seen = HashSet::with_capacity(values.len());
    let mut unique: Vec<Value> = Vec::with_capacity(values.len());
    for value in values {
        let value = value.trim();
        if !value.is_empty() && seen.insert(value.to_lowercase()) {
            unique.push(Value::String(value.to_owned()));
        }
    }
    if !unique.is_empty() {
        fields.insert(name.to_owned(), Value::Array(unique));
    }
}

/// Sets `startDate` and `endDate`; what goes on has no end.
pub fn put_period(fields: &mut Map<String, Value>, period: &Period) {
    put(
        fields,
        "startDate",
        period.start.map(crate::english::dates::Date::iso),
    );
    let end = period.end.filter(|_| !period.ongoing);
    put(fields, "endDate", end.map(crate::english::dates::Date::iso));
}

/// Adds a sentence to a text field.
pub fn append(fields: &mut Map<String, Value>, name: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if let Some(Value::String(old)) = fields.get_mut(name) {
        let ended = old.ends_with(['.', '!', '?']) || !has_words(text);
        old.push_str(if ended { " " } else { ". " });
        old.push_str(text);
    } else {
        put(fields, name, Some(text.to_owned()));
    }
}
