//! How a text tells of what somebody else did without claiming it, and where a short one claims it by listing it.

use std::ops::Range;

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::Facts;
use crate::check::truth::stance::is_general;

use super::names_the_doer;

/// `Supported the month end by pulling vouchers`: what was done is told.
pub fn is_supported_by(passage: &Passage<'_>, at: usize) -> bool {
    let clause = passage.clause_of(at);
    is_among!(
        "supported assisted helped support assist help",
        passage.key(clause.start)
    ) && (at + 1..clause.end)
        .any(|by| passage.key(by) == "by" && passage.key(by + 1).ends_with("ing"))
}

/// `By me`, `by hand`.
pub fn is_by_the_user(passage: &Passage<'_>, by: usize) -> bool {
    (by + 1..by + 4).any(|at| {
        is_among!(
            "me myself hand self role author candidate applicant",
            passage.key(at)
        )
    })
}

/// Whether a thing is told as others', as the user tells it: `their licences`.
pub fn is_of_theirs(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let theirs = |text: &Passage<'_>, at: usize| is_among!("their his her", text.before(at));
    theirs(passage, at)
        && facts
            .places_alike(passage.key(at))
            .into_iter()
            .any(|(text, place)| theirs(&facts.passages[text], place))
}

/// Whether a short text lists what the user tells only as another's: `marker making` of `marker making was another girl`.
pub fn lists_anothers_work(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let mut first = clause.start;
    let joint = |at: usize| {
        is_among!("and or plus", passage.key(at))
            || (at > 0
                && passage
                    .gap_after(at - 1)
                    .contains([',', '/', '&', ';', '(']))
    };
    while first < clause.end {
        let end = (first + 1..clause.end)
            .find(|at| joint(*at))
            .unwrap_or(clause.end);
        let mut contents = (first..end)
            .filter(|at| passage.words[*at].is_content && !passage.words[*at].negated)
            .peekable();
        let theirs = |at: usize| {
            let places = facts.places_alike(passage.key(at));
            !places.is_empty()
                && places
                    .iter()
                    .all(|(text, place)| facts.passages[*text].words[*place].doer == Doer::Another)
        };
        let own = contents
            .clone()
            .any(|at| !is_general(passage.key(at), &passage.words[at].stem));
        if own && contents.peek().is_some() && contents.all(theirs) {
            return Some(first).filter(|at| !names_the_doer(passage, *at, facts));
        }
        first = end;
    }
    None
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
