//! Denials that a text adds to what the user says they did.

use smol_str::SmolStr;
use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::clauses::{Doer, Passage};
use super::facts::{Facts, Statement};
use super::finished::leaves_studies;
use super::same_things::is_person;
use super::stance::shared;

/// Whether a clause denies what the user says, and nowhere denies.
pub fn denies_what_was_said(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    let strong = clause
        .clone()
        .any(|at| is_strong_denial(passage.tokens[at].text));
    let own = clause.clone();
    // `Cats are not groomed` denies the grooming of cats.
    let passive = clause.clone().find(|at| {
        is_among!("not never", passage.key(*at))
            && *at > own.start
            && is_among!("was were is are", passage.key(at - 1))
            && verbs::is_past(passage.key(at + 1))
    });
    let subject = passive.map_or(0..0, |at| at.saturating_sub(4)..at);
    let denied = clause
        .filter(|at| passage.words[*at].negated || subject.contains(at))
        .map(|at| &passage.words[at])
        .filter(|word| {
            word.is_content && !is_among!("rol duty present part seek look want", &word.stem)
        });
    let denied: Vec<SmolStr> = denied.map(|word| word.stem.clone()).collect();
    let among = |stems: &[SmolStr]| mostly(shared(&denied, stems), denied.len());
    // `Attempted it without passing` of what was failed or left, which denies no other passing.
    let left = || facts.any_word(|text, at| leaves_studies(text, at));
    let failed = denied
        .iter()
        .all(|stem| is_among!("pass finish complet graduat", stem))
        && (facts.statements.iter().any(Statement::fails)
            || !facts.occurrences("fail").is_empty()
            || left());
    // `The app, but not the pitch` of what somebody else pitched.
    // `Prepared them without signing them` of what the manager signed.
    // `The stop was not kept` denies that anybody kept it.
    let by_nobody_at_all = passive.is_some()
        && !own
            .clone()
            .any(|at| is_among!("by personally himself herself", passage.key(at)));
    let of_another = !by_nobody_at_all
        && !own.clone().any(|at| {
            passage.key(at) == "without" && denied.iter().any(|stem| {
            is_person(stem)
                || is_among!(
                    "help assist support input supervis guidanc approv agency agenc firm company",
                    stem
                )
        }) && !matches!(verbs::lookup(passage.key(at + 1)), Some((_, Form::Gerund)))
        })
        && (denied.iter().all(|stem| {
            facts
                .occurrences(stem)
                .iter()
                .all(|(text, at)| facts.passages[*text].words[*at].doer == Doer::Another)
        }) || is_of_another_together(&denied, facts));
    // `Backup for the team lead but not TL`.
    let initials: SmolStr = denied
        .iter()
        .filter_map(|stem| stem.chars().next())
        .collect();
    let by_nobody = clause_denies_an_agent(passage, &own);
    // `No night rating` of `no instrument rating, night rating yes`.
    let strong = strong
        || (denied.len() > 1
            && own.clone().any(|at| passage.key(at) == "no")
            && facts
                .statements
                .iter()
                .any(|statement| shared(&denied, &statement.said) == denied.len()));
    strong
        && !denied.is_empty()
        && !by_nobody
        && !failed
        && !of_another
        && !facts
            .statements
            .iter()
            .any(|statement| statement.denied.contains(&initials))
        && facts
            .statements
            .iter()
            .any(|statement| among(&statement.said) && !statement.fails())
        && !facts
            .statements
            .iter()
            .any(|statement| among(&statement.denied))
}

/// Whether somebody else does, in one sentence, all that is denied: `do not give advice` of `the advisers give the advice` at Citizens Advice.
fn is_of_another_together(denied: &[SmolStr], facts: &Facts<'_>) -> bool {
    let Some((last, rest)) = denied.split_last() else {
        return false;
    };
    facts.occurrences(last).iter().any(|(text, at)| {
        let text = &facts.passages[*text];
        let theirs = |stem: &SmolStr| {
            let mut sentence = text.sentence_of(*at);
            sentence.any(|place| {
                text.words[place].doer == Doer::Another && text.words[place].stem == *stem
            })
        };
        text.words[*at].doer == Doer::Another && rest.iter().all(theirs)
    })
}

/// `And not by the analyst`, `set by head office, not the store`: that denies who did it.
pub fn clause_denies_an_agent(passage: &Passage<'_>, clause: &Range<usize>) -> bool {
    const REACH: usize = 6;
    clause.clone().any(|at| {
        let before = at.saturating_sub(REACH)..at;
        let contrast = || {
            is_among!("the this my an a", passage.key(at + 1))
                && before
                    .rev()
                    .take_while(|place| {
                        passage.tokens[*place].sentence == passage.tokens[at].sentence
                    })
                    .any(|place| is_among!("by with", passage.key(place)))
        };
        // `Engineers who did not report to the role`.
        let receiver = passage.key(at) == "to"
            && is_among!("role position post", passage.key(at + 2))
            && passage.words[at].negated;
        receiver
            || passage.words[at].negated
                && passage.key(at) == "not"
                && (passage.key(at + 1) == "by" || contrast())
    })
}

fn mostly(shared: usize, of: usize) -> bool {
    shared > 0 && shared * 4 >= of * 3
}

fn is_strong_denial(word: &str) -> bool {
    let word = word.to_lowercase();
    is_among!("not never cannot without excluding", word.as_str())
        || word.ends_with("n't")
        || word.ends_with("n’t")
}
