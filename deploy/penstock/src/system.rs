//! The whole system in one process: a database, the API over real HTTP, and a worker on the queue.

use std::net::SocketAddr;

use anyhow::{Context, anyhow};
use penstock_api::Server;
use penstock_shared::{
    config::LogFormat,
    db::{migrate, pool::connect_options},
    knowledge::LiveKnowledge,
    ops_guard::OpsGuard,
    terminal::say,
};
use penstock_worker::Worker;
use secrecy::ExposeSecret;
use sqlx::postgres::PgConnectOptions;
use tokio::{sync::watch, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    cli::{PostgresArgs, SystemArgs},
    local_postgres::{DataDir, Durability, LocalPostgres, LocalPostgresOptions, Search},
};

/// The database of the private Postgres.
const DATABASE: &str = "penstock";

/// A running system.
pub struct System {
    api_address: SocketAddr,
    stop: CancellationToken,
    parts: JoinSet<anyhow::Result<()>>,
    /// Set when a part ends, by itself or when told to.
    ended: watch::Receiver<bool>,
    postgres: Option<LocalPostgres>,
}

/// Serves until `shutdown` completes.
pub async fn serve(args: &SystemArgs, shutdown: impl Future<Output = ()>) -> anyhow::Result<()> {
    tokio::pin!(shutdown);
    let system = tokio::select! {
        system = System::start(args) => system?,
        () = &mut shutdown => return Ok(()),
    };
    // A collector reads objects, and is told by the log.
    if args.log.log_format == LogFormat::Text {
        say(format_args!(
            "Penstock listens on http://{0} (documentation at http://{0}/docs). Ctrl-C stops it.",
            system.api_address()
        ));
    }
    let outcome = tokio::select! {
        () = &mut shutdown => Ok(()),
        error = system.ended() => Err(error),
    };
    system.stop().await?;
    outcome
}

impl System {
    /// Starts the private Postgres unless a database is given, prepares it, and starts the API and a worker.
    pub async fn start(args: &SystemArgs) -> anyhow::Result<Self> {
        let Database {
            options, postgres, ..
        } = database(&args.postgres, DATABASE).await?;
        match Self::start_on(args, options).await {
            Ok(system) => Ok(Self { postgres, ..system }),
            Err(error) => {
                stop_postgres(postgres).await?;
                Err(error)
            }
        }
    }

    async fn start_on(args: &SystemArgs, options: PgConnectOptions) -> anyhow::Result<Self> {
        migrate::migrate(&options)
            .await
            .context("the database cannot be prepared")?;
        let guard = OpsGuard::new(&args.ops)?;
        let knowledge = LiveKnowledge::start(&args.knowledge)?;
        let server = Server::bind(
            options.clone(),
            &args.api,
            &args.budget,
            knowledge.clone(),
            guard.clone(),
        )
        .await?;
        let worker = Worker::prepare(
            options,
            &args.worker,
            &args.llm,
            &args.budget,
            knowledge,
            guard,
        )
        .await?;
        let api_address = server.address();
        let stop = CancellationToken::new();
        let (ending, ended) = watch::channel(false);
        let mut parts = JoinSet::new();
        parts.spawn({
            let (stop, ending) = (stop.clone(), ending.clone());
            async move {
                server.run(stop.cancelled_owned()).await;
                ending.send_replace(true);
                Ok(())
            }
        });
        parts.spawn({
            let stop = stop.clone();
            async move {
                let result = worker.run(stop.cancelled_owned()).await;
                ending.send_replace(true);
                result.context("the worker stopped")
            }
        });
        Ok(Self {
            api_address,
            stop,
            parts,
            ended,
            postgres: None,
        })
    }

    /// Where the API listens.
    pub const fn api_address(&self) -> SocketAddr {
        self.api_address
    }

    /// Completes only if a part ends without being told to.
    pub async fn ended(&self) -> anyhow::Error {
        // An error means that both parts are gone, which is an end too.
        self.ended
            .clone()
            .wait_for(|ended| *ended)
            .await
            .map(|_| ())
            .unwrap_or_default();
        anyhow!("a part of the system stopped by itself; its reason is below")
    }

    /// Stops the parts, draining the worker, then the private Postgres if nobody else uses it.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.stop.cancel();
        let mut outcome = Ok(());
        while let Some(part) = self.parts.join_next().await {
            outcome = outcome.and(part.context("a part of the system panicked").flatten());
        }
        stop_postgres(self.postgres.take()).await?;
        outcome
    }
}

/// A Postgres to work with.
pub(crate) struct Database {
    pub(crate) options: PgConnectOptions,
    /// The same, for a process that is started.
    pub(crate) url: String,
    /// The private server, if it is that.
    pub(crate) postgres: Option<LocalPostgres>,
}

/// The database that is given, or the one of this name on the private server.
pub(crate) async fn database(args: &PostgresArgs, name: &str) -> anyhow::Result<Database> {
    if let Some(url) = &args.database_url {
        let url = url.expose_secret();
        return Ok(Database {
            options: connect_options(url)?,
            url: url.to_owned(),
            postgres: None,
        });
    }
    let options = LocalPostgresOptions {
        search: args.search(),
        data_dir: args
            .data_dir
            .clone()
            .map_or_else(DataDir::from_env, DataDir::Given),
        durability: Durability::Full,
    };
    let postgres = LocalPostgres::start(options)
        .await
        .context("no private Postgres could be started")?;
    postgres
        .create_database_if_missing(name)
        .await
        .context("the private Postgres did not create its database")?;
    Ok(Database {
        options: postgres.connect_options(name),
        url: postgres.url(name),
        postgres: Some(postgres),
    })
}

impl PostgresArgs {
    /// Where to look for Postgres's programs.
    pub(crate) fn search(&self) -> Search {
        let mut search = Search::from_env();
        if self.pg_bin.is_some() {
            search.pg_bin.clone_from(&self.pg_bin);
        }
        search
    }
}

/// The HTTP client wants a TLS provider even where it never speaks TLS; a second installation changes nothing.
pub(crate) fn install_tls_provider() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

pub(crate) async fn stop_postgres(postgres: Option<LocalPostgres>) -> anyhow::Result<()> {
    match postgres {
        Some(postgres) => postgres
            .stop_if_unused()
            .await
            .map(|_| ())
            .context("the private Postgres did not stop"),
        None => Ok(()),
    }
}
