//! How often something is done, where the user tells of another rate.

use std::ops::Range;

use super::clauses::Passage;
use super::facts::Facts;
use super::number_words;
use super::violation::{Violation, ViolationKind};

/// A clause of the output with another rate than the source has for it: monthly for every week.
pub fn other_rate(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let rates = passage.rates(clause.clone());
    if rates.is_empty() {
        return None;
    }
    let said = facts.rates();
    for (at, unit) in rates {
        // `Daily operations` tells no rate.
        let describes = matches!(
            passage.key(at + 1),
            "operation"
                | "operations"
                | "task"
                | "tasks"
                | "basis"
                | "duties"
                | "activities"
                | "routine"
                | "routines"
                | "life"
                | "work"
                | "business"
                | "running"
                | "living"
                | "use"
                | "needs"
                | "care"
        );
        let said_of_it = facts.rate_of(passage.key(at + 1));
        let contradicted = number_words::adverb_of_time(passage.key(at)).is_some()
            && said_of_it.as_ref().is_some_and(|other| *other != unit);
        if describes || (!contradicted && (said.is_empty() || said.contains(&unit))) {
            continue;
        }
        let reason = "the user's words give another rate";
        return Some(Violation::new(
            ViolationKind::Number,
            passage.tokens[at].text,
            reason,
        ));
    }
    None
}
