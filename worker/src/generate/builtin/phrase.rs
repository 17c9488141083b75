//! Rewrites a typed sentence as résumé bullets: verb first, right tense, no first person or filler.
//!
//! The verb is never exchanged for another one: "helped" stays "Helped".

use super::clean::{bare, capitalise, has_words, is_one_of, tidy};
use super::duty_lists::verb_list;
use super::filler::without_filler;
use super::first_person::is_elliptic;
use super::opening::{is_connective, is_gerund, is_subject, open};
use super::remarks::is_opinion;
use super::tense::conjugate;
use super::word_order::{
    chained, clause_last, companions_last, date_last, object_last, setting_last,
};
use crate::english::casing;
use crate::english::verbs::{self, Form};
use crate::english::words as common_words;

/// When the things told happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// A finished role.
    Past,
    /// A current role.
    Present,
    /// Not known: verbs stay as typed.
    AsTyped,
}

/// The bullets of one sentence; empty when it has no words.
pub fn bullets(sentence: &str, tense: Tense) -> Vec<String> {
    let mut words = without_filler(sentence);
    // "run the clinic & give advice"
    for at in 1..words.len() {
        let verb = verbs::lookup(&bare(&words[at]));
        let deed =
            verb.is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base));
        if words[at - 1] == "&" && deed && words[at].starts_with(char::is_lowercase) {
            "and".clone_into(&mut words[at - 1]);
        }
    }
    let mut bullets = Vec::new();
    for statement in statements(&chained(companions_last(words))) {
        let opened = open(&object_last(setting_last(clause_last(date_last(
            statement,
        )))));
        let untold = tense == Tense::AsTyped && opened.tense.is_none() && !opened.is_verb;
        let gerund = opened
            .words
            .first()
            .is_some_and(|word| is_gerund(&bare(word)));
        let parts = if untold && gerund {
            vec![opened]
        } else {
            verb_list(&opened)
        };
        for part in parts {
            let text = finish(&conjugate(&part, tense));
            // "14 months, started" of "14 months, started 3rd Jan".
            let text = text.trim_end_matches(", started");
            let text = text.trim_start_matches("started, ");
            if !text.is_empty() && !is_remnant(text) && !is_opinion(text) {
                bullets.push(capitalise(text));
            }
        }
    }
    bullets
}

/// What is left of "it was from 2017 to 2018" or "i've been there since" when its date has gone into a field.
fn is_remnant(text: &str) -> bool {
    if is_one_of(
        &bare(text),
        "since there that's then so and ok oh well start started starting join joined began left finished there ended stopped",
    ) {
        return true;
    }
    text.is_ascii()
        && text.split(' ').map(bare).all(|word| {
            matches!(
                word.as_str(),
                "it" | "was"
                    | "is"
                    | "there"
                    | "since"
                    | "been"
                    | "that"
                    | "this"
                    | "still"
                    | "then"
                    | "from"
                    | ""
            )
        })
        && text.contains(' ')
}

/// One sentence of a summary, in the implied first person; verbs and the first letter stay as typed.
pub fn prose(sentence: &str) -> String {
    let words = without_filler(sentence);
    let parts: Vec<String> = statements(&words)
        .iter()
        .map(|statement| finish(&open(statement).words))
        .filter(|text| !text.is_empty())
        .collect();
    let mut told = String::new();
    for part in parts {
        if !told.is_empty() {
            // What one wants instead stays beside what one does not want.
            let denied = told.rsplit("; ").next().is_some_and(is_denial);
            told.push_str(if denied { ", " } else { "; " });
        }
        told.push_str(&part);
    }
    told
}

fn is_denial(statement: &str) -> bool {
    let words: Vec<String> = statement.split(' ').take(3).map(bare).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(words.as_slice(), ["do", "not", "want" | "need"])
}

