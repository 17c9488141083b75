//! Claims that a whole clause makes against the source: affirming what was denied, denying what was said.

use foldhash::HashSet;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

use crate::english::verbs;

use super::added_denials;
use super::anothers::{
    claims_anothers_doing, does_as_another_did, is_beside, is_of_another, is_own_verb,
    names_the_doer,
};
use super::attainment;
use super::claims::says_same;
use super::clauses::Passage;
use super::contrasts;
use super::credentials;
use super::denials;
use super::denied_alike::is_doing_of;
use super::doers::leaves_to_others;
use super::facts::{Facts, Said, same_root};
use super::finished::{finishes_after_all, tells_as_over};
use super::given_up::{denies_the_plain, given_up};
use super::limits;
use super::number_words;
use super::other_kinds::{is_compound, is_only_a_kind_denied};
use super::states;
use super::turned;
use super::violation::{Violation, ViolationKind};
use super::wishes::seeks_the_unwanted;

/// A clause of the output that says what the source denies, or denies what the source does not.
pub fn opposite(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let denies = passage.words[clause.clone()]
        .iter()
        .any(|word| word.negated);
    let violation =
        |text: &str, reason: &str| Some(Violation::new(ViolationKind::Negation, text, reason));
    if denies
        && (added_denials::denies_what_was_said(passage, clause.clone(), facts)
            || denies_the_plain(passage, &clause, facts))
    {
        return violation(
            clause_text(passage, clause),
            "the user's words say the opposite; keep their negation as it is",
        );
    }
    let counted = |at: &usize| contrasts::denies_the_counted(passage, *at, facts);
    if denies && let Some(at) = clause.clone().find(counted) {
        return violation(
            clause_text(passage, at..clause.end),
            "the user's words say that there was one",
        );
    }
    if denies && is_invented_denial(passage, clause.clone(), facts) {
        return violation(
            clause_text(passage, clause),
            "the user's words make no such absolute statement",
        );
    }
    if let Some(at) = given_up(passage, &clause, facts) {
        return violation(
            passage.tokens[at].text,
            "the user's words say that they did this themselves",
        );
    }
    if let Some(at) = claims_the_denied(passage, &clause, facts) {
        return violation(
            passage.tokens[at].text,
            "the user's words mention this only to deny it",
        );
    }
    if let Some(at) = turned::turned(passage, clause.clone(), facts)
        && !contrasts::tells_from_when(passage, at, facts)
    {
        return violation(
            passage.tokens[at].text,
            "the user's words say the opposite of this",
        );
    }
    if let Some(affirmed) = affirms_a_denial(passage, &clause, facts) {
        return Some(affirmed);
    }
    if let Some((at, reason)) = overstates(passage, &clause, facts) {
        return violation(passage.tokens[at].text, reason);
    }
    let anothers = |at: &usize| {
        claims_anothers_doing(passage, *at, facts) || does_as_another_did(passage, *at, facts)
    };
    if let Some(at) = clause.clone().find(anothers)
        && !clause
            .clone()
            .any(|at| !is_beside(passage, at) && leaves_to_others(passage, at))
        && !is_own_verb(passage, clause.start, facts)
    {
        return violation(
            passage.tokens[at].text,
            "the user's words say that somebody else did this",
        );
    }
    None
}

