//! What stands in a title beside the role: when it was held, and what only describes it.

use super::{has_own, is_rank_word, names_a_role};
use crate::check::truth::clauses::Doer;
use crate::check::truth::equipment;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::is_among;
use crate::check::truth::keywords;
use crate::check::truth::number_words;
use crate::check::truth::specifics;
use crate::check::truth::whose::is_anothers;
use crate::english::places;

/// How, when and in what order somebody held a title.
pub fn is_circumstance(word: &str) -> bool {
    const WORDS: &str = "then later previously formerly former since until now year years full part time fulltime parttime remote seasonal \
        into level final last started nights days until temporary unpaid paid approx approximately about hours week weekly first second third promoted held team unit department main \
        and also plus self employed sole section ward role worker operative employee \
        member";
    is_among(WORDS, word)
}

/// Whether a word that the user has not said only describes a role of theirs: `fruit` of `fruit picker`.
pub fn describes(word: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    const WEIGHTY: &str = "general staff regional national global international group area divisional registered second third years";
    let plain = word.len() > 3
        && !is_among(WEIGHTY, word)
        && !keywords::claims(word)
        && !places::is_language(word)
        && number_words::time_unit(word).is_none()
        && !names_a_role(word)
        && !is_rank_word(word)
        && facts.word(word) == Said::No
        && !specifics::is_specific(word)
        && !equipment::is_equipment(word);
    let mut roles = words.iter().filter(|other| names_a_role(other)).peekable();
    plain && roles.peek().is_some() && roles.all(|role| has_own(role, facts))
}

/// Whether the user gives no role of their own: then a title may be the humblest, as `shop assistant` for `worked in a shop`.
pub fn names_no_role(facts: &Facts<'_>) -> bool {
    !facts.passages.iter().any(|source| {
        (0..source.tokens.len()).any(|at| {
            names_a_role(source.key(at))
                && !is_anothers(source, at)
                && source.words[at].doer == Doer::User
        })
    })
}
