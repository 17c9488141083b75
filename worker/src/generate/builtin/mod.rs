//! The offline composer: turns rough English into a résumé section by rules, adding nothing.

mod clean;
mod contacts;
mod delimited;
mod education;
mod entry;
mod header;
mod lists;
mod model;
mod phrase;
mod profile;
mod projects;
mod questions;
mod records;
mod role_ending;
mod role_names;
mod role_sentence;
mod roles;
mod study;
mod summary;
mod tense;

use serde_json::{Map, Value};

use penstock_shared::domain::SectionKind;

pub use model::Builtin;
pub use questions::questions;

/// Why no section could be composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The text lacks what the section cannot be without; nothing is guessed.
    #[error("the text does not say the {field}; ask the user: {question}")]
    MissingFact {
        /// The JSON Resume field that is missing.
        field: &'static str,
        /// A question to the user that would bring it.
        question: &'static str,
    },
}

impl ComposeError {
    fn missing(field: &'static str, question: &'static str) -> Self {
        Self::MissingFact { field, question }
    }
}

/// Writes one section from the user's own words: an object with one top-level JSON Resume key.
///
/// Every fact of the section stands in `source`, and every statement of `source` in the section.
/// Fails with a question for the user when the text lacks what such a section cannot be without.
pub fn compose(section: SectionKind, source: &str) -> Result<Value, ComposeError> {
    let text = clean::normalise(source);
    let (key, value) = match section {
        SectionKind::Basics => ("basics", profile::basics(&text)?),
        SectionKind::Summary => ("basics", summary::summary(&text)?),
        SectionKind::Work => ("work", Value::Array(roles::work(&text)?)),
        SectionKind::Volunteer => ("volunteer", Value::Array(roles::volunteer(&text)?)),
        SectionKind::Education => ("education", Value::Array(education::education(&text)?)),
        SectionKind::Awards => ("awards", Value::Array(records::awards(&text)?)),
        SectionKind::Certificates => ("certificates", Value::Array(records::certificates(&text)?)),
        SectionKind::Publications => ("publications", Value::Array(records::publications(&text)?)),
        SectionKind::Skills => ("skills", Value::Array(lists::skills(&text)?)),
        SectionKind::Languages => ("languages", Value::Array(lists::languages(&text)?)),
        SectionKind::Interests => ("interests", Value::Array(lists::interests(&text)?)),
        SectionKind::References => ("references", Value::Array(records::references(&text)?)),
        SectionKind::Projects => ("projects", Value::Array(projects::projects(&text)?)),
    };
    Ok(Value::Object(Map::from_iter([(key.to_owned(), value)])))
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;
