//! LISTEN: wakes the pump when jobs are enqueued, and ends what is cancelled. A burst leaves one wake-up; a lost connection
//! leaves one too.

use std::{sync::Arc, time::Duration};

use penstock_shared::db::{
    jobs::{CANCELLED_CHANNEL, JOBS_CHANNEL},
    pool::{listen, next_notification},
};
use sqlx::postgres::PgConnectOptions;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::held::HeldJobs;

/// Pause between attempts to listen again; the pump polls meanwhile.
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);

pub(super) async fn run(
    options: PgConnectOptions,
    wake: Arc<Notify>,
    held: Arc<HeldJobs>,
    stop: CancellationToken,
) {
    let listening = async {
        loop {
            if let Err(error) = hear(&options, &wake, &held).await {
                tracing::warn!(%error, "notifications lost; polling until they are back");
            }
            tokio::time::sleep(RECONNECT_PAUSE).await;
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = listening => {}
    }
}

async fn hear(
    options: &PgConnectOptions,
    wake: &Notify,
    held: &HeldJobs,
) -> Result<(), sqlx::Error> {
    let mut listener = listen(options, [JOBS_CHANNEL, CANCELLED_CHANNEL]).await?;
    wake.notify_one(); // what came before
    while let Some(notification) = next_notification(&mut listener).await? {
        if notification.channel() == CANCELLED_CHANNEL {
            held.cancel(notification.payload());
        } else {
            // Notify keeps at most one wake-up: however many notifications, the pump claims once.
            wake.notify_one();
        }
    }
    wake.notify_one(); // what came while the connection was lost
    Ok(())
}
