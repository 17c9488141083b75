//! What happens to sections, as it is stored and announced: each change of a status is a row, and its section is named on one
//! channel; what a model is writing goes over another and is stored nowhere.

use serde::{Deserialize, Serialize};
use sqlx::{PgExecutor, PgPool, Row, postgres::PgRow};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{pool::bounded, row};
use crate::domain::{SectionId, SectionStatus};

/// The channel on which each change of a section's status is announced, at its commit.
pub const SECTIONS_CHANNEL: &str = "penstock_sections";

/// The channel on which text is shown while a model writes it.
pub const PARTIALS_CHANNEL: &str = "penstock_partials";

/// Bytes of text that one [`Partial`] may hold. Postgres takes payloads of less than 8,000 bytes, and JSON writes a byte as six
/// at worst.
pub const PARTIAL_BYTES: usize = 1_200;

/// Reads a notification's payload; what is not an id is left out.
pub fn announced(payload: &str) -> impl Iterator<Item = SectionId> {
    payload
        .split(',')
        .filter_map(|id| Uuid::try_parse(id).ok())
        .map(SectionId::from)
}

/// A piece of what a model is writing: unchecked, and possibly lost.
#[derive(Clone, Serialize)]
pub struct Partial {
    /// The section it may become.
    pub section_id: SectionId,
    /// The section's attempt, from 1.
    pub attempt: i32,
    /// The attempt's call to the model, from 1: each writes the section anew.
    pub call: i32,
    /// How many characters (code points) of the call's text came before.
    pub offset: usize,
    /// At most [`PARTIAL_BYTES`].
    pub text: String,
}

/// Shows pieces to whoever listens, in one statement.
pub async fn publish(pool: &PgPool, partials: &[Partial]) -> Result<(), sqlx::Error> {
    let payloads = partials.iter().map(serde_json::to_string);
    let payloads = payloads.collect::<Result<Vec<_>, _>>();
    let payloads = payloads.map_err(|error| sqlx::Error::Encode(error.into()))?;
    bounded(pool, async |connection| {
        sqlx::query(include_str!("sql/publish_partials.sql"))
            .bind(payloads)
            .execute(connection)
            .await
    })
    .await?;
    Ok(())
}

/// The section of a published piece; none when the payload is no such piece.
pub fn section_of(partial: &str) -> Option<SectionId> {
    #[derive(Deserialize)]
    struct Addressed {
        section_id: SectionId,
    }

    let addressed: Addressed = serde_json::from_str(partial).ok()?;
    Some(addressed.section_id)
}

/// A change of a section's status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionEvent {
    /// Later events of a section have higher ids. After a crash of Postgres an id may come again, for another event; with
    /// `created_at` it is one event's alone.
    pub id: i64,
    /// The status it brought.
    pub status: SectionStatus,
    /// The attempt it belongs to; 0 before the first.
    pub attempt: i32,
    /// Why, where something went wrong.
    pub error_code: Option<String>,
    /// When.
    pub created_at: OffsetDateTime,
}

/// What has happened to a section, and how it stands.
#[derive(Debug, Clone)]
pub struct History {
    /// Its status after all of it.
    pub status: SectionStatus,
    /// What happened, in order.
    pub events: Vec<SectionEvent>,
}

/// A section's events after one, or all of them after 0; none when there is no such section.
pub async fn of_section(
    executor: impl PgExecutor<'_>,
    section: SectionId,
    after: i64,
) -> Result<Option<History>, sqlx::Error> {
    let rows = sqlx::query(include_str!("sql/section_events.sql"))
        .bind(section.uuid())
        .bind(after)
        .fetch_all(executor)
        .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let status = row::status(first.try_get("section_status")?)?;
    let events: Result<Vec<_>, _> = rows.iter().filter_map(|r| event(r).transpose()).collect();
    Ok(Some(History {
        status,
        events: events?,
    }))
}

fn event(r: &PgRow) -> Result<Option<SectionEvent>, sqlx::Error> {
    let Some(id) = r.try_get("id")? else {
        return Ok(None);
    };
    Ok(Some(SectionEvent {
        id,
        status: row::status(r.try_get("status")?)?,
        attempt: r.try_get("attempt")?,
        error_code: r.try_get("error_code")?,
        created_at: r.try_get("created_at")?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_piece_fits_a_payload_whatever_it_says() {
        let partial = Partial {
            section_id: SectionId::new(),
            attempt: i32::MAX,
            call: i32::MAX,
            offset: usize::MAX,
            text: "\u{1}".repeat(PARTIAL_BYTES),
        };
        let payload = serde_json::to_string(&partial).unwrap();
        assert!(payload.len() < 8_000, "{}", payload.len());
        assert_eq!(section_of(&payload), Some(partial.section_id));
        assert_eq!(section_of("{}"), None);
    }
}
