//! What the user tells beside a denial: what they did instead, and what there was after all.

use smol_str::SmolStr;
use std::ops::Range;

use crate::english::tokens::stem;
use crate::english::verbs;

use super::claims::contents;
use super::clauses::{Doer, Passage};
use super::denials::LIGHT;
use super::denied_alike::are_verbs_alike;
use super::facts::{Facts, same_root};
use super::stance::{is_general, shared};

/// Whether a clause tells, of the object of a denied deed, what the user did with it instead: `helped to set up story time` of `didn't
/// run the story time but helped set up`.
pub fn tells_what_was_done_instead(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let clause = passage.clause_of(at);
    let told = |of: &dyn Fn(usize) -> bool| {
        clause
            .clone()
            .any(|place| place != at && passage.words[place].is_content && of(place))
    };
    facts
        .places_alike(passage.key(at))
        .into_iter()
        .any(|(text, object)| {
            let source = &facts.passages[text];
            let sentence = source.sentence_of(object);
            let start = (sentence.start..object)
                .rev()
                .take_while(|place| source.words[*place].negated)
                .last();
            let Some(start) = start.filter(|_| source.words[object].negated) else {
                return false;
            };
            let deed = |place: usize| {
                verbs::lookup(source.key(place)).is_some()
                    && !is_among!(LIGHT, source.key(place))
                    && !is_among!("do did does done have has had put", source.key(place))
            };
            let mut deeds = (start..object).filter(|place| deed(*place)).peekable();
            let rest = (object..sentence.end).filter(|place| !source.words[*place].negated);
            deeds.peek().is_some()
                && !deeds.any(|deed| {
                    told(&|place| {
                        passage.words[place].stem == source.words[deed].stem
                            || are_verbs_alike(passage.key(place), source.key(deed))
                    })
                })
                && rest
                    .filter(|place| source.words[*place].is_content)
                    .any(|other| {
                        told(&|place| {
                            passage.words[place].stem == source.words[other].stem
                                || same_root(passage.key(place), source.key(other))
                        })
                    })
        })
}

/// Whether a text denies what the user counts, and denies nowhere: `no accidents` of `1 minor accident`.
pub fn denies_the_counted(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let denies = is_among!("no zero without", passage.key(at))
        || (passage.key(at) == "free" && is_among!("of from", passage.key(at + 1)));
    if !denies {
        return false;
    }
    let sentence = passage.sentence_of(at);
    let noun = (at + 1..sentence.end.min(at + 1 + REACH))
        .take_while(|place| {
            passage.words[*place].negated
                && (*place == at + 1 || !passage.gap_after(place - 1).contains([',', ';', '(']))
                && !is_among!("or and nor with in on for at", passage.key(*place))
        })
        .filter(|place| passage.words[*place].is_content)
        .last();
    let Some(noun) = noun else { return false };
    let singular = stem(passage.key(noun));
    let places = facts.occurrences(&singular);
    let modifiers: Vec<&str> = (at + 1..noun)
        .filter(|place| {
            passage.words[*place].is_content && !is_among!("single one any", passage.key(*place))
        })
        .map(|place| passage.words[place].stem.as_str())
        .collect();
    let counted = |(text, place): &(usize, usize)| {
        let text = &facts.passages[*text];
        let near = place.saturating_sub(REACH)..*place;
        text.quantities.iter().any(|quantity| {
            near.contains(&quantity.token)
                && quantity.value > 0.0
                && text.tokens[quantity.token].sentence == text.tokens[*place].sentence
                && (quantity.token + 1..*place)
                    .all(|between| text.gap_after(between).trim_matches('-').trim().is_empty())
                && modifiers.iter().all(|stem| {
                    (quantity.token..*place).any(|word| text.words[word].stem == **stem)
                })
        })
    };
    places
        .iter()
        .all(|(text, place)| !facts.passages[*text].words[*place].negated)
        && places.iter().any(counted)
}

/// The word of a clause by which it denies somebody who did, as the user says, what they did not: `not by an external lab` of `done by an
/// external lab`.
pub fn denies_the_doer(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    clause.clone().find(|at| {
        let cue = is_among!("not without no never", passage.key(*at)) && passage.words[*at].negated;
        let end = clause.end.min(at + 6);
        let by = passage.key(at + 1) == "by"
            || (is_among!("no without", passage.key(*at))
                && is_among!("other another any external outside", passage.key(at + 1)));
        cue && by
            && (at + 2..end).any(|place| {
                let key = passage.key(place);
                let acts = |(text, said): &(usize, usize)| {
                    let text = &facts.passages[*text];
                    let before = said.saturating_sub(4)..*said;
                    text.words[*said].doer == Doer::Another
                        || verbs::is_past(text.key(said + 1))
                        || before
                            .rev()
                            .take_while(|word| {
                                text.tokens[*word].sentence == text.tokens[*said].sentence
                            })
                            .any(|word| text.key(word) == "by")
                };
                let places = facts.everywhere(key);
                let by = |(text, said): &(usize, usize)| {
                    let text = &facts.passages[*text];
                    (said.saturating_sub(2)..*said).any(|word| text.key(word) == "by")
                };
                passage.words[place].is_content
                    && (!is_general(key, &passage.words[place].stem) || places.iter().any(by))
                    && places
                        .iter()
                        .all(|(text, said)| !facts.passages[*text].words[*said].negated)
                    && places.iter().any(acts)
            })
    })
}

