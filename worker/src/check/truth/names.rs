//! Proper names, tools, titles and skills of the output, looked up in the user's words.

use crate::english::dates::month_number;
use crate::english::places;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{key, stem, tokenize};
use crate::english::verbs;

use super::claims;
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::violation::{Violation, ViolationKind};

/// A field whose whole value is a name: an employer, a school, an issuer.
pub fn name(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    let said = match facts.phrase(text) {
        // A denial that is kept as one: "no Java".
        Said::Denied if denies(text) => Said::Yes,
        said => said,
    };
    if said == Said::Yes
        || text
            .split([',', '(', ')', '/', '|'])
            .all(|part| facts.phrase(part) == Said::Yes)
    {
        return None;
    }
    let reason = match (said, kind) {
        (Said::Denied, _) => "the user's words mention it only to deny it".to_owned(),
        (_, ViolationKind::Tool) => "the user's words mention no such tool or skill".to_owned(),
        (_, ViolationKind::Place) => "the user's words mention no such place".to_owned(),
        (_, ViolationKind::Credential) => {
            "the user's words mention no such qualification".to_owned()
        }
        _ => "the user's words do not contain this name".to_owned(),
    };
    Some(Violation::new(kind, text, reason))
}

fn denies(text: &str) -> bool {
    Passage::read(text).words.iter().any(|word| word.negated)
}

/// A field that names a skill or subject: each of its words in some form.
pub fn keyword(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    let violation = name(text, kind, facts)?;
    let kept_denial = denies(text);
    let tokens = tokenize(text);
    let mut words = tokens
        .iter()
        .filter(|token| !is_small(&token.key))
        .peekable();
    let all = words.peek().is_some()
        && words.all(|token| {
            let said = facts.word(&token.key);
            said == Said::Yes || (said == Said::Denied && kept_denial)
        });
    (!all).then_some(violation)
}

/// A job title: every word said, and its words of rank said of this job.
pub fn title(text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let tokens = tokenize(text);
    let words: Vec<&str> = tokens
        .iter()
        .map(|token| token.key.as_str())
        .filter(|word| !is_small(word))
        .collect();
    if let Some(missing) = words.iter().find(|word| facts.word(word) != Said::Yes) {
        if facts.phrase(text) == Said::Yes {
            return None;
        }
        let reason = format!("the user's words do not give {missing:?} in a title");
        return Some(Violation::new(ViolationKind::Title, text, reason));
    }
    let ranked = words.len() > 1 && words.iter().any(|word| is_rank_word(word));
    if ranked && facts.phrase(text) != Said::Yes && !rank_stands_by_title(&words, facts) {
        let reason = "the user's words use the word of rank for something else";
        return Some(Violation::new(ViolationKind::Title, text, reason));
    }
    None
}

/// The heading of a group of skills: a usual one, or the user's words.
pub fn heading(text: &str, facts: &Facts<'_>) -> Option<Violation> {
    const USUAL: &str = "skills skill tools tool languages language programming frameworks framework \
        libraries databases database cloud technologies technology technical soft hard personal \
        interpersonal professional other software hardware general office web core key development \
        platforms additional it computer design data devops communication";
    let tokens = tokenize(text);
    let usual =
        |word: &str| is_small(word) || USUAL.split_ascii_whitespace().any(|known| known == word);
    let unknown = tokens
        .iter()
        .any(|token| !usual(&token.key) && facts.word(&token.key) != Said::Yes);
    unknown.then(|| {
        let reason = "the heading names something that the user's words do not";
        Violation::new(ViolationKind::Tool, text, reason)
    })
}

/// Names, tools, titles and credentials inside a free text.
pub fn in_text(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let mut found: Vec<Violation> = Vec::new();
    let mut open: Option<(usize, usize, ViolationKind)> = None;
    for at in 0..passage.tokens.len() {
        found.extend(claims::credential(passage, at, facts));
        let Some(kind) = unsupported_at(passage, at, facts) else {
            continue;
        };
        match &mut open {
            Some((_, last, first_kind)) if *last + 1 == at && *first_kind == kind => *last = at,
            _ => {
                found.extend(open.take().map(|run| quote(passage, run)));
                open = Some((at, at, kind));
            }
        }
    }
    found.extend(open.map(|run| quote(passage, run)));
    found
}

fn quote(passage: &Passage<'_>, (first, last, kind): (usize, usize, ViolationKind)) -> Violation {
    let text = &passage.text[passage.tokens[first].start..passage.tokens[last].end];
    let reason = match kind {
        ViolationKind::Tool => "the user's words do not say that they used it",
        ViolationKind::Title => "the user's words give no such title",
        ViolationKind::Place => "the user's words mention no such place",
        _ => "the user's words do not contain this name",
    };
    Violation::new(kind, text, reason)
}

