//! The consumer's side of the queue: an apalis backend of our own, and the tasks behind it.
//!
//! ```text
//! listener ─wakes─▶ pump ─claims─▶ backend ─tasks─▶ apalis worker ─▶ execute ─settlements─▶ settler ─▶ Postgres
//!                                    heartbeat, on a thread of its own ─lease─▶ rescuer
//! ```

mod backend;
mod execute;
mod heartbeat;
mod held;
mod housekeeper;
mod listener;
mod pump;
mod rescuer;
mod retry;
mod settler;

use std::{sync::Arc, time::Duration};

use apalis::prelude::WorkerBuilder;
use penstock_shared::domain::WorkerId;
use sqlx::{PgPool, postgres::PgConnectOptions};
use tokio::{
    sync::{Notify, Semaphore, mpsc, watch},
    task::JoinSet,
};
use tokio_util::sync::CancellationToken;

use self::{
    backend::SectionBackend,
    execute::{Executor, execute},
    heartbeat::HeartbeatSettings,
    held::HeldJobs,
};
pub use self::{
    heartbeat::{HeartbeatError, Pulse},
    retry::RetryPolicy,
};
use crate::{metrics::Metrics, pipeline::Generator, providers::Admission};

/// Settlements that may wait for their commit before handlers wait too. A commit takes at most 500; two commits' worth
/// keeps the next one full without holding more results in memory than that.
const SETTLEMENT_BACKLOG: usize = 1_000;

/// How a worker takes part in the queue.
#[derive(Debug, Clone, Copy)]
pub struct QueueSettings {
    /// Jobs run at once.
    pub concurrency: usize,
    /// Time between heartbeats.
    pub heartbeat: Duration,
    /// How long jobs stay this worker's own after a heartbeat.
    pub lease: Duration,
    /// How long running jobs may go on once the worker is told to stop.
    pub grace: Duration,
    /// Delays between attempts.
    pub retry: RetryPolicy,
    /// How long finished jobs are kept.
    pub retention: Duration,
    /// Whether claims look up what was spent today, for budgets.
    pub with_spending: bool,
}

