//! What a title says that somebody does, instead of who they are: `phone repair`, `welding and wiring`.

use crate::check::truth::denied_alike::{are_verbs_alike, verbs_alike};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::word_lists::is_listed;
use crate::english::tokens::stem;
use crate::english::verbs;

/// Activities, with the rows of words by which people tell of them.
const TOLD: &[(&str, &str)] = &[
    ("bookkeeping", "thebooks"),
    ("programming coding", "code coded thecode"),
    ("lesson lessons tuition", "teach teaching taught tutor"),
];

/// Whether a word is what the user tells by a verb: `repair` of `fixing phones`, `wiring` of `rewired it`.
pub fn is_told_by_verb(word: &str, facts: &Facts<'_>) -> bool {
    let told = |rows: &str| {
        rows.split_ascii_whitespace()
            .any(|row| facts.in_a_row(row) == Said::Yes)
    };
    if TOLD
        .iter()
        .any(|(names, rows)| is_listed(names, word) && told(rows))
    {
        return true;
    }
    let base = verbs::lookup(word)
        .map(|(base, _)| base)
        // What is made or managed in any way may be any work.
        .filter(|base| !are_verbs_alike(base, "make") && !are_verbs_alike(base, "manage"));
    let done = stem(word);
    facts.any_word(|source, at| {
        let key = source.key(at);
        let again = key.strip_prefix("re").filter(|rest| rest.len() > 3);
        source.words[at].is_own_deed()
            && (again.is_some_and(|rest| stem(rest) == done)
                || base.is_some_and(|base| {
                    verbs::lookup(key)
                        .is_some_and(|(said, _)| verbs_alike(base).any(|alike| alike == said))
                }))
    })
}

#[cfg(test)]
#[path = "activities_tests.rs"]
mod tests;
