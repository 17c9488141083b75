//! Reads a sentence that tells of a role, from its first word on: "i was a cashier at Lidl".

use super::clean::{bare, is_one_of, title_case};
use super::delimited::is_own_work;
use super::employer_names::{can_be_title, can_name, is_institutional};
use super::header::{DATE_MARK, Header, Role, has_title_noun};
use super::role_asides::{is_department, is_initials};
use super::role_names::{is_no_title, is_time_unit};
use crate::english::gazetteer;
use crate::english::places;
use crate::english::tokens::key;
use crate::english::verbs;

pub struct Parser<'a> {
    pub typed: Vec<&'a str>,
    pub words: Vec<String>,
    pub at: usize,
    pub role: Role,
    /// Whether the sentence says how long, or from when to when.
    pub lasting: bool,
    pub header: Header,
}

/// How a sentence leads up to its title or employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// "worked", "was employed", "got a job": a preposition follows.
    Work,
    /// "was a": a title follows.
    Was,
    /// "joined": an employer follows.
    Joined,
    /// No verb: "cashier at Lidl".
    Verbless,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str, role: Role) -> Self {
        let typed: Vec<&str> = text.split_whitespace().collect();
        let words = typed.iter().map(|word| bare(word)).collect();
        Self {
            typed,
            words,
            at: 0,
            role,
            lasting: false,
            header: Header::default(),
        }
    }

    pub fn sentence(mut self) -> Option<Header> {
        self.skip_transitions();
        let subject = matches!(
            self.word(),
            "i" | "i've" | "i’ve" | "ive" | "i'm" | "i’m" | "im" | "we"
        );
        let mut also = false;
        let led = self.at > 0 && !subject;
        let contracted_be = matches!(self.word(), "i'm" | "i’m" | "im");
        self.at += usize::from(subject);
        while matches!(
            self.word(),
            "also" | "then" | "currently" | "presently" | "now" | "previously" | "once" | "just"
        ) {
            self.note_now();
            also |= self.word() == "also";
            self.at += 1;
        }
        let opening = if contracted_be && !self.word().ends_with("ing") {
            self.header.is_current = Some(true);
            Lead::Was
        } else {
            self.lead()
        };
        let mut untitled = false;
        match opening {
            Lead::Was => {
                let start = self.at;
                if self.title_first(false).is_none() {
                    self.at = start;
                    (led && self.is_proper(0)).then(|| self.organisation())??;
                }
            }
            Lead::Joined => self.joined()?,
            Lead::Work => {}
            // "then by Aldi as a cashier" goes on with "was employed".
            Lead::Verbless
                if matches!(self.word(), "by" | "for")
                    && led
                    && self.is_proper(1)
                    && !(2..5).any(|ahead| is_one_of(self.peek(ahead), "i my we our")) =>
            {
                self.at += 1;
                self.organisation()?;
            }
            Lead::Verbless if matches!(self.word(), "at" | "as" | "for") && !subject => {}
            Lead::Verbless if self.word() == "with" && self.lasting && self.is_proper(1) => {
                self.at += 1;
                self.organisation()?;
            }
            // "then Ausdrill in Perth as a driller 2018-2020"
            Lead::Verbless => {
                let start = self.at;
                if self.title_first(true).is_none() {
                    self.at = start;
                    let named = self.header.is_next && self.lasting && self.is_proper(0);
                    named.then(|| self.organisation())??;
                    untitled = true;
                }
            }
        }
        let after_lead = self.at;
        self.segments(opening);
        if untitled && self.header.title.is_none() {
            return None;
        }
        if opening == Lead::Verbless && after_lead == 0 && self.header.title.is_none() {
            self.header.organisation.as_ref()?;
            self.late_title();
        }
        let found = &self.header;
        let named = found.organisation.is_some() || found.title.is_some();
        let described = found.description.is_some() || found.sector.is_some();
        if !(named || (described && opening == Lead::Work)) {
            return None;
        }
        self.header.is_next |= also && self.header.organisation.is_some();
        self.header.rest = self.typed[self.at..].join(" ");
        Some(self.header)
    }

    pub fn word(&self) -> &str {
        self.peek(0)
    }

    pub fn peek(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    pub fn starts_with(&self, phrase: &str) -> Option<usize> {
        let mut length = 0;
        for word in phrase.split(' ') {
            if self.peek(length) != word {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    pub fn note_now(&mut self) {
        if matches!(self.word(), "currently" | "presently" | "now") {
            self.header.is_current = Some(true);
        }
    }

    /// Whether a word with a capital stands so many words ahead.
    pub fn is_proper(&self, ahead: usize) -> bool {
        self.typed
            .get(self.at + ahead)
            .is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// "joined Acme": not a town, nor everyday words: "moved to Leeds", "moved to complaints".
    fn joined(&mut self) -> Option<()> {
        let start = self.at;
        self.organisation()?;
        let typed = self.typed[start..self.at].join(" ");
        let name = self.header.organisation.as_deref().unwrap_or("");
        let the = self.words[start] == "the";
        let part = self.words[..self.at]
            .last()
            .is_some_and(|last| is_department(last));
        (!part && !places::is_known(&key(name)) && (the || name.is_empty() || can_name(&typed)))
            .then_some(())
    }

    /// "a cashier at", or without a verb "cashier at".
    pub fn title_first(&mut self, verbless: bool) -> Option<()> {
        if self.word() == DATE_MARK {
            self.at += 1;
        }
        let article = self.skip_article();
        let start = self.at;
        let mut title = self.capture_title()?;
        self.take_aside();
        if self.word() == "same" {
            self.at = (self.at + 2).min(self.words.len());
        }
        let counted =
            self.word() == "for" && self.peek(1).starts_with(|c: char| c.is_ascii_digit());
        let at_follows = matches!(self.word(), "at" | "@" | "for" | "with" | "in") && !counted;
        let listed = has_title_noun(&title);
        let deed_follows = self.typed[self.at - 1].ends_with(',')
            && verbs::is_past(self.word())
            && !is_own_work(self.word());
        let plausible = if verbless {
            let ends = self.at == self.words.len() || self.word() == DATE_MARK;
            if listed && self.words[self.at..].iter().any(|word| word == DATE_MARK) {
                title = self.split_off_employer(title, start);
            }
            let next = self.words.get(start + 1).map_or("", String::as_str);
            let does = matches!(
                verbs::lookup(&self.words[start]),
                Some((_, verbs::Form::Gerund))
            ) && (matches!(next, "a" | "an" | "the" | "my" | "our" | "new" | "all")
                || next.starts_with(|c: char| c.is_ascii_digit()));
            let lasts = (self.word().starts_with(|c: char| c.is_ascii_digit())
                && is_time_unit(self.peek(1)))
                || (counted && is_time_unit(self.peek(2)) && self.peek(3).is_empty());
            let ends = ends || lasts || self.at == self.words.len() || self.word() == DATE_MARK;
            (listed && can_be_title(&title) && !does && (at_follows || ends || deed_follows))
                || (self.words[..start].last().is_none_or(|word| word != "the")
                    && self.is_unlisted_role(start))
        } else {
            listed || (article && matches!(self.word(), "at" | "@"))
        };
        if !plausible || (is_no_title(&self.words[start]) && self.typed[start] != "IT") {
            return None;
        }
        self.header.title = Some(title_case(&title));
        Some(())
    }

    pub fn segments(&mut self, lead: Lead) {
        while self.at < self.words.len() {
            let before = self.at;
            match self.word() {
                DATE_MARK => {
                    self.at += 1;
                    self.title_behind_date();
                }
                _ if self.header.organisation.is_some()
                    && self.known_place().is_some()
                    && (!self.opens_bracket() || self.typed[self.at].contains(')')) =>
                {
                    self.take_known_place();
                }
                "as" | "like" if self.header.title.is_none() => self.as_title(),
                "and" | "working" | "serving" if self.header.title.is_none() => self.working_as(),
                "called" | "named"
                    if self.header.organisation.is_none() && self.header.description.is_some() =>
                {
                    self.name_of_described();
                }
                "where" if self.header.title.is_none() && self.peek(1) == "i" => {
                    self.late_title();
                }
                "i" if self.header.title.is_none() && is_one_of(self.peek(1), "was am") => {
                    self.late_title();
                }
                "i'm" if self.header.title.is_none() => self.late_title(),
                "" if self.stands_by_date() => self.at += 1,
                _ if self.bare_duration() => self.take_duration(2),
                "for" | "during" if self.passing_duration() > 0 => {
                    self.take_duration(self.passing_duration());
                }
                "for" if self.is_employer_of_workplace() => self.employer_of_workplace(),
                "from" if self.header.title.is_none() => self.way_up(),
                "the" | "a" | "an" if self.header.organisation.is_some() => self.apposition(),
                "of" if self.header.description.is_some() => self.in_place(lead),
                "of" if self.role == Role::Volunteer && self.header.title.is_some() => {
                    self.at_organisation(lead);
                }
                "on" if self.peek(1) == "the" && self.department_at(2) > 0 => {
                    self.take_duration(self.department_at(2) + 1);
                }
                "on" if self.is_street() => self.take_street(),
                "on" | "at" | "every" if self.weekly() > 0 => self.take_duration(self.weekly()),
                "at" | "@" | "for" | "by" => self.at_organisation(lead),
                _ if self.opens_bracket() && self.header.organisation.is_some() => {
                    self.bracketed_place();
                }
                _ if self.opens_bracket() && self.header.description.is_some() => {
                    self.bracketed_name();
                }
                "with" => self.with_organisation(),
                "in" | "near" => self.in_place(lead),
                "based" if self.is_proper(1) => self.in_place(lead),
                "out" if self.peek(1) == "of" && self.is_proper(2) => {
                    self.at += 1;
                    self.in_place(lead);
                }
                "on" if is_one_of(self.peek(1), "a my")
                    && (2..5).any(|ahead| is_one_of(self.peek(ahead), "farm ranch estate")) =>
                {
                    self.in_place(lead);
                }
                "on" | "based" if self.peek(1) == "in" => {
                    self.at += 1;
                    self.in_place(lead);
                }
                "part" | "full" if self.peek(1) == "time" && self.peek(2) == "as" => return,
                _ if self.at > 0 && self.typed[self.at - 1].ends_with(',') => self.after_comma(),
                _ => {}
            }
            if self.at == before {
                break;
            }
        }
    }

    pub fn as_title(&mut self) {
        let start = self.at;
        self.at += 1;
        self.skip_article();
        let first = self.at;
        match self.capture_title() {
            Some(title) if !is_no_title(&self.words[first]) && title.split(' ').count() <= 6 => {
                let title = self.split_off_employer(title, first);
                self.header.title = Some(title_case(&title));
            }
            _ => self.at = start,
        }
    }

    /// "Lidl, Manchester" or "Lidl, cashier".
    pub fn after_comma(&mut self) {
        let start = self.at;
        let typed_title = self.header.title.is_none() && self.header.organisation.is_some();
        let Some((name, proper)) = self.capture_organisation() else {
            return;
        };
        let goes_on = self
            .typed
            .get(self.at)
            .is_some_and(|next| next.starts_with(char::is_lowercase))
            && !self.ends_segment()
            && !is_one_of(
                self.word(),
                "from since as in for until till where and i with on at to then while when near",
            );
        if goes_on {
            self.at = start;
            return;
        }
        let known = places::is_known(&key(&name));
        let of_place = self.header.place.is_some() && !gazetteer::regions(&key(&name)).is_empty();
        let region = name.len() == 2 && (name.chars().all(char::is_uppercase) || of_place);
        match &mut self.header.place {
            Some(place) if region => *place = format!("{place}, {}", name.to_uppercase()),
            Some(place) if known => *place = format!("{place}, {}", title_case(&name)),
            None if known
                || (proper
                    && self.header.organisation.is_some()
                    && !name.contains(|c: char| c.is_ascii_digit())
                    && !is_initials(&name)
                    && name.split(' ').count() <= 2) =>
            {
                self.header.place = Some(title_case(&name));
            }
            None if proper
                && self.header.organisation.is_none()
                && self.header.description.is_some() =>
            {
                self.set_organisation(&name);
            }
            _ if proper
                && self.header.title.is_some()
                && self.header.organisation.is_none()
                && self.header.description.is_none()
                && is_institutional(&name) =>
            {
                self.set_organisation(&name);
            }
            _ if typed_title && has_title_noun(&name) => {
                self.header.title = Some(title_case(&name));
            }
            _ => self.at = start,
        }
    }

    /// "at Lidl i was a cashier".
    pub fn late_title(&mut self) {
        if self.header.organisation.is_none() {
            return;
        }
        let start = self.at;
        while matches!(
            self.word(),
            "i" | "was" | "am" | "worked" | "i'm" | "as" | "where" | DATE_MARK
        ) {
            match self.word() {
                "was" | "worked" => self.header.is_current = Some(false),
                "am" | "i'm" => self.header.is_current = Some(true),
                _ => {}
            }
            self.at += 1;
        }
        let moved = self.at > start;
        self.skip_article();
        match self.capture_title() {
            Some(title) if moved && has_title_noun(&title) => {
                self.header.title = Some(title_case(&title));
                self.segments(Lead::Was);
            }
            _ => self.at = start,
        }
    }
}
