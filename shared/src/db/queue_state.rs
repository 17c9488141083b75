//! The state of the whole queue: whether it is paused, and what is in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{PgExecutor, types::Json};
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

/// The queue as an operator wants to see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueueStats {
    /// Since when it is paused, if it is (RFC 3339).
    pub paused_since: Option<String>,
    /// Jobs that any free worker may take.
    pub waiting: i64,
    /// Jobs whose next attempt is not due yet.
    pub waiting_for_retry: i64,
    /// How long the longest of the due jobs has waited, in milliseconds.
    pub oldest_wait_ms: i64,
    /// Jobs that workers hold.
    pub running: i64,
    /// Sections completed in the last hour.
    pub completed_last_hour: i64,
    /// Sections failed in the last hour.
    pub failed_last_hour: i64,
    /// The failed ones by code.
    pub failures_last_hour: BTreeMap<String, i64>,
    /// The fleet.
    pub workers: Vec<WorkerStats>,
}

/// A worker as it last said of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkerStats {
    /// Its id: one per start.
    pub worker: String,
    /// Jobs it runs.
    pub running: i64,
    /// Jobs it may run at once.
    pub concurrency: i64,
    /// Milliseconds since its last heartbeat.
    pub heartbeat_age_ms: i64,
    /// Whether its lease holds.
    pub alive: bool,
}

/// Reads the state of the queue.
pub async fn stats(executor: impl PgExecutor<'_>) -> Result<QueueStats, sqlx::Error> {
    let Json(stats) = sqlx::query_scalar(include_str!("sql/queue_stats.sql"))
        .bind(QUEUE)
        .fetch_one(executor)
        .await?;
    Ok(stats)
}
