//! Reads what people state of themselves in sentences: "my name is", "i live in", "i am a".

use serde_json::Value;

use super::clean::{bare, has_words, is_one_of, tidy, title_case};
use super::entry::put;
use super::header::has_title_noun;
use super::person_names::{follows_as_name, is_given_name, person_case};
use super::place_names::{begins_address, is_area, names_place, tells_of_past};
use super::profile::Person;
use crate::english::verbs;

impl Person {
    /// "my name is", "i live in", "i am a": takes the fact and returns what is left.
    pub(super) fn take_stated(&mut self, sentence: &str) -> Option<String> {
        const CUES: &str = "my name is=name|my name's=name|my name=name|my names=name|my full name is=full|full name is=full|full name=full|\
            first name=name|name is=name|name's=name|names=names|called=names|name=name|my surname is=surname|surname is=surname|surname=surname|last name=surname|i am called=name|i'm \
            called=name|this is=is|i live in=city|i am based in=city|i'm based in=city|based in=city|living in=city|live \
            in=city|i stay in=city|staying in=city|i reside in=city|residing in=city|i live at=at|i stay at=at|i reside \
            at=at|live at=at|i am from=city|i'm from=city|from=city|i work as=label|i am=is|i'm=is|im=is|and=next|a=next|an=next|\
            in=place";
        let typed: Vec<&str> = sentence.split_whitespace().collect();
        let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
        let mut start = 0;
        let mut loose: Vec<&str> = Vec::new();
        while start < typed.len() {
            let greeting = |word: &&str| is_one_of(&bare(word), "hello hi hey");
            if loose.iter().all(greeting) {
                loose.clear();
            }
            let begins = loose.is_empty()
                || loose.last().is_some_and(|last| last.ends_with(','))
                || is_one_of(&words[start], "and from in based living live i called")
                || (loose.last() == Some(&"and") && is_one_of(&words[start], "i'm im"));
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
            // "name bola, surname akinwale"
            let row = start == 0
                && typed[1..]
                    .iter()
                    .take(4)
                    .any(|word| word.ends_with([',', '.']));
            let names = next.is_some_and(|next| next.starts_with(char::is_uppercase))
                || (cue == "name" && row && !self.has("name"));
            // "born in Kenya" is not where somebody lives.
            let of_past = is_one_of(fact, "city place") && tells_of_past(&loose, cue);
            if (single && matches!(fact, "name" | "names") && !labelled && !names) || of_past {
                loose.push(typed[start]);
                start += 1;
                continue;
            }
            let from = start + length;
            let taken = match fact {
                "name" | "names" => self.name(&typed[from..], &words[from..]),
                "full" => {
                    let known = self.fields.shift_remove("name");
                    let taken = self.name(&typed[from..], &words[from..]);
                    if let Some(known) = known.filter(|_| taken.is_none()) {
                        self.fields.insert("name".to_owned(), known);
                    }
                    taken
                }
                "surname" => self.surname(&typed[from..]),
                "at" => words
                    .get(from)
                    .filter(|word| begins_address(word))
                    .map(|_| 0),
                "place" if !names_place(&typed[from..]) => None,
                "city" | "place" => self.place(&typed[from..]),
                "is" if self.take_age(&words[from..]) => Some(1),
                "label" => self.label(&typed[from..]),
                "is" => self.label(&typed[from..]).or_else(|| {
                    follows_as_name(&typed[from..])
                        .then(|| self.name(&typed[from..], &words[from..]))
                        .flatten()
                }),
                _ => None,
            };
            if let Some(taken) = taken {
                start = from + taken;
                while loose.last() == Some(&"and") {
                    loose.pop();
                }
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
        let stop = |word: &String| {
            is_one_of(
                word,
                "and i i'm a an the from my im based living in is who with but",
            )
        };
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
            let given = typed[0].starts_with(char::is_uppercase) && is_given_name(&tidy(typed[0]));
            (!given && (verbs::lookup(word).is_some() || word.ends_with("ing")))
                || is_one_of(word, "very good hard not so really looking currently the")
        });
        if length == 0 || self.has("name") || adjective {
            return None;
        }
        put(&mut self.fields, "name", Some(person_case(&name)));
        Some(length)
    }

    /// The surname behind the first name: one word that ends its part.
    fn surname(&mut self, typed: &[&str]) -> Option<usize> {
        let (surname, after) = (typed.first()?, typed.get(1));
        let ends = surname.ends_with([',', '.', ';']) || after.is_none();
        let known = self.fields.get("name").and_then(Value::as_str);
        let whole = known
            .filter(|known| ends && !known.contains(' '))
            .map(|known| format!("{known} {}", person_case(&tidy(surname))))?;
        put(&mut self.fields, "name", Some(whole));
        Some(1)
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
                "and with from at in who i based living for that looking called named",
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
        self.set_label(&label);
        Some(from + length)
    }

    pub(super) fn set_label(&mut self, label: &str) {
        put(&mut self.fields, "label", Some(title_case(label)));
        self.labelled = Some(label.to_owned());
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
                    && !is_area(word, &typed[..length].join(" "))
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
        // "live in Dubbo NSW 2830"
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let numbered = digits > 2 && !text.contains(',');
        if has_words(&text)
            && (self.set_place(&text) || (numbered && self.take_address_part(&text)))
        {
            // "from Cork city"
            let city = typed.get(length).is_some_and(|next| bare(next) == "city");
            return Some(length + usize::from(city));
        }
        // "from Derry, 15 years at it"
        let comma = typed[..length]
            .iter()
            .position(|word| word.ends_with(','))?
            + 1;
        self.set_place(&tidy(&typed[..comma].join(" ")))
            .then_some(comma)
    }
}
