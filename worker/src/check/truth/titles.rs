//! Job titles: every word said, and said of the user: not of their manager, of what they hope to become or deny being.

use crate::english::titles;
use penstock_shared::domain::SectionKind;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::is_small;
use super::quantity::Agreement;
use super::violation::{Violation, ViolationKind};
use super::whose::is_anothers;

/// The field of a job title.
pub fn title(section: SectionKind, text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let violation = |reason: String| Some(Violation::new(ViolationKind::Title, text, reason));
    let passage = Passage::read(text);
    let words: Vec<&str> = (0..passage.tokens.len())
        .filter(|at| {
            !passage
                .dates
                .iter()
                .any(|mention| mention.span.contains(&passage.tokens[*at].start))
        })
        .filter(|at| {
            !is_small(passage.key(*at))
                && !is_number(&passage, *at, facts)
                && !is_abbreviated(&passage, *at, facts)
        })
        .map(|at| passage.key(at))
        .filter(|word| !is_circumstance(word))
        .collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !is_acronym(word, &passage, facts))
        .collect();
    let phrase: String = words.concat();
    if own_phrase(&crate::english::tokens::key(text), facts) == Said::Yes {
        return None;
    }
    match own_phrase(&phrase, facts) {
        Said::Yes => return None,
        Said::Denied => {
            return violation(
                "the user's words give this title to someone else, or deny it".to_owned(),
            );
        }
        Said::No => {}
    }
    for word in &words {
        let own_role = section == SectionKind::Volunteer && matches!(*word, "volunteer" | "helper");
        if own_role || has_own(word, facts) {
            continue;
        }
        let mentioned = facts.word(word) != Said::No;
        if !names_a_role(word) && (facts.phrase(text) == Said::Yes || facts.says_alike(word)) {
            continue;
        }
        if !is_rank_word(word) && !mentioned && is_derived(word, facts) {
            continue;
        }
        return violation(if mentioned {
            format!("the user's words say {word:?} of someone else, or deny it")
        } else {
            format!("the user's words do not give {word:?} in a title")
        });
    }
    if let Some(lower) = words.iter().find_map(|word| lowered(word, &words, facts)) {
        return violation(format!(
            "the user's words say {lower:?} with this title; keep it"
        ));
    }
    let ranked = words.len() > 1 && words.iter().any(|word| is_rank_word(word));
    if ranked && facts.phrase(text) != Said::Yes && !rank_stands_by_title(&words, facts) {
        return violation("the user's words use the word of rank for something else".to_owned());
    }
    None
}

/// Whether a word for a role is what somebody is said to have been: `as leader`, `became a manager`.
pub fn is_stated(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let states = |place: usize| {
        matches!(
            passage.key(place),
            "as" | "became"
                | "become"
                | "was"
                | "role"
                | "position"
                | "promoted"
                | "post"
                | "title"
        )
    };
    names_a_role(passage.key(at))
        && passage.words[at].is_content
        && (at.saturating_sub(REACH)..at).any(|place| {
            states(place) && passage.tokens[place].sentence == passage.tokens[at].sentence
        })
}

/// Whether a free text gives a role without the word that lowers it wherever the user has it: `course rep` for `assistant course
/// rep`.
pub fn is_raised(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    if !titles::is_title_noun(word)
        || passage.words[at].negated
        || is_anothers(passage, at)
        || is_lowered(passage, at)
    {
        return false;
    }
    let mut own = facts
        .everywhere(word)
        .into_iter()
        .filter(|(source, place)| {
            let source = &facts.passages[*source];
            !source.words[*place].negated && !is_anothers(source, *place)
        });
    let first = own.next();
    first.is_some_and(|first| {
        std::iter::once(first).chain(own).all(|(source, place)| {
            let source = &facts.passages[source];
            matches!(
                lowering(source, place),
                Some("assistant" | "asst" | "deputy" | "vice" | "acting")
            )
        })
    })
}

/// Whether a text names a role at all.
pub fn has_role(text: &str) -> bool {
    crate::english::tokens::tokenize(text)
        .iter()
        .any(|token| names_a_role(&token.key))
}

/// A title in a free text that the user has not given themselves.
pub fn is_claimed(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    names_a_role(word)
        && !is_anothers(passage, at)
        && !passage.words[at].negated
        && !has_own(word, facts)
}

/// The word that lowers a role wherever the user claims it, when the title leaves it out: `assistant` of `assistant manager`.
fn lowered(word: &str, words: &[&str], facts: &Facts<'_>) -> Option<String> {
    if !names_a_role(word) || LOWERING.contains(&word) {
        return None;
    }
    let mut lowest = None;
    for (passage, at) in facts.everywhere(word) {
        let source = &facts.passages[passage];
        if source.words[at].negated || is_anothers(source, at) {
            continue;
        }
        lowest = Some(lowering(source, at)?.to_owned());
    }
    let lowest = lowest?;
    let same = |other: &&&str| {
        **other == lowest || crate::english::abbreviations::same_word(&lowest).contains(other)
    };
    words.iter().find(same).is_none().then_some(lowest)
}

/// Whether the role at this word is that of a deputy or a beginner.
pub fn is_lowered(source: &Passage<'_>, at: usize) -> bool {
    lowering(source, at).is_some()
}

fn lowering<'s>(source: &'s Passage<'_>, at: usize) -> Option<&'s str> {
    let before = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .filter(|place| source.tokens[*place].sentence == source.tokens[at].sentence);
    before
        .map(|place| source.key(place))
        .find(|key| LOWERING.contains(key))
}

