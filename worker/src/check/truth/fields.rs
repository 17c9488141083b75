//! Walks a written section field by field and reports what the user's words do not support.

mod amounts;
mod contacts;
mod exchanged;
mod levels;
mod misplaced;
mod mixed_up;
mod rungs;
mod shares;

use foldhash::{HashMap, HashSet};
use serde_json::Value;
use smol_str::SmolStr;

use crate::english::dates;
use crate::english::tokens::{key, tokenize};
use penstock_shared::domain::SectionKind;

pub use self::amounts::quantity_text;
use self::levels::{NO_GRADE, is_letter_grade};
use super::added_items;
use super::anothers;
use super::attainment;
use super::claims;
use super::clauses::Passage;
use super::credentials;
use super::displaced;
use super::facts::{Facts, Said};
use super::former_employers;
use super::headings;
use super::keywords;
use super::names;
use super::naming;
use super::pastimes;
use super::place_names;
use super::qualifications;
use super::stance;
use super::substitutes;
use super::titles;
use super::tongues::across::Across;
use super::violation::{Violation, ViolationKind};

/// Every statement of `output` that the user's own words do not support, in the order of the output.
///
/// `output` is an object with one top-level JSON Resume key, `written` its texts. `facts` are all that the user said: this section's
/// text, their other sections, their profile, their answers. Formatting and spelling may differ; facts may not. Empty when all is
/// supported.
pub fn unsupported(
    section: SectionKind,
    output: &Value,
    written: &[Passage<'_>],
    facts: &Facts<'_>,
    across: Option<Across>,
) -> Vec<Violation> {
    let checker = Checker {
        section,
        across,
        written: written
            .iter()
            .map(|passage| (passage.text, passage))
            .collect(),
        facts,
        told: added_items::told(written.iter()),
    };
    let mut found = Vec::new();
    if section == SectionKind::Work {
        found.extend(former_employers::moved(output, facts));
    }
    found.extend(displaced::dates_of_another_text(section, output, facts));
    checker.walk("", output, &mut found);
    if let Some(Value::Array(entries)) = output.get(section.top_level_key()) {
        found.extend(mixed_up::mixed_up(section, entries, facts));
        if across.is_none() {
            found.extend(misplaced::misplaced(section, entries, written, facts));
        }
    }
    if across.is_none() && facts.in_english {
        found.extend(substitutes::found(written, facts));
    }
    let mut unique: Vec<Violation> = Vec::with_capacity(found.len());
    for violation in found {
        if !unique.contains(&violation) {
            unique.push(violation);
        }
    }
    unique
}

/// How the value of a field is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Text,
    Name(ViolationKind),
    School,
    Title,
    Role,
    Keyword(ViolationKind),
    Heading,
    /// The heading of skills that follow it.
    Group,
    Level,
    Score,
    Date,
    Contact,
    Phone,
    CountryCode,
    Quote,
}

fn rule(section: SectionKind, field: &str) -> Rule {
    use SectionKind as S;
    match field {
        "startDate" | "endDate" | "date" | "releaseDate" => Rule::Date,
        "email" | "url" | "username" | "network" | "image" => Rule::Contact,
        "phone" => Rule::Phone,
        "countryCode" => Rule::CountryCode,
        "city" | "region" | "address" | "postalCode" | "location" => {
            Rule::Name(ViolationKind::Place)
        }
        "position" | "label" => Rule::Title,
        "roles" => Rule::Role,
        "studyType" | "area" | "courses" => Rule::Keyword(ViolationKind::Credential),
        "score" => Rule::Score,
        "level" | "fluency" => Rule::Level,
        "keywords" => Rule::Keyword(ViolationKind::Tool),
        "reference" => Rule::Quote,
        "name" => match section {
            S::Skills => Rule::Heading,
            S::Interests | S::Projects | S::Publications => Rule::Keyword(ViolationKind::Name),
            S::Certificates => Rule::Keyword(ViolationKind::Credential),
            _ => Rule::Name(ViolationKind::Name),
        },
        "title" => Rule::Keyword(ViolationKind::Name),
        "institution" => Rule::School,
        "language" | "organization" | "publisher" | "awarder" | "issuer" | "entity" => {
            Rule::Name(ViolationKind::Name)
        }
        _ => Rule::Text,
    }
}

