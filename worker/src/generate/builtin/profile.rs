//! Composes basics (name, addresses, place, label) and the summary.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::entry::{append, put};
use super::header::has_title_noun;
use super::lists::split_outside_brackets;
use super::phrase;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;

/// The `basics` object of a person.
pub fn basics(text: &str) -> Result<Value, ComposeError> {
    let mut person = Person::default();
    let lines = clean::blocks(text).into_iter().flatten();
    let sentences: Vec<String> = lines
        .flat_map(|line| clean::sentences(&line.text))
        .collect();
    for (at, sentence) in sentences.iter().enumerate() {
        person.is_last = at + 1 == sentences.len();
        person.sentence(sentence);
    }
    let fields = person.written();
    if fields.is_empty() {
        return Err(ComposeError::missing(
            "name",
            "What is your name, and how can you be reached?",
        ));
    }
    Ok(Value::Object(fields))
}

#[derive(Default)]
pub struct Person {
    pub fields: Map<String, Value>,
    pub location: Map<String, Value>,
    pub profiles: Vec<Value>,
    pub has_rest: bool,
    /// The last sentence is read, where a name may stand as a signature.
    is_last: bool,
}

impl Person {
    fn written(mut self) -> Map<String, Value> {
        if !self.location.is_empty() {
            self.fields
                .insert("location".to_owned(), Value::Object(self.location));
        }
        if !self.profiles.is_empty() {
            self.fields
                .insert("profiles".to_owned(), Value::Array(self.profiles));
        }
        self.fields
    }

    pub fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    fn sentence(&mut self, sentence: &str) {
        let rest = self.take_addresses(sentence);
        let rest = self.take_phone(&rest);
        if let Some(rest) = self.take_stated(&rest) {
            self.take_parts(&rest);
        }
    }

    /// "my name is", "i live in", "i am a": takes the fact and returns what is left.
    fn take_stated(&mut self, sentence: &str) -> Option<String> {
        const CUES: &str = "my name is=name|my name=name|name is=name|name=name|i live in=city|i am based in=city|i'm \
            based in=city|based in=city|living in=city|live in=city|location=city|city=city|address=city|i am from=city|\
            i'm from=city|from=city|i work as=label|job title=label|title=label|label=label|i am=is|i'm=is|im=is|\
            and=next|a=next|an=next|in=place";
        let typed: Vec<&str> = sentence.split_whitespace().collect();
        let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
        let mut start = 0;
        let mut loose: Vec<&str> = Vec::new();
        while start < typed.len() {
            let begins = loose.is_empty()
                || loose.last().is_some_and(|last| last.ends_with(','))
                || is_one_of(&words[start], "and from in based living live i");
            let mut cues = CUES.split('|').filter_map(|cue| cue.split_once('='));
            let cue = cues.find(|(cue, _)| {
                begins
                    && cue.split(' ').enumerate().all(|(ahead, word)| {
                        words.get(start + ahead).is_some_and(|typed| typed == word)
                    })
            });
            let Some((cue, fact)) = cue else {
                loose.push(typed[start]);
                start += 1;
                continue;
            };
            let length = cue.split(' ').count();
            let labelled = typed[start + length - 1].ends_with(':');
            let single = !cue.contains(' ');
            let next = typed.get(start + 1);
            let names =
                cue == "name" && next.is_some_and(|next| next.starts_with(char::is_uppercase));
            if single
                && is_one_of(cue, "name location city address title label")
                && !labelled
                && !names
            {
                loose.push(typed[start]);
                start += 1;
                continue;
            }
            let from = start + length;
            let taken = match fact {
                "name" => self.name(&typed[from..], &words[from..]),
                "place" if !names_place(&typed[from..]) => None,
                "city" | "place" => self.place(&typed[from..]),
                "is" if self.take_age(&words[from..]) => Some(1),
                "label" => self.label(&typed[from..]),
                "is" => self
                    .label(&typed[from..])
                    .or_else(|| self.name(&typed[from..], &words[from..])),
                _ => None,
            };
            if let Some(taken) = taken {
                start = from + taken;
                // What stood on both sides of a fact is not one phrase.
                if loose.last().is_some_and(|last| !last.ends_with(',')) {
                    loose.push(",");
                }
            } else {
                loose.extend(&typed[start..from]);
                start = from;
            }
        }
        let rest = loose.join(" ");
        let only_glue = loose.iter().all(|word| {
            matches!(
                bare(word).as_str(),
                "and" | "i" | "am" | "a" | "an" | "at" | "on" | "or" | ""
            ) && word.is_ascii()
        });
        (!only_glue).then_some(rest)
    }

