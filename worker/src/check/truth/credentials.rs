//! Degrees, licences and grades that a free text claims.

mod subjects;

use serde_json::{Map, Value};

use crate::english::products;
use crate::english::titles;
use crate::english::tokens::{Token, joined, key, stem, tokenize};
use crate::english::words;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::neighbours;
use super::qualifications::leaves_open;
use super::shortened::is_spelt_out;
use super::violation::{Violation, ViolationKind};
use super::whose::is_anothers;

pub use subjects::other_subject;

/// Whether a word is part of the name of a degree that the user abbreviates: `commerce` of `B.Com`.
pub fn is_of_degree(word: &str, facts: &Facts<'_>) -> bool {
    titles::degrees_with(word).any(|short| {
        facts.rows(short).any(|(passage, at)| {
            let source = &facts.passages[passage];
            // `Med school` and `a bed` are none.
            let written = source.tokens[at].text;
            !source.words[at].negated
                && (short.len() > 2 && !words::is_common(short)
                    || written.contains(|c: char| c.is_uppercase() || c == '.'))
        })
    })
}

/// The degree of `bachelor's degree`, where the bachelor's is said.
pub fn is_of_own_degree(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    is_among!("degree diploma", passage.key(at))
        && at > 0
        && titles::degree_forms(passage.key(at - 1))
            .is_some_and(|forms| forms.iter().any(|form| facts.in_a_row(form) == Said::Yes))
}

/// Papers that have levels.
const LEVELLED: &str =
    "licence license certificate certification diploma course ticket exam award qualification";

/// Their levels in words.
const LEVELS: &str =
    "basic elementary foundation beginner intermediate advanced higher full provisional expert";

/// A paper of another level than the user's: the `advanced licence` of who has the intermediate one.
pub fn other_level(passage: &Passage<'_>, facts: &Facts<'_>) -> Option<Violation> {
    const REACH: usize = 3;
    let near = |source: &Passage<'_>, at: usize| {
        at.saturating_sub(REACH)..source.sentence_of(at).end.min(at + 2)
    };
    let at = (0..passage.tokens.len()).find(|at| {
        let level = passage.key(*at);
        if !is_among!(LEVELS, level) || passage.words[*at].negated || facts.word(level) == Said::Yes
        {
            return false;
        }
        let paper = (at + 1..passage.sentence_of(*at).end.min(at + 1 + REACH))
            .take_while(|place| matches!(passage.gap_after(place - 1), " " | "-"))
            .find(|place| is_among!(LEVELLED, passage.key(*place)));
        paper.is_some_and(|paper| {
            facts
                .everywhere(passage.key(paper))
                .iter()
                .any(|(source, place)| {
                    let source = &facts.passages[*source];
                    near(source, *place).any(|other| is_among!(LEVELS, source.key(other)))
                })
        })
    })?;
    let reason = "the user's words give this another level";
    Some(Violation::new(
        ViolationKind::Credential,
        passage.tokens[at].text,
        reason,
    ))
}

/// The part of a standard that is not the user's: the 2 of `ISO 9606-2`, where they name `ISO 9606-1`.
pub fn other_part(passage: &Passage<'_>, facts: &Facts<'_>) -> Option<Violation> {
    let is_number = |at: usize| passage.key(at).bytes().all(|byte| byte.is_ascii_digit());
    let at = (1..passage.tokens.len()).find(|at| {
        let (standard, part) = (passage.key(at - 1), passage.key(*at));
        passage.gap_after(at - 1) == "-"
            && is_number(at - 1)
            && is_number(*at)
            && standard.len() > 2
            && part.len() < 3
            && !passage.is_in_amount_or_date(*at)
            && facts.rows(standard).next().is_some()
            && facts.rows(&format!("{standard}{part}")).next().is_none()
    })?;
    let reason = "the user's words name another part of this standard";
    let text = &passage.text[passage.tokens[at - 1].start..passage.tokens[at].end];
    Some(Violation::new(ViolationKind::Number, text, reason))
}

