//! Claims that a single word makes: verbs of rank, superlatives, multiples, credentials.

mod objects;
mod own_rank;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::english::titles::is_title_noun;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

use self::objects::{is_of_things, only_others_do, only_worked_with, took_part};
use self::own_rank::{has_a_team, is_lead_of_things, is_own_rank, is_role_at, is_role_noun};
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::help;
use super::is_among;
use super::shortened::is_spelt_out;
use super::stance;
use super::superlatives;
use super::titles::is_owner;
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
                .or_else(|| teaching(passage, at, facts))
                .or_else(|| promotion(passage, at, facts)),
        );
        found.extend(superlatives::superlative(passage, at, facts));
        found.extend(superlatives::multiple(passage, at, facts));
    }
    for clause in &passage.clauses {
        found.extend(super::rates::other_rate(passage, clause.clone(), facts));
        found.extend(stance::opposite(passage, clause.clone(), facts));
        found.extend(help::done_instead_of_helped(passage, clause.clone(), facts));
    }
    found
}

/// Stems of the verbs of rank, each with the stems that say as much.
static RANKS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    const IN_CHARGE: &str = "manage lead supervise oversee run head direct spearhead command chair \
        charge manager supervisor leader director boss captain responsible look owner own management \
        supervision leadership controller headteacher treasurer cfo ceo coo cto president chief foreman";
    const IN_COMMAND: &str = "direct head spearhead command chair lead charge director captain leader \
        president chairman chairperson steer";
    const AT_THE_HEAD: &str = "run head lead direct spearhead command chair charge own manager supervisor leader director boss captain owner \
        leadership controller headteacher cfo ceo coo cto president chief foreman chairman chairperson founder";
    const VERBS: &[(&str, &str)] = &[
        ("manage lead supervise oversee", IN_CHARGE),
        ("direct spearhead command chair", IN_COMMAND),
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
        ("mastermind", "mastermind"),
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
const ONLY_AS_VERB: &[&str] = &[
    "hire",
    "run",
    "ran",
    "runs",
    "running",
    "direct",
    "head",
    "lead",
    "leads",
    "chair",
    "champion",
    "own",
    "mentor",
    "mentors",
    "architect",
    "command",
    "heads",
];

pub fn rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let word = &passage.words[at];
    let key = passage.key(at);
    let supporters = RANKS.get(&word.stem)?;
    let begins = begins_as_verb(passage, at);
    // `Charging demand` is in nobody's charge.
    let loads = key.starts_with("charg") && key != "charge";
    if loads || founds_nothing(passage, at) {
        return None;
    }
    let in_charge = key != "charge"
        || (at > 0
            && matches!(
                passage.key(at - 1),
                "in" | "take" | "took" | "taking" | "sole" | "full" | "taken"
            ));
    // To be responsible is a rank only of what one says to have had a part in.
    let was = at > 0 && matches!(passage.key(at - 1), "was" | "am" | "fully" | "solely");
    if key == "responsible" && !(was && took_part(passage, at, facts)) {
        return None;
    }
    let sole = at > 0 && matches!(passage.key(at - 1), "sole" | "full");
    let of_people = passage.key(at + 1) == "of"
        && (at + 2..at + 6).any(|place| {
            passage.words.get(place).is_some_and(|word| {
                super::same_things::is_person(&word.stem)
                    || matches!(passage.key(place), "team" | "group" | "crew" | "department")
            })
        });
    let charge_of_things = key == "charge" && !sole && !of_people && !took_part(passage, at, facts);
    if !in_charge
        || charge_of_things
        || (ONLY_AS_VERB.contains(&key) && !begins)
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
    if facts.has_reports()
        && supporters
            .iter()
            .any(|stem| stem == "supervis" || stem == "manag")
    {
        return None;
    }
    let leads_a_team = is_among("lead led head headed manag supervis run overse", &word.stem)
        && (has_a_team(facts) || employs(passage, at, facts));
    if leads_a_team || is_no_rank(passage, at, facts) {
        return None;
    }
    let text = passage.tokens[at].text;
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
    let own = places().filter(|(source, place)| is_own_rank(&facts.passages[*source], *place, key));
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
    let contents = contents(passage, passage.clause_of(at), Some(at));
    let related = contents.is_empty()
        || own.iter().any(|(source, place)| {
            let source = &facts.passages[*source];
            if is_role_at(source, *place) {
                return !only_worked_with(passage, at, facts);
            }
            let alone = source
                .clause_of(*place)
                .filter(|other| source.words[*other].is_content);
            (alone.count() == 1 && source.key(*place).ends_with("ing"))
                || told_with(source, *place).any(|other| {
                    contents
                        .iter()
                        .any(|stem| says_same(stem, &source.words[other].stem))
                })
        });
    (!related).then(|| {
        let reason = format!("the user's words do not say {text:?} of this; keep their own verb");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// Whether a verb is about people whom the user counts, and who work in the user's own business.
fn employs(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    is_owner(facts)
        && contents(passage, passage.clause_of(at), Some(at))
            .iter()
            .any(|noun| super::same_things::is_person(noun) && facts.counts(noun))
}

/// The clause of a verb, with the next where they share an object: `set up and run a firm`.
fn told_with(source: &Passage<'_>, at: usize) -> std::ops::Range<usize> {
    let clause = source.clause_of(at);
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

/// What is established besides an organisation is only begun.
fn founds_nothing(passage: &Passage<'_>, at: usize) -> bool {
    const FOUNDED: &str = "company business firm team department charity club school branch office organisation organization shop programme program \
        agency foundation group startup studio society association";
    passage.words[at].stem == "establish"
        && !(at + 1..passage.clause_of(at).end).any(|place| is_among(FOUNDED, passage.key(place)))
}

/// A passive, an adjective or a noun: `led by the chef`, `own section`, `new hires`.
fn is_no_verb(passage: &Passage<'_>, at: usize, begins: bool) -> bool {
    let key = passage.key(at);
    let passive = (1..3).any(|ahead| passage.key(at + ahead) == "by") && key != "managed";
    let adjective = key == "own" && !is_among("the a an all and", passage.key(at + 1));
    let noun = is_among("management founding", key)
        || (!begins && is_among("hires recruits heads leads directs founds", key));
    passive || adjective || noun
}

/// Whether a word of rank stands for something else: `directed people to the desk`, `the uncle who owned the firm`, `pre-owned`.
fn is_no_rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let shows_the_way = passage.words[at].stem == "direct"
        && (at + 2..at + 7).any(|ahead| passage.key(ahead) == "to");
    let anothers =
        at > 1 && passage.key(at - 1) == "who" && super::doers::is_somebody(passage.key(at - 2));
    // `A nurse-led clinic`, `pre-owned cars`.
    let part = at > 0
        && passage.gap_after(at - 1) == "-"
        && (passage.key(at - 1) == "pre"
            || (!is_among("co line", passage.key(at - 1))
                && passage
                    .words
                    .get(at + 1)
                    .is_some_and(|word| word.is_content)));
    let verb_before = |place: usize| {
        matches!(verbs::lookup(passage.key(place)), Some((base, form)) if form != Form::Base || !verbs::is_also_noun(base))
            && passage.gap_after(place) == " "
    };
    // `Performed supervised colour work`.
    let adjective = at > 0
        && verbs::is_past(passage.key(at))
        && (matches!(passage.key(at - 1), "a" | "an" | "the") || verb_before(at - 1));
    // `Handled hiring`.
    let noun = at > 0
        && matches!(verbs::lookup(passage.key(at)), Some((_, Form::Gerund)))
        && verb_before(at - 1)
        && facts
            .occurrences(&passage.words[at].stem)
            .iter()
            .any(|(source, place)| {
                let said = &facts.passages[*source].words[*place];
                !said.negated && !said.helped
            });
    // `Fit-offs and supervised upgrades`, which were done under supervision.
    let adjective = adjective
        || (passage.key(at) == "supervised"
            && at > 0
            && passage.key(at - 1) == "and"
            && !facts.occurrences("supervision").is_empty());
    // `A project run with a colleague`.
    let participle = passage.key(at) == "run"
        && is_among(
            "with without by in on at for as during over from every each",
            passage.key(at + 1),
        );
    // `Runs own practice`.
    let owned = passage.key(at + 1) == "own" && is_owner(facts);
    // `For the managing director`, `founded with a sister` by a co-founder.
    let of_title = passage.key(at) == "managing"
        && is_among("director partner editor agent", passage.key(at + 1));
    let together = is_among("founded", passage.key(at))
        && ((at > 0 && passage.key(at - 1) == "co")
            || (1..4)
                .any(|ahead| is_among("with together jointly alongside", passage.key(at + ahead))))
        && (facts.word("cofounder") == Said::Yes || facts.in_a_row("cofounder") == Said::Yes);
    // `Command-line`.
    let joined = passage.gap_after(at) == "-";
    of_title
        || joined
        || owned
        || together
        || is_lead_of_things(passage, at)
        || shows_the_way
        || anothers
        || part
        || adjective
        || noun
        || participle
        || passage.is_given_away(at)
}

/// A text that tells of a promotion, where the user tells of none: no step from one post to the next, or none but in somebody's place.
fn promotion(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const STEPS: &str = "promoted promote promotion became become moved move step stepped made then later after now since got went started start first \
        progressed rose raised appointed before eventually previously till until up";
    if passage.key(at) != "promoted" || !is_among("to from", passage.key(at + 1)) {
        return None;
    }
    let post = || {
        (at + 1..passage.clause_of(at).end)
            .filter(|place| super::titles::names_a_role(passage.key(*place)))
            .flat_map(|place| facts.everywhere(passage.key(place)))
    };
    let steps = facts.passages.iter().any(|source| {
        let mut words = source.tokens.iter().zip(&source.words);
        words.any(|(token, word)| !word.negated && is_among(STEPS, &token.key))
    });
    let mut places = post().peekable();
    let only_stood_in = places.peek().is_some()
        && places.all(|(source, place)| {
            let source = &facts.passages[source];
            let clause = source.clause_of(place);
            clause.clone().any(|other| {
                is_among(
                    "cover covered covering subbed acting acted stood filled deputised",
                    source.key(other),
                )
            })
        });
    (!steps || only_stood_in).then(|| {
        let text = passage.tokens[at].text;
        let reason = "the user's words tell of no promotion; leave it out";
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// A clause that begins with training people, where the user tells of nothing like it.
fn teaching(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const TEACHING: &str = "trained training train taught teaching teach coached coaching coach instructed instructing onboarded onboarding";
    const LIKE_IT: &str = "train trained training trainer taught teach teaching teacher coach coached coaching show showed showing shown \
        mentor mentored mentoring instruct instructed instructor tutor tutored tutoring explain explained explaining guide guided \
        induct inducted induction onboard onboarded onboarding buddy buddied shadow shadowed shadowing lesson lessons class classes course \
        courses workshop workshops learn learned learnt learning help helped supervised supervise apprentices apprentice";
    const REACH: usize = 5;
    let clause = passage.clause_of(at);
    let of_people = (at + 1..clause.end.min(at + REACH))
        .take_while(|place| !is_among("in on at by for as to with under", passage.key(*place)))
        .any(|place| {
            passage.key(place) != "model"
                && super::same_things::is_person(&passage.words[place].stem)
        });
    if clause.start != at || !is_among(TEACHING, passage.key(at)) || !of_people {
        return None;
    }
    let told = facts.passages.iter().any(|source| {
        let mut tokens = source.tokens.iter();
        tokens.any(|token| is_among(LIKE_IT, &token.key))
    });
    let text = passage.tokens[at].text;
    (!told).then(|| {
        let reason = format!("the user's words tell of nobody whom they {text:?}; leave it out");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// Whether a word that may be a noun stands as a verb: first in its clause, or with an object after it.
fn begins_as_verb(passage: &Passage<'_>, at: usize) -> bool {
    let third = matches!(verbs::lookup(passage.key(at)), Some((_, Form::ThirdPerson)));
    let object = is_among("the a an all our their every", passage.key(at + 1));
    let base = matches!(verbs::lookup(passage.key(at)), Some((_, Form::Base)));
    let joined = base && at > 0 && passage.key(at - 1) == "and";
    passage.clause_of(at).start == at || ((third || joined) && object)
}

pub fn contents(
    passage: &Passage<'_>,
    clause: std::ops::Range<usize>,
    except: Option<usize>,
) -> Vec<String> {
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
