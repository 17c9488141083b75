//! Words that lower a role they stand by: the assistant of a manager, the mate of an electrician.

use super::{names_a_role, role_places, same_roles};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::whose::{is_aided, is_anothers};
use crate::english::abbreviations::same_word;

/// The word that lowers a role wherever the user claims it, when the title leaves it out: `assistant` of `assistant manager`.
pub fn lowered(word: &str, words: &[&str], facts: &Facts<'_>) -> Option<String> {
    if !names_a_role(word) || is_among!(LOWERING, word) {
        return None;
    }
    let mut lowest = Vec::new();
    let mut places = role_places(word, facts);
    if places.is_empty() {
        places = same_roles::places(word, facts);
    }
    for (passage, at) in places {
        let source = &facts.passages[passage];
        if source.words[at].negated || is_anothers(source, at) {
            continue;
        }
        lowest.push(lowering(source, at)?.to_owned());
    }
    let kept = lowest.iter().any(|lowest| {
        words
            .iter()
            .any(|other| other == lowest || lowers_alike(lowest, other))
    });
    lowest.pop().filter(|_| !kept)
}

/// Whether two words lower a role to the same: `vice` and `deputy`.
fn lowers_alike(one: &str, other: &str) -> bool {
    let deputy = |word: &str| is_among!(DEPUTIES, word);
    same_word(one).contains(&other)
        || (deputy(one) && deputy(other))
        || (one == "trainee" && other == "training")
}

const DEPUTIES: &str = "deputy dep vice second sub substitute replacement cover stand";

/// Whether a text has the deputy of somebody, as whom the user gives themselves in other words: `deputy brigade leader` of the `deputy
/// of the brigadier`.
pub fn is_deputy_of(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let deputised = |source: &Passage<'_>, place: usize| {
        !source.words[place].negated
            && is_among!("of to for", source.key(place + 1))
            && !is_anothers(source, place)
    };
    (at.saturating_sub(3)..at).any(|place| is_among!(DEPUTIES, passage.key(place)))
        && DEPUTIES.split_ascii_whitespace().any(|word| {
            facts
                .occurrences(&crate::english::tokens::stem(word))
                .iter()
                .any(|(source, place)| deputised(&facts.passages[*source], *place))
        })
}

/// A word of a title that the user has only in front of one that lowers the role: the `executive` of an `executive sous chef`.
pub fn raises_past(words: &[&str], facts: &Facts<'_>) -> Option<String> {
    words.iter().find_map(|word| {
        if !super::is_rank_word(word) || is_among!(LOWERING, word) {
            return None;
        }
        let mut between = None;
        let places = facts.everywhere(word);
        let all = places.iter().all(|(source, at)| {
            let source = &facts.passages[*source];
            let next = source.key(at + 1);
            let lowers = source.gap_after(*at) == " " && is_among!(LOWERING, next);
            between = Some(next.to_owned());
            lowers
                && !words
                    .iter()
                    .any(|other| *other == next || same_word(next).contains(other))
        });
        between.filter(|_| all)
    })
}

/// The word that lowers a worker wherever the user has their work: `assistant` of a `social work assistant`.
pub fn lowered_work(title: &Passage<'_>, facts: &Facts<'_>) -> Option<String> {
    let at = (1..title.tokens.len()).find(|at| title.key(*at) == "worker")?;
    let joined = |key: &str| format!("{}{key}", title.key(at - 1));
    let (work, worker) = (joined("work"), joined("worker"));
    let mut lowest = None;
    let mut places = facts.rows(&work).chain(facts.rows(&worker)).peekable();
    places.peek()?;
    for (source, place) in places {
        let source = &facts.passages[source];
        let aide = source.key(place + 2);
        let aided = is_aided(source, place + 1) || is_among!("degree course studies", aide);
        if !aided {
            return None;
        }
        if lowest.is_none() && is_aided(source, place + 1) {
            lowest = Some(aide.to_owned());
        }
    }
    lowest.filter(|aide| !(0..title.tokens.len()).any(|at| title.key(at) == aide))
}