/// Whether a field names what the user has only planned: `food hygiene level 3 planned`.
fn is_planned(passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const PLANNED: &str = "planned pending booked upcoming";
    let whole = joined(&passage.tokens);
    let level = (1..passage.tokens.len())
        .find(|at| is_among!("level grade part stage module", passage.key(at - 1)))
        .map(|at| format!("{}{}", passage.key(at - 1), passage.key(at)));
    let all_planned = |row: &str| {
        let mut places = facts.rows(row).peekable();
        places.peek().is_some()
            && places.all(|(source, at)| {
                let source = &facts.passages[source];
                let mut rest = row.len();
                let next = (at..source.tokens.len()).find(|place| {
                    let ended = rest == 0;
                    rest = rest.saturating_sub(source.key(*place).len());
                    ended
                });
                next.is_some_and(|next| {
                    source.gap_after(next - 1) == " "
                        && (is_among!(PLANNED, source.key(next))
                            || (source.key(next) == "is"
                                && is_among!(PLANNED, source.key(next + 1))))
                })
            })
    };
    // `Solutions architect booked`, whose maker the user need not name.
    let tail = passage.tokens.get(1..).filter(|rest| rest.len() > 1);
    let tail = tail.map(joined);
    [Some(whole), level, tail]
        .iter()
        .flatten()
        .any(|row| all_planned(row))
}

/// Whether a field names a degree of which the user speaks only as somebody else's: `helped a PhD student`.
pub fn is_of_another(text: &str, facts: &Facts<'_>) -> bool {
    let tokens = tokenize(text);
    let mut degrees = tokens
        .iter()
        .filter_map(|token| titles::degree_forms(&token.key));
    degrees.any(|forms| {
        let mut places = forms.iter().flat_map(|form| facts.rows(form)).peekable();
        places.peek().is_some()
            && places.all(|(source, at)| {
                let source = &facts.passages[source];
                is_among!(
                    "student students candidate holder graduate supervisor",
                    source.key(at + 1),
                ) && is_anothers(source, at + 1)
            })
    })
}

/// Whether a field names another degree than the user's of its level, or one as awarded which the user is still working for.
pub fn is_other_or_open(text: &str, facts: &Facts<'_>) -> bool {
    let passage = Passage::read(text);
    (0..passage.tokens.len()).any(|at| is_other_degree(&passage, at, facts))
        || is_awarded_too_soon(&passage, facts)
        || (!leaves_open(&passage)
            && !passage
                .tokens
                .iter()
                .any(|token| is_among!("planned booked upcoming", &token.key))
            && is_planned(&passage, facts))
}

/// `Bachelor of Engineering`, where the user has a `btech`.
fn is_other_degree(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 5;
    let level = passage.key(at).trim_end_matches('s');
    if !is_among!("bachelor master", level) || passage.key(at + 1) != "of" {
        return false;
    }
    let last = passage.tokens.len().min(at + LONGEST);
    let named = (at + 2..last).rev().find_map(|end| {
        let joined: String = (at..=end).map(|place| passage.key(place)).collect();
        titles::degree_forms(&joined).map(|forms| (end, forms))
    });
    let Some((end, forms)) = named else {
        return false;
    };
    let says = |short: &str| facts.rows(short).next().is_some();
    let short_for = |short: &&str| {
        (at + 2..=end)
            .all(|place| titles::degrees_with(passage.key(place)).any(|degree| degree == *short))
    };
    !forms.iter().any(|form| says(form))
        && !titles::degrees_with(level).filter(short_for).any(says)
        && titles::degrees_with(level).any(|short| short.len() > 2 && says(short))
}

