//! The offline composer: turns rough English into a résumé section by rules, adding nothing.

mod clean;
mod contacts;
mod delimited;
mod delimited_parts;
mod duty_lists;
mod education;
mod employer_names;
mod entry;
mod filler;
mod first_person;
mod form_entries;
mod form_labels;
mod form_lines;
mod form_values;
mod forms;
mod header;
mod header_parts;
mod header_reader;
mod headings;
mod interests;
pub(crate) mod known_employers;
mod language_levels;
mod languages;
mod lists;
mod model;
mod opening;
mod person_jobs;
mod person_labels;
mod person_names;
mod person_place;
mod person_stated;
mod phrase;
mod place_names;
mod profile;
mod project_names;
mod projects;
mod publications;
mod publications_told;
mod questions;
mod record_fields;
mod record_series;
mod record_status;
mod records;
mod references;
mod remarks;
mod role_asides;
mod role_bodies;
mod role_derived;
mod role_employer;
mod role_ending;
mod role_entry;
mod role_labels;
mod role_leads;
mod role_names;
mod role_office;
mod role_sentence;
mod role_series;
mod role_text;
mod role_wording;
mod roles;
mod rough;
mod short_years;
mod skill_denials;
mod skill_groups;
mod skill_levels;
mod skill_names;
mod skills;
mod study;
mod study_degree;
mod study_notes;
mod study_record;
mod study_school;
mod study_score;
mod study_subjects;
mod study_words;
mod summary;
mod tense;
mod word_order;

use serde_json::{Map, Value};

use crate::english::taken_back;
use penstock_shared::domain::SectionKind;

use headings::Heading;

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
/// Every fact of the section stands in `source`, and every statement of `source` in the section, but for filler, for remarks to
/// the reader, for why a job was left, how long it lasted where dates say so and what is sought next, for skills and hobbies that somebody says they have not, and for what stands under another section's heading.
/// Fails with a question for the user when the text lacks what such a section cannot be without.
pub fn compose(section: SectionKind, source: &str) -> Result<Value, ComposeError> {
    let text = readable(section, source);
    let value = match section {
        SectionKind::Basics => profile::basics(&text)?,
        SectionKind::Summary => summary::summary(&text)?,
        _ => Value::Array(match forms::entries(section, &text) {
            Some(entries) => entries,
            None => entries(section, &text)?,
        }),
    };
    let key = section.top_level_key().to_owned();
    Ok(Value::Object(Map::from_iter([(key, value)])))
}

/// The entries of a section that is told in words, not in a form.
fn entries(section: SectionKind, text: &str) -> Result<Vec<Value>, ComposeError> {
    match section {
        SectionKind::Basics | SectionKind::Summary => Ok(Vec::new()),
        SectionKind::Work => roles::work(text),
        SectionKind::Volunteer => roles::volunteer(text),
        SectionKind::Education => education::education(text),
        SectionKind::Awards => records::awards(text),
        SectionKind::Certificates => records::certificates(text),
        SectionKind::Publications => publications::publications(text),
        SectionKind::Skills => skills::skills(text),
        SectionKind::Languages => languages::languages(text),
        SectionKind::Interests => interests::interests(text),
        SectionKind::References => references::references(text),
        SectionKind::Projects => projects::projects(text),
    }
}

/// The source as its section is read. What others wrote, and what was published, stays as typed.
fn readable(section: SectionKind, source: &str) -> String {
    let text = taken_back::without(&clean::normalise(source));
    let own: &[Heading] = match section {
        SectionKind::References | SectionKind::Publications => return text,
        SectionKind::Work => &[Heading::Work],
        SectionKind::Volunteer => &[Heading::Volunteer],
        SectionKind::Education => &[Heading::Education],
        SectionKind::Skills => &[Heading::Skills],
        _ => &[],
    };
    let text = rough::straightened(&text);
    if own.is_empty() {
        text
    } else {
        headings::under_own_heading(&text, own)
    }
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;

#[cfg(test)]
mod rough_tests;
