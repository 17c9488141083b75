//! What a verb of rank is about, and whether others did it or the user had a part in it.

use super::own_rank::is_own_rank;
use super::{contents, says_same};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::english::verbs;

/// The last noun of each part of what a verb is about: the lab of `led the chemistry lab`.
pub fn object(passage: &Passage<'_>, at: usize) -> Vec<usize> {
    const ENDS: &str = "for with in on to at from during by of and";
    (at + 1..passage.clause_of(at).end)
        .skip_while(|place| !passage.words[*place].is_content)
        .find(|place| {
            passage.words[*place].is_content
                && passage
                    .words
                    .get(place + 1)
                    .is_none_or(|next| !next.is_content || passage.gap_after(*place) != " ")
                || is_among!(ENDS, passage.key(*place))
        })
        .filter(|place| passage.words[*place].is_content)
        .into_iter()
        .collect()
}

/// Whether the user says the verb of somebody else, and not of themselves: `the librarian who runs the club`.
pub fn only_others_do(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let places = facts.occurrences(&passage.words[at].stem);
    !places.is_empty()
        && places
            .iter()
            .all(|(source, place)| !is_own_rank(&facts.passages[*source], *place, passage.key(at)))
}

/// Whether the user says of these things that they only took part.
pub fn took_part(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let end = (at + 1..passage.clause_of(at).end)
        .find(|place| {
            is_among!(
                "for with without on in to at from during following",
                passage.key(*place),
            ) && *place > at + 1
        })
        .unwrap_or(passage.clause_of(at).end);
    let contents = contents(passage, at + 1..end, None);
    let is_shared = |source: &Passage<'_>, place: usize| {
        source.words[place].is_content
            && contents
                .iter()
                .any(|stem| says_same(stem, &source.words[place].stem))
    };
    facts.passages.iter().any(|source| {
        // `2 builds in Tulsa. Took part as a volunteer`.
        const FEW: usize = 60;
        let only_took_part = || {
            source.tokens.len() < FEW
                && (1..source.tokens.len()).any(|at| {
                    source.key(at) == "part"
                        && source.key(at + 1) == "as"
                        && is_among!("took take taking", source.key(at - 1))
                })
                && (0..source.tokens.len()).any(|place| is_shared(source, place))
        };
        only_took_part()
            || source.clauses.iter().any(|clause| {
                let Some(shared) = clause.clone().rfind(|place| is_shared(source, *place)) else {
                    return false;
                };
                clause.clone().any(|place| {
                    source.words[place].negated && contents.contains(&source.words[place].stem)
                }) || clause.clone().any(|place| {
                    source.words[place].helped
                        || (is_part(source, place) && reaches(source, place, shared))
                })
            })
    })
}

/// Whether the user was at what a verb of rank is about only as somebody below: `3 camps as kitchen helper`.
pub fn only_below(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const BELOW: &str =
        "assistant helper volunteer participant trainee apprentice intern aide cook porter steward";
    const REACH: usize = 5;
    object(passage, at).into_iter().any(|head| {
        let stem = &passage.words[head].stem;
        let named =
            |place: &&(usize, usize)| facts.passages[place.0].key(place.1) == passage.key(head);
        let mut places = facts.occurrences(stem).iter().filter(named).peekable();
        places.peek().is_some()
            && places.all(|(source, place)| {
                let source = &facts.passages[*source];
                let below = |from: usize| {
                    (from..source.sentence_of(*place).end.min(from + REACH))
                        .any(|next| is_among!(BELOW, source.key(next)))
                };
                source.key(place + 1) == "as" && below(place + 2)
            })
    })
}

/// Whether a word tells of a part that somebody had in something.
fn is_part(source: &Passage<'_>, at: usize) -> bool {
    const PARTS: &str = "help assist support contribute involved join shadow under watch observe learn attend learnt";
    let key = source.key(at);
    let next = source.key(at + 1);
    match verbs::lookup(key).map_or(key, |(base, _)| base) {
        "member" => next == "of",
        "part" => is_among!("of in", next),
        "cover" => stands_in(source, at),
        "work" => is_among!("on with w alongside in at", next),
        base => is_among!(PARTS, base),
    }
}

/// Whether what stands at one place may have to do with what stands at another before it: `fitting rooms, display help` helps with no
/// rooms.
fn reaches(source: &Passage<'_>, from: usize, to: usize) -> bool {
    from < to || !(to..from).any(|place| source.gap_after(place).contains(','))
}

/// `Covered the desk when she was at lunch`.
fn stands_in(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    (at + 1..source.sentence_of(at).end.min(at + REACH))
        .any(|place| is_among!("when while during if whenever", source.key(place)))
}

/// Whether the user says that they worked with those whom a verb of rank is about: `worked with sales on renewals`.
pub fn only_worked_with(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    let head = (at + 1..passage.clause_of(at).end)
        .take_while(|place| !is_among!("of for with on in to at from", passage.key(*place)))
        .filter(|place| passage.words[*place].is_content)
        .last();
    head.is_some_and(|head| {
        facts.passages.iter().any(|source| {
            (1..source.tokens.len()).any(|with| {
                is_among!("with w alongside", source.key(with))
                    && is_among!(
                        "worked working work collaborated liaised paired",
                        source.key(with - 1),
                    )
                    && (with + 1..source.tokens.len().min(with + 1 + REACH)).any(|place| {
                        says_same(&source.words[place].stem, &passage.words[head].stem)
                    })
            })
        })
    })
}
