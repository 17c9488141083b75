//! Keeping the queue small: what is finished goes after a while, in batches.

use std::time::Duration;

use sqlx::PgPool;

use super::{pool::bounded, row::milliseconds};
use crate::domain::QUEUE;

/// Rows removed by one statement: some milliseconds of work.
const BATCH: i64 = 1_000;

/// Removes jobs that have been finished for `retention`, batch by batch; returns how many.
pub async fn delete_finished_jobs(pool: &PgPool, retention: Duration) -> Result<u64, sqlx::Error> {
    let retention_ms = milliseconds(retention);
    let mut deleted = 0;
    loop {
        let batch = bounded(pool, async |connection| {
            sqlx::query(include_str!("sql/delete_finished_jobs.sql"))
                .bind(QUEUE)
                .bind(retention_ms)
                .bind(BATCH)
                .execute(connection)
                .await
        })
        .await?
        .rows_affected();
        deleted += batch;
        if batch < BATCH.unsigned_abs() {
            return Ok(deleted);
        }
    }
}

/// Forgets workers that ended long ago, and idempotency keys past their day.
pub async fn forget_the_past(pool: &PgPool) -> Result<(), sqlx::Error> {
    bounded(pool, async |connection| {
        sqlx::query(include_str!("sql/forget_old_workers.sql"))
            .bind(QUEUE)
            .execute(&mut *connection)
            .await?;
        sqlx::query(include_str!("sql/forget_idempotency_keys.sql"))
            .execute(connection)
            .await
    })
    .await?;
    Ok(())
}
