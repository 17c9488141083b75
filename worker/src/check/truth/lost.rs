//! The reverse of the check: facts of the person's words that the output lost.

mod employers;
mod pointless;
mod records;

use smol_str::SmolStr;
use std::cell::LazyCell;

use crate::english::dates::Mention;
use crate::english::gazetteer;
use crate::english::taken_back;
use crate::english::titles;
use crate::english::tokens::{Token, tokenize};
use crate::english::words;
use penstock_shared::domain::SectionKind;
use serde_json::Value;

use self::pointless::{is_of_no_use, is_to_be_left_out};
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::number_words;
use super::quantity::{Agreement, Quantity};
use super::same_things::is_person;
use super::violation::{Violation, ViolationKind};

/// The facts of what was `said` that `output`, whose texts are `written`, does not have: numbers, dates, employers and degrees.
pub fn lost(
    section: SectionKind,
    said: &Passage<'_>,
    output: &Value,
    written: Vec<Passage<'_>>,
) -> Vec<Violation> {
    // What others said of a person is kept word for word, or refused.
    if section == SectionKind::References {
        return Vec::new();
    }
    let kept = Kept::of(written);
    // A list of skills has no place for where and when.
    let lists = matches!(
        section,
        SectionKind::Skills | SectionKind::Languages | SectionKind::Interests
    );
    let mut found = Vec::new();
    if !lists {
        let taken_back = taken_back::among(said.text, &said.dates);
        let is_meant = |date: &&Mention| {
            !taken_back
                .iter()
                .any(|range| range.contains(&(date.span.end - 1)))
        };
        let dates = said.dates.iter().filter(is_meant);
        let dates = dates.filter(|date| !kept.has_date(date, said));
        found.extend(dates.map(|date| {
            let text = &said.text[date.span.clone()];
            Violation::new(ViolationKind::Date, text, "this date is lost; put it back")
        }));
    }
    // "Three poems: …" counts the publications that follow.
    let counts_entries = |quantity: &Quantity| {
        let (heading, _) = said.text[quantity.span.end..]
            .split_once(':')
            .unwrap_or((said.text, ""));
        section == SectionKind::Publications && heading.split_whitespace().count() < 3
    };
    let numbers = said.quantities.iter().filter(|quantity| {
        !is_of_no_use(said, quantity)
            && !counts_entries(quantity)
            && !is_to_be_left_out(said, quantity.token)
            && !kept.has_number(quantity, said)
    });
    found.extend(numbers.map(|quantity| {
        let text = super::fields::quantity_text(said, quantity);
        let reason = "this number is lost; put it back with what it counts";
        Violation::new(ViolationKind::Number, text, reason)
    }));
    if !lists {
        let names = employers::names(said).into_iter();
        let labelled = section == SectionKind::Basics;
        let names = names.filter(|name| !(kept.has_name(name) || labelled && is_label(name)));
        found.extend(names.map(lost_name));
    }
    let degrees = degrees(section, said).into_iter();
    let degrees = degrees.filter(|(token, forms)| !kept.has_degree(token, forms));
    found.extend(degrees.map(|(token, _)| lost_degree(token.text)));
    for (kind, text) in records::open_facts(section, output, said.text) {
        let folded = text.to_lowercase();
        let known = |fact: &Violation| folded.contains(&fact.text.to_lowercase());
        let known = found.iter().any(known);
        if kind == ViolationKind::Name && !known && !kept.has_name(&text) {
            found.push(lost_name(&text));
        } else if kind == ViolationKind::Credential && !known && !kept.has_part_of(&text) {
            found.push(lost_degree(&text));
        }
    }
    unique(found)
}

fn lost_name(name: &str) -> Violation {
    Violation::new(ViolationKind::Name, name, "this name is lost; put it back")
}

fn lost_degree(degree: &str) -> Violation {
    let reason = "this qualification is lost; put it back";
    Violation::new(ViolationKind::Credential, degree, reason)
}

