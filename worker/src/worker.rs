//! The worker's life: everything loaded and checked before the first claim, then run until told to stop.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use penstock_shared::{
    config::BudgetArgs,
    db::{migrate, pool},
    knowledge::LiveKnowledge,
    ops_guard::OpsGuard,
};
use sqlx::{PgPool, postgres::PgConnectOptions};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

use crate::{
    answers::{AnswerCache, Answers},
    config::{LeaseTooShort, LlmArgs, WorkerArgs},
    health::{self, Health},
    metrics::Metrics,
    partials::Partials,
    pipeline::{Generator, Pipeline},
    providers::{Admission, Budget, ProviderError, Providers},
    queue::{Consumer, QueueError, QueueSettings},
};

/// Time between looks at a database that is away or not prepared yet.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// Why a worker does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The lease does not fit the heartbeat.
    #[error(transparent)]
    Lease(#[from] LeaseTooShort),
    /// The language model's settings cannot be used.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The health endpoints' address cannot be taken.
    #[error(
        "cannot listen on {address}: choose another address with --worker-listen or WORKER_LISTEN"
    )]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
}

/// A worker that is ready to run.
pub struct Worker {
    consumer: Consumer,
    pool: PgPool,
    listener: TcpListener,
    address: SocketAddr,
    lease: Duration,
    guard: OpsGuard,
    metrics: Arc<Metrics>,
    /// Shows what is being written, where something streams.
    publisher: Option<AbortOnDropHandle<()>>,
}

impl Worker {
    /// Sets up the model and takes the address. The database may be away.
    pub async fn prepare(
        database: PgConnectOptions,
        args: &WorkerArgs,
        llm: &LlmArgs,
        budget: &BudgetArgs,
        knowledge: LiveKnowledge,
        guard: OpsGuard,
    ) -> Result<Self, StartError> {
        let pool = Self::pool(&database, args);
        let providers = Providers::new(llm, pool.clone())?;
        let admission = providers.admission();
        let scope = if providers.are_remote() {
            llm.llm_answer_cache
        } else {
            // Composing again is cheaper than looking.
            AnswerCache::Off
        };
        let answers = Answers::new(pool.clone(), scope, providers.names());
        let attempt_timeout = Duration::from_millis(llm.llm_attempt_timeout_ms);
        let budget = Budget::new(budget, attempt_timeout);
        let settings = QueueSettings {
            with_spending: budget.is_set(),
            ..args.queue()?
        };
        let partials = Partials::default();
        let pipeline = Arc::new(
            Pipeline::new(knowledge, providers, answers, budget).showing(partials.clone()),
        );
        let mut worker =
            Self::assemble(database, pool, args, settings, guard, pipeline, admission).await?;
        worker.publisher = Some(partials.publisher(worker.pool.clone()));
        Ok(worker)
    }

    // Two connections stay outside the pool: the heartbeat's and the listener's.
    fn pool(database: &PgConnectOptions, args: &WorkerArgs) -> PgPool {
        pool::lazy(
            database.clone(),
            "penstock-worker",
            args.worker_database_connections - 2,
        )
    }

    /// As [`Worker::prepare`], with something else to write the sections.
    pub async fn with_generator(
        database: PgConnectOptions,
        args: &WorkerArgs,
        guard: OpsGuard,
        generator: Arc<dyn Generator>,
    ) -> Result<Self, StartError> {
        let pool = Self::pool(&database, args);
        let settings = args.queue()?;
        let admission = Admission::unlimited();
        Self::assemble(database, pool, args, settings, guard, generator, admission).await
    }

    async fn assemble(
        database: PgConnectOptions,
        pool: PgPool,
        args: &WorkerArgs,
        settings: QueueSettings,
        guard: OpsGuard,
        generator: Arc<dyn Generator>,
        admission: Arc<Admission>,
    ) -> Result<Self, StartError> {
        let bind = |source| StartError::Bind {
            address: args.worker_listen,
            source,
        };
        let listener = TcpListener::bind(args.worker_listen).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let options = database.application_name("penstock-worker");
        let metrics = Arc::new(Metrics::new(settings.concurrency));
        let consumer = Consumer::new(
            pool.clone(),
            options,
            settings,
            generator,
            admission,
            Arc::clone(&metrics),
        );
        Ok(Self {
            consumer,
            pool,
            listener,
            address,
            lease: settings.lease,
            guard,
            metrics,
            publisher: None,
        })
    }

    /// Where the health endpoints are.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Runs until `shutdown` completes, then drains.
    pub async fn run(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), QueueError> {
        let stop = CancellationToken::new();
        tokio::spawn({
            let stop = stop.clone();
            async move {
                shutdown.await;
                tracing::info!("worker draining");
                stop.cancel();
            }
        });
        tracing::info!(worker.id = %self.consumer.worker(), health = %self.address, "worker started");
        // The health endpoints outlive the drain: a supervisor may still ask.
        let health = tokio::spawn(health::serve(
            self.listener,
            Health {
                pulse: self.consumer.pulse(),
                slots: self.consumer.slots(),
                pool: self.pool.clone(),
                metrics: self.metrics,
                guard: self.guard,
                lease: self.lease,
                stop: stop.clone(),
            },
        ));
        let ready = tokio::select! {
            () = stop.cancelled() => false,
            () = database_ready(&self.pool) => true,
        };
        let result = if ready {
            self.consumer.run(stop).await
        } else {
            Ok(())
        };
        health.abort();
        pool::close(&self.pool).await;
        tracing::info!("worker stopped");
        result
    }
}

/// Waits until the database answers and has this program's schema.
async fn database_ready(pool: &PgPool) {
    loop {
        let migrated = async { migrate::is_migrated(&mut *pool.acquire().await?).await };
        match migrated.await {
            Ok(true) => return,
            Ok(false) => tracing::warn!(
                "the database is not prepared for this version: run `penstock migrate`"
            ),
            Err(error) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                "waiting for the database"
            ),
        }
        tokio::time::sleep(DATABASE_PAUSE).await;
    }
}
