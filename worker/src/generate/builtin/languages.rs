//! Composes languages: which, and how well.

use serde_json::{Map, Value, json};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::entry::put;
use super::language_levels::{is_denied, is_level, level};
use super::lists::{heading, split_and, split_outside_brackets, without_lead};
use super::opening::is_subject;
use super::phrase;
use crate::english::casing;
use crate::english::dates;
use crate::english::places;
use crate::english::tokens::key;
use crate::english::words;

/// The entries of a languages section.
pub fn languages(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut entries: Vec<Value> = Vec::new();
    for line in clean::lines(text) {
        for sentence in clean::sentences(&line.text) {
            add_languages(&mut entries, &sentence);
        }
    }
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "language",
            "Which languages do you speak, and how well?",
        ));
    }
    Ok(entries)
}

/// Gives a level to the languages that have none of their own.
fn tell_level(entries: &mut [Value], level: &str) {
    for entry in entries.iter_mut().filter_map(Value::as_object_mut) {
        entry
            .entry("fluency")
            .or_insert_with(|| json!(capitalise(level)));
    }
}

fn add_languages(entries: &mut Vec<Value>, sentence: &str) {
    // "All fluent."
    let all = sentence
        .trim_end_matches('.')
        .split_once(' ')
        .filter(|(first, level)| {
            is_one_of(&bare(first), "all both") && is_level(level) && level.split(' ').count() < 3
        });
    if let Some((_, level)) = all {
        tell_level(entries, level);
        return;
    }
    // "Fluent: English, Spanish"
    if let (Some(level), list) = heading(sentence)
        && is_level(&level)
        && language_at(&level.split(' ').collect::<Vec<_>>()).is_none()
    {
        let from = entries.len();
        add_group(entries, &list, true);
        tell_level(&mut entries[from..], &level);
        return;
    }
    let dashed = sentence
        .split_once(" - ")
        .filter(|(name, _)| announces_languages(name));
    let sentence = dashed.map_or(sentence, |(_, list)| list);
    let sentence = match heading(sentence) {
        (Some(name), list) if announces_languages(&name) => list,
        _ => sentence.to_owned(),
    };
    // "Russian, Ukrainian - native; English - B2" tells it of each group.
    let groups: Vec<&str> = sentence.split(';').collect();
    for group in &groups {
        let of_all = ["fluently", " all ", " both ", "both "]
            .iter()
            .any(|word| group.contains(word))
            || (group.contains("speak ") && group.contains(" very well"))
            || (groups.len() > 1
                && group.matches([':', '-', '–', '(']).count() == 1
                && !tells_first(group));
        add_group(entries, group, of_all);
    }
}

/// Whether a first language is told, which is only that beside the word for it.
fn tells_first(text: &str) -> bool {
    const FIRST: &str = "native mother bilingual first";
    text.split_whitespace()
        .any(|word| is_one_of(&bare(word), FIRST))
}

/// "I speak four languages:", "My languages:".
fn announces_languages(heading: &str) -> bool {
    const LEAD: &str = "i speak know can my the two three four five six seven languages language known spoken skills other";
    let lower = heading.to_lowercase();
    lower.contains("language") && lower.split(' ').all(|word| is_one_of(word, LEAD))
}

