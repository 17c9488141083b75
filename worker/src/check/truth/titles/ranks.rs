//! Words of rank in a title: what they are the rank of.

use super::beside_roles::names_no_role;
use super::lowered::{lowered, raises_past};
use super::same_roles;
use super::{is_rank_word, names_a_role, own_phrase};
use crate::check::truth::claims::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::superlatives;
use crate::check::truth::whose::is_anothers;
use crate::english::tokens::stem;
use crate::english::verbs;

/// Why a title whose words are all the user's stands higher than theirs: without what lowers it, alone, with the rank of something else.
pub fn raised(
    passage: &Passage<'_>,
    words: &[&str],
    text: &str,
    facts: &Facts<'_>,
) -> Option<String> {
    let lower = words.iter().find_map(|word| lowered(word, words, facts));
    if let Some(lower) = lower.or_else(|| raises_past(words, facts)) {
        return Some(format!(
            "the user's words say {lower:?} with this title; keep it"
        ));
    }
    // `Sole founder`.
    let alone = (0..passage.tokens.len()).any(|at| {
        passage.key(at) == "sole"
            && passage.key(at + 1) != "trader"
            && superlatives::superlative(passage, at, facts).is_some()
    });
    if alone {
        return Some("the user's words do not say that they were the only one".to_owned());
    }
    ranks_otherwise(passage, words, text, facts)
        .then(|| "the user's words use the word of rank for something else".to_owned())
}

/// Whether a title has a word of rank that the user has for something else.
fn ranks_otherwise(passage: &Passage<'_>, words: &[&str], text: &str, facts: &Facts<'_>) -> bool {
    let ranked = words.len() > 1
        && words
            .iter()
            .any(|word| is_rank_word(word) && facts.word(word) != Said::No)
        && !(words.contains(&"assistant") && names_no_role(facts));
    ranked
        && !(words
            .iter()
            .all(|word| !is_rank_word(word) || *word == "assistant")
            && is_only_assistant(facts))
        && (facts.phrase(text) != Said::Yes || rank_is_of_another(passage, facts))
        && !rank_stands_by_title(words, passage, facts)
        && !is_ranked_bare(words, facts)
}

/// Whether every rank of a title is one that the user has by itself, of the role that they give elsewhere: `I was junior there`, `been
/// sous since May`.
fn is_ranked_bare(words: &[&str], facts: &Facts<'_>) -> bool {
    const DEGREES: &str = "senior sr snr junior jr lead principal associate sous";
    const BEFORE: &str =
        "was am been be being made became become as now then got later promoted still to from";
    let bare = |&(source, at): &(usize, usize)| {
        let source = &facts.passages[source];
        let ends = !source.gap_after(at).starts_with(' ')
            || source.gap_after(at).trim() != ""
            || source.words.get(at + 1).is_none_or(|next| !next.is_content)
            || source.key(at + 1).starts_with(|c: char| c.is_ascii_digit());
        let opens = source.clause_of(at).start == at
            || source.gap_after(at - 1).trim() != ""
            || is_among!(BEFORE, source.key(at - 1));
        ends && opens
            && source.key(at + 1) != "of"
            && !source.words[at].negated
            && !is_anothers(source, at)
    };
    let mut ranks = words.iter().filter(|word| is_rank_word(word)).peekable();
    ranks.peek().is_some()
        && ranks.all(|rank| {
            let mut places = facts.everywhere(rank).into_iter().filter(bare);
            // `First assistant, then head`.
            let became = |(source, at): (usize, usize)| {
                at > 0
                    && is_among!(
                        "then became now later made",
                        facts.passages[source].key(at - 1)
                    )
            };
            is_among!(DEGREES, rank) && places.next().is_some()
                || *rank == "head" && places.any(became)
        })
}

