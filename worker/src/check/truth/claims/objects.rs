//! What a verb of rank is about: people, things of one's own work, or what others did.

use super::own_rank::is_own_rank;
use super::{contents, says_same};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::number_words;
use crate::check::truth::same_things::is_person;
use crate::check::truth::shortened::is_spelt_out;
use crate::check::truth::specifics::is_specific;
use crate::english::titles::is_title_noun;
use crate::english::verbs::{self, Form};

/// Managing or leading things and hours is no rank: bookings, stock, a tour. People, teams, projects and money are.
pub fn is_of_things(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const ACTIVITIES: &str = "tour tours session sessions workshop workshops class classes lesson lessons drills warm exercises activities \
        walks rides hikes games songs prayers discussions club clubs tutorial tutorials seminar seminars lab labs";
    const WEIGHTY: &str = "team teams squad squads fleet crew department departments project projects programme program programs store shop branch company \
        pharmacy clinic school library surgery ward warehouse factory facility shelter sites business operations finances account accounts p&l region office site sites division function strategy launch \
        rollout migration development implementation campaign campaigns product products contract contracts vendors works \
        suppliers clients relationship portfolio farm kitchen restaurant bar salon hotel practice counter room rooms laundry bakery canteen cafe depot yard garage museum gallery floor section stall nursery \
        cleanup cleanups fair fairs festival drive drives fundraiser fundraisers exhibition conference event events contest design redesign construction build analysis research study";
    const PLAIN: &str = "level levels record records task tasks process processes schedule schedules calendar calendars order orders activity activities \
        data information inventory list lists page pages account accounts system systems work documents documentation paperwork channel channels presence \
        request requests diary diaries files side flow operation operations needs duties";
    let (base, _) = verbs::lookup(passage.key(at)).unwrap_or(("", Form::Base));
    let clause = passage.clause_of(at);
    // What is run is the head: a group of ten people is a group.
    let ends_head = |place: &usize| {
        is_among!("for with on in to at from during", passage.key(*place))
            || (base == "run" && passage.key(*place) == "of")
    };
    // `Managed around 50 calls`: the amount stands before what is managed.
    let counts = |place: &usize| {
        let key = passage.key(*place);
        key.starts_with(|c: char| c.is_ascii_digit())
            || number_words::small_number(key).is_some()
            || is_among!(
                "around about roughly approximately over up to nearly almost some an a the average of",
                key,
            )
    };
    let first = (at + 1..clause.end)
        .find(|place| !counts(place))
        .unwrap_or(at + 1);
    let object: Vec<usize> = (first..clause.end)
        .take(6)
        .take_while(|place| !ends_head(place))
        .take_while(|place| {
            let key = passage.key(*place);
            *place == first || key.ends_with("ly") || number_words::time_unit(key).is_none()
        })
        .take_while(|place| {
            *place == first
                || !passage
                    .key(*place)
                    .starts_with(|c: char| c.is_ascii_digit())
        })
        // `Run the till, clean and help to close`.
        .take_while(|place| {
            *place == first
                || !(passage.gap_after(place - 1).contains(',')
                    && verbs::lookup(passage.key(*place)).is_some())
        })
        .filter(|place| passage.words[*place].is_content && !passage.key(*place).ends_with("ly"))
        .collect();
    let people = |place: &usize| {
        is_person(&passage.words[*place].stem)
            || is_title_noun(passage.key(*place))
            || is_among!(
                "classmates friends mates teammates peers",
                passage.key(*place),
            )
    };
    // `Clinic bookings` are bookings.
    let is_head = |place: &&usize| {
        // `The team sorting donations` is a team.
        let acting = matches!(
            verbs::lookup(passage.key(**place + 1)),
            Some((_, Form::Gerund))
        ) && (people(place) || is_among!("team crew group", passage.key(**place)));
        acting
            || !object.contains(&(**place + 1))
            || !passage.gap_after(**place).trim_matches('-').eq(" ")
    };
    // Who cooks in a section of the kitchen runs it.
    let cooks = |place: &usize| {
        base == "run"
            && is_among!("section station", passage.key(*place))
            && facts.word(passage.key(*place)) == Said::Yes
    };
    // The fitting rooms that the user calls so are an area of a shop, and no organisation.
    let is_area = |place: &usize| {
        is_among!("rooms counters sections", passage.key(*place))
            && *place > first
            && passage.words[place - 1].is_content
            && facts.in_a_row(&format!(
                "{}{}",
                passage.key(place - 1),
                passage.key(*place)
            )) == Said::Yes
    };
    let weighty = |place: &usize| {
        people(place)
            || (is_among!(WEIGHTY, passage.key(*place)) && !cooks(place) && !is_area(place))
    };
    // Whoever has customers manages their accounts.
    let served = || {
        let customers = |word: &str| {
            is_among!(
                "account accounts customer customers client clients portfolio",
                word,
            )
        };
        object
            .iter()
            .filter(is_head)
            .any(|place| customers(passage.key(*place)))
            && ["customer", "client", "account"]
                .iter()
                .any(|noun| facts.counts(noun))
    };
    let said = |place: &usize| {
        facts.word(passage.key(*place)) == Said::Yes
            || facts.says_alike(passage.key(*place))
            || is_spelt_out(passage, *place, facts)
    };
    if matches!(base, "manage" | "handle") && served() {
        return true;
    }
    match base {
        "lead" => {
            // `Small reading groups`.
            let group = |place: &usize| {
                is_among!("group groups", passage.key(*place))
                    && facts.word(passage.key(*place)) == Said::Yes
                    && is_among!(
                        "reading phonics maths math study discussion support play spelling writing speech therapy conversation exercise focus",
                        passage.key(place - 1),
                    )
            };
            object
                .iter()
                .any(|place| is_among!(ACTIVITIES, passage.key(*place)) || group(place))
                && !object.iter().any(people)
        }
        "manage" | "handle" | "run" => {
            let heads: Vec<usize> = object.iter().filter(is_head).copied().collect();
            let plain = heads
                .iter()
                .any(|place| is_among!(PLAIN, passage.key(*place)));
            let told = if plain { &object } else { &heads };
            // `Preparation` is what one has others do; `calls` and `servers` are things.
            let thing = |place: &usize| {
                let key = passage.key(*place);
                !["tion", "tions", "ment", "ing", "ery", "eries", "age"]
                    .iter()
                    .any(|ending| key.ends_with(ending))
                    && !is_among!("rota rotas roster rosters clusters cluster", key)
                    && verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base))
            };
            // `Ran five-axis machining`: what the user's machine does.
            let by_machine = base == "run"
                && heads
                    .iter()
                    .all(|place| passage.key(*place).ends_with("ing"))
                && object.iter().any(|place| {
                    !heads.contains(place)
                        && (passage.tokens[*place].is_capitalised()
                            || is_specific(passage.key(*place)))
                        && said(place)
                })
                && !object
                    .iter()
                    .any(|place| is_among!(OF_PEOPLE, passage.key(*place)));
            by_machine
                || (told.iter().any(said) || (!told.is_empty() && told.iter().all(thing)))
                    && !object.iter().filter(is_head).any(weighty)
        }
        // The papers that whoever manages a product keeps for it.
        "own" => {
            let mut heads = object.iter().filter(is_head).peekable();
            heads.peek().is_some()
                && heads.all(|place| is_among!(PAPERS, passage.key(*place)) && said(place))
                && PRODUCT_ROLES
                    .split_ascii_whitespace()
                    .any(|role| facts.word(role) == Said::Yes)
        }
        _ => false,
    }
}