/// The languages of one group; a level that is told `of_all` of them is that of those before it as well.
fn add_group(entries: &mut Vec<Value>, sentence: &str, of_all: bool) {
    let mut prefix: Option<String> = None;
    let mut without_level: Vec<usize> = Vec::new();
    for (item, joined) in language_items(&without_lead(sentence)) {
        if !joined && !without_level.is_empty() && !of_all {
            without_level.clear();
        }
        if !joined && prefix.as_deref().is_some_and(tells_first) {
            prefix = None;
        }
        let words: Vec<&str> = item.split_whitespace().collect();
        let place = language_at(&words);
        let Some(place) = place else {
            say_of_last(entries, &item, words.len());
            continue;
        };
        // "no German", "just hello and thank you, do not put that"
        let unwanted = ["do not put", "do not list", "do not count"]
            .iter()
            .any(|cue| item.contains(cue));
        if unwanted || (place > 0 && bare(words[place - 1]) == "no") {
            continue;
        }
        let (name, behind) = name_of(&words[place..]);
        // "Brazilian Portuguese"
        let kind = place
            .checked_sub(1)
            .filter(|at| is_one_of(&bare(words[*at]), KINDS));
        let name = kind.map_or(name.clone(), |at| {
            format!("{} {name}", capitalise(words[at]))
        });
        let before = level(&words[..kind.unwrap_or(place)])
            .filter(|before| !matches!(before.as_str(), "only" | "just"));
        let after = match level(behind) {
            // "understand russian but do not speak it"
            None if is_denied(behind) => Some("only".to_owned()),
            after => after.filter(|after| !matches!(after.as_str(), "really" | "obviously")),
        };
        let only_denied = after.as_deref().is_none_or(|after| after == "only");
        if before.is_none() && only_denied && is_denied(&words) {
            limit_last(entries, &name, &item);
            continue;
        }
        let before_none = before.is_none();
        let leads = before.is_some() && matches!(bare(words[place - 1]).as_str(), "in");
        let leads_pair =
            before.is_some() && is_one_of(&bare(words[place - 1]), "speaking bilingual trilingual");
        if leads || leads_pair {
            prefix.clone_from(&before);
        } else if before.is_some() || after.is_some() {
            prefix = None;
        }
        let inherited = if before.is_none() && after.is_none() {
            prefix.clone()
        } else {
            None
        };
        let goes_on = after
            .as_deref()
            .is_some_and(|after| matches!(after, "only" | "speaker") || after.starts_with("at "));
        let joint = if goes_on { " " } else { ", " };
        let said = [before, after]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(joint);
        let fluency = if said.is_empty() {
            inherited
        } else {
            Some(said)
        };
        let adverb = fluency
            .as_deref()
            .is_some_and(|said| said.to_lowercase().starts_with("fluently"));
        let mut fields = Map::new();
        put(&mut fields, "language", Some(name));
        let together = (joined || of_all) && before_none && !without_level.is_empty();
        let fluency = fluency.as_deref().map(of_each);
        put(&mut fields, "fluency", fluency.as_deref().map(capitalise));
        if fluency.is_none() {
            without_level.push(entries.len());
        } else if adverb || together {
            // "English and Spanish fluently" says it of both, and so does "Hindi and Gujarati native".
            for index in without_level.drain(..) {
                if let Some(earlier) = entries[index].as_object_mut() {
                    put(earlier, "fluency", fluency.as_deref().map(capitalise));
                }
            }
        }
        entries.push(Value::Object(fields));
    }
}

/// "cannot write in French" tells more of what was told before; otherwise the language is not spoken.
fn limit_last(entries: &mut [Value], name: &str, item: &str) {
    let known = entries.iter_mut().filter_map(Value::as_object_mut).last();
    let Some(entry) = known.filter(|entry| entry["language"] == name) else {
        return;
    };
    if let Some(said) = entry.get("fluency") {
        let said = format!("{}, {item}", said.as_str().unwrap_or_default());
        put(entry, "fluency", Some(said));
    }
}

/// "fluent" of "both fluent" and "are all fluent": each of them is.
fn of_each(said: &str) -> String {
    const LEADS: &str = "all of them are |all of them |both are |both |all are |all |are my |are both |are all |are ";
    let rest = LEADS.split('|').find_map(|lead| said.strip_prefix(lead));
    rest.unwrap_or(said).to_owned()
}

/// Which of its kinds a language is.
const KINDS: &str = "brazilian european american british canadian mexican swiss austrian egyptian moroccan lebanese levantine iraqi syrian \
    modern standard";

/// What names no language belongs to the one before it, as a level on its own does.
fn say_of_last(entries: &mut Vec<Value>, item: &str, words: usize) {
    match entries.last_mut().and_then(Value::as_object_mut) {
        Some(last)
            if words > 1
                || is_level(item)
                || is_one_of(&bare(item), "learning improving rusty") =>
        {
            let said = last.get("fluency").and_then(Value::as_str);
            let told = without_subject(item);
            let said = said.map_or(capitalise(&told), |said| format!("{said}, {told}"));
            put(last, "fluency", Some(said));
        }
        _ => entries.push(json!({ "language": capitalise(item) })),
    }
}

