//! Roles named after what the user says they do.

use super::lowered::is_lowered;
use super::{names_a_role, names_no_role};
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::whose::{is_aided, is_anothers};
use crate::english::titles::degree_forms;
use crate::english::tokens::stem;
use crate::english::verbs;

/// A role named after what the user says they do: `translator` of `translate`, `housekeeper` of `housekeeping`.
pub fn is_derived(word: &str, facts: &Facts<'_>) -> bool {
    is_derived_beside(word, &[], facts)
}

/// The same in a title of these words: who is a `planning assistant` is an `assistant planner`.
pub fn is_derived_beside(word: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    const ENDINGS: [&str; 17] = [
        "ions", "ship", "grapher", "ation", "ian", "ied", "ing", "ion", "ers", "ors", "er", "or",
        "ist", "ed", "e", "s", "y",
    ];
    // To work in a pharmacy makes no pharmacist.
    const QUALIFIED: &str = "pharmacist dentist paediatrician pediatrician physicist psychologist psychiatrist therapist librarian optician \
        optometrist physiotherapist dietitian midwife accountant surgeon veterinarian";
    // Nor is a team member a trainer who trained somebody.
    const BESIDES: &str = "trainer instructor coach organiser organizer coordinator planner inspector adviser advisor reviewer auditor";
    let lowers = words
        .iter()
        .any(|other| is_among!("assistant trainee apprentice intern student junior", other));
    let root = |word: &str| {
        let word = tradesman(word).unwrap_or(word);
        // `Elektriker` is an electrician.
        let word = word.replace('k', "c");
        let ending = ENDINGS
            .iter()
            .find(|ending| word.len() >= ending.len() + 4 && word.ends_with(**ending));
        ending.map_or_else(
            || word.clone(),
            |ending| word[..word.len() - ending.len()].to_owned(),
        )
    };
    // `Photographer` of `photographed`.
    let whole = word
        .strip_suffix("er")
        .filter(|deed| deed.ends_with("photograph"));
    let wanted = whole
        .or_else(|| word.strip_suffix("ist"))
        .map_or_else(|| root(word), str::to_owned);
    // `Teacher` of `taught`.
    let verb = verbs::lookup(&wanted)
        .or_else(|| verbs::lookup(&format!("{wanted}e")))
        // `Baker` of `baked`.
        .or_else(|| verbs::lookup(word.strip_suffix('r')?))
        .map(|(base, _)| stem(base));
    // Of who else is called so only what they do makes the user one, too: `drive a bus` beside `new drivers`.
    let said_of_others = facts.word(word) != Said::No;
    let trains = is_among!("trainer instructor coach", word);
    let player = word.ends_with("ist");
    let named = is_among!(BESIDES, word) && !names_no_role(facts);
    let short = wanted.len() == 3 && (player || word.ends_with("er"));
    (wanted.len() >= 4 || short)
        && word.is_ascii()
        && facts.any_word(|source, at| {
                let said = &source.words[at];
                let key = source.key(at);
                // `Cellist` of who plays the cello.
                let plays = || {
                    let bare = |word: &str| word.trim_end_matches(['o', 'a', 'e']).to_owned();
                    player && key.len() > 3 && bare(key) == bare(&wanted)
                };
                let own = said.is_own_deed()
                    && !studies(source, at)
                    && (lowers || !is_learnt(source, at))
                    && !is_of_paper(source, at)
                    && !names_a_role(key)
                    && !is_among!(QUALIFIED, word)
                    && !word.ends_with("ologist")
                    && !(trains && is_among!("in on as at by to for", source.key(at + 1)))
                    && !(named && (verbs::is_past(key) || verbs::lookup(key).is_none()))
                    && (!said_of_others || is_activity(key, word) || verbs::lookup(key).is_some());
                own && key.is_ascii()
                    && (root(key) == wanted || plays() || verb.as_ref() == Some(&said.stem) || is_activity(key, word))
            })
        // The field of an intern in engineering makes no engineer.
        && (lowers || !only_learns(facts))
}

