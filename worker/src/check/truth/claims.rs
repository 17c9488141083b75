//! Claims that a single word makes: verbs of rank, superlatives, multiples, credentials.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

use super::clauses::{Doer, Passage};
use super::facts::{Facts, Said};
use super::help;
use super::is_among;
use super::stance;
use super::superlatives;
use super::violation::{Violation, ViolationKind};

/// The unsupported claims of one text of the output.
pub fn unsupported(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for at in 0..passage.tokens.len() {
        if passage.words[at].negated {
            continue;
        }
        found.extend(rank(passage, at, facts).or_else(|| teaching(passage, at, facts)));
        found.extend(superlatives::superlative(passage, at, facts));
        found.extend(superlatives::multiple(passage, at, facts));
    }
    for clause in &passage.clauses {
        found.extend(stance::other_rate(passage, clause.clone(), facts));
        found.extend(stance::opposite(passage, clause.clone(), facts));
        found.extend(help::done_instead_of_helped(passage, clause.clone(), facts));
    }
    found
}

/// Stems of the verbs of rank, each with the stems that say as much.
static RANKS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    const IN_CHARGE: &str = "manage lead supervise oversee run head direct spearhead command chair \
        charge manager supervisor leader director boss captain responsible look owner own management \
        supervision leadership headteacher treasurer cfo ceo coo cto president chief foreman";
    const IN_COMMAND: &str = "direct head spearhead command chair lead charge director captain leader \
        president chairman chairperson steer";
    const VERBS: &[(&str, &str)] = &[
        ("manage lead supervise oversee", IN_CHARGE),
        ("direct head spearhead command chair", IN_COMMAND),
        ("mentor", "mentor coach teach tutor guide train"),
        (
            "founded",
            "founded cofounded start establish launch create set open founder cofounder",
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
        ("hire recruit", "hire recruit employ"),
        ("run", IN_CHARGE),
        ("promoted", "promoted promote promotion became become"),
        ("charge responsible", IN_CHARGE),
        ("headed", IN_COMMAND),
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
    let begins = passage.clause_of(at).start == at;
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
    let to_a_post =
        !matches!(key, "promoted" | "promotion") || matches!(passage.key(at + 1), "to" | "from");
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
        || !to_a_post
        || charge_of_things
        || (ONLY_AS_VERB.contains(&key) && !begins)
        || passage.key(at + 1) == "to"
        || word.helped
    {
        return None;
    }
    let passive = (1..4).any(|ahead| passage.key(at + ahead) == "by") && key != "managed";
    // `Own section` is no verb.
    let adjective =
        key == "own" && !matches!(passage.key(at + 1), "the" | "a" | "an" | "all" | "and");
    let plural_noun = adjective
        || key == "founding"
        || !begins
            && matches!(
                key,
                "hires" | "recruits" | "heads" | "leads" | "directs" | "founds"
            );
    if passive
        || key == "management"
        || plural_noun
        || (is_of_things(passage, at, facts) && !took_part(passage, at, facts))
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
    let leads_a_team = matches!(word.stem.as_str(), "lead" | "led") && has_a_team(facts);
    if leads_a_team || is_no_rank(passage, at) {
        return None;
    }
    let text = passage.tokens[at].text;
    let places = || {
        supporters
            .iter()
            .flat_map(|stem| facts.occurrences(stem))
            .copied()
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
            let alone = source
                .clause_of(*place)
                .filter(|other| source.words[*other].is_content);
            is_role_noun(&source.words[*place].stem)
                || (alone.count() == 1 && source.key(*place).ends_with("ing"))
                || source.clause_of(*place).any(|other| {
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

/// Whether a word of rank stands for something else: `directed people to the desk`, `the uncle who owned the firm`, `pre-owned`.
fn is_no_rank(passage: &Passage<'_>, at: usize) -> bool {
    let shows_the_way = passage.words[at].stem == "direct"
        && (at + 2..at + 7).any(|ahead| passage.key(ahead) == "to");
    let anothers =
        at > 1 && passage.key(at - 1) == "who" && super::doers::is_somebody(passage.key(at - 2));
    let part = at > 0 && passage.gap_after(at - 1) == "-" && passage.key(at - 1) == "pre";
    let adjective = at > 0
        && passage.key(at).ends_with("ed")
        && matches!(passage.key(at - 1), "a" | "an" | "the");
    shows_the_way || anothers || part || adjective || passage.is_given_away(at)
}

/// `I had a section of 8 soldiers`.
fn has_a_team(facts: &Facts<'_>) -> bool {
    facts.passages.iter().any(|source| {
        (0..source.tokens.len()).any(|at| {
            source.key(at) == "i"
                && matches!(source.key(at + 1), "had" | "have")
                && matches!(source.key(at + 2), "a" | "my")
                && is_among("team section crew squad group", source.key(at + 3))
                && source.key(at + 4) == "of"
        })
    })
}

/// A clause that begins with training people, where the user tells of nothing like it.
fn teaching(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const TEACHING: &str = "trained training train taught teaching teach coached coaching coach instructed instructing onboarded onboarding";
    const LIKE_IT: &str = "train trained training trainer taught teach teaching teacher coach coached coaching show showed showing shown \
        mentor mentored mentoring instruct instructed instructor tutor tutored tutoring explain explained explaining guide guided \
        induct inducted induction onboard onboarding buddy buddied shadow shadowed shadowing lesson lessons class classes course \
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

/// Managing or leading things and hours is no rank: bookings, stock, a tour. People, teams, projects and money are.
fn is_of_things(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const ACTIVITIES: &str = "tour tours session sessions workshop workshops class classes lesson lessons drills warm exercises activities \
        walks rides hikes games songs prayers discussions";
    const WEIGHTY: &str = "team teams crew department departments project projects programme program programs store shop branch company \
        pharmacy clinic school library surgery ward warehouse factory facility shelter sites business operations budget budgets finances account accounts p&l region office site sites division function strategy launch \
        rollout migration development implementation campaign campaigns event events product products contract contracts vendors \
        suppliers clients relationship portfolio farm kitchen restaurant bar salon hotel design redesign construction build analysis research study";
    let (base, _) = verbs::lookup(passage.key(at)).unwrap_or(("", Form::Base));
    let clause = passage.clause_of(at);
    // What is run is the head: a group of ten people is a group.
    let ends_head =
        |place: &usize| base == "run" && is_among("of for with on in", passage.key(*place));
    let object: Vec<usize> = (at + 1..clause.end)
        .take(6)
        .take_while(|place| !ends_head(place))
        .filter(|place| passage.words[*place].is_content)
        .collect();
    let people = |place: &usize| super::same_things::is_person(&passage.words[*place].stem);
    match base {
        "lead" => {
            object
                .iter()
                .any(|place| is_among(ACTIVITIES, passage.key(*place)))
                && !object.iter().any(people)
        }
        "manage" | "handle" | "run" => {
            object.iter().any(|place| {
                facts.word(passage.key(*place)) == Said::Yes
                    || facts.says_alike(passage.key(*place))
            }) && !object
                .iter()
                .any(|place| people(place) || is_among(WEIGHTY, passage.key(*place)))
        }
        _ => false,
    }
}

/// Whether the user says of these things that they only took part.
fn took_part(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let contents = contents(passage, passage.clause_of(at), Some(at));
    facts.passages.iter().any(|source| {
        source.clauses.iter().any(|clause| {
            let shares = clause.clone().any(|place| {
                source.words[place].is_content
                    && contents
                        .iter()
                        .any(|stem| says_same(stem, &source.words[place].stem))
            });
            let denied = clause.clone().any(|place| {
                source.words[place].negated
                    && contents
                        .iter()
                        .any(|stem| says_same(stem, &source.words[place].stem))
            });
            let part = clause.clone().any(|place| {
                denied
                    || source.words[place].helped
                    || matches!(
                        source.key(place),
                        "helped"
                            | "help"
                            | "assisted"
                            | "assist"
                            | "supported"
                            | "support"
                            | "contributed"
                            | "involved"
                            | "joined"
                            | "shadowed"
                            | "under"
                            | "watched"
                            | "observed"
                            | "learned"
                            | "learnt"
                    )
                    || (source.key(place) == "part" && matches!(source.key(place + 1), "of" | "in"))
                    || (matches!(source.key(place), "worked" | "working" | "work")
                        && matches!(source.key(place + 1), "on" | "with" | "alongside"))
            });
            shares && part
        })
    })
}

/// Whether a word of rank in the source is the user's own: not denied, not another person's.
fn is_own_rank(source: &Passage<'_>, at: usize, for_verb: &str) -> bool {
    let word = &source.words[at];
    let possessive = for_verb != "own"
        && source.key(at) == "own"
        && at > 0
        && matches!(
            source.key(at - 1),
            "my" | "our" | "their" | "his" | "her" | "your"
        );
    if word.negated
        || word.helped
        || word.doer == Doer::Another
        || source.key(at + 1) == "by"
        || possessive
    {
        return false;
    }
    if source.key(at).starts_with("look") {
        return source.key(at + 1) == "after";
    }
    if source.key(at) == "charge" {
        return at > 0 && matches!(source.key(at - 1), "in" | "full" | "sole");
    }
    if !is_role_noun(&word.stem)
        || verbs::lookup(source.key(at)).is_some_and(|(_, form)| form != Form::Base)
    {
        return true;
    }
    !super::whose::is_anothers(source, at)
        && !super::titles::is_lowered(source, at)
        && !is_done_by_another(source, at)
}

/// Whether the subject before a verb is somebody else: `the boss directed`.
fn is_done_by_another(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let clause = source.clause_of(at);
    let near = clause.start.max(at.saturating_sub(REACH))..at;
    let person = |place: usize| {
        let key = source.key(place);
        matches!(key, "boss" | "owner" | "he" | "she" | "they") || super::titles::names_a_role(key)
    };
    near.clone().any(person)
        && !(clause.start..at).any(|place| matches!(source.key(place), "i" | "we" | "im" | "and"))
        && (clause.start..at).any(|place| {
            matches!(
                source.key(place),
                "the" | "my" | "our" | "he" | "she" | "they"
            )
        })
}

fn is_role_noun(stem: &str) -> bool {
    matches!(
        stem,
        "manager"
            | "supervisor"
            | "leader"
            | "director"
            | "boss"
            | "captain"
            | "owner"
            | "founder"
            | "cofounder"
            | "president"
            | "chairman"
            | "chairperson"
            | "headteacher"
            | "cfo"
            | "ceo"
            | "coo"
            | "cto"
            | "chief"
            | "foreman"
            | "head"
            | "lead"
    )
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
