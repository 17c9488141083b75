//! Takes off a statement what stands in front of its verb: connectives, subject, auxiliaries, "my job was to".

use super::clean::{bare, is_one_of};
use super::first_person::without_first_person;
use super::phrase::Tense;
use super::tense::NAMES_OF_WORK;
use crate::english::titles;
use crate::english::verbs::{self, Form};

/// A statement without its subject.
pub struct Opened {
    pub words: Vec<String>,
    /// Whether a subject or "responsible for" stood before the verb, so that it is a verb.
    pub is_verb: bool,
    /// The tense of an auxiliary that stood before the verb: "was doing".
    pub tense: Option<Tense>,
}

/// Words behind "my job was to" in which another "to" is looked for.
const NEAR: usize = 60;

/// Takes subject, auxiliary and duty phrases off the front.
pub fn open(statement: &[String]) -> Opened {
    let connectives = statement
        .iter()
        .take_while(|word| is_connective(&bare(word)))
        .count()
        .min(statement.len().saturating_sub(1));
    let existence = connectives > 0
        && statement.len() > connectives
        && states_existence(&statement[connectives - 1..]);
    let mut words: Vec<String> = statement[connectives - usize::from(existence)..].to_vec();
    let transition = transition(&words);
    words.drain(..transition);
    let mut is_verb = false;
    let mut tense = None;
    if let Some((length, acts)) = duty_phrase(&words) {
        words.drain(..length);
        is_verb = acts;
        // "to cook and to clean"
        for at in (1..words.len().saturating_sub(1).min(NEAR)).rev() {
            let base = matches!(
                verbs::lookup_duty(&bare(&words[at + 1])),
                Some((_, Form::Base))
            );
            if acts && base && bare(&words[at]) == "to" && bare(&words[at - 1]) == "and" {
                words.remove(at);
            }
        }
    }
    if let Some(told) = done_to_author(&words) {
        words = told;
    }
    if let Some(told) = possession(&words) {
        words = told;
    }
    let first = words.first().map(|word| bare(word)).unwrap_or_default();
    let wishes = wishes(&words);
    // "been driving lorries" leaves out who.
    let been = first == "been" && words.get(1).is_some_and(|next| is_gerund(&bare(next)));
    let since = words.iter().any(|word| bare(word) == "since");
    if been || is_subject(&first) && words.len() > 1 {
        words.drain(..usize::from(!been));
        is_verb = true;
        let adverbs = words
            .iter()
            .take_while(|word| matches!(bare(word).as_str(), "also" | "just" | "then" | "really"))
            .count();
        words.drain(..adverbs.min(words.len() - 1));
        let contracted = matches!(first.as_str(), "i'm" | "i’m" | "im" | "we're");
        tense = auxiliary_tense(&words, contracted).or((been && !since).then_some(Tense::Present));
        is_verb &= !open_auxiliary(&mut words, contracted);
        is_verb &= !drop_having(&mut words);
    }
    if let Some((length, past)) = had_to(&words, tense) {
        words.drain(..length);
        (is_verb, tense) = (true, past.then_some(Tense::Past).or(tense));
    }
    if wishes && words.first().is_some_and(|word| bare(word) != "would") {
        words.insert(0, "would".to_owned());
        is_verb = false;
    }
    let keys: Vec<String> = words.iter().take(3).map(|word| bare(word)).collect();
    if keys.len() == 3
        && matches!(keys[0].as_str(), "was" | "were")
        && keys[1] == "to"
        && verbs::lookup_duty(&keys[2]).is_some()
    {
        words.drain(..2);
        (is_verb, tense) = (true, Some(Tense::Past));
    }
    let keys: Vec<String> = words.iter().take(3).map(|word| bare(word)).collect();
    if keys.len() == 3
        && keys[0] == "responsible"
        && keys[1] == "for"
        && tells_of_deeds(&words[2..])
    {
        words.drain(..2);
        is_verb = true;
    }
    if keys.len() > 2 && matches!(keys[0].as_str(), "got" | "was" | "been") && keys[1] == "promoted"
    {
        words.remove(0);
    }
    if let [.., last] = words.as_slice()
        && matches!(bare(last).as_str(), "also" | "too")
        && words.len() > 2
    {
        words.pop();
    }
    Opened {
        words: without_first_person(&words),
        is_verb,
        tense,
    }
}

