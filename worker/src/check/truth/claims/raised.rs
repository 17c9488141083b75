//! Claims of the charge of people beside whom the user worked, and of what they did not keep up.

use super::parts::verb_before;
use super::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::same_things::is_person;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
use crate::english::titles::is_title_noun;
use crate::english::verbs;

/// Words after the object of a verb.
pub const ENDS_OBJECT: &str =
    "for with in on at from by that to of during as without while where whose";

/// Whether a clause has it that the user keeps up a body of software to which they tell only of having contributed: `maintained the
/// parser` of `fixed 8 bugs in the parser`.
pub fn maintained_instead_of_mended(
    passage: &Passage<'_>,
    at: usize,
    facts: &Facts<'_>,
) -> Option<Violation> {
    const SENT: &str = "pr prs patch patches contributed contribute contributor contributions bug bugs bugfix upstream";
    const KEPT: &str = "maintain maintained maintaining maintainer maintains maintenance own owned author authored created wrote built made keep kept run runs ran \
        look update updated updating lead led founder started develop developed";
    let says = |words: &str| {
        facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter().zip(&source.words);
            tokens.any(|(token, word)| is_listed(words, &token.key) && !word.negated)
        })
    };
    let maintains = matches!(verbs::lookup(passage.key(at)), Some(("maintain", _)))
        && passage.clause_of(at).start == at
        && !passage.words[at].helped;
    (maintains && says(SENT) && !says(KEPT)).then(|| {
        let reason = "the user's words say that they had a part in this; say so";
        Violation::new(ViolationKind::Seniority, passage.tokens[at].text, reason)
    })
}

/// Whom one learns or lives with.
const PEERS: &str = "classmate classmates friend friends mate mates flatmates roommate colleague colleagues teammate teammates peers partner";

/// Whether all whom a verb of rank is about are people beside whom the user says to have worked: `with two classmates`, `one of 4
/// nurses`, `3 teachers including me`.
pub fn is_of_those_beside(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 7;
    let people = (at + 1..passage.clause_of(at).end.min(at + REACH))
        .take_while(|place| !is_among!("for with in on at from by to during", passage.key(*place)))
        .find(|place| {
            is_person(&passage.words[*place].stem)
                || is_title_noun(passage.key(*place))
                || is_among!(PEERS, passage.key(*place))
                || is_among!("department division team", passage.key(*place))
        });
    let Some(people) = people else {
        return false;
    };
    // `Together with IT`, of the IT department.
    let people = if is_among!("department division team", passage.key(people)) {
        let named = people - 1;
        if named == at || !passage.words[named].is_content {
            return false;
        }
        named
    } else {
        people
    };
    let stem = &passage.words[people].stem;
    let several = passage.key(people).ends_with('s');
    let mut found = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            if source.key(place).ends_with('s') != several {
                continue;
            }
            // The reports that one writes are nobody.
            let papers = source.words[place].stem == "report"
                && !(place > 0
                    && (source.key(place - 1) == "direct"
                        || source
                            .key(place - 1)
                            .starts_with(|c: char| c.is_ascii_digit())));
            if !papers && says_same(stem, &source.words[place].stem) && !source.words[place].negated
            {
                if !is_beside(source, place) {
                    return false;
                }
                found = true;
            }
        }
    }
    found
}

fn is_beside(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    const RANKED: &str = "manage lead supervise oversee head direct mentor train teach coach";
    let sentence = source.tokens[at].sentence;
    let including_me = is_among!("incl including", source.key(at + 1))
        && is_among!("me myself", source.key(at + 2));
    let near: Vec<usize> = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            source.tokens[*place].sentence == sentence
                && !source.gap_after(*place).contains([',', ';', '.', ':'])
        })
        .collect();
    let one_of = near
        .iter()
        .any(|place| source.key(*place) == "of" && is_among!("one 1", source.before(*place)));
    let with = near
        .iter()
        .copied()
        .find(|place| is_among!("with w alongside beside together", source.key(*place)));
    // `A kitchen with 8 cooks` tells whom one leads.
    let beside = with.is_some_and(|with| {
        verb_before(source, with).is_some_and(|(_, base)| !is_among!(RANKED, base))
    });
    including_me || one_of || beside
}

