//! What stands between title, employer and dates of a role: how long, in which department, whose premises, which town.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::delimited::is_own_work;
use super::employer_names::{
    can_be_title, is_firm, is_kind_of_place, is_place, points_at, split_region, title_and_count,
    title_and_employer,
};
use super::header::{DATE_MARK, Role, has_title_noun};
use super::header_reader::town;
use super::known_employers;
use super::role_names::{is_duration, is_no_title, is_time_unit};
use super::role_sentence::Parser;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::tokens::key;

impl Parser<'_> {
    /// Number of words of "for about 2 years" where the header goes on behind it.
    pub fn passing_duration(&self) -> usize {
        let counted = is_duration(self.peek(1), self.peek(2));
        let Some(unit) = (1..=4)
            .find(|ahead| is_time_unit(self.peek(*ahead)))
            .filter(|_| counted)
        else {
            return 0;
        };
        let after = unit + 1;
        let dated = self.peek(after) == DATE_MARK;
        let next = self.peek(after + usize::from(dated));
        let open = dated || self.word() == "during" || self.header.organisation.is_none();
        let ends = open && next.is_empty();
        let goes_on =
            matches!(next, "as" | "at" | "in" | "like") || (dated && next == "with") || ends;
        let ended = !dated
            && self
                .typed
                .get(self.at + unit)
                .is_some_and(|word| word.ends_with(','));
        if goes_on && !ended { after } else { 0 }
    }

    /// `PixelWorks` of "at a small agency called `PixelWorks`".
    pub fn name_of_described(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.capture_organisation() {
            Some((name, _)) => self.set_organisation(&name),
            None => self.at = start,
        }
    }

    /// Whether a dash before or after the dates stands here.
    pub fn stands_by_date(&self) -> bool {
        let before = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.words[at].as_str());
        is_one_of(self.typed[self.at], "- – — : | , --")
            && (before == DATE_MARK || self.peek(1) == DATE_MARK)
    }

    /// "5 years" of "worked for Asda 5 years as a picker".
    pub fn bare_duration(&self) -> bool {
        let goes_on = matches!(self.peek(2), "as" | "at" | "in" | "");
        self.word().starts_with(|c: char| c.is_ascii_digit())
            && is_time_unit(self.peek(1))
            && goes_on
    }

    /// How many words ahead the name of a part of the employer ends, when one begins there.
    pub fn department_at(&self, first: usize) -> usize {
        (first..first + 3)
            .find(|ahead| is_department(self.peek(*ahead)))
            .unwrap_or(0)
    }

    /// Number of words of "on weekends", "every Saturday".
    pub fn weekly(&self) -> usize {
        let day = |word: &str| {
            word.ends_with("day")
                || word.ends_with("days")
                || is_one_of(word, "weekend weekends night nights week month")
        };
        if day(self.peek(1)) && !matches!(self.peek(1), "holidays") {
            2
        } else if self.word() == "every" && self.peek(1) == "other" && day(self.peek(2)) {
            3
        } else {
            0
        }
    }

    /// Keeps the words of a duration as a note.
    pub fn take_duration(&mut self, length: usize) {
        let words = &self.typed[self.at..self.at + length];
        let text = tidy(&words.join(" "));
        let text = text
            .strip_prefix("during ")
            .map_or(text.clone(), |rest| format!("for {rest}"));
        self.header.notes.push(capitalise(&text));
        self.at += length;
    }

    /// "joined the army and served as a soldier", "at Lidl working as a cashier".
    pub fn working_as(&mut self) {
        let start = self.at;
        let and = usize::from(self.word() == "and");
        let works = matches!(
            self.peek(and),
            "worked" | "served" | "was" | "working" | "serving"
        );
        if works && self.peek(and + 1) == "as" {
            self.at += and + 1;
            self.as_title();
            if self.header.title.is_none() {
                self.at = start;
            }
        }
    }

    /// "as a security officer at Heathrow Airport for G4S": who works at another's premises.
    pub fn is_employer_of_workplace(&self) -> bool {
        let proper = self
            .typed
            .get(self.at + 1)
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        proper
            && self.header.organisation.is_some()
            && self.header.place.is_none()
            && self.header.title.is_some()
    }

    /// The employer behind "for"; what was taken for it is the place.
    pub fn employer_of_workplace(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.capture_organisation() {
            Some((name, true)) => {
                self.header.place = self.header.organisation.replace(title_case(&name));
            }
            _ => self.at = start,
        }
    }

    /// "from crew member to shift manager": the title is the last one.
    pub fn way_up(&mut self) {
        let start = self.at;
        let Some(to) = (2..=6).find(|ahead| self.peek(*ahead) == "to") else {
            return;
        };
        if (1..to).any(|ahead| self.peek(ahead) == DATE_MARK) {
            return;
        }
        self.at += to + 1;
        self.skip_article();
        match self.capture_title() {
            Some(title) if has_title_noun(&title) => {
                let way = tidy(&self.typed[start..self.at].join(" "));
                self.header.notes.push(format!("Worked up {way}"));
                self.header.title = Some(title_case(&title));
            }
            _ => self.at = start,
        }
    }

    /// "Greggs the bakers in Newcastle", "Harris, a law firm": what kind of employer it is.
    pub fn apposition(&mut self) {
        if self.header.description.is_some() {
            return;
        }
        let length = (1..=4)
            .take_while(|ahead| self.peek(*ahead) != DATE_MARK && !self.peek(*ahead).is_empty())
            .find(|ahead| {
                let ends = self
                    .typed
                    .get(self.at + ahead)
                    .is_some_and(|word| word.ends_with(','));
                ends || matches!(
                    self.peek(ahead + 1),
                    "in" | "as" | "from" | "for" | "" | DATE_MARK
                )
            });
        let Some(length) = length else {
            return;
        };
        let words = &self.typed[self.at + 1..=self.at + length];
        let text = tidy(&words.join(" "));
        if has_words(&text) && !is_no_title(&self.words[self.at + 1]) {
            self.header.description = Some(capitalise(&text));
            self.at += length + 1;
        }
    }

    /// "on Oxford Street".
    pub fn is_street(&self) -> bool {
        self.header.place.is_none()
            && (2..=3).any(|ahead| {
                matches!(
                    self.peek(ahead),
                    "street" | "road" | "avenue" | "lane" | "square"
                )
            })
    }

    /// The street as the place.
    pub fn take_street(&mut self) {
        let length = if matches!(
            self.peek(2),
            "street" | "road" | "avenue" | "lane" | "square"
        ) {
            2
        } else {
            3
        };
        let text = tidy(&self.typed[self.at + 1..=self.at + length].join(" "));
        self.header.place = Some(title_case(&text));
        self.at += length + 1;
    }

    /// `(Mannheim)` behind an employer.
    pub fn bracketed_place(&mut self) {
        let length = (0..3).find(|ahead| {
            self.typed
                .get(self.at + ahead)
                .is_some_and(|word| word.contains(')'))
        });
        let Some(length) = length.filter(|_| self.header.place.is_none()) else {
            return;
        };
        let text = self.typed[self.at..=self.at + length].join(" ");
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '.' | '\''));
        let town = town(text)
            .or_else(|| (text.starts_with(char::is_uppercase) && plain).then(|| title_case(text)));
        if town.is_some() {
            self.header.place = town;
            self.at += length + 1;
        }
    }

    /// `(menswear)` behind a title.
    pub fn take_aside(&mut self) {
        let Some(first) = self.typed.get(self.at).filter(|word| word.starts_with('(')) else {
            return;
        };
        let length = (0..8).find(|ahead| {
            self.typed
                .get(self.at + ahead)
                .is_some_and(|word| word.contains(')'))
        });
        let Some(length) = length.filter(|_| first.len() > 1) else {
            return;
        };
        let text = self.typed[self.at..=self.at + length].join(" ");
        let band = is_one_of(&bare(first), "band grade level scale tier");
        let counts = text.contains(|c: char| c.is_ascii_digit()) && !band;
        if text.contains(DATE_MARK) || counts {
            return;
        }
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        let text = text.strip_prefix("I ").unwrap_or(text);
        if known_employers::written(text).is_some() || is_firm(text) {
            self.header.organisation = Some(title_case(text));
        } else if is_own_work(text) {
            self.header.description = Some(capitalise(text));
        } else {
            self.header.notes.push(capitalise(text));
        }
        self.at += length + 1;
    }

    /// `assistant manager primark leeds`, read from `start` on: what follows the title names the employer. What follows
    /// it and counts is read again: `team leader 9 coaches`.
    pub fn split_off_employer(&mut self, title: String, start: usize) -> String {
        if self.header.organisation.is_some() {
            return title;
        }
        if let Some((title, employer)) = title_and_employer(&title) {
            self.set_organisation(employer);
            return title.to_owned();
        }
        match title_and_count(&title) {
            Some((title, _)) => {
                self.at = start + title.split(' ').count();
                title.to_owned()
            }
            None => title,
        }
    }

    /// `Golden Wok` in "at my dad's restaurant (Golden Wok)".
    pub fn bracketed_name(&mut self) {
        let typed = self.typed.get(self.at).copied().unwrap_or("");
        let inner = typed.strip_prefix('(').unwrap_or("");
        let Some(length) = self.typed[self.at..]
            .iter()
            .take(8)
            .position(|word| word.trim_end_matches([',', '.', ';']).ends_with(')'))
        else {
            return;
        };
        if !inner.starts_with(char::is_uppercase) {
            return;
        }
        let inside = self.typed[self.at..=self.at + length].join(" ");
        let mut parts = inside.trim_matches(['(', ')', ',', '.']).split(", ");
        let name = parts.next().unwrap_or("");
        self.at += length + 1;
        match split_region(name) {
            Some(("", town)) => {
                self.header.place = self.header.place.take().or(Some(town));
            }
            _ => self.header.organisation = Some(name.to_owned()),
        }
        for part in parts {
            if is_place(part) && self.header.place.is_none() {
                self.header.place = Some(part.to_owned());
            } else {
                self.header.notes.push(capitalise(part));
            }
        }
    }

    /// "Lone Oak 2016-2020 crew leader".
    pub fn title_behind_date(&mut self) {
        if self.header.title.is_some()
            || self.header.organisation.is_none()
            || self.at == self.words.len()
        {
            return;
        }
        let start = self.at;
        let title = self.capture_title().unwrap_or_default();
        if can_be_title(&title) && title.split(' ').count() <= 4 && !points_at(&self.words[start]) {
            self.header.title = Some(title_case(&title));
        } else {
            self.at = start;
        }
    }

    /// The title of "as instrument fitter, tubing and cables", and what follows it.
    pub fn title_of_rest(rest: &str, role: Role) -> (Option<String>, String) {
        let mut parser = Parser::new(rest, role);
        parser.as_title();
        let title = parser.header.title.filter(|title| has_title_noun(title));
        let told = if title.is_some() { parser.at } else { 0 };
        (title, parser.typed[told..].join(" "))
    }

    /// Sets the employer, without the city behind its name.
    pub fn set_organisation(&mut self, name: &str) {
        let (name, region) = match split_region(name) {
            Some((front, city)) if !front.is_empty() => (front, Some(city)),
            _ => (name, None),
        };
        if self.header.place.is_none() {
            self.header.place = region;
        }
        let (name, city) = split_city(name);
        self.header.organisation = Some(title_case(name));
        if self.header.place.is_none() {
            self.header.place = city.map(title_case);
        }
    }
}

