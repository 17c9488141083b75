//! Amounts of what the one text names in short and the other in full: `MAU`, `apps` for appearances, `qps`, `leckies`, `ARCOM`.

use super::super::clauses::Passage;
use super::super::quantity::Quantity;
use super::Facts;
use super::counted_as::phrase_behind;
use super::likeness::abbreviates;
use super::same_rate::per_in;
use crate::english::verbs;

/// `4 plasterers` of `4 plasties`: a trade by its beginning, with the ending of a pet name.
pub(super) fn is_clipped(fact: &Quantity, passage: &Passage<'_>, phrase: &[usize]) -> bool {
    const SHORTEST: usize = 4;
    const OF_PERSONS: [&str; 6] = ["er", "ers", "or", "ors", "man", "men"];
    let pet = fact.nouns.last().and_then(|said| said.strip_suffix('y'));
    pet.filter(|pet| pet.len() >= SHORTEST).is_some_and(|pet| {
        phrase.iter().any(|at| {
            let long = passage.key(*at);
            long.len() > pet.len() + 2
                && long.starts_with(pet)
                && OF_PERSONS.iter().any(|end| long.ends_with(end))
        })
    })
}

/// `300 queries per second` of `300 qps`: the letters name what is counted and how often.
pub(super) fn is_rate_in_short(fact: &Quantity, claim: &Quantity, noun: &str) -> bool {
    let of = |said: &str| {
        per_in(said).is_some_and(|unit| claim.per == Some(unit) && noun.get(..1) == said.get(..1))
    };
    fact.nouns.iter().any(|said| of(said))
}

/// The one word in brackets behind what the amount counts.
fn in_brackets(passage: &Passage<'_>, claim: &Quantity) -> Option<usize> {
    const LONGEST: usize = 6;
    let sentence = passage.sentence_of(claim.token);
    let short = (claim.token + 1..(claim.token + 1 + LONGEST).min(sentence.end))
        .take_while(|at| !passage.gap_after(at - 1).contains([',', ';', ')']))
        .find(|at| passage.gap_after(at - 1).ends_with('('))?;
    passage.gap_after(short).starts_with(')').then_some(short)
}

impl Facts<'_> {
    /// `Two Commendation Medals (ARCOM)` of `ARCOM x2`: the user counts what the text has in brackets behind the words for it.
    pub(super) fn multiplies_what_is_in_brackets(
        &self,
        claim: &Quantity,
        passage: &Passage<'_>,
    ) -> bool {
        let times = format!("x{}", claim.value);
        in_brackets(passage, claim).is_some_and(|short| {
            self.rows(&times).any(|(source, at)| {
                let source = &self.passages[source];
                source.key(at) == times
                    && at > 0
                    && source.words[at - 1].stem == passage.words[short].stem
            })
        })
    }
}

/// Whether what one counts is short for what the other does: `MAU`, `apps` for appearances, `grads` for graduated nurses.
pub(super) fn shortens(
    source: &Passage<'_>,
    fact: &Quantity,
    passage: &Passage<'_>,
    claim: &Quantity,
    phrase: &[usize],
) -> bool {
    let said = phrase_behind(source, fact);
    let initials = |short: &str, of: &Passage<'_>, words: &[usize]| {
        (2..=4).contains(&short.len())
            && words.windows(short.len()).any(|run| {
                let first = run.iter().filter_map(|at| of.key(*at).chars().next());
                first.eq(short.chars())
            })
    };
    let head = |at: &usize| fact.nouns.last() == Some(&source.words[*at].stem);
    let Some(mine) = said.iter().copied().find(head) else {
        return false;
    };
    let short = source.key(mine).trim_end_matches('s');
    let words = |of: &Passage<'_>, quantity: &Quantity| -> Vec<usize> {
        let sentence = of.sentence_of(quantity.token);
        (quantity.token + 1..(quantity.token + 7).min(sentence.end)).collect()
    };
    // `10 pat. per day`.
    let marked = source.gap_after(mine).starts_with(". ")
        && source
            .tokens
            .get(mine + 1)
            .is_some_and(|next| next.text.starts_with(char::is_lowercase));
    initials(source.key(mine), passage, &words(passage, claim))
        || initials(short, passage, &words(passage, claim))
        || phrase.iter().any(|at| {
            let long = passage.key(*at);
            is_cut(short, long)
                || abbreviates(short, long.trim_end_matches('s'))
                || (marked && short.len() > 1 && long.starts_with(short))
                || is_cut(long.trim_end_matches('s'), source.key(mine))
                || initials(long.trim_end_matches('s'), source, &words(source, fact))
        })
}

/// Whether `short` is the beginning of `long`, cut where no word ends: `app` of `appearances`, not `test` of `testers`.
fn is_cut(short: &str, long: &str) -> bool {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 5;
    const ENDINGS: &str =
        "s er ers or ors ing ings ee ees ist ists ed man men mate mates est y ies";
    (SHORTEST..=LONGEST).contains(&short.len())
        && long.len() > short.len() + 2
        && long
            .strip_prefix(short)
            .is_some_and(|rest| !is_among!(ENDINGS, rest))
        && verbs::lookup(short).is_none()
}