/// Gerunds of what one does with people.
const OF_PEOPLE: &str = "training coaching mentoring teaching hiring recruiting onboarding planning scheduling staffing purchasing marketing";

const PAPERS: &str = "roadmap roadmaps backlog backlogs specification specifications spec specs requirements documentation calendar plan plans";

const PRODUCT_ROLES: &str = "manager owner lead pm po";

/// The last noun of each part of what a verb is about: the lab of `led the chemistry lab`.
pub fn object(passage: &Passage<'_>, at: usize) -> Vec<usize> {
    const ENDS: &str = "for with in on to at from during by of and";
    (at + 1..passage.clause_of(at).end)
        .skip_while(|place| !passage.words[*place].is_content)
        .find(|place| {
            passage.words[*place].is_content
                && passage
                    .words
                    .get(place + 1)
                    .is_none_or(|next| !next.is_content || passage.gap_after(*place) != " ")
                || is_among!(ENDS, passage.key(*place))
        })
        .filter(|place| passage.words[*place].is_content)
        .into_iter()
        .collect()
}

/// Whether the user says the verb of somebody else, and not of themselves: `the librarian who runs the club`.
pub fn only_others_do(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let places = facts.occurrences(&passage.words[at].stem);
    !places.is_empty()
        && places
            .iter()
            .all(|(source, place)| !is_own_rank(&facts.passages[*source], *place, passage.key(at)))
}

