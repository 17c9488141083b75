//! The state of the whole queue: whether it is paused.

use sqlx::PgExecutor;
use time::OffsetDateTime;

use crate::domain::QUEUE;

/// Pauses or resumes the queue for the whole fleet; returns since when it is paused. Running jobs go on.
pub async fn set_paused(
    executor: impl PgExecutor<'_>,
    paused: Paused,
) -> Result<Option<OffsetDateTime>, sqlx::Error> {
    let (since, _): (Option<OffsetDateTime>, Option<String>) =
        sqlx::query_as(include_str!("sql/pause_queue.sql"))
            .bind(QUEUE)
            .bind(paused == Paused::Yes)
            .fetch_one(executor)
            .await?;
    Ok(since)
}

/// Whether the queue is to stand still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paused {
    /// No worker claims.
    Yes,
    /// Claims go on.
    No,
}
