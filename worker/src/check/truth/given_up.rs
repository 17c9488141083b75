//! What the user plainly says that they did or had, and where a text denies it or gives it to somebody of whom they never speak.

use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::added_denials::clause_denies_an_agent;
use super::clauses::{Doer, Passage};
use super::doers::{DONE, is_somebody};
use super::facts::{Facts, Said};
use super::polarity::is_contraction;

/// Whether the user says a word, and only in sentences in which nothing is denied, limited or done by somebody else.
fn is_plainly_own(stem: &str, facts: &Facts<'_>) -> bool {
    const BESIDES: &str = "only no not none nil zero free nobody never without except apart instead rather just before until failed left quit \
        he she they his her their him them himself herself themselves someone somebody others another other mate";
    let places = facts.occurrences(stem);
    let is_plain = |(source, at): &(usize, usize)| {
        let source = &facts.passages[*source];
        source.sentence_of(*at).all(|place| {
            let (key, word) = (source.key(place), &source.words[place]);
            let by = key == "by" && place > 0 && verbs::is_past(source.key(place - 1));
            !word.negated && word.doer == Doer::User && !by && !is_among!(BESIDES, key)
        })
    };
    !places.is_empty() && places.iter().all(is_plain)
}

/// Whether all that a clause denies is what the user plainly says: `do not handle returns` of `I do the returns too`.
pub fn denies_the_plain(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> bool {
    const DOING: &str = "do does did done handle handles handled handling deal dealt perform performed make made take took taken carry carried \
        available availability experience involvement knowledge seeking looking unavailable";
    // `Kept the tips instead of sharing them`.
    let replaced = clause.clone().find(|at| {
        matches!(
            (passage.key(*at), passage.key(at + 1)),
            ("instead", "of") | ("rather", "than")
        ) && matches!(verbs::lookup(passage.key(at + 2)), Some((_, Form::Gerund)))
    });
    if let Some(cue) = replaced.filter(|cue| cue + 2 < clause.end) {
        return is_plainly_own(&passage.words[cue + 2].stem, facts);
    }
    let mut denied = clause
        .clone()
        .filter(|at| passage.words[*at].negated && passage.words[*at].is_content)
        .filter(|at| !is_among!(DOING, passage.key(*at)) && !is_denial(passage, *at))
        .peekable();
    denied.peek().is_some()
        && clause.clone().any(|at| is_denial(passage, at))
        && !clause_denies_an_agent(passage, clause)
        && denied.all(|at| {
            let stem = &passage.words[at].stem;
            !is_among!("pass finish complet graduat present longer", stem)
                && is_plainly_own(stem, facts)
        })
}

fn is_denial(passage: &Passage<'_>, at: usize) -> bool {
    // `Failed the driving test`, `Driving test (failed)`; not `mended failed pumps`.
    let failed = is_among!("failed unavailable", passage.key(at))
        && (passage.clause_of(at).start == at || !passage.gap_after(at).trim().is_empty());
    let left_out = is_among!("except excluding", passage.key(at))
        && passage
            .words
            .get(at + 1)
            .is_some_and(|word| word.negated && word.is_content);
    failed
        || left_out
        || is_among!("not never cannot without no unavailable", passage.key(at))
        || is_contraction(&passage.tokens[at])
}

/// The thing that a clause gives away, though the user plainly says that they did it: `left the accounts to a bookkeeper`, `menu written
/// by a friend`.
pub fn given_up(passage: &Passage<'_>, clause: &Range<usize>, facts: &Facts<'_>) -> Option<usize> {
    clause.clone().skip(1).find_map(|cue| {
        let before = passage.key(cue - 1);
        let subject = || {
            (clause.start..cue - 1)
                .rev()
                .find(|at| !is_among!("was were is are been being", passage.key(*at)))
        };
        let last = match passage.key(cue) {
            "by" if is_done_by_the_user(before, facts) => subject(),
            // `Photos by a photographer`.
            "by" if !verbs::is_past(before) => {
                is_among!("a an another others someone somebody", passage.key(cue + 1))
                    .then_some(cue - 1)
            }
            "to" if has_left(passage, cue - 1..cue) => subject(),
            "to" => has_left(passage, clause.start..cue).then_some(cue - 1),
            _ => None,
        }?;
        let given_up = passage.words[last].is_content
            && !passage.words[last].negated
            && !is_somebody(passage.key(last))
            && is_to_a_stranger(passage, cue + 1..clause.end, facts)
            && is_plainly_own(&passage.words[last].stem, facts)
            && facts
                .occurrences(&passage.words[last].stem)
                .iter()
                .all(|(source, place)| is_object_of_own_verb(&facts.passages[*source], *place));
        given_up.then_some(last)
    })
}

/// Whether a verb by which the user tells what they did stands right before a thing.
fn is_object_of_own_verb(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let near = at.saturating_sub(REACH).max(source.sentence_of(at).start)..at;
    source.words[at].is_own_deed()
        && near.rev().any(|place| {
            verbs::lookup(source.key(place))
                .is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base))
        })
}

