//! Amounts that count the same in other words: `MAU` and `monthly active users`, `9 events` at festivals and nine festivals.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words::{self, adverb_of_time, digits};
use super::super::quantity::{Quantity, Unit, is_group, measure, same_time};
use super::super::same_things::{is_anybody, is_person, same_kind};
use super::Facts;
use super::in_short::{is_clipped, is_rate_in_short, shortens};
use super::likeness::{is_misspelt, same_root};
use super::same_rate::same_rate;
use crate::check::truth::word_lists::is_listed;
use crate::english::kinds::Noun;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

/// Words that count anything, or any happening.
const GENERAL: &str =
    "event item unit piece thing job case set site type kind matter work task activity";

/// What nothing is said by, where what is counted stands beside it: `interviewed nurses in 64 sessions`.
const EMPTY: &str = "session occasion time case item unit piece instance entry round example copy assignment appearance";

/// What is counted where these are spoken of.
const ASSOCIATED: &[(&str, &str)] = &[
    (
        "follower",
        "instagram insta ig tiktok twitter facebook fb youtube yt linkedin social account page followers following",
    ),
    (
        "subscriber",
        "newsletter list mailing email channel youtube yt substack subs podcast mailchimp klaviyo",
    ),
    ("member", "group community club server discord forum"),
    ("view", "video videos reel reels tiktok youtube yt channel"),
    ("point", "nps score rating"),
    (
        "star",
        "rating rated hotel restaurant review reviews github",
    ),
];