/// Nouns that claim to have led, where the user says nothing like it: `under personal leadership`, `warehouse management`, `held
/// responsibility for the store`.
pub fn of_charge(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const LED: &str = "management leadership direction supervision guidance command responsibility";
    const LEADING: &str = "manage managed managing manager mgr mgmt management lead led leading leader leadership run ran running head headed \
        supervise supervised supervising supervisor supervision boss foreman director directed oversee oversaw overseeing charge responsible \
        responsibility owner own owned captain chief president command looked";
    /// What one manages who stands above others.
    const PLACES: &str = "warehouse bakery kitchen restaurant bar shop store hotel nursery salon farm branch office team staff line people \
        personnel department ward clinic school site plant factory fleet crew";
    let key = passage.key(at);
    if !is_among!(LED, key) || at == 0 || passage.words[at].negated {
        return None;
    }
    let before = passage.key(at - 1);
    // `Looking to move into team management`.
    let wished = (passage.sentence_of(at).start.max(at.saturating_sub(8))..at).any(|place| {
        is_among!(
            "looking seeking aspiring aspires hoping hopes aiming aims wanting wants wishing wishes interested towards toward goal aim \
            ambition aspiration keen eager step",
            passage.key(place),
        )
    });
    if wished {
        return None;
    }
    let held = at > 0
        && key == "responsibility"
        && (at.saturating_sub(3)..at).any(|place| {
            is_among!(
                "held hold holds holding took assumed bore",
                passage.key(place),
            )
        });
    let led = (is_among!("personal own direct sole", before) && key != "responsibility")
        || held
        || (before == "line" && key == "management")
        || (key == "leadership" && is_among!(PLACES, before) && passage.gap_after(at - 1) == " ")
        // `A management post`.
        || (key == "management"
            && is_among!("post position role job trainee", passage.key(at + 1))
            && !is_among!("project product account customer case data time", before))
        || (key == "management"
            && is_among!(PLACES, before)
            && passage.gap_after(at - 1) == " "
            && !is_among!(
                "system systems software degree diploma course studies student trainee class consulting app tool tools platform plan plans \
                meeting meetings company firm agency office theory",
                passage.key(at + 1),
            ));
    let said = facts.any_word(|source, place| {
        is_among!(LEADING, source.key(place))
            && !source.words[place].negated
            && !source.words[place].helped
    });
    let as_they_say = facts.in_a_row(&format!("{before}{key}")) == Said::Yes;
    (led && !said && !as_they_say && !facts.has_reports()).then(|| {
        let reason =
            format!("the user's words claim no such rank; keep their own words instead of {key:?}");
        Violation::new(ViolationKind::Seniority, passage.tokens[at].text, reason)
    })
}

/// Whether what a verb is about is people themselves: `coordinates the volunteers`, not `coordinated staff training`.
pub fn is_directly_of_people(passage: &Passage<'_>, at: usize) -> bool {
    let head = (at + 1..passage.clause_of(at).end.min(at + 5))
        .take_while(|place| {
            !is_among!("and or who that", passage.key(*place))
                && !is_among!(ENDS_OBJECT, passage.key(*place))
        })
        .filter(|place| passage.words[*place].is_content)
        .last();
    head.is_some_and(|head| {
        is_among!(
            "team teams crew staff volunteers workers helpers nurses employees colleagues people department departments fleet",
            passage.key(head),
        )
    })
}

/// Whether a verb of rank is about people, or what is made of them, whom no `product manager` has under them.
pub fn is_of_people(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    (at + 1..passage.clause_of(at).end.min(at + REACH))
        .take_while(|place| !is_among!(ENDS_OBJECT, passage.key(*place)))
        .any(|place| {
            is_person(&passage.words[place].stem)
                || is_title_noun(passage.key(place))
                || is_among!("team teams squad squads crew staff", passage.key(place))
        })
}
