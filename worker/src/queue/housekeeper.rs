//! The housekeeper: removes what is finished, so that the queue stays small however much has gone through it.

use std::time::Duration;

use penstock_shared::db::housekeeping::{delete_finished_jobs, forget_the_past};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

/// The longest time between two rounds. Workers that started together drift apart: each waits up to this long, at random.
const INTERVAL: Duration = Duration::from_secs(30);

pub(super) async fn run(pool: PgPool, retention: Duration, stop: CancellationToken) {
    loop {
        // A short retention wants short rounds.
        let pause = INTERVAL.min(retention).mul_f64(fastrand::f64());
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause.max(Duration::from_millis(100))) => {}
        }
        let round = async {
            let deleted = delete_finished_jobs(&pool, retention).await?;
            forget_the_past(&pool).await?;
            Ok::<u64, sqlx::Error>(deleted)
        };
        match round.await {
            Ok(0) => {}
            Ok(jobs) => tracing::debug!(jobs, "removed finished jobs"),
            Err(error) => tracing::warn!(%error, "housekeeping failed"),
        }
    }
}