/// Whether the user says of these things that they only took part.
pub fn took_part(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let end = (at + 1..passage.clause_of(at).end)
        .find(|place| {
            is_among!(
                "for with on in to at from during following",
                passage.key(*place),
            ) && *place > at + 1
        })
        .unwrap_or(passage.clause_of(at).end);
    let contents = contents(passage, at + 1..end, None);
    let is_shared = |source: &Passage<'_>, place: usize| {
        source.words[place].is_content
            && contents
                .iter()
                .any(|stem| says_same(stem, &source.words[place].stem))
    };
    facts.passages.iter().any(|source| {
        source.clauses.iter().any(|clause| {
            let Some(shared) = clause.clone().rfind(|place| is_shared(source, *place)) else {
                return false;
            };
            clause
                .clone()
                .any(|place| is_shared(source, place) && source.words[place].negated)
                || clause.clone().any(|place| {
                    source.words[place].helped
                        || (is_part(source, place) && reaches(source, place, shared))
                })
        })
    })
}

/// Whether a word tells of a part that somebody had in something.
fn is_part(source: &Passage<'_>, at: usize) -> bool {
    const PARTS: &str = "help assist support contribute involved join shadow under watch observe learn attend learnt";
    let key = source.key(at);
    let next = source.key(at + 1);
    match verbs::lookup(key).map_or(key, |(base, _)| base) {
        "member" => next == "of",
        "part" => is_among!("of in", next),
        "cover" => stands_in(source, at),
        "work" => is_among!("on with w alongside in at", next),
        base => is_among!(PARTS, base),
    }
}

/// Whether what stands at one place may have to do with what stands at another before it: `fitting rooms, display help` helps with no
/// rooms.
fn reaches(source: &Passage<'_>, from: usize, to: usize) -> bool {
    from < to || !(to..from).any(|place| source.gap_after(place).contains(','))
}

/// `Covered the desk when she was at lunch`.
fn stands_in(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    (at + 1..source.sentence_of(at).end.min(at + REACH))
        .any(|place| is_among!("when while during if whenever", source.key(place)))
}

/// Whether the user says that they worked with those whom a verb of rank is about: `worked with sales on renewals`.
pub fn only_worked_with(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    let head = (at + 1..passage.clause_of(at).end)
        .take_while(|place| !is_among!("of for with on in to at from", passage.key(*place)))
        .filter(|place| passage.words[*place].is_content)
        .last();
    head.is_some_and(|head| {
        facts.passages.iter().any(|source| {
            (1..source.tokens.len()).any(|with| {
                is_among!("with w alongside", source.key(with))
                    && is_among!(
                        "worked working work collaborated liaised paired",
                        source.key(with - 1),
                    )
                    && (with + 1..source.tokens.len().min(with + 1 + REACH)).any(|place| {
                        says_same(&source.words[place].stem, &passage.words[head].stem)
                    })
            })
        })
    })
}
