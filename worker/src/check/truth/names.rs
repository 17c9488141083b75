//! Proper names, tools, titles and skills in the texts of the output, looked up in the user's words.

use crate::english::gazetteer;
use crate::english::products;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{Token, key};
use crate::english::verbs;
use crate::english::words;

use super::added_items::ends_an_addition;
use super::clauses::Passage;
use super::credentials;
use super::doers;
use super::equipment;
use super::facts::{Facts, Said};
use super::finished::tells_as_over;
use super::glosses;
use super::language::{self, Language};
use super::no_names::{is_ordinary, names_nothing};
use super::product_names::{
    completes_product, has_product, has_product_at, is_anothers_product, is_of_code, is_role_alone,
    is_script,
};
use super::qualifications;
use super::shortened::{begins_beside, has_another_number, is_numbered, is_spelt_out, spells_out};
use super::specifics;
use super::titles as titles_of_jobs;
use super::violation::{Violation, ViolationKind};
use super::wishes::is_wishing;

/// Names, tools, titles and credentials inside a free text.
pub fn in_text(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let language = language::of_written(passage, facts);
    let mut found: Vec<Violation> = Vec::new();
    let mut open: Option<(usize, usize, ViolationKind)> = None;
    for at in 0..passage.tokens.len() {
        found.extend(
            credentials::credential(passage, at, facts)
                .or_else(|| credentials::other_subject(passage, at, facts)),
        );
        let Some(kind) = unsupported_at(passage, at, language, facts) else {
            continue;
        };
        match &mut open {
            Some((_, last, first_kind)) if *last + 1 == at && *first_kind == kind => *last = at,
            _ => {
                found.extend(
                    open.take()
                        .filter(|run| !spells_out(passage, run, facts))
                        .map(|run| quote(passage, run)),
                );
                open = Some((at, at, kind));
            }
        }
    }
    found.extend(
        open.filter(|run| !spells_out(passage, run, facts))
            .map(|run| quote(passage, run)),
    );
    found
}

fn quote(passage: &Passage<'_>, (first, last, kind): (usize, usize, ViolationKind)) -> Violation {
    let text = &passage.text[passage.tokens[first].start..passage.tokens[last].end];
    Violation::new(kind, text, kind.unsaid())
}

fn unsupported_at(
    passage: &Passage<'_>,
    at: usize,
    language: Language,
    facts: &Facts<'_>,
) -> Option<ViolationKind> {
    let token = &passage.tokens[at];
    let word = token.key.as_str();
    if has_another_number(passage, at, facts) {
        return Some(ViolationKind::Name);
    }
    if names_nothing(passage, at, facts) {
        return None;
    }
    if is_numbered(passage, at, facts) || qualifications::is_of_stage(passage, at, facts) {
        return None;
    }
    if is_other_tool(passage, at, facts)
        || is_anothers_product(passage, at, facts)
        || equipment::is_new(passage, at, facts)
    {
        return Some(ViolationKind::Tool);
    }
    let tool = is_tool_at(passage, at)
        || (is_unsaid_equipment(token, facts) && !equipment::is_kind_of_named(passage, at, facts));
    // In front, "Engineer" and "Nurse" may be verbs; words of rank are not.
    let raised = titles_of_jobs::is_raised(passage, at, facts);
    let introduced =
        titles_of_jobs::is_introduced(passage, at) && !titles_of_jobs::is_derived(word, facts);
    if introduced && titles_of_jobs::introduces_another(passage, at, facts) {
        return Some(ViolationKind::Title);
    }
    let title = raised
        || introduced
        || ((is_title_in_text(passage, at) || titles_of_jobs::is_stated(passage, at))
            && (!token.opens_sentence || titles_of_jobs::is_rank_word(word) || is_rank_noun(word)));
    let specific = is_specific_at(passage, at, facts);
    let named = is_named(passage, at, language, facts);
    if !(tool || title || specific || named) || (!raised && is_spelt_out(passage, at, facts)) {
        return None;
    }
    if (tool || named)
        && !title
        && (has_product_at(passage, at, facts)
            || glosses::is_gloss(passage, at, facts)
            || credentials::is_of_degree(word, facts)
            || credentials::is_of_students(passage, at, facts)
            || completes_product(passage, at, facts)
            || is_script(token.text, facts)
            || is_of_code(word, facts)
            || (words::is_wordlike(word) && begins_beside(passage, at, facts)))
    {
        return None;
    }
    let claimed = titles_of_jobs::is_claimed(passage, at, facts)
        && !token.opens_sentence
        && facts.word(word) != Said::No;
    if claimed || raised {
        return Some(ViolationKind::Title);
    }
    let said = facts
        .word(word)
        .max(facts.phrase(token.text))
        .max(neighbours(passage, at, facts));
    if title && titles_of_jobs::is_excused(passage, at, said, facts) {
        return None;
    }
    let mut words = passage.words.iter();
    let stem = &passage.words[at].stem;
    let denied_alike =
        said == Said::Denied && words.any(|other| other.negated && other.stem == *stem);
    let left = || {
        said == Said::Denied
            && (doers::leaves_to_others(passage, at) || (!tool && is_company(passage, at)))
    };
    let plural = || facts.in_a_row(&format!("{word}s")) == Said::Yes;
    let over = || tells_as_over(passage, at, facts);
    if said == Said::Yes
        || denied_alike
        || over()
        || left()
        || denied_too(passage, at, said)
        || plural()
    {
        return None;
    }
    if said == Said::Denied && is_of_course(passage, at, facts) {
        return None;
    }
    if tool {
        return Some(ViolationKind::Tool);
    }
    if title {
        return Some(ViolationKind::Title);
    }
    if !specific && is_ordinary(passage, at, facts) {
        return None;
    }
    let is_place = gazetteer::is_place(word) || gazetteer::is_place(&pair(passage, at));
    Some(if is_place && !specific {
        ViolationKind::Place
    } else {
        ViolationKind::Name
    })
}

