//! Splits lists of verbs and puts verbs in their tense.

use super::clean::{bare, is_one_of};
use super::opening::{Opened, is_gerund};
use super::phrase::Tense;
use crate::english::titles;
use crate::english::verbs::{self, Form};

/// Splits `served customers, handled cash and trained staff` into its three statements.
pub fn verb_list(opened: &Opened) -> Vec<Opened> {
    let words = &opened.words;
    let whole = || {
        vec![Opened {
            words: words.clone(),
            is_verb: opened.is_verb,
            tense: opened.tense,
        }]
    };
    if lists_names(words) {
        return whole();
    }
    if let Some(parts) = base_list(opened) {
        return parts;
    }
    let Some(form) = words
        .first()
        .and_then(|word| first_form(&bare(word), opened.is_verb || lists_deeds(words)))
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
        let part = parts.last().expect("there is always one");
        // "opened and closed the store" is one deed, whatever came before it.
        let verb_alone = and && part.len() == 1;
        let begins = (and || after_comma)
            && !previous_is_and
            && !verb_alone
            && list_form(&verb, true) == Some(form);
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
    let parts = with_company(parts);
    let complete = parts.iter().all(|part| part.len() >= 2);
    if parts.len() < 2 || !complete {
        return whole();
    }
    parts
        .into_iter()
        .map(|words| Opened {
            words,
            is_verb: true,
            tense: opened.tense,
        })
        .collect()
}

