//! The domain: ids, states, section kinds, JSON Resume types, jobs. No I/O, no async, nothing of ours imported.

mod completeness;
mod failure;
mod ids;
mod job;
pub mod json_resume;
mod raw_input;
mod resume;
mod section_kind;
mod status;
mod visible;

pub use completeness::{Completeness, RECOMMENDED_SECTIONS};
pub use failure::FailureCode;
pub use ids::{InvalidId, ResumeId, SectionId, UserId, WorkerId};
pub use job::{Job, QUEUE};
pub use json_resume::{SchemaProblem, SectionContent};
pub use raw_input::{InvalidRawInput, MAX_RAW_INPUT_CHARS, RawInput};
pub use resume::{JsonResume, assemble};
pub use section_kind::{SectionKind, UnknownSection};
pub use status::{SectionStatus, UnknownStatus};
pub use visible::{is_blank, is_invisible, is_line_break};