/// Words that lower a role that they stand by.
const LOWERING: [&str; 19] = [
    "assistant",
    "asst",
    "junior",
    "jr",
    "deputy",
    "trainee",
    "apprentice",
    "associate",
    "student",
    "intern",
    "vice",
    "co",
    "sub",
    "acting",
    "second",
    "under",
    "aspiring",
    "stand",
    "relief",
];

/// `PM` where the user writes it out.
fn is_acronym(word: &str, passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    let written = passage
        .tokens
        .iter()
        .find(|token| token.key == word)
        .map_or("", |token| token.text);
    written.len() > 1
        && written.chars().all(char::is_uppercase)
        && facts.phrase(written) == Said::Yes
}

/// How, when and in what order somebody held a title.
fn is_circumstance(word: &str) -> bool {
    const WORDS: &str = "then later previously formerly former since until now year years full part time fulltime parttime remote seasonal \
        temporary unpaid paid approx approximately about hours week weekly first second third promoted held team unit department main \
        and also plus self employed sole section ward role";
    WORDS.split_ascii_whitespace().any(|known| known == word)
}

/// Words of a title that the user has abbreviated by their initials: `CSR`, `HR`.
fn is_abbreviated(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    (2..=4).any(|length| {
        ((at + 1).saturating_sub(length)..=at).any(|first| {
            let window: Option<String> = (first..first + length)
                .map(|place| {
                    passage
                        .tokens
                        .get(place)
                        .filter(|token| token.is_capitalised())
                        .and_then(|token| token.key.chars().next())
                })
                .collect();
            window.is_some_and(|initials| {
                facts.rows(&initials).any(|(source, place)| {
                    facts.passages[source].tokens[place].key == initials
                        && !facts.passages[source].words[place].negated
                        && !is_anothers(&facts.passages[source], place)
                })
            })
        })
    })
}

/// Numbers within a title, `3rd year`, are the user's in any form.
fn is_number(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    passage.quantities.iter().any(|quantity| {
        quantity.token == at && facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes
    })
}

pub fn names_a_role(word: &str) -> bool {
    is_rank_word(word) || titles::looks_like_title_noun(word)
}

/// Whether the words in a row are the user's own title; `Denied` when they only are another's.
fn own_phrase(joined: &str, facts: &Facts<'_>) -> Said {
    let mut best = Said::No;
    for (passage, at) in facts.rows(joined) {
        let source = &facts.passages[passage];
        // `Designer` is less than the `junior designer` that somebody was, and says more.
        let lowered = at > 0
            && LOWERING.contains(&source.key(at - 1))
            && source.gap_after(at - 1).trim().is_empty();
        let mine = !source.words[at].negated && !is_anothers(source, at) && !lowered;
        best = best.max(if mine { Said::Yes } else { Said::Denied });
    }
    best
}

/// Whether the user says the word of themselves, or of anything but a role.
fn has_own(word: &str, facts: &Facts<'_>) -> bool {
    let role = names_a_role(word);
    facts.everywhere(word).into_iter().any(|(passage, at)| {
        let source = &facts.passages[passage];
        !(source.words[at].negated || (role && is_anothers(source, at)))
    }) || (!role && facts.word(word) == Said::Yes)
        || (role && facts.tool_or_degree(word))
}

/// A role named after what the user says they do: `translator` of `translate`, `housekeeper` of `housekeeping`.
fn is_derived(word: &str, facts: &Facts<'_>) -> bool {
    const ENDINGS: [&str; 13] = [
        "ation", "ied", "ing", "ion", "ers", "ors", "er", "or", "ist", "ed", "e", "s", "y",
    ];
    let root = |word: &str| {
        let ending = ENDINGS
            .iter()
            .find(|ending| word.len() >= ending.len() + 4 && word.ends_with(**ending));
        ending.map_or_else(
            || word.to_owned(),
            |ending| word[..word.len() - ending.len()].to_owned(),
        )
    };
    let wanted = root(word);
    wanted.len() >= 4
        && word.is_ascii()
        && facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter().zip(&source.words);
            tokens.any(|(token, said)| {
                token.key.is_ascii() && !said.negated && root(&token.key) == wanted
            })
        })
}

fn rank_stands_by_title(words: &[&str], facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let (ranks, others): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| is_rank_word(word));
    let places = |word: &str| facts.everywhere(word);
    let together = words.windows(2).any(|pair| {
        pair.iter().any(|word| is_rank_word(word)) && own_phrase(&pair.concat(), facts) == Said::Yes
    });
    others.is_empty()
        || together
        || ranks.iter().all(|rank| {
            places(rank).iter().any(|(passage, at)| {
                let source = &facts.passages[*passage];
                !is_anothers(source, *at)
                    && others.iter().any(|other| {
                        places(other).iter().any(|(second, place)| {
                            second == passage
                                && at.abs_diff(*place) <= REACH
                                && source.tokens[*at].sentence == source.tokens[*place].sentence
                        })
                    })
            })
        })
}

/// Words that say how high somebody stands.
pub fn is_rank_word(word: &str) -> bool {
    matches!(
        word,
        "senior"
            | "sr"
            | "snr"
            | "lead"
            | "head"
            | "chief"
            | "principal"
            | "junior"
            | "jr"
            | "assistant"
            | "deputy"
            | "director"
            | "manager"
            | "vp"
            | "executive"
            | "supervisor"
            | "trainee"
            | "sous"
            | "associate"
            | "president"
            | "owner"
            | "founder"
    )
}
