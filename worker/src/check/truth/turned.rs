//! Small words by which a text turns round what the user says: `with` for `without`, `not only` for `only`, `without help` where they had some.

use crate::check::truth::word_lists::is_listed;
use std::ops::Range;

use crate::english::verbs;

use super::claims::says_same;
use super::clauses::Passage;
use super::contrasts;
use super::denials::LIGHT;
use super::doers::leaves_to_others;
use super::facts::{Facts, Said};
use super::helped_or_alone::{claims_it_personally, denies_help, is_helped_after_all};
use super::polarity::is_contraction;
use super::same_things::is_general_for;
use super::stance::is_general;
use super::unpaid::{is_paid, is_prize_of_money, is_unpaid};

/// The word of a clause by which it turns round what the user says.
pub fn turned(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> Option<usize> {
    clause.clone().find(|at| {
        goes_past_only(passage, *at, facts)
            || denies_help(passage, *at, &clause, facts)
            || claims_it_personally(passage, *at, &clause, facts)
            || is_had_after_all(passage, *at, facts)
            || fails_after_all(passage, *at, &clause, facts)
            || contrasts::has_reports(passage, *at, facts)
            || is_denied_of_this(passage, *at, &clause, facts)
    })
}

/// Whether a word says by itself, as in a short text, that there was what the user says there was not.
pub fn is_had_after_all(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    (passage.words[at].is_content
        && !passage.words[at].negated
        && (!is_general(passage.key(at), &passage.words[at].stem)
            || is_among!(
                "staff team people students customers clients guests patients users",
                passage.key(at),
            ) && facts.word(passage.key(at)) == Said::Denied
            || is_pair_of_denied(passage, at, facts))
        && has_what_was_not(passage, at, facts))
        || is_paid(passage, at, facts)
        || is_unpaid(passage, at, facts)
        || is_prize_of_money(passage, at, facts)
        || is_helped_after_all(passage, at, facts)
        || is_alone_after_all(passage, at, facts)
}

/// `Patient names`, each of which is said everywhere, of `no patient names`.
fn is_pair_of_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    at > 0
        && passage.words[at - 1].is_content
        && passage.gap_after(at - 1) == " "
        && facts.word(passage.key(at)) == Said::Denied
        && facts.in_a_row(&format!("{}{}", passage.key(at - 1), passage.key(at))) == Said::Denied
}

/// `Not only small fixes` of `only small fixes`.
pub fn goes_past_only(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 6;
    let past = is_among!("not beyond", passage.key(at))
        && (passage.key(at) == "beyond"
            || is_among!(
                "only just merely simply solely limited",
                passage.key(at + 1),
            ));
    // `No welding beyond a single tacking job`.
    let under = (at.saturating_sub(REACH)..at)
        .any(|place| is_among!("no nothing not none", passage.key(place)));
    past && !(passage.key(at) == "beyond" && under)
        && passage.sentence_of(at).any(|place| {
            (place > at && place < at + REACH)
                && passage.words[place].is_content
                && !is_among!("only just", passage.key(place))
                && facts
                    .places_alike(passage.key(place))
                    .iter()
                    .any(|(text, said)| {
                        let text = &facts.passages[*text];
                        let near =
                            said.saturating_sub(REACH)..(said + REACH).min(text.tokens.len());
                        near.filter(|other| {
                            text.tokens[*other].sentence == text.tokens[*said].sentence
                        })
                        .any(|other| {
                            is_among!("only just basic little bit solely limited", text.key(other))
                                // `Not only remote`, `not remote only`.
                                && !(other.saturating_sub(2)..other)
                                    .any(|not| text.key(not) == "not")
                        })
                    })
        })
}