/// Whether a verb tells that something is left to others.
fn has_left(passage: &Passage<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| {
        !passage.words[at].negated
            && verbs::lookup(passage.key(at)).is_some_and(|(base, _)| {
                is_among!("leave delegate outsource subcontract entrust", base)
            })
    })
}

/// Whether a participle is of a verb that the user says of themselves, or says no more than that a thing was done.
fn is_done_by_the_user(participle: &str, facts: &Facts<'_>) -> bool {
    let Some((base, Form::Past)) = verbs::lookup(participle) else {
        return false;
    };
    is_among!(DONE, participle)
        || facts.any_word(|source, at| {
            source.words[at].is_own_deed()
                && verbs::lookup(source.key(at)).is_some_and(|(said, _)| said == base)
        })
}

/// Whether somebody follows of whom the user does not speak: `an outside agency`, `others`.
fn is_to_a_stranger(passage: &Passage<'_>, behind: Range<usize>, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let somebody = behind
        .take(REACH)
        .map(|at| passage.key(at))
        .find(|key| is_somebody(key) || key.strip_suffix('s').is_some_and(is_somebody));
    // A project by a team is by one of which the user may be.
    somebody.is_some_and(|key| {
        facts.word(key) == Said::No
            && !is_among!(
                "team group crew company firm department student",
                key.trim_end_matches('s')
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn what_the_user_did_is_not_given_to_whom_they_never_name() {
        let source = "Waiter at a small inn. I also did the accounts. I wrote the menu.";
        assert!(!text_passes(source, "Left the accounts to a bookkeeper"));
        assert!(!text_passes(source, "Accounts done by somebody else"));
        assert!(!text_passes(source, "Menu written by a friend"));
        assert!(text_passes(
            source,
            "Also did the accounts and wrote the menu"
        ));
        let source = "Built the shelves, left the wiring to an electrician.";
        assert!(text_passes(
            source,
            "Built the shelves and left the wiring to an electrician"
        ));
        let source = "Barista since 2020. I do the ordering too. Closed the till every night.";
        assert!(!text_passes(source, "Do not handle ordering"));
        assert!(!text_passes(source, "Did not close the till"));
        assert!(text_passes(
            source,
            "Handle ordering and closed the till every night"
        ));
        let source = "Porter at an inn. Shared the tips with the kitchen.";
        assert!(!text_passes(
            source,
            "Kept the tips instead of sharing them"
        ));
        let source = "Typed letters, no phone work. Never late.";
        assert!(text_passes(source, "Typed letters without phone work"));
        assert!(text_passes(source, "Was not late"));
        let source = "Packed parcels. My boss ordered the boxes.";
        assert!(text_passes(source, "Boxes were ordered by the manager"));
    }
}