/// The tense that a sentence is told in, where its verbs agree.
pub fn told_tense(sentence: &str) -> Option<Tense> {
    let words = without_filler(sentence);
    let told: Vec<Tense> = statements(&words)
        .iter()
        .filter_map(|statement| {
            let opened = open(statement);
            let first = opened
                .words
                .first()
                .map(|word| bare(word))
                .unwrap_or_default();
            opened.tense.or_else(|| match verbs::lookup_duty(&first) {
                Some((_, Form::Past)) => Some(Tense::Past),
                Some((_, Form::Base | Form::ThirdPerson)) if opened.is_verb => Some(Tense::Present),
                _ => None,
            })
        })
        .collect();
    let first = *told.first()?;
    told.iter().all(|tense| *tense == first).then_some(first)
}

/// Most words of a statement in which brackets and other people's statements are heeded.
const LONGEST: usize = 400;

/// Cuts where a new subject begins: ", and i trained", "but i", ", i".
fn statements(words: &[String]) -> Vec<Vec<String>> {
    let mut statements: Vec<Vec<String>> = vec![Vec::new()];
    let mut at = 0;
    while at < words.len() {
        // "when i was 16, i cooked" is one statement.
        let subordinate = statements.len() == 1
            && words.first().is_some_and(|word| {
                is_one_of(&bare(word), "when whenever while because although if")
            })
            && words[..at]
                .iter()
                .filter(|word| word.ends_with(','))
                .count()
                <= 1;
        let after_comma = at > 0 && words[at - 1].ends_with([',', ';']);
        let connective = is_connective(&bare(&words[at]));
        let mut subject = at;
        // Nobody joins statements by more.
        while connective
            && subject < words.len().min(at + 4)
            && is_connective(&bare(&words[subject]))
        {
            subject += 1;
        }
        let opens = |mark: char| {
            words[..at]
                .iter()
                .filter(|word| word.contains(mark))
                .count()
        };
        let bracketed = words.len() <= LONGEST && opens('(') > opens(')');
        let is_new = at > 0
            && !subordinate
            && !bracketed
            && (connective || after_comma)
            && (words
                .get(subject)
                .is_some_and(|word| is_subject(&bare(word)))
                || has_fronted_time(words, subject))
            && words.len() > subject + 1;
        let is_new = is_new
            && !(is_elliptic(&words[subject..])
                && statements
                    .last()
                    .is_some_and(|told| told_of_another(told) || bare(&words[at]) == "so"));
        let semicolon = at > 0 && words[at - 1].ends_with(';') && !bracketed;
        let turn = at > 0 && !bracketed && turns(words, at, after_comma);
        let run_on = words.len() <= LONGEST
            && !bracketed
            && !words[at].starts_with('(')
            && is_subject(&bare(&words[at]))
            && statements
                .last()
                .is_some_and(|told| told_of_another(told) && acts_anew(&words[at..]));
        if is_new || semicolon || turn || run_on {
            at = match (is_new, turn) {
                (true, _) => subject,
                (_, true) => at + 1,
                _ => at,
            };
            statements.push(Vec::new());
        }
        statements
            .last_mut()
            .expect("there is always one")
            .push(words[at].clone());
        at += 1;
    }
    statements
}

/// "in 2018 i became" of "served customers, and in 2018 i became a supervisor".
fn has_fronted_time(words: &[String], at: usize) -> bool {
    const MOST_WORDS: usize = 5;
    let opens = words
        .get(at)
        .is_some_and(|word| is_one_of(&bare(word), "in on after during since eventually later"));
    let subject =
        (at + 1..words.len().min(at + MOST_WORDS)).find(|at| is_one_of(&bare(&words[*at]), "i we"));
    opens
        && subject.is_some_and(|subject| {
            let verb = words
                .get(subject + 1)
                .map(|word| bare(word))
                .unwrap_or_default();
            let plain = words[at + 1..subject].iter().all(|word| {
                !is_one_of(
                    &bare(word),
                    "that which who what how when where and until till before because while",
                ) && verbs::lookup(&bare(word)).is_none_or(|(base, _)| verbs::is_also_noun(base))
            });
            plain
                && (verbs::is_past(&verb)
                    || verbs::lookup_duty(&verb).is_some()
                    || is_one_of(&verb, "was am have had"))
        })
}

