//! What the user denies, phrase by phrase, and where a text affirms the whole of it.

mod told_of;

use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::clauses::{Doer, Passage};
use super::denied_alike::{are_verbs_alike, is_alike, is_short_for};
use super::doers::is_somebody;
use super::facts::{Facts, Said, same_root};
use super::number_words;
use super::polarity::is_contraction;
use super::stance::{denies_alike, is_general};

use told_of::is_done_to_the_user;
pub use told_of::{
    is_of_oneself, is_taken_part_in, is_under_anothers, is_what_for, is_whom_one_stands_in_for,
};

/// A phrase under a denial: `run a kitchen` of `never ran a kitchen`.
pub struct Denial {
    pub passage: usize,
    /// The tokens that say something of their own.
    pub words: Vec<usize>,
    /// What a pronoun of it stands for: the ads of `helped with the ads, didn't run them`.
    object: Option<usize>,
    /// Whether it only ended: what one does no longer was done.
    ended: bool,
}

/// Words under a denial that say nothing by themselves of what is denied.
pub const LIGHT: &str = "work part job role duty duties side stuff thing things anything any anywhere anyone anybody own myself personally \
    really actually ever yet anymore more longer now much still experience use used using make made take took get got give gave go went \
    going able allowed permitted involved involvement included covered responsible responsibility mine one ones either deal dealt touch \
    touched handle handled also too say influence near qualified need needed required bit lot right rights authority power \
    decision decisions facing contact tho though lol haha tbh sadly unfortunately obviously honestly";

/// Verbs of having, whatever is had.
const GETTING: &str = "win won earn earned receive received obtain obtained gain gained achieve achieved hold held keep kept";

/// The denied phrases of the user's texts.
pub fn read(passages: &[Passage<'_>]) -> Vec<Denial> {
    let mut denials = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let mut start = 0;
        for at in 0..=passage.tokens.len() {
            let ends = at == passage.tokens.len()
                || !passage.words[at].negated
                || passage.tokens[at].opens_sentence
                || is_joint(passage, at)
                || (at > 0
                    && passage
                        .gap_after(at - 1)
                        .contains([',', '/', '&', '(', ')', ';']));
            if !ends {
                continue;
            }
            let words = (start..at).filter(|place| {
                passage.words[*place].negated
                    && passage.words[*place].is_content
                    && !is_joint(passage, *place)
                    && !(*place > 1
                        && is_somebody(passage.key(*place))
                        && (start..*place).any(|verb| is_among!("did was does", passage.key(verb))))
                    && !is_among!(LIGHT, passage.key(*place))
            });
            let mut words: Vec<usize> = words.collect();
            // `Sell no honey` denies the selling of it.
            let verb = start.checked_sub(1).filter(|verb| {
                passage.key(start) == "no"
                    && passage.tokens[*verb].sentence == passage.tokens[start].sentence
                    && passage.words[*verb].is_content
                    && passage.gap_after(*verb) == " "
                    && verbs::lookup(passage.key(*verb))
                        .is_some_and(|(base, _)| !verbs::is_also_noun(base))
                    && !is_among!(LIGHT, passage.key(*verb))
                    && !is_among!(GETTING, passage.key(*verb))
            });
            if let Some(verb) = verb.filter(|_| !words.is_empty()) {
                words.insert(0, verb);
            }
            // `No work 2019 to 2020`, `2020 none` denies no year, as `not 2015` does.
            let of_time = words.iter().all(|word| passage.stands_in_date(*word));
            if of_time
                && !words
                    .first()
                    .is_some_and(|first| is_denied_itself(passage, *first))
            {
                words.clear();
            }
            if !words.is_empty() {
                let ended = has_ended(passage, words[0]);
                denials.push(Denial {
                    passage: number,
                    object: stands_for(passage, start..at, &words),
                    words,
                    ended,
                });
            }
            start = at;
        }
    }
    denials
}

/// What the pronoun of a denied phrase stands for, whose verb is its only word.
fn stands_for(passage: &Passage<'_>, phrase: Range<usize>, words: &[usize]) -> Option<usize> {
    let [verb] = words else { return None };
    verbs::lookup(passage.key(*verb))?;
    let pronoun = is_among!("it them those these", passage.key(verb + 1)) && verb + 1 < phrase.end;
    let sentence = passage.sentence_of(*verb);
    let plural = is_among!("them those these", passage.key(verb + 1));
    let stands = |at: &usize| {
        let key = passage.key(*at);
        passage.words[*at].is_content
            && !passage.words[*at].negated
            && !is_somebody(key)
            && !key.ends_with("ly")
            && !is_among!("already there here back", key)
            && !is_among!(LIGHT, key)
            && verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base))
    };
    let mut before = (sentence.start..phrase.start).rev().filter(stands);
    // `Tablets is prompt only, we don't give them`.
    before
        .clone()
        .find(|at| plural && passage.key(*at).ends_with('s'))
        .or_else(|| before.next())
        .filter(|_| pronoun)
}