/// A verb alone is no statement: it stays with the one before, or else with the one after.
fn with_company(parts: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut joined: Vec<Vec<String>> = Vec::with_capacity(parts.len());
    for part in parts {
        let alone = part.len() == 1;
        match joined.last_mut() {
            Some(last) if alone => {
                if let Some(word) = last.last_mut() {
                    *word = word.trim_end_matches(',').to_owned();
                }
                if bare(&last[last.len() - 1]) != "and" {
                    last.push("and".to_owned());
                }
                last.extend(part);
            }
            Some(last) if part_of_list(last, &part) => {
                if let Some(at) = last.iter().position(|word| bare(word) == "and") {
                    last.remove(at);
                    last[at - 1].push(',');
                }
                if let Some(word) = last.last_mut().filter(|word| !word.ends_with(',')) {
                    word.push(',');
                }
                last.extend(part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// Whether verbs alone have what they are done to in the next part: `washing, dressing`, `feeding residents`.
fn part_of_list(verbs_alone: &[String], next: &[String]) -> bool {
    let form = |word: &String| verbs::lookup(&bare(word)).map(|(_, form)| form);
    let expected = next
        .first()
        .and_then(form)
        .filter(|_| verbs_alone.len() < 20);
    let mut words = verbs_alone.iter().filter(|word| bare(word) != "and");
    expected.is_some() && words.all(|word| form(word) == expected)
}

/// `check in guests, answer the phone and take bookings`: three or more statements in the base form, each of which has
/// something to do it to.
fn base_list(opened: &Opened) -> Option<Vec<Opened>> {
    const FEWEST: usize = 3;
    let first = opened.words.first().map(|word| bare(word))?;
    let (base, form) = verbs::lookup(&first)?;
    if form != Form::Base || !is_surely_verb(base, form, &opened.words[1..], opened.is_verb) {
        return None;
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for (at, word) in opened.words.iter().enumerate() {
        let after_comma = at > 0 && opened.words[at - 1].ends_with(',');
        let and = bare(word) == "and";
        let verb_at = (at..opened.words.len().min(at + 3))
            .find(|at| !matches!(bare(&opened.words[*at]).as_str(), "and" | "to"));
        let verb = verb_at
            .map(|at| bare(&opened.words[at]))
            .unwrap_or_default();
        let acts = matches!(verbs::lookup(&verb), Some((base, Form::Base)) if after_comma || !verbs::is_also_noun(base));
        let alone = verb_at
            .is_none_or(|at| at + 1 >= opened.words.len() || opened.words[at].ends_with(','));
        let open_ended = parts
            .last()
            .is_none_or(|part| part.is_empty() || is_open_ended(part));
        if (after_comma || and) && acts && !alone && !open_ended {
            parts.push(Vec::new());
        }
        let starts = parts.last().is_some_and(Vec::is_empty);
        if !(starts && parts.len() > 1 && matches!(bare(word).as_str(), "and" | "to")) {
            parts.last_mut()?.push(word.clone());
        }
    }
    (parts.len() >= FEWEST && parts.iter().all(|part| part.len() >= 2)).then(|| {
        let part = |words| Opened {
            words,
            is_verb: true,
            tense: opened.tense,
        };
        parts.into_iter().map(part).collect()
    })
}

/// `washing, dressing, meals`: gerunds that have nothing to do it to, beside names of things.
fn lists_names(words: &[String]) -> bool {
    let form = |word: &String| verbs::lookup(&bare(word)).map(|(_, form)| form);
    let run = words
        .iter()
        .take_while(|word| form(word) == Some(Form::Gerund) && word.ends_with(','))
        .count();
    run > 0
        && words.get(run).is_some_and(|word| {
            form(word).is_none() && bare(word) != "and" && !is_gerund(&bare(word))
        })
}

/// `making sandwiches, serving customers`: a gerund in front, and another behind a comma.
fn lists_deeds(words: &[String]) -> bool {
    let gerund = |word: &String| matches!(verbs::lookup(&bare(word)), Some((_, Form::Gerund)));
    words.first().is_some_and(gerund)
        && words.len() > 2
        && words
            .windows(2)
            .any(|pair| pair[0].ends_with(',') && gerund(&pair[1]))
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
    let next = part.get(1).map(|word| bare(word)).unwrap_or_default();
    let does_work = is_one_of(&first, "doing did do went going")
        && matches!(verbs::lookup(&next), Some((_, Form::Gerund)));
    let helper = does_work
        || verbs::lookup(&first)
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
            is_one_of(
                &word,
                "not never no without who which that where when how were was",
            ) || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}

pub fn conjugate(part: &Opened, tense: Tense) -> Vec<String> {
    let mut words = part.words.clone();
    let tense = match tense {
        Tense::AsTyped => part.tense.unwrap_or(tense),
        known => known,
    };
    if tense == Tense::AsTyped
        && !part.is_verb
        && !words
            .first()
            .is_some_and(|word| verbs::is_mistaken_past(&bare(word)))
    {
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
    // "coaching, rosters and orders", "washing, dressing, meals", "closing of the month" name things.
    let listed = words[at].ends_with(',');
    let names_things = (listed && (verbs::lookup(&next).is_none() || lists_names(&words[at..])))
        || (form == Form::Gerund && next == "of");
    let rest = &words[at + 1..];
    let acts = (listed && form == Form::Gerund) || is_surely_verb(base, form, rest, part.is_verb);
    if names_things || !acts {
        return words;
    }
    let misformed = verbs::is_mistaken_past(&first)
        || (part.is_verb && part.tense.is_none() && verbs::is_participle_only(&first));
    let conjugated_verb = if misformed {
        Some(verbs::past(base))
    } else {
        conjugated(base, form, tense)
    };
    let Some(verb) = conjugated_verb else {
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
        let joined = words[index - 1].ends_with(',')
            || matches!(bare(&words[index - 1]).as_str(), "and" | "");
        let Some((other, same)) = verbs::lookup(&bare(&words[index])) else {
            continue;
        };
        if joined
            && same == form
            && (same != Form::Base
                || other == base
                || is_surely_verb(other, same, &words[index + 1..], false)
                || acts_on_things(other, words.get(index + 1)))
            && let Some(verb) = conjugated(other, same, tense)
        {
            words[index] = replaced(&words[index], &verb);
        }
    }
    words
}

/// `stock shelves` and `answer the phone` after "and": what one does more often than one has it.
fn acts_on_things(base: &str, next: Option<&String>) -> bool {
    const DONE: &[&str] = &[
        "answer", "stock", "order", "cook", "check", "repair", "book", "drive", "load", "pick",
        "update", "clean",
    ];
    let next = next.map(|next| bare(next)).unwrap_or_default();
    DONE.contains(&base) && (is_one_of(&next, "the a an all my new") || next.ends_with('s'))
}

pub fn conjugated(base: &str, form: Form, tense: Tense) -> Option<String> {
    match (tense, form) {
        (Tense::Past, Form::Base | Form::ThirdPerson | Form::Gerund) => Some(verbs::past(base)),
        (Tense::Present, Form::ThirdPerson | Form::Gerund) => Some(base.to_owned()),
        // What was finished in a current role stays finished.
        _ => None,
    }
}

/// `stock control` is a noun, `stock the shelves` is not. `rest` is what follows the word.
pub fn is_surely_verb(base: &str, form: Form, rest: &[String], after_subject: bool) -> bool {
    if after_subject || form == Form::Past {
        return true;
    }
    let key = |at: usize| rest.get(at).map(|word| bare(word)).unwrap_or_default();
    if is_told_of(base, form, rest) || rest.is_empty() {
        return false;
    }
    // "opening and closing the store": the store tells of both.
    if matches!(key(0).as_str(), "and" | "") {
        let same = verbs::lookup(&key(1)).is_some_and(|(_, other)| other == form);
        let alone = rest.len() < 3 || rest[1].ends_with(',') || key(2) == "and";
        return same && (alone || is_surely_verb(base, form, &rest[2..], false));
    }
    let next = key(0);
    let counted = next.starts_with(|c: char| c.is_ascii_digit()) && !is_one_of(base, "go react");
    let determined = is_one_of(&next, "the a an all new my our out with on to for")
        || (next == "up" && key(1) != "to");
    let governed = is_one_of(&next, "for with on to");
    let many = next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
    match form {
        Form::Gerund if is_one_of(base, NAMES_OF_WORK) => {
            (determined && (base == "work" || next != "for"))
                || counted
                || (base == "work" && is_one_of(&next, "in at as under from"))
        }
        Form::Gerund if is_one_of(base, NAMES_OF_TASKS) => determined || counted || many,
        Form::Base if verbs::is_also_noun(base) || titles::is_title_noun(base) => {
            determined && !governed
        }
        Form::Base if is_one_of(base, ALSO_NAMES) => {
            counted || (determined && !governed) || (base == "clean" && many)
        }
        Form::Gerund | Form::Base => true,
        _ => {
            !verbs::is_also_noun(base)
                && !titles::is_title_noun(base)
                && (!governed || next == "to")
        }
    }
}

/// What people do for work, in compounds more often than not: `nursing home`, `reading corner`, `training course`.
pub const NAMES_OF_WORK: &str = "market engineer train package program code teach farm build network nurse shop work read act learn \
    live leave open shoot lend pass hire bill";

/// The same, but for what is done to many things: `picking line`, `picking orders`.
const NAMES_OF_TASKS: &str = "pick pack price report edit spray operate";

/// Base forms that also say how something is, or are names or nouns: `clean licence`, `Go and Kafka`, `open source`.
const ALSO_NAMES: &str = "clean open live go react double present direct own complete correct secure clear close tidy warm \
    rescue water hire spend rebrand redesign relaunch launch prototype mentor combine leave seed inventory";

/// Whether something is told of what the word names: `hiring was done by HR`, `picking errors went down`, `prototype worked
/// in the lab`, `play leader`, `water testing`.
fn is_told_of(base: &str, form: Form, rest: &[String]) -> bool {
    const CLAUSE: usize = 5;
    let next = rest.first().map(|word| bare(word)).unwrap_or_default();
    let other = verbs::lookup(&next).map(|(_, form)| form);
    let denied = base != "do"
        && (is_one_of(&next, "of not no now done i we") || (next == "by" && form != Form::Gerund));
    let room = base == "operate" && matches!(next.trim_end_matches('s'), "room" | "theatre");
    let acts = form != Form::Gerund && other == Some(Form::Past);
    let compound = form == Form::Base
        && !is_one_of(base, TAKES_VERB)
        && (other == Some(Form::Gerund) || (titles::is_title_noun(&next) && !next.ends_with('s')));
    let end = rest
        .iter()
        .take(CLAUSE)
        .position(|word| word.ends_with([',', ';', '.', ':']))
        .map_or(rest.len().min(CLAUSE), |at| at + 1);
    let clause: Vec<String> = rest[..end].iter().map(|word| bare(word)).collect();
    let finite = clause.iter().position(|word| {
        is_one_of(
            word,
            "was were is are wasnt has had went did does took came rose fell grew",
        )
    });
    let apart = |word: &String| {
        is_one_of(
            word,
            "that which who where when while what how so as until before after because since and but if i we they he she",
        )
    };
    let gerund = |word: &String| matches!(verbs::lookup(word), Some((_, Form::Gerund)));
    let named = form == Form::Gerund && clause.len() > 1 && clause[..2].iter().all(gerund);
    let told = finite.is_some_and(|at| !clause[..at].iter().any(apart)) || next == "have";
    denied || room || acts || compound || named || told
}

/// Verbs behind which another one stands: `help serving`, `start cooking`; helpers have people behind them: `assist chef`.
const TAKES_VERB: &str =
    "help assist support start stop do go keep try like love enjoy learn finish begin";

/// The new word with the punctuation of the old one.
pub fn replaced(old: &str, new: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric();
    let start = old.find(is_word).unwrap_or(0);
    let end = old.rfind(is_word).map_or(old.len(), |at| {
        at + old[at..].chars().next().map_or(1, char::len_utf8)
    });
    format!("{}{new}{}", &old[..start], &old[end..])
}
