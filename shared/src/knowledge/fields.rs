//! Reads typed fields out of front matter, and reports every field that is missing, wrong or
//! unknown.

use std::{
    ops::{Range, RangeInclusive},
    rc::Rc,
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    content::{Bounds, Choice, SECTIONS, section_named},
    format::{Lines, Report},
};
use crate::domain::SectionKind;

/// A table of front matter from which fields are taken one by one.
///
/// A field that is missing or wrong is reported and read as an empty value, so that reading goes on
/// and finds the rest;
/// a knowledge base with a report against it is never used.
pub(super) struct Fields<'r, 'd> {
    report: &'r Report<'r>,
    lines: Rc<Lines>,
    table: DeTable<'d>,
    /// Where this table stands, for example `verbs[3].`; empty for the outermost.
    prefix: String,
    line: usize,
    asked: Vec<&'static str>,
}

/// A value and the line on which it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub value: T,
    pub line: usize,
}

impl<'r, 'd> Fields<'r, 'd> {
    /// The fields of a text whose first line has this number in its file.
    pub fn new(report: &'r Report<'r>, text: &str, first_line: usize, table: DeTable<'d>) -> Self {
        Self {
            report,
            lines: Rc::new(Lines::new(text, first_line)),
            table,
            prefix: String::new(),
            line: first_line,
            asked: Vec::new(),
        }
    }

    /// Text that is not blank.
    pub fn text(&mut self, name: &'static str) -> String {
        self.placed_text(name).value
    }

    /// Text that is not blank, with its line.
    pub fn placed_text(&mut self, name: &'static str) -> Placed<String> {
        let Some((line, value)) = self.required(name) else {
            return Placed {
                value: String::new(),
                line: self.line,
            };
        };
        Placed {
            value: self.as_text(name, line, &value),
            line,
        }
    }

    /// Text that may be left out, with its line.
    pub fn optional_text(&mut self, name: &'static str) -> Option<Placed<String>> {
        let (line, value) = self.take(name)?;
        let value = self.as_text(name, line, &value);
        Some(Placed { value, line })
    }

    /// A list of texts that may be left out, each with its line.
    pub fn optional_texts(&mut self, name: &'static str) -> Vec<Placed<String>> {
        let taken = self.take(name);
        taken.map_or_else(Vec::new, |(line, value)| self.as_texts(name, line, value))
    }

    /// A list of at least `least` texts.
    pub fn texts(&mut self, name: &'static str, least: usize) -> Vec<String> {
        self.placed_texts(name, least)
            .into_iter()
            .map(|placed| placed.value)
            .collect()
    }

    /// A list of at least `least` texts, each with its line. The same text twice is a problem.
    pub fn placed_texts(&mut self, name: &'static str, least: usize) -> Vec<Placed<String>> {
        let Some((line, value)) = self.required(name) else {
            return Vec::new();
        };
        let texts = self.as_texts(name, line, value);
        if texts.len() < least {
            let found = texts.len();
            self.problem(
                line,
                name,
                format!("has {found} entries; give at least {least}"),
            );
        }
        texts
    }

    /// One of a closed set of words.
    pub fn choice<C: Choice>(&mut self, name: &'static str) -> C {
        let first = C::ALL[0].1;
        let Some((line, value)) = self.required(name) else {
            return first;
        };
        let word = self.as_text(name, line, &value);
        if let Some((_, choice)) = C::ALL.iter().find(|(known, _)| *known == word) {
            return *choice;
        }
        if !word.is_empty() {
            let known: Vec<_> = C::ALL.iter().map(|(known, _)| *known).collect();
            self.problem(
                line,
                name,
                format!("`{word}` is not known; use one of: {}", known.join(", ")),
            );
        }
        first
    }

    /// Section names without repetition.
    pub fn sections(&mut self, name: &'static str) -> Vec<SectionKind> {
        let texts = self.placed_texts(name, 1);
        texts
            .iter()
            .filter_map(|text| self.as_section(name, text.line, &text.value))
            .collect()
    }

    /// One section name.
    pub fn section(&mut self, name: &'static str) -> Option<SectionKind> {
        let text = self.placed_text(name);
        if text.value.is_empty() {
            None
        } else {
            self.as_section(name, text.line, &text.value)
        }
    }