/// Why the consumer ended otherwise than by being told to.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The heartbeat's thread could not be started.
    #[error(transparent)]
    Heartbeat(#[from] HeartbeatError),
    /// A part that the others cannot do without ended.
    #[error("the worker's {0} stopped; its jobs are rescued by other workers")]
    Part(&'static str),
    /// apalis ended; its running jobs are rescued by other workers.
    #[error("the job engine stopped")]
    Engine(#[from] apalis::prelude::WorkerError),
}

/// A worker that has registered itself and can be run.
pub struct Consumer {
    worker: WorkerId,
    pool: PgPool,
    options: PgConnectOptions,
    settings: QueueSettings,
    generator: Arc<dyn Generator>,
    admission: Arc<Admission>,
    slots: Arc<Semaphore>,
    pulse: watch::Sender<Pulse>,
    metrics: Arc<Metrics>,
}

impl Consumer {
    /// A consumer under a new worker id: an id is used for one start only, so two live workers never share one.
    pub fn new(
        pool: PgPool,
        options: PgConnectOptions,
        settings: QueueSettings,
        generator: Arc<dyn Generator>,
        admission: Arc<Admission>,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            worker: WorkerId::new(),
            pool,
            options,
            settings,
            generator,
            admission,
            slots: Arc::new(Semaphore::new(settings.concurrency)),
            pulse: watch::Sender::new(Pulse::default()),
            metrics,
        }
    }

    /// This start's id.
    pub const fn worker(&self) -> WorkerId {
        self.worker
    }

    /// The heartbeat as others of this process may watch it.
    pub fn pulse(&self) -> watch::Receiver<Pulse> {
        self.pulse.subscribe()
    }

    /// The slots of jobs, of which the free ones are available.
    pub fn slots(&self) -> Arc<Semaphore> {
        Arc::clone(&self.slots)
    }

    /// Claims and runs jobs until `stop` is cancelled, then drains: no new claims, running jobs finish within the grace
    /// period, the rest are given back without costing an attempt.
    pub async fn run(self, stop: CancellationToken) -> Result<(), QueueError> {
        let Self {
            worker,
            pool,
            options,
            settings,
            generator,
            admission,
            slots,
            pulse,
            metrics,
        } = self;
        let pulse_seen = pulse.subscribe();
        let (held, wake) = (Arc::new(HeldJobs::default()), Arc::new(Notify::new()));
        let background = CancellationToken::new();
        let (claims, claimed) = mpsc::channel(settings.concurrency);
        // Room for every running job: however long the database is away, no handler waits to hand its result over.
        let (settlements, settled) = mpsc::channel(SETTLEMENT_BACKLOG.max(settings.concurrency));

        let mut heartbeat = heartbeat::start(HeartbeatSettings {
            worker,
            options: options.clone(),
            interval: settings.heartbeat,
            lease: settings.lease,
            concurrency: settings.concurrency,
            slots: Arc::clone(&slots),
            pulse,
        })?;
        let listening = tokio::spawn(listener::run(
            options,
            Arc::clone(&wake),
            Arc::clone(&held),
            background.clone(),
        ));
        // Each runs until the others have ended, and is aborted with this set.
        let mut parts = JoinSet::new();
        parts.spawn(rescuer::run(
            pool.clone(),
            worker,
            settings.lease,
            settings.heartbeat,
            Arc::clone(&metrics),
            background.clone(),
        ));
        parts.spawn(housekeeper::run(
            pool.clone(),
            settings.retention,
            background.clone(),
        ));
        let pump = pump::Pump {
            worker,
            pool: pool.clone(),
            slots: Arc::clone(&slots),
            held: Arc::clone(&held),
            wake,
            claims,
            reconcile_every: settings.lease,
            metrics: Arc::clone(&metrics),
            admission: Arc::clone(&admission),
            with_spending: settings.with_spending,
        };
        parts.spawn(pump.run(pulse_seen, stop.clone(), background.clone()));
        let mut settler = tokio::spawn(settler::run(
            pool,
            worker,
            Arc::clone(&held),
            Arc::clone(&metrics),
            settled,
        ));
        let executor = Arc::new(Executor {
            generator,
            settlements,
            held,
            abandon: after(stop, settings.grace),
            retry: settings.retry,
            metrics,
        });
        // apalis runs the handlers; it ends once the pump has closed the claims and every handler has returned.
        let engine = WorkerBuilder::new(worker.to_string().as_str())
            .backend(SectionBackend::new(claimed))
            .data(executor)
            .build(execute)
            .run();
        let result = tokio::select! {
            ended = engine => ended.map_err(QueueError::from),
            // Without any of these a worker would go on claiming what it can no longer hold or write.
            _ = &mut settler => Err(QueueError::Part("settler")),
            () = heartbeat.ended() => Err(QueueError::Part("heartbeat")),
            _ = parts.join_next() => Err(QueueError::Part("pump, rescuer or housekeeper")),
        };
        // Every sender of settlements is gone with the handlers: what is left is written, under a live lease.
        if result.is_ok()
            && tokio::time::timeout(settings.lease, &mut settler)
                .await
                .is_err()
        {
            tracing::error!(
                "results could not be written before the end; their jobs will be rescued"
            );
        }
        settler.abort();
        background.cancel();
        tokio::join!(admission.close(), heartbeat.stop());
        // It holds a connection; whoever stops the database next wants it gone.
        listening.await.unwrap_or_default();
        result
    }
}

/// A token that is cancelled a while after another.
fn after(first: CancellationToken, pause: Duration) -> CancellationToken {
    let second = CancellationToken::new();
    let cancelled = second.clone();
    tokio::spawn(async move {
        first.cancelled().await;
        tokio::time::sleep(pause).await;
        cancelled.cancel();
    });
    second
}