/// What one has, does or manages, and never what anything is done to: `stock control`.
pub const ACTIVITIES: &str = "control rotation management maintenance administration admin service support security safety hygiene \
    payroll marketing sales logistics";

/// "training staff", "hiring and training 5 cooks" behind "responsible for"; "training", "training and stock" and "opening,
/// cash" name what one answers for.
fn tells_of_deeds(words: &[String]) -> bool {
    const HAS_ACTIVITY: &str =
        "do handle improve lead manage oversee provide run supervise support";
    let pieces: Vec<&[String]> = words
        .split_inclusive(|word| word.ends_with([',', ';']))
        .flat_map(|part| part.split(|word| bare(word) == "and"))
        .filter(|piece| !piece.is_empty())
        .collect();
    let gerunds = pieces
        .iter()
        .take_while(|piece| is_gerund(&bare(&piece[0])))
        .count();
    let Some(last) = gerunds.checked_sub(1).map(|at| pieces[at]) else {
        return false;
    };
    let names = &pieces[gerunds..];
    let head = names
        .last()
        .and_then(|piece| piece.last())
        .map(|word| bare(word))
        .unwrap_or_default();
    let base = verbs::lookup(&bare(&last[0])).map_or("", |(base, _)| base);
    last.len() > 1
        && !names.iter().any(|piece| is_gerund(&bare(&piece[0])))
        && (!is_one_of(&head, ACTIVITIES) || is_one_of(base, HAS_ACTIVITY))
}

/// "they made me team leader" as "made team leader", "my boss asked me to train staff" as "asked by my boss to train staff":
/// verbs whose participle nobody takes for a deed.
fn done_to_author(words: &[String]) -> Option<Vec<String>> {
    const DONE: &str = "ask award choose elect give hire make move name pick promote put select send transfer trust vote";
    let keys: Vec<String> = words.iter().take(6).map(|word| bare(word)).collect();
    let me = keys.iter().position(|key| key == "me")?;
    let verb = me.checked_sub(1)?;
    let (base, _) = verbs::lookup_duty(&keys[verb])
        .filter(|(base, form)| *form == Form::Past && is_one_of(base, DONE))?;
    let rest = &words[me + 1..];
    let next = bare(rest.first()?);
    let mut told = vec![verbs::participle(base)];
    match keys.first()?.as_str() {
        "they" if verb == 1 && !words[me].ends_with([',', ';', '.']) => {}
        "my" | "our" | "the" if verb == 2 && is_one_of(&next, "to with for as on in") => {
            told.extend(["by".to_owned(), keys[0].clone(), words[1].clone()]);
        }
        _ => return None,
    }
    told.extend(rest.iter().cloned());
    Some(told)
}

/// Number of words of "had to", "got to", "would also" and of the "able to" of "was able to" in front of a verb, and whether
/// that is past.
fn had_to(words: &[String], tense: Option<Tense>) -> Option<(usize, bool)> {
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let (length, past) = match (key(0).as_str(), key(1).as_str()) {
        ("had" | "got", "to") => (2, true),
        ("have", "to") => (2, false),
        ("able", "to") if tense == Some(Tense::Past) => (2, true),
        ("would", adverb) if is_one_of(adverb, "also often sometimes always usually regularly") => {
            (1, true)
        }
        _ => return None,
    };
    let verb = key(length + usize::from(length == 1));
    // "got to know the regulars" is no "knew".
    let acts = matches!(verbs::lookup_duty(&verb), Some((base, Form::Base | Form::Past)) if base != "know");
    acts.then_some((length, past))
}