/// Who is called by a trade whose word is not the verb's.
fn tradesman(trade: &str) -> Option<&'static str> {
    match trade {
        "carpentry" => Some("carpenter"),
        "joinery" => Some("joiner"),
        "masonry" => Some("mason"),
        "consulting" | "consultancy" => Some("consultant"),
        _ => None,
    }
}

/// Whether a word is what somebody of this trade does, which is no word of anybody else: `tiling` of a tiler.
fn is_activity(key: &str, word: &str) -> bool {
    tradesman(key) == Some(word)
        || key
            .strip_suffix("ing")
            .is_some_and(|trade| word.strip_suffix("er") == Some(trade))
}

/// Whether a sentence tells of studies: who studies engineering is no engineer yet.
fn studies(source: &Passage<'_>, at: usize) -> bool {
    source.sentence_of(at).any(|place| {
        is_among!("studying studied degree", source.key(place))
            // Who plays in the `student orchestra` studies anything.
            || (source.key(place) == "student"
                && (source.gap_after(place) != " "
                    || !source.words.get(place + 1).is_some_and(|next| next.is_content)))
    })
}

/// Whether a role is made of two words of the user's: the `songwriter` who wrote the songs.
pub fn is_compound(word: &str, facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 4;
    let is_done = |deed: &str| {
        names_a_role(deed)
            && !super::is_rank_word(deed)
            && (is_derived(deed, facts) || super::has_own(deed, facts))
    };
    word.is_ascii()
        && (SHORTEST..word.len().saturating_sub(SHORTEST)).any(|at| {
            let (thing, deed) = word.split_at(at);
            facts.word(thing) == Said::Yes && is_done(deed)
        })
}

/// Whether all that the user gives for a role is that they learn one.
pub fn only_learns(facts: &Facts<'_>) -> bool {
    let mut learns = false;
    for source in &facts.passages {
        for (at, word) in source.words.iter().enumerate() {
            let key = source.key(at);
            if word.negated || word.doer != Doer::User {
                continue;
            }
            if is_among!("intern interns internship traineeship apprenticeship", key) {
                learns |= !is_anothers(source, at) && !is_over(source, at);
            } else if names_a_role(key)
                && !is_among!("student volunteer trainee apprentice", key)
                && !is_anothers(source, at)
                && !is_lowered(source, at)
            {
                return false;
            }
        }
    }
    learns
}

/// Whether an apprenticeship is behind somebody: `finished my apprenticeship`, `apprenticeship first`.
fn is_over(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let clause = source.clause_of(at);
    let finished = (clause.start.max(at.saturating_sub(REACH))..at).any(|place| {
        is_among!(
            "finished completed after since following passed",
            source.key(place)
        )
    });
    let first = (at + 1..clause.end.min(at + REACH + 1))
        .any(|place| is_among!("first before then finished completed", source.key(place)));
    finished || first
}

/// Whether a field is that of somebody who only learns it: `planning assistant`, `intern controlling`, `trainee in purchasing`.
fn is_learnt(source: &Passage<'_>, at: usize) -> bool {
    const LEARNERS: &str =
        "intern internship trainee traineeship apprentice apprenticeship placement student";
    const REACH: usize = 3;
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            source.gap_after(*place) == " "
                && (source.words[*place].is_content || is_among!("in of for", source.key(*place)))
        })
        .any(|place| is_among!(LEARNERS, source.key(place)));
    before || is_aided(source, at) || is_among!("junior jr trainee", source.key(at + 1))
}

/// Whether a field stands in the name of a paper: the engineering of `cert III engineering mechanical` makes no engineer.
pub fn is_of_paper(source: &Passage<'_>, at: usize) -> bool {
    const PAPERS: &str =
        "cert certificate diploma nvq btec hnc hnd degree course module studying studied";
    const REACH: usize = 4;
    let is_paper = |place: usize| {
        let key = source.key(place);
        is_among!(PAPERS, key) || (key.len() > 2 && degree_forms(key).is_some())
    };
    let joined = |place: usize| matches!(source.gap_after(place), " " | "-" | "." | "/");
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| joined(*place))
        .any(is_paper)
        || (is_paper(at + 1) && joined(at))
}
