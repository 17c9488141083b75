//! A fleet on a database of its own: one API, as many workers as a test wants, and a scripted provider.

use std::{net::SocketAddr, time::Duration};

use penstock_shared::{
    db::leases::{self, Heartbeat},
    domain::WorkerId,
};
use sqlx::PgPool;

use crate::{
    client::ApiClient,
    database::Database,
    knowledge_copy::SHIPPED,
    process::{Process, address},
    scripted_provider::{Script, ScriptedProvider},
};

/// The programs, as Cargo built them for the calling test.
#[derive(Debug, Clone, Copy)]
pub struct Programs {
    /// `penstock-api`.
    pub api: &'static str,
    /// `penstock-worker`.
    pub worker: &'static str,
}

/// Names the programs that Cargo built for the test that calls it.
#[macro_export]
macro_rules! programs {
    () => {
        $crate::fleet::Programs {
            api: env!("CARGO_BIN_EXE_tested-api"),
            worker: env!("CARGO_BIN_EXE_tested-worker"),
        }
    };
}

/// An API, a provider and a database.
pub struct Fleet {
    /// The provider that every worker asks.
    pub provider: ScriptedProvider,
    /// The API's client, with a user of its own.
    pub client: ApiClient,
    /// The database, for looking behind the API.
    pub pool: PgPool,
    /// The API's process.
    pub api: Process,
    programs: Programs,
    database: Database,
}

/// How long a test waits for what must come. It bounds a failing test, and times nothing.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Heartbeat of the workers in tests, in milliseconds: short, so that a lease of 2.5 of them is soon over.
pub const HEARTBEAT_MS: u64 = 400;

impl Fleet {
    /// Starts an API on a fresh database, and a provider that follows the script.
    pub async fn start(programs: Programs, script: Script, api_env: &[(&str, &str)]) -> Self {
        let database = Database::create().await;
        Self::on(database, programs, script, api_env).await
    }

    /// As [`Fleet::start`], on a given database.
    pub async fn on(
        database: Database,
        programs: Programs,
        script: Script,
        api_env: &[(&str, &str)],
    ) -> Self {
        let provider = ScriptedProvider::start(script).await;
        let mut env = vec![
            ("DATABASE_URL", database.url().to_owned()),
            ("API_LISTEN", "127.0.0.1:0".to_owned()),
        ];
        env.extend(
            api_env
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        let mut api = Process::start(programs.api, &[], &env);
        let listening: SocketAddr = address(&api.logged("api listening").await, "address");
        let client = ApiClient::new(format!("http://{listening}")).await;
        let pool = database.pool().clone();
        Self {
            provider,
            client,
            pool,
            api,
            programs,
            database,
        }
    }

    /// Starts a worker that asks the scripted provider, and waits until it is up. Settings given override those of the tests.
    pub async fn worker(&self, settings: &[(&str, &str)]) -> Process {
        let mut worker = self.prepare_worker(settings);
        worker.logged("worker started").await;
        worker
    }

    /// As [`Fleet::worker`], without waiting for anything.
    pub fn prepare_worker(&self, settings: &[(&str, &str)]) -> Process {
        let mut env: Vec<(&str, String)> = [
            ("DATABASE_URL", self.database.url().to_owned()),
            ("WORKER_LISTEN", "127.0.0.1:0".to_owned()),
            ("WORKER_HEARTBEAT_MS", HEARTBEAT_MS.to_string()),
            ("LLM_BASE_URL", self.provider.url()),
            ("LLM_MODEL", "scripted".to_owned()),
            ("RETRY_BASE_MS", "20".to_owned()),
            // Most tests submit one text again and again, and want a call for each.
            ("LLM_ANSWER_CACHE", "off".to_owned()),
            ("KNOWLEDGE_BASE", SHIPPED.to_owned()),
        ]
        .into();
        for (name, value) in settings {
            env.retain(|(known, _)| known != name);
            env.push((name, (*value).to_owned()));
        }
        Process::start(self.programs.worker, &[], &env)
    }

    /// A worker that is nothing but its lease: what a test claims and settles for it, no program does.
    pub async fn leased_worker(&self) -> WorkerId {
        let worker = WorkerId::new();
        let heartbeat = Heartbeat {
            worker,
            lease: PATIENCE,
            gap: PATIENCE,
            concurrency: 1,
            running: 0,
        };
        leases::heartbeat(&self.pool, heartbeat)
            .await
            .expect("the database answers");
        worker
    }

    /// The database itself.
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// A single value of the database.
    pub async fn value<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(sql)
            .fetch_one(&self.pool)
            .await
            .expect("the database answers")
    }

    /// Waits until a statement returns true. It looks again and again: what happens inside other processes cannot be awaited.
    pub async fn until(&self, sql: &'static str) {
        let looking = async {
            while !self.value::<bool>(sql).await {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, looking)
            .await
            .unwrap_or_else(|_| panic!("never true: {sql}"));
    }

    /// Changes the database behind the programs' backs.
    pub async fn execute(&self, sql: &'static str) {
        sqlx::raw_sql(sql)
            .execute(&self.pool)
            .await
            .expect("the statement works");
    }
}