/// The word by which a clause tells of more than the user does: of all for a part, of an end that was not reached, of what they do not
/// want; and why it is not supported.
fn overstates(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<(usize, &'static str)> {
    const NOT_REACHED: &str = "the user's words do not say that this was reached";
    const OPPOSITE: &str = "the user's words say the opposite of this";
    let because = |at: Option<usize>, reason| at.map(|at| (at, reason));
    because(
        contrasts::denies_the_doer(passage, clause.clone(), facts),
        "the user's words say that somebody else did this",
    )
    .or_else(|| {
        let beyond = limits::goes_beyond_only(passage, clause.clone(), facts);
        because(beyond, "the user's words say that they did only the other")
    })
    .or_else(|| {
        let unwanted = seeks_the_unwanted(passage, clause, facts);
        because(unwanted, "the user's words mention this only to deny it")
    })
    .or_else(|| {
        let too_far = attainment::reaches_too_far(passage, clause.clone(), facts);
        because(too_far, NOT_REACHED)
    })
    .or_else(|| because(finishes_after_all(passage, clause, facts), NOT_REACHED))
    .or_else(|| because(states::turned_state(passage, clause, facts), OPPOSITE))
    .or_else(|| {
        let too_long = attainment::goes_on_too_long(passage, clause.clone(), facts);
        because(too_long, "the user's words say that this is over")
    })
    .or_else(|| {
        let opposite = attainment::says_the_opposite(passage, clause.clone(), facts);
        because(opposite, OPPOSITE)
    })
}

/// The first word of a clause that claims what the user only denies.
fn claims_the_denied(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let at = clause.clone().find(|at| {
        (asserts_what_was_denied(passage, *at, facts)
            && (!leaves_to_others(passage, *at)
                || turned::has_what_was_not(passage, *at, facts)
                || turned::is_wanted_after_all(passage, *at, facts))
            && !contrasts::tells_what_was_done_instead(passage, *at, facts)
            && !contrasts::was_not_there_before(passage, *at, facts))
            || turns_its_un(passage, *at, facts)
    })?;
    (!tells_as_over(passage, at, facts)
        && !contrasts::tells_from_when(passage, at, facts)
        && !contrasts::tells_the_exception(passage, clause.clone(), facts))
    .then_some(at)
}

/// What a clause of a short text turns round of what the user says.
pub fn turns_round(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let turned = || {
        clause
            .clone()
            .find(|at| turned::is_had_after_all(passage, *at, facts))
            .or_else(|| {
                clause
                    .clone()
                    .find(|at| turned::goes_past_only(passage, *at, facts))
            })
            .or_else(|| limits::goes_beyond_only(passage, clause.clone(), facts))
            .or_else(|| finishes_after_all(passage, clause, facts))
            .or_else(|| states::turned_state(passage, clause, facts))
            .or_else(|| {
                clause.clone().find(|at| {
                    // `CCNA (renewed in 2024)`.
                    *at > 0
                        && *at == clause.start
                        && passage.gap_after(at - 1).contains('(')
                        && asserts_what_was_denied(passage, *at, facts)
                        && !leaves_to_others(passage, *at)
                })
            })
    };
    let denies = passage.words[clause.clone()]
        .iter()
        .any(|word| word.negated)
        && denies_the_plain(passage, clause, facts);
    affirms_a_denial(passage, clause, facts).or_else(|| {
        let text = if denies {
            clause_text(passage, clause.clone())
        } else {
            passage.tokens[turned()?].text
        };
        let reason = "the user's words say the opposite of this";
        Some(Violation::new(ViolationKind::Negation, text, reason))
    })
}

/// A clause that affirms the whole of what the user denies.
pub fn affirms_a_denial(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    let at = denials::affirmed(passage, clause.clone(), facts)
        .or_else(|| denials::affirms_the_pair(passage, clause, facts))?;
    let reason = "the user's words say the opposite; keep their negation as it is";
    let had = at.checked_sub(1).is_some_and(|before| {
        is_among!("with has had have holds including", passage.key(before))
            && !passage.words[before].negated
            && !turned::is_over_or_to_come(passage, at)
    });
    let claimed = had
        || turned::has_what_was_not(passage, at, facts)
        || turned::is_wanted_after_all(passage, at, facts);
    let excused = (leaves_to_others(passage, at) && !claimed)
        || names_the_doer(passage, at, facts)
        || tells_as_over(passage, at, facts)
        || credentials::is_of_own_degree(passage, at, facts)
        || denials::is_told_of_it(passage, at, facts)
        || contrasts::was_not_there_before(passage, at, facts)
        || contrasts::tells_from_when(passage, at, facts)
        || is_of_another(passage, at);
    (!excused).then(|| Violation::new(ViolationKind::Negation, passage.tokens[at].text, reason))
}

/// Whether a word names somebody by what they do: `customer`, `trainers`.
fn is_agent(key: &str) -> bool {
    let singular = key.strip_suffix('s').unwrap_or(key);
    singular.ends_with("er") || singular.ends_with("or")
}

/// A word that stands in every second sentence, whatever it is about.
pub fn is_general(key: &str, stem: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| GENERAL.split_ascii_whitespace().collect());
    let singular = key.strip_suffix('s').unwrap_or(key);
    [key, stem, singular]
        .iter()
        .any(|word| WORDS.contains(word))
}

const GENERAL: &str = "experience work job time team company people person thing something year month week day own part place use knowledge \
        full only yet anything everything main first last good well small big new old make take get give go come need want say tell ask \
        customer client guest patient user staff student team service project role responsible responsibility complete finish hold keep \
        start run include involve provide support help require using used user set image images data thing things do doing done read view see \
        award now carry carried system name attendance made";

