//! The database that is measured: a new one of the private Postgres, or the one named, if nobody's sections are in it.

use anyhow::{Context, bail};
use penstock_shared::db::{migrate, queue_state};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};

use crate::{
    cli::BenchArgs,
    local_postgres::LocalPostgres,
    system::{Database, database, stop_postgres},
};

/// Marks the users of a bench, and with them all that it leaves behind.
pub(super) const USER_NAME: &str = "penstock bench";

/// Where the bench runs.
pub(super) struct Ground {
    options: PgConnectOptions,
    url: String,
    /// The name of a database that was made for this run, on the private server.
    own: Option<(LocalPostgres, String)>,
}

impl Ground {
    /// Finds a database, refuses one that is in use, and lays the schema.
    pub(super) async fn prepare(args: &BenchArgs) -> anyhow::Result<Self> {
        let name = format!("penstock_bench_{}", std::process::id());
        let Database {
            options,
            url,
            postgres,
        } = database(&args.postgres, &name).await?;
        if let Some(postgres) = &postgres {
            drop_leftovers(postgres, &name).await?;
        }
        let ground = Self {
            options,
            url,
            own: postgres.map(|postgres| (postgres, name)),
        };
        match ground.lay_schema(args).await {
            Ok(()) => Ok(ground),
            Err(error) => {
                ground.drop_own().await?;
                Err(error)
            }
        }
    }

    async fn lay_schema(&self, args: &BenchArgs) -> anyhow::Result<()> {
        migrate::migrate(&self.options)
            .await
            .context("the database cannot be prepared")?;
        let mut connection = self.connect().await?;
        let sections: i64 = sqlx::query_scalar("SELECT count(*) FROM resume_sections")
            .fetch_one(&mut connection)
            .await?;
        if sections > 0 && !args.beside_other_sections {
            bail!(
                "the database holds {sections} sections: name an empty database, or add --beside-other-sections to measure \
                 in this one all the same"
            );
        }
        let queue = queue_state::depth(&mut connection).await?;
        if queue.waiting + queue.waiting_for_retry + queue.running > 0 {
            bail!(
                "sections wait or run in this database: the bench's worker would take them; wait for their end, or name \
                 another database"
            );
        }
        if queue.paused_since.is_some() {
            bail!("the queue is paused: run `penstock queue resume` first");
        }
        Ok(connection.close().await?)
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) const fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    pub(super) async fn connect(&self) -> anyhow::Result<PgConnection> {
        let options = self.options.clone().application_name("penstock-bench");
        options.connect().await.context("the database is away")
    }

    /// Removes what the bench has brought.
    pub(super) async fn leave(self) -> anyhow::Result<()> {
        if self.own.is_none() {
            let mut connection = self.connect().await?;
            // The jobs first: they are found through the sections, which go with their user.
            sqlx::query(
                "DELETE FROM apalis.jobs WHERE id IN (SELECT s.job_id FROM resume_sections s \
                 JOIN resumes r ON r.id = s.resume_id JOIN users u ON u.id = r.user_id WHERE u.name = $1)",
            )
            .bind(USER_NAME)
            .execute(&mut connection)
            .await?;
            sqlx::query("DELETE FROM users WHERE name = $1")
                .bind(USER_NAME)
                .execute(&mut connection)
                .await?;
            queue_state::set_paused(&mut connection, queue_state::Paused::No).await?;
            connection.close().await?;
        }
        self.drop_own().await
    }

    async fn drop_own(self) -> anyhow::Result<()> {
        let Some((postgres, name)) = self.own else {
            return Ok(());
        };
        let mut connection = postgres.connect_options("postgres").connect().await?;
        // The name is ours, and plain.
        sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
            .execute(&mut connection)
            .await?;
        connection.close().await?;
        stop_postgres(Some(postgres)).await
    }
}

/// Drops the databases of benches that were killed. One that is in use is another bench's.
async fn drop_leftovers(postgres: &LocalPostgres, own: &str) -> anyhow::Result<()> {
    let mut connection = postgres.connect_options("postgres").connect().await?;
    let leftovers: Vec<String> = sqlx::query_scalar(
        "SELECT datname::text FROM pg_database d WHERE datname ~ '^penstock_bench_[0-9]+$' AND datname <> $1 \
         AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)",
    )
    .bind(own)
    .fetch_all(&mut connection)
    .await?;
    for name in leftovers {
        // Digits and underscores: safe in a statement. Somebody may have connected since, and then it stays.
        let dropped = sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name}")))
            .execute(&mut connection)
            .await;
        if let Err(error) = dropped {
            tracing::warn!(%error, database = name, "a killed bench's database stays");
        }
    }
    Ok(connection.close().await?)
}
