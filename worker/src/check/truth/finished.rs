//! Where a text calls finished, or out, what the user says is not, and where it tells as over what is.

use crate::check::truth::word_lists::is_listed;
use std::ops::Range;

use super::attainment::is_partly;
use super::clauses::Passage;
use super::facts::Facts;
use super::stance::is_general;
use crate::english::titles;

/// The word by which a clause calls finished what the user says, of whatever it is, was not finished, and of nothing that it was.
pub fn finishes_after_all(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    const FINISHED: &str =
        "finished completed complete completion graduated finish finishing completing graduate";
    const NOT_YET: &str = "unfinished incomplete ongoing progress";
    if let Some(out) = is_out_after_all(passage, clause, facts) {
        return Some(out);
    }
    let at = clause.clone().find(|at| {
        let complete = || {
            is_among!("is was are now were fully being", passage.key(at - 1))
                || passage.gap_after(*at).contains([')', '.'])
                || at + 1 == passage.tokens.len()
        };
        is_among!("finished completed complete", passage.key(*at))
            && !passage.words[*at].negated
            && !is_partly(passage, *at)
            // `90 credits completed`.
            && (is_in_brackets(passage, *at)
                || !(at.saturating_sub(2)..*at).any(|place| {
                passage
                    .key(place)
                    .starts_with(|first: char| first.is_ascii_digit())
            }))
            && !passage
                .key(at + 1)
                .starts_with(|first: char| first.is_ascii_digit())
            && (passage.key(*at) != "complete" || (*at > 0 && complete()))
    })?;
    let others = |at: &usize| {
        passage.words[*at].is_content
            && !is_among!(FINISHED, passage.key(*at))
            && !is_general(passage.key(*at), &passage.words[*at].stem)
    };
    let told = passage.sentence_of(at).any(|place| {
        passage.words[place].negated
            || is_listed(NOT_YET, passage.key(place))
            || is_among!(
                "pending yet before until till towards toward",
                passage.key(place)
            )
            || (passage.key(place) == "of" && (at..at + 4).contains(&place))
    });
    if told {
        return None;
    }
    let bare = !clause.clone().any(|at| others(&at));
    let clause = if bare {
        passage.sentence_of(at)
    } else {
        clause.clone()
    };
    let open_to = |source: &Passage<'_>, place: usize| {
        let key = source.key(place);
        (is_listed(FINISHED, key) && (source.words[place].negated || is_to_come(source, place)))
            || (is_listed(NOT_YET, key) && key != "ongoing")
            || leaves_studies(source, place)
            || (key == "do" && is_to_come(source, place))
    };
    let finished = |source: &Passage<'_>, place: usize| {
        is_listed(FINISHED, source.key(place))
            && !source.words[place].negated
            && !is_to_come(source, place)
    };
    let (mut open, mut any_finished) = (Vec::<(usize, Range<usize>)>::new(), false);
    for (number, source) in facts.passages.iter().enumerate() {
        for place in 0..source.tokens.len() {
            let sentence = source.sentence_of(place);
            any_finished |= finished(source, place);
            if open_to(source, place) && !sentence.clone().any(|word| finished(source, word)) {
                open.push((number, sentence));
            }
        }
    }
    // What else was finished leaves open what is told in brackets of a thing that was not.
    if any_finished && !is_in_brackets(passage, at) {
        return None;
    }
    let (mut told, mut elsewhere) = (false, false);
    for at in clause.filter(others) {
        let places = facts.places_alike(passage.key(at));
        let is_open = places.iter().any(|(text, place)| {
            open.iter()
                .any(|(number, range)| number == text && range.contains(place))
        });
        told |= is_open;
        elsewhere |= !places.is_empty() && !is_open;
    }
    (!open.is_empty() && !elsewhere && (told || !any_finished)).then_some(at)
}

/// `Diploma (completed)`.
fn is_in_brackets(passage: &Passage<'_>, at: usize) -> bool {
    at > 0 && passage.gap_after(at - 1).contains('(')
}

/// `Due to finish in June`, `have to do 11 more subjects`.
fn is_to_come(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 2;
    let near = at.saturating_sub(REACH)..at;
    let ahead = near.clone().any(|place| {
        is_among!(
            "due expect expected hope hoping will should ill still",
            source.key(place)
        )
    });
    let owed = near
        .clone()
        .any(|place| is_among!("have need got still", source.key(place)));
    let to = source.before(at) == "to";
    let verb = is_among!("finish complete graduate", source.key(at)) && (ahead || (to && owed));
    let gerund = is_among!("finishing completing", source.key(at)) && ahead;
    let rest = source.key(at) == "do"
        && to
        && owed
        && (at + 1..at + 4).any(|place| is_among!("more another remaining", source.key(place)));
    verb || gerund || rest
}

/// `Started nursing at Uni Split, stopped after one year`.
pub fn leaves_studies(source: &Passage<'_>, at: usize) -> bool {
    let left = (is_among!("left stopped quit dropped pulled", source.key(at))
        && is_among!("after out before in", source.key(at + 1)))
        || (is_among!("packed jacked chucked", source.key(at))
            && source.key(at + 1) == "it"
            && source.key(at + 2) == "in")
        || source.key(at) == "withdrew";
    left && !source.words[at].negated
        && source.sentence_of(at).any(|place| {
            let key = source.key(place);
            titles::is_school_noun(key)
                || titles::degree_forms(key).is_some()
                || is_among!("semester semesters term terms", key)
        })
}

/// `The second edition is out` of one that is not out yet.
fn is_out_after_all(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let is_out = |text: &Passage<'_>, at: usize| {
        text.key(at) == "out"
            && is_among!(
                "is are was were now already but not yet never",
                text.before(at)
            )
            && text.key(at + 1) != "of"
            && (at + 1 == text.tokens.len()
                || text.key(at + 1) == "yet"
                || !text.gap_after(at).trim().is_empty())
    };
    let told = |denied: bool| {
        facts.any_word(|text, at| is_out(text, at) && text.words[at].negated == denied)
    };
    clause
        .clone()
        .find(|at| is_out(passage, *at) && !passage.words[*at].negated)
        .filter(|_| told(true) && !told(false))
}

/// Whether the output tells as over what the user says that they do no longer: `in theatre until 2017` for `no theatre any more`.
pub fn tells_as_over(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const OVER: &str = "until till formerly previously past earlier former longer anymore lapsed expired \
        ended last stopped ceased discontinued";
    passage.sentence_of(at).any(|place| {
        is_among!(OVER, passage.key(place))
            || (passage.key(place) == "ran" && passage.key(place + 1) == "out")
            || (is_among!("gave given", passage.key(place)) && passage.key(place + 1) == "up")
            // `Moving from freelancing to a firm`.
            || (is_among!("move moving transition transitioning switch switching", passage.key(place))
                && passage.key(place + 1) == "from")
    }) && facts
        .places_alike(passage.key(at))
        .into_iter()
        .any(|(source, place)| {
            let source = &facts.passages[source];
            source.sentence_of(place).any(|place| {
                is_among!("anymore since lapsed expired", source.key(place))
                    || (source.key(place) == "any" && source.key(place + 1) == "more")
                    // `Not freelance more`, as who learns English says it.
                    || (source.key(place) == "more"
                        && source.words[place].negated
                        && source.words.get(place + 1).is_none_or(|next| !next.negated))
            })
        })
}
