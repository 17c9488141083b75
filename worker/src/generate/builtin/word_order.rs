//! Puts the words of a statement in the order of a bullet: the deed in front, its date and setting behind it.

use super::clean::{bare, is_one_of};
use super::first_person::is_subordinating;
use super::opening::is_subject;
use crate::english::dates;
use crate::english::titles;
use crate::english::verbs::{self, Form};
use crate::english::words as common_words;

/// "for my final year project i built a robot, …" with its setting behind the deed.
pub fn setting_last(mut words: Vec<String>) -> Vec<String> {
    let also = words.len() > 1 && bare(&words[0]) == "also";
    let opens = |word: &str| {
        is_one_of(
            word,
            "in at on for during with every after before from whilst while until",
        )
    };
    // "also in the sales contest i was runner up".
    if also && opens(&bare(&words[1])) {
        words.remove(0);
    }
    let keys: Vec<String> = words.iter().take(11).map(|word| bare(word)).collect();
    let first = keys.first().map_or("", String::as_str);
    // "as a driver i delivered parcels", but "as i was new".
    let in_role = first == "as"
        && keys.get(1).is_some_and(|key| {
            is_one_of(key, "a an the part")
                || keys[1..keys.len().min(4)]
                    .iter()
                    .any(|key| titles::is_title_noun(key))
        });
    // "last year i trained the apprentices", "the second season i drove".
    let period = usize::from(first == "the");
    let timed = is_one_of(
        keys.get(period).map_or("", String::as_str),
        "last first second third next one this",
    ) && is_one_of(
        keys.get(period + 1).map_or("", String::as_str),
        "year season summer winter month week time semester term",
    );
    if !(opens(first) || timed || in_role) {
        return words;
    }
    let subject = keys
        .iter()
        .position(|key| matches!(key.as_str(), "i" | "we"));
    let Some(subject) = subject.filter(|at| *at >= 2 && *at + 1 < keys.len()) else {
        return words;
    };
    let other_clause = is_subordinating(&keys[subject - 1])
        || (subject == 2 && matches!(keys[1].as_str(), "that" | "this"));
    if (timed && subject != period + 2) || other_clause {
        return words;
    }
    let adverb = usize::from(is_one_of(&keys[subject + 1], "also only just mostly"));
    let verb = keys.get(subject + 1 + adverb).map_or("", String::as_str);
    let acts = verbs::lookup_duty(verb).is_some() || verbs::is_past(verb) || verb == "was";
    let whole = keys[..subject]
        .iter()
        .all(|key| verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base)));
    if !acts || !whole {
        return words;
    }
    behind_deed(&words, subject)
}

/// "when it was busy i helped on the tills" with the clause behind the deed, where that does not speak of what the clause
/// names.
pub fn clause_last(words: Vec<String>) -> Vec<String> {
    const LONGEST: usize = 24;
    let keys: Vec<String> = words.iter().take(LONGEST).map(|word| bare(word)).collect();
    if !keys.first().is_some_and(|first| {
        is_one_of(first, "when whenever if because while whilst")
            || (first == "as" && keys.get(1).is_some_and(|next| next == "i"))
    }) {
        return words;
    }
    let subject = (3..keys.len().saturating_sub(1)).find(|at| {
        is_one_of(&keys[*at], "i we")
            && !is_subordinating(&keys[at - 1])
            && !is_one_of(&keys[at - 1], "and or that which who what how than")
    });
    let Some(subject) = subject else {
        return words;
    };
    let finite = |key: &String| {
        is_one_of(key, "was were is are am had has have")
            || verbs::is_past(key)
            || verbs::lookup_duty(key).is_some_and(|(_, form)| form != Form::Gerund)
    };
    let adverb = usize::from(is_one_of(
        &keys[subject + 1],
        "also only just mostly always usually never",
    ));
    let acts = keys
        .get(subject + 1 + adverb)
        .is_some_and(|key| verbs::is_past(key) || verbs::lookup_duty(key).is_some());
    let refers = words[subject..].iter().any(|word| {
        is_one_of(
            &bare(word),
            "it its them they their him his he she her this that",
        )
    });
    if !acts || refers || !keys[1..subject].iter().any(finite) {
        return words;
    }
    behind_deed(&words, subject)
}

/// "me and my team served 300 people" and "my colleagues and i ran the shop" with those who helped behind the deed.
pub fn companions_last(words: Vec<String>) -> Vec<String> {
    const MOST: usize = 4;
    let keys: Vec<String> = words.iter().take(8).map(|word| bare(word)).collect();
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let own = |word: &str| is_one_of(word, "i me myself");
    let acts = |at: usize| {
        matches!(
            verbs::lookup_duty(key(at)),
            Some((_, Form::Past | Form::Base))
        ) || verbs::is_past(key(at))
    };
    let (others, verb) = if own(key(0)) && key(1) == "and" {
        let verb = (3..=2 + MOST).find(|at| acts(*at)).unwrap_or(0);
        (2..verb, verb)
    } else {
        let and = (1..=MOST).find(|at| key(*at) == "and" && own(key(at + 1)));
        (0..and.unwrap_or(0), and.map_or(0, |and| and + 2))
    };
    let named = is_one_of(
        key(others.start),
        "a an another my our the two three four five",
    ) || words[others.start..].first().is_some_and(|word| {
        word.starts_with(char::is_uppercase) && verbs::lookup_duty(&bare(word)).is_none()
    });
    let whole = others
        .clone()
        .all(|at| !acts(at) && !words[at].ends_with([',', ';', '.']));
    if others.is_empty() || verb == 0 || !acts(verb) || !named || !whole {
        return words;
    }
    let end = words[verb..]
        .iter()
        .position(|word| word.ends_with([',', ';', '.']))
        .map_or(words.len(), |at| verb + at + 1);
    let mut told = vec!["I".to_owned()];
    told.extend(words[verb..end].iter().cloned());
    let mark = taken_mark(&mut told);
    told.push("with".to_owned());
    for at in others {
        let lower = is_one_of(key(at), "a an another my our the two three four five");
        told.push(if lower {
            words[at].to_lowercase()
        } else {
            words[at].clone()
        });
    }
    if let Some(last) = told.last_mut() {
        last.extend(mark);
    }
    told.extend(words[end..].iter().cloned());
    told
}

