//! Walks a written section field by field and reports what the user's words do not support.

mod levels;
mod rungs;

use foldhash::HashMap;
use serde_json::Value;

use crate::english::dates;
use crate::english::tokens::{key, tokenize};
use penstock_shared::domain::SectionKind;

use self::levels::{NO_GRADE, is_letter_grade};
use super::attainment;
use super::claims;
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::keywords;
use super::names;
use super::naming;
use super::qualifications;
use super::quantity::Unit;
use super::stance;
use super::titles;
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
) -> Vec<Violation> {
    let checker = Checker {
        section,
        written: written
            .iter()
            .map(|passage| (passage.text, passage))
            .collect(),
        facts,
    };
    let mut found = Vec::new();
    checker.walk("", output, &mut found);
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
}

impl Checker<'_, '_> {
    fn walk(&self, field: &str, value: &Value, found: &mut Vec<Violation>) {
        match value {
            Value::Object(fields) => {
                found.extend(self.period(fields));
                found.extend(rungs::raised(fields, self.facts));
                let before = found.len();
                for (name, inner) in fields {
                    self.walk(name, inner, found);
                }
                qualifications::forgive_open(fields, found, before);
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(field, item, found)),
            Value::String(text) => self.check(rule(self.section, field), text, found),
            Value::Number(number) => self.check(Rule::Score, &number.to_string(), found),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn check(&self, rule: Rule, text: &str, found: &mut Vec<Violation>) {
        let facts = self.facts;
        match rule {
            Rule::Text => self.text(text, true, found),
            Rule::Name(ViolationKind::Place) => {
                found.extend(naming::place(text, facts));
            }
            Rule::School => found.extend(naming::school(text, facts)),
            Rule::Name(kind) => found.extend(naming::name(text, kind, facts)),
            Rule::Role if keywords::is_member(text) => {}
            Rule::Role if !titles::has_role(text) => {
                found.extend(keywords::keyword(text, ViolationKind::Title, facts));
            }
            Rule::Title | Rule::Role => {
                found.extend(titles::title(self.section, text, facts));
                let passage = self.written[text];
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
                if self.section == SectionKind::Interests && keywords::is_pastime(text) => {}
            Rule::Keyword(kind) => {
                found.extend(keywords::keyword(text, kind, facts));
                self.statements(text, found);
            }
            Rule::Heading => {
                found.extend(keywords::heading(text, facts));
                found.extend(claims::ranks(self.written[text], facts));
            }
            Rule::Level => {
                found.extend(self.level(text));
                self.statements(text, found);
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
        for quantity in &passage.quantities {
            let own_negation = passage.words[quantity.token].negated;
            let said = match self.facts.quantity_of(quantity, &passage) {
                Said::Denied if own_negation => Said::Yes,
                said => said,
            };
            if said == Said::Yes
                || self.is_plain_one(&passage, quantity)
                || self.is_year(&passage, quantity)
            {
                continue;
            }
            let quoted = &text[quantity.span.clone()];
            let counted = quantity_text(&passage, quantity);
            let reason = if said == Said::Denied {
                format!("the user's words deny {quoted}")
            } else if self.facts.gives_amount(quantity.value) {
                format!("the user's words give {quoted} for something else")
            } else {
                format!("the user's words do not contain the number {quoted}")
            };
            found.push(Violation::new(ViolationKind::Number, counted, reason));
        }
        let lasts = (0..passage.tokens.len()).find(|at| self.facts.lasts_otherwise(&passage, *at));
        found.extend(lasts.map(|at| {
            let reason = "the user's words say that it took another time";
            Violation::new(ViolationKind::Number, passage.tokens[at].text, reason)
        }));
        let mut dates = passage.dates.iter().peekable();
        while let Some(mention) = dates.next() {
            let second = dates.next_if(|next| next.span == mention.span);
            let contents = passage.contents_near(mention);
            let said = |date| {
                if tells {
                    self.facts.date_about(date, &contents)
                } else {
                    self.facts.date(date)
                }
            };
            let said = said(mention.date) || second.is_some_and(|next| said(next.date));
            if !said || self.facts.is_moved(&passage, mention) {
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
        found.extend(names::in_text(&passage, self.facts));
        found.extend(claims::unsupported(&passage, self.facts));
        found.extend(super::inventions::invented(&passage, self.facts));
    }

    /// What a short field states of what it names: that it was led, or reached.
    fn statements(&self, text: &str, found: &mut Vec<Violation>) {
        let passage = self.written[text];
        found.extend(claims::ranks(passage, self.facts));
        let reached = passage.clauses.iter().find_map(|clause| {
            attainment::reaches_too_far(&passage, clause.clone(), self.facts)
                .or_else(|| attainment::says_the_opposite(&passage, clause.clone(), self.facts))
        });
        found.extend(reached.map(|at| {
            let reason = "the user's words do not say that this was reached";
            Violation::new(ViolationKind::Negation, passage.tokens[at].text, reason)
        }));
        let mut clauses = passage.clauses.iter();
        found.extend(
            clauses.find_map(|clause| stance::affirms_a_denial(&passage, clause, self.facts)),
        );
    }

    /// "one project" needs no more than "a project".
    fn is_plain_one(&self, passage: &Passage<'_>, quantity: &super::quantity::Quantity) -> bool {
        if passage.key(quantity.token) == "one" && passage.key(quantity.token + 1) == "of" {
            return true;
        }
        let once = |unit: &str| {
            self.facts.passages.iter().any(|source| {
                (0..source.tokens.len()).any(|at| {
                    super::number_words::time_unit(source.key(at)).as_deref() == Some(unit)
                        && (unit == "season"
                            || (at > 0
                                && matches!(
                                    source.key(at - 1),
                                    "a" | "an" | "the" | "that" | "this"
                                )))
                })
            })
        };
        let said = |noun: &String| match super::number_words::time_unit(noun) {
            Some(unit) => once(&unit),
            None => !self.facts.occurrences(noun).is_empty(),
        };
        // `One drink` is a drink, unless the user counts drinks.
        let uncounted = || {
            passage.key(quantity.token) == "one"
                && quantity.per.is_none()
                && quantity.nouns.last().is_some_and(|noun| {
                    super::number_words::time_unit(noun).is_none()
                        && !self.facts.gives_amount(1.0)
                        && !self.facts.counts(noun)
                })
        };
        if quantity.unit == Unit::Plain && quantity.label.is_none() && uncounted() {
            return true;
        }
        // `For 1 week` is not for 1 year.
        let other_time = || {
            let unit = quantity
                .nouns
                .first()
                .and_then(|noun| super::number_words::time_unit(noun));
            let mut facts = self
                .facts
                .passages
                .iter()
                .flat_map(|source| &source.quantities);
            unit.is_some()
                && facts.any(|fact| {
                    let other = fact
                        .nouns
                        .first()
                        .and_then(|noun| super::number_words::time_unit(noun));
                    (fact.value - 1.0).abs() < f64::EPSILON && other.is_some() && other != unit
                })
        };
        matches!(passage.key(quantity.token), "one" | "1")
            && !other_time()
            && (quantity.value - 1.0).abs() < f64::EPSILON
            && quantity.label.is_none()
            && quantity.unit == Unit::Plain
            && quantity
                .nouns
                .iter()
                .all(|noun| super::number_words::time_unit(noun).is_none() || said(noun))
            && ((quantity.nouns.is_empty() && passage.key(quantity.token) == "one")
                || quantity.nouns.iter().any(said)
                || (quantity
                    .nouns
                    .iter()
                    .any(|noun| noun == "occasion" || noun == "time")
                    && self.facts.word("once") == Said::Yes))
    }

    /// `the 2021 collection`: a year in front of a noun.
    fn is_year(&self, passage: &Passage<'_>, quantity: &super::quantity::Quantity) -> bool {
        let digits = passage.tokens[quantity.token].text;
        quantity.unit == Unit::Plain
            && digits.len() == 4
            && (1930.0..=2069.0).contains(&quantity.value)
            && self.facts.passages.iter().any(|source| {
                source.tokens.iter().any(|token| token.text == digits)
                    || source
                        .dates
                        .iter()
                        .any(|mention| mention.date.year.to_string() == digits)
            })
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

    fn contact(&self, text: &str) -> Option<Violation> {
        let bare = text
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("mailto:")
            .trim_start_matches("www.")
            .trim_end_matches('/');
        let said = self.facts.contains(bare) || self.facts.contains(text.trim_start_matches('@'));
        (!said).then(|| {
            Violation::new(
                ViolationKind::Contact,
                text,
                "the user gave no such address or account",
            )
        })
    }

    fn country(&self, code: &str) -> Option<Violation> {
        (!self.facts.lies_in_country(code)).then(|| {
            Violation::new(
                ViolationKind::Place,
                code,
                "the user's words do not name this country",
            )
        })
    }

    /// A reference is what another person wrote: every word, in order.
    fn quote(&self, text: &str) -> Option<Violation> {
        let joined = |text: &str| {
            tokenize(text)
                .iter()
                .map(|token| token.key.clone())
                .collect::<String>()
        };
        let quoted = joined(text);
        let is_verbatim = self
            .facts
            .passages
            .iter()
            .any(|passage| joined(passage.text).contains(&quoted));
        let empty = key(text).is_empty();
        (!is_verbatim && !empty).then(|| {
            let reason = "a reference has to be the user's text word for word";
            Violation::new(ViolationKind::Quote, text, reason)
        })
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

const NO_DATE: &str = "the user's words give no such date, or not as exactly";

/// The number with what it counts, as the output has it.
pub fn quantity_text<'a>(passage: &Passage<'a>, quantity: &super::quantity::Quantity) -> &'a str {
    let after = passage
        .tokens
        .iter()
        .filter(|token| token.start >= quantity.span.end);
    let end = after
        .take(quantity.nouns.len())
        .last()
        .map_or(quantity.span.end, |token| token.end);
    let start = quantity.span.start;
    let start = passage.text[..start]
        .trim_end_matches(['$', '£', '€'])
        .len();
    &passage.text[start..end]
}

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
