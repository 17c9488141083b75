//! Claims of a promotion, and of having trained others.

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::Facts;
use crate::check::truth::titles::names_a_role;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::whose::is_anothers;
use crate::english::verbs::{self, Form};

/// A text that tells of a promotion, where the user tells of none: no step from one post to the next, or none but in somebody's place.
pub fn promotion(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const STEPS: &str = "promoted promote promotion became become moved move step stepped made then later after now since got went started start first last final \
        progressed rose raised appointed before eventually previously till until up";
    if passage.key(at) != "promoted" || !is_among!("to from", passage.key(at + 1)) {
        return None;
    }
    let post = || {
        (at + 1..passage.clause_of(at).end)
            .filter(|place| crate::check::truth::titles::names_a_role(passage.key(*place)))
            .flat_map(|place| facts.everywhere(passage.key(place)))
    };
    let steps = facts.passages.iter().any(|source| {
        let mut words = source.tokens.iter().zip(&source.words);
        words.any(|(token, word)| !word.negated && is_among!(STEPS, &token.key))
    });
    let mut places = post().peekable();
    let only_stood_in = places.peek().is_some()
        && places.all(|(source, place)| {
            let source = &facts.passages[source];
            let clause = source.clause_of(place);
            clause.clone().any(|other| {
                is_among!(
                    "cover covered covering subbed acting acted stood filled deputised",
                    source.key(other),
                )
            }) || source.sentence_of(place).any(|other| {
                // `Asked to be team leader but said no`.
                source.key(other) == "declined"
                    || (source.key(other) == "said" && source.key(other + 1) == "no")
            })
        });
    (!steps || only_stood_in).then(|| {
        let text = passage.tokens[at].text;
        let reason = "the user's words tell of no promotion; leave it out";
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// Whether the user is told to teach by a word like `trained`, which may as well say that they were taught: `trained under a chef`.
fn tells_of_teaching(source: &Passage<'_>, at: usize) -> bool {
    // `Now training on the reach truck`, `in training`.
    // `Product training for xmas staff` is given.
    let given = source.key(at + 1) == "for"
        && (at + 2..at + 5).any(|place| {
            source.words.get(place).is_some_and(|word| {
                crate::check::truth::same_things::is_person(&word.stem)
                    && source.tokens[place].sentence == source.tokens[at].sentence
            })
        })
        && !is_among!("as", source.key(at + 2));
    let learns = !given
        && source.key(at) == "training"
        && (is_among!(
            "on in as for to at towards until till and",
            source.key(at + 1)
        ) || is_among!("in under my did had the new doing", source.before(at)));
    // `A black belt coached me`.
    let by_another = verbs::lookup(source.key(at)).is_some()
        && (source.words[at].doer == Doer::Another || is_among!("me us", source.key(at + 1)));
    if learns || by_another {
        return false;
    }
    let taught = is_among!("trained taught coached instructed", source.key(at))
        && (is_among!("by under as at in with", source.key(at + 1))
            || is_among!("was am got being were been", source.before(at)));
    !taught
}

/// A clause that begins with training people, where the user tells of nothing like it.
pub fn teaching(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const TEACHING: &str = "trained trains training train coaches teaches taught teaching teach coached coaching coach instructed instructing onboarded onboarding";
    const LIKE_IT: &str = "train trained training trainer taught teached teach teaching teacher coach coached coaching show showed showing shown \
        mentor mentored mentoring instruct instructed instructor tutor tutored tutoring explain explained explaining guide guided \
        induct inducted induction onboard onboarded onboarding buddy buddied shadow shadowed shadowing lesson lessons class classes course \
        courses workshop workshops educator educate educated lecturer lecture lectured lecturing professor demonstrator learn learned learnt learning help helped supervised supervise apprentices apprentice";
    // What one may as well do who is taught.
    const LEARNT: &str = "learn learned learnt learning help helped supervised shadow shadowed shadowing apprentice apprentices";
    const REACH: usize = 5;
    let clause = passage.clause_of(at);
    let of_people = (at + 1..clause.end.min(at + REACH))
        .take_while(|place| !is_among!("in on at by for as to with under", passage.key(*place)))
        .any(|place| {
            passage.key(place) != "model"
                && crate::check::truth::same_things::is_person(&passage.words[place].stem)
        });
    // `Currently trains colleagues`.
    let begins = clause.start == at
        || (clause.start + 1 == at
            && (passage.key(clause.start).ends_with("ly")
                || is_among!("and also now", passage.key(clause.start))));
    // Nor does who is a `teaching assistant` say so by that.
    let of_role = passage.gap_after(at) == " " && names_a_role(passage.key(at + 1));
    // To teach a thing is to teach, whomever: but not to train for a race.
    let of_things = verbs::lookup(passage.key(at)).is_some_and(|(base, form)| {
        is_among!("teach instruct tutor lecture", base) && form != Form::Base
    });
    if !begins
        || (of_role && passage.key(at).ends_with("ing"))
        || !(of_things || (is_among!(TEACHING, passage.key(at)) && of_people))
    {
        return None;
    }
    let told = facts.any_word(|source, place| {
        let key = source.key(place);
        is_among!(LIKE_IT, key)
            && tells_of_teaching(source, place)
            && (of_people
                || !(is_among!(LEARNT, key) || (names_a_role(key) && is_anothers(source, place))))
    });
    let text = passage.tokens[at].text;
    (!told).then(|| {
        let reason = format!("the user's words tell of nobody whom they {text:?}; leave it out");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}
