//! The rescuer: gives the jobs of dead workers back to the fleet.

use std::{sync::Arc, time::Duration};

use penstock_shared::{db::jobs, domain::WorkerId};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

use super::heartbeat::gap;

use crate::metrics::Metrics;

/// Looks for ended leases four times a heartbeat. Whether this worker may judge is decided by the database, in its own
/// time: see `rescue_jobs.sql`.
pub(super) async fn run(
    pool: PgPool,
    worker: WorkerId,
    lease: Duration,
    heartbeat: Duration,
    metrics: Arc<Metrics>,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(heartbeat / 4) => {}
        }
        match jobs::rescue(&pool, worker, lease, gap(heartbeat)).await {
            Ok(0) => {}
            Ok(jobs) => {
                metrics.rescued(jobs);
                tracing::warn!(jobs, "rescued the jobs of dead workers");
            }
            Err(error) => tracing::warn!(%error, "rescue failed"),
        }
    }
}
