//! Texts with their numbers in digits, whatever their script and language.

use std::borrow::Cow;

use serde_json::Value;

use super::{Evidence, Tongue, figures, numerals, unspaced};
use crate::check::truth::violation::Violation;
use crate::english::tokens::tokenize;

/// Texts whose numbers are in digits.
pub struct Digits<'t> {
    pub texts: Vec<Cow<'t, str>>,
    /// Of which language they are together, and the first alone.
    pub evidence: Evidence,
    pub first: Evidence,
    pub changed: bool,
    /// Each number in words, and as it is put.
    exchanged: Vec<(String, String)>,
}

impl<'t> Digits<'t> {
    pub fn of(texts: impl Iterator<Item = Cow<'t, str>>) -> Self {
        let mut texts: Vec<Cow<'t, str>> = texts.collect();
        let mut exchanged = Vec::new();
        let mut changed = false;
        for text in &mut texts {
            let plain = figures::plain(text);
            let put = unspaced::with_digits(&plain);
            if *put != **text {
                changed = true;
                *text = Cow::Owned(put.into_owned());
            }
        }
        let mut evidence = Evidence::default();
        let mut first = None;
        let mut alone = Vec::with_capacity(texts.len());
        for text in &texts {
            let tokens = tokenize(text);
            let mut own = Evidence::default();
            own.add(&tokens);
            evidence.join(&own);
            alone.push(own.told().map(|(tongue, _)| tongue));
            first.get_or_insert(own);
        }
        let all = evidence.told().map(|(tongue, _)| tongue);
        for (text, tongue) in texts.iter_mut().zip(alone) {
            let Some(tongue) = tongue.or(all).filter(|tongue| *tongue != Tongue::English) else {
                continue;
            };
            let named = numerals::find(text, &tokenize(text), tongue);
            if named.is_empty() {
                continue;
            }
            let mut put = String::with_capacity(text.len());
            let mut end = 0;
            for number in named {
                let value = number.value.to_string();
                exchanged.push((text[number.start..number.end].to_owned(), value.clone()));
                put.push_str(&text[end..number.start]);
                put.push_str(&value);
                end = number.end;
            }
            put.push_str(&text[end..]);
            *text = Cow::Owned(put);
        }
        Self {
            texts,
            evidence,
            changed: changed || !exchanged.is_empty(),
            exchanged,
            first: first.unwrap_or_default(),
        }
    }

    /// A value whose texts these are, with its numbers in digits.
    pub fn put_into(&self, value: &Value) -> Value {
        with_texts(value, &mut self.texts.iter())
    }

    /// Quotes the numbers as they were written.
    pub fn quote_written(&self, found: &mut [Violation]) {
        for violation in found {
            for (written, put) in &self.exchanged {
                violation.text = with_number(&violation.text, put, written);
                violation.reason = with_number(&violation.reason, put, written);
            }
        }
    }
}

/// A value with its texts exchanged, in the order in which they stand there.
fn with_texts<'t>(value: &Value, texts: &mut impl Iterator<Item = &'t Cow<'t, str>>) -> Value {
    match value {
        Value::String(text) => Value::String(
            texts
                .next()
                .map_or_else(|| text.clone(), ToString::to_string),
        ),
        Value::Number(_) => {
            texts.next();
            value.clone()
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| with_texts(item, texts)).collect())
        }
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), with_texts(field, texts)))
            .collect(),
        Value::Null | Value::Bool(_) => value.clone(),
    }
}

/// A text with a number in the place of each that stands by itself.
fn with_number(text: &str, number: &str, written: &str) -> String {
    let mut put = String::with_capacity(text.len());
    let mut end = 0;
    for (at, found) in text.match_indices(number) {
        let after = at + found.len();
        let inside = text[..at].ends_with(|c: char| c.is_ascii_digit())
            || text[after..].starts_with(|c: char| c.is_ascii_digit());
        if !inside {
            put.push_str(&text[end..at]);
            put.push_str(written);
            end = after;
        }
    }
    put.push_str(&text[end..]);
    put
}