    /// A whole number within a range.
    pub fn number(&mut self, name: &'static str, range: RangeInclusive<u16>) -> u16 {
        let least = *range.start();
        let Some((line, value)) = self.required(name) else {
            return least;
        };
        if let DeValue::Integer(integer) = &value
            && let Ok(number) = integer.to_string().parse::<u16>()
            && range.contains(&number)
        {
            return number;
        }
        self.problem(
            line,
            name,
            format!(
                "must be a whole number from {least} to {}, without quotes",
                range.end()
            ),
        );
        least
    }

    /// `true` or `false`; `false` when left out.
    pub fn flag(&mut self, name: &'static str) -> bool {
        match self.take(name) {
            None | Some((_, DeValue::Boolean(false))) => false,
            Some((_, DeValue::Boolean(true))) => true,
            Some((line, _)) => {
                self.problem(line, name, "must be true or false, without quotes");
                false
            }
        }
    }

    /// A table `{ min = 3, max = 5 }`.
    pub fn bounds(&mut self, name: &'static str) -> Bounds {
        let Some(mut table) = self.table(name) else {
            return Bounds { min: 0, max: 0 };
        };
        let bounds = Bounds {
            min: table.number("min", 0..=500),
            max: table.number("max", 1..=500),
        };
        let line = table.line;
        table.finish();
        if bounds.min > bounds.max {
            self.problem(line, name, "min is greater than max; swap them");
        }
        bounds
    }

    /// A table inside this one.
    pub fn table(&mut self, name: &'static str) -> Option<Fields<'r, 'd>> {
        let (line, value) = self.required(name)?;
        if let DeValue::Table(table) = value {
            Some(self.inner(format!("{}{name}.", self.prefix), line, table))
        } else {
            self.problem(
                line,
                name,
                "must be a table, for example { min = 3, max = 5 }",
            );
            None
        }
    }

    /// A table inside this one that may be left out.
    pub fn optional_table(&mut self, name: &'static str) -> Option<Fields<'r, 'd>> {
        if !self.table.contains_key(name) {
            self.asked.push(name);
            return None;
        }
        self.table(name)
    }

    /// At least `least` tables by names that the writer chose, in the file's order.
    pub fn named_tables(
        &mut self,
        name: &'static str,
        least: usize,
    ) -> Vec<(Placed<String>, Fields<'r, 'd>)> {
        let Some(mut group) = self.table(name) else {
            return Vec::new();
        };
        let entries = group.entries();
        if entries.len() < least {
            let found = entries.len();
            self.problem(
                group.line,
                name,
                format!("has {found} entries; give at least {least}, each as [{name}.its-name]"),
            );
        }
        let mut tables = Vec::new();
        for (key, value) in entries {
            if let DeValue::Table(table) = value {
                let prefix = format!("{}{}.", group.prefix, key.value);
                let inner = group.inner(prefix, key.line, table);
                tables.push((key, inner));
            } else {
                group.problem(
                    key.line,
                    &key.value,
                    format!("must be a table of its own: [{name}.{}]", key.value),
                );
            }
        }
        tables
    }

    /// A list of at least `least` tables.
    pub fn tables(&mut self, name: &'static str, least: usize) -> Vec<Fields<'r, 'd>> {
        let Some((line, value)) = self.required(name) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        let mut entries = 0;
        if let DeValue::Array(array) = value {
            for (at, item) in array.into_iter().enumerate() {
                entries += 1;
                let line = self.line_of(&item.span());
                if let DeValue::Table(table) = item.into_inner() {
                    tables.push(self.inner(
                        format!("{}{name}[{}].", self.prefix, at + 1),
                        line,
                        table,
                    ));
                } else {
                    self.problem(line, name, "each entry must be a table in { }");
                }
            }
        } else {
            self.problem(line, name, "must be a list of tables: [{ … }, { … }]");
        }
        if entries < least {
            self.problem(
                line,
                name,
                format!("has {entries} entries; give at least {least}"),
            );
        }
        tables
    }

