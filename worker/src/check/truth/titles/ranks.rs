//! Words of rank in a title: what they are the rank of.

use super::{is_rank_word, names_a_role, own_phrase};
use crate::check::truth::claims::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::whose::is_anothers;
use crate::english::tokens::stem;
use crate::english::verbs;

pub fn rank_stands_by_title(words: &[&str], title: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let (ranks, others): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| is_rank_word(word));
    let places = |word: &str| facts.everywhere(word);
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