/// Whether a text has, with or for the user, what they say there was none of: `with an assistant` for `without assistant`.
pub fn has_what_was_not(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let had = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            passage.tokens[*place].sentence == passage.tokens[at].sentence
                && !passage.gap_after(*place).contains([',', ';', '('])
                && !is_among!(
                    "the her his their and or who which that",
                    passage.key(*place),
                )
        })
        .find(|place| {
            let place = *place;
            is_among!(
                "with including include includes included had has have holds holding plus",
                passage.key(place),
            ) && !passage.words[place].negated
                // `Has stopped giving lessons`.
                && (!is_among!("has have had", passage.key(place))
                    || !verbs::is_past(passage.key(place + 1)))
                && !(place + 1..at).any(|word| {
                    is_among!(
                        "limited little basic few clean spotless unblemished",
                        passage.key(word)
                    )
                })
        });
    let key = passage.key(at);
    let gained = is_gained(passage, at);
    let mut places = facts.places_alike(key);
    if places.is_empty() {
        places = facts.spelt_out_by(passage, at);
    }
    // `Cutting` is not the `Cut & Co` that they worked for.
    let exact = |(text, said): &(usize, usize)| {
        let said = facts.passages[*text].key(*said);
        said == key || said.strip_suffix('s') == Some(key) || key.strip_suffix('s') == Some(said)
    };
    if key.len() > 3 && places.iter().any(exact) {
        places.retain(exact);
    }
    // `With a group` of `not the group leader`.
    let is_whole = |(text, said): &(usize, usize)| {
        let text = &facts.passages[*text];
        let next = text
            .words
            .get(said + 1)
            .filter(|next| next.negated && next.is_content && text.gap_after(*said) == " ");
        next.is_none_or(|next| {
            passage
                .words
                .get(at + 1)
                .is_some_and(|word| says_same(&word.stem, &next.stem))
                || is_among!(LIGHT, text.key(said + 1))
        })
    };
    // A colleague is had besides the class head that one is not.
    places.retain(|(text, said)| {
        let said = &facts.passages[*text].words[*said];
        said.is_content && !is_general_for(&passage.words[at].stem, &said.stem)
    });
    if !places.iter().any(is_whole) {
        return false;
    }
    // `Helped with year-end accounts`.
    let helped = (at.saturating_sub(REACH + 4)..at)
        .filter(|place| passage.tokens[*place].sentence == passage.tokens[at].sentence)
        .any(|place| {
            verbs::lookup(passage.key(place))
                .is_some_and(|(base, _)| is_among!("help assist support", base))
        });
    let by_others = is_left_behind(passage, at);
    let is_of_user = |(text, said): &(usize, usize)| {
        let text = &facts.passages[*text];
        !text.words[*said].negated
            && (!gained
                || (said.saturating_sub(REACH)..*said).any(|place| {
                    is_among!(
                        "with have has had got hold holds holding earned obtained completed passed finished",
                        text.key(place),
                    )
                })
                || is_gained(text, *said))
    };
    (gained || had.is_some_and(|had| !helped || passage.key(had) != "with"))
        && !is_over_or_to_come(passage, at)
        && !by_others
        && !places.iter().any(is_of_user)
        && places.iter().any(|(text, said)| {
            let text = &facts.passages[*text];
            let near = said.saturating_sub(REACH)..*said;
            text.words[*said].negated
                && (text.key(said + 1) == "none"
                    || near
                        .rev()
                        .take_while(|cue| text.tokens[*cue].sentence == text.tokens[*said].sentence)
                        .any(|cue| {
                            is_among!("no without never zero not", text.key(cue))
                                || is_contraction(&text.tokens[cue])
                        }))
        })
}

/// `With reports signed by the manager`, `with injections left to nurses`.
fn is_left_behind(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    (at + 1..at + REACH)
        .take_while(|place| {
            passage
                .tokens
                .get(*place)
                .is_some_and(|token| token.sentence == passage.tokens[at].sentence)
        })
        .any(|place| is_among!("by left reserved", passage.key(place)))
}

/// `With ticket-free parking`, `with qualification due next summer`, `no longer hands-on with tools`.
pub fn is_over_or_to_come(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    is_among!(
        "free due expected pending scheduled planned still yet outstanding remaining booked",
        passage.key(at + 1),
    ) || (at.saturating_sub(REACH)..at)
        .any(|place| passage.key(place) == "no" && passage.key(place + 1) == "longer")
}

/// `Degree awarded`, `followed by a postdoc`: something that was got.
fn is_gained(passage: &Passage<'_>, at: usize) -> bool {
    let alone = passage
        .words
        .get(at + 2)
        .is_none_or(|next| !next.is_content || !passage.gap_after(at + 1).trim().is_empty());
    let counted = passage
        .quantities
        .iter()
        .any(|quantity| (at.saturating_sub(3)..=at).contains(&quantity.token));
    (!counted
        && is_among!(
            "awarded obtained completed earned held conferred gained",
            passage.key(at + 1),
        )
        && passage.gap_after(at) == " "
        && alone)
        || (at > 1
            && passage.key(at - 1) != "by"
            && (at.saturating_sub(3)..at)
                .any(|place| passage.key(place) == "followed" && passage.key(place + 1) == "by"))
}

/// `Failed an inspection` of `never failed an inspection`.
fn fails_after_all(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const FAILINGS: &str = "failed missed lost late accident accidents complaint complaints injury injuries incident incidents exceeded exceeding failure failures \
        error errors fault faults defect defects warning warnings loss losses breakage breakages penalty penalties discrepancy discrepancies";
    const GUARDS: &str = "free without no not never zero nil clean avoided avoiding prevent prevented record handled resolved";
    let places = facts.places_alike(passage.key(at));
    is_among!(FAILINGS, passage.key(at))
        && !passage.words[at].negated
        && !clause
            .clone()
            .any(|place| is_among!(GUARDS, passage.key(place)) || passage.words[place].negated)
        && !places.is_empty()
        && places.iter().all(|(text, said)| {
            let text = &facts.passages[*text];
            // `Complaints go to support, not me` tells of some.
            let none = (said.saturating_sub(4)..*said).any(|cue| {
                is_among!("no without never zero not 0", text.key(cue))
                    || is_contraction(&text.tokens[cue])
            });
            let nil = (said.saturating_sub(3)..*said).any(|cue| text.key(cue) == "0");
            none && (nil || text.words[*said].negated) && text.key(*said) == passage.key(at)
        })
}

