//! Words that are of a kind with others: another thing of the same head, a truck that lifts, a place that was reached.

use super::{is_neutral, is_plain, says};
use crate::check::truth::clauses::Passage;
use crate::check::truth::credentials;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::names::is_small;
use crate::check::truth::qualifications;
use crate::check::truth::same_things::is_person;
use crate::check::truth::violation::ViolationKind;
use crate::english::verbs;

/// Whether all that a text has of the user's is a head which they have for something else: `Window Cleaning` of `carpet cleaning`.
pub fn is_other_of_its_kind(passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const QUALITIES: [&str; 6] = ["al", "ic", "ive", "ary", "able", "ous"];
    let counted = |at: usize| {
        let start = passage.tokens[at].start;
        passage
            .quantities
            .iter()
            .any(|quantity| quantity.span.contains(&start))
            || passage
                .dates
                .iter()
                .any(|mention| mention.span.contains(&start))
    };
    let other = |at: usize| {
        let word = passage.key(at);
        !is_small(word)
            && !is_neutral(word)
            && !says(passage, at, facts)
            && !passage.words[at].negated
            && !counted(at)
            && !credentials::is_of_degree(word, facts)
            && !QUALITIES.iter().any(|ending| word.ends_with(ending))
            && !qualifications::claims_no_other(passage, at, facts)
            && passage.gap_after(at) == " "
    };
    // The head stands last, behind one or two words that are not the user's.
    let Some(head) = (1..passage.tokens.len())
        .rfind(|at| !is_small(passage.key(*at)) && !is_neutral(passage.key(*at)))
    else {
        return false;
    };
    if counted(head) || !other(head - 1) || !says(passage, head, facts) {
        return false;
    }
    let says_too = |key: &str| passage.tokens.iter().any(|token| token.key == key);
    let places = facts.everywhere(passage.key(head));
    !places.is_empty()
        && places.iter().all(|(source, at)| {
            let source = &facts.passages[*source];
            *at > 0
                && source.gap_after(at - 1) == " "
                && source.words[at - 1].is_content
                && !is_neutral(source.key(at - 1))
                && !says_too(source.key(at - 1))
                // `Food safety certificate` of one in `food hygiene`.
                && !(*at > 1 && says_too(source.key(at - 2)))
                && verbs::lookup(source.key(at - 1))
                    .is_none_or(|(base, _)| verbs::is_also_noun(base))
        })
}

/// Whether a word narrows the field of study behind it: `Marine` of `Marine Biology`.
pub fn narrows(passage: &Passage<'_>, at: usize) -> bool {
    const FIELDS: &str = "biology chemistry physics mathematics maths geology geography history law medicine nursing psychology sociology economics \
        philosophy theology linguistics literature engineering design art arts music architecture science sciences management administration \
        accounting marketing finance journalism education pedagogy agriculture";
    const WIDE: &str =
        "applied general modern undergraduate postgraduate vocational natural academic";
    is_among!(FIELDS, passage.key(at + 1))
        && passage.gap_after(at) == " "
        && !is_among!(WIDE, passage.key(at))
}

/// Whether the item to which a word belongs stands in brackets behind a skill of the user's: `Hungarian (learned in the family)`.
pub fn is_remark_on_said(
    passage: &Passage<'_>,
    at: usize,
    kind: ViolationKind,
    facts: &Facts<'_>,
) -> bool {
    let opens = (0..at)
        .rev()
        .find(|before| passage.gap_after(*before).contains(['(', ')']));
    kind == ViolationKind::Tool
        && opens.is_some_and(|opens| {
            passage.gap_after(opens).contains('(')
                // One word would be a level: `TIG (competent)`.
                && passage.gap_after(at) == " "
                && (0..=opens).all(|before| {
                    is_small(passage.key(before)) || says(passage, before, facts)
                })
        })
}

/// Whether a word that claims nothing of a skill is still the user's for what was worked on: an `app`, and the `training` of a model.
/// The app of `Toast app` has a name, which is not theirs.
pub fn says_work(
    passage: &Passage<'_>,
    at: usize,
    (kind, unsaid): (ViolationKind, &[usize]),
    facts: &Facts<'_>,
) -> bool {
    const WORK: &str = "app application website web system tool tools software training";
    let is_name = |at: &usize| {
        let token = &passage.tokens[*at];
        token.is_capitalised() && !token.opens_sentence
    };
    kind == ViolationKind::Tool
        && is_among!(WORK, passage.key(at))
        && !unsaid.iter().any(is_name)
        && facts.word(passage.key(at)) == Said::Yes
}

/// Whether a text names in everyday words what was done in a project: `mobile development`, `data annotation`. It names no tool, no
/// machine, no thing of one kind and no rank.
pub fn is_field_of_work(text: &str, facts: &Facts<'_>) -> bool {
    const ENDINGS: [&str; 5] = ["ing", "tion", "ment", "sis", "design"];
    let passage = Passage::read(text);
    let words = 0..passage.tokens.len();
    let is_deed = |word: &str| ENDINGS.iter().any(|ending| word.ends_with(ending));
    let claims_nothing = |at: usize| {
        let word = passage.key(at);
        is_neutral(word)
            || says(&passage, at, facts)
            || is_plain(&passage, at, ViolationKind::Tool, facts)
    };
    words.len() == 2
        && passage.gap_after(0) == " "
        && is_deed(passage.key(1))
        && words.into_iter().all(claims_nothing)
}

/// Whether a word is denied by the one behind it: `accident-free`.
pub fn is_freed(passage: &Passage<'_>, at: usize) -> bool {
    passage.gap_after(at) == "-" && passage.key(at + 1) == "free"
}

/// Whether a word says of what the user deals with, and which is nobody, that it is managed: `managing violence` of `dealing with
/// violence`.
pub fn is_dealing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    let base = |word: &str| verbs::lookup(word).map_or("", |(base, _)| base);
    let dealt = |(source, place): (usize, usize)| {
        let source = &facts.passages[source];
        let mut before = place.saturating_sub(REACH)..place;
        before.any(|verb| is_among!("deal handle cope", base(source.key(verb))))
    };
    base(passage.key(at)) == "manage"
        && passage
            .words
            .get(at + 1)
            .is_some_and(|object| object.is_content && !is_person(&object.stem))
        && facts.everywhere(passage.key(at + 1)).into_iter().any(dealt)
}

/// The truck of `reach truck`, where the user has a forklift that reaches.
pub fn is_lift_truck(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const KINDS: &str =
        "reach counterbalance counterbalanced vna aisle forklift lift pallet bendi sideloader flt";
    let before = passage.before(at);
    is_among!("truck trucks forklift forklifts", passage.key(at))
        && is_among!(KINDS, before)
        && facts.word(before) == Said::Yes
        && (before != "reach" || facts.word("forklift") == Said::Yes)
}

/// `Runner-up` of who was second, and the place of who came third.
pub fn is_of_rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let before = passage.before(at);
    let second = || {
        facts.word("second") == Said::Yes
            || ["runnerup", "runnersup"]
                .iter()
                .any(|word| facts.in_a_row(word) == Said::Yes)
    };
    match passage.key(at) {
        "runnerup" => second(),
        "runner" => passage.key(at + 1) == "up" && second(),
        "up" => before == "runner" && second(),
        "place" => {
            is_among!(
                "first second third fourth fifth 1st 2nd 3rd 4th 5th",
                before,
            ) && facts.word(before) == Said::Yes
        }
        _ => false,
    }
}
