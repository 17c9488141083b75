//! A steady load for a while, with workers that come and go: how long people wait, and whether the queue's tables stay small.

use std::time::Duration;

use penstock_shared::db::queue_state::{self, Paused};
use serde::Serialize;
use sqlx::PgConnection;

use super::{load::Load, phases::Bench};
use penstock_worker::config::WorkerArgs;

/// 200 sections a second.
const SUBMISSION_INTERVAL: Duration = Duration::from_millis(5);

/// Time between restarts: of one worker, then of the other.
const RESTART_INTERVAL: Duration = Duration::from_secs(20);

/// How long finished jobs are kept meanwhile: short beside the load's length, so that a queue that does not stay small shows.
const RETENTION_MS: u64 = 60_000;

/// What the load came to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Steady {
    seconds: u64,
    submitted: usize,
    restarts: usize,
    pub(super) completed: i64,
    /// From the submission's transaction to the one that completed it.
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) max_ms: f64,
    /// The queue's table and its indexes, sampled from the end of the first retention time on.
    pub(super) jobs_bytes: Vec<i64>,
}

/// Runs the load.
pub(super) async fn run(
    bench: &mut Bench<'_>,
    load: &Load,
    seconds: u64,
) -> anyhow::Result<Steady> {
    let began: String = sqlx::query_scalar("SELECT now()::text")
        .fetch_one(&mut bench.connection)
        .await?;
    sqlx::raw_sql("DELETE FROM apalis.jobs")
        .execute(&mut bench.connection)
        .await?;
    sqlx::raw_sql("VACUUM FULL ANALYZE apalis.jobs")
        .execute(&mut bench.connection)
        .await?;
    queue_state::set_paused(&mut bench.connection, Paused::No).await?;
    let settings = WorkerArgs {
        job_retention_ms: RETENTION_MS,
        ..bench.args.worker.clone()
    };
    let mut fleet = bench
        .start_with(2, &settings, Duration::ZERO, false)
        .await?;
    let mut connection = bench.ground.connect().await?;
    let lasting = Duration::from_secs(seconds);
    let submitting = load.steady(&mut connection, SUBMISSION_INTERVAL, lasting);
    tokio::pin!(submitting);
    let mut restarts = 0;
    let mut jobs_bytes = Vec::new();
    let submitted = loop {
        tokio::select! {
            submitted = &mut submitting => break submitted?,
            () = tokio::time::sleep(RESTART_INTERVAL) => {
                fleet.remove(0).stop().await?;
                fleet.push(bench.spawn(&settings, Duration::ZERO, false)?);
                restarts += 1;
                // Two retention times: by then the housekeeping has found its pace.
                if RESTART_INTERVAL * restarts > Duration::from_millis(2 * RETENTION_MS) {
                    jobs_bytes.push(queue_bytes(&mut bench.connection).await?);
                }
            }
        }
    };
    bench.emptied().await?;
    queue_state::set_paused(&mut bench.connection, Paused::Yes).await?;
    for worker in fleet {
        worker.stop().await?;
    }
    let (completed, p50_ms, p99_ms, max_ms) = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE status = 'completed'), \
         coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), 0), \
         coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY ms), 0), coalesce(max(ms), 0) \
         FROM (SELECT status, (extract(epoch FROM finished_at - created_at) * 1000)::float8 AS ms \
               FROM resume_sections WHERE created_at >= $1::text::timestamptz) sections",
    )
    .bind(began)
    .fetch_one(&mut bench.connection)
    .await?;
    Ok(Steady {
        seconds,
        submitted,
        restarts: usize::try_from(restarts)?,
        completed,
        p50_ms,
        p99_ms,
        max_ms,
        jobs_bytes,
    })
}

async fn queue_bytes(connection: &mut PgConnection) -> anyhow::Result<i64> {
    Ok(
        sqlx::query_scalar("SELECT pg_total_relation_size('apalis.jobs')")
            .fetch_one(connection)
            .await?,
    )
}