/// "learned it in school" of "i learned it in school".
fn without_subject(item: &str) -> String {
    let first = bare(item.split(' ').next().unwrap_or(""));
    let told = phrase::prose(item);
    if is_subject(&first) && !told.contains(';') && !told.is_empty() {
        told
    } else {
        casing::spell(item).replace(" i ", " I ")
    }
}

/// The name of the language that begins here, with the country in brackets behind it, and the words behind the name.
fn name_of<'a, 'b>(words: &'a [&'b str]) -> (String, &'a [&'b str]) {
    let signs = words.iter().take(2).position(|word| bare(word) == "sign");
    if let Some(sign) = signs.filter(|sign| words.len() > sign + 1) {
        let name = words[..=sign + 1].join(" ");
        return (capitalise(&casing::spell(&tidy(&name))), &words[sign + 2..]);
    }
    if words.len() > 1 && bare(words[1]) == "chinese" {
        return (title_case(&tidy(&words[..2].join(" "))), &words[2..]);
    }
    let name = capitalise(&tidy(words[0]));
    let country = words
        .get(1)
        .and_then(|word| word.strip_prefix('(')?.strip_suffix(')'));
    match country.filter(|country| {
        let country = key(country);
        places::is_known(&country) || country.ends_with("ian") || country.ends_with("can")
    }) {
        Some(country) => (format!("{name} ({})", capitalise(country)), &words[2..]),
        None => (name, &words[1..]),
    }
}

/// The parts of a list, each with its language, and whether "and" joins it to the one before. What has none, in "can read it
/// and speak at work", stays with the one before.
fn language_items(list: &str) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = Vec::new();
    for part in split_outside_brackets(&with_commas(&without_slashes(list))) {
        let mut spoken: Vec<String> = Vec::new();
        let mut deed: Option<String> = None;
        for item in split_and(&part).into_iter().filter(|item| !item.is_empty()) {
            // "read and write in urdu"
            let item = deed
                .take()
                .map_or(item.clone(), |deed: String| format!("{deed} and {item}"));
            let words: Vec<&str> = item.split_whitespace().collect();
            if spoken.is_empty() && is_one_of(&item.to_lowercase(), "read write speak understand") {
                deed = Some(item);
                continue;
            }
            match spoken.last_mut() {
                Some(before)
                    if language_at(&words).is_none()
                        && (words.len() > 1 || is_one_of(&bare(&item), SKILLS)) =>
                {
                    *before = format!("{before} and {item}");
                }
                _ => spoken.extend(split_languages(&words)),
            }
        }
        spoken.extend(deed);
        let joined = |(at, item)| (item, at > 0);
        found.extend(spoken.into_iter().enumerate().map(joined));
    }
    found
}

/// Whether a word names a language, of signs too.
fn is_language(word: &str) -> bool {
    const OTHERS: &str = "gaelic kikuyu kamba kalenjin fante fulani fulfulde edo efik tiv ijaw ibibio konkani tulu maithili bhojpuri sylheti \
        nihongo putonghua deutsch englisch französisch franzoesisch spanisch italienisch russisch türkisch polnisch portugiesisch niederländisch arabisch \
        português portugues inglês inglés ingles español espanol espanhol francés francês francais français anglais espagnol allemand italien alemán alemão \
        aleman alemao italiano inglese tedesco francese spagnolo angielski niemiecki polski rosyjski hiszpański engels duits frans engelska tyska engelsk tysk \
        hakka teochew hokkien breton libras auslan bsl ndebele bemba luganda setswana sesotho cebuano ilocano odia oriya assamese";
    places::is_language(&key(word)) || is_one_of(&bare(word), OTHERS)
}

/// What is done in a language.
const SKILLS: &str = "spoken written reading writing speaking oral read write speak understand";

/// "native English speaker, conversational Welsh" of "native English speaker with conversational Welsh".
fn with_commas(list: &str) -> String {
    let named = |word: &str| word.len() > 3 && is_language(word);
    match list.split_once(" with ") {
        Some((front, more))
            if front.split(' ').any(named)
                && front.matches('(').count() == front.matches(')').count()
                && more.split_once(' ').is_some_and(|(level, name)| {
                    named(level)
                        || is_level(level)
                            && (name.starts_with(char::is_uppercase)
                                || name.split([' ', ',']).next().is_some_and(named))
                }) =>
        {
            format!("{front}, {more}")
        }
        _ => list.to_owned(),
    }
}

