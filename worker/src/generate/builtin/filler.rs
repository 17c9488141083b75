//! Takes out words that fill a text without saying anything: "basically", "you know", "and stuff like that".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::clean::{bare, is_one_of};

/// Phrases that say nothing wherever they stand, longest first. Those with "and" or "or" in front end a list.
const PHRASES: &[&str] = &[
    "and all that kind of stuff",
    "and that sort of thing",
    "and that kind of thing",
    "and all that stuff",
    "and stuff like that",
    "and things like that",
    "or something like that",
    "and everything like that",
    "and other stuff like that",
    "stuff like that",
    "things like that",
    "to be honest",
    "to be fair",
    "or something",
    "or whatever",
    "and whatnot",
    "and so on",
    "and so forth",
    "and all that",
    "like i said",
    "as i said",
    "you know",
    "i mean",
    "i guess",
    "i suppose",
    "of course",
    "so yeah",
    "i'd say",
    "i would say",
    "and etc",
    "etcetera",
    "etc",
    "basically",
    "actually",
    "literally",
    "honestly",
    "obviously",
    "lol",
    "lmao",
    "haha",
    "hahaha",
    "hehe",
    "tbh",
    "imo",
    "ngl",
    "btw",
    "yeah",
    "umm",
    "erm",
];

/// The phrases by their first word, each list longest first.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut by_first: HashMap<_, Vec<Vec<_>>> = HashMap::new();
    for phrase in PHRASES {
        let words: Vec<&str> = phrase.split(' ').collect();
        by_first.entry(words[0]).or_default().push(words);
    }
    for phrases in by_first.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    by_first
});

/// The words of a text without filler.
pub fn without_filler(text: &str) -> Vec<String> {
    let typed: Vec<&str> = text.split_whitespace().collect();
    let keys: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    let mut words: Vec<String> = Vec::with_capacity(typed.len());
    let mut at = 0;
    while at < typed.len() {
        let length = if is_hedge(&keys, at, &words) || is_opinion(&typed, &keys, at) {
            2
        } else {
            phrase_at(&typed, &keys, at)
        };
        if length == 0 {
            words.push(typed[at].to_owned());
            at += 1;
            continue;
        }
        let last = typed[at + length - 1];
        let ending = punctuation(last);
        let closes =
            last.contains(')') && !typed[at..at + length].iter().any(|word| word.contains('('));
        if let Some(word) = words.last_mut().filter(|_| closes && ending != Some(')')) {
            word.push(')');
        }
        at += length;
        end_with(&mut words, ending);
    }
    words
}

/// Number of words of the filler that stands here. "and stuff" and "and that" are filler only where the sentence ends.
fn phrase_at(typed: &[&str], keys: &[String], at: usize) -> usize {
    let ends = |last: usize| last + 1 == typed.len() || typed[last].ends_with(['.', '!', '?', ';']);
    let next = keys.get(at + 1).map_or("", String::as_str);
    let this = at > 0 && keys[at - 1] == "this";
    if keys[at] == "and"
        && (next == "stuff" || (next == "that" && !this))
        && (ends(at + 1) || (next == "that" && typed[at + 1].ends_with(',')))
    {
        return 2;
    }
    // "only English sorry", but "felt sorry".
    let before = at.checked_sub(1).map_or("", |at| keys[at].as_str());
    let closing = is_one_of(&keys[at], "sorry tho though pls plz please")
        && !before.is_empty()
        && !is_one_of(before, "felt feel am be so say said was are i'm even as");
    let shouted = typed[at]
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    if closing && !shouted && ends(at) {
        return 1;
    }
    // "oh and i won a prize", but "Columbus, OH and Gary".
    if typed[at] == "oh" && is_one_of(next, "and also yeah i") {
        return 1;
    }
    let fits = |phrase: &&Vec<&str>| {
        phrase
            .iter()
            .zip(&keys[at..])
            .filter(|(word, key)| *word == *key)
            .count()
            == phrase.len()
    };
    BY_FIRST
        .get(keys[at].as_str())
        .and_then(|phrases| phrases.iter().find(fits))
        .map_or(0, Vec::len)
}

/// "kind of" hedges after a verb or pronoun; in "a kind of bread" it means something.
fn is_hedge(keys: &[String], at: usize, before: &[String]) -> bool {
    let next = keys.get(at + 1).map_or("", String::as_str);
    if !matches!(keys[at].as_str(), "kind" | "sort") || next != "of" {
        return false;
    }
    let Some(last) = before.last() else {
        return true;
    };
    is_one_of(&bare(last), "i we was were am is it just also and had")
}

/// "I think" of "I think about 30 roofs" and "in 2019 I believe"; in "i think about the guests" it tells something.
fn is_opinion(typed: &[&str], keys: &[String], at: usize) -> bool {
    let (Some(verb), "i") = (keys.get(at + 1), keys[at].as_str()) else {
        return false;
    };
    if !matches!(verb.as_str(), "think" | "believe" | "suppose" | "reckon") {
        return false;
    }
    let counts = |word: Option<&String>| {
        word.is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || is_one_of(word, "one two three four five six ten more less fewer")
        })
    };
    let approximate = matches!(
        keys.get(at + 2).map_or("", String::as_str),
        "about" | "around" | "over" | "maybe" | "almost" | "nearly"
    );
    let ends = typed[at + 1].ends_with([',', '.', ';', ')', '!', '?']) || at + 2 == typed.len();
    ends || counts(keys.get(at + 2 + usize::from(approximate)))
}

fn punctuation(word: &str) -> Option<char> {
    word.chars()
        .next_back()
        .filter(|last| matches!(last, ',' | '.' | ';' | '!' | '?' | ':' | ')'))
}

/// What followed the filler follows the word before it.
fn end_with(words: &mut [String], ending: Option<char>) {
    let Some(last) = words.last_mut() else {
        return;
    };
    match ending {
        Some(mark) if !last.ends_with([',', '.', ';', '!', '?', ':']) => last.push(mark),
        Some(mark) if mark != ',' && last.ends_with(',') => {
            last.pop();
            last.push(mark);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_taken_out_and_the_sentence_stays_whole() {
        for (typed, expected) in [
            (
                "basically i helped, you know, customers",
                "i helped, customers",
            ),
            (
                "made sandwiches, cleaning and stuff like that. then left",
                "made sandwiches, cleaning. then left",
            ),
            ("stock ordering etc.", "stock ordering."),
            ("cleaned, etc, and cooked", "cleaned, and cooked"),
            ("getting up at 4am lol", "getting up at 4am"),
            (
                "i kind of ran it, a kind of bread",
                "i ran it, a kind of bread",
            ),
            ("sold stuff and stuff", "sold stuff"),
            (
                "i think more than 90 tiles, in 2019 I believe",
                "more than 90 tiles, in 2019",
            ),
            ("(until 2026 i think).", "(until 2026)."),
            ("i think about the guests", "i think about the guests"),
        ] {
            assert_eq!(without_filler(typed).join(" "), expected);
        }
    }
}
