//! Reads a sentence about a school or degree word by word.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::education::Study;
use super::header::DATE_MARK;
use super::role_asides::is_initials;
use super::study_school;
use super::study_subjects::is_subject;
use super::study_words::{
    PART_TIME, can_be_subject, is_count, is_exam, is_glue, is_length, is_of_school, is_place,
    is_qualification, is_specialism, leads_to_date, mode_of_study, time_and_subject,
};
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};

pub struct Reader<'a> {
    pub(super) typed: Vec<&'a str>,
    pub(super) words: Vec<String>,
    pub(super) at: usize,
    pub(super) loose: Vec<String>,
    /// How long the degree that follows was: `12 week`.
    pub(super) long: String,
    pub(super) study: &'a mut Study,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, study: &'a mut Study) -> Self {
        let spaced = text.split_whitespace().filter(|word| {
            has_words(word) || bare(word) == DATE_MARK || *word == "&" || !word.is_ascii()
        });
        let typed: Vec<&str> = spaced.collect();
        let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
        Self {
            typed,
            words,
            at: 0,
            loose: Vec::new(),
            long: String::new(),
            study,
        }
    }

    pub(super) fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    pub fn read(mut self) {
        if is_one_of(self.word(0), "then before after previously next later") {
            self.study.is_next = true;
        }
        // "Apprenticeship before at …"
        self.study.is_next |= (1..4).any(|ahead| self.word(ahead) == "before");
        while self.at < self.words.len() {
            let before = self.at;
            if self.word(0) == DATE_MARK {
                self.flush();
                self.at += 1;
            } else if let Some(length) = self.degree_length() {
                self.flush_before_degree();
                self.degree(length);
            } else if let Some((start, end)) = self.introduced_school() {
                self.flush();
                self.take_school(start, end);
            } else if self.introduces_area() {
                self.at += 1;
                self.at += usize::from(matches!(self.word(0), "in" | "a" | "for"));
                self.area();
            } else if let Some((start, end)) = self.named_school() {
                self.flush();
                self.take_school(start, end);
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
            .filter(|word| {
                !(is_glue(&bare(word)) && (word.is_ascii() || has_words(word))) || *word == "&"
            })
            .filter(|word| !is_one_of(&bare(word), "took take taking enrolled"))
            .cloned()
            .collect();
        // "Honours BSc"
        if let [honours] = words.as_slice()
            && is_one_of(&bare(honours), "honours honors hons")
        {
            self.long = title_case(&tidy(honours));
            self.loose.clear();
            return;
        }
        let generic = is_one_of(
            self.word(0),
            "degree diploma bachelors masters apprenticeship bootcamp course courses class classes cert certificate level lvl",
        );
        // "12 week web dev bootcamp"
        let length = usize::from(words.len() > 1 && is_length(&words[..2])) * 2;
        // "Evening course in bookkeeping"
        let mode = words
            .iter()
            .take_while(|word| is_one_of(&bare(word), PART_TIME));
        let length = length.max(mode.count());
        let (long, mut words) = words.split_at(length);
        // "8 GCSEs"
        if let Some((count, before)) = words.split_last()
            && is_exam(self.word(0))
            && is_count(count)
        {
            self.long.clone_from(count);
            words = before;
            let is_lead = |word: &String| is_one_of(&bare(word), "with w got");
            let end = self
                .loose
                .iter()
                .rposition(|word| word == count)
                .unwrap_or(0);
            let leads = self.loose[..end]
                .iter()
                .rev()
                .take_while(|word| is_lead(word));
            self.loose.truncate(end - leads.count());
        }
        let subject = tidy(&words.join(" "));
        let named = generic
            && self.study.area.is_none()
            && (1..=4).contains(&words.len())
            && can_be_subject(&subject);
        if length > 0 && (named || (generic && words.is_empty())) {
            self.long = tidy(&long.join(" "));
        }
        if words.is_empty() && (generic || length == 0) {
            self.loose.clear();
        } else if named {
            self.study.area = Some(title_case(&subject));
            self.loose.clear();
        } else {
            self.flush();
        }
    }

    /// "did not do a", "without a": what follows was not studied. What was not finished was begun.
    pub(super) fn is_denied(&self) -> bool {
        let before = self.at.saturating_sub(4)..self.at;
        let clause = self.typed[before.clone()]
            .iter()
            .rposition(|word| word.ends_with([',', ';', ')']))
            .map_or(before.start, |comma| before.start + comma + 1);
        let words = &self.words[clause..self.at];
        let denied = words
            .iter()
            .any(|word| matches!(word.as_str(), "no" | "not" | "never" | "without"));
        denied
            && !words
                .iter()
                .any(|word| word.starts_with("finish") || word.starts_with("complet"))
    }

    /// All subjects of a school exam, with their commas.
    pub(super) fn areas(&mut self) {
        let start = self.at;
        while self.at < self.words.len() && !matches!(self.word(0), "at" | "from" | DATE_MARK) {
            let begins = self.at > start && self.typed[self.at - 1].ends_with([',', ';']);
            if begins && self.names_school(self.at) {
                break;
            }
            self.at += 1;
        }
        self.set_area(start);
    }

    pub(super) fn area(&mut self) {
        let start = self.at;
        while self.at < self.words.len()
            && self.at - start < 7
            && (!self.stops_at(0)
                || self.word(0) == "and"
                || self.word(0) == "with" && self.is_subject_at(self.at + 1))
            && self.word(0) != "in"
        {
            let more = self.word(0) == "and"
                && (matches!(self.word(1), "i" | "then" | "also" | "graduated" | "got")
                    || verbs::is_past(self.word(1)));
            if more {
                break;
            }
            let names_school = self.at > start
                && (matches!(self.word(0), "univ" | "uni")
                    || titles::is_school_noun(self.word(0))
                        && (self.word(1) == "of"
                            || self.typed[self.at].starts_with(char::is_uppercase)));
            let initials =
                self.at > start && study_school::is_initials_of_school(self.typed[self.at]);
            if names_school {
                self.at = self.begins_name(start);
                break;
            }
            let bracket = self.at > start && self.typed[self.at].starts_with('(');
            let inner = self.typed[self.at].trim_matches(['(', ')', ',', ';', '|']);
            // "Education (Primary)"
            let within =
                self.typed[self.at].contains(')') && is_specialism(inner) && !is_initials(inner);
            if initials || (bracket && !within) {
                break;
            }
            self.at += 1;
            // "Philosophy, Politics and Economics"
            let goes_on = self.at < self.words.len()
                && self.is_subject_at(self.at)
                && self.typed[self.at..self.part_end(self.at)].contains(&"and")
                && is_subject(&tidy(&self.typed[start..self.at].join(" ")));
            if self.typed[self.at - 1].ends_with([',', ';', ')', '|']) && !goes_on {
                break;
            }
        }
        self.set_area(start);
    }

    /// Where the name begins that ends in the school noun here: `Kumasi Technical Uni` of "hotel catering Kumasi Technical Uni".
    fn begins_name(&self, start: usize) -> usize {
        let capital = |at: &usize| self.typed[*at].starts_with(char::is_uppercase);
        if capital(&start) {
            return self.at;
        }
        let words = (start + 1..self.at).rev().take_while(capital);
        words.last().unwrap_or(self.at)
    }

    fn set_area(&mut self, start: usize) {
        let text = tidy(&self.typed[start..self.at].join(" "));
        let text = self.without_town(&text);
        // "8 GCSEs including English"
        let text = ["including ", "incl ", "inc "]
            .iter()
            .find_map(|lead| text.strip_prefix(lead))
            .unwrap_or(&text);
        // "Certificate in childcare level 3"
        let level = text.rsplit_once(" level ").filter(|(field, level)| {
            level.len() == 1 && level.bytes().all(|b| b.is_ascii_digit()) && can_be_subject(field)
        });
        if let (Some(degree), Some((_, level))) = (&mut self.study.degree, level) {
            *degree = format!("{degree} Level {level}");
        }
        let text = level
            .filter(|_| self.study.degree.is_some())
            .map_or(text, |(field, _)| field);
        let bracketed = text.starts_with('(') && text.ends_with(')');
        let inner = text.trim_matches(['(', ')']);
        let of_degree = bracketed && self.study.area.is_none() && self.study.degree.is_some();
        // "BTech (CSE)", but "MA (UCL)".
        let of_school =
            is_initials(inner) && !is_one_of(inner, "CS CSE ECE EEE IT ICT AI ML HR PCM PCB MIS");
        if let Some(degree) = self
            .study
            .degree
            .as_mut()
            .filter(|_| bracketed && is_qualification(&[inner]))
        {
            *degree = format!("{degree} ({inner})");
        } else if of_degree && of_school && self.study.institution.is_none() {
            self.study.institution = Some(inner.to_owned());
        } else if of_degree && !of_school && (is_specialism(inner) || is_subject(inner)) {
            self.study.area = Some(title_case(inner));
        } else if bracketed && has_words(text) {
            self.study
                .rest
                .push(capitalise(text.trim_matches(['(', ')'])));
        } else if has_words(text) && self.study.area.is_none() && self.is_subject(text) {
            let (subject, mode) = mode_of_study(text).unwrap_or((text, ""));
            self.study.area = Some(title_case(subject.trim_end_matches(" degree")));
            if has_words(mode) && mode != "program" {
                self.study.rest.push(capitalise(mode));
            }
        } else if has_words(text) {
            self.study.rest.push(capitalise(text));
        }
    }

    /// The subject of "maths leeds" at the end of a sentence: who gives a place alone means the university there.
    fn without_town(&mut self, text: &str) -> String {
        let town = (1..=2).find_map(|length| {
            let (at, _) = text.rmatch_indices(' ').nth(length - 1)?;
            (is_subject(&text[..at]) && is_place(&title_case(&text[at + 1..]))).then_some(at)
        });
        let ends = matches!(self.word(0), "" | DATE_MARK);
        let is_free = self.study.institution.is_none() && self.study.degree.is_some();
        match town.filter(|_| ends && is_free) {
            Some(at) => {
                self.study.institution = Some(title_case(&text[at + 1..]));
                text[..at].to_owned()
            }
            None => text.to_owned(),
        }
    }

    fn introduces_area(&self) -> bool {
        let study = is_one_of(
            self.word(0),
            "studied studying study majored majoring major majors learning learned",
        ) || (self.word(0) == "do" && self.at > 0 && self.words[self.at - 1] == "to");
        let began_for = self.word(0) == "for"
            && self.study.institution.is_some()
            && self.study.degree.is_none()
            && self.word(1).len() > 4
            && !self.word(1).starts_with(|c: char| c.is_ascii_digit());
        (study || began_for)
            && self.study.area.is_none()
            && !matches!(
                self.word(1),
                "at" | "from"
                    | "hard"
                    | ""
                    | DATE_MARK
                    | "for"
                    | "abroad"
                    | "part-time"
                    | "full-time"
            )
            && self.degree_follows().is_none()
    }

    fn degree_follows(&self) -> Option<()> {
        let next = self.word(1);
        let skip = 1 + usize::from(matches!(next, "a" | "an" | "for" | "my"));
        let typed = self.typed.get(self.at + skip)?;
        titles::degree_forms(&key(typed)).map(|_| ())
    }

    /// Whether these words can be the subject: "English (A), History (B)" of a school exam counts its grades.
    fn is_subject(&self, text: &str) -> bool {
        let degree = self
            .study
            .degree
            .as_deref()
            .unwrap_or_default()
            .to_lowercase();
        let graded = degree.split(' ').any(is_exam) || degree.contains("a level");
        (graded && !text.starts_with(|c: char| c.is_ascii_digit())) || can_be_subject(text)
    }

    /// Whether the word `ahead` goes on with something else.
    pub(super) fn stops_at(&self, ahead: usize) -> bool {
        let word = self.word(ahead);
        // "Construction and the Built Environment"
        let named = self.at + ahead > 0
            && self
                .words
                .get(self.at + ahead - 1)
                .is_some_and(|before| before == "the")
            && self
                .typed
                .get(self.at + ahead)
                .is_some_and(|word| word.starts_with(char::is_uppercase));
        let verb = (!named && matches!(verbs::lookup(word), Some((_, Form::Past))))
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
        let mut loose = std::mem::take(&mut self.loose);
        let dangles = |word: &String| is_one_of(word, "a an the of and i my did in for");
        while loose.len() > 1 && loose.last().is_some_and(dangles) {
            loose.pop();
        }
        let glue = |word: &String| is_glue(&bare(word)) && (word.is_ascii() || has_words(word));
        if loose.iter().all(glue) {
            return;
        }
        let words: Vec<String> = loose.iter().map(|word| bare(word)).collect();
        let start = loose.iter().position(|word| !glue(word)).unwrap_or(0);
        // "did not finish" and "passed the exam" keep their verbs.
        let verb_before = |at: usize| match words[at - 1].as_str() {
            "do" => words[at] == "not",
            verb => is_one_of(verb, "did finished passed completed failed received earned"),
        };
        let article = usize::from(
            start > 1
                && matches!(words[start - 1].as_str(), "the" | "a" | "my")
                && verb_before(start - 1),
        );
        let start = match start {
            0 => 0,
            _ if article == 1 => start - 2,
            _ => start - usize::from(verb_before(start)),
        };
        let text = tidy(&loose[start..].join(" "));
        // "started law at Leeds" names what was studied.
        let begun = words[..start]
            .iter()
            .any(|word| matches!(word.as_str(), "started" | "began"));
        let verb = words[usize::from(begun) * start..]
            .iter()
            .any(|word| verbs::lookup(word).is_some() || verbs::is_past(word) || word == "i");
        let timed = time_and_subject(&text).filter(|_| self.study.area.is_none());
        let subject = timed.map_or(text.as_str(), |(_, subject)| subject);
        let verb = verb && timed.is_none() && !is_subject(subject);
        let names_area = self.study.area.is_none()
            && !verb
            && !self.study.degree.as_deref().is_some_and(is_of_school)
            && can_be_subject(subject)
            && (subject.split(' ').count() <= 4 || is_subject(subject))
            && (self.study.degree.is_some()
                || self.study.institution.is_some()
                || self.at < self.words.len());
        let taken = subject.is_empty()
            || (self.word(0) == DATE_MARK && leads_to_date(&words))
            || self.keep_kind(subject)
            || self.keep_place(subject)
            || self.keep_school(subject, verb);
        let names_area = names_area && has_words(subject);
        if !(taken || names_area) {
            self.study.rest.push(capitalise(&text));
            return;
        }
        if !taken {
            self.study.area = Some(title_case(subject));
        }
        self.study
            .rest
            .extend(timed.map(|(time, _)| capitalise(time)));
    }
}
