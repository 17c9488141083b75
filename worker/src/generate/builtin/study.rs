//! Reads a sentence about a school or degree word by word.

use super::clean::{bare, capitalise, has_words, tidy, title_case};
use super::education::Study;
use super::header::DATE_MARK;
use super::role_asides::is_initials;
use super::study_words::{degree_case, is_glue};
use crate::english::dates;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};

/// Words that may introduce a school.
const FEW_WORDS: usize = 12;

pub struct Reader<'a> {
    typed: Vec<&'a str>,
    words: Vec<String>,
    at: usize,
    loose: Vec<String>,
    study: &'a mut Study,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, study: &'a mut Study) -> Self {
        let spaced = text
            .split_whitespace()
            .filter(|word| has_words(word) || *word == DATE_MARK || !word.is_ascii());
        let typed: Vec<&str> = spaced.collect();
        let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
        Self {
            typed,
            words,
            at: 0,
            loose: Vec::new(),
            study,
        }
    }

    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    pub fn read(mut self) {
        if matches!(
            self.word(0),
            "then" | "before" | "after" | "previously" | "next" | "later"
        ) {
            self.study.is_next = true;
        }
        while self.at < self.words.len() {
            let before = self.at;
            if self.word(0) == DATE_MARK {
                self.flush();
                self.at += 1;
            } else if let Some(length) = self.degree_length() {
                self.flush_before_degree();
                self.degree(length);
            } else if self.introduces_school() {
                self.flush();
                self.at += 1;
                self.school();
            } else if self.introduces_area() {
                self.at += 1;
                self.at += usize::from(matches!(self.word(0), "in" | "a" | "for"));
                self.area();
            } else if self.part_names_school() {
                self.flush();
                self.school();
            }
            if self.at == before {
                let ends = self.typed[self.at].ends_with([',', ';', '|', ')']);
                self.loose.push(self.typed[self.at].to_owned());
                self.at += 1;
                if ends {
                    self.flush();
                }
            }
        }
        self.flush();
    }

    /// Words up to the next degree: "computer science" of "computer science degree".
    fn flush_before_degree(&mut self) {
        let words: Vec<String> = self
            .loose
            .iter()
            .filter(|word| !is_glue(&bare(word)))
            .cloned()
            .collect();
        let generic = matches!(
            self.word(0),
            "degree" | "diploma" | "bachelors" | "masters" | "apprenticeship"
        );
        if generic
            && self.study.area.is_none()
            && !words.is_empty()
            && words.len() <= 4
            && words.len() == self.trailing_content()
        {
            self.study.area = Some(title_case(&tidy(&words.join(" "))));
            self.loose.clear();
        } else {
            self.flush();
        }
    }

    fn trailing_content(&self) -> usize {
        self.loose
            .iter()
            .filter(|word| !is_glue(&bare(word)))
            .count()
    }

    /// Number of words that are a degree here.
    fn degree_length(&self) -> Option<usize> {
        if self.study.degree.is_some() {
            return None;
        }
        if !titles::opens_degree(self.word(0)) {
            return None;
        }
        (1..=5).rev().find(|length| {
            let Some(words) = self.typed.get(self.at..self.at + length) else {
                return false;
            };
            let inner_break = words[..length - 1]
                .iter()
                .any(|word| word.ends_with([',', ';']));
            let joined = key(&words.concat());
            let possessive = key(&words.concat().replace(['\'', '’'], ""));
            let short_word = *length == 1
                && matches!(
                    joined.as_str(),
                    "ma" | "ba" | "ms" | "bs" | "ib" | "bac" | "associate" | "master"
                )
                && !words[0].starts_with(char::is_uppercase)
                && matches!(self.word(1), "");
            !inner_break
                && !short_word
                && (titles::degree_forms(&joined).is_some()
                    || titles::degree_forms(&possessive).is_some())
        })
    }

    fn degree(&mut self, length: usize) {
        let mut words: Vec<String> = self.typed[self.at..self.at + length]
            .iter()
            .map(|word| tidy(word))
            .collect();
        let ends = self.typed[self.at + length - 1].ends_with([',', ';']);
        self.at += length;
        if ends {
            self.study.degree = Some(degree_case(&words.join(" ")));
            return;
        }
        if matches!(self.word(0), "hons" | "degree" | "honours") {
            words.push(tidy(self.typed[self.at]));
            self.at += 1;
        }
        let many = matches!(
            words[0].to_lowercase().as_str(),
            "gcses" | "gcse" | "a-levels" | "a" | "a-level"
        );
        self.study.degree = Some(degree_case(&words.join(" ")));
        if matches!(self.word(0), "ii" | "iii" | "iv") {
            words.push(tidy(self.typed[self.at]));
            self.study.degree = Some(degree_case(&words.join(" ")));
            self.at += 1;
        }
        if self.word(0) == "level" && self.word(1).starts_with(|c: char| c.is_ascii_digit()) {
            let more =
                self.word(2) == "and" && self.word(3).starts_with(|c: char| c.is_ascii_digit());
            let length = if more { 4 } else { 2 };
            words.extend(
                self.typed[self.at..self.at + length]
                    .iter()
                    .map(|word| tidy(word)),
            );
            self.study.degree = Some(degree_case(&words.join(" ")));
            self.at += length;
        }
        let linked = matches!(self.word(0), "in" | "of" | "on");
        let adjacent = self.at < self.words.len()
            && !self.typed[self.at - 1].ends_with([',', ')', ';'])
            && !self.stops();
        if linked || adjacent {
            self.at += usize::from(linked);
            if many { self.areas() } else { self.area() }
        }
    }

    /// All subjects of a school exam, with their commas.
    fn areas(&mut self) {
        let start = self.at;
        while self.at < self.words.len() && !matches!(self.word(0), "at" | "from" | DATE_MARK) {
            self.at += 1;
        }
        self.set_area(start);
    }

    fn area(&mut self) {
        let start = self.at;
        while self.at < self.words.len()
            && self.at - start < 7
            && (!self.stops() || self.word(0) == "and")
            && self.word(0) != "in"
        {
            let more = self.word(0) == "and"
                && (matches!(self.word(1), "i" | "then" | "also" | "graduated" | "got")
                    || verbs::is_past(self.word(1)));
            if more {
                break;
            }
            let names_school = self.at > start
                && titles::is_school_noun(self.word(0))
                && (self.word(1) == "of" || self.typed[self.at].starts_with(char::is_uppercase));
            if names_school || (self.at > start && self.typed[self.at].starts_with('(')) {
                break;
            }
            self.at += 1;
            if self.typed[self.at - 1].ends_with([',', ';', ')', '|']) {
                break;
            }
        }
        self.set_area(start);
    }

    fn set_area(&mut self, start: usize) {
        let text = tidy(&self.typed[start..self.at].join(" "));
        let bracketed = text.starts_with('(') && text.ends_with(')');
        if bracketed && has_words(&text) {
            self.study
                .rest
                .push(capitalise(text.trim_matches(['(', ')'])));
        } else if has_words(&text) && self.study.area.is_none() {
            self.study.area = Some(title_case(text.trim_end_matches(" degree")));
        } else if has_words(&text) {
            self.study.rest.push(capitalise(&text));
        }
    }

    fn introduces_school(&self) -> bool {
        let next = self.word(1);
        let went_to = self.word(0) == "to"
            && self.at > 0
            && matches!(self.words[self.at - 1].as_str(), "went" | "go" | "going");
        let preposition =
            matches!(self.word(0), "at" | "from" | "attended" | "attending") || went_to;
        let generic = self.study.institution.as_deref().is_some_and(|school| {
            matches!(
                school.to_lowercase().as_str(),
                "high school" | "college" | "uni" | "university" | "school"
            )
        });
        preposition
            && (self.study.institution.is_none() || generic)
            && !next.is_empty()
            && next != DATE_MARK
            && dates::month_number(next).is_none()
            && !next.starts_with(|c: char| c.is_ascii_digit())
    }

    fn introduces_area(&self) -> bool {
        let study = matches!(
            self.word(0),
            "studied"
                | "studying"
                | "study"
                | "majored"
                | "majoring"
                | "major"
                | "learning"
                | "learned"
        );
        study
            && self.study.area.is_none()
            && !matches!(
                self.word(1),
                "at" | "from" | "hard" | "" | DATE_MARK | "for" | "abroad"
            )
            && self.degree_follows().is_none()
    }

    fn degree_follows(&self) -> Option<()> {
        let next = self.word(1);
        let skip = 1 + usize::from(matches!(next, "a" | "an" | "for" | "my"));
        let typed = self.typed.get(self.at + skip)?;
        titles::degree_forms(&key(typed)).map(|_| ())
    }

    /// Whether the part up to the next comma holds a word such as "college".
    fn part_names_school(&self) -> bool {
        if verbs::is_past(self.word(0)) || matches!(self.word(0), "never" | "not" | "no" | "did") {
            return false;
        }
        let starts =
            self.loose.len() < FEW_WORDS && self.loose.iter().all(|word| is_glue(&bare(word)));
        let mut named = false;
        for at in self.at..(self.at + 8).min(self.words.len()) {
            let word = self.words[at].as_str();
            if at > self.at && matches!(word, "at" | "from" | "i" | "studied" | DATE_MARK) {
                break;
            }
            named |= titles::is_school_noun(word);
            if self.typed[at].ends_with([',', ';', ')']) {
                break;
            }
        }
        starts
            && named
            && self.study.institution.is_none()
            && !is_glue(self.word(0))
            && verbs::lookup(self.word(0)).is_none()
    }

    fn school(&mut self) {
        self.at +=
            usize::from(matches!(self.word(0), "the" | "a" | "my") && !self.word(1).is_empty());
        let start = self.at;
        while self.at < self.words.len() && self.at - start < 9 {
            let place_in = self.word(0) == "in" && self.at > start;
            if self.word(0) == DATE_MARK
                || place_in
                || (self.stops() && self.word(0) != "and" && self.at > start)
            {
                break;
            }
            let more = self.word(0) == "and"
                && !self
                    .typed
                    .get(self.at + 1)
                    .is_some_and(|next| next.starts_with(char::is_uppercase));
            if more {
                break;
            }
            self.at += 1;
            if self.typed[self.at - 1].ends_with([',', ';', ')', '|', ':']) {
                break;
            }
        }
        let text = tidy(&self.typed[start..self.at].join(" "));
        if has_words(&text) {
            // "graduated high school from Lincoln Park HS"
            if let Some(kind) = self.study.institution.take()
                && self.study.degree.is_none()
            {
                self.study.degree = Some(kind);
            }
            self.study.institution = Some(title_case(text.trim_matches(['(', ')'])));
        } else {
            self.at = start;
        }
    }

    fn stops(&self) -> bool {
        let word = self.word(0);
        let verb = matches!(verbs::lookup(word), Some((_, Form::Past)))
            || matches!(word, "studying" | "majoring" | "doing");
        verb || matches!(
            word,
            "at" | "from"
                | "with"
                | "where"
                | "i"
                | "then"
                | "but"
                | "and"
                | "while"
                | "because"
                | "after"
                | "before"
                | "until"
                | "since"
                | "to"
                | "for"
                | DATE_MARK
                | "which"
                | "as"
                | "never"
                | "not"
        )
    }

    /// Keeps what fits no field, unless it only introduces one.
    fn flush(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        let glue = |word: &String| is_glue(&bare(word)) && (word.is_ascii() || has_words(word));
        if loose.iter().all(glue) {
            return;
        }
        let words: Vec<String> = loose.iter().map(|word| bare(word)).collect();
        let start = loose.iter().position(|word| !glue(word)).unwrap_or(0);
        let text = tidy(&loose[start..].join(" "));
        let verb = words
            .iter()
            .any(|word| verbs::lookup(word).is_some() || verbs::is_past(word) || word == "i");
        let names_area = self.study.area.is_none()
            && !verb
            && text.split(' ').count() <= 4
            && (self.study.degree.is_some()
                || self.study.institution.is_some()
                || self.at < self.words.len());
        if text.is_empty() || self.keep_place(&text) || self.keep_school(&text, verb) {
        } else if names_area && has_words(&text) {
            self.study.area = Some(title_case(&text));
        } else {
            self.study.rest.push(capitalise(&text));
        }
    }
}