    /// The rest of this table as names that the writer chose, each with a list of texts, in the
    /// file's order.
    pub fn named_lists(mut self) -> Vec<(Placed<String>, Vec<String>)> {
        self.entries()
            .into_iter()
            .map(|(key, value)| {
                let texts = self.as_texts(&key.value, key.line, value);
                (key, texts.into_iter().map(|text| text.value).collect())
            })
            .collect()
    }

    /// Takes what is left of this table, in the file's order.
    fn entries(&mut self) -> Vec<(Placed<String>, DeValue<'d>)> {
        let mut entries: Vec<_> = std::mem::take(&mut self.table).into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, value)| {
                let line = self.line_of(&key.span());
                let value = value.into_inner();
                let key = key.into_inner().into_owned();
                (Placed { value: key, line }, value)
            })
            .collect()
    }

    /// Reports a problem with a field of this table.
    pub fn problem(&self, line: usize, name: &str, message: impl Into<String>) {
        self.report
            .add(line, format!("{}{name}", self.prefix), message);
    }

    /// Reports problems as [`Fields::problem`] does, when the table itself has been used up.
    pub fn reporter(&self) -> impl Fn(usize, &str, String) + use<'r> {
        let (report, prefix) = (self.report, self.prefix.clone());
        move |line, name, message| report.add(line, format!("{prefix}{name}"), message)
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            let near = self
                .asked
                .iter()
                .find(|known| strsim::levenshtein(known, name) <= 2);
            let remedy = match near {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("remove it, or use one of: {}", self.asked.join(", ")),
            };
            self.problem(
                self.line_of(&key.span()),
                name,
                format!("is not a field of this file; {remedy}"),
            );
        }
    }

    /// The line on which this table stands.
    pub fn line(&self) -> usize {
        self.line
    }

    fn inner(&self, prefix: String, line: usize, table: DeTable<'d>) -> Fields<'r, 'd> {
        Fields {
            report: self.report,
            lines: Rc::clone(&self.lines),
            table,
            prefix,
            line,
            asked: Vec::new(),
        }
    }

    fn line_of(&self, span: &Range<usize>) -> usize {
        self.lines.of(span.start)
    }

    fn take(&mut self, name: &'static str) -> Option<(usize, DeValue<'d>)> {
        self.asked.push(name);
        let (key, value): (Spanned<_>, Spanned<_>) = self.table.remove_entry(name)?;
        Some((self.line_of(&key.span()), value.into_inner()))
    }

    fn required(&mut self, name: &'static str) -> Option<(usize, DeValue<'d>)> {
        let taken = self.take(name);
        if taken.is_none() {
            self.problem(self.line, name, "is missing; add it");
        }
        taken
    }

    fn as_text(&self, name: &str, line: usize, value: &DeValue<'d>) -> String {
        match value {
            DeValue::String(text) if !text.trim().is_empty() => return text.trim().to_owned(),
            DeValue::String(_) => {
                self.problem(line, name, "is empty; write something or remove it");
            }
            _ => self.problem(line, name, "must be text in \"quotes\""),
        }
        String::new()
    }

    fn as_texts(&self, name: &str, line: usize, value: DeValue<'d>) -> Vec<Placed<String>> {
        let DeValue::Array(array) = value else {
            self.problem(line, name, "must be a list of texts: [\"one\", \"two\"]");
            return Vec::new();
        };
        let mut texts: Vec<Placed<String>> = Vec::new();
        for item in array {
            let line = self.line_of(&item.span());
            let text = self.as_text(name, line, item.get_ref());
            if texts
                .iter()
                .any(|known| known.value.eq_ignore_ascii_case(&text))
            {
                self.problem(
                    line,
                    name,
                    format!("`{text}` stands here twice; remove one"),
                );
            } else if !text.is_empty() {
                texts.push(Placed { value: text, line });
            }
        }
        texts
    }

    fn as_section(&self, name: &str, line: usize, text: &str) -> Option<SectionKind> {
        let section = section_named(text);
        if section.is_none() {
            self.problem(line, name, unknown_section(text));
        }
        section
    }
}

/// The message for a name that is no section.
pub(super) fn unknown_section(name: &str) -> String {
    let known: Vec<_> = SECTIONS.iter().map(|section| section.as_str()).collect();
    format!(
        "`{name}` is not a section; use one of: {}",
        known.join(", ")
    )
}
