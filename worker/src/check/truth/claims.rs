//! Claims that a single word makes: verbs of rank, superlatives, multiples, credentials.

mod abroad;
mod grades;
mod growth;
mod managed;
mod no_rank;
mod objects;
mod offices;
mod own_rank;
mod parts;
mod raised;
mod scope;
mod sole;

use foldhash::HashMap;
use smol_str::SmolStr;
use std::sync::LazyLock;

use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

pub use self::offices::is_higher;

use self::managed::is_of_things;
use self::no_rank::{founds_nothing, holds_the_budget, is_no_rank, is_no_verb};
use self::objects::{only_others_do, only_worked_with, took_part};
use self::own_rank::{has_a_team, is_own_rank, is_role_at, is_role_noun, leads_only_things};
use self::raised::{ENDS_OBJECT, is_of_people, is_of_those_beside};
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::help;
use super::stance;
use super::superlatives;
use super::titles::{is_owner, names_a_role, reaches_further};
use super::violation::{Violation, ViolationKind};

/// The unsupported claims of one text of the output.
pub fn unsupported(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for at in 0..passage.tokens.len() {
        if passage.words[at].negated {
            continue;
        }
        found.extend(
            rank(passage, at, facts)
                .or_else(|| growth::teaching(passage, at, facts))
                .or_else(|| growth::promotion(passage, at, facts))
                .or_else(|| raised::of_charge(passage, at, facts))
                .or_else(|| raised::maintained_instead_of_mended(passage, at, facts))
                .or_else(|| scope::widened(passage, at, facts))
                .or_else(|| sole::unsaid(passage, at, facts))
                .or_else(|| abroad::rank(passage, at, facts))
                .or_else(|| grades::raised(passage, at, facts))
                .or_else(|| offices::unsaid(passage, at, facts))
                .or_else(|| reaches_further(passage, at, facts))
                .or_else(|| offices::organised(passage, at, facts)),
        );
        found.extend(superlatives::superlative(passage, at, facts));
        found.extend(superlatives::multiple(passage, at, facts));
    }
    for clause in &passage.clauses {
        found.extend(super::rates::other_rate(passage, clause.clone(), facts));
        found.extend(stance::opposite(passage, clause.clone(), facts));
        found.extend(
            help::done_instead_of_helped(passage, clause.clone(), facts)
                .or_else(|| parts::held_instead_of_joined(passage, clause.clone(), facts)),
        );
    }
    found
}

/// What a short text claims of rank, or to have done what the user only had a part in.
pub fn ranks(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let words = (0..passage.tokens.len()).filter_map(|at| {
        rank(passage, at, facts)
            .or_else(|| raised::of_charge(passage, at, facts))
            .or_else(|| scope::widened(passage, at, facts))
            .or_else(|| sole::unsaid(passage, at, facts))
            .or_else(|| abroad::rank(passage, at, facts))
            .or_else(|| grades::raised(passage, at, facts))
            .or_else(|| offices::unsaid(passage, at, facts))
            .or_else(|| offices::organised(passage, at, facts))
    });
    let mut found: Vec<Violation> = words.collect();
    // `Open source` opens nothing.
    let clauses = passage.clauses.iter().filter(|clause| {
        matches!(verbs::lookup(passage.key(clause.start)), Some((_, form)) if form != Form::Base)
    });
    found.extend(clauses.filter_map(|clause| {
        help::done_instead_of_helped(passage, clause.clone(), facts)
            .or_else(|| parts::held_instead_of_joined(passage, clause.clone(), facts))
    }));
    found
}

