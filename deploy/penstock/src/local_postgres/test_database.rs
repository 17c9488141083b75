//! A database for one test, copied from a template that is built once per set of migrations.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::process::Command;

use super::cluster::quote_identifier;
use super::server_process::fingerprint;
use super::test_cluster::TestCluster;

/// Held while a template is built, by whichever process builds one. The number spells `penstock`.
const BUILD_LOCK: i64 = i64::from_be_bytes(*b"penstock");
/// `penstock_test_<migrations>_<machine>_<process>_<number>`.
const TEST_PREFIX: &str = "penstock_test_";
const TEMPLATE_PREFIX: &str = "penstock_template_";
/// A template that is not finished, or that a crash left unfinished.
const BUILDING_PREFIX: &str = "penstock_building_";
/// Another checkout's tests may drop our template between two statements; not for ever, though.
const TRIES: u32 = 10;

/// SQLSTATE `undefined_database`: the template has gone.
const NO_TEMPLATE: &str = "3D000";
/// SQLSTATE `duplicate_database`: left by an earlier process with our number.
const NAME_TAKEN: &str = "42P04";

static NEXT_NUMBER: AtomicU64 = AtomicU64::new(0);

/// A migrated database that belongs to one test.
///
/// End it with [`drop`](Self::drop). The database of a test that panicked goes when a later process
/// joins the cluster, or with the cluster.
#[derive(Debug)]
#[must_use = "the database stays until `drop` is called"]
pub struct TestDatabase {
    name: String,
    admin: PgConnectOptions,
    url: String,
}

/// Why a test has no database.
#[derive(Debug, thiserror::Error)]
pub enum TestDatabaseError {
    /// The server refused a connection or a statement.
    #[error(
        "the test server failed at {doing}; check that it runs and that its role may create databases"
    )]
    Database {
        /// What was asked of it.
        doing: &'static str,
        /// The driver's error.
        source: sqlx::Error,
    },
    /// The caller's migrations failed.
    #[error("the migrations failed on an empty database; correct them")]
    Migrate(#[source] Box<dyn Error + Send + Sync>),
    /// The template vanished as often as it was built.
    #[error("another test run keeps dropping the template database; let one finish first")]
    TemplateContended,
}

impl TestDatabase {
    /// Makes a database with the migrations applied. `migrate` runs at most once per
    /// `migrations_hash` and machine, on an empty database, and must close its connections.
    pub async fn create<M, F, E>(
        cluster: &TestCluster,
        migrations_hash: &str,
        migrate: M,
    ) -> Result<Self, TestDatabaseError>
    where
        M: Fn(PgConnectOptions) -> F,
        F: Future<Output = Result<(), E>>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let migrations = format!("{:016x}", fingerprint(migrations_hash.as_bytes()));
        let template = format!("{TEMPLATE_PREFIX}{migrations}");
        let mut admin = connect(cluster).await?;
        let owner = format!("{:08x}_{}", machine().await, std::process::id());
        let strategy = copy_strategy(&mut admin).await?;
        for _ in 0..TRIES {
            let number = NEXT_NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!("{TEST_PREFIX}{migrations}_{owner}_{number}");
            let copy = format!("CREATE DATABASE {name} TEMPLATE {template}{strategy}");
            match sqlx::raw_sql(AssertSqlSafe(copy)).execute(&mut admin).await {
                Ok(_) => {
                    close(admin).await?;
                    return Ok(Self::named(cluster, name));
                }
                Err(sqlx::Error::Database(answer))
                    if answer.code().as_deref() == Some(NO_TEMPLATE) =>
                {
                    build_template(cluster, &migrations, &migrate).await?;
                }
                Err(sqlx::Error::Database(answer))
                    if answer.code().as_deref() == Some(NAME_TAKEN) => {}
                Err(source) => return Err(failed("copying the template")(source)),
            }
        }
        Err(TestDatabaseError::TemplateContended)
    }

    /// How to connect to it.
    pub fn connect_options(&self) -> PgConnectOptions {
        self.admin.clone().database(&self.name)
    }

    /// The same as a URL, for another program's `DATABASE_URL`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Ends its sessions and drops it.
    pub async fn drop(self) -> Result<(), TestDatabaseError> {
        let doing = "dropping a test's database";
        let mut connection = self.admin.connect().await.map_err(failed(doing))?;
        drop_database(&mut connection, &self.name)
            .await
            .map_err(failed(doing))?;
        close(connection).await
    }

    fn named(cluster: &TestCluster, name: String) -> Self {
        let admin = cluster.admin_options().clone();
        let url = match cluster.private_server() {
            Some(server) => server.url(&name),
            None => admin.clone().database(&name).to_url_lossy().to_string(),
        };
        Self { name, admin, url }
    }
}

/// Drops the databases of this machine's processes that are no more.
pub(super) async fn drop_leftovers(cluster: &TestCluster) -> Result<(), TestDatabaseError> {
    let mut admin = connect(cluster).await?;
    let machine = format!("{:08x}", machine().await);
    for name in databases(&mut admin, TEST_PREFIX).await? {
        let Some(parts) = NameParts::of(&name) else {
            continue;
        };
        if parts.machine != machine || is_alive(parts.process).await {
            continue;
        }
        // Another process may be at the same one.
        if let Err(error) = drop_database(&mut admin, &name).await {
            tracing::debug!(
                error = &error as &dyn Error,
                database = name,
                "a dead test's database stays for now"
            );
        }
    }
    close(admin).await
}

