//! What the user says that they only did, or did once, and where a text goes beyond it.

use crate::check::truth::word_lists::is_listed;
use std::ops::Range;

use crate::english::verbs;

use super::claims::says_same;
use super::clauses::Passage;
use super::denials::LIGHT;
use super::facts::{Facts, Said, is_of_them};
use super::number_words::time_unit;
use super::quantity::Unit;
use super::stance::is_general;

/// Words by which a text keeps to a limit.
const KEEPING: &str = "only just solely exclusively limited merely simply sole single";

/// Words by which a text takes in all there is.
const WIDENING: &str = "all every entire whole everything full";

/// The word of a clause by which it goes beyond what the user says they only did.
pub fn goes_beyond_only(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    if let Some(again) = takes_in_more_than_a_part(passage, &clause, facts)
        .or_else(|| is_more_than_once(passage, &clause, facts))
        .or_else(|| is_one_of_several(passage, &clause, facts))
        .or_else(|| keeps_to_what_was_no_limit(passage, &clause, facts))
    {
        return Some(again);
    }
    if !facts.any_word(|text, at| is_limit(text, at) || text.key(at) == "just")
        || passage
            .sentence_of(clause.start)
            .any(|at| is_among!(KEEPING, passage.key(at)))
    {
        return None;
    }
    joins_another(passage, &clause, facts).or_else(|| takes_in_all(passage, &clause, facts))
}

/// `Backend` of `frontend and backend` where they did `frontend only`, `speaking` of `reading, speaking and writing` for `only reading`.
fn joins_another(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> Option<usize> {
    let sentence = passage.sentence_of(clause.start);
    // The next word of a list: behind a comma or `and`.
    let joined = |at: usize| {
        let next = at + 1;
        if next >= sentence.end {
            return None;
        }
        if is_among!("and plus or", passage.key(next)) {
            let behind = (next + 1..sentence.end.min(next + 4))
                .find(|at| !is_among!("with by in at on a an the for also", passage.key(*at)));
            return behind;
        }
        let listed = passage.gap_after(at).trim() == ","
            && (next..sentence.end.min(next + 4)).any(|at| passage.key(at) == "and");
        listed.then_some(next)
    };
    clause.clone().find_map(|at| {
        let next = joined(at)?;
        let pair = [(at, next), (next, at)];
        pair.into_iter()
            .find(|(limited, other)| {
                // `Prompted and administered` of `prompting only`, not `testing and logged`; `automated testing` is no deed.
                let head = |at: usize| {
                    passage.gap_after(at) == " " && is_said_before_only(passage, at + 1, facts)
                };
                let deeds = |at: usize| verbs::is_past(passage.key(at)) && !head(at);
                deeds(*other) == deeds(*limited)
                    && is_unsaid(passage, *other, facts)
                    && is_said_only(passage, *limited, facts)
            })
            .map(|(_, other)| other)
    })
}

/// Whether a word names something of its own that the user does not.
fn is_unsaid(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    passage.words[at].is_content
        && !passage.words[at].negated
        && key.len() > 2
        && (is_among!("day days", key) || !is_general(key, &passage.words[at].stem))
        && !key.ends_with("ly")
        && !key.starts_with("un")
        && facts.word(key) != Said::Yes
        && !facts.says_alike(key)
        && !facts.says_compound(key)
}

/// `All` of `the login and all other screens` where they did `the login screen only`.
/// The word by which a clause takes in all where the user tells of some of them: `all as first author` of `3 papers, first author on one`.
fn takes_in_more_than_a_part(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let wide = widening(passage, clause)?;
    let told = passage.sentence_of(wide);
    let is_shared = |source: &Passage<'_>, at: usize| {
        source.words[at].is_content
            && told.clone().any(|place| {
                passage.words[place].is_content
                    && passage.words[place].stem == source.words[at].stem
            })
    };
    facts
        .passages
        .iter()
        .flat_map(|source| source.quantities.iter().map(move |part| (source, part)))
        .any(|(source, part)| {
            let sentence = source.sentence_of(part.token);
            let before = source.before(part.token);
            let on_some = is_among!("on in for of with", before)
                && (part.token + 1 == sentence.end
                    || source
                        .gap_after(part.token)
                        .starts_with([',', '.', ';', ')']));
            let whole = source.quantities.iter().find(|whole| {
                sentence.contains(&whole.token)
                    && whole.token < part.token
                    && whole.value > part.value
                    && !whole.nouns.is_empty()
            });
            let kept = || {
                let mut amounts = passage.quantities.iter();
                amounts.any(|amount| told.contains(&amount.token) && amount.same_amount(part))
            };
            part.unit == Unit::Plain
                && part.nouns.is_empty()
                && (is_of_them(source, part) || on_some)
                && whole
                    .is_some_and(|whole| (whole.token..part.token).any(|at| is_shared(source, at)))
                && !kept()
        })
        .then_some(wide)
}

