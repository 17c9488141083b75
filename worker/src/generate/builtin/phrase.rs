//! Rewrites a typed sentence as résumé bullets: verb first, right tense, no first person or filler.
//!
//! The verb is never exchanged for another one: "helped" stays "Helped".

use super::clean::{bare, capitalise, has_words, tidy};
use super::tense::{conjugate, replaced, verb_list};
use crate::english::spelling;
use crate::english::verbs::{self, Form};

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
    let words = without_filler(sentence);
    let mut bullets = Vec::new();
    for statement in statements(&words) {
        let opened = open(&statement);
        for part in verb_list(&opened) {
            let text = finish(&conjugate(&part, tense));
            if !text.is_empty() {
                bullets.push(text);
            }
        }
    }
    bullets
}

/// One sentence of a summary, in the implied first person; verbs stay as typed.
pub fn prose(sentence: &str) -> String {
    let words = without_filler(sentence);
    let parts: Vec<String> = statements(&words)
        .iter()
        .map(|statement| finish(&open(statement).words))
        .filter(|text| !text.is_empty())
        .collect();
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index == 0 {
            text.push_str(part);
        } else {
            text.push_str("; ");
            text.push_str(&uncapitalise(part));
        }
    }
    text
}

/// A statement without its subject.
pub struct Opened {
    pub words: Vec<String>,
    /// Whether a subject or "responsible for" stood before the verb, so that it is a verb.
    pub is_verb: bool,
}

fn without_filler(sentence: &str) -> Vec<String> {
    const SINGLE: &[&str] = &[
        "basically",
        "actually",
        "literally",
        "honestly",
        "obviously",
    ];
    const PAIRS: &[[&str; 2]] = &[
        ["you", "know"],
        ["i", "mean"],
        ["i", "guess"],
        ["and", "stuff"],
    ];
    let typed: Vec<&str> = sentence.split_whitespace().collect();
    let mut words = Vec::with_capacity(typed.len());
    let mut at = 0;
    while at < typed.len() {
        let word = bare(typed[at]);
        let next = typed.get(at + 1).map(|next| bare(next)).unwrap_or_default();
        let hedge = matches!(word.as_str(), "kind" | "sort") && next == "of" && is_hedge(&words);
        let pair = PAIRS.iter().any(|pair| pair[0] == word && pair[1] == next);
        let ends_here = |index: usize| typed.get(index).is_some_and(|word| word.ends_with(','));
        if hedge || (pair && (at + 2 == typed.len() || word != "and")) {
            at += 2;
        } else if SINGLE.contains(&word.as_str()) {
            at += 1;
        } else {
            words.push(typed[at].to_owned());
            at += 1;
            continue;
        }
        if ends_here(at - 1)
            && let Some(last) = words.last_mut()
            && !last.ends_with(',')
        {
            last.push(',');
        }
    }
    words
}

/// "kind of" hedges after a verb or pronoun; in "a kind of bread" it means something.
fn is_hedge(before: &[String]) -> bool {
    let Some(last) = before.last() else {
        return true;
    };
    let last = bare(last);
    let auxiliary = [
        "i", "we", "was", "were", "am", "is", "it", "just", "also", "and", "had",
    ];
    auxiliary.contains(&last.as_str())
}

