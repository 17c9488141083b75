//! What travels through the queue: a versioned job whose payload is ids, never text.

use serde::{Deserialize, Serialize};

use super::SectionId;

/// The queue's name. Constant: apalis's default, the type's path, would orphan queued jobs at a rename.
pub const QUEUE: &str = "penstock.sections";

/// A job as it is stored in `apalis.jobs.job`. A new kind of job is a new variant; a changed payload a new name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Turn the section's raw text into a JSON Resume section.
    GenerateSection {
        /// The section to generate.
        section_id: SectionId,
    },
}

impl Job {
    /// The bytes stored in the queue.
    pub fn encode(self) -> Vec<u8> {
        serde_json::to_vec(&self).expect("ids and a tag always serialize")
    }

    /// Reads a stored payload. The error says what is wrong with it and holds nothing of its content.
    pub fn decode(payload: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(payload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_survives_the_queue_and_holds_ids_only() {
        let section_id = SectionId::new();
        let bytes = Job::GenerateSection { section_id }.encode();
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            format!(r#"{{"job":"generate_section","section_id":"{section_id}"}}"#)
        );
        assert_eq!(
            Job::decode(&bytes).unwrap(),
            Job::GenerateSection { section_id }
        );
        assert!(Job::decode(b"\xff\x00").is_err());
        assert!(Job::decode(br#"{"job":"unknown"}"#).is_err());
    }
}
