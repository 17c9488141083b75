//! Claims to have done what the user says that they only helped with, or did together with others.

use smol_str::SmolStr;
use std::ops::Range;

use crate::english::abbreviations;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

use super::claims::{contents, says_same};
use super::clauses::Passage;
use super::facts::Facts;
use super::number_words;
use super::stance::{clause_text, shared};
use super::violation::{Violation, ViolationKind};

/// A clause of the output that claims as done what the user only helped with.
pub fn done_instead_of_helped(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let (clause, first, form) = deed(passage, clause)?;
    // `Search time dropped` tells of what came of it.
    let is_noun = form == Form::Base
        && verbs::is_also_noun(first)
        && (clause.start + 2..clause.end)
            .any(|at| verbs::is_past(passage.key(at)) && passage.words[at - 1].is_content);
    if is_noun
        || passage.gap_after(clause.start).contains('-')
        || passage.key(clause.start + 1) == "by"
    {
        return None;
    }
    if is_done_together(first, passage, clause.start, facts) {
        let reason = "the user's words say that they did this together with others; say so";
        return Some(Violation::new(
            ViolationKind::Seniority,
            clause_text(passage, clause),
            reason,
        ));
    }
    // The rest of a list that began with helping.
    let sentence = passage.tokens[clause.start].sentence;
    if passage
        .tokens
        .iter()
        .zip(&passage.words)
        .take(clause.start)
        .any(|(token, word)| token.sentence == sentence && word.helped)
    {
        return None;
    }
    // `Built the service as part of a team` says so.
    let with_others = clause.clone().any(|at| {
        is_among!(
            "member part team group jointly together alongside",
            passage.key(at),
        )
    });
    let words = &passage.words[clause.clone()];
    let takes_part =
        first == "take" && is_among!("part notes minutes", passage.key(clause.start + 1));
    // `Saw calls fall by a third`, not `saw to the calls`.
    let takes_part =
        takes_part || first == "see" && !is_among!("to through", passage.key(clause.start + 1));
    // `Headed ordering, though not the budget` is denied only in part.
    let denied = words.iter().take(DENIED_AT_ONCE).any(|word| word.negated);
    if takes_part || is_among!(SOFT, first) || denied || words.iter().any(|word| word.helped) {
        return None;
    }
    let mut claimed = contents(passage, clause.clone(), None);
    if claimed.len() < 2 && passage.key(clause.end) == "and" {
        // `Designed and set up the storeroom`.
        claimed.extend(contents(passage, passage.clause_of(clause.end), None));
    }
    if (takes_charge(passage, first, clause.start)
        || is_among!(STRONG, first)
        || (is_among!(DOING, first) || helped_to_do_so(passage, clause.start, facts))
            && is_next_to_help(passage, &clause, facts))
        && !with_others
        && only_helped_with(passage, clause.clone(), facts)
    {
        let reason = "the user's words say that they had a part in this; say so";
        return Some(Violation::new(
            ViolationKind::Seniority,
            clause_text(passage, clause),
            reason,
        ));
    }
    let most = |shared: usize| shared * 5 >= claimed.len() * 3;
    // `Gathered the documents for the audit` does not claim the audit.
    let objects = objects(passage, clause.clone());
    let is_done = |object: &SmolStr| {
        facts.statements.iter().any(|statement| {
            let mut done = statement.done.iter();
            done.any(|stem| {
                says_same(object, stem) || abbreviations::same_word(stem).contains(&object.as_str())
            })
        })
    };
    let helped = facts.statements.iter().any(|statement| {
        !statement.helped.is_empty()
            && most(shared(&claimed, &statement.helped))
            && (shared(&objects, &statement.helped) > 0 || !objects.iter().any(is_done))
    });
    if claimed.len() < 2 || !helped || !is_next_to_help(passage, &clause, facts) {
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

/// `Took over`, `had full charge of`.
fn takes_charge(passage: &Passage<'_>, verb: &str, at: usize) -> bool {
    const CHARGE: &str = "charge control command ownership";
    let takes =
        verb == "take" && (passage.key(at + 1) == "over" || is_among!(CHARGE, passage.key(at + 1)));
    let has = is_among!("have hold assume", verb)
        && passage.key(at + 1) == "full"
        && (passage.key(at + 2) == "responsibility" || is_among!(CHARGE, passage.key(at + 2)));
    takes || has
}

/// Verbs that claim no more than a part.
const SOFT: &str = "help assist support contribute participate collaborate work join learn attend listen sit witness shadow observe \
    volunteer serve provide report";

/// A clause from its verb on, with the base of the verb and its form: without the `and` that joins it to the one before, and without
/// what makes a duty of the deed, as `responsible for running the payroll`. To be in charge of a thing is to manage it.
pub fn deed<'a>(
    passage: &'a Passage<'_>,
    clause: Range<usize>,
) -> Option<(Range<usize>, &'a str, Form)> {
    const DUTY: &str = "responsible responsibility charge experienced experience skilled tasked accountable including";
    const REACH: usize = 4;
    let joint = is_among!("and then but while also", passage.key(clause.start));
    let start = clause.start + usize::from(joint && clause.len() > 1);
    // `Single-handedly did the stocktake`.
    let manner = |at: &usize| passage.key(*at).ends_with("ly") || passage.key(*at) == "single";
    let start = (start..clause.end).find(|at| !manner(at)).unwrap_or(start);
    let clause = start..clause.end;
    let near = clause.start..clause.end.min(clause.start + REACH);
    let duty = near.clone().find(|at| {
        at + 1 < clause.end
            && is_among!(DUTY, passage.key(*at))
            && is_among!("for of in with", passage.key(at + 1))
    });
    if let Some(duty) = duty {
        let of = duty + 1;
        let charge = is_among!(
            "responsible responsibility charge accountable",
            passage.key(duty)
        );
        let gerund = match passage.key(of + 1) {
            "carrying" => Some(("do", Form::Gerund)),
            key => verbs::lookup(key),
        };
        if let Some((base, Form::Gerund)) = gerund {
            let base = if charge && !is_among!(SOFT, base) {
                "manage"
            } else {
                base
            };
            return Some((of + 1..clause.end, base, Form::Gerund));
        }
        if charge {
            return Some((of..clause.end, "manage", Form::Past));
        }
    }
    let out = passage.key(clause.start + 1) == "out";
    let (base, form) = match passage.key(clause.start) {
        "carried" if out => ("do", Form::Past),
        "carrying" if out => ("do", Form::Gerund),
        key => verbs::lookup(key)?,
    };
    Some((clause, base, form))
}

/// Within how many words of its verb a clause denies what it tells.
const DENIED_AT_ONCE: usize = 3;

/// Verbs of who is behind a thing.
const STRONG: &str = "organise organize lead manage design create develop direct run coordinate plan build establish launch negotiate produce \
    own head deliver present administer conduct teach write author found implement host drive edit curate";

/// Verbs of doing, whatever is done.
pub const DOING: &str = "do make prepare perform conduct complete handle undertake execute give hold take process finish finalise finalize close";

/// Stems of words for the work on a thing, which say nothing of it: the closing of `the year-end closing`.
const WORK_ON_IT: &str = "session activ activity task duty clos close closing process work procedur account oper operation prepar preparation creat creation";

/// Whether a verb is one that the user says of what they only helped with: `taught` of `helped teach the class`.
fn helped_to_do_so(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let places = facts.occurrences(&passage.words[at].stem);
    !places.is_empty()
        && places.iter().all(|(source, place)| {
            let source = &facts.passages[*source];
            // `Helped as tutor` tutors.
            source.words[*place].helped
                && !is_among!("as a an the", source.key(place.saturating_sub(1)))
        })
}

/// Whether the user tells of an object of a clause first of what they helped with: what stands behind the commas of `helped with reading
/// groups, yard duty, kept notes` may be told for itself.
fn is_next_to_help(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> bool {
    let is_first = |(source, place): &(usize, usize)| {
        let source = &facts.passages[*source];
        let mut before = (0..*place).rev().take_while(|at| source.words[*at].helped);
        source.words[*place].helped && before.all(|at| !source.gap_after(at).contains(','))
    };
    objects(passage, clause.clone())
        .iter()
        .any(|object| facts.occurrences(object).iter().any(is_first))
}

/// `Alone`, `single-handedly`: how a thing is done, and nothing of the thing.
fn is_by_oneself(key: &str) -> bool {
    key.ends_with("ly")
        || is_among!(
            "alone solo myself unaided unassisted unsupervised single handed",
            key
        )
}

/// Stems of the object of a clause's first verb.
fn objects(passage: &Passage<'_>, clause: Range<usize>) -> Vec<SmolStr> {
    let is_answer = |at: usize| {
        is_among!("to on for", passage.key(at + 1))
            && is_among!(
                "response responses effort efforts preparation preparations",
                passage.key(at),
            )
    };
    (clause.start + 1..clause.end)
        .take_while(|at| {
            !is_among!("for with in on at from by that to", passage.key(*at))
                || is_answer(at - 1)
        })
        .filter(|at| passage.words[*at].is_content && !is_by_oneself(passage.key(*at)))
        // `Led the preparation of the reports`, `took charge of the store`.
        .filter(|at| {
            passage.key(at + 1) != "of"
                || !is_among!(
                    "charge control command ownership production preparation creation development delivery design organisation organization \
                    management coordination planning running implementation execution completion handling",
                    passage.key(*at),
                )
        })
        // `Led the response to the audit` is about the audit.
        .filter(|at| !is_answer(*at))
        .filter(|at| {
            // `Adoption days` are held.
            let held = *at > clause.start + 1
                && passage.words[at - 1].is_content
                && !passage
                    .key(at - 1)
                    .starts_with(|c: char| c.is_ascii_digit())
                && is_among!("day days", passage.key(*at));
            held || number_words::time_unit(passage.key(*at)).is_none()
        })
        .map(|at| passage.words[at].stem.clone())
        .collect()
}

/// Whether the user only had a part in the object of a clause's first verb.
fn only_helped_with(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    // `Organised and ran the drive`.
    let mut objects_of = objects(passage, clause.clone());
    if objects_of.is_empty() && passage.key(clause.end) == "and" {
        let next = passage.clause_of(clause.end);
        objects_of = objects(passage, next.start + 1..next.end);
    }
    let objects = objects_of;
    let Some(head) = objects.last() else {
        return false;
    };
    let helped = |stems: &[SmolStr]| {
        let among = |object: &SmolStr| {
            stems.iter().any(|stem| {
                says_same(object, stem) || abbreviations::same_word(object).contains(&stem.as_str())
            })
        };
        // Two of three: `counter-terrorism training` is the `counter terror training`.
        let shared = objects
            .iter()
            .filter(|object| among(object) || is_among!(WORK_ON_IT, object))
            .count();
        shared * 3 >= objects.len() * 2 && objects.iter().any(among)
    };
    facts
        .statements
        .iter()
        .any(|statement| helped(&statement.helped))
        && !facts
            .statements
            .iter()
            .any(|statement| statement.done.iter().any(|stem| says_same(head, stem)))
        && !does_so_itself(passage, &clause, facts)
}

/// Whether the user says the verb of a clause of what it tells, without help: a `residential design` is designed, whatever other building
/// was helped with.
pub fn does_so_itself(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> bool {
    let verb = &passage.words[clause.start].stem;
    let objects = objects(passage, clause.clone());
    facts.statements.iter().any(|statement| {
        statement.done.iter().any(|stem| says_same(verb, stem))
            && objects
                .iter()
                .any(|object| statement.done.iter().any(|stem| says_same(object, stem)))
    })
}

/// Whether the user says a verb only of what they did with others: `co-wrote`, and `coauthor` for `authored`.
fn is_done_together(base: &str, passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let together = |source: &Passage<'_>, place: usize| {
        source.before(place) == "co" && source.gap_after(place - 1) == "-"
    };
    let joined = || {
        facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter();
            tokens.any(|token| {
                token.key.strip_prefix("co").is_some_and(|rest| {
                    rest.len() > 3 && verbs::lookup(&token.key).is_none() && is_form_of(rest, base)
                })
            })
        })
    };
    let places = facts.occurrences(&stem(base));
    let all_together = places
        .iter()
        .all(|(source, place)| together(&facts.passages[*source], *place));
    !together(passage, at) && all_together && (!places.is_empty() || joined())
}

/// Whether a word is a form of a verb, or of who does it: `founder` of `found`.
fn is_form_of(word: &str, base: &str) -> bool {
    let agent = word.trim_end_matches('s');
    verbs::lookup(word).is_some_and(|(root, _)| root == base)
        || agent == base
        || agent.strip_suffix("er").or(agent.strip_suffix("or")) == Some(base.trim_end_matches('e'))
}

#[cfg(test)]
#[path = "help_tests.rs"]
mod tests;
