//! Composes the summary: few sentences, in the implied first person.

use serde_json::{Value, json};

use super::ComposeError;
use super::clean::{self, capitalise, has_words, is_one_of};
use super::phrase;
use super::role_text::{is_introduction, without_introduction};
use crate::english::verbs;

/// Most sentences of a summary; more are joined, never cut.
const MAX_SENTENCES: usize = 4;

/// The `basics` object with the summary alone.
pub fn summary(text: &str) -> Result<Value, ComposeError> {
    let mut sentences: Vec<String> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            if is_introduction(&sentence) && text.trim().len() > sentence.len() {
                continue;
            }
            let end = sentence
                .trim_end()
                .chars()
                .next_back()
                .filter(|end| matches!(end, '!' | '?'));
            let prose = phrase::prose(without_introduction(&sentence));
            let prose = if prose.is_empty() {
                sentence.trim().to_owned()
            } else {
                prose
            };
            let closed = prose.ends_with(['!', '?', '。', '！', '？']);
            match end {
                _ if closed => sentences.push(prose),
                Some(end) => sentences.push(format!("{prose}{end}")),
                None => sentences.push(format!("{prose}.")),
            }
        }
    }
    if !sentences.iter().any(|sentence| has_words(sentence)) {
        let question = "What do you do, for how long, and what are you good at?";
        return Err(ComposeError::missing("summary", question));
    }
    Ok(json!({ "summary": at_most(&sentences).join(" ") }))
}

/// Joins neighbours with semicolons until there are few enough sentences.
fn at_most(sentences: &[String]) -> Vec<String> {
    let per_sentence = sentences.len().div_ceil(MAX_SENTENCES).max(1);
    let join = |chunk: &[String]| {
        let (last, others) = chunk.split_last().expect("chunks are never empty");
        let mut parts: Vec<String> = others
            .iter()
            .map(|one| one.trim_end_matches('.').to_owned())
            .collect();
        parts.push(last.clone());
        for part in parts.iter_mut().skip(1) {
            *part = uncapitalised(part);
        }
        capitalise(&parts.join("; "))
    };
    sentences.chunks(per_sentence).map(join).collect()
}

/// A verb or adverb with a capital begins no sentence behind a semicolon.
fn uncapitalised(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let plain = verbs::lookup(&first).is_some()
        || is_one_of(
            &first,
            "always never not very also can good do have currently hard",
        );
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) if plain => letter.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