struct Checker<'f, 'a> {
    section: SectionKind,
    written: HashMap<&'f str, &'f Passage<'f>>,
    facts: &'f Facts<'a>,
    /// The stems of all that is written.
    told: HashSet<SmolStr>,
    /// How the two languages are compared, where the section is in another one.
    across: Option<Across>,
}

impl Checker<'_, '_> {
    fn walk(&self, field: &str, value: &Value, found: &mut Vec<Violation>) {
        match value {
            Value::Object(fields) => {
                found.extend(self.period(fields));
                if self.across.is_none() {
                    found.extend(rungs::raised(fields, self.facts));
                }
                let before = found.len();
                let is_group = self.section == SectionKind::Skills
                    && fields
                        .get("keywords")
                        .and_then(Value::as_array)
                        .is_some_and(|skills| !skills.is_empty());
                for (name, inner) in fields {
                    match inner.as_str().filter(|_| is_group && name == "name") {
                        Some(heading) => self.check(Rule::Group, heading, found),
                        None => self.walk(name, inner, found),
                    }
                }
                qualifications::forgive_open(fields, found, before);
                if matches!(self.section, SectionKind::Skills | SectionKind::Languages) {
                    qualifications::forgive_denied(fields, found, before, self.facts);
                }
                found.extend(self.level_of_denied(fields));
                if self.section == SectionKind::Certificates {
                    found.extend(credentials::other_issuer(fields, self.facts));
                    found.extend(credentials::only_studied_for(fields, self.facts));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(field, item, found)),
            Value::String(text) => self.check(rule(self.section, field), text, found),
            Value::Number(number) => self.check(Rule::Score, &number.to_string(), found),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn check(&self, rule: Rule, text: &str, found: &mut Vec<Violation>) {
        let facts = self.facts;
        found.extend(self.written.get(text).and_then(|passage| {
            let at = credentials::is_qualified_in_full(passage, facts)?;
            let reason = "the user's words say that they are so only in part";
            Some(Violation::new(
                ViolationKind::Title,
                passage.tokens[at].text,
                reason,
            ))
        }));
        if let Some(across) = &self.across
            && let Some(passage) = self.written.get(text)
        {
            let named = match rule {
                // Every language has its own names for all of them.
                Rule::Name(_) if self.section == SectionKind::Languages => return,
                Rule::Name(kind) => Some((kind, false)),
                Rule::School => Some((ViolationKind::Name, false)),
                Rule::Title => Some((ViolationKind::Title, true)),
                Rule::Keyword(kind) if !across.is_translated() => Some((kind, false)),
                Rule::Text | Rule::Role | Rule::Keyword(_) | Rule::Heading | Rule::Level => None,
                _ => return self.check_alike(rule, text, found),
            };
            match named {
                Some((kind, is_title)) => found.extend(across.name(passage, kind, is_title, facts)),
                None => across.text(passage, facts, found),
            }
            return;
        }
        self.check_alike(rule, text, found);
    }

    /// The check of a field in the user's own language, and of what has no language.
    fn check_alike(&self, rule: Rule, text: &str, found: &mut Vec<Violation>) {
        let facts = self.facts;
        match rule {
            Rule::Text => self.text(text, true, found),
            Rule::Name(ViolationKind::Place) => {
                found.extend(place_names::place(text, facts));
            }
            Rule::School => found.extend(naming::school(text, facts)),
            Rule::Name(kind) => found.extend(naming::name(text, kind, facts)),
            Rule::Role if keywords::is_member(text) || titles::is_compound(text, facts) => {}
            Rule::Role if !titles::has_role(text) => {
                found.extend(keywords::keyword(text, ViolationKind::Title, facts));
            }
            Rule::Title | Rule::Role => {
                let passage = self.written[text];
                found.extend(titles::title(self.section, text, facts));
                self.lengths(passage, found);
                let words = 0..passage.tokens.len();
                let opposite = attainment::says_the_opposite(passage, words, facts);
                found.extend(opposite.map(|at| {
                    let reason = "the user's words say the opposite of this";
                    Violation::new(ViolationKind::Negation, passage.tokens[at].text, reason)
                }));
            }
            Rule::Keyword(ViolationKind::Name)
                if self.section == SectionKind::Projects
                    && keywords::work(text, facts).is_none() =>
            {
                self.statements(text, found);
            }
            Rule::Keyword(_) | Rule::Level if is_sentence(text) => self.text(text, false, found),
            Rule::Keyword(ViolationKind::Name)
                if self.section == SectionKind::Interests && pastimes::is_pastime(text, facts) =>
            {
                self.statements(text, found);
            }
            Rule::Keyword(ViolationKind::Tool) if qualifications::keeps_denial(text, facts) => {}
            Rule::Keyword(ViolationKind::Tool)
                if self.section == SectionKind::Projects
                    && keywords::is_field_of_work(text, facts) =>
            {
                self.statements(text, found);
            }
            Rule::Keyword(kind) => {
                found.extend(keywords::keyword(text, kind, facts));
                found.extend(credentials::other_part(self.written[text], facts));
                self.statements(text, found);
                if kind == ViolationKind::Credential {
                    self.lengths(self.written[text], found);
                    self.exchanged(self.written[text], found);
                }
            }
            Rule::Heading | Rule::Group => {
                found.extend(headings::heading(text, rule == Rule::Group, facts));
                self.statements(text, found);
            }
            Rule::Level => {
                found.extend(self.level(text));
                found.extend(self.role_in_level(text));
                if !levels::is_low(self.written[text], facts) {
                    self.statements(text, found);
                }
            }
            Rule::Score => self.score(text, found),
            Rule::Date => found.extend(self.date(text)),
            Rule::Contact => found.extend(self.contact(text)),
            Rule::Phone => found.extend((!facts.contains_digits(text)).then(|| {
                Violation::new(
                    ViolationKind::Contact,
                    text,
                    "the user gave no such telephone number",
                )
            })),
            Rule::CountryCode => found.extend(self.country(text)),
            Rule::Quote => found.extend(self.quote(text)),
        }
    }

    /// A text; whether its dates tell of what happened, and not only of what is named.
    fn text(&self, text: &str, tells: bool, found: &mut Vec<Violation>) {
        let passage = self.written[text];
        self.amounts(passage, found);
        let mut dates = passage.dates.iter().peekable();
        while let Some(mention) = dates.next() {
            let second = dates.next_if(|next| next.span == mention.span);
            let said = |date| {
                if tells {
                    self.facts.date_about(date, passage, mention)
                } else {
                    self.facts.date(date)
                }
            };
            let said = said(mention.date) || second.is_some_and(|next| said(next.date));
            if self.is_amount(passage, mention) {
                continue;
            }
            if !said || self.facts.is_moved(passage, mention) {
                let quoted = &text[mention.span.clone()];
                found.push(Violation::new(ViolationKind::Date, quoted, NO_DATE));
            }
        }
        let moved = passage.ranges().into_iter().find(|(start, end)| {
            self.facts.date(start.date)
                && self.facts.date(end.date)
                && self.facts.other_period(start.date, end.date)
        });
        found.extend(moved.map(|(start, end)| {
            Violation::new(
                ViolationKind::Date,
                &text[start.span.start..end.span.end],
                "the user's words give this beginning another end",
            )
        }));
        let grade = (1..passage.tokens.len()).find(|at| {
            let token = &passage.tokens[*at];
            matches!(passage.key(at - 1), "grade" | "graded")
                && is_letter_grade(token.text)
                && !self.says_grade(token)
        });
        found
            .extend(grade.map(|at| {
                Violation::new(ViolationKind::Number, passage.tokens[at].text, NO_GRADE)
            }));
        found.extend(credentials::other_level(passage, self.facts));
        found.extend(credentials::other_part(passage, self.facts));
        if qualifications::is_of_other_class(passage, self.facts) {
            let reason = "the user's words give this another class";
            found.push(Violation::new(ViolationKind::Credential, text, reason));
        }
        found.extend(names::in_text(passage, self.facts));
        found.extend(claims::unsupported(passage, self.facts));
        found.extend(super::inventions::invented(passage, self.facts));
        found.extend(added_items::added(passage, &self.told, self.facts));
    }

    /// `Some 2000 of which`: so many, which looks like a year.
    fn is_amount(&self, passage: &Passage<'_>, mention: &dates::Mention) -> bool {
        let start = mention.span.start;
        let at = passage.tokens.partition_point(|token| token.end <= start);
        let before = passage.before(at);
        mention.date.month.is_none()
            && (is_among!("some over nearly almost roughly", before) || passage.key(at + 1) == "of")
            && self.facts.gives_amount(f64::from(mention.date.year))
    }

    /// What a short field states of what it names: that it was led, or reached.
    fn statements(&self, text: &str, found: &mut Vec<Violation>) {
        let passage = self.written[text];
        found.extend(claims::ranks(passage, self.facts));
        let reached = passage.clauses.iter().find_map(|clause| {
            attainment::reaches_too_far(passage, clause.clone(), self.facts)
                .or_else(|| attainment::says_the_opposite(passage, clause.clone(), self.facts))
        });
        found.extend(reached.map(|at| {
            let reason = "the user's words do not say that this was reached";
            Violation::new(ViolationKind::Negation, passage.tokens[at].text, reason)
        }));
        let mut clauses = passage.clauses.iter();
        found.extend(clauses.find_map(|clause| stance::turns_round(passage, clause, self.facts)));
        // What a project is made with may be another's.
        if self.section == SectionKind::Skills {
            let theirs = passage
                .clauses
                .iter()
                .find_map(|clause| anothers::lists_anothers_work(passage, clause, self.facts));
            found.extend(theirs.map(|at| {
                let reason = "the user's words say that somebody else did this";
                Violation::new(ViolationKind::Negation, passage.tokens[at].text, reason)
            }));
        }
    }

    /// A beginning and an end that the user gives to different things.
    fn period(&self, fields: &serde_json::Map<String, Value>) -> Option<Violation> {
        let read = |name: &str| {
            fields
                .get(name)
                .and_then(Value::as_str)
                .and_then(dates::parse_iso)
        };
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let begins = |name: &&str| read(name).is_some_and(|end| self.facts.only_begins(end));
        if let Some(name) = ["endDate", "date"].into_iter().find(begins) {
            return Some(Violation::new(ViolationKind::Date, text(name), NO_DATE));
        }
        let (start, end) = (read("startDate")?, read("endDate")?);
        if !self.facts.date(start) || !self.facts.date(end) {
            return None;
        }
        let contradicted = (end.year, end.month.unwrap_or(12))
            < (start.year, start.month.unwrap_or(1))
            || self.facts.other_period(start, end);
        contradicted.then(|| {
            Violation::new(
                ViolationKind::Date,
                text("endDate"),
                "the user's words give this beginning another end, or this end another beginning",
            )
        })
    }

    fn date(&self, text: &str) -> Option<Violation> {
        let written = dates::find(text);
        let supported = match dates::parse_iso(text) {
            Some(date) => self.facts.date(date),
            None if written.is_empty() => self.is_still(text),
            None => written.iter().any(|mention| self.facts.date(mention.date)),
        };
        (!supported).then(|| Violation::new(ViolationKind::Date, text, NO_DATE))
    }

    /// `Present`, where the user says so, or since when.
    fn is_still(&self, text: &str) -> bool {
        const STILL: [&str; 8] = [
            "present",
            "current",
            "currently",
            "now",
            "ongoing",
            "today",
            "since",
            "still",
        ];
        STILL.contains(&key(text).as_str())
            && STILL.iter().any(|word| self.facts.word(word) == Said::Yes)
    }
}

/// More than a name or a keyword with a remark.
fn is_sentence(text: &str) -> bool {
    const LONGEST_KEYWORD: usize = 5;
    tokenize(text)
        .iter()
        .filter(|token| !names::is_small(&token.key))
        .count()
        > LONGEST_KEYWORD
}

pub const NO_DATE: &str = "the user's words give no such date, or not as exactly";

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
