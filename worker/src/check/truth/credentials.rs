//! Degrees, licences and grades that a free text claims.

use crate::english::titles;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::{is_spelt_out, neighbours};
use super::violation::{Violation, ViolationKind};

/// Words of a free text that claim a degree, licence or grade.
pub fn credential(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const WORDS: &[&str] = &[
        "certified",
        "certification",
        "certificate",
        "licensed",
        "licence",
        "license",
        "chartered",
        "accredited",
        "diploma",
        "degree",
        "bachelor",
        "bachelors",
        "masters",
        "phd",
        "doctorate",
        "mba",
        "bsc",
        "msc",
        "beng",
        "meng",
        "honours",
        "honors",
        "distinction",
        "laude",
        "qualified",
        "qualification",
        "gcse",
        "gcses",
        "cpa",
        "pmp",
        "cfa",
        "acca",
    ];
    let key = passage.key(at);
    let registered = key == "registered" && titles::is_title_noun(passage.key(at + 1));
    if !(registered || WORDS.contains(&key))
        || passage.words[at].negated
        || facts.word(key) == Said::Yes
    {
        return None;
    }
    if neighbours(passage, at, facts) == Said::Yes
        || facts.says_alike(key)
        || is_spelt_out(passage, at, facts)
    {
        return None;
    }
    // `Not yet licensed; licence due next year`.
    if facts.word(key) == Said::Denied && passage.words.iter().any(|word| word.negated) {
        return None;
    }
    let degree = ["degree", "diploma", "qualified", "qualification"].contains(&key);
    let has_degree = || {
        let mut forms = titles::degrees().iter().flat_map(|group| group.iter());
        forms.any(|form| facts.phrase(form) == Said::Yes)
    };
    if degree && has_degree() {
        return None;
    }
    let text = passage.tokens[at].text;
    let reason = format!("the user's words name no such credential as {text:?}");
    Some(Violation::new(ViolationKind::Credential, text, reason))
}
