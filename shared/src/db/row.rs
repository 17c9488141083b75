//! Decoding what the database holds into the domain's closed sets, and durations as it takes them.

use std::time::Duration;

use sqlx::Error;

use crate::domain::{SectionKind, SectionStatus};

/// The enum of a column; a value this program does not know means that the schema is newer than the program.
pub(super) fn kind(text: &str) -> Result<SectionKind, Error> {
    SectionKind::parse(text).map_err(|error| Error::Decode(error.into()))
}

/// As [`kind`], for a status.
pub(super) fn status(text: &str) -> Result<SectionStatus, Error> {
    SectionStatus::parse(text).map_err(|error| Error::Decode(error.into()))
}

/// A duration as statements take it.
pub(super) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
