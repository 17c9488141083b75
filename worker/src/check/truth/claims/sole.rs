//! Claims that a thing was done by the user alone, or on their own authority, where they tell of nothing like it.

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::titles::names_a_role;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;

/// Words of who does a thing by themselves.
const ALONE: &str = "alone solo myself own personally self single sole solely unaided only independently independent independant unsupervised \
    unaccompanied freelance freelancer lone singlehanded singlehandedly autonomous autonomously initiative owner";

/// Words of who has the charge.
const IN_CHARGE: &str = "charge responsible responsibility responsibilities authority control decide decides decided decision decisions manage manager managed head \
    lead leader led run ran supervise supervisor boss director fully full final everything whatever everyone entire whole all owned command \
    foreman chief authorised authorized";

/// Words of who has the say.
const SAY: &str = "authority authorised authorized authorise approve approved approving decide decides decided decision decisions final sign signed signing \
    signatory manager head director boss chief responsible charge";

/// A claim of the sole doing, the whole charge or the own initiative: `(sole responsibility)`, `unsupervised`, `as the only cook`.
pub fn unsaid(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    if passage.words[at].negated || passage.words[at].helped {
        return None;
    }
    let claimed = is_whole_charge(passage, at, facts)
        || is_own_initiative(passage, at, facts)
        || is_by_nobody_else(passage, at, facts);
    let text = passage.tokens[at].text;
    claimed.then(|| {
        let reason = format!("the user's words do not say {text:?} of this; leave it out");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// `Sole responsibility`, `with final authority`.
fn is_whole_charge(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let charge = is_among!("responsibility authority charge say", passage.key(at + 1));
    let said = if is_among!("authority say", passage.key(at + 1)) {
        SAY
    } else {
        IN_CHARGE
    };
    is_among!("sole full final complete total own", passage.key(at))
        && charge
        && passage.gap_after(at) == " "
        && !says(facts, ALONE)
        && !says(facts, said)
}

/// `On own initiative`.
fn is_own_initiative(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    passage.key(at) == "own" && passage.key(at + 1) == "initiative" && !says(facts, ALONE)
}

/// `Unsupervised`, `alone`, `as the only cook`, of one who tells of others about them.
fn is_by_nobody_else(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    const WITH: &str = "with w together between both two us we our team colleague supervised supervision under apprentice trainee \
        assistant helped checked checks signs signed approves";
    let ends = at + 1 == passage.tokens.len()
        || passage.gap_after(at) != " "
        || is_among!("of and", passage.key(at + 1));
    let solo = is_among!(
        "unsupervised unaided unassisted singlehandedly",
        passage.key(at)
    ) || (is_among!("alone independently", passage.key(at)) && ends);
    let only = passage.key(at) == "only"
        && passage.key(at.wrapping_sub(1)) == "the"
        && (at + 1..passage.sentence_of(at).end.min(at + REACH)).any(|place| {
            names_a_role(passage.key(place)) || is_among!("one person", passage.key(place))
        });
    (solo || only) && says(facts, WITH) && !says(facts, ALONE) && !nobody_else(facts)
}

/// Whether the user says in other words that there was nobody else.
fn nobody_else(facts: &Facts<'_>) -> bool {
    const ROWS: &str = "justme bymyself onmyown oneman 1man onewoman nooneelse nobodyelse onlyme singlehanded iwork";
    ROWS.split_ascii_whitespace()
        .any(|row| facts.in_a_row(row) != Said::No)
}

/// Whether the user says one of these words of themselves, and of nothing that they merely have.
fn says(facts: &Facts<'_>, list: &str) -> bool {
    facts.any_word(|source, place| {
        is_listed(list, source.key(place))
            && !source.words[place].negated
            && source.words[place].doer == Doer::User
            && !is_of_a_possession(source, place)
    })
}

/// `Own tools`, `tools own`.
fn is_of_a_possession(source: &Passage<'_>, at: usize) -> bool {
    const POSSESSIONS: &str = "tools tool gear car van vans truck transport bike bakkie kit equipment laptop vehicle uniform house home";
    source.key(at) == "own"
        && (is_among!(POSSESSIONS, source.key(at + 1)) || is_among!(POSSESSIONS, source.before(at)))
}

#[cfg(test)]
#[path = "sole_tests.rs"]
mod tests;