/// `Full Name`, `Personal Information`: what stands over or in front of what somebody tells of themselves.
fn is_label(name: &str) -> bool {
    tokenize(name).iter().all(|token| {
        is_among!(
            "full first last name personal contact information info details data my curriculum vitae resume email e mail phone mobile no \
                number address nome nombre nom naam navn namn vorname nachname apellido apellidos sobrenome cognome beruf endereco direccion \
                adresse indirizzo adres wohnort ort cidade ciudad ville citta telefon telefone telefono telephone handy movil correo",
            &token.key
        )
    })
}

/// What a section has kept.
struct Kept<'k> {
    /// All its texts in lower case: most of what is kept is kept to the letter, and only the rest has to be looked for.
    folded: String,
    amounts: Vec<f64>,
    facts: LazyCell<Facts<'k>, Box<dyn FnOnce() -> Facts<'k> + 'k>>,
}

impl<'k> Kept<'k> {
    fn of(output: Vec<Passage<'k>>) -> Self {
        let texts: Vec<&str> = output.iter().map(|passage| passage.text).collect();
        let quantities = output.iter().flat_map(|passage| &passage.quantities);
        Self {
            folded: texts.join("\n").to_lowercase(),
            amounts: quantities.map(|quantity| quantity.value).collect(),
            facts: LazyCell::new(Box::new(move || Facts::of(output))),
        }
    }

    fn to_the_letter(&self, text: &str) -> bool {
        stands_in(&self.folded, &text.to_lowercase())
    }

    fn dates(&self) -> impl Iterator<Item = &Mention> {
        self.facts
            .passages
            .iter()
            .flat_map(|passage| &passage.dates)
    }

    /// The year of a date; no more is asked for.
    fn has_date(&self, mention: &Mention, said: &Passage<'_>) -> bool {
        let year = mention.date.year;
        let text = &said.text[mention.span.clone()];
        // The 2018 of `summers 2017, 2018, 2019`, kept as from 2017 to 2019.
        let told = |year: u16| said.dates.iter().any(|other| other.date.year == year);
        let between = || {
            told(year - 1)
                && told(year + 1)
                && self.dates().any(|other| other.date.year < year)
                && self.dates().any(|other| other.date.year > year)
        };
        // The 18 of `2017/18`.
        let ends_school_year =
            mention.span.len() == 2 && said.text[..mention.span.start].ends_with('/');
        let at = said
            .tokens
            .partition_point(|token| token.end <= mention.span.start);
        self.folded.contains(&year.to_string())
            || self.to_the_letter(text)
            || ends_school_year
            || said.is_denied_at(mention.span.start)
            || is_to_be_left_out(said, at)
            || self.dates().any(|other| other.date.year == year)
            || between()
    }

    fn has_number(&self, quantity: &Quantity, said: &Passage<'_>) -> bool {
        let text = &said.text[quantity.span.clone()];
        let lasted = |noun: &SmolStr| {
            number_words::time_unit(noun)
                .is_some_and(|unit| is_among!("year month week season", unit))
        };
        self.to_the_letter(text)
            || self.to_the_letter(said.tokens[quantity.token].text)
            || spaced(text).is_some_and(|spaced| self.to_the_letter(&spaced))
            || self
                .amounts
                .iter()
                .any(|amount| (amount - quantity.value).abs() < f64::EPSILON)
            || self.has_school_year(quantity, said)
            || self.facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes
            || self.facts.quantity_of(quantity, said) == Said::Yes
            || ((quantity.nouns.iter().any(lasted) || is_years(text)) && self.dates().count() > 1)
    }

    /// `All of 20-21`, kept as `2020-21`.
    fn has_school_year(&self, quantity: &Quantity, said: &Passage<'_>) -> bool {
        let text = &said.text[quantity.span.clone()];
        let rest = said.text[quantity.span.end..].strip_prefix(['-', '/', '–']);
        let number = |text: &str| text.parse::<u16>().ok();
        let ends = rest.and_then(|rest| rest.get(..2)).and_then(number);
        text.len() == 2
            && number(text).is_some_and(|year| ends == Some(year + 1))
            && self.folded.contains(&format!("20{text}"))
    }