fn unsupported_at(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<ViolationKind> {
    let token = &passage.tokens[at];
    let word = token.key.as_str();
    let in_date = passage
        .dates
        .iter()
        .any(|mention| mention.span.contains(&token.start));
    if in_date || word.is_empty() || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tool = is_tool_at(passage, at);
    // In front, "Engineer" and "Nurse" may be verbs; words of rank are not.
    let title = is_title_in_text(passage, at)
        && (!token.opens_sentence || is_rank_word(word) || is_rank_noun(word));
    let named = (token.is_capitalised() && !token.opens_sentence) || token.looks_like_name();
    if !(tool || title || named) || word == "i" {
        return None;
    }
    let said = facts
        .word(word)
        .max(facts.phrase(token.text))
        .max(neighbours(passage, at, facts));
    let denied_alike = said == Said::Denied && passage.words[at].negated;
    if said == Said::Yes || denied_alike {
        return None;
    }
    if tool {
        return Some(ViolationKind::Tool);
    }
    if title {
        return Some(ViolationKind::Title);
    }
    let ordinary = verbs::lookup(word).is_some() && !token.looks_like_name()
        || spelling::same_word(word)
            .iter()
            .any(|other| facts.word(other) == Said::Yes)
        || month_number(word).is_some_and(|_| facts.word(&word[..3]) == Said::Yes)
        || is_small(word);
    if ordinary {
        return None;
    }
    let is_place = places::is_known(word) || places::is_known(&pair(passage, at));
    Some(if is_place {
        ViolationKind::Place
    } else {
        ViolationKind::Name
    })
}

/// A word is supported when it and a neighbour are another spelling of what was said.
pub fn neighbours(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Said {
    let mut best = Said::No;
    for length in 2..=4 {
        for first in (at + 1).saturating_sub(length)..=at {
            let last = first + length - 1;
            let Some(end) = passage.tokens.get(last) else {
                continue;
            };
            let span = &passage.text[passage.tokens[first].start..end.end];
            let known = spelling::canonical_tool(span).is_some()
                || titles::degree_forms(&key(span)).is_some()
                || places::is_known(&key(span));
            if known {
                best = best.max(facts.phrase(span));
            }
        }
    }
    best
}

fn pair(passage: &Passage<'_>, at: usize) -> String {
    let next = passage.key(at + 1);
    format!("{}{next}", passage.key(at))
}

fn is_tool_at(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let capitalised = token.is_capitalised() && !token.opens_sentence;
    spelling::is_unmistakable_tool(&token.key)
        || (capitalised && spelling::canonical_tool(token.text).is_some())
}

/// Words of rank that are titles wherever they stand.
fn is_title_in_text(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.key(at);
    let always = matches!(
        word,
        "manager"
            | "supervisor"
            | "director"
            | "ceo"
            | "cto"
            | "cfo"
            | "vp"
            | "president"
            | "founder"
            | "principal"
            | "senior"
            | "chief"
            | "executive"
            | "engineer"
            | "developer"
            | "architect"
            | "consultant"
            | "nurse"
            | "doctor"
            | "lawyer"
            | "professor"
            | "accountant"
    );
    let lead = word == "lead" && titles::is_title_noun(passage.key(at + 1));
    always || lead
}

fn rank_stands_by_title(words: &[&str], facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let (ranks, others): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| is_rank_word(word));
    let places = |word: &str| -> Vec<(usize, usize)> {
        let forms = spelling::same_word(word).iter().copied().chain([word]);
        forms
            .flat_map(|form| facts.occurrences(&stem(form)).to_vec())
            .collect()
    };
    others.is_empty()
        || ranks.iter().all(|rank| {
            places(rank).iter().any(|(passage, at)| {
                others.iter().any(|other| {
                    places(other).iter().any(|(second, place)| {
                        let source = &facts.passages[*passage];
                        second == passage
                            && at.abs_diff(*place) <= REACH
                            && source.tokens[*at].sentence == source.tokens[*place].sentence
                    })
                })
            })
        })
}

fn is_rank_word(word: &str) -> bool {
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
    )
}

fn is_rank_noun(word: &str) -> bool {
    matches!(word, "president" | "founder" | "ceo" | "cto" | "cfo")
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "of"
            | "in"
            | "at"
            | "to"
            | "for"
            | "with"
            | "on"
            | "by"
            | "from"
            | "as"
            | "i"
            | "my"
    )
}
