//! The rescuer: gives the jobs of dead workers back to the fleet.

use std::time::Duration;

use penstock_shared::db::jobs;
use sqlx::PgPool;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::heartbeat::Pulse;

/// Looks for ended leases four times a heartbeat. It only does so while this worker's own heartbeat has been steady for a
/// whole lease: after an outage of the database, or a suspended machine, every lease looks ended, and the living must
/// have had the time to say that they live.
pub(super) async fn run(
    pool: PgPool,
    pulse: watch::Receiver<Pulse>,
    lease: Duration,
    heartbeat: Duration,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(heartbeat / 4) => {}
        }
        let Pulse {
            last_beat: Some(last_beat),
            steady_since: Some(steady_since),
        } = *pulse.borrow()
        else {
            continue;
        };
        if last_beat.elapsed() >= heartbeat * 2 || steady_since.elapsed() < lease {
            continue;
        }
        match jobs::rescue(&pool).await {
            Ok(0) => {}
            Ok(jobs) => tracing::warn!(jobs, "rescued the jobs of dead workers"),
            Err(error) => tracing::warn!(%error, "rescue failed"),
        }
    }
}