/// `Primark` and `Leeds` of `Primark Leeds`. `Bank of London` is one name.
pub fn split_city(name: &str) -> (&str, Option<&str>) {
    const JOINS: &str = "of in and the royal air university uni college & at de";
    let whole = (name, None);
    let Some((front, city)) = name.rsplit_once(' ') else {
        return whole;
    };
    let before = front.rsplit(' ').next().map(bare).unwrap_or_default();
    let joined = is_one_of(&before, JOINS) || front.ends_with('&');
    let two = front
        .rsplit_once(' ')
        .map(|(front, last)| (front, &name[front.len() + 1..], last));
    if let Some((front, both, _)) = two
        && places::is_city(&key(both))
        && !is_one_of(
            &front.rsplit(' ').next().map(bare).unwrap_or_default(),
            JOINS,
        )
    {
        return (front.trim_end_matches(','), Some(both));
    }
    let names = front.chars().any(char::is_alphabetic);
    if joined
        || is_called_after(front, city)
        || known_employers::written(name).is_some()
        || !names
        || !places::is_city(&key(city))
    {
        return whole;
    }
    (front.trim_end_matches(','), Some(city))
}

/// Whether a place belongs to the name that it stands behind: `MTN Nigeria`, `Hotel Vista`, `York Minster`.
pub fn is_called_after(front: &str, place: &str) -> bool {
    let kind = front.starts_with(char::is_uppercase) && is_kind_of_place(&bare(front));
    !front.contains(' ')
        && (kind || is_kind_of_place(&bare(place)) || !gazetteer::countries(&key(place)).is_empty())
}

/// Whether the word ends the name of a part of an employer.
pub fn is_department(word: &str) -> bool {
    is_one_of(
        word,
        "department dept team section ward unit division counter room area lab",
    )
}

/// `NASA JPL`, `BBC`.
pub fn is_initials(name: &str) -> bool {
    name.split(' ').all(|word| {
        (2..=6).contains(&word.chars().count())
            && word.chars().all(|c| c.is_ascii_uppercase() || c == '&')
    }) && name.chars().count() > 2
}
