//! Texts with their numbers in digits, whatever their script and language.

use std::borrow::Cow;
use std::cell::Cell;

use serde_json::Value;

use super::{Evidence, Tongue, figures, numerals, unspaced};
use crate::check::truth::clauses::Passage;
use crate::check::truth::violation::Violation;
use crate::english::tokens::{Token, tokenize};

/// Texts with their digits in our form, and spaces around those of scripts without any.
pub fn plain<'t>(texts: impl Iterator<Item = Cow<'t, str>>) -> Vec<Plain<'t>> {
    texts
        .map(|written| {
            let put = figures::plain(&written);
            let put = unspaced::with_digits(&put);
            if *put == *written {
                return Plain {
                    text: written,
                    changed: false,
                };
            }
            let text = Cow::Owned(put.into_owned());
            Plain {
                text,
                changed: true,
            }
        })
        .collect()
}

/// A text whose digits are ours.
pub struct Plain<'t> {
    text: Cow<'t, str>,
    changed: bool,
}

/// Texts whose numbers are in digits.
pub struct Digits<'p> {
    texts: Vec<Text<'p>>,
    /// Of which language they are together, and the first alone.
    pub evidence: Evidence,
    pub first: Evidence,
    pub changed: bool,
    /// Each number in words, and as it is put.
    exchanged: Vec<(String, String)>,
}

struct Text<'p> {
    text: Cow<'p, str>,
    /// Its words, until they are taken; those of a text with exchanged numbers are still to be read.
    tokens: Cell<Vec<Token<'p>>>,
}

impl<'p> Digits<'p> {
    pub fn of(plain: &'p [Plain<'_>]) -> Self {
        let mut evidence = Evidence::default();
        let mut first = None;
        let mut alone = Vec::with_capacity(plain.len());
        let mut texts: Vec<Text<'p>> = Vec::with_capacity(plain.len());
        for Plain { text, .. } in plain {
            let tokens = tokenize(text);
            let mut own = Evidence::default();
            own.add(&tokens);
            evidence.join(&own);
            alone.push(own.told().map(|(tongue, _)| tongue));
            first.get_or_insert(own);
            texts.push(Text {
                text: Cow::Borrowed(text),
                tokens: Cell::new(tokens),
            });
        }
        let all = evidence.told().map(|(tongue, _)| tongue);
        let mut exchanged = Vec::new();
        for (text, tongue) in texts.iter_mut().zip(alone) {
            let Some(tongue) = tongue.or(all).filter(|tongue| *tongue != Tongue::English) else {
                continue;
            };
            let named = numerals::find(&text.text, text.tokens.get_mut(), tongue);
            if named.is_empty() {
                continue;
            }
            let written = &text.text;
            let mut put = String::with_capacity(written.len());
            let mut end = 0;
            for number in named {
                let value = number.value.to_string();
                exchanged.push((written[number.start..number.end].to_owned(), value.clone()));
                put.push_str(&written[end..number.start]);
                put.push_str(&value);
                end = number.end;
            }
            put.push_str(&written[end..]);
            *text = Text {
                text: Cow::Owned(put),
                tokens: Cell::default(),
            };
        }
        Self {
            texts,
            evidence,
            changed: plain.iter().any(|text| text.changed) || !exchanged.is_empty(),
            exchanged,
            first: first.unwrap_or_default(),
        }
    }

    /// The texts, read. Once: it takes their words.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let texts = self.texts.iter();
        texts
            .map(|text| match &text.text {
                Cow::Borrowed(whole) => Passage::of(whole, text.tokens.take()),
                Cow::Owned(put) => Passage::read(put),
            })
            .collect()
    }

    /// A value whose texts these are, with its numbers in digits.
    pub fn put_into(&self, value: &Value) -> Value {
        with_texts(value, &mut self.texts.iter().map(|text| &*text.text))
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
fn with_texts<'t>(value: &Value, texts: &mut impl Iterator<Item = &'t str>) -> Value {
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