/// The word of a clause that takes in all there is, of what and not of the time: `all of them`, not `every week` or `22 in all`.
fn widening(passage: &Passage<'_>, clause: &Range<usize>) -> Option<usize> {
    let often = |at: usize| {
        passage.key(at) == "every"
            && (is_among!("other morning evening night", passage.key(at + 1))
                || time_unit(passage.key(at + 1)).is_some())
    };
    // `22 workers in all`.
    let summed = |at: usize| is_among!("in after at above", passage.before(at));
    clause
        .clone()
        .filter(|at| !often(*at) && (passage.key(*at) != "all" || !summed(*at)))
        .find(|at| is_among!(WIDENING, passage.key(*at)) && !passage.words[*at].negated)
}

/// The word by which a clause takes in all where the user says `only`.
fn takes_in_all(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> Option<usize> {
    const REACH: usize = 5;
    let wide = widening(passage, clause)?;
    let shares = |text: &Passage<'_>, range: Range<usize>| {
        range
            .filter(|place| {
                text.words[*place].is_content
                    && !is_among!(LIGHT, text.key(*place))
                    && clause.clone().any(|at| {
                        passage.words[at].is_content
                            && says_same(&passage.words[at].stem, &text.words[*place].stem)
                    })
            })
            .count()
    };
    let limited = facts.passages.iter().any(|text| {
        (0..text.tokens.len())
            .filter(|at| text.key(*at) == "only" && !text.words[*at].negated)
            .any(|only| {
                let sentence = text.sentence_of(only);
                let says_all = sentence.clone().any(|at| {
                    text.key(at) == "both"
                        || (is_among!(WIDENING, text.key(at)) && text.key(at + 1) != "time")
                });
                let (before, after) = limited_by(text, only);
                let near =
                    before.start.max(only.saturating_sub(REACH))..after.end.min(only + 1 + REACH);
                let told = if before.is_empty() { after } else { before };
                let own = told
                    .clone()
                    .filter(|at| text.words[*at].is_content && !is_among!(LIGHT, text.key(*at)))
                    .count();
                let both = shares(text, told.clone());
                // `Cooked for the whole family` of `cook only for children`.
                let deed = only
                    .checked_sub(1)
                    .filter(|deed| told.start >= only && verbs::lookup(text.key(*deed)).is_some());
                let widened = both == 0 && deed.is_some_and(|deed| shares(text, deed..only) > 0);
                !says_all && (widened || (both > 0 && (both == own || shares(text, near) > 1)))
            })
    });
    limited.then_some(wide)
}

/// The words before an `only` that ends its phrase, or those after one that begins it.
fn limited_by(text: &Passage<'_>, only: usize) -> (Range<usize>, Range<usize>) {
    const LONGEST: usize = 4;
    let sentence = text.sentence_of(only);
    let ends = only + 1 == sentence.end || text.gap_after(only).trim() != "";
    if ends {
        let start = (sentence.start + 1..=only)
            .rev()
            .find(|at| !text.gap_after(at - 1).trim().trim_matches('-').is_empty())
            .unwrap_or(sentence.start);
        return (
            start.max(only.saturating_sub(LONGEST))..only,
            only..only + 1,
        );
    }
    let end = (only + 1..sentence.end)
        .find(|at| text.gap_after(*at).contains([',', ';', '(', ')']))
        .map_or(sentence.end, |at| at + 1);
    (only..only, only..end.min(only + 1 + LONGEST))
}

/// `More than once` of what the user says happened once.
fn is_more_than_once(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    const AGAIN: &str = "repeatedly frequently repeated";
    let again = clause.clone().find(|at| {
        let key = passage.key(*at);
        let times =
            key == "times" && is_among!("several multiple many numerous", passage.before(*at));
        let more = key == "once" && *at > 1 && passage.key(at - 1) == "than";
        (is_among!(AGAIN, key) || times || more) && !passage.words[*at].negated
    })?;
    let says = |list: &str| {
        facts
            .passages
            .iter()
            .any(|text| text.tokens.iter().any(|token| is_listed(list, &token.key)))
    };
    (says("once") && !says("times twice often repeatedly frequently again always")).then_some(again)
}