/// Cuts where a new subject begins: ", and i trained", "but i", ", i".
fn statements(words: &[String]) -> Vec<Vec<String>> {
    let mut statements: Vec<Vec<String>> = vec![Vec::new()];
    let mut at = 0;
    while at < words.len() {
        let after_comma = at > 0 && words[at - 1].ends_with([',', ';']);
        let connective = is_connective(&bare(&words[at]));
        let mut subject = at;
        while connective && subject < words.len() && is_connective(&bare(&words[subject])) {
            subject += 1;
        }
        let is_new = at > 0
            && (connective || after_comma)
            && words
                .get(subject)
                .is_some_and(|word| is_subject(&bare(word)))
            && words.len() > subject + 1;
        let semicolon = at > 0 && words[at - 1].ends_with(';');
        if is_new || semicolon {
            at = if is_new { subject } else { at };
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

/// Takes subject, auxiliary and duty phrases off the front.
fn open(statement: &[String]) -> Opened {
    let mut words: Vec<String> = statement.to_vec();
    let mut is_verb = false;
    while words.len() > 1 && is_connective(&bare(&words[0])) && !states_existence(&words) {
        words.remove(0);
    }
    if let Some(length) = duty_phrase(&words) {
        words.drain(..length);
        is_verb = true;
    }
    let first = words.first().map(|word| bare(word)).unwrap_or_default();
    if is_subject(&first) && words.len() > 1 {
        words.remove(0);
        is_verb = true;
        while words.len() > 1
            && matches!(
                bare(&words[0]).as_str(),
                "also" | "just" | "then" | "really"
            )
        {
            words.remove(0);
        }
        let contracted = matches!(first.as_str(), "i'm" | "i’m" | "im" | "we're");
        is_verb &= !open_auxiliary(&mut words, contracted);
    }
    let keys: Vec<String> = words.iter().take(3).map(|word| bare(word)).collect();
    if keys.len() == 3 && keys[0] == "responsible" && keys[1] == "for" && is_gerund(&keys[2]) {
        words.drain(..2);
        is_verb = true;
    }
    drop_first_person(&mut words);
    Opened { words, is_verb }
}

/// Drops "was", "have been", "used to" and the like. Returns whether no verb is left in front.
fn open_auxiliary(words: &mut Vec<String>, contracted_be: bool) -> bool {
    let key =
        |words: &[String], at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let first = key(words, 0);
    let second = key(words, 1);
    let third = key(words, 2);
    let be = matches!(first.as_str(), "was" | "am" | "were" | "are" | "is");
    if (be || contracted_be) && words.len() > 1 {
        let at = usize::from(be);
        if matches!(key(words, at).as_str(), "not" | "never") {
            return true;
        }
        words.drain(..at);
        while words.len() > 1 && matches!(bare(&words[0]).as_str(), "also" | "just") {
            words.remove(0);
        }
        let article = matches!(key(words, 0).as_str(), "a" | "an" | "the");
        if article && words.len() > 1 {
            words.remove(0);
        }
        return article || !is_gerund(&key(words, 0));
    }
    let participle = |word: &str| verbs::is_past(word) || matches!(word, "been");
    if matches!(first.as_str(), "have" | "had" | "ve") && participle(&second) {
        words.remove(0);
        if second == "been" && words.len() > 1 {
            words.remove(0);
            return !is_gerund(&key(words, 0));
        }
        return false;
    }
    if first == "been" && words.len() > 1 {
        words.remove(0);
        return !is_gerund(&key(words, 0));
    }
    let base = |word: &str| matches!(verbs::lookup(word), Some((_, Form::Base | Form::Past)));
    if matches!(first.as_str(), "used" | "had" | "have") && second == "to" && base(&third) {
        words.drain(..2);
        return false;
    }
    if first == "would" && base(&second) {
        words.remove(0);
    }
    false
}

/// Length of "my job was to", "duties included" and the like at the front.
fn duty_phrase(words: &[String]) -> Option<usize> {
    let keys: Vec<String> = words.iter().take(7).map(|word| bare(word)).collect();
    let mut at = 0;
    if keys.first().is_some_and(|key| key == "it") && keys.get(1).is_some_and(|key| key == "was") {
        at = 2;
    }
    while keys.get(at).is_some_and(|key| {
        matches!(
            key.as_str(),
            "my" | "the" | "main" | "daily" | "key" | "other" | "day-to-day"
        )
    }) {
        at += 1;
    }
    let noun = keys.get(at)?;
    let duty = matches!(
        noun.as_str(),
        "job"
            | "role"
            | "duties"
            | "duty"
            | "responsibilities"
            | "responsibility"
            | "tasks"
            | "task"
    );
    if !duty {
        return None;
    }
    let colon = words[at].ends_with(':');
    at += 1;
    let verb = keys.get(at).is_some_and(|key| {
        matches!(
            key.as_str(),
            "was" | "is" | "were" | "are" | "included" | "include" | "involved" | "involves" | "to"
        )
    });
    if !(verb || colon) {
        return None;
    }
    at += usize::from(verb);
    if keys.get(at).is_some_and(|key| key == "to") {
        at += 1;
    }
    let acts = keys.get(at).is_some_and(|key| verbs::lookup(key).is_some());
    (acts && at < words.len()).then_some(at)
}

/// "and i", "my team" in the middle of a statement.
fn drop_first_person(words: &mut Vec<String>) {
    let mut at = 0;
    while at < words.len() {
        let key = bare(&words[at]);
        let punctuation: String = words[at]
            .chars()
            .rev()
            .take_while(|c| !c.is_alphanumeric())
            .collect();
        match key.as_str() {
            "i" if at > 0 && needs_subject(&bare(&words[at - 1])) => {
                words[at] = replaced(&words[at], "I");
                at += 1;
            }
            "i" if words[at].chars().count() <= 2 && words.len() > 1 => {
                words.remove(at);
                let be = words.get(at).map(|word| bare(word));
                let subordinate = at > 0
                    && matches!(
                        bare(&words[at - 1]).as_str(),
                        "when" | "while" | "because" | "where" | "if" | "as"
                    );
                if subordinate
                    && matches!(be.as_deref(), Some("was" | "am"))
                    && words.len() > at + 1
                {
                    words.remove(at);
                }
            }
            "my" | "our" if at == 0 && words.len() > 1 => {
                words.remove(at);
            }
            "my" | "our" => {
                let own = words.get(at + 1).is_some_and(|next| bare(next) == "own");
                if own {
                    words.remove(at);
                } else {
                    words[at] = format!("the{punctuation}");
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
}

/// "what i spend" is no sentence without its subject.
fn needs_subject(before: &str) -> bool {
    matches!(
        before,
        "what" | "how" | "which" | "that" | "who" | "whom" | "why" | "than" | "ever" | "until"
    )
}

fn finish(words: &[String]) -> String {
    let text = tidy(&words.join(" "));
    if has_words(&text) || !text.is_ascii() {
        capitalise(&spelling::spell_tools(&text))
    } else {
        String::new()
    }
}

fn uncapitalise(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or("");
    let verb = verbs::lookup(&first_word.to_lowercase()).is_some();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if verb => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

fn is_connective(word: &str) -> bool {
    matches!(
        word,
        "and" | "also" | "then" | "so" | "but" | "well" | "plus" | "basically" | "where" | "there"
    )
}

/// "there were 300 students".
fn states_existence(words: &[String]) -> bool {
    bare(&words[0]) == "there"
        && matches!(
            bare(&words[1]).as_str(),
            "was" | "were" | "is" | "are" | "has" | "had"
        )
}

fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "i" | "we" | "i've" | "i’ve" | "ive" | "i'm" | "i’m" | "im" | "we've" | "i'd" | "we're"
    )
}

fn is_gerund(word: &str) -> bool {
    matches!(verbs::lookup(word), Some((_, Form::Gerund)))
        || (word.len() > 5 && word.ends_with("ing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_begin_with_the_users_own_verb_in_the_right_tense() {
        for (typed, tense, expected) in [
            (
                "i managed a team of 5 people",
                Tense::Past,
                &["Managed a team of 5 people"][..],
            ),
            (
                "i was responsible for managing stock",
                Tense::Past,
                &["Managed stock"],
            ),
            (
                "i was responsible for the stock",
                Tense::Past,
                &["Responsible for the stock"],
            ),
            (
                "I'm responsible for training staff.",
                Tense::Present,
                &["Train staff"],
            ),
            (
                "basically i kind of helped run the shop",
                Tense::Past,
                &["Helped run the shop"],
            ),
            (
                "i serve customers and clean tables",
                Tense::Past,
                &["Served customers and cleaned tables"],
            ),
            (
                "i was serving customers, handling cash and training staff",
                Tense::Past,
                &["Served customers", "Handled cash", "Trained staff"],
            ),
            (
                "served customers, handled cash and trained staff",
                Tense::Past,
                &["Served customers", "Handled cash", "Trained staff"],
            ),
            (
                "i did not handle cash but i served customers",
                Tense::Past,
                &["Did not handle cash", "Served customers"],
            ),
            (
                "designed and built a website",
                Tense::Past,
                &["Designed and built a website"],
            ),
            (
                "my job was to greet guests",
                Tense::Past,
                &["Greeted guests"],
            ),
            ("stock control", Tense::Past, &["Stock control"]),
            (
                "i help serve customers and clean tables",
                Tense::Past,
                &["Helped serve customers and clean tables"],
            ),
            ("i used to write reports", Tense::Past, &["Wrote reports"]),
            (
                "i've been running the blog",
                Tense::Present,
                &["Run the blog"],
            ),
            (
                "i train new starters",
                Tense::Present,
                &["Train new starters"],
            ),
            ("i was the key holder", Tense::Past, &["Key holder"]),
            ("i was never late", Tense::Past, &["Was never late"]),
            (
                "fixed bikes with my brother and i kept my tools tidy",
                Tense::Past,
                &["Fixed bikes with the brother", "Kept the tools tidy"],
            ),
        ] {
            assert_eq!(bullets(typed, tense), expected, "{typed}");
        }
    }

    #[test]
    fn summaries_lose_the_first_person_only() {
        assert_eq!(
            prose("i am a nurse with 4 years in leeds"),
            "Nurse with 4 years in leeds"
        );
        assert_eq!(
            prose("i love cooking and i want to learn more"),
            "Love cooking; want to learn more"
        );
    }
}
