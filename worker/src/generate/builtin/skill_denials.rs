//! Tells what somebody says they cannot do from what they can.

use super::clean::{bare, is_one_of};
use crate::english::verbs;

/// "never used java", "no chemo training": another skill that is none. "I do not know any macros" limits the one before.
pub fn denies_another(sentence: &str) -> bool {
    const OF_BEFORE: &str = "any it them that those these this much there but though yet more";
    let words: Vec<String> = sentence.split_whitespace().map(bare).collect();
    let own = usize::from(
        words
            .first()
            .is_some_and(|word| word == "i" || word == "i've"),
    );
    let had = own + usize::from(words.get(own).is_some_and(|word| word == "have"));
    let denied = match words.get(had).map(String::as_str) {
        Some("never") => words
            .get(had + 1)
            .is_some_and(|verb| verbs::is_past(verb) || verb == "done"),
        Some("no") => words.len() > had + 1,
        _ => false,
    };
    // "no licence" limits the one before as well.
    let alone = words.len() == had + 2
        && is_one_of(
            &words[had + 1],
            "licence license ticket tickets cert certs certificate qualifications training experience use",
        );
    denied
        && !alone
        && words.len() <= 7
        && !sentence.contains([',', ';', '('])
        && !words.iter().any(|word| is_one_of(word, OF_BEFORE))
}

/// Whether a sentence tells only what somebody does not know or have.
pub fn is_denial(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split_whitespace().map(bare).collect();
    let rest = &words[usize::from(words.first().is_some_and(|word| word == "i"))..];
    let first = rest.first().map_or("", String::as_str);
    is_one_of(first, "no not never cannot")
        || (is_one_of(first, "do did have can") && rest.get(1).is_some_and(|word| word == "not"))
}