    fn has_name(&self, name: &str) -> bool {
        let tokens = tokenize(name);
        let long = || tokens.iter().filter(|token| token.key.len() > 3);
        // `Kestrel` of `Kestrel Logistics Daventry` tells it, and where it is does not.
        let telling =
            |token: &&Token<'_>| !words::is_common(&token.key) && !gazetteer::is_place(&token.key);
        let has = |token: &Token<'_>| self.facts.phrase(token.text) != Said::No;
        // `First` of `First Harbour Inn, then` may only begin the sentence.
        let rest = name
            .split_once(' ')
            .filter(|(first, _)| words::is_common(&first.to_lowercase()));
        name.len() < 4
            // `San Seb` is kept in full.
            || self.folded.contains(&name.to_lowercase())
            || rest.is_some_and(|(_, rest)| self.to_the_letter(rest))
            || self.facts.phrase(name) != Said::No
            || long().filter(telling).any(has)
            || (long().next().is_some() && !long().any(|token| telling(&token)) && long().all(has))
    }

    /// Whether a word of this is kept.
    fn has_part_of(&self, text: &str) -> bool {
        tokenize(text)
            .iter()
            .any(|token| self.to_the_letter(token.text) || self.facts.word(&token.key) == Said::Yes)
    }

    fn has_degree(&self, token: &Token<'_>, forms: &[&str]) -> bool {
        forms
            .iter()
            .any(|form| self.facts.phrase(form) == Said::Yes)
            || self.has_part_of(token.text)
    }
}

/// `2y`, `3yrs`.
fn is_years(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < text.len() && is_among!("y yr yrs", unit)
}

/// A number and its unit with a space between them: `1500 m` of `1500m`.
fn spaced(text: &str) -> Option<String> {
    let unit = text.find(char::is_alphabetic)?;
    let (number, unit) = text.split_at(unit);
    let digits = number.ends_with(|c: char| c.is_ascii_digit());
    digits.then(|| format!("{number} {unit}"))
}

/// Each of them once.
fn unique(found: Vec<Violation>) -> Vec<Violation> {
    let mut unique: Vec<Violation> = Vec::with_capacity(found.len());
    for fact in found {
        if !unique.contains(&fact) {
            unique.push(fact);
        }
    }
    unique
}

/// Whether these words or digits stand in a text by themselves, and not within others.
fn stands_in(text: &str, words: &str) -> bool {
    let mut found = text.match_indices(words);
    !words.is_empty()
        && found.any(|(at, _)| {
            let goes_on = |text: &str| text.starts_with(char::is_alphanumeric);
            let (before, after) = (&text[..at], &text[at + words.len()..]);
            let point = ['.', ','];
            !before
                .trim_end_matches(point)
                .ends_with(char::is_alphanumeric)
                && !goes_on(after.trim_start_matches(point))
        })
}

/// The words that name a degree, with the other forms of it.
fn degrees<'s>(
    section: SectionKind,
    said: &'s Passage<'_>,
) -> Vec<(&'s Token<'s>, &'static [&'static str])> {
    // Whoever tells of a project at college tells of their studies elsewhere.
    if section == SectionKind::Projects {
        return Vec::new();
    }
    let named = |(at, token): (usize, &'s Token<'s>)| {
        // `Associate degree` is kept as `Associate`, and `recognition of my degree` is of one that has a name.
        let has_name =
            |other: &Token<'_>| other.key != "degree" && titles::degree_forms(&other.key).is_some();
        let general = token.key == "degree" && said.tokens.iter().any(has_name);
        // Elsewhere `MA` is a state, and `MS` a firm.
        let initials =
            section == SectionKind::Education && token.text.chars().all(char::is_uppercase);
        // An apprenticeship is told by its place and title as well.
        // `Teach GCSE students`: theirs.
        let anothers = said
            .words
            .get(at + 1)
            .is_some_and(|next| is_person(&next.stem) && said.gap_after(at) == " ");
        if general
            || anothers
            || said.words[at].negated
            || (token.key.len() < 3 && !initials)
            || token.key.starts_with("apprentice")
            || matches!(token.key.as_str(), "cert" | "certificate")
        {
            return None;
        }
        Some((token, titles::degree_forms(&token.key)?))
    };
    said.tokens.iter().enumerate().filter_map(named).collect()
}

#[cfg(test)]
#[path = "lost_tests.rs"]
mod tests;
