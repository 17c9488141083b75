//! What the user says of their own rank: that they led, and whom.

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::Facts;
use crate::check::truth::same_things::is_person;
use crate::check::truth::titles::{is_lowered, names_a_role};
use crate::check::truth::whose::is_anothers;
use crate::english::abbreviations;
use crate::english::verbs::{self, Form};

/// Whether a word of rank in the source is the user's own: not denied, not another person's.
pub fn is_own_rank(source: &Passage<'_>, at: usize, for_verb: &str) -> bool {
    let word = &source.words[at];
    let possessive = for_verb != "own"
        && source.key(at) == "own"
        && is_among!("my our their his her your", source.before(at));
    if !word.negated && is_role_at(source, at) && is_appointed(source, at) {
        return true;
    }
    if word.negated
        || word.helped
        || word.doer == Doer::Another
        || source.key(at + 1) == "by"
        || possessive
    {
        return false;
    }
    if is_seat_or_part(source, at)
        || is_of_things_or_money(source, at, for_verb)
        || is_several_or_theirs(source, at)
    {
        return false;
    }
    if source.key(at).starts_with("look") {
        return source.key(at + 1) == "after" && !looks_after_wards(source, at);
    }
    // A charging station is in nobody's charge.
    if source.key(at).starts_with("charg") && source.key(at) != "charge" {
        return false;
    }
    if source.key(at) == "charge" {
        let clause = source.clause_of(at);
        let mine = |place: usize| is_among!("i im ive we me my", source.key(place));
        // `The nurse on call was in charge`.
        let anothers = (clause.start..at)
            .rev()
            .take_while(|place| !mine(*place))
            .any(|place| names_a_role(source.key(place)) && is_anothers(source, place));
        let taken = is_among!(
            "in full sole took take taking takes taken",
            source.before(at)
        );
        // Nurses say `charge nurse`, and `charge most nights`.
        let by_role =
            is_among!("nurse nights most", source.key(at + 1)) && !is_anothers(source, at + 1);
        return (taken && !anothers) || by_role;
    }
    // `The librarian who runs it`.
    let who = at > 1
        && is_among!("who that", source.key(at - 1))
        && crate::check::truth::doers::is_somebody(source.key(at - 2));
    if who || is_lead_of_things(source, at) {
        return false;
    }
    // `The supervising architect`, a `weekly cheque run`.
    let adjective = matches!(verbs::lookup(source.key(at)), Some((_, Form::Gerund)))
        && names_a_role(source.key(at + 1))
        && source.gap_after(at) == " "
        && at > 0
        && (source.gap_after(at - 1) != " "
            || is_among!("the a an my our by", source.key(at - 1))
            || source.words[at - 1].is_content);
    let noun = source.key(at) == "run"
        && at > 0
        && source.words[at - 1].is_content
        && (verbs::lookup(source.key(at - 1)).is_none()
            || is_among!("check cheque pay print test supply", source.key(at - 1)))
        && source.gap_after(at - 1) == " "
        && source.gap_after(at) != " ";
    // `Another girl led it`.
    let anothers_doing = verbs::lookup(source.key(at)).is_some()
        && (at.saturating_sub(3)..at).any(|place| {
            source.key(place) == "another"
                && source.tokens[place].sentence == source.tokens[at].sentence
        });
    if anothers_doing
        || super::no_rank::is_hired(source, at)
        || noun
        || (adjective && !source.tokens[at + 1].key.ends_with('s'))
    {
        return false;
    }
    // `Under supervision`, `under the direction of the chef`.
    let near = at.saturating_sub(2)..at;
    if is_among!(
        "supervision management leadership direction command",
        source.key(at),
    ) && near.clone().any(|place| source.key(place) == "under")
    {
        return false;
    }
    if !is_role_at(source, at)
        || verbs::lookup(source.key(at)).is_some_and(|(_, form)| form != Form::Base)
    {
        return true;
    }
    !is_anothers(source, at) && !is_lowered(source, at)
}

/// `They made me chargehand`, `appointed me the head`: whoever did it, the role is the user's.
fn is_appointed(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let near = at.saturating_sub(REACH).max(source.sentence_of(at).start)..at;
    near.clone().any(|place| {
        source.key(place) == "me"
            && place > near.start
            && is_among!(
                "made make appointed named elected picked chose promoted",
                source.key(place - 1)
            )
            && (place + 1..at).all(|between| {
                source.gap_after(between) == " "
                    && (source.words[between].is_content
                        || is_among!("the a an to as their", source.key(between)))
            })
    })
}

/// Several of a role, who are others, and whose prize it is: `PA to 2 directors`, a `chief constables commendation`, `room leader cover`.
fn is_several_or_theirs(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let several = source.key(at).strip_suffix('s').is_some_and(is_role_noun)
        && at > 0
        && ((at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|place| {
                source.gap_after(*place) == " "
                    && (source.words[*place].is_content || is_among!("the our", source.key(*place)))
                    || is_among!("to with for", source.key(*place))
            })
            .any(|place| is_among!("to with for", source.key(place)))
            || is_among!("the two three both all", source.key(at - 1))
            || source
                .quantities
                .iter()
                .any(|quantity| quantity.token + 1 == at));
    let given = (at + 1..source.sentence_of(at).end.min(at + 1 + REACH))
        .take_while(|place| source.gap_after(place - 1).trim_matches(['\'', '’']) == " ")
        .any(|place| {
            is_among!(
                "commendation award prize medal cup trophy cover",
                source.key(place)
            )
        });
    several || (is_role_noun(&source.words[at].stem) && given)
}

