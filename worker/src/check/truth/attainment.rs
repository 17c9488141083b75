//! Claims that something was reached or goes on of which the user says that it was tried, lost or is over.

use std::ops::Range;

use super::claims::says_same;
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::is_among;

/// Words for what was reached.
const REACHED: &str = "won awarded obtained completed finished passed graduated certified qualified built delivered launched \
    published released cleared achieved";

/// Words for what was not, or not yet.
const NOT_REACHED: &str = "shortlisted shortlist nominated nomination nominee runner finalist planned pitched pitch cancelled \
    canceled lapsed rejected unfinished incomplete pending applied waiting ongoing progress studying dropped stopped \
    abandoned awaiting failed intended supposed yet paused begun began";

/// Words of which one is false where the user says the other.
const OPPOSITES: &[(&str, &str)] = &[
    ("approved accepted granted", "refused rejected declined"),
    ("open", "closed"),
    ("met meeting hit exceeded", "missed"),
    ("valid", "expired lapsed"),
    ("paid", "free unpaid volunteer volunteered"),
    ("permanent", "temporary temp seasonal"),
    ("fulltime", "parttime"),
    ("online", "inperson"),
    (
        "unaffected uninterrupted",
        "killed halved hit cancelled closed",
    ),
    (
        "weekday weekdays",
        "weekend weekends sat sun saturday saturdays sunday sundays",
    ),
    ("weekend weekends", "weekday weekdays"),
];

/// Words for what goes on, and words of the user's for what is over.
const GOES_ON: &str = "still today currently ongoing nowadays";
const IS_OVER: &str =
    "until till til stopped ended anymore former formerly shut closed quit left used";

/// The word of a clause by which it claims as reached what the user only speaks of as tried, planned or lost.
pub fn reaches_too_far(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let reached = clause
        .clone()
        .find(|at| is_among(REACHED, passage.key(*at)) && !passage.words[*at].negated)?;
    let told = clause.clone().any(|at| {
        (is_among(NOT_REACHED, passage.key(at)) && passage.key(at) != "planned")
            || passage.words[at].negated
    });
    if told || facts.word(passage.key(reached)) == Said::Yes {
        return None;
    }
    tells_best(passage, clause, reached, facts, true, |sentence| {
        sentence.says(NOT_REACHED) && !sentence.says(REACHED) && !sentence.says("got")
    })
    .then_some(reached)
}

/// The word of a clause by which it claims to go on what the user tells as over.
pub fn goes_on_too_long(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let goes_on = clause.clone().find(|at| {
        is_among(GOES_ON, passage.key(*at))
            || (passage.key(*at) == "day" && *at > 0 && passage.key(at - 1) == "this")
    })?;
    tells_best(passage, clause, goes_on, facts, true, |sentence| {
        sentence.says(IS_OVER)
            && !sentence.says(GOES_ON)
            && !sentence.says("now since present current")
    })
    .then_some(goes_on)
}

/// The word of a clause whose opposite the user says there, and not it.
pub fn says_the_opposite(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    clause.clone().find(|at| {
        let key = passage.key(*at);
        let opposite = OPPOSITES.iter().find(|(words, _)| is_among(words, key));
        opposite.is_some_and(|(words, others)| {
            !passage.words[*at].negated
                && facts.word(key) == Said::No
                && tells_best(passage, clause.clone(), *at, facts, false, |sentence| {
                    // To refuse denies by itself, and so stands among what is denied.
                    let refuses = is_among(others, "refused") && sentence.says("refused");
                    (sentence.affirms(others) || refuses) && !sentence.says(words)
                })
        })
    })
}

/// A sentence of the user's.
struct Sentence<'p, 'a> {
    source: &'p Passage<'a>,
    range: Range<usize>,
}

impl Sentence<'_, '_> {
    /// Whether it has one of the words of a list.
    fn says(&self, list: &str) -> bool {
        let mut range = self.range.clone();
        range.any(|at| is_among(list, self.source.key(at)))
    }

    /// Whether it has one that is not denied.
    fn affirms(&self, list: &str) -> bool {
        let mut range = self.range.clone();
        range.any(|at| !self.source.words[at].negated && is_among(list, self.source.key(at)))
    }
}

/// Whether the sentence of the user's that shares most with a clause is told so, and no other shares as much;
/// with `half`, only where it shares half of the clause.
fn tells_best(
    passage: &Passage<'_>,
    clause: Range<usize>,
    except: usize,
    facts: &Facts<'_>,
    half: bool,
    is_told: impl Fn(Sentence<'_, '_>) -> bool,
) -> bool {
    let claimed: Vec<&str> = clause
        .filter(|at| *at != except && passage.words[*at].is_content)
        .map(|at| passage.words[at].stem.as_str())
        .collect();
    let mut best = (0, false);
    for source in &facts.passages {
        for sentence in sentences(source) {
            let says = |stem: &&&str| {
                sentence.clone().any(|at| {
                    source.words[at].is_content && says_same(&source.words[at].stem, stem)
                })
            };
            let shared = claimed.iter().filter(says).count();
            let told = is_told(Sentence {
                source,
                range: sentence,
            });
            if shared > best.0 || (shared == best.0 && !told) {
                best = (shared, told);
            }
        }
    }
    let (shared, told) = best;
    told && shared > 0 && (!half || shared * 2 >= claimed.len())
}

fn sentences(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (at, token) in passage.tokens.iter().enumerate() {
        match sentences.last_mut() {
            Some(last) if passage.tokens[last.start].sentence == token.sentence => {
                last.end = at + 1;
            }
            _ => sentences.push(at..at + 1),
        }
    }
    sentences
}
