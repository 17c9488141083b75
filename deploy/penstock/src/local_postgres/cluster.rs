//! The private server as its users see it: start or join it, connect, leave it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::time::sleep;

use super::account::Account;
use super::binaries::{Binaries, Search};
use super::directory::DataDir;
use super::error::LocalPostgresError;
use super::file_lock::FileLock;
use super::server_command::Shutdown;
use super::server_process::{Probe, Server};
use super::server_settings::Durability;
use super::watchdog::Watchdog;

/// The number in the socket's file name; nothing listens on a TCP port.
pub(super) const PORT: u16 = 5432;
/// The superuser that `initdb` makes.
const USER: &str = "postgres";

/// Backends whose client has just closed its connection take a moment to leave.
const LEAVING_PAUSE: Duration = Duration::from_millis(25);
const LEAVING_TRIES: u32 = 20;

/// SQLSTATEs of a `CREATE DATABASE` that another process was faster with: `duplicate_database`, and
/// `unique_violation` when both were at it.
const CREATED_MEANWHILE: [&str; 2] = ["42P04", "23505"];

/// How to run the private server.
#[derive(Debug, Clone)]
pub struct LocalPostgresOptions {
    /// Where to look for Postgres.
    pub search: Search,
    /// Where the data lives.
    pub data_dir: DataDir,
    /// Whether committed data must survive a power failure.
    pub durability: Durability,
}

/// What [`LocalPostgres::stop_if_unused`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopOutcome {
    /// The server was stopped.
    Stopped,
    /// Others use the server: it runs on.
    InUse,
    /// The server had ended already.
    NotRunning,
}

/// A running private server. Any number of processes share it; the kernel forgets a process that
/// dies. Dropping this leaves the server running: call [`stop_if_unused`](Self::stop_if_unused).
#[derive(Debug)]
pub struct LocalPostgres {
    server: Server,
    base: PathBuf,
    users: FileLock,
}

impl LocalPostgres {
    /// Joins the server of the data directory, making and starting it when needed.
    ///
    /// Fails when no Postgres, account or directory can be used, or when the server does not start.
    pub async fn start(options: LocalPostgresOptions) -> Result<Self, LocalPostgresError> {
        Self::start_watched(options, None).await
    }

    /// As [`start`](Self::start); whoever starts the server also starts a watchdog for it.
    pub(super) async fn start_watched(
        options: LocalPostgresOptions,
        watchdog: Option<Watchdog>,
    ) -> Result<Self, LocalPostgresError> {
        let LocalPostgresOptions {
            search,
            data_dir,
            durability,
        } = options;
        let account = Account::for_server().await?;
        let base = data_dir.prepare(&account)?;
        let existing = existing_majors(&base);
        let account = match existing.iter().max() {
            Some(major) => {
                account
                    .following_owner_of(&data_path(&base, *major))
                    .await?
            }
            None => account,
        };
        let binaries = Binaries::find(&search, &account, &existing).await?;
        warn_of_other_versions(&base, &existing, binaries.major());
        let lock = lock(&base).await?;
        let server = Server::prepare(&base, binaries, account, durability)?;
        match server.probe().await? {
            Probe::Connected(connection) => server.close(connection).await?,
            Probe::Full => {}
            Probe::Absent => {
                server.start().await?;
                tracing::info!(data = %server.data.display(), "private database server started");
                if let Some(watchdog) = watchdog {
                    watchdog.spawn(&base, &server);
                }
            }
        }
        let users_path = base.join("users");
        let users = FileLock::shared(&users_path)
            .await
            .map_err(LocalPostgresError::file(&users_path))?;
        drop(lock);
        Ok(Self {
            server,
            base,
            users,
        })
    }

    /// Stops the server if no other process uses it. Close this process's own pools first: their
    /// connections count as other clients.
    pub async fn stop_if_unused(self) -> Result<StopOutcome, LocalPostgresError> {
        let _lock = lock(&self.base).await?;
        let mut connection = match self.server.probe().await? {
            Probe::Connected(connection) => connection,
            Probe::Full => return Ok(StopOutcome::InUse),
            Probe::Absent => return Ok(StopOutcome::NotRunning),
        };
        let alone = self
            .users
            .try_make_exclusive()
            .map_err(LocalPostgresError::file(&self.base))?;
        let unused = alone && self.other_clients_are_gone(&mut connection).await?;
        self.server.close(connection).await?;
        if !unused {
            return Ok(StopOutcome::InUse);
        }
        self.server.stop(Shutdown::Fast).await?;
        tracing::info!(data = %self.server.data.display(), "private database server stopped");
        Ok(StopOutcome::Stopped)
    }