    fn name(&mut self, typed: &[&str], words: &[String]) -> Option<usize> {
        let stop = |word: &String| is_one_of(word, "and i i'm a an from my im based living in is");
        let mut length = words
            .iter()
            .take(4)
            .take_while(|word| !stop(word) && has_words(word))
            .count();
        if let Some(comma) = typed[..length]
            .iter()
            .position(|word| word.ends_with([',', '.', ';']))
        {
            length = comma + 1;
        }
        let name = tidy(&typed[..length].join(" "));
        let adjective = words.first().is_some_and(|word| {
            crate::english::verbs::lookup(word).is_some()
                || word.ends_with("ing")
                || is_one_of(word, "very good hard not so really looking currently the")
        });
        if length == 0 || self.has("name") || adjective {
            return None;
        }
        put(&mut self.fields, "name", Some(person_case(&name)));
        Some(length)
    }

    fn label(&mut self, typed: &[&str]) -> Option<usize> {
        let article = typed
            .first()
            .is_some_and(|word| matches!(bare(word).as_str(), "a" | "an" | "the"));
        let from = usize::from(article);
        let mut length = 0;
        for word in typed[from..].iter().take(5) {
            if is_one_of(
                &bare(word),
                "and with from at in who i based living for that looking",
            ) {
                break;
            }
            length += 1;
            if word.ends_with([',', '.', ';']) {
                break;
            }
        }
        let label = tidy(&typed[from..from + length].join(" "));
        if !has_title_noun(&label) || self.has("label") {
            return None;
        }
        put(&mut self.fields, "label", Some(title_case(&label)));
        Some(from + length)
    }

    fn place(&mut self, typed: &[&str]) -> Option<usize> {
        let mut length = 0;
        for word in typed.iter().take(4) {
            let plain = is_one_of(&bare(word), "and i a with my the for looking");
            if plain
                || !has_words(word)
                || (word.starts_with('(') && !word.contains(')'))
                || (length > 0
                    && word.starts_with(char::is_lowercase)
                    && places::country_code(&key(word)).is_none()
                    && typed[0].starts_with(char::is_uppercase))
            {
                break;
            }
            length += 1;
            if word.ends_with(['.', ';']) {
                break;
            }
        }
        let text = tidy(&typed[..length].join(" "));
        if has_words(&text) && self.set_place(&text) {
            return Some(length);
        }
        // "from Derry, 15 years at it"
        let comma = typed[..length]
            .iter()
            .position(|word| word.ends_with(','))?
            + 1;
        self.set_place(&tidy(&typed[..comma].join(" ")))
            .then_some(comma)
    }

    /// City and country; false when a place is known already or this is none.
    fn set_place(&mut self, text: &str) -> bool {
        if self.location.contains_key("city")
            || self.location.contains_key("countryCode")
            || text.contains(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        let mut parts: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|part| has_words(part))
            .collect();
        if let [only] = parts.as_slice()
            && let Some((city, country)) = only.rsplit_once(' ')
            && places::country_code(&key(country)).is_some()
            && places::country_code(&key(only)).is_none()
        {
            parts = vec![city, country];
        }
        let code = parts
            .last()
            .and_then(|part| places::country_code(&key(part)));
        if code.is_some() {
            let country = parts.pop().unwrap_or("");
            put(&mut self.location, "countryCode", code.map(str::to_owned));
            // The code cannot say which nation of the country it was.
            if is_one_of(&key(country), "england scotland wales northernireland") {
                put(&mut self.location, "region", Some(title_case(country)));
            }
        } else if parts.len() > 1 {
            let region = parts.pop().map(title_case);
            put(&mut self.location, "region", region);
        }
        put(
            &mut self.location,
            "city",
            (!parts.is_empty()).then(|| title_case(&parts.join(", "))),
        );
        true
    }

