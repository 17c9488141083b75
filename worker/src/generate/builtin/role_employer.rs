//! The employer in a sentence that tells of a role, behind `at`, `for`, `with` or `in`, and the place.

use super::clean::{bare, capitalise, is_one_of, title_case};
use super::employer_names::{
    can_name, ends_like_employer, is_job_area, is_kind_of_place, is_no_organisation, is_place,
    is_unusual_name,
};
use super::header::{DATE_MARK, Role};
use super::known_employers;
use super::role_asides::{is_department, is_initials, split_city};
use super::role_names::is_duration;
use super::role_sentence::{Lead, Parser};
use crate::english::places;
use crate::english::spelling;
use crate::english::tokens::key;

impl Parser<'_> {
    pub fn at_organisation(&mut self, lead: Lead) {
        let start = self.at;
        let counted = self.word() == "for" && is_duration(self.peek(1), self.peek(2));
        let done = self.header.organisation.is_some() || self.header.description.is_some();
        let by = self.word() == "by" && lead != Lead::Work;
        let for_what =
            self.word() == "for" && lead == Lead::Verbless && self.header.title.is_none();
        if counted || done || by || for_what {
            return;
        }
        self.at += 1;
        if self.organisation().is_none() {
            self.at = start;
        }
    }

    pub fn organisation(&mut self) -> Option<()> {
        let start = self.at;
        let article = self.skip_article_or("my");
        self.skip_kind();
        let local = matches!(self.word(), "local" | "small" | "big" | "large" | "busy");
        let (name, proper) = self.capture_organisation()?;
        let joined = start > 0 && matches!(self.words[start - 1].as_str(), "joined" | "the");
        let plural = name
            .rsplit(' ')
            .next()
            .and_then(|last| last.strip_suffix('s'))
            .is_some_and(is_kind_of_place);
        let generic = (article || local || plural) && !proper && !joined;
        let typed = self.typed[start..self.at].join(" ");
        let task = start > 0
            && self.words[start - 1] == "for"
            && self.header.title.is_some()
            && !article
            && !can_name(&typed);
        if is_no_organisation(&name.to_lowercase()) || task {
            self.at = start;
            return None;
        }
        // "at the front desk of Hotel Sacher"
        let whole = name.split_once(" of ").filter(|(part, whole)| {
            generic && is_job_area(part) && whole.starts_with(char::is_uppercase) && can_name(whole)
        });
        if let Some((part, whole)) = whole {
            self.header
                .notes
                .push(capitalise(&format!("at the {part}")));
            self.set_organisation(whole);
        } else if generic && self.role == Role::Employee {
            self.header.description = Some(capitalise(&name));
            self.bracketed_name();
        } else if generic {
            self.header.organisation = Some(capitalise(&name.replace(" my ", " the ")));
        } else {
            self.set_organisation(&name);
        }
        Some(())
    }

    /// "in company Elektro Nowak", "in construction company El Sewedy": what it is says less than how it is called.
    fn skip_kind(&mut self) -> bool {
        const KINDS: &str = "company firm organisation organization startup agency";
        let typed = |ahead: usize| self.typed.get(self.at + ahead).copied().unwrap_or("");
        let lower = typed(0).starts_with(char::is_lowercase);
        let kind =
            (0..2).find(|ahead| is_one_of(typed(*ahead), KINDS) && self.is_proper(ahead + 1));
        let length = kind.filter(|_| lower).map_or(0, |kind| kind + 1);
        if length > 1 {
            self.header.description =
                Some(capitalise(&self.typed[self.at..self.at + length].join(" ")));
        }
        self.at += length;
        length > 0
    }

    /// Whether an employer stands so many words ahead, by name or by what it is.
    pub fn is_employer_ahead(&self, ahead: usize) -> bool {
        let article = matches!(self.peek(ahead), "a" | "an" | "the");
        self.is_proper(ahead)
            || article
                && (1..=5).any(|more| {
                    let word = self.peek(ahead + more);
                    is_kind_of_place(word) || word == "home"
                })
    }

    /// "worked with Acme as a consultant", never "worked with customers" or "with React".
    pub fn with_organisation(&mut self) {
        let before = self.at.checked_sub(1).map_or("", |at| &self.words[at]);
        if is_one_of(
            before,
            "registered accredited certified affiliated licensed insured",
        ) {
            return;
        }
        let name = self.typed.get(self.at + 1).copied().unwrap_or("");
        let next_capital = self
            .typed
            .get(self.at + 2)
            .is_some_and(|next| next.starts_with(char::is_uppercase));
        let ordinal = name.starts_with(|c: char| c.is_ascii_digit()) && next_capital;
        let proper = (name.starts_with(char::is_uppercase) || ordinal)
            && spelling::canonical_tool(name).is_none();
        let known_role =
            self.header.title.is_some() || self.words[self.at..].iter().any(|word| word == "as");
        let lower_allowed = self.role == Role::Volunteer
            && self.header.organisation.is_none()
            && !self.typed[self.at..].is_empty()
            && self
                .words
                .get(self.at + 1)
                .is_some_and(|word| word == "the");
        if self.header.organisation.is_none()
            && ((proper && (known_role || self.role == Role::Volunteer)) || lower_allowed)
        {
            let start = self.at;
            self.at += 1;
            if self.organisation().is_none() {
                self.at = start;
            }
        }
    }

    pub fn in_place(&mut self, lead: Lead) {
        let start = self.at;
        self.at += 1;
        let known = self.known_employer().is_some();
        if self.word() == DATE_MARK || (!known && self.take_known_place()) {
            return;
        }
        let article = self.skip_article_or("my");
        let firm = self.skip_kind();
        let Some((name, proper)) = self.capture_organisation() else {
            self.at = start;
            return;
        };
        let known = places::is_known(&key(&name))
            || name.split(", ").any(|part| places::is_known(&key(part)));
        let nothing_else = self.header.organisation.is_none()
            && self.header.title.is_none()
            && self.header.description.is_none();
        let no_employer = self.header.organisation.is_none() && self.header.description.is_none();
        if nothing_else && lead == Lead::Work && is_one_of(&name, "IT HR PR") {
            let more = is_one_of(self.word(), "support sales services recruitment management");
            let also = if more {
                format!(" {}", self.word())
            } else {
                String::new()
            };
            self.at += usize::from(more);
            self.header.sector = Some(name + &also);
            return;
        }
        let words: Vec<String> = name.split(' ').map(bare).collect();
        let part = words.last().is_some_and(|last| is_department(last));
        if article && part {
            self.header.notes.push(capitalise(&name));
            return;
        }
        let kind = words.iter().any(|word| is_kind_of_place(word)) || name.ends_with(" home");
        if article && no_employer && kind && !proper {
            if is_one_of(self.word(), "at @ for with") && self.is_employer_ahead(1) {
                let typed = self.typed[start..self.at].join(" ");
                self.header.notes.push(capitalise(&typed));
                return;
            }
            self.header.description = Some(capitalise(&name));
            self.bracketed_name();
            return;
        }
        // `Siemens Nuremberg`
        let of_city = known_employers::written(split_city(&name).0).is_some()
            || known_employers::leading(&name).is_some();
        let lower = !name.contains(char::is_uppercase);
        let unusual =
            lower && kind && no_employer && self.header.title.is_some() && is_unusual_name(&name);
        let employer = (proper || unusual)
            && !known
            && (kind || firm || is_initials(&name) || ends_like_employer(&name) || of_city);
        if employer && self.header.organisation.is_none() && (firm || !article) {
            self.set_organisation(&name);
            return;
        }
        let title_follows = self.words[self.at..].iter().any(|word| word == "as");
        // "worked in tesco as a cashier", though most say "at".
        let employs = nothing_else
            && lead == Lead::Work
            && !article
            && !is_place(&name)
            && !self.names_employer_later()
            && (known_employers::written(&name).is_some()
                || if proper {
                    can_name(&name)
                } else {
                    is_unusual_name(&name) || (kind && places::is_known(&key(&words[0])))
                });
        if employs {
            self.set_organisation(&name);
        } else if self.header.place.is_none()
            && !article
            && (known || (proper && (!nothing_else || title_follows)))
        {
            self.header.place = Some(title_case(&name));
        } else if nothing_else && lead == Lead::Work && proper && !title_follows {
            self.header.organisation = Some(title_case(&name));
        } else if lead == Lead::Work && self.header.sector.is_none() && nothing_else && !known {
            self.header.sector = Some(name);
        } else {
            self.at = start;
        }
    }

    /// Whether an employer with a capital is still to come: "worked in Burnaston at Toyota".
    fn names_employer_later(&self) -> bool {
        (0..self.words.len() - self.at)
            .any(|ahead| is_one_of(self.peek(ahead), "at @ for with") && self.is_proper(ahead + 1))
    }
}