async fn build_template<M, F, E>(
    cluster: &TestCluster,
    migrations: &str,
    migrate: &M,
) -> Result<(), TestDatabaseError>
where
    M: Fn(PgConnectOptions) -> F,
    F: Future<Output = Result<(), E>>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    // Its own connection: dropping it, on any way out, gives the lock back.
    let mut builder = connect(cluster).await?;
    sqlx::query("SELECT pg_advisory_lock($1)")
        .bind(BUILD_LOCK)
        .execute(&mut builder)
        .await
        .map_err(failed("waiting for another template"))?;
    let template = format!("{TEMPLATE_PREFIX}{migrations}");
    if !databases(&mut builder, &template).await?.is_empty() {
        return close(builder).await;
    }
    drop_unused_templates(&mut builder).await?;
    let unfinished = format!("{BUILDING_PREFIX}{migrations}");
    // template0 is the same on every server; template1 is what its owner made of it.
    let create = format!("CREATE DATABASE {unfinished} TEMPLATE template0 ENCODING 'UTF8'");
    statement(&mut builder, create)
        .await
        .map_err(failed("creating the template"))?;
    let options = cluster.admin_options().clone().database(&unfinished);
    migrate(options)
        .await
        .map_err(|error| TestDatabaseError::Migrate(error.into()))?;
    // Nobody may connect: Postgres refuses to copy a database that is in use.
    for change in [
        format!("ALTER DATABASE {unfinished} ALLOW_CONNECTIONS false"),
        format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{unfinished}'"
        ),
        format!("ALTER DATABASE {unfinished} RENAME TO {template}"),
    ] {
        statement(&mut builder, change)
            .await
            .map_err(failed("finishing the template"))?;
    }
    close(builder).await
}

/// Drops the templates that no test's database was copied from, and all that are unfinished: only
/// the holder of the lock can be at work on one.
async fn drop_unused_templates(builder: &mut PgConnection) -> Result<(), TestDatabaseError> {
    let in_use = databases(builder, TEST_PREFIX).await?;
    let mut unused = databases(builder, BUILDING_PREFIX).await?;
    for template in databases(builder, TEMPLATE_PREFIX).await? {
        let migrations = template.trim_start_matches(TEMPLATE_PREFIX);
        if !in_use
            .iter()
            .any(|name| NameParts::of(name).is_some_and(|p| p.migrations == migrations))
        {
            unused.push(template);
        }
    }
    for name in unused {
        drop_database(builder, &name)
            .await
            .map_err(failed("dropping an old template"))?;
    }
    Ok(())
}

struct NameParts<'a> {
    migrations: &'a str,
    machine: &'a str,
    process: u32,
}

impl<'a> NameParts<'a> {
    fn of(name: &'a str) -> Option<Self> {
        let mut parts = name.strip_prefix(TEST_PREFIX)?.split('_');
        let (migrations, machine) = (parts.next()?, parts.next()?);
        Some(Self {
            migrations,
            machine,
            process: parts.next()?.parse().ok()?,
        })
    }
}

/// Tells machines apart that use one server: a process id means nothing elsewhere. Containers may
/// share a host name, but not a process namespace.
async fn machine() -> u32 {
    let mut identity = fs::read("/proc/sys/kernel/hostname").unwrap_or_default();
    if identity.is_empty() {
        let output = Command::new("uname").arg("-n").output().await;
        identity = output.map(|output| output.stdout).unwrap_or_default();
    }
    if let Ok(namespace) = fs::read_link("/proc/self/ns/pid") {
        identity.extend(namespace.as_os_str().as_encoded_bytes());
    }
    let hash = fingerprint(&identity).to_be_bytes();
    u32::from_be_bytes([hash[4], hash[5], hash[6], hash[7]])
}

async fn is_alive(process: u32) -> bool {
    if Path::new("/proc/self").exists() {
        return Path::new("/proc").join(process.to_string()).exists();
    }
    let output = Command::new("ps")
        .args(["-o", "pid=", "-p", &process.to_string()])
        .output()
        .await;
    output.is_ok_and(|output| !output.stdout.is_empty())
}

/// A file copy is the fastest way for a small database; version 15 made it a choice.
async fn copy_strategy(admin: &mut PgConnection) -> Result<&'static str, TestDatabaseError> {
    let version: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::int4")
        .fetch_one(admin)
        .await
        .map_err(failed("asking its version"))?;
    Ok(if version >= 150_000 {
        " STRATEGY file_copy"
    } else {
        ""
    })
}

async fn databases(
    connection: &mut PgConnection,
    prefix: &str,
) -> Result<Vec<String>, TestDatabaseError> {
    sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE starts_with(datname::text, $1)")
        .bind(prefix)
        .fetch_all(connection)
        .await
        .map_err(failed("listing databases"))
}

async fn drop_database(connection: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
    let name = quote_identifier(name);
    statement(
        connection,
        format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await
}

async fn statement(connection: &mut PgConnection, sql: String) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(connection)
        .await
        .map(|_| ())
}

async fn connect(cluster: &TestCluster) -> Result<PgConnection, TestDatabaseError> {
    cluster
        .admin_options()
        .connect()
        .await
        .map_err(failed("connecting"))
}

async fn close(connection: PgConnection) -> Result<(), TestDatabaseError> {
    connection.close().await.map_err(failed("disconnecting"))
}

fn failed(doing: &'static str) -> impl FnOnce(sqlx::Error) -> TestDatabaseError {
    move |source| TestDatabaseError::Database { doing, source }
}

#[cfg(test)]
mod tests;
