//! Claims that a whole clause makes against the source: affirming what was denied, denying what was
//! said, doing what was only helped with.

use std::ops::Range;

use crate::english::verbs;

use super::claims::{contents, says_same};
use super::clauses::{Doer, Passage};
use super::facts::{Facts, Said};
use super::number_words;
use super::violation::{Violation, ViolationKind};

/// A clause of the output that says what the source denies, or denies what the source does not.
pub fn opposite(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let denies = passage.words[clause.clone()]
        .iter()
        .any(|word| word.negated);
    let violation =
        |text: &str, reason: &str| Some(Violation::new(ViolationKind::Negation, text, reason));
    if denies && denies_what_was_said(passage, clause.clone(), facts) {
        return violation(
            clause_text(passage, clause),
            "the user's words say the opposite; keep their negation as it is",
        );
    }
    if denies && is_invented_denial(passage, clause.clone(), facts) {
        return violation(
            clause_text(passage, clause),
            "the user's words make no such absolute statement",
        );
    }
    let at = clause
        .clone()
        .find(|at| asserts_what_was_denied(passage, *at, facts) && !leaves_to_others(passage, *at));
    if let Some(at) = at {
        return violation(
            passage.tokens[at].text,
            "the user's words mention this only to deny it",
        );
    }
    let left = clause.clone().any(|at| leaves_to_others(passage, at));
    if !denies
        && !left
        && let Some(at) = clause
            .clone()
            .find(|at| claims_anothers_doing(passage, *at, facts))
    {
        return violation(
            passage.tokens[at].text,
            "the user's words say that somebody else did this",
        );
    }
    if !denies
        && !clause.clone().any(|at| leaves_to_others(passage, at))
        && says_what_was_denied(passage, clause.clone(), facts)
    {
        return violation(
            clause_text(passage, clause),
            "the user's words say the opposite; keep their negation as it is",
        );
    }
    None
}

/// Whether a word names somebody by what they do: `customer`, `trainers`.
fn is_agent(key: &str) -> bool {
    let singular = key.strip_suffix('s').unwrap_or(key);
    singular.ends_with("er") || singular.ends_with("or")
}

/// A word that stands in every second sentence, whatever it is about.
fn is_general(key: &str, stem: &str) -> bool {
    const GENERAL: &str = "experience work job time team company people person thing something year month week day own part place use knowledge \
        full only yet anything everything main first last good well small big new old make take get give go come need want say tell ask \
        customer client guest patient user staff student team service project role responsible responsibility complete finish hold keep \
        start run include involve provide support help require using used user set image images data thing things do doing done read view see \
        award";
    GENERAL
        .split_ascii_whitespace()
        .any(|known| known == key || known == stem)
}

/// A word that stands nowhere in the source but under a denial.
fn asserts_what_was_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.words[at];
    let key = passage.key(at);
    if word.negated
        || !word.is_content
        || key.len() < 3
        || key.bytes().any(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    let same_root_denied = passage
        .words
        .iter()
        .any(|other| other.negated && other.stem.get(..4) == word.stem.get(..4));
    let only_when = matches!(
        number_words::stem_plain(key).as_str(),
        "night" | "weekend" | "shift"
    );
    if is_general(key, &word.stem)
        || (number_words::time_unit(key).is_some() && !only_when)
        || key.ends_with("ly")
        || same_root_denied
    {
        return false;
    }
    if facts.word(key) == Said::Denied {
        return !facts.places_alike(key).into_iter().any(|(source, place)| {
            let source = &facts.passages[source];
            // A customer has nothing to do with customs.
            !source.words[place].negated && is_agent(source.key(place)) == is_agent(key)
        });
    }
    if facts.word(key) == Said::No && key.len() > 4 {
        let alike = facts.places_alike(key);
        if !alike.is_empty()
            && alike
                .iter()
                .all(|(source, place)| facts.passages[*source].words[*place].negated)
        {
            return true;
        }
    }
    // `armed` where the user says `unarmed`.
    facts.word(key) == Said::No
        && facts
            .occurrences(&crate::english::tokens::stem(&format!("un{key}")))
            .iter()
            .any(|(source, place)| !facts.passages[*source].words[*place].negated)
}

/// A word that stands in the source only where somebody else acts, who is not named beside it.
fn claims_anothers_doing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.words[at];
    let key = passage.key(at);
    if word.negated || !word.is_content || key.len() < 4 || is_general(key, &word.stem) {
        return false;
    }
    // What is done is the head of what stands by the verb: not the `drone` of `drone images`, nor the method of `standards for the
    // method`.
    let clause = passage.clause_of(at);
    let modifies = at + 1 < clause.end
        && passage.words[at + 1].is_content
        && passage.gap_after(at).trim().is_empty();
    let aside = (clause.start..at).any(|before| {
        matches!(
            passage.key(before),
            "for" | "of" | "from" | "by" | "with" | "after"
        )
    });
    if modifies || aside {
        return false;
    }
    let places = facts.places_alike(key);
    let of_others = |(source, place): &(usize, usize)| {
        let word = &facts.passages[*source].words[*place];
        word.doer == Doer::Another || word.negated
    };
    let names_them = |(source, place): &(usize, usize)| {
        let source = &facts.passages[*source];
        let sentence = passage.tokens[at].sentence;
        source.clause_of(*place).any(|other| {
            super::polarity::is_somebody(source.key(other))
                && passage
                    .tokens
                    .iter()
                    .zip(&passage.words)
                    .any(|(token, word)| {
                        token.sentence == sentence
                            && says_same(&word.stem, &source.words[other].stem)
                    })
        })
    };
    !places.is_empty()
        && places.iter().all(of_others)
        && places
            .iter()
            .any(|(source, place)| facts.passages[*source].words[*place].doer == Doer::Another)
        && !places.iter().any(names_them)
}

