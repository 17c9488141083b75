//! What stands in a title beside the role: when it was held, and what only describes it.

use super::{has_own, is_rank_word, is_supported, names_a_role};
use crate::check::truth::claims::says_same;
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::equipment;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::keywords;
use crate::check::truth::number_words;
use crate::check::truth::specifics;
use crate::check::truth::whose::is_anothers;
use crate::english::places;
use crate::english::tokens::stem;
use crate::english::verbs;
use crate::english::words;
use penstock_shared::domain::SectionKind;

/// How, when and in what order somebody held a title.
pub fn is_circumstance(word: &str) -> bool {
    const WORDS: &str = "then later earlier previously formerly former since until now year years full part time fulltime parttime remote seasonal \
        into level final last started nights days until temporary unpaid paid approx approximately about hours week weekly first second third promoted held team unit department main \
        and also plus self employed sole section ward role worker operative employee \
        member contributor participant per day days not non informal job";
    is_among!(WORDS, word)
}

/// Whether a word of a title only tells that one post came after another: `Clerk, rising to chief clerk`.
pub fn is_step(title: &Passage<'_>, at: usize) -> bool {
    const STEPS: &str = "rising rose progressing progressed advancing advanced promoted moving moved working worked stepping going graduating";
    let to = title.key(at + 1);
    (is_among!(STEPS, title.key(at)) && (to == "to" || (to == "up" && title.key(at + 2) == "to")))
        || (is_among!("becoming became", title.key(at)) && at > 0)
        || (title.key(at) == "up" && to == "to")
}

/// Whether a word that the user has not said only describes a role of theirs: `fruit` of `fruit picker`. It stands in front of the
/// role, and in the place of nothing that they have there: a `court interpreter` is no `conference interpreter`.
pub fn describes(
    passage: &Passage<'_>,
    word: &str,
    words: &[&str],
    section: SectionKind,
    facts: &Facts<'_>,
) -> bool {
    const WEIGHTY: &str = "higher stack fullstack master general staff regional national global international group area divisional registered second third years charge \
        project product programme program portfolio business solutions systems key corporate qualified sworn postdoctoral executive";
    let plain = word.len() > 3
        && !is_among!(WEIGHTY, word)
        && !keywords::claims(word)
        && !places::is_language(word)
        && number_words::time_unit(word).is_none()
        && !names_a_role(word)
        && !is_rank_word(word)
        && facts.word(word) == Said::No
        && words::is_wordlike(word)
        && !specifics::is_specific(word)
        && !equipment::is_equipment(word);
    let Some(at) = (0..passage.tokens.len()).find(|at| passage.key(*at) == word) else {
        return false;
    };
    let joined = |place: &usize| matches!(passage.gap_after(*place), " " | "-");
    let role = (at..passage.tokens.len())
        .take_while(|place| *place == at || joined(&(place - 1)))
        .find(|place| is_role(passage.key(*place)))
        // `Helper at blood donation sessions`.
        .or_else(|| {
            // `Plumber – Hospital Installations`, whose hospitals the user has.
            let beside_own = (0..passage.tokens.len()).any(|place| {
                place.abs_diff(at) == 1
                    && passage.gap_after(place.min(at)) == " "
                    && !is_role(passage.key(place))
                    && facts.word(passage.key(place)) == Said::Yes
            });
            let aside = !passage.tokens[at].is_capitalised() || beside_own;
            (0..at).find(|place| aside && is_role(passage.key(*place)))
        });
    plain
        && role.is_some_and(|role| {
            let key = passage.key(role);
            let humblest = key == "assistant" && names_no_role(facts);
            (!is_rank_word(key) || humblest || has_own(key, facts))
                && (humblest
                    || (section == SectionKind::Volunteer && key == "volunteer")
                    || is_supported(key, words, passage, facts))
                && keeps_what_describes(passage.key(role), words, facts)
        })
}

/// Whether what stands in front of a role of the user's is kept in the title, at one of its places.
fn keeps_what_describes(role: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    let mut places = facts.everywhere(role);
    places.retain(|(source, at)| {
        let source = &facts.passages[*source];
        !source.words[*at].negated && !is_anothers(source, *at)
    });
    places.is_empty()
        || places.into_iter().any(|(source, at)| {
            let source = &facts.passages[source];
            let Some(before) = at.checked_sub(1) else {
                return true;
            };
            // What is capitalised may be whose it is, or in another language.
            let describing = source.words[before].is_content
                && !source.tokens[before].is_capitalised()
                && source.key(before).len() > 3
                && matches!(source.gap_after(before), " " | "-")
                && verbs::lookup(source.key(before))
                    .is_none_or(|(base, _)| verbs::is_also_noun(base))
                && !is_circumstance(source.key(before));
            !describing
                || words.iter().any(|word| {
                    says_same(&stem(word), &source.words[before].stem)
                        || word.starts_with(source.key(before))
                })
        })
}

/// Whether a word is a role, or one that is everybody's.
fn is_role(word: &str) -> bool {
    names_a_role(word) || is_among!("worker operative employee member", word)
}

/// What one is besides any job, or whoever one is.
const NO_JOB: &str = "volunteer student students graduate grad pupil guy girl lad lady man woman person bloke chap gal temp";

/// Whether the user gives no role of their own: then a title may be the humblest, as `shop assistant` for `worked in a shop`.
pub fn names_no_role(facts: &Facts<'_>) -> bool {
    !facts.any_word(|source, at| is_own_role(source, at))
}

/// Whether the sentence of a word tells of a job by itself, since when or how long, and of no role: `drive for Uber since 2019`, whatever
/// they were before.
pub fn is_job_without_role(source: &Passage<'_>, at: usize) -> bool {
    let sentence = source.sentence_of(at);
    let mut lasts = source.quantities.iter();
    let mut told = sentence.clone();
    !sentence.clone().any(|place| is_own_role(source, place))
        && (lasts.any(|quantity| {
            sentence.contains(&quantity.token)
                && quantity
                    .nouns
                    .iter()
                    .any(|noun| number_words::time_unit(noun).is_some())
        }) || told.any(|place| {
            source
                .dates
                .iter()
                .any(|mention| mention.span.contains(&source.tokens[place].start))
        }))
}

/// Whether a word is a role that the user has.
fn is_own_role(source: &Passage<'_>, at: usize) -> bool {
    let member = source.key(at) == "member" && is_among!("team crew staff", source.before(at));
    let key = source.key(at);
    let shortened = is_among!("tech mgr asst engr supv", key);
    (member || shortened || (names_a_role(key) && !is_among!(NO_JOB, key)))
        && !is_anothers(source, at)
        && !source.words[at].negated
        && source.words[at].doer == Doer::User
}
