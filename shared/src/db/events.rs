//! Section events as they are announced: ids of sections whose status changed, on one channel.

use uuid::Uuid;

use crate::domain::SectionId;

/// The channel on which each change of a section's status is announced, at its commit.
pub const SECTIONS_CHANNEL: &str = "penstock_sections";

/// Reads a notification's payload; what is not an id is left out.
pub fn announced(payload: &str) -> impl Iterator<Item = SectionId> {
    payload
        .split(',')
        .filter_map(|id| Uuid::try_parse(id).ok())
        .map(SectionId::from)
}