/// Whether a clause tells that the user made what there was none of before them: `created the first roadmap` of `before me there was no
/// roadmap`.
pub fn was_not_there_before(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let makes = passage
        .clause_of(at)
        .any(|place| is_making(passage.key(place)));
    makes
        && facts
            .places_alike(passage.key(at))
            .into_iter()
            .any(|(text, said)| {
                let text = &facts.passages[text];
                let sentence = text.sentence_of(said);
                let was = sentence.clone().any(|place| {
                    is_among!("was were wasnt werent had have existed", text.key(place))
                });
                was && sentence.clone().any(|place| {
                    let next = text.key(place + 1);
                    // `There was no manual so I wrote one`.
                    (place > said && text.words[place].is_own_deed() && is_making(text.key(place)))
                        || (text.key(place) == "before"
                            && (is_among!("me i we that then my", next)
                                || place + 1 == sentence.end))
                        || (text.key(place) == "when"
                            && is_among!("i we", next)
                            && is_among!(
                                "started joined came arrived began took got",
                                text.key(place + 2)
                            ))
                })
            })
}

/// Whether a text tells from when there was what the user says there was not until then: `registered since 2009` of `wasn't registered till
/// 2009`.
pub fn tells_from_when(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const PAST: &str = "wasnt werent didnt hadnt couldnt was were did had could";
    let from = passage
        .sentence_of(at)
        .any(|place| is_among!("since from later then after", passage.key(place)));
    from && facts
        .places_alike(passage.key(at))
        .into_iter()
        .any(|(text, said)| {
            let text = &facts.passages[text];
            let sentence = text.sentence_of(said);
            (sentence.start..said).any(|place| is_among!(PAST, text.key(place)))
                && (said + 1..sentence.end).any(|until| {
                    is_among!("until till til", text.key(until))
                        && text.begins_time(until + 1)
                        && !is_among!("next later after this", text.key(until + 1))
                })
        })
}

/// Whether a clause tells what the user excepts from a denial, and nothing else that they deny: `only took over on two Sundays` of
/// `never been in charge, only took over on two Sundays`.
pub fn tells_the_exception(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let claimed = contents(passage, clause.clone(), None);
    let denied = |claim: &&SmolStr| {
        let mut statements = facts.statements.iter();
        statements.any(|statement| statement.denied.contains(claim))
    };
    claimed.iter().filter(denied).count() <= 1
        && facts.passages.iter().any(|source| {
            let sentence = |at: usize| source.tokens[at].sentence;
            (1..source.tokens.len()).any(|only| {
                let excepts = is_among!("only just except", source.key(only))
                    && !source.words[only].negated
                    && (0..only)
                        .any(|at| source.words[at].negated && sentence(at) == sentence(only));
                let rest = (only + 1..source.tokens.len())
                    .take_while(|at| sentence(*at) == sentence(only));
                let rest = only + 1..only + 1 + rest.count();
                // `Don't preach except once`.
                let once = || {
                    source.key(only) == "except"
                        && rest.clone().any(|at| {
                            is_among!("once twice", source.key(at))
                                && clause
                                    .clone()
                                    .any(|told| passage.key(told) == source.key(at))
                        })
                };
                // `Never touched the money except on Fridays`.
                let excepted = contents(source, rest.clone(), None);
                let told = shared(&claimed, &excepted);
                let whole = source.key(only) == "except" && told > 0 && told == excepted.len();
                excepts && (told > 2 || whole || once())
            })
        })
}

/// Whether a word is a verb of bringing about what was not there.
fn is_making(key: &str) -> bool {
    const MADE: &str = "create build write make introduce establish set start launch develop design produce implement draft open found bring";
    verbs::lookup(key).is_some_and(|(base, _)| is_among!(MADE, base))
}

/// `With 11 direct reports` of `don't manage people`.
pub fn has_reports(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    // `Two surveyors who reported to the role`.
    let to_me = is_among!("reported reporting report", passage.key(at))
        && !passage.words[at].negated
        && passage.key(at + 1) == "to"
        && (is_among!("me", passage.key(at + 2))
            || is_among!("role position post", passage.key(at + 3)));
    if to_me {
        return facts.passages.iter().any(|text| {
            (2..text.tokens.len()).any(|me| {
                text.key(me) == "me"
                    && text.sentence_of(me).any(|verb| {
                        text.key(verb).starts_with("report") || text.key(verb) == "under"
                    })
                    && (me.saturating_sub(3)..me)
                        .any(|cue| is_among!("not nobody none no", text.key(cue)))
            })
        });
    }
    let reports = is_among!("reports subordinates", passage.key(at))
        && !passage.words[at].negated
        && at > 0
        && (passage.key(at - 1) == "direct" || passage.key(at) == "subordinates")
        && !(at.saturating_sub(4)..at)
            .any(|place| is_among!("without no zero", passage.key(place)));
    reports
        && facts.denials.iter().any(|denial| {
            let text = &facts.passages[denial.passage];
            denial
                .words
                .iter()
                .any(|word| text.words[*word].stem == "manag")
        })
}

#[cfg(test)]
#[path = "contrasts_tests.rs"]
mod tests;