impl Facts<'_> {
    /// `12 beginners` of 12 people, where the user speaks of beginners.
    fn are_those(&self, text: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
        const REACH: usize = 8;
        let people = fact
            .nouns
            .last()
            .is_some_and(|said| is_among!("people person ppl folk", said));
        let of_people = || is_person(noun) || Noun::of(noun).is_some_and(Noun::is_person);
        people
            && of_people()
            && self.occurrences(noun).iter().any(|(source, at)| {
                let source = &self.passages[*source];
                std::ptr::eq(source.text, text.text)
                    && at.abs_diff(fact.token) <= REACH
                    && !source.words[*at].negated
                    && number_words::is_plural(source.key(*at))
            })
    }

    /// Whether the user counts the same, which `passage` only calls otherwise.
    pub(super) fn counts_alike(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(noun) = claim.plain_noun() else {
            return false;
        };
        let phrase = phrase_behind(passage, claim);
        self.passages.iter().any(|source| {
            source.quantities.iter().any(|fact| {
                let measured = measure(&fact.nouns).is_some();
                // `1.1M monthly active users` of `1.1m MAU` gives no rate.
                let spells_out = || {
                    adverb_of_time(passage.key(claim.token + 1)).is_some()
                        && shortens(source, fact, passage, claim, &phrase)
                };
                fact.same_amount(claim)
                    && fact.label.is_none()
                    && (same_rate(source, fact, claim) || spells_out())
                    && (fact.nouns.is_empty() || same_time(claim, fact))
                    && same_time(fact, claim)
                    && !measured
                    && !source.is_named(fact)
                    // A team of 7 at a store is no 7 stores.
                    && (!is_team_of(source, fact)
                        || is_person(noun)
                        || is_group(claim.before.get(..1).unwrap_or_default()))
                    && (is_spelt_alike(fact, noun)
                        || self.are_those(source, fact, noun)
                        || is_clipped(fact, passage, &phrase)
                        || is_rate_in_short(fact, claim, noun)
                        || happens(source, fact, noun)
                        || shortens(source, fact, passage, claim, &phrase)
                        || Self::is_of_the_verb(source, fact, noun)
                        || is_of_the_list(source, fact, noun)
                        || is_last_of_years(source, fact, noun)
                        || is_filled_or_answered(source, fact, noun)
                        || is_one_of_them(source, fact, noun)
                        || is_fellow(fact, claim)
                        || is_staff_of(fact, noun, passage, &phrase)
                        || (is_part(source, fact) && is_part(passage, claim))
                        || (!mixes_people_with_things(fact, noun)
                            && (self.stands_beside(source, fact, noun)
                                || is_empty_for(fact, noun, passage, claim))))
            })
        })
    }

    /// Whether what is claimed to be counted stands by the user's number, or anywhere where the number counts nothing in particular,
    /// and is not counted itself.
    fn stands_beside(&self, source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
        // `Group of 4` makes no four groups.
        if fact
            .before
            .first()
            .is_some_and(|before| before == noun && before != "crew")
            && is_group(&fact.before)
        {
            return false;
        }
        // The 6 of `10 years, of which 6 abroad` are years.
        let of_which = fact
            .token
            .checked_sub(1)
            .is_some_and(|at| is_among!("which whom", source.key(at)));
        let mut whole = source.quantities.iter().rev();
        let whole = whole.find(|other| other.token < fact.token && !other.nouns.is_empty());
        if of_which
            && fact.nouns.is_empty()
            && whole.is_some_and(|whole| whole.nouns.iter().all(|said| !same_kind(said, noun)))
        {
            return false;
        }
        let sentence = source.sentence_of(fact.token);
        // Where the number counts nothing by itself, another that is far from it may well count these too.
        let near = |passage: &Passage<'_>, other: &Quantity| {
            !fact.nouns.is_empty()
                || std::ptr::eq(passage.text, source.text) && sentence.contains(&other.token)
        };
        let counted = self.passages.iter().any(|passage| {
            passage.quantities.iter().any(|other| {
                other.token != fact.token
                    && near(passage, other)
                    && !other.same_amount(fact)
                    && other.nouns.last().is_some_and(|said| same_kind(said, noun))
            })
        });
        if counted {
            return false;
        }
        let said = |at: usize| {
            source
                .words
                .get(at)
                .is_some_and(|word| word.is_content && !word.negated && same_kind(&word.stem, noun))
        };
        let behind = phrase_behind(source, fact).into_iter().any(said);
        let general = fact
            .nouns
            .last()
            .is_none_or(|said| is_among!(GENERAL, said));
        // Jobs of a recovery truck are recoveries, units of a barrel monitor no barrels.
        let of_things = fact
            .nouns
            .last()
            .is_some_and(|said| is_among!("unit item piec piece thing", said));
        // `Target 9,000 keystrokes per hour, i did 10,200` counts keystrokes.
        let shared = fact.nouns.is_empty()
            && source.quantities.iter().any(|other| {
                sentence.contains(&other.token)
                    && other
                        .nouns
                        .first()
                        .is_some_and(|noun| number_words::time_unit(noun).is_none())
            });
        let associated = || {
            ASSOCIATED.iter().any(|(counted, words)| {
                stem(counted) == noun && sentence.clone().any(|at| is_listed(words, source.key(at)))
            })
        };
        // `Graded` tells no years.
        let time = number_words::time_unit(noun).is_some();
        behind
            || (!time
                && general
                && !shared
                && (0..source.words.len())
                    .any(|at| said(at) && !(of_things && modifies(source, at))))
            || (fact.nouns.is_empty() && associated())
    }

    /// `30 interviews` of `interviewed 30 people`, `25 deliveries` of `25 deliver a day`.
    fn is_of_the_verb(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
        const REACH: usize = 3;
        let sentence = source.sentence_of(fact.token);
        // `230 people downloaded it`.
        let who = usize::from(is_person(&stem(source.key(fact.token + 1))));
        let near = fact.token.saturating_sub(REACH)..=fact.token + 1 + who;
        let done = |at: usize| match verbs::lookup(source.key(at)) {
            Some((_, Form::Past | Form::Gerund)) => true,
            Some((_, Form::Base)) => at == fact.token + 1,
            Some(_) => false,
            None => source.key(at).ends_with("ed"),
        };
        !is_person(noun)
            && near
                .filter(|at| sentence.contains(at) && done(*at))
                .any(|at| same_root(source.key(at), noun) || source.words[at].stem == noun)
    }
}

/// `3 yrs as au pair: 2 in Paris`, `chosen from 400`.
fn is_of_the_list(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    const REACH: usize = 10;
    let before = source.before(fact.token);
    let listed = || {
        let mut others = source
            .quantities
            .iter()
            .rev()
            .filter(|other| other.token < fact.token && !other.nouns.is_empty());
        others.next().is_some_and(|other| {
            other.token + REACH > fact.token
                && other.nouns.last().is_some_and(|said| same_kind(said, noun))
        })
    };
    let gap = fact
        .token
        .checked_sub(1)
        .map_or("", |at| source.gap_after(at));
    let in_list = gap.contains([',', ':', ';'])
        || is_among!("mine ours theirs", source.key(fact.token + 1))
        || is_among!("and plus then was is now to", before);
    fact.nouns.is_empty()
        && ((is_person(noun) && matches!(before, "from" | "n")) || (in_list && listed()))
}