/// Whether a word stands right behind what denies it.
fn is_denied_itself(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|cue| is_joint(passage, cue))
}

/// Whether a word parts one denied phrase from the next.
fn is_joint(passage: &Passage<'_>, at: usize) -> bool {
    is_among!(
        "not never no without nor or and neither none cannot but",
        passage.key(at),
    ) || is_contraction(&passage.tokens[at])
}

/// `Don't carry a caseload any more`, `no people management yet`.
fn has_ended(passage: &Passage<'_>, at: usize) -> bool {
    passage.sentence_of(at).any(|place| {
        is_among!("anymore longer now nowadays currently", passage.key(place))
            || (passage.key(place) == "any" && passage.key(place + 1) == "more")
            || (passage.key(place) == "since" && place > at)
    })
}

/// The first word of a clause that affirms a whole phrase of the user's denials.
pub fn affirmed(passage: &Passage<'_>, clause: Range<usize>, facts: &Facts<'_>) -> Option<usize> {
    let claims = |at: &usize| {
        let word = &passage.words[*at];
        word.is_content
            && !word.negated
            && passage.key(*at).len() > 1
            && word.doer == Doer::User
            && !is_of_oneself(passage, *at)
            && !is_within_a_name(passage, *at, facts)
    };
    facts.denials.iter().find_map(|denial| {
        let source = &facts.passages[denial.passage];
        if let ([word], Some(object)) = (&denial.words[..], denial.object)
            && let Some(at) = affirms_of_pronoun(passage, &clause, source, (*word, object))
            && claims(&at)
        {
            return Some(at);
        }
        if let [word] = denial.words[..] {
            return clause.clone().filter(claims).find(|at| {
                is_performed(passage, *at, &clause, source, word)
                    || is_alike(passage, *at, source, word)
                        && !is_done_to_the_user(passage, *at, &clause, source.key(word))
                        && (is_alone_denied(passage, *at, &clause, facts)
                            || is_head_denied(passage, *at, denial, facts))
            });
        }
        let mut places: Vec<usize> = Vec::with_capacity(denial.words.len());
        for word in denial.words.iter().rev() {
            let alike = clause.clone().filter(claims).filter(|at| {
                !places.contains(at)
                    && (is_alike(passage, *at, source, *word)
                        || is_short_for(passage.key(*at), &source.words[*word].stem)
                        || !is_object(source, *word, &denial.words)
                            && are_verbs_alike(passage.key(*at), source.key(*word)))
            });
            let near = places.first().copied().unwrap_or(clause.end);
            places.push(alike.min_by_key(|at| at.abs_diff(near))?);
        }
        // `In the ward sister's absence` is of her.
        let role = is_somebody(source.key(*denial.words.last()?));
        if role && !is_own_title(passage, &places) {
            return None;
        }
        // `Under the foreman's licence`.
        if is_under_anothers(passage, *places.first()?) {
            return None;
        }
        let over = denial.ended && tells_past(passage, &clause);
        let open = over || is_affirmed(denial, facts);
        places.into_iter().min().filter(|_| !open)
    })
}

/// Whether a word of a denial is what the verb right before it is about: the `code` of `don't write code`, itself no deed.
fn is_object(source: &Passage<'_>, word: usize, denied: &[usize]) -> bool {
    let verb = |before: &usize| {
        denied.contains(before)
            && matches!(verbs::lookup(source.key(*before)), Some((_, Form::Base)))
    };
    word.checked_sub(1).as_ref().is_some_and(verb)
}

/// Whether a clause has the user do, or hold as a duty, what they say they do not do: `conducted interviews`, `with interview duties`.
fn is_performed(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    source: &Passage<'_>,
    word: usize,
) -> bool {
    const REACH: usize = 3;
    const DOING: &str = "do conduct perform carry handle undertake execute hold run give";
    const DUTIES: &str = "work works duty duties task tasks responsibility responsibilities access rights involvement";
    let denied = (word.saturating_sub(REACH)..word).any(|place| {
        source.words[place].negated
            && is_among!(
                "do did does handle handled touch touched perform conduct",
                source.key(place)
            )
    });
    if !denied || !is_alike(passage, at, source, word) {
        return false;
    }
    let done = (at.saturating_sub(REACH).max(clause.start)..at)
        .rev()
        .find_map(|place| verbs::lookup(passage.key(place)))
        .is_some_and(|(base, _)| is_among!(DOING, base));
    let had = is_among!(DUTIES, passage.key(at + 1))
        && at + 1 < clause.end
        && (clause.start..at).any(|place| {
            is_among!(
                "with including had has have held hold holds",
                passage.key(place)
            )
        });
    done || had
}