/// Whether a role is one over things or money, and over nobody.
fn is_of_things_or_money(source: &Passage<'_>, at: usize, for_verb: &str) -> bool {
    // A product owner owns no people.
    let owns_things = at > 0
        && source.key(at) == "owner"
        && is_among!(
            "product process system data risk home dog pet car",
            source.key(at - 1),
        );
    // Who keeps the money manages it, and nobody.
    let keeps_money = source.key(at) == "treasurer"
        && !is_among!(
            "manage managed manages managing oversaw oversee oversees overseeing",
            for_verb,
        );
    (owns_things && for_verb != "own") || keeps_money
}

/// What has the name of a rank and is none: `2 chairs`, `print heads`, `chair rental`, and the chair who `wrote the bid`.
pub fn is_seat_or_part(source: &Passage<'_>, at: usize) -> bool {
    let key = source.key(at);
    let before = source.before(at);
    let counted = source
        .quantities
        .iter()
        .any(|quantity| quantity.token + 1 == at && source.gap_after(quantity.token) == " ");
    let several = is_among!("chairs heads", key)
        && !is_among!(
            "the a an all our my their up it meetings",
            source.key(at + 1)
        );
    // Whoever chairs is told so before or behind it.
    let seat = key == "chair"
        && !is_among!(
            "as was am vice co elected became board club committee society pta i and to",
            before,
        )
        && !is_among!("of the a all our meetings since", source.key(at + 1))
        && !source.gap_after(at).contains([',', ')', '.', '(']);
    several || seat || (is_among!("chair chairs head heads lead leads", key) && counted)
}

/// Whether a role or a verb of rank is of things, so that it makes nobody the head of people: a product manager, who owns a module.
pub fn leads_only_things(source: &Passage<'_>, at: usize) -> bool {
    const OF_THINGS: &str = "product account accounts community content case brand category success media key customer relationship";
    let role = at > 0
        && is_role_at(source, at)
        && is_among!("manager mgr lead owner", source.key(at))
        && (is_among!(OF_THINGS, source.key(at - 1))
            && !(source.key(at - 1) == "success" && is_among!("head lead", source.key(at))));
    // Of the controllers of credit, stock or traffic none is over people.
    let controls = source.key(at) == "controller"
        && !is_among!("financial finance group plant", source.before(at));
    let owned = matches!(verbs::lookup(source.key(at)), Some(("own", _)))
        && !is_among!("business shop company firm", source.key(at + 1));
    // Whoever looks after servers leads nobody.
    let looked_after = source.key(at).starts_with("look")
        && !(at + 1..source.clause_of(at).end.min(at + 8)).any(|place| {
            is_person(&source.words[place].stem)
                || is_among!(
                    "team teams crew staff department group people",
                    source.key(place)
                )
        });
    role || controls || owned || looked_after
}

/// `Look after 6 patients`: whoever is cared for is not led.
fn looks_after_wards(source: &Passage<'_>, at: usize) -> bool {
    const WARDS: &str = "patient pt pts resident child kid baby toddler boy girl pupil student elderly lady man woman grandma grandpa mother \
        father grandmother grandfather animal dog cat horse cow sheep people person";
    (at + 2..source.clause_of(at).end)
        .take(5)
        .any(|place| is_among!(WARDS, &source.words[place].stem))
}

/// `Lead scoring`, `lead paint`.
pub fn is_lead_of_things(passage: &Passage<'_>, at: usize) -> bool {
    const THINGS: &str = "scoring generation gen time times paint pipe pipes replacement qualification nurturing magnet";
    // `Learnt lead flashing`.
    let learnt = at > 0
        && (verbs::is_past(passage.key(at - 1)) || passage.key(at - 1) == "learnt")
        && passage
            .words
            .get(at + 1)
            .is_some_and(|word| word.is_content)
        && !names_a_role(passage.key(at + 1));
    passage.key(at) == "lead" && (learnt || is_among!(THINGS, passage.key(at + 1)))
}

/// Whether a word is that of a role in full or shortened.
pub fn is_role_at(source: &Passage<'_>, at: usize) -> bool {
    is_role_noun(&source.words[at].stem)
        || abbreviations::same_word(source.key(at))
            .iter()
            .any(|word| is_role_noun(word))
}

pub fn is_role_noun(stem: &str) -> bool {
    is_among!(
        "manager supervisor leader director boss captain owner founder cofounder controller recruiter treasurer \
        coordinator president chairman chairperson headteacher vp cfo ceo coo cto chief foreman chargehand ganger \
        gaffer gm head lead",
        stem
    )
}

/// `I had a section of 8 soldiers`, `my team of 4`, `in charge of 6 lads`.
pub fn has_a_team(facts: &Facts<'_>) -> bool {
    const TEAM: &str = "team section crew squad group";
    facts.passages.iter().any(|source| {
        (1..source.tokens.len()).any(|at| {
            let had =
                is_among!("had have", source.key(at - 1)) && is_among!("a my", source.key(at));
            // Who is `on my crew of 14` is one of it.
            let among = is_among!("on in of from within with", source.key(at - 1));
            let team = (had || (source.key(at) == "my" && !among))
                && is_among!(TEAM, source.key(at + 1))
                && source.key(at + 2) == "of";
            let begins = at == 1 && source.key(0) == "my" && is_among!(TEAM, source.key(1));
            (team || (begins && source.key(2) == "of")) && !source.words[at].negated
        })
    })
}
