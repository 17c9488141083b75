//! Reads how well a language is spoken: "a native speaker", "understand it but do not speak it".

use super::clean::{bare, has_words, is_one_of, tidy};
use crate::english::casing;

/// The words beside a language that tell how well it is spoken.
pub fn level(words: &[&str]) -> Option<String> {
    let glue = [
        "i", "speak", "am", "i'm", "is", "my", "in", "can", "know", "also", "of", "have", "-", "–",
        "and", "it", "both",
    ];
    let denial = words.iter().position(|word| is_denied(&[*word]));
    let told = |words: &[&str]| {
        words
            .iter()
            .any(|word| !is_one_of(&bare(word), TELLING_NOTHING) && has_words(word))
    };
    let well = words
        .iter()
        .any(|word| is_one_of(&bare(word), "well much fluently very often"));
    if let Some(denial) = denial.filter(|denial| !(well && told(&words[..*denial]))) {
        // "understand it but do not speak it": what is left is all there is.
        let Some(but) = words.iter().position(|word| bare(word) == "but") else {
            return told(&words[..denial]).then(|| casing::spell(&tidy(&words.join(" "))));
        };
        // "can understand and speak but not write"
        let told = words[..but].iter().enumerate().filter(|(at, word)| {
            let word = bare(word);
            let joins = word == "and" && words[..*at].iter().any(|word| bare(word) == "understand");
            !glue.contains(&word.as_str()) || word == "speak" || joins
        });
        let told = told.map(|(_, word)| word);
        let told = tidy(&told.copied().collect::<Vec<_>>().join(" "));
        return has_words(&told).then(|| format!("{told} only"));
    }
    let start = words
        .iter()
        .position(|word| !glue.contains(&bare(word).as_str()) && has_words(word))?;
    // "a native speaker"
    let article = words[start..].len() > 1
        && matches!(bare(words[start]).as_str(), "a" | "an")
        && is_level(words[start + 1]);
    let led =
        bare(words[start]) == "with" && words.get(start + 1).is_some_and(|next| is_level(next));
    // "speak only"
    let limited = start > 0 && bare(words[start]) == "only" && bare(words[start - 1]) == "speak";
    let start = start + usize::from(article || led) - usize::from(limited);
    let end = words
        .iter()
        .rposition(|word| !is_one_of(&bare(word), "in and also is of") && has_words(word))?
        + 1;
    let said = tidy(&words[start..end].join(" "));
    let said = said.trim_matches(['-', '–', ' ']);
    let inner = said
        .strip_prefix('(')
        .and_then(|said| said.strip_suffix(')'));
    let said = inner.unwrap_or(said);
    let said = if said.matches('(').count() == said.matches(')').count() {
        said
    } else {
        said.trim_matches(['(', ')'])
    };
    let place = ["at home", "at school", "at work", "at university"]
        .contains(&said.to_lowercase().as_str());
    let said = said.strip_prefix("at ").filter(|_| !place).unwrap_or(said);
    has_words(said).then(|| casing::spell(said).replace(" i ", " I "))
}

/// Words in front of a denial that do not tell how well a language is spoken.
const TELLING_NOTHING: &str = "i i'm do can am but and it is in my really sorry";

pub fn is_denied(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| matches!(bare(word).as_str(), "not" | "never" | "cannot" | "no"))
}

pub fn is_level(text: &str) -> bool {
    const LEVELS: &str = "native fluent fluently basic beginner intermediate advanced conversational bilingual \
        a1 a2 b1 b2 c1 c2 proficient mother tongue elementary professional limited good";
    text.split_whitespace().any(|word| {
        LEVELS
            .split_ascii_whitespace()
            .any(|level| level == bare(word))
    })
}