/// `PhD, awarded 2020` of a `phd candidate`.
fn is_awarded_too_soon(passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    const AWARDED: &str = "awarded obtained completed graduated earned achieved conferred";
    const OPEN: &str = "still candidate student doing pursuing studying ongoing expected progress currently finishing reading";
    let awarded = (0..passage.tokens.len())
        .any(|at| is_among!(AWARDED, passage.key(at)) && !passage.words[at].negated);
    let open = |&(source, at): &(usize, usize)| {
        let source = &facts.passages[source];
        let begins = source.sentence_of(at).start.max(at.saturating_sub(REACH));
        let until = (at + 1..source.sentence_of(at).end)
            .take_while(|place| titles::degree_forms(source.key(*place)).is_none());
        (begins..at)
            .chain(until)
            .any(|place| is_among!(OPEN, source.key(place)))
    };
    awarded
        && passage.tokens.iter().any(|token| {
            let forms = titles::degree_forms(&token.key).unwrap_or_default();
            let mut places = forms.iter().flat_map(|form| facts.rows(form)).peekable();
            places.peek().is_some() && places.all(|place| open(&place))
        })
}

/// The issuer of a certificate that nobody else gives.
pub fn is_issuer(text: &str, facts: &Facts<'_>) -> bool {
    products::certificates_of(&joined(&tokenize(text)))
        .any(|paper| facts.in_a_row(paper) == Said::Yes)
}

/// An issuer whom the user does not name, beside a paper that it does not give: `PMI` of their PMP beside `ITIL Foundation`.
pub fn other_issuer(fields: &Map<String, Value>, facts: &Facts<'_>) -> Option<Violation> {
    let text = |field: &str| fields.get(field).and_then(Value::as_str);
    let (issuer, name) = (text("issuer")?, text("name")?);
    if facts.phrase(issuer) != Said::No || !is_issuer(issuer, facts) {
        return None;
    }
    let issuer_key = joined(&tokenize(issuer));
    let sentence =
        |(source, at): (usize, usize)| (source, facts.passages[source].tokens[at].sentence);
    let given: Vec<(usize, usize)> = products::certificates_of(&issuer_key)
        .flat_map(|paper| facts.rows(paper))
        .map(sentence)
        .collect();
    let mut said = tokenize(name)
        .into_iter()
        .flat_map(|token| facts.occurrences(&stem(&token.key)).to_vec())
        .map(sentence)
        .peekable();
    let own = said.peek().is_none() || said.any(|place| given.contains(&place));
    (!own).then(|| {
        let kind = ViolationKind::Name;
        Violation::new(kind, issuer, kind.unsaid())
    })
}

/// The certificate of an entry for which the user only studies: `Solutions Architect` of `studying for solutions architect`.
pub fn only_studied_for(fields: &Map<String, Value>, facts: &Facts<'_>) -> Option<Violation> {
    const STUDYING: &str = "studying study preparing prepping working revising training learning";
    let name = fields.get("name").and_then(Value::as_str)?;
    let tokens = tokenize(name);
    let studied_for = |(source, at): (usize, usize)| {
        let source = &facts.passages[source];
        let first = at - usize::from(at > 0 && is_among!("the my a", source.key(at - 1)));
        first > 1
            && is_among!("for towards toward", source.key(first - 1))
            && is_among!(STUDYING, source.key(first - 2))
    };
    // The user need not name its maker.
    let rows = [Some(&tokens[..]), tokens.get(1..)];
    let rows = rows.into_iter().flatten().map(joined);
    let mut places = rows.filter(|row| !row.is_empty()).map(|row| {
        let mut places = facts.rows(&row).peekable();
        places.peek().is_some() && places.all(studied_for)
    });
    (!leaves_open(&Passage::read(name)) && places.any(|all| all)).then(|| {
        let reason = "the user's words do not say that this was awarded";
        Violation::new(ViolationKind::Credential, name, reason)
    })
}

