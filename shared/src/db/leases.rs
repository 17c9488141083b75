//! Workers' leases: moved on by heartbeats, ended when a worker leaves.

use std::time::Duration;

use sqlx::PgExecutor;

use super::row::milliseconds;
use crate::domain::{QUEUE, WorkerId};

/// What a worker tells the fleet with each heartbeat.
#[derive(Debug, Clone, Copy)]
pub struct Heartbeat {
    /// Who.
    pub worker: WorkerId,
    /// How long its jobs stay its own from now on.
    pub lease: Duration,
    /// The gap between two heartbeats after which it counts as steady anew.
    pub gap: Duration,
    /// How many jobs it may run at once.
    pub concurrency: usize,
    /// How many it runs.
    pub running: usize,
}

/// Moves a worker's lease on, registering it where needed.
pub async fn heartbeat(
    executor: impl PgExecutor<'_>,
    heartbeat: Heartbeat,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("sql/heartbeat.sql"))
        .bind(heartbeat.worker.to_string())
        .bind(QUEUE)
        .bind(milliseconds(heartbeat.lease))
        .bind(i32::try_from(heartbeat.concurrency).unwrap_or(i32::MAX))
        .bind(i32::try_from(heartbeat.running).unwrap_or(i32::MAX))
        .bind(milliseconds(heartbeat.gap))
        .execute(executor)
        .await?;
    Ok(())
}

/// Ends a leaving worker's lease, so that whatever it still held is rescued without waiting.
pub async fn end_lease(executor: impl PgExecutor<'_>, worker: WorkerId) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("sql/end_lease.sql"))
        .bind(worker.to_string())
        .execute(executor)
        .await?;
    Ok(())
}