/// Stems of the verbs of rank, each with the stems that say as much.
static RANKS: LazyLock<HashMap<SmolStr, Vec<SmolStr>>> = LazyLock::new(|| {
    const IN_CHARGE: &str = "manage lead supervise oversee run head direct spearhead command chair \
        charge manager supervisor leader director boss captain responsible look owner own management \
        supervision leadership controller headteacher treasurer cfo ceo coo cto president chief foreman \
        chargehand incharge ganger gaffer gm";
    const IN_COMMAND: &str = "direct head spearhead command chair lead charge director captain leader \
        president chairman chairperson steer";
    const AT_THE_HEAD: &str = "run head lead direct spearhead command chair charge own manager supervisor leader director boss captain owner \
        leadership controller headteacher vp cfo ceo coo cto president chief foreman chairman chairperson founder";
    const IN_CHARGE_OF_MANY: &str = "coordinate coordinator organise organiser arrange schedule plan rota shift dispatch manage lead supervise \
        oversee run head direct charge manager supervisor leader director boss captain responsible look own owner control";
    const VERBS: &[(&str, &str)] = &[
        ("manage lead supervise oversee", IN_CHARGE),
        ("direct command chair", IN_COMMAND),
        ("spearhead", IN_CHARGE),
        ("head headed", AT_THE_HEAD),
        ("mentor", "mentor coach teach tutor guide train"),
        (
            "founded",
            "founded start establish launch create set open founder owner",
        ),
        ("cofounded", "cofounded cofounder founded founder"),
        (
            "establish",
            "establish founded start launch create set open build make introduce",
        ),
        ("architect", "architect design architecture"),
        ("pioneer", "pioneer start create introduce invent first 1st"),
        (
            "orchestrate",
            "orchestrate coordinate organise plan arrange run manage",
        ),
        ("champion", "champion promote push advocate"),
        ("own", "own owner responsible charge sole"),
        ("govern", "govern governor manage"),
        ("coordinate", IN_CHARGE_OF_MANY),
        ("mastermind", "mastermind"),
        ("preside", "preside president chair chairman head lead"),
        (
            "captain skipper",
            "captain skipper lead leader head command",
        ),
        (
            "deputise",
            "deputise deputy vice cover replace substitute second stand fill act step charge absent absence away off leave holiday sick",
        ),
        ("delegate", "delegate assign give"),
        ("hire recruit", "hire recruit employ recruiter recruitment"),
        ("run", IN_CHARGE),
        ("charge responsible", IN_CHARGE),
    ];
    let stems = |words: &str| words.split_ascii_whitespace().map(stem).collect::<Vec<_>>();
    let each = VERBS.iter().flat_map(|(verbs, supporters)| {
        stems(verbs)
            .into_iter()
            .map(move |verb| (verb, stems(supporters)))
    });
    each.collect()
});

/// Verbs of rank that are everyday nouns or adjectives in their base form: `direct sales`.
const ONLY_AS_VERB: &str = "hire run ran runs running direct head lead leads chair champion own mentor mentors architect command heads captain \
    skipper";