/// `Seeking a management role` of `I don't want management`.
pub fn is_wanted_after_all(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    const WANTING: &str =
        "want wants wanting wanted seek seeks seeking looking interested aiming hoping";
    let wants = |text: &Passage<'_>, at: usize| {
        (text.sentence_of(at).start..at).any(|place| is_among!(WANTING, text.key(place)))
    };
    let places = facts.places_alike(passage.key(at));
    wants(passage, at)
        && !passage.words[at].negated
        && !places.is_empty()
        && places
            .iter()
            .all(|(text, said)| facts.passages[*text].words[*said].negated)
        && places.iter().any(|(text, said)| {
            // `Want a day post, not nights`, `i don't want management`: what is only wished is marked as well.
            let text = &facts.passages[*text];
            let start = text.sentence_of(*said).start;
            (start..*said).any(|place| {
                let refused = place > start
                    && *said - place <= REACH
                    && text.words[place].negated
                    && (is_among!("not never no", text.key(place - 1))
                        || is_contraction(&text.tokens[place - 1]));
                is_among!(WANTING, text.key(place))
                    && (refused
                        || (place + 1..*said).any(|cue| is_among!("not no never", text.key(cue))))
            })
        })
}

/// `Alone`, `independently` of what the user says they never did alone.
fn is_alone_after_all(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const SOLO: &str =
        "alone solo independently unsupervised unaccompanied unaided unassisted singlehandedly";
    let key = passage.key(at);
    is_among!(SOLO, key)
        && !passage.words[at].negated
        && says_any(facts, SOLO, true)
        && !says_any(facts, SOLO, false)
        && !says_any(facts, "myself own self freelance", false)
}

/// Whether one of these words is the user's anywhere, denied or not.
pub fn says_any(facts: &Facts<'_>, list: &str, denied: bool) -> bool {
    facts.any_word(|text, said| {
        is_listed(list, text.key(said)) && text.words[said].negated == denied
    })
}

/// Whether a verb is what the user says of other things, and denies of this one: `finished Level 3` where they finished Level 2 and
/// never finished Level 3.
fn is_denied_of_this(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    let key = passage.key(at);
    if passage.words[at].negated
        || !verbs::is_past(key)
        || passage.words[clause.clone()]
            .iter()
            .any(|word| word.negated)
    {
        return false;
    }
    let contents: Vec<&str> = clause
        .clone()
        .filter(|place| {
            *place != at
                && (passage.words[*place].is_content
                    || passage
                        .key(*place)
                        .bytes()
                        .all(|byte| byte.is_ascii_digit()))
        })
        .map(|place| passage.words[place].stem.as_str())
        .collect();
    let share = |text: &Passage<'_>, range: Range<usize>, told: bool| {
        contents
            .iter()
            .filter(|stem| {
                range.clone().any(|place| {
                    (!told || !text.words[place].negated)
                        && says_same(&text.words[place].stem, stem)
                })
            })
            .count()
    };
    let (mut said, mut denied) = (0, 0);
    let mut affirmed = false;
    // `N1 failed` denies that it was passed.
    if is_among!("passed obtained", key) {
        for (number, place) in facts.occurrences("fail").iter().copied() {
            let text = &facts.passages[number];
            let near = place.saturating_sub(2)..(place + 4).min(text.tokens.len());
            // `Failed one paper, passed 6`, `failed, passed second time`.
            let made_good = text.is_negation(place) && !text.words[place].negated;
            if !text.counts_at(place + 1) && !made_good {
                denied = denied.max(share(text, near, false));
            }
        }
    }
    for (number, place) in facts.places_alike(key) {
        let text = &facts.passages[number];
        let range = text.clause_of(place);
        if text.words[place].negated {
            // `Started level 3 but never finished it`.
            let before = range.start.saturating_sub(1);
            let start = if text.tokens[before].sentence == text.tokens[place].sentence {
                text.clause_of(before).start
            } else {
                range.start
            };
            denied = denied.max(share(text, start..range.end, false));
        } else {
            affirmed = true;
            said = said.max(share(text, range, true));
        }
    }
    affirmed && denied > said && denied * 2 > contents.len() && !leaves_to_others(passage, at)
}

#[cfg(test)]
#[path = "turned_tests.rs"]
mod tests;