impl Reader<'_> {
    /// `Birmingham` behind "King Edward VI School": JSON Resume has no other place for it than the name.
    fn keep_place(&mut self, text: &str) -> bool {
        let (front, inside) = match text.split_once('(') {
            Some((front, inside)) if has_words(front) => (front, inside.trim_end_matches(')')),
            _ => (text, ""),
        };
        let bare_text = front.trim_matches(['(', ')', ' ', ',']);
        let city = places::is_known(&key(bare_text));
        let Some(school) = self.study.institution.as_mut().filter(|_| city) else {
            return false;
        };
        if !key(school).contains(key(bare_text).as_str()) {
            *school = format!("{school}, {}", title_case(bare_text));
        }
        if has_words(inside) {
            self.study.rest.push(capitalise(&tidy(inside)));
        }
        true
    }

    /// `ETH Zurich` behind a degree and its subject.
    fn keep_school(&mut self, text: &str, verb: bool) -> bool {
        let proper = text
            .split(' ')
            .filter(|word| word.len() > 3)
            .all(|word| word.starts_with(char::is_uppercase));
        let known = (self.study.degree.is_some() && self.study.area.is_some())
            || (is_initials(text) && self.study.area.is_none());
        let names = self.study.institution.is_none()
            && known
            && !verb
            && proper
            && !places::is_known(&key(text))
            && text.split(' ').count() <= 5
            && !text.contains(|c: char| c.is_ascii_digit());
        if names {
            self.study.institution = Some(title_case(text.trim_matches(['(', ')'])));
        }
        names
    }
}