/// The years of `20 yrs in the kitchen. I ran it my last 4`, which are of those that stand before.
fn is_last_of_years(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    let before = |back: usize| {
        let at = fact.token.checked_sub(back);
        at.map_or("", |at| source.key(at))
    };
    fact.nouns.is_empty()
        && fact.unit == Unit::Plain
        && is_among!("last final first past", before(1))
        && is_among!("my the her his our", before(2))
        && noun == "year"
        && source.quantities.iter().any(|whole| {
            whole.token < fact.token
                && whole.value > fact.value
                && whole
                    .nouns
                    .first()
                    .is_some_and(|said| number_words::time_unit(said) == Some("year"))
        })
}

/// `Team of 7`, whoever they are.
pub(super) fn is_team_of(source: &Passage<'_>, fact: &Quantity) -> bool {
    fact.nouns.is_empty()
        && fact.token > 1
        && source.key(fact.token - 1) == "of"
        && is_among!("team crew squad gang staff", source.key(fact.token - 2))
}

/// `Collegues` are colleagues.
fn is_spelt_alike(fact: &Quantity, noun: &str) -> bool {
    fact.nouns
        .last()
        .is_some_and(|said| is_misspelt(said, noun) || is_misspelt(noun, said))
}

/// `640 loans` of `borrowed 640 times`, `500 copies` of `printed 500 times`.
fn happens(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    const HAPPENINGS: &[(&str, &str)] = &[
        ("loan", "borrow borrowed lend lent loan loaned"),
        ("copy", "print printed copied sold"),
        ("sale", "sell sold"),
        ("purchase", "buy bought"),
        ("flight", "fly flew flown"),
        ("win", "won"),
        ("citation", "cited"),
        ("visit", "visited came went"),
        ("delivery", "delivered"),
        ("performance", "performed played"),
        ("screening", "screened shown"),
        ("donation", "donated gave given"),
        ("birth", "delivered"),
        ("service", "served"),
        ("speech", "spoke"),
        ("appearance", "played appeared"),
    ];
    let times = fact
        .nouns
        .first()
        .is_some_and(|said| *said == stem("time") || said == "x");
    times
        && HAPPENINGS.iter().any(|(happening, verbs)| {
            stem(happening) == noun
                && source
                    .sentence_of(fact.token)
                    .any(|at| is_listed(verbs, source.key(at)))
        })
}

/// `60 people placed` of 60 posts filled, `212 responses` of 212 people who answered.
fn is_filled_or_answered(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    const POSTS: &str = "rol post position vacancy job open";
    const FILLED: &str = "fill filled filling fills recruited hired placed";
    const ANSWERED: &str = "answered answer responded respond replied reply filled completed participated took returned";
    const ANSWERS: &str =
        "respons respond respondent reply answer questionnair survey participant submission";
    let Some(said) = fact.nouns.last() else {
        return false;
    };
    let sentence = source.sentence_of(fact.token);
    let behind = fact.token + 1..(fact.token + 2 + fact.nouns.len()).min(sentence.end);
    let (mut behind, mut sentence) = (behind, sentence);
    let filled = is_among!(POSTS, said) && (is_person(noun) || noun == "candidat");
    let answered = is_person(said) && is_among!(ANSWERS, noun);
    filled && sentence.any(|at| is_among!(FILLED, source.key(at)))
        || answered && behind.any(|at| is_among!(ANSWERED, source.key(at)))
}

/// `One mentee` of `3 students, one of them`: some of those who have been counted, by whatever word for people; `7 projects` of
/// `9 projects, 7 finished on time`.
fn is_one_of_them(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    let person = is_person(noun) || noun.ends_with("ee");
    let of_these = |whole: &Quantity| {
        let counts = |said: &SmolStr| {
            is_part(source, fact) && person && is_person(said)
                || is_subject(source, fact) && (same_kind(said, noun) || person && is_person(said))
        };
        whole.token < fact.token
            && whole.value >= fact.value
            && whole.label.is_none()
            && whole.nouns.last().is_some_and(counts)
    };
    source.quantities.iter().any(of_these)
}

