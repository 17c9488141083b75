//! Splits lists of verbs and puts verbs in their tense.

use super::clean::bare;
use super::phrase::{Opened, Tense};
use crate::english::verbs::{self, Form};

/// Splits `served customers, handled cash and trained staff` into its three statements.
pub fn verb_list(opened: &Opened) -> Vec<Opened> {
    let words = &opened.words;
    let whole = || {
        vec![Opened {
            words: words.clone(),
            is_verb: opened.is_verb,
        }]
    };
    let Some(form) = words
        .first()
        .and_then(|word| first_form(&bare(word), opened.is_verb))
    else {
        return whole();
    };
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        let and = bare(word) == "and";
        let after_comma = at > 0 && words[at - 1].ends_with(',');
        let verb_at = if and { at + 1 } else { at };
        let verb = words
            .get(verb_at)
            .map(|word| bare(word))
            .unwrap_or_default();
        let previous_is_and = at > 0 && bare(&words[at - 1]) == "and";
        let begins =
            (and || after_comma) && !previous_is_and && list_form(&verb, true) == Some(form);
        let part = parts.last().expect("there is always one");
        if at > 0 && begins && !is_open_ended(part) {
            parts.push(Vec::new());
            if and {
                continue;
            }
        }
        parts
            .last_mut()
            .expect("there is always one")
            .push(word.clone());
    }
    let complete = parts
        .iter()
        .all(|part| part.len() >= 2 && !part[0].ends_with(','));
    if parts.len() < 2 || !complete {
        return whole();
    }
    parts
        .into_iter()
        .map(|words| Opened {
            words,
            is_verb: true,
        })
        .collect()
}

/// The form of the verb that begins a statement; here even "cut" can only be a verb.
fn first_form(word: &str, is_verb: bool) -> Option<Form> {
    match verbs::lookup(word) {
        Some((_, Form::Past)) => Some(Form::Past),
        _ => list_form(word, is_verb),
    }
}

/// The form in which a verb can begin a further statement of a list.
pub fn list_form(word: &str, is_verb: bool) -> Option<Form> {
    let adjectives = [
        "used", "based", "related", "needed", "required", "left", "found", "set", "cut", "read",
    ];
    match verbs::lookup(word) {
        None if word == "responsible" => Some(Form::Past),
        Some((_, Form::Past)) if !adjectives.contains(&word) => Some(Form::Past),
        Some((_, Form::Gerund)) if is_verb => Some(Form::Gerund),
        _ => None,
    }
}

/// Whether what follows may still belong to this part: a denial, help, or a relative clause.
pub fn is_open_ended(part: &[String]) -> bool {
    let first = part.first().map(|word| bare(word)).unwrap_or_default();
    let takes_verb = [
        "help", "assist", "support", "start", "stop", "learn", "try", "involve", "include", "keep",
    ];
    let helper = verbs::lookup(&first)
        .is_some_and(|(base, form)| form != Form::Past && takes_verb.contains(&base));
    let assists_in = verbs::lookup(&first).is_some_and(|(base, _)| takes_verb.contains(&base))
        && part
            .iter()
            .skip(1)
            .any(|word| matches!(verbs::lookup(&bare(word)), Some((_, Form::Gerund))));
    helper
        || assists_in
        || part.iter().any(|word| {
            let word = bare(word);
            matches!(
                word.as_str(),
                "not"
                    | "never"
                    | "no"
                    | "without"
                    | "who"
                    | "which"
                    | "that"
                    | "where"
                    | "when"
                    | "how"
                    | "were"
                    | "was"
            ) || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}

pub fn conjugate(part: &Opened, tense: Tense) -> Vec<String> {
    let mut words = part.words.clone();
    if tense == Tense::AsTyped && !part.is_verb {
        return words;
    }
    let adverbs = [
        "always",
        "often",
        "usually",
        "sometimes",
        "regularly",
        "mainly",
        "mostly",
        "also",
    ];
    let at = usize::from(
        words
            .first()
            .is_some_and(|word| adverbs.contains(&bare(word).as_str())),
    );
    let Some(first) = words.get(at).map(|word| bare(word)) else {
        return words;
    };
    let next = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
    let Some((base, form)) = verbs::lookup(&first) else {
        return words;
    };
    if !is_surely_verb(base, form, &next, part.is_verb) {
        return words;
    }
    let Some(verb) = conjugated(base, form, tense) else {
        return words;
    };
    words[at] = replaced(&words[at], &verb);
    let takes_infinitive = [
        "help", "learn", "try", "want", "start", "have", "like", "love", "go", "get", "do", "make",
        "enjoy",
    ];
    if takes_infinitive.contains(&base) || part.words.iter().any(|word| bare(word) == "to") {
        return words;
    }
    for index in at + 1..words.len() {
        let joined = words[index - 1].ends_with(',') || bare(&words[index - 1]) == "and";
        let Some((other, same)) = verbs::lookup(&bare(&words[index])) else {
            continue;
        };
        if joined
            && same == form
            && !verbs::is_also_noun(other)
            && let Some(verb) = conjugated(other, same, tense)
        {
            words[index] = replaced(&words[index], &verb);
        }
    }
    words
}

pub fn conjugated(base: &str, form: Form, tense: Tense) -> Option<String> {
    match (tense, form) {
        (Tense::Past, Form::Base | Form::ThirdPerson | Form::Gerund) => Some(verbs::past(base)),
        (Tense::Present, Form::ThirdPerson | Form::Gerund) => Some(base.to_owned()),
        // What was finished in a current role stays finished.
        _ => None,
    }
}

/// `stock control` is a noun, `stock the shelves` is not.
pub fn is_surely_verb(base: &str, form: Form, next: &str, after_subject: bool) -> bool {
    const NAMES_OF_WORK: &[&str] = &[
        "market", "engineer", "train", "program", "code", "teach", "farm", "build", "network",
    ];
    let determined = matches!(
        next,
        "the"
            | "a"
            | "an"
            | "all"
            | "new"
            | "my"
            | "our"
            | "up"
            | "out"
            | "with"
            | "on"
            | "to"
            | "for"
    );
    match form {
        _ if after_subject => true,
        Form::Past => true,
        Form::Gerund => !NAMES_OF_WORK.contains(&base) || determined,
        Form::Base => {
            !verbs::is_also_noun(base)
                || (determined && !matches!(next, "for" | "with" | "on" | "to"))
        }
        Form::ThirdPerson => !verbs::is_also_noun(base),
    }
}

/// The new word with the punctuation of the old one.
pub fn replaced(old: &str, new: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric();
    let start = old.find(is_word).unwrap_or(0);
    let end = old.rfind(is_word).map_or(old.len(), |at| {
        at + old[at..].chars().next().map_or(1, char::len_utf8)
    });
    format!("{}{new}{}", &old[..start], &old[end..])
}