/// "I'd like to teach" is a wish: without its "would" it would be a habit.
fn wishes(words: &[String]) -> bool {
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let at = match (key(0).as_str(), key(1).as_str()) {
        ("i'd", _) => 1,
        ("i", "would") => 2,
        _ => return false,
    };
    matches!(key(at).as_str(), "like" | "love" | "prefer" | "rather")
}

/// Number of words of "after that" and the like in front of a subject.
fn transition(words: &[String]) -> usize {
    const PHRASES: [&str; 10] = [
        "after that",
        "before that",
        "before this",
        "after this",
        "at the same time",
        "during this time",
        "in this role",
        "in this job",
        "in my role",
        "in my job",
    ];
    let keys: Vec<String> = words.iter().take(5).map(|word| bare(word)).collect();
    let lengths = PHRASES.iter().filter_map(|phrase| {
        let length = phrase.split(' ').count();
        let fits = phrase
            .split(' ')
            .enumerate()
            .all(|(at, word)| keys.get(at).is_some_and(|key| key == word));
        (fits && keys.get(length).is_some_and(|key| is_subject(key))).then_some(length)
    });
    lengths.max().unwrap_or(0)
}

/// The tense of "was doing", "am doing", "have been doing".
fn auxiliary_tense(words: &[String], contracted_be: bool) -> Option<Tense> {
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    match key(0).as_str() {
        "was" | "were" | "used" | "would" => Some(Tense::Past),
        "am" | "are" => Some(Tense::Present),
        "have" if key(1) == "been" => Some(Tense::Present),
        _ if contracted_be => Some(Tense::Present),
        _ => None,
    }
}

/// "have 15 years of experience" says no more than "15 years of experience".
fn drop_having(words: &mut Vec<String>) -> bool {
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let got = usize::from(key(0) == "have" && key(1) == "got");
    let next = key(1 + got);
    let article = matches!(next.as_str(), "a" | "an" | "the" | "my");
    let noun = article
        || next.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(
            &next,
            "over about around more some full good strong great excellent experience no own knowledge \
                two three four five six seven eight nine ten many several lots basic",
        );
    let has = matches!(key(0).as_str(), "have" | "had" | "got" | "has");
    let held = words.iter().any(|word| {
        is_one_of(
            &bare(word),
            "experience years yrs knowledge licence license degree skills certificate background",
        )
    });
    let own = key(0) == "have" && next == "my" && key(2 + got) == "own";
    if !(has && noun && (held || own) && words.len() > 2 + got) {
        return false;
    }
    words.drain(..1 + got + usize::from(article));
    true
}

/// "my project was about X" as "project about X", "my clients are X" as "clients: X".
fn possession(words: &[String]) -> Option<Vec<String>> {
    let keys: Vec<String> = words.iter().take(6).map(|word| bare(word)).collect();
    if !matches!(keys.first()?.as_str(), "my" | "our") {
        return None;
    }
    let be = (2..keys.len().min(5))
        .find(|at| matches!(keys[*at].as_str(), "was" | "were" | "is" | "are"))?;
    let plain = words[1..be]
        .iter()
        .all(|word| word.chars().all(char::is_alphanumeric));
    let after = keys.get(be + 1)?.as_str();
    if !plain || is_one_of(after, "to not very so that always never called good") {
        return None;
    }
    let mut told: Vec<String> = words[1..be].to_vec();
    if !is_one_of(after, "about in on with for at")
        && let Some(last) = told.last_mut()
    {
        last.push(':');
    }
    let skipped = usize::from(matches!(after, "a" | "an"));
    told.extend(words[be + 1 + skipped..].iter().cloned());
    Some(told)
}