/// The verb by which a clause affirms of a thing, or of a pronoun behind it, what the user denies of a pronoun that stands for it.
fn affirms_of_pronoun(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    source: &Passage<'_>,
    (verb, object): (usize, usize),
) -> Option<usize> {
    let is_object = |at: usize| {
        passage.words[at].stem == source.words[object].stem
            || same_root(passage.key(at), source.key(object))
    };
    let deed = clause.clone().find(|at| {
        verbs::lookup(passage.key(*at)).is_some()
            && (is_alike(passage, *at, source, verb)
                || are_verbs_alike(passage.key(*at), source.key(verb)))
    })?;
    let direct = (deed + 1..clause.end.min(deed + 5)).any(is_object);
    let pronoun = is_among!("it them those these", passage.key(deed + 1))
        && (passage.sentence_of(deed).start..deed).any(is_object);
    (direct || pronoun).then_some(deed)
}

/// `Certified` of `AWS Certified Cloud Practitioner`, whose other words are the user's.
pub fn is_within_a_name(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let named = |place: usize| {
        passage.tokens.get(place).is_some_and(|token| {
            token.is_capitalised() && token.sentence == passage.tokens[at].sentence
        }) && facts.word(passage.key(place)) == Said::Yes
    };
    at > 0 && passage.tokens[at].is_capitalised() && named(at - 1) && named(at + 1)
}

/// Whether the words of a title stand together, and as the user's: not `for the ward sister`.
fn is_own_title(passage: &Passage<'_>, places: &[usize]) -> bool {
    let (Some(first), Some(last)) = (places.iter().min(), places.iter().max()) else {
        return false;
    };
    let text = passage.tokens[*last].text;
    let article = is_among!("the her his their my", passage.before(*first));
    let as_one = *first > 1 && passage.key(first - 2) == "as";
    // `Assisted the main leader Moira`.
    let named = !passage.tokens[*last].is_capitalised()
        && passage.gap_after(*last) == " "
        && passage
            .tokens
            .get(last + 1)
            .is_some_and(crate::english::tokens::Token::is_capitalised);
    last - first < places.len() + 1
        && !named
        && !text.ends_with("'s")
        && !text.ends_with("’s")
        && (!article || as_one)
}

/// The first of two words in a row that the user only ever says together to deny them: `office experience` of `no office experience`
/// where they look for an office job.
pub fn affirms_the_pair(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    clause.clone().find(|at| {
        let next = at + 1;
        // `A levels` are no level.
        let letter = passage.key(*at) == "a" && passage.key(next).ends_with('s');
        if next >= clause.end
            || passage.words[*at].negated
            || passage.words[next].negated
            || !(passage.words[*at].is_content || letter)
            || !passage.words[next].is_content
            || is_somebody(passage.key(next))
            || number_words::time_unit(passage.key(next)).is_some()
            || passage
                .key(*at)
                .starts_with(|first: char| first.is_ascii_digit())
            || !matches!(passage.gap_after(*at), " " | "-")
        {
            return false;
        }
        let mut denied = false;
        let said = facts
            .occurrences(&passage.words[*at].stem)
            .iter()
            .any(|(text, place)| {
                let text = &facts.passages[*text];
                let row = text.words.get(place + 1).is_some_and(|word| {
                    word.stem == passage.words[next].stem
                        && matches!(text.gap_after(*place), " " | "-")
                });
                let cue =
                    (1..3).any(|back| place.checked_sub(back).is_some_and(|at| is_joint(text, at)));
                denied |= row && cue && text.words[place + 1].negated;
                row && !text.words[*place].negated
            });
        denied && !said
    })
}

/// Whether a clause tells of what is past.
fn tells_past(passage: &Passage<'_>, clause: &Range<usize>) -> bool {
    let verb = clause
        .clone()
        .find_map(|at| verbs::lookup(passage.key(at)).map(|(_, form)| form));
    verb.is_none_or(|form| form == Form::Past)
}