/// The mark at the end of the last word, which loses it.
fn taken_mark(words: &mut [String]) -> Option<char> {
    let last = words.last_mut()?;
    let mark = last
        .chars()
        .next_back()
        .filter(|c| matches!(c, ',' | '.' | ';' | ':'))?;
    last.pop();
    Some(mark)
}

/// The words with what stands before their subject behind the first clause that follows.
fn behind_deed(words: &[String], subject: usize) -> Vec<String> {
    let deed = &words[subject..];
    let end = deed
        .iter()
        .position(|word| word.ends_with([',', '.', ';', ':']))
        .map_or(deed.len(), |at| at + 1);
    let aside = deed[..end]
        .iter()
        .position(|word| is_one_of(&bare(word), "but because when who which so"));
    let end = aside.unwrap_or(end);
    if end < 3 {
        return words.to_vec();
    }
    let mut moved: Vec<String> = deed[..end].to_vec();
    let mark = taken_mark(&mut moved);
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

/// "forklift licence i have but dont use", "sequencing i only watched" with the object behind its verb, where the verb
/// has no other.
pub fn object_last(words: Vec<String>) -> Vec<String> {
    const LONGEST: usize = 4;
    let keys: Vec<String> = words.iter().take(12).map(|word| bare(word)).collect();
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let Some(subject) = keys
        .iter()
        .position(|key| matches!(key.as_str(), "i" | "we"))
        .filter(|at| (1..=LONGEST).contains(at))
    else {
        return words;
    };
    let object = &words[..subject];
    let names = keys[..subject].iter().enumerate().all(|(at, key)| {
        let acts = verbs::lookup(key).is_some_and(|(base, form)| {
            form == Form::Past || (form != Form::Gerund && !verbs::is_also_noun(base))
        });
        !(acts
            || is_one_of(key, NO_OBJECT)
            || key.ends_with("ly")
            || object[at].ends_with([',', ':', ';', '.']))
    });
    let mut end = subject + 1;
    while is_one_of(key(end), "only just also never always did do not")
        && !key(end + 1).is_empty()
        && !words[end].ends_with([',', ';', '.', ':'])
    {
        end += 1;
    }
    let denied = end > 1 && key(end - 1) == "not";
    let verb = verbs::lookup_duty(key(end)).map_or("", |(base, _)| base);
    let acts = if verb.is_empty() {
        denied || is_one_of(key(end), "have had know touch")
    } else {
        !is_one_of(verb, "go come leave work do")
            || (verb == "do" && (denied || key(end - 1) == "never"))
    };
    let ends = end + 1 >= words.len() || words[end].ends_with([',', ';', '.', ':']);
    let goes_on = !is_one_of(
        key(end + 1),
        "but and too also yet myself by at every during daily",
    );
    if !(names && acts) || end >= words.len() || (!ends && goes_on) {
        return words;
    }
    let mut moved = words[subject..=end].to_vec();
    let mark = taken_mark(&mut moved);
    moved.extend(object.iter().cloned());
    if let Some(first) = moved.get_mut(end + 1 - subject)
        && (common_words::is_wordlike(key(0)) || common_words::is_compound(key(0)))
        && !first.chars().skip(1).any(char::is_uppercase)
        && first.chars().count() > 1
    {
        *first = first.to_lowercase();
    }
    if let Some(last) = moved.last_mut() {
        last.extend(mark);
    }
    moved.extend(words[end + 1..].iter().cloned());
    moved
}

/// What no object begins with or has in it: `sometimes i help`, `manager said i was`.
const NO_OBJECT: &str = "in at on for during with every after before from to of until since when while whilst as by because if \
    that which who what how now then later no yes ok yeah sometimes often usually normally mostly mainly first second last next there here \
    today year years season summer winter month week time times day days also even though tho and but or so than not was is \
    were are he she they it this because";

/// `washing dressing giving medication making meals` with the commas that it lacks.
pub fn chained(mut words: Vec<String>) -> Vec<String> {
    let is_gerund =
        |word: &String| matches!(verbs::lookup_duty(&bare(word)), Some((_, Form::Gerund)));
    // "washing dressing feeding residents, 24 beds".
    let run = words.iter().take_while(|word| is_gerund(word)).count();
    let listed = words[..run].iter().any(|word| word.ends_with(','));
    if run > 2 && !listed {
        for word in &mut words[..run - 1] {
            word.push(',');
        }
        return words;
    }
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
        let governed = is_one_of(&bare(&words[at - 1]), "of for by in on to with from");
        if is_gerund(&words[at]) && !governed {
            words[at - 1].push(',');
        }
    }
    words
}

/// "in 2020 i trained 5 people" with its date at the end.
pub fn date_last(words: Vec<String>) -> Vec<String> {
    let opens = words.first().map(|word| bare(word)).unwrap_or_default();
    if words.len() > 60 || !is_one_of(&opens, "in on during since by") {
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
