//! Claims that a whole clause makes against the source: affirming what was denied, denying what was
//! said, doing what was only helped with.

use std::ops::Range;

use crate::english::verbs;

use super::claims::{contents, says_same};
use super::clauses::Passage;
use super::facts::Facts;
use super::number_words;
use super::violation::{Violation, ViolationKind};

/// A clause of the output that says what the source denies, or denies what the source says.
pub fn opposite(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let denies = passage.words[clause.clone()]
        .iter()
        .any(|word| word.negated);
    let opposed = if denies {
        denies_what_was_said(passage, clause.clone(), facts)
    } else {
        says_what_was_denied(passage, clause.clone(), facts)
    };
    opposed.then(|| {
        let reason = "the user's words say the opposite; keep their negation as it is";
        Violation::new(
            ViolationKind::Negation,
            clause_text(passage, clause),
            reason,
        )
    })
}

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
    let contents = contents(passage, clause.clone(), None);
    let contents: Vec<String> = contents
        .into_iter()
        .filter(|stem| number_words::time_unit(stem).is_none())
        .collect();
    for (at, unit) in rates {
        let mut said = facts.passages.iter().flat_map(|source| &source.tokens);
        if said.any(|token| number_words::time_unit(&token.key).as_ref() == Some(&unit)) {
            continue;
        }
        let contradicted = facts.passages.iter().any(|source| {
            source.clauses.iter().any(|other| {
                let stems: Vec<String> = super::claims::contents(source, other.clone(), None);
                !source.rates(other.clone()).is_empty() && shared(&contents, &stems) > 0
            })
        });
        if contradicted {
            let reason = "the user's words give another rate for this";
            return Some(Violation::new(
                ViolationKind::Number,
                passage.tokens[at].text,
                reason,
            ));
        }
    }
    None
}

/// A clause of the output that claims as done what the user only helped with.
pub fn done_instead_of_helped(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    const SOFT: &[&str] = &[
        "help",
        "assist",
        "support",
        "contribute",
        "participate",
        "collaborate",
        "work",
        "join",
        "learn",
        "shadow",
        "observe",
        "volunteer",
        "serve",
        "provide",
    ];
    let (first, _) = verbs::lookup(passage.key(clause.start))?;
    let words = &passage.words[clause.clone()];
    if SOFT.contains(&first) || words.iter().any(|word| word.helped || word.negated) {
        return None;
    }
    let claimed = contents(passage, clause.clone(), None);
    let most = |shared: usize| shared * 5 >= claimed.len() * 3;
    let helped = facts
        .statements
        .iter()
        .any(|statement| !statement.helped.is_empty() && most(shared(&claimed, &statement.helped)));
    if claimed.len() < 2 || !helped {
        return None;
    }
    let done = facts
        .statements
        .iter()
        .any(|statement| most(shared(&claimed, &statement.done)));
    (!done).then(|| {
        let reason = "the user's words say that they helped with this; say so";
        Violation::new(
            ViolationKind::Seniority,
            clause_text(passage, clause),
            reason,
        )
    })
}

fn says_what_was_denied(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let claimed = contents(passage, clause, None);
    let denied = facts.statements.iter().any(|statement| {
        let against = shared(&claimed, &statement.denied);
        against > 0
            && against * 4 >= statement.denied.len() * 3
            && (against >= 2 || claimed.len() <= 2)
    });
    denied
        && !facts
            .statements
            .iter()
            .any(|statement| mostly(shared(&claimed, &statement.said), claimed.len()))
}

fn denies_what_was_said(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let strong = clause
        .clone()
        .any(|at| is_strong_denial(passage.tokens[at].text));
    let denied = clause
        .map(|at| &passage.words[at])
        .filter(|word| word.negated && word.is_content);
    let denied: Vec<String> = denied.map(|word| word.stem.clone()).collect();
    let among = |stems: &[String]| mostly(shared(&denied, stems), denied.len());
    strong
        && !denied.is_empty()
        && facts
            .statements
            .iter()
            .any(|statement| among(&statement.said))
        && !facts
            .statements
            .iter()
            .any(|statement| among(&statement.denied))
}

/// Number of `claimed` stems that are among `stems`.
fn shared(claimed: &[String], stems: &[String]) -> usize {
    let is_among = |claim: &&String| stems.iter().any(|stem| says_same(claim, stem));
    claimed.iter().filter(is_among).count()
}

fn mostly(shared: usize, of: usize) -> bool {
    shared > 0 && shared * 4 >= of * 3
}

fn is_strong_denial(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(word.as_str(), "not" | "never" | "cannot")
        || word.ends_with("n't")
        || word.ends_with("n’t")
}

fn clause_text<'a>(passage: &Passage<'a>, clause: Range<usize>) -> &'a str {
    let start = passage.tokens[clause.start].start;
    &passage.text[start..passage.tokens[clause.end - 1].end]
}