/// Whether a number stands for those who did or were what follows: `7 told me`, `11 made the final`, `2 are still with us`.
fn is_subject(source: &Passage<'_>, fact: &Quantity) -> bool {
    let next = source.key(fact.token + 1);
    let behind = source.before(fact.token);
    fact.unit == Unit::Plain
        && fact.label.is_none()
        && fact.per.is_none()
        && source.gap_after(fact.token) == " "
        && !is_among!("the my our a an these those their his her", behind)
        && (verbs::is_past(next) || is_among!("are were have had is was has got went", next))
}

/// `Two other guards` of `2 colleagues`, `2 co-authors` of `2 others`.
fn is_fellow(fact: &Quantity, claim: &Quantity) -> bool {
    let of = |quantity: &Quantity, words: &str| {
        quantity
            .nouns
            .last()
            .is_some_and(|noun| is_listed(words, noun))
    };
    let with_one = || {
        claim.nouns.first().is_some_and(|noun| noun == "co")
            || of(
                claim,
                "collaborator partner peer colleagu coworker teammat contributor companion fellow coauthor cofounder",
            )
    };
    (of(fact, "other friend mat colleagu peer") && with_one())
        || of(fact, "colleagu coworker teammat other mat")
            && claim.nouns.last().is_some_and(|noun| {
                is_person(noun)
                    || ["er", "or", "ist", "ant", "ian"]
                        .iter()
                        .any(|end| noun.ends_with(end))
            })
            && claim
                .after
                .as_deref()
                .is_some_and(|after| is_among!("other fellow", after))
}

/// `2 of them`, `two of the sites`: of what has been spoken of, by whatever word.
fn is_part(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    passage.key(quantity.token + 1) == "of"
        && is_among!(
            "them these those which whom the our my its their",
            passage.key(quantity.token + 2),
        )
}

/// `36 cleaning staff` of `36 cleaners`.
fn is_staff_of(fact: &Quantity, noun: &str, passage: &Passage<'_>, phrase: &[usize]) -> bool {
    const SHARED: usize = 4;
    is_anybody(noun)
        && fact.nouns.last().is_some_and(|said| {
            let begin = said.get(..SHARED);
            is_person(said)
                && begin.is_some_and(|begin| {
                    phrase.iter().any(|at| passage.key(*at).starts_with(begin))
                })
        })
}

/// Whether a word only tells what kind of thing the next one is: the `barrel` of a `barrel monitor`.
fn modifies(passage: &Passage<'_>, at: usize) -> bool {
    let next = at + 1;
    passage.gap_after(at) == " "
        && !number_words::is_plural(passage.key(at))
        && passage.words.get(next).is_some_and(|word| word.is_content)
        && verbs::lookup(passage.key(next)).is_none_or(|(_, form)| form == Form::Base)
        && digits(passage.tokens[next].text).is_none()
}

/// Five people are no five projects.
fn mixes_people_with_things(fact: &Quantity, noun: &str) -> bool {
    fact.nouns
        .last()
        .is_some_and(|said| is_person(said) != is_person(noun))
}

/// The words behind the number that may belong to what it counts.
pub(super) fn phrase_behind(passage: &Passage<'_>, claim: &Quantity) -> Vec<usize> {
    const LONGEST: usize = 6;
    let sentence = passage.sentence_of(claim.token);
    (claim.token + 1..claim.token + 1 + LONGEST)
        .take_while(|at| {
            sentence.contains(at)
                && (!number_words::is_function_word(passage.key(*at))
                    || adverb_of_time(passage.key(*at)).is_some())
                && matches!(passage.gap_after(at - 1).trim(), "" | "-" | "+" | "/")
        })
        .collect()
}

/// Whether the claim counts by an empty word, in a sentence that has what the user counts: `interviewed nurses in 64 sessions`.
fn is_empty_for(fact: &Quantity, noun: &str, passage: &Passage<'_>, claim: &Quantity) -> bool {
    is_among!(EMPTY, noun)
        && fact.nouns.last().is_some_and(|said| {
            number_words::time_unit(said).is_none()
                && passage.sentence_of(claim.token).any(|at| {
                    same_kind(&passage.words[at].stem, said) || same_root(passage.key(at), said)
                })
        })
}