fn rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let word = &passage.words[at];
    let key = passage.key(at);
    let supporters = RANKS.get(&word.stem)?;
    let begins = begins_as_verb(passage, at);
    // `Charging demand` is in nobody's charge.
    let loads = key.starts_with("charg") && key != "charge";
    if loads || founds_nothing(passage, at) {
        return None;
    }
    // To coordinate is a rank over people only.
    if key.starts_with("coordinat")
        && (!raised::is_directly_of_people(passage, at) || facts.has_reports())
    {
        return None;
    }
    // To be responsible is a rank only of what one says to have had a part in.
    let was = matches!(passage.before(at), "was" | "am" | "fully" | "solely");
    if key == "responsible" && !(was && took_part(passage, at, facts)) {
        return None;
    }
    if (key == "charge" && !is_in_charge(passage, at, facts))
        || (is_among!(ONLY_AS_VERB, key) && !begins)
        || passage.key(at + 1) == "to"
        || word.helped
    {
        return None;
    }
    if is_no_verb(passage, at, begins)
        || (is_of_things(passage, at, facts)
            && !took_part(passage, at, facts)
            && !only_others_do(passage, at, facts))
    {
        return None;
    }
    if holds_the_budget(passage, at, facts) {
        return None;
    }
    let text = passage.tokens[at].text;
    let whole = is_of_a_whole(passage, at);
    if word.stem == "superviz" && minds(passage, at, facts) {
        return None;
    }
    if is_among!("lead led manag superviz run overse direct head", &word.stem)
        && !is_no_rank(passage, at, facts)
        && is_of_those_beside(passage, at, facts)
    {
        let reason =
            format!("the user's words say {text:?} of nobody, only that they worked beside them");
        return Some(Violation::new(ViolationKind::Seniority, text, reason));
    }
    if facts.has_reports()
        && !whole
        && supporters
            .iter()
            .any(|stem| stem == "superviz" || stem == "manag")
    {
        return None;
    }
    let leads_a_team = is_among!("lead led head headed manag superviz run overse", &word.stem)
        && !whole
        && has_a_team(facts);
    if leads_a_team || runs_own_business(passage, at, facts) || is_no_rank(passage, at, facts) {
        return None;
    }
    let places = || {
        supporters.iter().flat_map(|stem| {
            // `Mgr`, and the other ways to shorten a role.
            let short = crate::english::abbreviations::same_word(stem)
                .iter()
                .filter(|_| is_role_noun(stem));
            let short = short.flat_map(|short| facts.occurrences(short));
            facts.occurrences(stem).iter().chain(short).copied()
        })
    };
    let of_people = is_of_people(passage, at);
    let own = places().filter(|(source, place)| {
        let source = &facts.passages[*source];
        let same = word.stem == source.words[*place].stem;
        is_own_rank(source, *place, key)
            && !(of_people && !same && leads_only_things(source, *place))
    });
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        let reason = if places().next().is_some() {
            format!(
                "the user's words say {text:?} of someone else, deny it, or only say they helped"
            )
        } else {
            format!("the user's words claim no such rank; keep their own verb instead of {text:?}")
        };
        return Some(Violation::new(ViolationKind::Seniority, text, reason));
    }
    let related = is_related(passage, at, &own, facts);
    (!related).then(|| {
        let reason = format!("the user's words do not say {text:?} of this; keep their own verb");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// `Ran a four-chair salon`, by who opened one.
fn runs_own_business(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const BUSINESSES: &str = "business company firm shop studio salon practice cafe agency restaurant garage bakery bar farm";
    matches!(
        verbs::lookup(passage.key(at)),
        Some(("run" | "own" | "manage", _))
    ) && (at + 1..passage.clause_of(at).end.min(at + 6))
        .take_while(|place| !is_among!(ENDS_OBJECT, passage.key(*place)))
        .any(|place| is_among!(BUSINESSES, passage.key(place)))
        && is_owner(facts)
}

/// Whether a rank of the user's own is of what a verb is about.
fn is_related(passage: &Passage<'_>, at: usize, own: &[(usize, usize)], facts: &Facts<'_>) -> bool {
    let contents = contents(passage, passage.clause_of(at), Some(at));
    contents.is_empty()
        || own.iter().any(|(source, place)| {
            let source = &facts.passages[*source];
            if is_role_at(source, *place) {
                return !only_worked_with(passage, at, facts)
                    && !objects::only_below(passage, at, facts);
            }
            // To run a group is to lead that group, and no class.
            let runs = |text: &Passage<'_>, at: usize| {
                matches!(verbs::lookup(text.key(at)), Some(("run", _)))
            };
            if runs(source, *place) && !runs(passage, at) {
                let object = objects::object(passage, at);
                return object.is_empty()
                    || told_with(source, *place).any(|other| {
                        object.iter().any(|noun| {
                            says_same(&passage.words[*noun].stem, &source.words[other].stem)
                        })
                    });
            }
            let alone = source
                .clause_of(*place)
                .filter(|other| source.words[*other].is_content);
            // `Hire, schedule, banking`: whatever is hired.
            let listed = source.gap_after(*place).contains(',');
            listed
                || (alone.count() == 1 && source.key(*place).ends_with("ing"))
                || told_with(source, *place).any(|other| {
                    contents
                        .iter()
                        .any(|stem| says_same(stem, &source.words[other].stem))
                })
        })
}

/// Whether a charge is one over people, or over what the user says to have had a part in.
fn is_in_charge(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let taken = is_among!("in take took taking sole full taken", passage.before(at));
    if took_it(passage, at, facts) {
        return false;
    }
    let sole = matches!(passage.before(at), "sole" | "full");
    // `As the carer in charge`.
    let of_all = at > 1
        && passage.key(at - 1) == "in"
        && names_a_role(passage.key(at - 2))
        && (at.saturating_sub(6)..at - 2).any(|place| passage.key(place) == "as");
    let of_people = of_all
        || (at + 2..at + 6).any(|place| {
            passage.words.get(place).is_some_and(|word| {
                let possessive = passage.gap_after(place).starts_with(['\'', '’'])
                    || passage.tokens[place].text.contains(['\'', '’']);
                (super::same_things::is_person(&word.stem) && !possessive)
                    || matches!(passage.key(place), "team" | "group" | "crew" | "department")
            })
        });
    let of_things = !sole
        && passage.key(at - usize::from(at > 0)) == "in"
        && !of_people
        && !took_part(passage, at, facts);
    taken && !of_things
}

/// Whether the user says in other words that they took charge: `took charge on two Sundays` of `took over`, `took charge of the sound` of
/// `did the sound`.
fn took_it(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    let of = at + 1 + usize::from(is_among!("alone together jointly", passage.key(at + 1)));
    if passage.key(of) != "of" {
        return facts.in_a_row("tookover") == Said::Yes;
    }
    let head = objects::object(passage, of);
    head.iter()
        .flat_map(|head| facts.occurrences(&passage.words[*head].stem))
        .any(|(source, place)| {
            let source = &facts.passages[*source];
            let said = &source.words[*place];
            let mut before = place.saturating_sub(REACH)..*place;
            // `Had a retaining wall on my own`.
            let clause = source.clause_of(*place);
            let alone = (clause.start..clause.end.saturating_sub(2)).any(|word| {
                (source.key(word), source.key(word + 1), source.key(word + 2))
                    == ("on", "my", "own")
            });
            said.is_own_deed()
                && (alone
                    || before.any(|word| {
                        is_among!(
                            "did do doing done over handle handled responsible ran run runs my",
                            source.key(word)
                        )
                    }))
        })
}

/// Whether supervising is minding children, which the user says in other words: `watched the kids`, `yard duty`.
fn minds(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const WARDS: &str = "kid kids child children pupil pupils baby toddlers yard playground lunch lunches lunchtime lunchtimes breaks break \
        mealtime mealtimes nap naps homework play playtime swimmers bathers pool";
    const MINDING: &[&str] = &[
        "watch",
        "mind",
        "duty",
        "babysat",
        "babysit",
        "babysitter",
        "childcare",
        "look",
        "nanny",
        "pair",
        "childminder",
        "kindergarten",
        "nursery",
        "preschool",
        "creche",
        "lifeguard",
    ];
    // The rooms of a museum are minded by those who are there for it.
    let rooms = (at + 1..passage.clause_of(at).end.min(at + 4)).any(|place| {
        is_among!("rooms galleries exhibition exhibitions", passage.key(place))
            && !passage.key(place + 1).ends_with("ants")
    });
    let attends = rooms
        && ["museum", "gallery", "exhibition"]
            .iter()
            .any(|place| facts.word(place) == Said::Yes);
    attends
        || (at + 1..passage.clause_of(at).end.min(at + 4))
            .any(|place| is_among!(WARDS, passage.key(place)))
            && MINDING.iter().any(|verb| {
                let places = facts.occurrences(&stem(verb));
                places
                    .iter()
                    .any(|(source, place)| !facts.passages[*source].words[*place].negated)
            })
}

/// Whether a verb of rank is about all of a part of the firm, and not only about some who work there.
fn is_of_a_whole(passage: &Passage<'_>, at: usize) -> bool {
    (at + 1..passage.clause_of(at).end.min(at + 5))
        .take_while(|place| !is_among!(ENDS_OBJECT, passage.key(*place)))
        .any(|place| {
            let head = !passage
                .words
                .get(place + 1)
                .is_some_and(|next| next.is_content && passage.gap_after(place) == " ");
            is_among!(
                "department division office branch company function region entire whole",
                passage.key(place),
            ) || (head
                && is_among!(
                    "laboratory lab clinic hospital school warehouse factory plant hotel site",
                    passage.key(place),
                ))
        })
}

/// The clause of a verb, with the next where they share an object: `set up and run a firm`.
fn told_with(source: &Passage<'_>, at: usize) -> std::ops::Range<usize> {
    let whole = source.clause_of(at);
    // What follows the comma before another verb is told by that: `run the payroll, report to the manager`.
    let end = (at + 2..whole.end)
        .find(|place| {
            source.gap_after(place - 1).contains(',')
                && verbs::lookup(source.key(*place)).is_some()
                && is_among!("to the a an my all our with on in", source.key(place + 1))
        })
        .unwrap_or(whole.end);
    let clause = whole.start..end;
    let bare = clause
        .clone()
        .filter(|place| source.words[*place].is_content)
        .count()
        == 1;
    if bare && source.key(clause.end) == "and" {
        return clause.start..source.clause_of(clause.end).end;
    }
    clause
}

/// Whether a word that may be a noun stands as a verb: first in its clause, or with an object after it.
fn begins_as_verb(passage: &Passage<'_>, at: usize) -> bool {
    let third = matches!(verbs::lookup(passage.key(at)), Some((_, Form::ThirdPerson)));
    let object = is_among!("the a an all our their every", passage.key(at + 1));
    let other = matches!(verbs::lookup(passage.key(at)), Some((_, form)) if form != Form::Gerund);
    let joined = passage.before(at) == "and" && other;
    passage.clause_of(at).start == at || ((third || joined) && object)
}

pub fn contents(
    passage: &Passage<'_>,
    clause: std::ops::Range<usize>,
    except: Option<usize>,
) -> Vec<SmolStr> {
    clause
        .filter(|at| Some(*at) != except && passage.words[*at].is_content)
        .map(|at| passage.words[at].stem.clone())
        .collect()
}

pub fn says_same(one: &str, other: &str) -> bool {
    one == other || super::same_things::same_thing(one, other)
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
