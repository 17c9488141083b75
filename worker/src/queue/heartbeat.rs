//! Heartbeats: on a thread, a runtime and a connection of their own, so that nothing else the worker does can delay them.

use std::{sync::Arc, thread, time::Duration};

use penstock_shared::{
    db::{
        leases::{self, Heartbeat},
        pool::limited,
    },
    domain::WorkerId,
};
use sqlx::{ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use tokio::{
    sync::{Semaphore, oneshot, watch},
    time::Instant,
};
use tokio_util::sync::CancellationToken;

/// The heartbeat's thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the heartbeat's thread could not be started: the system is out of threads or memory")]
pub struct HeartbeatError(#[from] std::io::Error);

/// What the rest of the process knows of its heartbeat.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pulse {
    /// The last heartbeat that reached the database.
    pub last_beat: Option<Instant>,
}

pub(super) struct HeartbeatSettings {
    pub(super) worker: WorkerId,
    pub(super) options: PgConnectOptions,
    pub(super) interval: Duration,
    pub(super) lease: Duration,
    pub(super) concurrency: usize,
    pub(super) slots: Arc<Semaphore>,
    pub(super) pulse: watch::Sender<Pulse>,
}

/// The gap between a worker's heartbeats that tells of an outage, in which the lease of another may have ended: one has failed, and
/// the next came a pause between two tries later. Others may have shorter leases than this worker, so its own does not matter.
pub(super) fn gap(interval: Duration) -> Duration {
    interval + interval / 4
}

/// A running heartbeat.
pub(super) struct HeartbeatThread {
    stop: CancellationToken,
    stopped: oneshot::Receiver<()>,
}

impl HeartbeatThread {
    /// Completes if the thread ends without being told to.
    pub(super) async fn ended(&mut self) {
        (&mut self.stopped).await.unwrap_or_default();
    }

    /// Ends the heartbeat and the lease, if the database answers.
    pub(super) async fn stop(self) {
        self.stop.cancel();
        // Ended already, or ending now; an error means that the thread is gone.
        if !self.stopped.is_terminated() {
            self.stopped.await.unwrap_or_default();
        }
    }
}

pub(super) fn start(mut settings: HeartbeatSettings) -> Result<HeartbeatThread, HeartbeatError> {
    // A statement that the server still works on when the next heartbeat is due is of no use, and in its way.
    settings.options = limited(settings.options, settings.interval);
    let stop = CancellationToken::new();
    let (done, stopped) = oneshot::channel();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    thread::Builder::new().name("heartbeat".into()).spawn({
        let stop = stop.clone();
        move || {
            runtime.block_on(beat(settings, &stop));
            done.send(()).unwrap_or_default();
        }
    })?;
    Ok(HeartbeatThread { stop, stopped })
}

async fn beat(settings: HeartbeatSettings, stop: &CancellationToken) {
    let mut connection = None;
    loop {
        let begun = Instant::now();
        // A heartbeat that hangs is worth no more than a failed one: its connection is dropped with it.
        let sent =
            tokio::time::timeout(settings.interval, send(&settings, connection.take())).await;
        let pause = match sent {
            Ok(Ok(live)) => {
                connection = Some(live);
                settings.pulse.send_replace(Pulse {
                    last_beat: Some(Instant::now()),
                });
                settings.interval.saturating_sub(begun.elapsed())
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "heartbeat failed");
                settings.interval / 4
            }
            Err(_) => {
                tracing::warn!("heartbeat timed out");
                settings.interval / 4
            }
        };
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(pause) => {}
        }
    }
    let farewell = async {
        let mut connection = match connection {
            Some(connection) => connection,
            None => settings.options.connect().await?,
        };
        leases::end_lease(&mut connection, settings.worker).await?;
        connection.close().await
    };
    if !matches!(
        tokio::time::timeout(settings.interval, farewell).await,
        Ok(Ok(()))
    ) {
        tracing::warn!("the lease could not be ended; it runs out by itself");
    }
}

async fn send(
    settings: &HeartbeatSettings,
    connection: Option<PgConnection>,
) -> Result<PgConnection, sqlx::Error> {
    let mut connection = match connection {
        Some(connection) => connection,
        None => settings.options.connect().await?,
    };
    let heartbeat = Heartbeat {
        worker: settings.worker,
        lease: settings.lease,
        gap: gap(settings.interval),
        concurrency: settings.concurrency,
        running: settings
            .concurrency
            .saturating_sub(settings.slots.available_permits()),
    };
    leases::heartbeat(&mut connection, heartbeat).await?;
    Ok(connection)
}
