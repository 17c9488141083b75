//! Whether somebody works for themselves: the owner of a business, the sole trader.

use super::names_no_role;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;

/// What somebody may have of their own that is a business, or that people come together for.
const KINDS: &str = "business company firm shop studio salon practice cafe café agency brand restaurant garage club group society meetup league charity foundation \
    startup choir band network store boutique bakery bar pub hotel guesthouse guest hostel bnb farm smallholding gym nursery kennels stall kiosk truck webshop franchise press workshop \
    consultancy clinic surgery parlour parlor spa takeaway bistro diner pizzeria deli butchers florists barbershop venture enterprise trade dealership round";

/// Whether a word for who works for themselves is the user's by what they tell of their business.
pub fn is_of_own_business(word: &str, facts: &Facts<'_>) -> bool {
    (is_among!("owner founder proprietor proprietress", word) && is_owner(facts))
        || (is_among!("owner trader operator practitioner contractor", word) && works_alone(facts))
}

/// Whether a title has the owner of a kind of business of which the user has none: the `salon owner` of who rents a chair.
pub fn owns_another(word: &str, title: &Passage<'_>, facts: &Facts<'_>) -> bool {
    word == "owner"
        && (1..title.tokens.len())
            .any(|at| title.key(at) == word && is_among!(KINDS, title.key(at - 1)))
        && !is_owner(facts)
}

/// Whether the user says that they work on their own account: `self employed`, `freelance`, `no employees, just me`.
fn works_alone(facts: &Facts<'_>) -> bool {
    const ALONE: &str = "selfemployed freelance freelancer freelancing soletrader onmyown myownboss formyself ownbusiness justme onlyme";
    let own = |(source, at): (usize, usize)| {
        let said = &facts.passages[source].words[at];
        said.is_own_deed()
    };
    let mut rows = ALONE.split_ascii_whitespace();
    rows.any(|key| facts.rows(key).any(own)) && !facts.has_reports()
}

/// Whether the user tells of a business of their own.
pub fn is_owner(facts: &Facts<'_>) -> bool {
    const STARTED: &str = "setup startedmyown startedmy ownbusiness owncompany ownshop ownfirm myown founded opened istarteda westarteda istartedthe westartedthe startedour openedmy mybusiness myshop mycompany \
        myfirm runmy ourown";
    const REACH: usize = 7;
    let own = |(source, at): (usize, usize)| {
        let source = &facts.passages[source];
        let said = &source.words[at];
        // `A client of my firm` is told by who works there.
        let employer = is_among!("of at for by in from with", source.before(at));
        let of_business = !employer
            && (at..source.sentence_of(at).end.min(at + REACH))
                .any(|place| is_among!(KINDS, source.key(place)) && !source.words[place].negated);
        said.is_own_deed() && of_business
    };
    STARTED
        .split_ascii_whitespace()
        .any(|key| facts.rows(key).any(own))
        || facts.any_word(|source, at| {
            has_own(source, at) || keeps_own(source, at) || keeps_one(source, at, facts)
        })
}

/// `Carpenter, own workshop in Tallinn`, which is nobody else's.
fn has_own(source: &Passage<'_>, at: usize) -> bool {
    let joined = at > 0 && source.gap_after(at - 1) == " ";
    let whose = if joined { source.before(at) } else { "" };
    source.key(at) == "own"
        && source.words[at].is_own_deed()
        && !is_among!("his her their its your the", whose)
        && !whose.ends_with('s')
        && !(joined && source.tokens[at - 1].is_possessive())
        && (at + 1..source.clause_of(at).end.min(at + 4))
            .take_while(|place| source.gap_after(place - 1) == " ")
            .find(|place| is_among!(KINDS, source.key(*place)))
            .is_some_and(|kind| !is_among!("for at of", source.key(kind + 1)))
}

/// `Run my own house cleaning`, `started our own label`: whatever somebody runs and has of their own is their business.
fn keeps_own(source: &Passage<'_>, at: usize) -> bool {
    let said = &source.words[at];
    is_among!(
        "run runs ran running start started starting opened launched founded",
        source.key(at)
    ) && is_among!("my our", source.key(at + 1))
        && source.key(at + 2) == "own"
        && !is_among!(
            "classes class lessons sessions shifts reports",
            source.key(at + 3)
        )
        && said.is_own_deed()
}

/// `My wife and i run a guest house`, `started a food truck with my brother`, of who has no role in it.
fn keeps_one(source: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 5;
    let said = &source.words[at];
    let begins =
        at == 0 || source.clause_of(at).start == at || is_among!("i we", source.key(at - 1));
    let business = |place: &usize| is_among!(KINDS, source.key(*place));
    // `Took over my dads garage`.
    let at = at + usize::from(source.key(at) == "took" && source.key(at + 1) == "over");
    (is_among!(
        "run ran started opened launched bought keep kept inherited own owned",
        source.key(at)
    ) || source.before(at) == "took")
        && is_among!("a an our my", source.key(at + 1))
        && begins
        && said.is_own_deed()
        && (at + 2..source.sentence_of(at).end.min(at + REACH))
            .find(business)
            .is_some_and(|kind| {
                !is_among!("for at of owned belonging where", source.key(kind + 1))
                    && !is_among!("group club", source.key(kind))
            })
        && names_no_role(facts)
}

#[cfg(test)]
#[path = "owners_tests.rs"]
mod tests;