/// The `Meister` of a Meister course, where the user says that they want to become one and speaks of the course.
fn is_of_course(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACHED: &str = "completed complete finished passed";
    is_among!(
        "course courses training programme program exam exams",
        passage.key(at + 1)
    ) && passage.gap_after(at) == " "
        && facts.word(passage.key(at + 1)) == Said::Yes
        && !passage
            .clause_of(at)
            .any(|place| is_among!(REACHED, passage.key(place)))
        && facts
            .everywhere(passage.key(at))
            .iter()
            .all(|(source, place)| {
                let source = &facts.passages[*source];
                (place.saturating_sub(4)..*place).any(|before| {
                    is_wishing(source.key(before)) || is_among!("become be", source.key(before))
                })
            })
}

/// Whether a word is written as a name.
fn is_named(passage: &Passage<'_>, at: usize, language: Language, facts: &Facts<'_>) -> bool {
    // Whether somebody is certified is asked of the credential.
    const OF_PAPERS: &str = "certified certificate certification licence license level";
    let token = &passage.tokens[at];
    let in_front = || {
        language == Language::English && token.text.is_ascii() && names_in_front(passage, at, facts)
    };
    token.looks_like_name()
        || (token.is_capitalised()
            && !is_among!(OF_PAPERS, &token.key)
            && language != Language::German
            && (!token.opens_sentence || in_front()))
}

/// Whether a word says with what somebody worked, and is in no form the user's. A program named by an everyday word has its capital.
fn is_unsaid_equipment(token: &Token<'_>, facts: &Facts<'_>) -> bool {
    let word = token.key.as_str();
    equipment::is_equipment(word)
        && (token.is_capitalised() || !equipment::is_word_too(word))
        && !facts.says_alike(word)
        && !facts.says_last_part(word)
        && !facts.says_misspelt(word)
        && !facts.says_kind(word)
        && !equipment::ends_a_word(word, facts)
}

/// Whether a word names one kind of thing, and the user none of the kind.
fn is_specific_at(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    let rare = || {
        !passage.tokens[at].is_capitalised()
            && specifics::is_rare(word)
            && ends_an_addition(passage, at, facts)
    };
    (specifics::is_specific(word) || rare())
        && !facts.says_alike(word)
        && !facts.says_compound(word)
        && !facts.says_beginning_of(word)
        && !facts.says_clipped(word)
        && facts.word(word) == Said::No
        // `Without the electrical work`: what is denied and was not said claims nothing.
        && !passage.words[at].negated
        && !facts.says_kind(word)
        && !(is_among!("hospital hospitals", word) && has_patients(facts))
        && !(is_among!("university universities", word) && qualifications::is_at_university(facts))
}

/// Whether the user works where patients lie: on a ward, or as a nurse where there are beds.
fn has_patients(facts: &Facts<'_>) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| facts.word(word) == Said::Yes);
    says(&["ward", "icu", "inpatient", "infirmary"])
        || (says(&["nurse", "nursing", "midwife", "doctor"]) && says(&["bed", "triage"]))
}

/// Whether a machine is of another kind than the user's, or two words a tool of which one is not theirs.
fn is_other_tool(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let unsaid =
        |at: usize| facts.word(passage.key(at)) == Said::No && !facts.says_alike(passage.key(at));
    let program = || {
        let before = passage.before(at);
        (is_among!("adobe in with using", before) || is_among!("software", passage.key(at + 1)))
            && passage.tokens[at].is_capitalised()
            && is_role_alone(passage.key(at), facts)
    };
    program()
        || equipment::is_of_another_kind(passage, at, facts)
        || (at > 0
            && equipment::is_pair(passage.key(at - 1), passage.key(at))
            && (unsaid(at - 1) || unsaid(at)))
}