    /// What no cue announced: a name, a place or a title between commas, or else text.
    fn take_parts(&mut self, rest: &str) {
        let rest = [" / ", " - ", " – ", " — "]
            .iter()
            .fold(rest.to_owned(), |rest, dash| rest.replace(dash, ","));
        let mut parts = split_outside_brackets(&rest);
        parts.retain(|part| !part.is_empty());
        let mut at = 0;
        while at < parts.len() {
            let part = &parts[at];
            let with_next = parts.get(at + 1).map(|next| format!("{part}, {next}"));
            let known = |text: &str| places::is_known(&key(text));
            let suffix =
                part.len() <= 4 && part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase());
            if suffix && at <= 1 && self.names_doctor() {
                self.add_to_name(part);
            } else if self.take_street(part) || self.take_postcode(part) {
            } else if self.can_be_name(part, at + 1 == parts.len()) && !known(part) {
                put(&mut self.fields, "name", Some(person_case(part)));
            } else if let Some(both) = with_next.filter(|_| {
                parts.get(at + 1).is_some_and(|next| known(next))
                    && part.split(' ').count() <= 3
                    && !has_title_noun(part)
            }) && self.set_place(&both)
            {
                at += 1;
            } else if (known(part) || (at <= 1 && self.has("name") && is_city(part)))
                && self.set_place(part)
            {
            } else if let Some((title, rest)) = title_and_rest(part).filter(|_| !self.has("label"))
            {
                put(&mut self.fields, "label", Some(title_case(title)));
                let place = rest
                    .strip_prefix("in ")
                    .or_else(|| rest.strip_prefix("from "));
                let named = |place: &str| {
                    place.starts_with(char::is_uppercase) || is_city(&title_case(place))
                };
                if !place.is_some_and(|place| named(place) && self.set_place(place)) {
                    self.tell(rest);
                }
            } else if !self.has("label")
                && has_title_noun(part)
                && part.split(' ').count() <= 5
                && !part.contains(" with ")
                && !part.contains(|c: char| c.is_ascii_digit())
                && !is_one_of(
                    part.split(' ').next().unwrap_or(""),
                    "i not never no want looking",
                )
            {
                put(&mut self.fields, "label", Some(title_case(part)));
            } else {
                self.tell(part);
            }
            at += 1;
        }
    }

    /// Whether a part is the name: what opens the text, or a name with its capitals at the very end.
    fn can_be_name(&self, part: &str, ends: bool) -> bool {
        let signed = ends
            && part
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase));
        let opens = !self.has_rest && (!self.has("label") || signed);
        !self.has("name") && is_name(part) && (opens || (signed && self.is_last))
    }

    fn tell(&mut self, text: &str) {
        self.has_rest = true;
        let prose = capitalise(&phrase::prose(text));
        append(
            &mut self.fields,
            "summary",
            if prose.is_empty() { text } else { &prose },
        );
    }
}

/// A person's name; one in capitals throughout is toned down, whatever its length.
fn person_case(name: &str) -> String {
    let shouted = !name.chars().any(char::is_lowercase) && name.contains(' ');
    let name = if shouted {
        title_case(&name.to_lowercase())
    } else {
        title_case(name)
    };
    // `O'neill` was typed without its capital.
    match name.find("O'") {
        Some(at) if name[at + 2..].starts_with(char::is_lowercase) => {
            format!("{}{}", &name[..at + 2], capitalise(&name[at + 2..]))
        }
        _ => name,
    }
}

/// Whether the words begin with a place that is known, or else no more than a name follows: not "in Env Science, just done".
fn names_place(words: &[&str]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let two = words
        .get(1)
        .map_or_else(String::new, |second| format!("{first}{second}"));
    let known = |name: &str| is_city(name) || places::is_known(&key(name));
    let initials = first.chars().all(char::is_uppercase);
    known(first)
        || known(&two)
        || (words.len() == 1 && !initials && first.starts_with(char::is_uppercase))
}

/// Whether a name typed with its capital is one of a city.
fn is_city(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && gazetteer::cities(&key(name)).next().is_some()
}

/// The title and the place of "phlebotomist in Charlotte NC", the title and the rest of "healthcare assistant 9 years".
fn title_and_rest(part: &str) -> Option<(&str, &str)> {
    const NO_TITLE: &str =
        "not never want no looking now last assistant was been done did finished";
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    let number = part
        .find(|c: char| c.is_ascii_digit())
        .filter(|at| part[..*at].ends_with(' '));
    let place = [" in ", " from "].iter().find_map(|joint| part.find(joint));
    let mut cut = number.into_iter().chain(place).min()?;
    while let Some((front, last)) = part[..cut].trim_end().rsplit_once(' ')
        && is_one_of(
            &bare(last),
            "since for about over with of approx almost nearly",
        )
    {
        cut = front.len();
    }
    let (title, rest) = (part[..cut].trim(), part[cut..].trim());
    (has_title_noun(title) && title.split(' ').count() <= 4 && !is_one_of(&first, NO_TITLE))
        .then_some((title, rest))
}

fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        })
        && !words.iter().any(|word| {
            let word = word.to_lowercase();
            titles::looks_like_title_noun(&word)
                || crate::english::verbs::lookup(&word).is_some()
                || is_one_of(
                    &word,
                    "never not no always when i am is my the and a in with to of for work looking",
                )
        })
}