/// `One of several QA engineers` of `the only QA`.
fn is_one_of_several(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    const REACH: usize = 4;
    let several = clause.clone().find(|at| {
        passage.key(*at) == "one"
            && passage.key(at + 1) == "of"
            && is_among!("several many multiple the various a", passage.key(at + 2))
    })?;
    let only = (several + 2..clause.end.min(several + 2 + REACH)).any(|at| {
        passage.words[at].is_content
            && facts
                .places_alike(passage.key(at))
                .iter()
                .any(|(text, place)| {
                    let text = &facts.passages[*text];
                    *place > 0
                        && (is_among!("only sole", text.key(place - 1))
                            || (*place > 1 && is_among!("only sole", text.key(place - 2))))
                        && !text.words[*place].negated
                        && !is_among!("worked did done used", text.key(place.saturating_sub(2)))
                })
    });
    only.then_some(several)
}

/// `Limited to remote work` of `not remote only`.
fn keeps_to_what_was_no_limit(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    const REACH: usize = 4;
    let keeps = clause.clone().find(|at| {
        is_among!("limited only exclusively solely", passage.key(*at))
            && !passage.words[*at].negated
    })?;
    let near = keeps.saturating_sub(REACH).max(clause.start)..clause.end.min(keeps + REACH);
    near.filter(|at| passage.words[*at].is_content && *at != keeps)
        .any(|at| {
            facts
                .occurrences(&passage.words[at].stem)
                .iter()
                .any(|(text, place)| {
                    let text = &facts.passages[*text];
                    *place > 0
                        && text.gap_after(place - 1) == " "
                        && ((text.key(place - 1) == "not"
                            && text.key(place + 1) == "only"
                            && text.gap_after(*place) == " ")
                            || (*place > 1
                                && text.key(place - 2) == "not"
                                && text.key(place - 1) == "only"))
                })
        })
        .then_some(keeps)
}

/// `Frontend` of `I did frontend only`, `domestic` of `only domestic jobs`, `day` of `day routes only`.
fn is_said_only(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 4;
    let places = facts.occurrences(&passage.words[at].stem);
    passage.words[at].is_content
        && places.iter().any(|(text, place)| {
            let text = &facts.passages[*text];
            let same = |other: usize| {
                text.tokens
                    .get(other)
                    .is_some_and(|token| token.sentence == text.tokens[*place].sentence)
            };
            // `Engineering roles only`.
            let kind = same(place + 2)
                && text.key(place + 2) == "only"
                && text.words[place + 1].is_content
                && text.gap_after(*place) == " ";
            let place = &(place + usize::from(kind));
            // `Only for school exercises`.
            let before = (place.saturating_sub(LONGEST)..*place)
                .rev()
                .take_while(|at| same(*at) && text.gap_after(*at) == " ")
                .find(|at| is_among!("only just", text.key(*at)))
                .is_some_and(|only| {
                    // `I just use it` limits nothing.
                    let filler = text.key(only) == "just"
                        && (only == 0
                            || !text.words[only - 1].is_content
                            || text.gap_after(only - 1) != " ");
                    !filler
                        && (only + 1..*place).all(|at| {
                            is_among!("on in at for with the a", text.key(at))
                                || (text.words[at].is_content && !verbs::is_past(text.key(at)))
                        })
                });
            let after = same(place + 1)
                && is_limit(text, place + 1)
                && text.key(place + 2) != "and"
                && (text.key(place + 1) != "only"
                    || !same(place + 2)
                    || text.gap_after(place + 1).trim() != ""
                    || is_among!("no not never", text.key(place + 2)));
            (before && !is_among!("and or", text.key(place + 1))) || after
        })
}

/// Whether a word is the last before an `only`: the `testing` of `manual testing only`.
fn is_said_before_only(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    passage.words.get(at).is_some_and(|word| {
        facts.occurrences(&word.stem).iter().any(|(text, place)| {
            let text = &facts.passages[*text];
            place + 1 < text.tokens.len() && is_limit(text, place + 1)
        })
    })
}

/// `Only`, `nothing more`.
fn is_limit(text: &Passage<'_>, at: usize) -> bool {
    text.key(at) == "only"
        || (text.key(at) == "nothing" && is_among!("more else besides further", text.key(at + 1)))
}

#[cfg(test)]
#[path = "limits_tests.rs"]
mod tests;