/// Drops "was", "have been", "used to" and the like. Returns whether no verb is left in front.
fn open_auxiliary(words: &mut Vec<String>, contracted_be: bool) -> bool {
    let key =
        |words: &[String], at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let first = key(words, 0);
    let second = key(words, 1);
    let third = key(words, 2);
    let be = is_one_of(&first, "was am were are is");
    if (be || contracted_be) && words.len() > 1 {
        let at = usize::from(be);
        if matches!(key(words, at).as_str(), "not" | "never") {
            words.drain(..usize::from(first == "am"));
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
        // "i was marketing manager".
        let post = verbs::lookup(&key(words, 0))
            .is_some_and(|(base, _)| is_one_of(base, NAMES_OF_WORK))
            && (1..3).any(|at| titles::is_title_noun(&key(words, at)));
        return article || post || !is_gerund(&key(words, 0));
    }
    let participle = |word: &str| verbs::is_past(word) || matches!(word, "been");
    if matches!(first.as_str(), "have" | "had" | "ve") && participle(&second) {
        words.remove(0);
        if second == "been" && words.len() > 1 {
            words.remove(0);
            if matches!(key(words, 0).as_str(), "a" | "an") && words.len() > 1 {
                words.remove(0);
            }
            return !is_gerund(&key(words, 0));
        }
        return false;
    }
    if first == "been" && words.len() > 1 {
        words.remove(0);
        return !is_gerund(&key(words, 0));
    }
    let base = |word: &str| matches!(verbs::lookup_duty(word), Some((_, Form::Base | Form::Past)));
    if matches!(first.as_str(), "used" | "had" | "have") && second == "to" && base(&third) {
        words.drain(..2);
        return false;
    }
    if first == "would" && base(&second) {
        words.remove(0);
    }
    false
}

/// Length of "my job was to", "duties included" and the like at the front, and whether a verb follows.
fn duty_phrase(words: &[String]) -> Option<(usize, bool)> {
    let keys: Vec<String> = words.iter().take(7).map(|word| bare(word)).collect();
    let mut at = 0;
    if keys.first().is_some_and(|key| key == "it") && keys.get(1).is_some_and(|key| key == "was") {
        at = 2;
    }
    while keys
        .get(at)
        .is_some_and(|key| is_one_of(key, "my the main daily key other day-to-day"))
    {
        at += 1;
    }
    let noun = keys.get(at)?;
    let duty = is_one_of(
        noun,
        "job role duties duty responsibilities responsibility tasks task",
    );
    if !duty {
        return None;
    }
    let colon = words[at].ends_with(':');
    at += 1;
    let verb = keys
        .get(at)
        .is_some_and(|key| is_one_of(key, "was is were are included include involved involves to"));
    if !(verb || colon) {
        return None;
    }
    at += usize::from(verb);
    if keys.get(at).is_some_and(|key| key == "to") {
        at += 1;
    }
    let acts = keys
        .get(at)
        .is_some_and(|key| verbs::lookup_duty(key).is_some());
    ((acts || colon) && at < words.len()).then_some((at, acts))
}

pub fn is_connective(word: &str) -> bool {
    matches!(
        word,
        "and" | "also" | "then" | "so" | "but" | "well" | "plus" | "basically" | "where" | "there"
    )
}

/// "there were 300 students".
pub fn states_existence(words: &[String]) -> bool {
    bare(&words[0]) == "there" && is_one_of(&bare(&words[1]), "was were is are has had")
}

pub fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "i" | "we" | "i've" | "i’ve" | "ive" | "i'm" | "i’m" | "im" | "we've" | "i'd" | "we're"
    )
}

pub fn is_gerund(word: &str) -> bool {
    const OTHERS: &str =
        "spring string evening morning during ceiling nothing anything something everything";
    matches!(verbs::lookup(word), Some((_, Form::Gerund)))
        || (word.len() > 5 && word.ends_with("ing") && !is_one_of(word, OTHERS))
}