/// Ways to say that something was not done without a "not".
fn leaves_to_others(passage: &Passage<'_>, word: usize) -> bool {
    const REACH: usize = 7;
    let sentence = passage.tokens[word].sentence;
    let near = word.saturating_sub(REACH)..(word + REACH).min(passage.tokens.len());
    near.filter(|at| passage.tokens[*at].sentence == sentence)
        .any(|at| {
            let (key, next) = (passage.key(at), passage.key(at + 1));
            matches!(
                key,
                "left"
                    | "leaving"
                    | "outsource"
                    | "outsourced"
                    | "outsourcing"
                    | "outside"
                    | "excluding"
                    | "except"
                    | "besides"
                    | "limited"
                    | "instead"
                    | "rather"
                    | "uncertified"
                    | "lacks"
                    | "lack"
                    | "refer"
                    | "referred"
                    | "free"
                    | "unpaid"
                    | "expired"
                    | "seeking"
                    | "aiming"
                    | "hoping"
                    | "wants"
                    | "filled"
                    | "filling"
                    | "covered"
                    | "covering"
                    | "stood"
                    | "standing"
                    | "acting"
                    | "replaced"
                    | "substituted"
                    | "shadowing"
                    | "shadowed"
                    | "shadow"
                    | "observed"
                    | "watched"
                    | "responsibility"
            ) || (matches!(key, "apart" | "other") && matches!(next, "from" | "than"))
                || (matches!(
                    key,
                    "stayed"
                        | "remained"
                        | "rested"
                        | "belonged"
                        | "fell"
                        | "lay"
                        | "sat"
                        | "went"
                        | "passed"
                ) && matches!(next, "with" | "to"))
                || (matches!(
                    key,
                    "handled"
                        | "done"
                        | "made"
                        | "carried"
                        | "performed"
                        | "managed"
                        | "written"
                        | "provided"
                        | "taken"
                        | "created"
                        | "run"
                        | "led"
                        | "undertaken"
                        | "completed"
                        | "set"
                        | "directed"
                        | "administered"
                        | "built"
                ) && (at..at + 4).any(|ahead| passage.key(ahead) == "by"))
                || matches!(
                    key,
                    "unarmed" | "unpublished" | "unlicensed" | "unqualified" | "uninvolved"
                )
        })
}

/// "never" and the like about something that the user denies nothing of.
fn is_invented_denial(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let absolute = clause
        .clone()
        .any(|at| passage.words[at].negated && matches!(passage.key(at), "never" | "zero"));
    absolute
        && !clause.clone().any(|at| {
            let word = &passage.words[at];
            word.is_content
                && (facts.passages.iter().any(|source| {
                    source.words.iter().any(|other| {
                        other.negated && other.is_content && says_same(&word.stem, &other.stem)
                    })
                }) || facts.word(passage.key(at)) == Said::Denied)
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
        if describes || said.is_empty() || said.contains(&unit) {
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
    if passage.gap_after(clause.start).contains('-') {
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
    let words = &passage.words[clause.clone()];
    if SOFT.contains(&first) || words.iter().any(|word| word.helped || word.negated) {
        return None;
    }
    let mut claimed = contents(passage, clause.clone(), None);
    if claimed.len() < 2 && passage.key(clause.end) == "and" {
        // `Designed and set up the storeroom`.
        claimed.extend(contents(passage, passage.clause_of(clause.end), None));
    }
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

/// Whether a verb stands in the source only as `co-wrote`.
fn is_done_together(base: &str, passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let together = |source: &Passage<'_>, place: usize| {
        place > 0 && source.key(place - 1) == "co" && source.gap_after(place - 1) == "-"
    };
    let places = facts.occurrences(&crate::english::tokens::stem(base));
    !places.is_empty()
        && !together(passage, at)
        && places
            .iter()
            .all(|(source, place)| together(&facts.passages[*source], *place))
}

fn says_what_was_denied(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let claimed = contents(passage, clause, None);
    let denied = facts.statements.iter().any(|statement| {
        let against: Vec<String> = claimed
            .iter()
            .filter(|claim| statement.denied.iter().any(|stem| says_same(claim, stem)))
            .cloned()
            .collect();
        // What is also said of something else, all of it in one place, may be meant here.
        let said_too = facts
            .statements
            .iter()
            .any(|other| shared(&against, &other.said) == against.len());
        !said_too
            && against.len() * 4 >= statement.denied.len() * 3
            && (against.len() >= 2 || claimed.len() <= 2)
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
