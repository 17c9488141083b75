//! LISTEN: wakes the pump when jobs are enqueued. A burst leaves one wake-up; a lost connection leaves one too.

use std::{sync::Arc, time::Duration};

use penstock_shared::db::{
    jobs::JOBS_CHANNEL,
    pool::{STATEMENT_TIMEOUT, limited},
};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// Pause between attempts to listen again; the pump polls meanwhile.
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);

pub(super) async fn run(options: PgConnectOptions, wake: Arc<Notify>, stop: CancellationToken) {
    // One connection of its own, held for the worker's life.
    let options = limited(options, STATEMENT_TIMEOUT);
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_lazy_with(options);
    let listening = async {
        loop {
            if let Err(error) = listen(&pool, &wake).await {
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

async fn listen(pool: &PgPool, wake: &Notify) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(JOBS_CHANNEL).await?;
    wake.notify_one(); // what came before
    while listener.try_recv().await?.is_some() {
        // Notify keeps at most one wake-up: however many notifications, the pump claims once.
        wake.notify_one();
    }
    wake.notify_one(); // what came while the connection was lost
    Ok(())
}