/// The state that gives a licence: `State of Texas` of `TX`.
pub fn is_state(text: &str, facts: &Facts<'_>) -> bool {
    let (before, after) = (text.split_once(" of "), text.rsplit_once(' '));
    let kind = |word: &str| is_among!("state province", &key(word));
    before.is_some_and(|(first, place)| kind(first) && facts.lies_in(place))
        || after.is_some_and(|(place, last)| kind(last) && facts.lies_in(place))
}

/// Words of a free text that claim a degree, licence or grade.
pub fn credential(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let key = passage.key(at);
    if !is_claim(passage, at)
        || passage.words[at].negated
        || is_verb(passage, at)
        || facts.word(key) == Said::Yes
    {
        return None;
    }
    if neighbours(passage, at, facts) == Said::Yes
        || facts.says_alike(key)
        || (is_among!("bachelor bachelors master masters doctoral", key)
            && is_of_degree(key, facts))
        || is_spelt_out(passage, at, facts)
    {
        return None;
    }
    // `Bachelor studies, in progress` claims no degree.
    if leaves_open(passage) && is_among!("studies student programme program", passage.key(at + 1)) {
        return None;
    }
    // `NPLQ-qualified`, and the licensed electrician whom the user assists.
    let by_name = at > 0
        && passage.gap_after(at - 1) == "-"
        && facts.word(passage.key(at - 1)) == Said::Yes
        && !titles::is_title_noun(passage.key(at - 1));
    let anothers = titles::looks_like_title_noun(passage.key(at + 1))
        && facts.word(key) == Said::Denied
        && is_anothers(passage, at + 1);
    let anothers =
        anothers || (facts.word(key) == Said::Denied && is_of_somebody_else(passage, at));
    // `Under the manager's licence`.
    let anothers = anothers || super::denials::is_under_anothers(passage, at);
    if by_name
        || anothers
        || is_of_acronym(passage, at, facts)
        || is_of_students(passage, at, facts)
        || is_for_driving(passage, at, facts)
    {
        return None;
    }
    // `Not yet licensed; licence due next year`.
    if facts.word(key) == Said::Denied && passage.words.iter().any(|word| word.negated) {
        return None;
    }
    // A card or licence is certification.
    let papers = [
        "licence",
        "license",
        "card",
        "ticket",
        "cert",
        "diploma",
        "badge",
        "apprenticeship",
        "nvq",
    ];
    let attended = ["exam", "course", "level", "class", "handler"];
    let certificate = ["certification", "certificate", "licence", "license"].contains(&key);
    let papers = papers.iter().chain(attended.iter().filter(|_| certificate));
    let paper = certificate || ["certified", "qualified"].contains(&key);
    if paper
        && facts.word(key) == Said::No
        && papers
            .into_iter()
            .any(|paper| facts.word(paper) == Said::Yes)
    {
        return None;
    }
    let degree = ["degree", "diploma", "qualified", "qualification"].contains(&key);
    let has_degree = || {
        let mut forms = titles::degrees().iter().flat_map(|group| group.iter());
        forms.any(|form| facts.phrase(form) == Said::Yes)
    };
    if degree && has_degree() {
        return None;
    }
    let text = passage.tokens[at].text;
    let reason = format!("the user's words name no such credential as {text:?}");
    Some(Violation::new(ViolationKind::Credential, text, reason))
}

/// Whether a word claims a degree, licence or grade.
fn is_claim(passage: &Passage<'_>, at: usize) -> bool {
    const OF_DEGREES: &str =
        "project thesis dissertation degree programme program studies student students";
    const WORDS: &str = "certified certification certificate licensed licence license chartered accredited diploma degree bachelor \
        bachelors masters phd doctorate doctoral mba bsc msc beng meng honours honors distinction laude qualified \
        qualification gcse gcses cpa pmp cfa acca";
    let key = passage.key(at);
    let titled = |at: usize| {
        let mut tokens = passage.tokens.get(at).into_iter();
        tokens.any(Token::is_capitalised)
    };
    is_among!(WORDS, key)
        || (is_among!("master bachelor", key) && is_among!(OF_DEGREES, passage.key(at + 1)))
        || (key == "registered" && titles::is_title_noun(passage.key(at + 1)))
        || (key == "master" && passage.key(at + 1) == "of" && titled(at) && titled(at + 2))
}

