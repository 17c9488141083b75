//! JSON Resume 1.0.0, strictly: types per section, the gate into them, and the schema for models.
//!
//! [`SectionContent::parse`] is the only way in for content from outside: it checks a value
//! against the field tables of `fields` and reports every problem with its path. [`json_schema`]
//! is made from the same tables, so the fields a model is asked for are the fields accepted.
//!
//! Facts about the format: <https://github.com/jsonresume/resume-schema/blob/v1.0.0/schema.json>.
//! Penstock is stricter: keys are closed, absent things are left out, and dates are real days.

mod check;
mod content;
mod date;
mod entries;
mod fields;
mod formats;
mod model_schema;
mod problem;

pub use content::SectionContent;
pub use date::{IsoDate, IsoDateError};
pub use entries::{
    AwardEntry, Basics, CertificateEntry, EducationEntry, InterestEntry, LanguageEntry, Location,
    Profile, ProjectEntry, PublicationEntry, ReferenceEntry, SkillEntry, VolunteerEntry, WorkEntry,
};
pub use model_schema::{drop_nulls, json_schema};
pub use problem::{MAX_PROBLEMS, SchemaProblem};