/// A word that stands nowhere in the source but under a denial.
pub fn asserts_what_was_denied(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.words[at];
    let key = passage.key(at);
    if word.negated
        || credentials::is_of_own_degree(passage, at, facts)
        || denials::is_of_oneself(passage, at)
        || !word.is_content
        || key.len() < 3
        || is_among!("not no never", &word.stem)
        || word.stem.bytes().any(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    let only_when = matches!(
        number_words::stem_plain(key).as_str(),
        "night" | "weekend" | "shift"
    );
    if is_general(key, &word.stem)
        || (number_words::time_unit(key).is_some() && !only_when)
        || key.ends_with("ly")
        || denies_alike(passage, at)
    {
        return false;
    }
    // `Small publishing houses`.
    let modifies = at > passage.clause_of(at).start
        && matches!(verbs::lookup(key), Some((_, verbs::Form::Gerund)))
        && passage.words[at - 1].is_content
        && passage.gap_after(at - 1) == " "
        && passage
            .words
            .get(at + 1)
            .is_some_and(|next| next.is_content)
        && passage.gap_after(at) == " ";
    if modifies || denials::is_whom_one_stands_in_for(passage, at) {
        return false;
    }
    let negated = |(source, place): (usize, usize)| facts.passages[source].words[place].negated;
    // A customer has nothing to do with customs.
    let is_alike = |(source, place): (usize, usize)| {
        let source = &facts.passages[source];
        let said = source.key(place);
        let denied = is_among!("a an no not", source.before(place));
        // `Dog groomer, no show grooming yet` grooms.
        let denied = denied || verbs::is_past(key);
        is_agent(said) == is_agent(key) || (denied && is_doing_of(said, key))
    };
    // `Not a registered nurse` denies no register.
    let is_quality = |(source, place): (usize, usize)| {
        let text = &facts.passages[source];
        verbs::is_past(text.key(place))
            && text.key(place) != key
            && is_among!("a an the", text.before(place))
            && text
                .words
                .get(place + 1)
                .is_some_and(|next| next.is_content)
    };
    let places = facts.places_alike(key);
    if !places.is_empty() && places.into_iter().all(is_quality) {
        return false;
    }
    let asserts = match facts.word(key) {
        Said::Yes => false,
        Said::Denied => {
            !denies_another_object(passage, at, facts)
                && !names_the_doer(passage, at, facts)
                && !facts
                    .places_alike(key)
                    .into_iter()
                    .any(|place| !negated(place) && is_alike(place))
        }
        // `Curation` where the user says that they never curated anything.
        Said::No => {
            let places = facts.places_alike(key);
            let is_its_verb = |(source, place): (usize, usize)| {
                let text = &facts.passages[source];
                let said = text.key(place);
                // `Not a registered nurse` denies no registering.
                let adjective = is_among!("a an the", text.before(place))
                    && text
                        .words
                        .get(place + 1)
                        .is_some_and(|next| next.is_content);
                verbs::is_past(said) && same_root(said, key) && !adjective
            };
            !places.is_empty()
                && places
                    .into_iter()
                    .all(|place| negated(place) && is_its_verb(place))
        }
    };
    asserts
        && !is_of_another(passage, at)
        && !denials::is_told_of_it(passage, at, facts)
        && !denials::is_taken_part_in(passage, at, facts)
        && !is_compound(passage, at, facts)
        && !is_only_a_kind_denied(passage, at, facts)
        && !super::shortened::is_spelt_out(passage, at, facts)
}

/// Whether a text denies a word of the same root itself: `not yet licensed; licence due in May`.
pub fn denies_alike(passage: &Passage<'_>, at: usize) -> bool {
    let stem = &passage.words[at].stem;
    let mut words = passage.words.iter();
    words.any(|other| other.negated && other.stem.get(..4) == stem.get(..4))
}

/// `Armed` where the user says `unarmed` or that they carried no weapon, `unlicensed` where they say that they have the licence.
fn turns_its_un(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const ARMS: [&str; 3] = ["weapon", "firearm", "gun"];
    // Of these it says something else: what is unloaded was loaded before.
    const OTHERWISE: &str = "paid supervised aided assisted used known covered loaded locked packed done folded tied wrapped plugged dressed \
        veiled earthed leashed blocked installed rolled bolted screwed";
    let key = passage.key(at);
    let denied = |(source, place): &(usize, usize)| facts.passages[*source].words[*place].negated;
    let word = &passage.words[at];
    if key.len() < 3 || word.negated || !word.is_content || facts.word(key) != Said::No {
        return false;
    }
    if let Some(quality) = key.strip_prefix("un") {
        let places = facts.places_alike(quality);
        return verbs::is_past(quality)
            && !is_among!(OTHERWISE, quality)
            && !places.is_empty()
            && !places.iter().any(denied);
    }
    // `Used by`, beside `unused`.
    let opposite = || crate::english::tokens::stem(&format!("un{key}"));
    let armed = || {
        let mut places = ARMS
            .iter()
            .flat_map(|arm| facts.occurrences(arm))
            .peekable();
        key == "armed" && places.peek().is_some() && places.all(denied)
    };
    !is_general(key, &passage.words[at].stem)
        && (armed()
            || facts.beginning_with('u').next().is_some()
                && !facts.occurrences(&opposite()).iter().all(denied))
}

/// Whether a verb is only denied with objects that the output does not give it: `didn't teach adults` for `taught children`.
fn denies_another_object(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    let clause = passage.clause_of(at);
    let base = match verbs::lookup(key) {
        Some((base, verbs::Form::Past | verbs::Form::Gerund)) => base,
        Some((base, _)) if at == clause.start => base,
        // `Hauled boxes`, which is in no list of verbs, of boxes that the user tells of.
        None if verbs::is_past(key)
            && !is_among!("for in on at with to by from", passage.key(at + 1))
            && (at + 1..clause.end).any(|object| facts.word(passage.key(object)) == Said::Yes) =>
        {
            key
        }
        _ => return false,
    };
    let places = facts.occurrences(&crate::english::tokens::stem(base));
    !places.is_empty()
        && places.iter().all(|(source, place)| {
            let source = &facts.passages[*source];
            let means = denials::is_what_for(source, *place);
            let mut objects = source
                .clause_of(*place)
                .filter(|other| {
                    // `No night driving`, `never use AI to write`.
                    (if means {
                        *other < *place
                    } else {
                        *other > *place || other + 1 == *place
                    }) && source.words[*other].negated
                        && source.words[*other].is_content
                })
                .filter(|other| {
                    let key = source.key(*other);
                    !is_general(key, &source.words[*other].stem)
                        && !key.starts_with("any")
                        && !verbs::is_past(key)
                })
                .peekable();
            objects.peek().is_some()
                && !objects.any(|other| {
                    let told = |word: &usize| {
                        !passage.words[*word].negated
                            && !is_general(passage.key(*word), &passage.words[*word].stem)
                    };
                    clause.clone().filter(told).any(|word| {
                        let (told, denied) = (&passage.words[word].stem, &source.words[other].stem);
                        // `Chairside` of `in the chair`.
                        says_same(told, denied)
                            || (denied.len() > 4 && told.starts_with(denied.as_str()))
                    })
                })
        })
}

/// "never" and the like about something that the user denies nothing of.
fn is_invented_denial(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> bool {
    let absolute = clause
        .clone()
        .any(|at| passage.words[at].negated && matches!(passage.key(at), "never" | "zero"));
    let told = facts.passages.iter().any(|source| {
        let mut tokens = source.tokens.iter();
        tokens.any(|token| is_among!("zero never 0", &token.key))
    });
    absolute
        && !told
        && !clause.clone().any(|at| {
            let word = &passage.words[at];
            word.is_content
                && (facts.passages.iter().any(|source| {
                    source.words.iter().any(|other| {
                        other.negated
                            && other.is_content
                            && (says_same(&word.stem, &other.stem)
                                || (other.stem.len() > 4
                                    && word.stem.starts_with(other.stem.as_str())))
                    })
                }) || facts.word(passage.key(at)) == Said::Denied)
        })
}

/// Number of `claimed` stems that are among `stems`.
pub fn shared(claimed: &[SmolStr], stems: &[SmolStr]) -> usize {
    let is_among = |claim: &&SmolStr| stems.iter().any(|stem| says_same(claim, stem));
    claimed.iter().filter(is_among).count()
}

pub fn clause_text<'a>(passage: &Passage<'a>, clause: Range<usize>) -> &'a str {
    let start = passage.tokens[clause.start].start;
    &passage.text[start..passage.tokens[clause.end - 1].end]
}