    /// Stops the server and starts it again, whoever uses it. For tests of what has to outlive that.
    pub async fn restart(&self, how: Shutdown) -> Result<(), LocalPostgresError> {
        let _lock = lock(&self.base).await?;
        self.server.stop(how).await?;
        self.server.start().await
    }

    /// How to connect to one of its databases.
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        socket_options(&self.server.sockets, database)
    }

    /// The same as a URL, for another program's `DATABASE_URL`.
    pub fn url(&self, database: &str) -> String {
        let host = percent_encode(self.server.sockets.as_os_str().as_encoded_bytes());
        let database = percent_encode(database.as_bytes());
        format!("postgres://{USER}@{host}:{PORT}/{database}?sslmode=disable")
    }

    /// Makes an empty database unless there is one of that name.
    pub async fn create_database_if_missing(&self, name: &str) -> Result<(), LocalPostgresError> {
        let failed = |source| self.server.database_error("creating the database", source);
        let mut connection = self
            .connect_options("postgres")
            .connect()
            .await
            .map_err(failed)?;
        let exists: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
                .bind(name)
                .fetch_one(&mut connection)
                .await
                .map_err(failed)?;
        if !exists {
            let create = format!("CREATE DATABASE {}", quote_identifier(name));
            match sqlx::raw_sql(AssertSqlSafe(create))
                .execute(&mut connection)
                .await
            {
                Err(sqlx::Error::Database(answer))
                    if answer
                        .code()
                        .is_some_and(|code| CREATED_MEANWHILE.contains(&&*code)) => {}
                Err(source) => return Err(failed(source)),
                Ok(_) => {}
            }
        }
        connection.close().await.map_err(failed)
    }

    /// The directory of the server's socket.
    pub fn socket_dir(&self) -> &Path {
        &self.server.sockets
    }

    /// The server's data directory.
    pub fn data_dir(&self) -> &Path {
        &self.server.data
    }

    #[cfg(test)]
    pub(super) fn watchdog_command(&self, watchdog: Watchdog) -> tokio::process::Command {
        watchdog.command(&self.base, &self.server)
    }

    async fn other_clients_are_gone(
        &self,
        connection: &mut PgConnection,
    ) -> Result<bool, LocalPostgresError> {
        for _ in 0..LEAVING_TRIES {
            let others: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM pg_stat_activity \
                 WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
            )
            .fetch_one(&mut *connection)
            .await
            .map_err(|source| self.server.database_error("counting its clients", source))?;
            if others == 0 {
                return Ok(true);
            }
            sleep(LEAVING_PAUSE).await;
        }
        Ok(false)
    }
}

impl Server {
    async fn close(&self, connection: PgConnection) -> Result<(), LocalPostgresError> {
        connection
            .close()
            .await
            .map_err(|source| self.database_error("disconnecting", source))
    }
}

/// Connects through a socket directory; every field is set, so that `PG*` variables do not count.
pub(super) fn socket_options(sockets: &Path, database: &str) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass()
        .socket(sockets)
        .port(PORT)
        .username(USER)
        .database(database)
        .application_name("penstock")
        .ssl_mode(PgSslMode::Disable)
}

/// Makes a name safe to put into a statement.
pub(super) fn quote_identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

async fn lock(base: &Path) -> Result<FileLock, LocalPostgresError> {
    let path = base.join("lock");
    FileLock::exclusive(&path)
        .await
        .map_err(LocalPostgresError::file(&path))
}

fn data_path(base: &Path, major: u32) -> PathBuf {
    base.join(format!("data-{major}"))
}

/// The major versions that have a data directory here.
fn existing_majors(base: &Path) -> Vec<u32> {
    let entries = fs::read_dir(base)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter_map(|name| name.strip_prefix("data-")?.parse().ok())
        .collect()
}

fn warn_of_other_versions(base: &Path, existing: &[u32], major: u32) {
    let newest = existing.iter().copied().max();
    if let Some(newest) = newest.filter(|_| !existing.contains(&major)) {
        tracing::warn!(
            unread = %data_path(base, newest).display(),
            "PostgreSQL {newest} is no longer found: version {major} starts with an empty \
             database; install {newest} again, or move the data with pg_upgrade"
        );
    }
}

/// Leaves only what a URL never treats as special (RFC 3986, unreserved).
fn percent_encode(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("writing to a string succeeds");
        }
        text
    })
}

#[cfg(test)]
mod tests;