/// `Assistant at Great Clips`: of what, they do not say.
fn is_only_assistant(facts: &Facts<'_>) -> bool {
    facts
        .everywhere("assistant")
        .into_iter()
        .any(|(source, at)| {
            let source = &facts.passages[source];
            let bare =
                at == 0 || !source.words[at - 1].is_content || source.gap_after(at - 1) != " ";
            bare && is_among!("at in", source.key(at + 1))
                && !source.words[at].negated
                && !is_anothers(source, at)
        })
}

pub fn rank_stands_by_title(words: &[&str], title: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let (ranks, others): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| is_rank_word(word));
    let places = |word: &str| {
        let mut places = facts.everywhere(word);
        if places.is_empty() {
            places = same_roles::places(word, facts);
        }
        // `Wharehouse supervisor`.
        if places.is_empty() {
            places = facts.misspelt(word);
        }
        places
    };
    // As the title has them: `senior QA`, whose initials need no support.
    let together = (1..title.tokens.len()).any(|at| {
        let (one, other) = (title.key(at - 1), title.key(at));
        (is_rank_word(one) || is_rank_word(other))
            && own_phrase(&format!("{one}{other}"), facts) == Said::Yes
    }) || words.windows(2).any(|pair| {
        pair.iter().any(|word| is_rank_word(word)) && own_phrase(&pair.concat(), facts) == Said::Yes
    });
    // `Shift supervisor` of a supervisor who speaks of their shift.
    let described = others.iter().all(|word| {
        !names_a_role(word) && facts.word(word) == Said::Yes && verbs::lookup(word).is_none()
    }) && own_phrase(&ranks.concat(), facts) == Said::Yes;
    if rank_is_of_another(title, facts) {
        return false;
    }
    // `Housekeeping supervisor` of a `house keeper supervisor`.
    let beside_alike = |rank: &&str| {
        places(rank).iter().any(|(passage, at)| {
            let source = &facts.passages[*passage];
            let before: String = (at.saturating_sub(2)..*at)
                .map(|place| source.key(place))
                .collect();
            !is_anothers(source, *at)
                && !before.is_empty()
                && others.iter().all(|other| shares_beginning(other, &before))
        })
    };
    others.is_empty()
        || described
        || together
        || ranks.iter().all(beside_alike)
        || ranks.iter().all(|rank| {
            places(rank).iter().any(|(passage, at)| {
                let source = &facts.passages[*passage];
                !is_anothers(source, *at)
                    && others.iter().any(|other| {
                        places(other).iter().any(|(second, place)| {
                            second == passage
                                && at.abs_diff(*place) <= REACH
                                && source.tokens[*at].sentence == source.tokens[*place].sentence
                        })
                    })
            })
        })
}

/// Whether a word begins as the others joined, or as the last of them.
fn shares_beginning(word: &str, joined: &str) -> bool {
    const LETTERS: usize = 6;
    word.get(..LETTERS)
        .is_some_and(|beginning| joined.contains(beginning))
}

/// Whether the user gives the rank as that of something else than the title does: `head of geography` of a `head of year 9`.
pub fn rank_is_of_another(title: &Passage<'_>, facts: &Facts<'_>) -> bool {
    (0..title.tokens.len()).any(|at| is_of_another(title, at, facts))
}

pub fn is_of_another(title: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    /// What stands for any of them.
    const ANY: &str = "department dept team section unit faculty";
    let of =
        |passage: &Passage<'_>, at: usize| passage.key(at) == "head" && passage.key(at + 1) == "of";
    let what = title.key(at + 2 + usize::from(is_among!("the our a", title.key(at + 2))));
    if !of(title, at) || title.words[at].negated || is_anothers(title, at) || is_among!(ANY, what) {
        return false;
    }
    let places = facts.occurrences("head");
    !places.is_empty()
        && places.iter().all(|(source, place)| {
            let source = &facts.passages[*source];
            of(source, *place)
                && !(place + 2..place + 5).any(|other| {
                    is_among!(ANY, source.key(other))
                        || source
                            .words
                            .get(other)
                            .is_some_and(|word| says_same(&word.stem, &stem(what)))
                })
        })
}

#[cfg(test)]
#[path = "ranks_tests.rs"]
mod tests;
