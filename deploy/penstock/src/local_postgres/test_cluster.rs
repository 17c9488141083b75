//! The Postgres server that all tests of a machine share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::PgConnectOptions;
use tokio::process::Command;

use super::account::{Account, AccountError};
use super::binaries::Search;
use super::cluster::{LocalPostgres, LocalPostgresOptions, StopOutcome};
use super::directory::{DataDir, first_usable};
use super::error::LocalPostgresError;
use super::guard::Guard;
use super::server_settings::Durability;
use super::test_database::{self, TestDatabaseError};
use super::watchdog::Watchdog;

/// Room that memory must have, in KiB: a run of many tests holds about 10 MB for each at work.
const MEMORY_NEEDED_KIB: u64 = 1024 * 1024;

/// The server survives the pauses between test binaries and between two runs of a programmer.
const WATCHDOG: Watchdog = Watchdog {
    pause_seconds: 30,
    idle_minutes: 10,
};

/// Tells apart the servers that one process has to itself.
static NEXT_OF_ITS_OWN: AtomicU32 = AtomicU32::new(0);

/// How to come by the tests' server.
#[derive(Debug, Clone)]
pub struct TestClusterOptions {
    /// Where to look for Postgres.
    pub search: Search,
    /// `DATABASE_URL`: a server to use instead of a private one, as a role that may create
    /// databases.
    pub admin: Option<PgConnectOptions>,
    /// Where the private server's files go when there is no room in memory.
    pub temp_dir: PathBuf,
}

/// The tests' server. Only files are held open, nothing of an async runtime: keep one in a
/// `static` `OnceCell` for all tests of a process.
///
/// A private server is not durable, runs on between processes, and is stopped and its data removed
/// once no process has used it for ten minutes. `cargo test` and `cargo nextest` may run at once.
#[derive(Debug)]
pub struct TestCluster {
    server: Option<LocalPostgres>,
    admin: PgConnectOptions,
    /// Last, so that its files go after the server is of no use to anybody.
    _guard: Option<Guard>,
}

/// Why the tests have no server.
#[derive(Debug, thiserror::Error)]
pub enum TestClusterError {
    /// `DATABASE_URL` is not a Postgres URL.
    #[error(
        "DATABASE_URL is not valid; write postgres://user:password@host:port/database, or unset it"
    )]
    DatabaseUrl(#[source] sqlx::Error),
    /// No account to run as.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// No directory for its files.
    #[error("no directory for the test server: {}. Set TMPDIR to one that all may enter", .0.join("; "))]
    Directory(Vec<String>),
    /// The private server failed.
    #[error(transparent)]
    Server(#[from] LocalPostgresError),
    /// Clearing away the databases of dead processes failed.
    #[error(transparent)]
    Leftovers(#[from] TestDatabaseError),
}

impl TestClusterOptions {
    /// Reads `DATABASE_URL`, `TMPDIR` and what [`Search::from_env`] reads. Call it from a test's
    /// set-up only.
    pub fn from_env() -> Result<Self, TestClusterError> {
        let url = env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        let admin = url
            .map(|url| url.parse())
            .transpose()
            .map_err(TestClusterError::DatabaseUrl)?;
        Ok(Self {
            search: Search::from_env(),
            admin,
            temp_dir: env::temp_dir(),
        })
    }
}

impl TestCluster {
    /// Joins the shared server, starting it when needed, and drops the databases of processes
    /// that died.
    pub async fn shared(options: TestClusterOptions) -> Result<Self, TestClusterError> {
        let TestClusterOptions {
            search,
            admin,
            temp_dir,
        } = options;
        let cluster = if let Some(admin) = admin {
            Self {
                server: None,
                admin,
                _guard: None,
            }
        } else {
            let base = choose_base("tests", &temp_dir).await?;
            Self::private_in(base, search, WATCHDOG).await?
        };
        test_database::drop_leftovers(&cluster).await?;
        Ok(cluster)
    }

    pub(super) async fn private_in(
        base: PathBuf,
        search: Search,
        watchdog: Watchdog,
    ) -> Result<Self, LocalPostgresError> {
        let options = LocalPostgresOptions {
            search,
            data_dir: DataDir::Given(base),
            durability: Durability::None,
        };
        let server = LocalPostgres::start_watched(options, Some(watchdog)).await?;
        Ok(Self {
            admin: server.connect_options("postgres"),
            server: Some(server),
            _guard: None,
        })
    }

    /// A durable server that only this process uses and may restart, even where `DATABASE_URL` names another. It ends, and
    /// its files go, when this is dropped or the process ends, however it does.
    pub async fn unshared(options: TestClusterOptions) -> Result<Self, TestClusterError> {
        let number = NEXT_OF_ITS_OWN.fetch_add(1, Ordering::Relaxed);
        let name = format!("test-{}-{number}", std::process::id());
        let base = choose_base(&name, &options.temp_dir).await?;
        let guard = Guard::spawn(&base).map_err(LocalPostgresError::file(&base))?;
        let server = LocalPostgres::start(LocalPostgresOptions {
            search: options.search,
            data_dir: DataDir::Given(base),
            durability: Durability::Full,
        })
        .await?;
        Ok(Self {
            admin: server.connect_options("postgres"),
            server: Some(server),
            _guard: Some(guard),
        })
    }

    /// How to connect as the role that creates databases.
    pub fn admin_options(&self) -> &PgConnectOptions {
        &self.admin
    }

    /// The private server, unless `DATABASE_URL` was given.
    pub fn private_server(&self) -> Option<&LocalPostgres> {
        self.server.as_ref()
    }

    /// Stops a private server at once if nobody else uses it, instead of ten minutes later.
    pub async fn stop_if_unused(self) -> Result<StopOutcome, TestClusterError> {
        match self.server {
            Some(server) => Ok(server.stop_if_unused().await?),
            None => Ok(StopOutcome::InUse),
        }
    }
}

/// In memory when there is room, else in the temporary directory, else where everybody may.
async fn choose_base(purpose: &str, temp_dir: &Path) -> Result<PathBuf, TestClusterError> {
    let account = Account::for_server().await?;
    let name = format!("penstock-{purpose}-{}", account.uid());
    let mut candidates = Vec::new();
    let in_memory = Path::new("/dev/shm").join(&name);
    // A cluster that is there already takes up the room that is asked for.
    if has_cluster(&in_memory) || free_kib(Path::new("/dev/shm")).await >= Some(MEMORY_NEEDED_KIB) {
        candidates.push(in_memory);
    }
    let directories = [temp_dir, Path::new("/tmp"), Path::new("/var/tmp")];
    candidates.extend(directories.map(|directory| directory.join(&name)));
    first_usable(&candidates, &account).map_err(TestClusterError::Directory)
}

fn has_cluster(base: &Path) -> bool {
    let entries = fs::read_dir(base)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    entries
        .map(|entry| entry.path())
        .any(|path| path.join("PG_VERSION").is_file())
}

/// Free space in KiB, as the POSIX output of df(1) tells it; nothing when there is no such place.
async fn free_kib(directory: &Path) -> Option<u64> {
    let output = Command::new("df")
        .arg("-Pk")
        .arg(directory)
        .output()
        .await
        .ok()?;
    parse_df(&String::from_utf8_lossy(&output.stdout))
}

fn parse_df(text: &str) -> Option<u64> {
    text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests;