/// "english and welsh" of "english/welsh".
fn without_slashes(list: &str) -> String {
    let joint = if tells_first(list) { ", " } else { " and " };
    let words = list.split(' ').map(|word| {
        let both = word.contains('/') && word.split('/').all(is_language);
        if both {
            word.replace('/', joint)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// "Tagalog" and "Ilocano native" of "Tagalog Ilocano native", "Hindi" and "Punjabi fluent" of "Hindi n Punjabi fluent".
fn split_languages(words: &[&str]) -> Vec<String> {
    let mut items: Vec<Vec<&str>> = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| words[at]).unwrap_or_default();
        let led = before.starts_with('(')
            || is_one_of(
                &bare(before),
                "in of to from into for my the with no cause because",
            );
        let next = words.get(at + 1).copied().unwrap_or_default();
        if *word == "n" && is_language(next) {
            continue;
        }
        if at > 0
            && is_language(words[0])
            && is_language(word)
            && !word.contains(['(', ')'])
            && !led
            && !(bare(word) == "chinese" && is_one_of(&bare(before), "mandarin cantonese"))
        {
            items.push(Vec::new());
        }
        items.last_mut().expect("one is open").push(word);
    }
    items.iter().map(|item| item.join(" ")).collect()
}

/// Longest item, in words, whose language may be one that we do not know.
const FEW: usize = 6;

/// Where the language stands among the words: one that we know, or else a name that is no common word, with a level.
fn language_at(words: &[&str]) -> Option<usize> {
    let sign = words
        .windows(2)
        .position(|pair| bare(pair[0]) == "sign" && bare(pair[1]) == "language")
        .map(|at| {
            at - usize::from(at > 0 && !is_level(words[at - 1]) && bare(words[at - 1]) != "in")
        });
    let known = words.iter().position(|word| is_language(word));
    let known = sign.or(known);
    let told = words
        .iter()
        .any(|word| is_level(word) || is_one_of(&bare(word), "bit little learning some home"));
    let named = || {
        words.iter().position(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(char::is_alphanumeric)
                && !words::is_common(&key(word))
                && dates::month_number(&bare(word)).is_none()
                && !is_level(word)
        })
    };
    let plain = words.len() <= FEW && !is_denied(words) && words.iter().all(|word| has_words(word));
    // "libras basic", "kikuyu at home"
    let first = words.first().filter(|first| {
        let level = words[1..]
            .iter()
            .take(2)
            .any(|word| is_level(word) || is_one_of(word, "bit little home"));
        level
            && has_words(first)
            && !words::is_common(&key(first))
            && !is_level(first)
            && first.len() > 3
    });
    known
        .or_else(|| named().filter(|_| told && plain))
        .or_else(|| first.filter(|_| words.len() <= FEW).map(|_| 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_level_that_was_said_of_them() {
        for (typed, expected) in [
            (
                "english native, spanish fluent, a bit of french",
                json!([{"language": "English", "fluency": "Native"}, {"language": "Spanish", "fluency": "Fluent"},
                    {"language": "French", "fluency": "A bit"}]),
            ),
            (
                "I speak English and Spanish fluently",
                json!([{"language": "English", "fluency": "Fluently"}, {"language": "Spanish", "fluency": "Fluently"}]),
            ),
            (
                "hindi and gujarati native, japanese very basic can not read, no german",
                json!([{"language": "Hindi", "fluency": "Native"}, {"language": "Gujarati", "fluency": "Native"},
                    {"language": "Japanese", "fluency": "Very basic can not read"}]),
            ),
            (
                "fluent in German and Dutch",
                json!([{"language": "German", "fluency": "Fluent"}, {"language": "Dutch", "fluency": "Fluent"}]),
            ),
            (
                "Polish (B2)",
                json!([{"language": "Polish", "fluency": "B2"}]),
            ),
            ("klingon", json!([{"language": "Klingon"}])),
        ] {
            assert_eq!(
                Value::Array(languages(typed).expect("languages")),
                expected,
                "{typed}"
            );
        }
    }
}
