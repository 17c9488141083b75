//! Checks a section's value against the field tables, path by path.

use serde_json::{Map, Value};

use super::super::raw_input::MAX_RAW_INPUT_CHARS;
use super::super::section_kind::SectionKind;
use super::date::IsoDate;
use super::fields::{Field, FieldKind, ObjectSpec, section_body};
use super::formats::{check_country_code, check_email, check_text, check_url, is_blank};
use super::problem::{MAX_PROBLEMS, SchemaProblem, name_of, printable, quoted, sentence};

/// Characters of all texts of a section together: twice what a person may type for it. A model that repeats itself without end
/// gets here.
const MAX_SECTION_CHARS: usize = 2 * MAX_RAW_INPUT_CHARS;

/// What is wrong with `value` as a section of this kind; empty when it is valid.
pub(super) fn section_problems(kind: SectionKind, value: &Value) -> Vec<SchemaProblem> {
    let mut findings = Findings::default();
    let key = kind.top_level_key();
    let Value::Object(object) = value else {
        findings.add(
            "$",
            format!(
                "This must be a JSON object with the one key `{key}`, not {}.",
                name_of(value)
            ),
        );
        return findings.problems;
    };
    for name in object.keys().filter(|name| *name != key) {
        findings.add(
            &printable(name),
            format!("Only `{key}` is allowed at the top level: remove it."),
        );
    }
    let body_kind = section_body(kind);
    match (body_kind, object.get(key)) {
        (_, None) => {
            findings.add(
                key,
                format!("The key `{key}` is missing: put the section in it."),
            );
        }
        (FieldKind::ObjectList(_), Some(Value::Array(entries))) if entries.is_empty() => {
            findings.add(
                key,
                "The section is empty: add at least one entry from the source text.",
            );
        }
        (_, Some(body)) => findings.check(key, body_kind, body),
    }
    if findings.chars > MAX_SECTION_CHARS {
        findings.add(
            key,
            format!(
                "The section has {} characters, and may have {MAX_SECTION_CHARS}: shorten it, and repeat nothing.",
                findings.chars
            ),
        );
    }
    findings.problems
}

#[derive(Default)]
struct Findings {
    problems: Vec<SchemaProblem>,
    /// Of all texts so far.
    chars: usize,
}

impl Findings {
    fn add(&mut self, path: &str, message: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(SchemaProblem {
                path: path.to_owned(),
                message: message.into(),
            });
        }
    }

    fn check(&mut self, path: &str, kind: FieldKind, value: &Value) {
        match (kind, value) {
            (_, Value::Null) => self.add(path, "Null is not allowed: leave this out instead."),
            (FieldKind::TextList, Value::Array(items)) => {
                self.check_items(path, FieldKind::Text, items);
            }
            (FieldKind::ObjectList(spec), Value::Array(items)) => {
                self.check_items(path, FieldKind::Object(spec), items);
            }
            (FieldKind::Object(spec), Value::Object(object)) => {
                self.check_object(path, spec, object);
            }
            (
                FieldKind::Text
                | FieldKind::Url
                | FieldKind::Email
                | FieldKind::CountryCode
                | FieldKind::Date,
                Value::String(text),
            ) => self.check_string(path, kind, text),
            (kind, value) => self.add(
                path,
                format!(
                    "This must be {}, not {}.",
                    expectation(kind),
                    name_of(value)
                ),
            ),
        }
    }

    fn check_items(&mut self, path: &str, kind: FieldKind, items: &[Value]) {
        for (index, item) in items.iter().enumerate() {
            self.check(&format!("{path}[{index}]"), kind, item);
        }
    }

    fn check_object(&mut self, path: &str, spec: &ObjectSpec, object: &Map<String, Value>) {
        for (name, value) in object {
            let path = format!("{path}.{}", printable(name));
            match spec.field(name) {
                Some(field) => self.check(&path, field.kind, value),
                None => self.add(
                    &path,
                    format!(
                        "There is no such field: {} has only {}. Move the content or leave it out.",
                        spec.noun,
                        quoted(spec.fields.iter().map(|field| field.name), "and")
                    ),
                ),
            }
        }
        self.check_needs(path, spec, object);
        self.check_date_order(path, spec, object);
    }

    fn check_needs(&mut self, path: &str, spec: &ObjectSpec, object: &Map<String, Value>) {
        let says_something = |name: &str| object.get(name).is_some_and(has_content);
        if spec.needs_one_of.is_empty() {
            if !spec.fields.iter().any(|field| says_something(field.name)) {
                self.add(
                    path,
                    "This object says nothing: fill in a field or leave it out.",
                );
            }
        } else if !spec.needs_one_of.iter().any(|name| says_something(name)) {
            let needs = quoted(spec.needs_one_of.iter().copied(), "or");
            // A section's own object cannot be left out, an entry of a list can.
            let way_out = if path.ends_with(']') {
                ", or leave the entry out"
            } else {
                ""
            };
            let message = format!(
                "{} needs {needs}: take it from the source text{way_out}",
                spec.noun
            );
            self.add(path, sentence(&message));
        }
    }

    fn check_date_order(&mut self, path: &str, spec: &ObjectSpec, object: &Map<String, Value>) {
        let date = |name: &str| {
            let Field {
                name,
                kind: FieldKind::Date,
                ..
            } = spec.field(name)?
            else {
                return None;
            };
            IsoDate::parse(object.get(*name)?.as_str()?).ok()
        };
        if let (Some(start), Some(end)) = (date("startDate"), date("endDate"))
            && end.is_certainly_before(start)
        {
            self.add(
                &format!("{path}.endDate"),
                "The end is before startDate: correct the dates from the source text, or leave \
                 out the one that it does not state.",
            );
        }
    }

    fn check_string(&mut self, path: &str, kind: FieldKind, text: &str) {
        self.chars += text.chars().count();
        let outcome = match kind {
            FieldKind::Url => check_url(text),
            FieldKind::Email => check_email(text),
            FieldKind::CountryCode => check_country_code(text),
            FieldKind::Date => {
                if let Err(error) = IsoDate::parse(text) {
                    self.add(path, sentence(&error.to_string()));
                }
                return;
            }
            _ => check_text(text),
        };
        if let Err(fault) = outcome {
            self.add(path, fault);
        }
    }
}

/// Whether a reader would find anything in this value.
fn has_content(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !is_blank(text),
        Value::Array(items) => items.iter().any(has_content),
        Value::Object(object) => object.values().any(has_content),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

const fn expectation(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::TextList => "an array of strings",
        FieldKind::ObjectList(_) => "an array of objects",
        FieldKind::Object(_) => "an object",
        _ => "a string in quotes",
    }
}

#[cfg(test)]
mod tests;