/// `Honours five years without an accident` tells what a prize is for.
fn is_verb(passage: &Passage<'_>, at: usize) -> bool {
    is_among!("honours honors", passage.key(at))
        && passage.tokens[at].opens_sentence
        && passage.gap_after(at) == " "
        && !is_among!("degree bachelor", passage.key(at + 1))
}

/// `Assistant to a licensed electrician`: the other has the licence.
fn is_of_somebody_else(passage: &Passage<'_>, at: usize) -> bool {
    let behind = |back: usize| at.checked_sub(back).map_or("", |at| passage.key(at));
    let of = |word: &str| is_among!("to under by with for alongside of from", word);
    of(behind(1)) || (is_among!("a an the two three several other", behind(1)) && of(behind(2)))
}

/// `MSc students` of who speaks of `master students`.
pub fn is_of_students(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const STUDENTS: &str =
        "student students candidate candidates thesis theses dissertation dissertations";
    is_among!(STUDENTS, passage.key(at + 1))
        && ["master", "bachelor", "doctoral"].iter().any(|level| {
            titles::degrees_with(level).any(|short| short == passage.key(at))
                && facts.word(level) == Said::Yes
        })
}

/// The driving licence of a driver.
fn is_for_driving(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    is_among!("licence license", passage.key(at))
        && is_among!("driving driver drivers", passage.before(at))
        && facts.word("driver") == Said::Yes
}

/// `NPLQ-qualified`, `ADR-certified driver`: who lists an examination or licence by its letters has it.
fn is_of_acronym(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    let shouted = |at: usize| {
        let text = passage.tokens[at].text;
        text.len() > 2 && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    // `CIH Level 4 qualified`, `ServSafe Manager certification`, `Gas Safe registered`: the name of the paper goes on to the word.
    let named = |at: usize| {
        let token = &passage.tokens[at];
        token.is_capitalised() && !titles::is_school_noun(&token.key)
            || token.key.bytes().all(|byte| byte.is_ascii_digit())
    };
    let tells = |at: usize| {
        let token = &passage.tokens[at];
        token.looks_like_name() || !(titles::is_title_noun(&token.key) || token.opens_sentence)
    };
    let own = |at: usize| facts.word(passage.key(at)) == Said::Yes || passage.key(at) == "level";
    let first = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| matches!(passage.gap_after(*place), " " | "-") && named(*place))
        .last();
    is_among!(
        "qualified certified licensed registered certification certificate",
        passage.key(at),
    ) && facts.word(passage.key(at)) == Said::No
        && first.is_some_and(|first| {
            (first..at).all(own)
                && if at - first > 1 {
                    (first..at).any(tells)
                } else {
                    shouted(first)
                }
        })
}

/// The `qualified` of who says that they are so in part, wherever they have it: `CIMA qualified` of `CIMA part-qualified`.
pub fn is_qualified_in_full(passage: &Passage<'_>, facts: &Facts<'_>) -> Option<usize> {
    const IN_PART: &str = "part partly partially nearly almost half semi";
    let in_part = |source: &Passage<'_>, at: usize| {
        is_among!(IN_PART, source.before(at)) && matches!(source.gap_after(at - 1), " " | "-")
    };
    let full = (0..passage.tokens.len()).find(|at| {
        passage.key(*at) == "qualified" && !passage.words[*at].negated && !in_part(passage, *at)
    })?;
    let mut own = facts.everywhere("qualified").into_iter().peekable();
    own.peek()?;
    own.all(|(source, at)| in_part(&facts.passages[source], at))
        .then_some(full)
}