/// Whether somebody else is named as the company of what was done: `together with the SENCO`.
fn is_company(passage: &Passage<'_>, at: usize) -> bool {
    at > 1
        && is_among!("the a an our their his her", passage.key(at - 1))
        && is_among!("with alongside under by for to from", passage.key(at - 2))
}

/// In front, every word has a capital: one that is no common word is a name.
fn names_in_front(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 4;
    let word = passage.key(at);
    word.len() >= SHORTEST
        && !words::is_wordlike(word)
        && !word.ends_with("lingual")
        && verbs::lookup(word).is_none()
        && !facts.says_beginning_of(word)
        && passage.gap_after(at) != "-"
}

/// What is only denied may be denied in other words: `PR was not part of the role`; and what is only wished for may be sought.
fn denied_too(passage: &Passage<'_>, at: usize, said: Said) -> bool {
    const DENYING: &str = "not no never without nor excluding except neither toward towards progress pending later eventually yet \
        seek seeks seeking looking";
    said == Said::Denied
        && passage.tokens.iter().any(|other| {
            other.sentence == passage.tokens[at].sentence
                && (is_among!(DENYING, &other.key) || is_wishing(&other.key))
        })
}

/// A word is supported when it and a neighbour are another spelling of what was said.
pub fn neighbours(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Said {
    const SHORTEST: usize = 4;
    let text = passage.tokens[at].text;
    let mut best = if text.contains('&') {
        facts.phrase(text)
    } else {
        Said::No
    };
    for length in 1..=4 {
        for first in (at + 1).saturating_sub(length)..=at {
            let last = first + length - 1;
            let Some(end) = passage.tokens.get(last) else {
                continue;
            };
            let span = &passage.text[passage.tokens[first].start..end.end];
            let joined = key(span);
            if (says_where(passage, first) && facts.lies_in(span))
                || (length > 1 && has_product(&joined, facts))
                || products::forms(&joined)
                    .iter()
                    .any(|form| facts.in_a_row(form) == Said::Yes)
            {
                return Said::Yes;
            }
            let known = spelling::canonical_tool(span).is_some()
                || titles::degree_forms(&joined).is_some()
                || gazetteer::is_place(&joined);
            if known {
                best = best.max(facts.phrase(span));
            } else {
                // The same letters, set otherwise: `Wi-Fi` and `wifi`.
                best = best.max(facts.in_a_row(&joined));
                // `Brush cutting` of a brushcutter.
                let compound = length == 2
                    && match passage.gap_after(first) {
                        "-" => true,
                        " " => [first, last]
                            .iter()
                            .all(|at| passage.key(*at).len() >= SHORTEST),
                        _ => false,
                    };
                if compound && facts.says_alike(&joined) {
                    return Said::Yes;
                }
            }
        }
    }
    best
}

/// Whether what stands here says where something is: `in Poland`, `Brno, Czechia`.
fn says_where(passage: &Passage<'_>, at: usize) -> bool {
    const WORDS: &str = "in from near across around outside within throughout";
    let at = if at > 1 && passage.key(at - 1) == "the" {
        at - 1
    } else {
        at
    };
    at == 0
        || passage
            .gap_after(at - 1)
            .contains([',', '(', '/', '–', '-'])
        || is_among!(WORDS, passage.key(at - 1))
}

fn pair(passage: &Passage<'_>, at: usize) -> String {
    let next = passage.key(at + 1);
    format!("{}{next}", passage.key(at))
}

pub fn is_tool_at(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let capitalised = token.is_capitalised() && !token.opens_sentence;
    spelling::is_unmistakable_tool(&token.key)
        || (capitalised && spelling::canonical_tool(token.text).is_some())
}

/// Words of rank that are titles wherever they stand.
fn is_title_in_text(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.key(at);
    let always = is_among!(
        "manager supervisor director ceo cto cfo vp president founder principal senior chief executive engineer \
        developer architect consultant nurse doctor lawyer professor accountant bandleader maintainer owner chairman \
        chairwoman headteacher surgeon scientist leader foreman forewoman captain solicitor headmaster matron sergeant \
        corporal lieutenant",
        word
    );
    let lead = matches!(word, "lead" | "head" | "sous" | "deputy")
        && titles::is_title_noun(passage.key(at + 1));
    always || lead
}

fn is_rank_noun(word: &str) -> bool {
    is_among!("president founder ceo cto cfo sergeant lieutenant", word)
}

pub fn is_small(word: &str) -> bool {
    is_among!(
        "a an the and or of in at to for with on by from as i my",
        word
    )
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
