//! Puts the words of a statement in the order of a bullet: the deed in front, its date and setting behind it.

use super::clean::bare;
use super::opening::is_subject;
use crate::english::dates;
use crate::english::verbs::{self, Form};

/// "for my final year project i built a robot, …" with its setting behind the deed.
pub fn setting_last(words: Vec<String>) -> Vec<String> {
    let keys: Vec<String> = words.iter().take(11).map(|word| bare(word)).collect();
    let opens = keys.first().map_or("", String::as_str);
    if !matches!(
        opens,
        "in" | "at" | "on" | "for" | "during" | "with" | "every"
    ) {
        return words;
    }
    let subject = keys
        .iter()
        .position(|key| matches!(key.as_str(), "i" | "we"));
    let Some(subject) = subject.filter(|at| *at >= 2 && *at + 1 < keys.len()) else {
        return words;
    };
    let acts = verbs::lookup(&keys[subject + 1]).is_some() || verbs::is_past(&keys[subject + 1]);
    let whole = keys[..subject]
        .iter()
        .all(|key| verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base)));
    if !acts || !whole {
        return words;
    }
    let deed = &words[subject..];
    let end = deed
        .iter()
        .position(|word| word.ends_with([',', '.', ';', ':']))
        .map_or(deed.len(), |at| at + 1);
    let mut moved: Vec<String> = deed[..end].to_vec();
    let mark = moved.last_mut().and_then(|last| {
        let mark = last
            .chars()
            .next_back()
            .filter(|c| matches!(c, ',' | '.' | ';' | ':'))?;
        last.pop();
        Some(mark)
    });
    let mut setting: Vec<String> = words[..subject].to_vec();
    setting[0] = setting[0].to_lowercase();
    if let Some(last) = setting.last_mut() {
        *last = last.trim_end_matches(',').to_owned();
        last.extend(mark);
    }
    moved.extend(setting);
    moved.extend(deed[end..].iter().cloned());
    moved
}

/// `washing dressing giving medication making meals` with the commas that it lacks.
pub fn chained(mut words: Vec<String>) -> Vec<String> {
    let is_gerund = |word: &String| matches!(verbs::lookup(&bare(word)), Some((_, Form::Gerund)));
    let count = words.iter().take(30).filter(|word| is_gerund(word)).count();
    let punctuated = words
        .iter()
        .rev()
        .skip(1)
        .any(|word| word.ends_with([',', ';']) || bare(word) == "and");
    if count < 3 || words.len() > 30 || punctuated || !words.first().is_some_and(is_gerund) {
        return words;
    }
    for at in 1..words.len() {
        let governed = matches!(
            bare(&words[at - 1]).as_str(),
            "of" | "for" | "by" | "in" | "on" | "to" | "with" | "from"
        );
        if is_gerund(&words[at]) && !governed {
            words[at - 1].push(',');
        }
    }
    words
}

/// "in 2020 i trained 5 people" with its date at the end.
pub fn date_last(words: Vec<String>) -> Vec<String> {
    let opens = words.first().map(|word| bare(word)).unwrap_or_default();
    if words.len() > 60 || !matches!(opens.as_str(), "in" | "on" | "during" | "since" | "by") {
        return words;
    }
    let text = words.join(" ");
    let Some(mention) = dates::find(&text).into_iter().next() else {
        return words;
    };
    if text[..mention.span.start].trim() != words[0] {
        return words;
    }
    let (date, rest) = text.split_at(mention.span.end);
    let rest = rest.trim_start_matches([',', ' ']);
    let next = rest.split(' ').next().map(bare).unwrap_or_default();
    if !(is_subject(&next) || verbs::is_past(&next)) {
        return words;
    }
    let moved = format!(
        "{} {}{}",
        rest.trim_end_matches(['.', ',', ';']),
        words[0].to_lowercase(),
        &date[words[0].len()..]
    );
    moved.split(' ').map(str::to_owned).collect()
}