/// Whether the user also says all of it in one sentence without denying it.
fn is_affirmed(denial: &Denial, facts: &Facts<'_>) -> bool {
    let source = &facts.passages[denial.passage];
    facts.passages.iter().any(|passage| {
        super::attainment::sentences(passage)
            .into_iter()
            .any(|sentence| {
                denial.words.iter().all(|word| {
                    sentence.clone().any(|at| {
                        let said = &passage.words[at];
                        !said.negated
                            && (said.stem == source.words[*word].stem
                                || same_root(passage.key(at), source.key(*word)))
                    })
                })
            })
    })
}

/// Whether a word stands in the user's texts in other forms only, and only under a denial: `coordinating` for `wasn't coordinator`.
fn is_alone_denied(
    passage: &Passage<'_>,
    at: usize,
    clause: &Range<usize>,
    facts: &Facts<'_>,
) -> bool {
    const SHORT: usize = 2;
    let key = passage.key(at);
    // A general word says something where it is all that is said: `employ staff`.
    let general = || {
        let contents = clause.clone().filter(|at| passage.words[*at].is_content);
        is_general(key, &passage.words[at].stem) && contents.count() > SHORT
    };
    key.len() > 3
        && !key.ends_with("ly")
        && !key.starts_with("speak")
        && !is_among!("obtained completed finished", key)
        && !denies_alike(passage, at)
        && !general()
        && facts.word(key) != Said::Yes
        && facts
            .places_alike(key)
            .iter()
            .all(|(text, place)| facts.passages[*text].words[*place].negated)
}

/// Whether a word that the user denies stands elsewhere in their words only beside another, of which it is a part: `management` of
/// `management system`, and here by itself.
fn is_head_denied(passage: &Passage<'_>, at: usize, denial: &Denial, facts: &Facts<'_>) -> bool {
    let [word] = denial.words[..] else {
        return false;
    };
    let source = &facts.passages[denial.passage];
    let key = passage.key(at);
    let head = |text: &Passage<'_>, place: usize| {
        let next = place + 1;
        let stands = text.words.get(next).is_some_and(|word| {
            word.is_content
                && text.key(next).starts_with(char::is_alphabetic)
                && matches!(text.gap_after(place), " " | "-")
                && !is_among!(LIGHT, text.key(next))
        });
        stands.then(|| text.words[next].stem.clone())
    };
    if key.len() < 4
        || is_general(key, &passage.words[at].stem)
        || source.words[word].stem != passage.words[at].stem
        || facts.word(key) != Said::Yes
        || head(passage, at).is_some()
    {
        return false;
    }
    let mut others = facts
        .occurrences(&passage.words[at].stem)
        .iter()
        .filter(|(text, place)| !facts.passages[*text].words[*place].negated)
        .peekable();
    others.peek().is_some()
        && others.all(|(text, place)| {
            let text = &facts.passages[*text];
            head(text, *place).is_some() && verbs::lookup(text.key(*place + 1)).is_none()
        })
}

/// Whether a clause says of a denied thing what the user says of it besides: `posted tax returns` of `didn't do tax returns, just posted
/// them`; or names only the object of what was denied: `named in the paper` of `did not write the paper`.
pub fn is_told_of_it(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const MADE: &str =
        "write author draft publish close approve sign lead manage run head organise organize";
    let clause = passage.clause_of(at);
    let says = |stem: &str| {
        clause
            .clone()
            .any(|place| !passage.words[place].negated && passage.words[place].stem == stem)
    };
    let places = facts.places_alike(passage.key(at));
    places.into_iter().any(|(text, place)| {
        let source = &facts.passages[text];
        let sentence = source.sentence_of(place);
        let told = (place + 1..sentence.end).any(|pronoun| {
            is_among!("them those it one", source.key(pronoun))
                && (place + 1..pronoun).rev().take(3).any(|verb| {
                    !source.words[verb].negated
                        && (verbs::is_past(source.key(verb))
                            || matches!(verbs::lookup(source.key(verb)), Some((_, Form::Base))))
                        && says(&source.words[verb].stem)
                })
        });
        let made = facts.denials.iter().any(|denial| {
            denial.passage == text
                && denial.words.len() == 2
                && denial.words[1] == place
                && verbs::lookup(source.key(denial.words[0]))
                    .is_some_and(|(base, _)| is_among!(MADE, base))
                && clause.clone().any(|verb| {
                    // `One of four engineers on the migration`.
                    (passage.key(verb) == "one" && passage.key(verb + 1) == "of")
                        || passage.words[verb].is_content
                            && verbs::is_past(passage.key(verb))
                            && !verbs::lookup(passage.key(verb))
                                .is_some_and(|(base, _)| is_among!(MADE, base))
                })
        });
        told || made
    })
}

#[cfg(test)]
#[path = "denials_tests.rs"]
mod tests;
