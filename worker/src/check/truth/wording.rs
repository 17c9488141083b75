//! Puts what was written into the user's own words where both say the same, so that all that follows compares like with like.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};
use serde_json::Value;

use crate::english::thesaurus::{self, LONGEST};

use super::clauses::Passage;
use super::violation::Violation;

/// The phrases of the thesaurus that the user says.
pub struct Wording<'a> {
    /// What the user says of an entry, as it stands in their text.
    said: HashMap<usize, &'a str>,
    phrases: HashSet<String>,
}

/// A phrase of the output, and the user's that stands for it.
pub struct Exchange {
    written: String,
    said: String,
}

impl<'a> Wording<'a> {
    pub fn of(passages: &[Passage<'a>]) -> Self {
        let mut wording = Self {
            said: HashMap::default(),
            phrases: HashSet::default(),
        };
        for passage in passages {
            for first in 0..passage.tokens.len() {
                for (last, phrase) in phrases_from(passage, first) {
                    let text = &passage.text[passage.tokens[first].start..passage.tokens[last].end];
                    for one in thesaurus::uses(&phrase).iter().filter(|one| one.said) {
                        wording.said.entry(one.entry).or_insert(text);
                    }
                    wording.phrases.insert(phrase);
                }
            }
        }
        wording
    }

    /// The text in the user's words, where it has others for the same.
    pub fn put<'t>(&self, passage: &Passage<'t>, exchanged: &mut Vec<Exchange>) -> Cow<'t, str> {
        let mut put = String::new();
        let (mut first, mut copied) = (0, 0);
        while first < passage.tokens.len() {
            let found = phrases_from(passage, first)
                .filter(|(_, phrase)| !thesaurus::uses(phrase).is_empty())
                .max_by_key(|(last, _)| *last);
            let Some((last, phrase)) = found else {
                first += 1;
                continue;
            };
            let (start, end) = (passage.tokens[first].start, passage.tokens[last].end);
            if let Some(said) = self.said_for(&phrase) {
                let written = &passage.text[start..end];
                let said = cased_like(written, said);
                put.push_str(&passage.text[copied..start]);
                put.push_str(&said);
                copied = end;
                exchanged.push(Exchange {
                    written: written.to_owned(),
                    said,
                });
            }
            first = last + 1;
        }
        if copied == 0 {
            return Cow::Borrowed(passage.text);
        }
        put.push_str(&passage.text[copied..]);
        Cow::Owned(put)
    }

    /// What the user says, and not in this phrase, that may be told by it.
    fn said_for(&self, phrase: &str) -> Option<&'a str> {
        if self.phrases.contains(phrase) {
            return None;
        }
        let mut told = thesaurus::uses(phrase).iter().filter(|one| one.told);
        told.find_map(|one| self.said.get(&one.entry).copied())
    }
}

/// The phrases of the thesaurus that begin with this word, and their last words.
fn phrases_from<'p>(
    passage: &'p Passage<'_>,
    first: usize,
) -> impl Iterator<Item = (usize, String)> + 'p {
    let mut phrase = String::new();
    let end = (first + LONGEST).min(passage.tokens.len());
    let joined = move |at: &usize| {
        *at == first || matches!(passage.gap_after(at - 1), " " | "-" | "‑" | "/")
    };
    (first..end).take_while(joined).map_while(move |at| {
        let word = thesaurus::singular(passage.key(at));
        if at == first && !thesaurus::begins_with(&word) {
            return None;
        }
        if at > first {
            phrase.push(' ');
        }
        phrase.push_str(&word);
        Some((at, phrase.clone()))
    })
}

fn cased_like(written: &str, said: &str) -> String {
    let mut letters = said.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => said.to_owned(),
    }
}

/// A value with its texts exchanged, in the order in which they stand there.
pub fn with_texts(value: &Value, texts: &mut impl Iterator<Item = String>) -> Value {
    match value {
        Value::String(text) => Value::String(texts.next().unwrap_or_else(|| text.clone())),
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

/// Quotes what was written, not what was put in its place.
pub fn quote_written(found: &mut [Violation], written: &[Passage<'_>], exchanged: &[Exchange]) {
    for violation in found {
        if written
            .iter()
            .any(|passage| passage.text.contains(&violation.text))
        {
            continue;
        }
        for Exchange { written, said } in exchanged {
            violation.text = violation.text.replace(said, written);
            violation.reason = violation.reason.replace(said, written);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Finding, compare};
    use penstock_shared::domain::SectionKind;

    fn found(section: SectionKind, output: &serde_json::Value, source: &str) -> Finding {
        compare(section, output, source, &[])
    }

    #[test]
    fn what_says_the_same_in_other_words_is_supported() {
        let output = json!({"work": [{"position": "Postal Delivery Officer", "highlights": ["Used a handheld scanner"]}]});
        let source = "postie in Ballarat, used a scan gun";
        assert_eq!(found(SectionKind::Work, &output, source).violations, []);
    }

    #[test]
    fn what_is_denied_stays_denied_in_other_words() {
        let output =
            json!({"work": [{"position": "Picker", "highlights": ["Used a handheld scanner"]}]});
        let found = found(SectionKind::Work, &output, "picker, never used a scan gun");
        assert_eq!(found.violations.len(), 1, "{:?}", found.violations);
        assert!(
            !found.violations[0].text.contains("gun"),
            "{:?}",
            found.violations
        );
    }

    #[test]
    fn a_reference_is_compared_word_for_word() {
        let output =
            json!({"references": [{"name": "Ann", "reference": "He is a fine mail carrier."}]});
        let found = found(
            SectionKind::References,
            &output,
            "Ann: \"He is a fine postie.\"",
        );
        assert_eq!(found.violations.len(), 1, "{:?}", found.violations);
    }
}