/// "the chair wrote the bid": a whole statement about somebody or something else, behind the last comma or dash.
fn told_of_another(statement: &[String]) -> bool {
    const RELATIVE: &str = "that which who what how when whenever where while whilst because although though tho if as since before \
        after until than and but or said say think know hope believe mean guess in of on at for with about";
    let from = statement[..statement.len().saturating_sub(1)]
        .iter()
        .rposition(|word| word.ends_with([',', ';', ':']) || bare(word).is_empty())
        .map_or(0, |at| at + 1);
    let clause = &statement[from..];
    let first = clause.first().map(|word| bare(word)).unwrap_or_default();
    let own = is_subject(&first)
        || verbs::lookup(&first).is_some_and(|(_, form)| form != Form::Gerund)
            && !verbs::is_participle_only(&first);
    let finite = clause.iter().skip(1).any(|word| {
        let word = bare(word);
        is_one_of(&word, "was were is are had") || verbs::is_past(&word)
    });
    let last = clause.last().map(|word| bare(word)).unwrap_or_default();
    !own && finite && !is_one_of(&last, RELATIVE) && !is_one_of(&first, RELATIVE)
}

/// "i did the quotes", "i only supplied the data": a deed and what it is done to.
fn acts_anew(words: &[String]) -> bool {
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let verb = 1 + usize::from(is_one_of(&key(1), "only just also never"));
    let whole = words
        .get(verb)
        .is_some_and(|word| !word.ends_with([',', ';', '.']));
    let next = key(verb + 1);
    whole
        && !is_elliptic(words)
        && verbs::lookup_duty(&key(verb)).is_some_and(|(base, _)| !is_one_of(base, "think know"))
        && !next.is_empty()
        && !is_one_of(
            &next,
            "in on at for with about to of from by part and but every when so myself daily",
        )
}

/// "but helped", ", then left": the same person does something else.
fn turns(words: &[String], at: usize, after_comma: bool) -> bool {
    let word = bare(&words[at]);
    let next = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
    let acts = verbs::is_past(&next)
        || matches!(verbs::lookup(&next), Some((base, Form::Base)) if !verbs::is_also_noun(base))
        || matches!(next.as_str(), "did" | "never");
    let only = words[..at]
        .iter()
        .rev()
        .take(12)
        .any(|word| bare(word) == "only");
    acts && words.len() > at + 2 && ((word == "but" && !only) || (word == "then" && after_comma))
}

fn finish(words: &[String]) -> String {
    let text = tidy(&words.join(" "));
    if has_words(&text) || !text.is_ascii() {
        casing::spell(&with_and(&text))
    } else {
        String::new()
    }
}

/// "crafts & football", "fruit n veg" with "and"; `Marks & Spencer`, `brindle & co` stay.
fn with_and(text: &str) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| word.trim_matches([',', '.', '(', ')']))
        .collect();
    let lower = |word: &str| word.chars().all(|c| c.is_lowercase() || c == '-');
    let and = |at: usize, word: &str| {
        let (Some(before), Some(after)) =
            (at.checked_sub(1).map(|at| words[at]), words.get(at + 1))
        else {
            return false;
        };
        let plain = lower(before) && lower(after) && !is_one_of(after, "co sons daughters bros");
        let common = common_words::is_common(before) || common_words::is_common(after);
        plain && (word == "n" || (word == "&" && common))
    };
    let joined = text.split(' ').enumerate();
    joined
        .map(|(at, word)| if and(at, word) { "and" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
#[path = "phrase_tests.rs"]
mod tests;
