//! The state of the whole queue: whether it is paused, and what is in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgExecutor, types::Json};
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
    /// As it is now.
    #[serde(flatten)]
    pub depth: QueueDepth,
    /// As it went.
    #[serde(flatten)]
    pub history: QueueHistory,
}

/// What is in the queue now, and who works on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueueDepth {
    /// Since when it is paused, if it is (RFC 3339).
    pub paused_since: Option<String>,
    /// Sections in `pending`: waiting, now or for a retry.
    pub pending: i64,
    /// Those that any free worker may take.
    pub waiting: i64,
    /// How long the longest of these has waited, in milliseconds.
    pub oldest_wait_ms: i64,
    /// Those whose next attempt is not due yet.
    pub waiting_for_retry: i64,
    /// When the next of these is due, in milliseconds from now.
    pub next_retry_in_ms: Option<i64>,
    /// Sections in `processing`: workers hold them.
    pub running: i64,
    /// The fleet.
    pub workers: Vec<WorkerStats>,
}

/// What was finished lately. Counts of the finished cover the last hour: their cost is then bounded by the throughput.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueueHistory {
    /// Sections completed in the last minute.
    pub completed_last_minute: i64,
    /// The same, per second.
    pub completed_per_second: f64,
    /// Sections completed in the last hour.
    pub completed_last_hour: i64,
    /// Sections failed in the last hour, cancelled ones included.
    pub failed_last_hour: i64,
    /// The failed ones by code.
    pub failures_last_hour: BTreeMap<String, i64>,
}

/// A worker as it last said of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkerStats {
    /// Its id: one per start.
    pub worker: String,
    /// Whether its lease holds.
    pub alive: bool,
    /// Sections it runs.
    pub running: i64,
    /// Sections it may run at once.
    pub concurrency: i64,
    /// The part of its slots that is taken, from 0 to 1.
    pub load: f64,
    /// Milliseconds since its last heartbeat.
    pub heartbeat_age_ms: i64,
    /// Milliseconds until its lease ends, unless it sends a heartbeat; 0 when it has ended.
    pub lease_left_ms: i64,
    /// Milliseconds since its start.
    pub uptime_ms: i64,
}

/// Reads the state of the queue and what was finished lately.
pub async fn stats(connection: &mut PgConnection) -> Result<QueueStats, sqlx::Error> {
    let depth = depth(&mut *connection).await?;
    let Json(history) = sqlx::query_scalar(include_str!("sql/queue_history.sql"))
        .fetch_one(connection)
        .await?;
    Ok(QueueStats { depth, history })
}

/// Reads the state of the queue alone: cheap, whatever was finished.
pub async fn depth(executor: impl PgExecutor<'_>) -> Result<QueueDepth, sqlx::Error> {
    let Json(depth) = sqlx::query_scalar(include_str!("sql/queue_depth.sql"))
        .bind(QUEUE)
        .fetch_one(executor)
        .await?;
    Ok(depth)
}