/// Whether the user is the deputy or assistant `of` somebody, or `to` them, whom a title names behind that word: `assistant of baker`.
pub fn is_below(word: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    const REACH: usize = 5;
    let names = |key: &str| key == word || same_word(key).contains(&word);
    words
        .iter()
        .filter(|lower| is_among!(LOWERING, lower))
        .flat_map(|lower| {
            same_roles::places(lower, facts)
                .into_iter()
                .chain(facts.everywhere(lower))
        })
        .any(|(source, at)| {
            let source = &facts.passages[source];
            !source.words[at].negated
                && is_among!("of to", source.key(at + 1))
                && (at + 2..source.sentence_of(at).end.min(at + 2 + REACH))
                    .take_while(|place| source.gap_after(place - 1) == " ")
                    .any(|place| names(source.key(place)))
        })
}

/// Whether the role at this word is that of a deputy or a beginner.
pub fn is_lowered(source: &Passage<'_>, at: usize) -> bool {
    lowering(source, at).is_some()
}

pub fn lowering<'s>(source: &'s Passage<'_>, at: usize) -> Option<&'s str> {
    let joined = |place: &usize| {
        source
            .gap_after(*place)
            .trim_matches(['-', '/', ' ', '.'])
            .is_empty()
    };
    // `Legal assistant / paralegal` has two titles.
    let apart = |place: usize| {
        source.gap_after(place).contains(" /")
            && is_among!(
                "assistant asst deputy intern trainee apprentice associate",
                source.key(place),
            )
    };
    let mut before = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|place| {
            joined(place)
                && !apart(*place)
                // `Butchers assistant then butcher`.
                && !is_among!("then later now", source.key(*place))
                && source.tokens[*place].sentence == source.tokens[at].sentence
        });
    // `Physio assistant` lowers the physiotherapist, and `architect junior` the architect.
    let after = || {
        let trails = is_among!(
            "junior jr jnr trainee apprentice intern",
            source.key(at + 1),
        ) && joined(&at);
        (trails || is_aided(source, at))
            .then(|| source.key(at + 1))
            .or_else(|| lowering_behind(source, at))
    };
    before
        .find(|place| is_among!(LOWERING, source.key(*place)))
        .map(|place| source.key(place))
        .or_else(after)
        .or_else(|| acts_as(source, at).then_some("acting"))
}

/// `Manager in training`, `shift leader replacement`, `sous chef cover`.
pub fn lowering_behind(source: &Passage<'_>, at: usize) -> Option<&'static str> {
    let next = source.key(at + 1);
    if source.gap_after(at) != " " {
        return None;
    }
    let learns = next == "in" && source.key(at + 2) == "training";
    let stands_in = is_among!("replacement cover standin", next)
        && !is_among!("for the my a an of", source.key(at + 2));
    learns
        .then_some("trainee")
        .or(stands_in.then_some("deputy"))
}

/// `Acted as shift leader`, `purser twice when short`.
pub fn acts_as(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    if source.gap_after(at) == " "
        && is_among!("once twice sometimes occasionally", source.key(at + 1))
        && source.tokens[at].sentence == source.tokens[at + 1].sentence
    {
        return true;
    }
    (at.saturating_sub(REACH)..at).any(|place| {
        let acts = is_among!("acted acting acts", source.key(place))
            || (is_among!(
                "stood stepped filled standing stepping filling",
                source.key(place),
            ) && source.key(place + 1) == "in");
        acts && source.tokens[place].sentence == source.tokens[at].sentence
    })
}

/// Words that lower a role that they stand by.
pub const LOWERING: &str = "dep assistant asst junior jr jnr deputy trainee apprentice associate student intern vice co sub acting second aspiring \
    stand relief demi commis sous unqualified backup";
