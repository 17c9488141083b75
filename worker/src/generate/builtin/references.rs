//! Composes references. What another person wrote is never rewritten.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{bare, has_words, tidy};
use super::entry::put;
use crate::english::titles;

/// The entries of a references section. What another person wrote is never rewritten.
pub fn references(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries = Vec::new();
    let mut symbols = String::new();
    for block in text.split("\n\n") {
        let block = block.split_whitespace().collect::<Vec<_>>().join(" ");
        let block = block.strip_prefix("- ").unwrap_or(&block);
        if has_words(block) {
            let mut fields = Map::new();
            let (name, quote) = signed(block);
            put(&mut fields, "name", name);
            put(&mut fields, "reference", Some(format!("{symbols}{quote}")));
            symbols.clear();
            entries.push(Value::Object(fields));
        } else if !block.is_ascii() {
            symbols = format!("{symbols}{block} ");
        }
    }
    if let Some(last) = entries.last_mut().and_then(Value::as_object_mut)
        && let Some(reference) = last.get("reference").and_then(Value::as_str)
    {
        let whole = format!("{reference} {symbols}");
        put(last, "reference", Some(whole));
    }
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "reference",
            "What did your referee write about you, and who are they?",
        ));
    }
    Ok(entries)
}

/// Who signed a reference, and the reference: all of it unless name and quotation are all there is.
fn signed(block: &str) -> (Option<String>, String) {
    let quotes = ['"', '“', '”'];
    if let Some(inner) = block.strip_prefix(quotes)
        && let Some(end) = inner.rfind(quotes)
    {
        let signature = tidy(inner[end..].trim_start_matches(quotes));
        if is_person(&signature) {
            return (Some(signature), inner[..end].to_owned());
        }
        let first = signature.split(',').next().unwrap_or("");
        return (is_person(first).then(|| first.to_owned()), block.to_owned());
    }
    if let Some((before, after)) = block.split_once(':')
        && is_person(before.trim())
        && has_words(after)
    {
        let quote = after.trim();
        let inner = quote
            .strip_prefix(quotes)
            .and_then(|rest| rest.strip_suffix(quotes));
        let inner = inner.filter(|inner| !inner.contains(quotes));
        return (
            Some(before.trim().to_owned()),
            inner.unwrap_or(quote).to_owned(),
        );
    }
    let first = block
        .split([',', '(', '-', '–', '—', ':'])
        .next()
        .unwrap_or("")
        .trim();
    (is_person(first).then(|| first.to_owned()), block.to_owned())
}

fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
        })
        && !titles::is_title_noun(&bare(words[words.len() - 1]))
}
