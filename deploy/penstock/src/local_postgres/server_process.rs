//! Creates, probes, starts and stops the server of one data directory. Callers hold its lock.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{ConnectOptions, PgConnection};
use tokio::time::{Instant, sleep};

use super::account::Account;
use super::binaries::Binaries;
use super::cluster::socket_options;
use super::directory::ensure_private;
use super::error::LocalPostgresError;
use super::postmaster::{self, Holder};
use super::server_command::{Shutdown, command, run, run_program, tail};
use super::server_settings::{self, Durability};

/// A socket address holds 108 bytes on Linux and 104 on macOS, its closing zero among them.
const SOCKET_PATH_LIMIT: usize = 103;
/// `pg_ctl` waits this long, in seconds: a crashed server replays its log before it answers.
const START_LIMIT_SECONDS: &str = "120";
/// How long a server that exists may refuse to answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(10);
/// How long a server may say that it is starting up or shutting down.
const TRANSITION_LIMIT: Duration = Duration::from_mins(2);
/// How long the backends of a killed server may take to notice.
const ORPHANS_LIMIT: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(50);

/// SQLSTATEs of a server that is there but not ready: `cannot_connect_now`, `admin_shutdown`.
const IN_TRANSITION: [&str; 2] = ["57P03", "57P01"];
/// SQLSTATE `too_many_connections`.
const FULL: &str = "53300";

/// One data directory, its server's programs, and the files around it.
#[derive(Debug, Clone)]
pub(super) struct Server {
    pub(super) binaries: Binaries,
    pub(super) account: Account,
    pub(super) data: PathBuf,
    pub(super) sockets: PathBuf,
    pub(super) log: PathBuf,
    pub(super) durability: Durability,
}

/// What a probe of the socket found.
#[derive(Debug)]
pub(super) enum Probe {
    /// The server answers.
    Connected(PgConnection),
    /// The server answers that it has no connection to spare.
    Full,
    /// No server.
    Absent,
}

impl Server {
    /// The server of `base`'s data directory for this major version; makes its socket directory.
    pub(super) fn prepare(
        base: &Path,
        binaries: Binaries,
        account: Account,
        durability: Durability,
    ) -> Result<Self, LocalPostgresError> {
        let major = binaries.major();
        let sockets = socket_directory(base, major, account.uid());
        ensure_private(&sockets, &account).map_err(LocalPostgresError::file(&sockets))?;
        let data = base.join(format!("data-{major}"));
        let log = base.join(format!("server-{major}.log"));
        Ok(Self {
            binaries,
            account,
            data,
            sockets,
            log,
            durability,
        })
    }

    /// Tries to connect, waiting while the server is between states.
    pub(super) async fn probe(&self) -> Result<Probe, LocalPostgresError> {
        let (begun, options) = (Instant::now(), socket_options(&self.sockets, "postgres"));
        loop {
            let waited = begun.elapsed();
            match options.connect().await {
                Ok(connection) => return Ok(Probe::Connected(connection)),
                Err(sqlx::Error::Database(answer)) if answer.code().as_deref() == Some(FULL) => {
                    return Ok(Probe::Full);
                }
                Err(sqlx::Error::Database(answer))
                    if waited < TRANSITION_LIMIT
                        && answer
                            .code()
                            .is_some_and(|code| IN_TRANSITION.contains(&&*code)) => {}
                Err(sqlx::Error::Io(_)) => match self.holder().await? {
                    Holder::Server(_) if waited < ANSWER_LIMIT => {}
                    Holder::Server(pid) => {
                        let data = self.data.clone();
                        return Err(LocalPostgresError::Unreachable { pid, data });
                    }
                    Holder::Nobody | Holder::StrangerWithItsPid => return Ok(Probe::Absent),
                },
                Err(source) => return Err(self.database_error("connecting", source)),
            }
            sleep(PAUSE).await;
        }
    }

    /// Makes the data directory when there is none, and starts its server. Only after a probe that
    /// found none.
    pub(super) async fn start(&self) -> Result<(), LocalPostgresError> {
        match self.start_as_it_is().await {
            Err(error) if self.durability == Durability::None => {
                // A power failure may have ruined it, and nothing in it is worth keeping.
                tracing::warn!(data = %self.data.display(), "the test cluster is made anew");
                tracing::debug!(
                    error = &error as &dyn std::error::Error,
                    "why it is made anew"
                );
                remove_if_present(&self.data).map_err(LocalPostgresError::file(&self.data))?;
                self.start_as_it_is().await
            }
            result => result,
        }
    }

    async fn start_as_it_is(&self) -> Result<(), LocalPostgresError> {
        self.initialise_if_missing().await?;
        if self.holder().await? == Holder::StrangerWithItsPid {
            tracing::warn!(data = %self.data.display(), "a stale postmaster.pid is disarmed");
            postmaster::forget_pid(&self.data).map_err(LocalPostgresError::file(&self.data))?;
        }
        postmaster::clear_sockets(&self.sockets)
            .map_err(LocalPostgresError::file(&self.sockets))?;
        server_settings::write(&self.data, &self.sockets, self.durability, &self.account)
            .map_err(LocalPostgresError::file(&self.data))?;
        let begun = Instant::now();
        loop {
            self.renew_log()
                .map_err(LocalPostgresError::file(&self.log))?;
            let mut start = self.pg_ctl("start");
            start.args(["-t", START_LIMIT_SECONDS, "-l"]).arg(&self.log);
            let Err(source) = run(start, &self.account).await else {
                return Ok(());
            };
            let text = fs::read_to_string(&self.log).unwrap_or_default();
            // Backends of a killed server live on until they notice; then the way is free.
            let orphans = text.contains("shared memory block") || text.contains("still in use");
            if !orphans || begun.elapsed() > ORPHANS_LIMIT {
                let log = self.log.clone();
                return Err(LocalPostgresError::Start {
                    log,
                    tail: tail(&text),
                    source,
                });
            }
            sleep(PAUSE).await;
        }
    }

    /// Stops the server, ending its sessions.
    pub(super) async fn stop(&self, how: Shutdown) -> Result<(), LocalPostgresError> {
        let mut stop = self.pg_ctl("stop");
        stop.args(["-m", how.pg_ctl_mode()]);
        run(stop, &self.account).await?;
        Ok(())
    }

    pub(super) fn database_error(
        &self,
        doing: &'static str,
        source: sqlx::Error,
    ) -> LocalPostgresError {
        LocalPostgresError::Database {
            doing,
            log: self.log.clone(),
            source,
        }
    }

    async fn holder(&self) -> Result<Holder, LocalPostgresError> {
        postmaster::holder(&self.data)
            .await
            .map_err(LocalPostgresError::file(&self.data))
    }

    fn pg_ctl(&self, action: &str) -> tokio::process::Command {
        let mut pg_ctl = command(&self.binaries.program("pg_ctl"), &self.account);
        pg_ctl.args([action, "-s", "-w", "-D"]).arg(&self.data);
        pg_ctl
    }

    async fn initialise_if_missing(&self) -> Result<(), LocalPostgresError> {
        if self.data.join("PG_VERSION").is_file() {
            return Ok(());
        }
        let failed = || LocalPostgresError::file(&self.data);
        let empty = fs::read_dir(&self.data).is_ok_and(|mut entries| entries.next().is_none());
        if self.data.exists() && !empty {
            if self.durability == Durability::Full {
                return Err(LocalPostgresError::NotACluster {
                    data: self.data.clone(),
                });
            }
            remove_if_present(&self.data).map_err(failed())?;
        }
        // Under another name until it is whole: a crash half-way must not look like a cluster.
        let unfinished = self.data.with_extension("new");
        remove_if_present(&unfinished).map_err(failed())?;
        ensure_private(&unfinished, &self.account).map_err(failed())?;
        let mut arguments = vec!["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"];
        if self.durability == Durability::None {
            arguments.push("--no-sync");
        }
        let directory = unfinished.as_os_str();
        let arguments = arguments
            .into_iter()
            .map(AsRef::as_ref)
            .chain(["-D".as_ref(), directory]);
        run_program(&self.binaries.program("initdb"), arguments, &self.account).await?;
        server_settings::include_in(&unfinished).map_err(failed())?;
        fs::rename(&unfinished, &self.data).map_err(failed())
    }

    /// Keeps the log of the run before this one, and no more.
    fn renew_log(&self) -> io::Result<()> {
        match fs::rename(&self.log, self.log.with_extension("log.old")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        File::create(&self.log)?;
        self.account.give(&self.log)
    }
}

/// Beside the data when the socket's name fits there, else a short name in `/tmp`.
fn socket_directory(base: &Path, major: u32, uid: u32) -> PathBuf {
    let beside = base.join(format!("run-{major}"));
    let socket = beside.join(format!(".s.PGSQL.{}", super::cluster::PORT));
    if socket.as_os_str().len() < SOCKET_PATH_LIMIT {
        return beside;
    }
    let hash = fingerprint(beside.as_os_str().as_encoded_bytes());
    PathBuf::from(format!("/tmp/penstock-{uid}-{hash:016x}"))
}

/// FNV-1a with 64 bits (constants from draft-eastlake-fnv): the same in every build, which the
/// standard library's hasher does not promise.
pub(super) fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn remove_if_present(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        // Published test vectors of FNV-1a.
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_long_base_gets_a_short_socket_directory() {
        let short = Path::new("/var/lib/penstock");
        assert_eq!(socket_directory(short, 15, 7), short.join("run-15"));
        // `/run-15/.s.PGSQL.5432` takes 21 bytes.
        let fits = PathBuf::from(format!("/{}", "x".repeat(80)));
        assert_eq!(socket_directory(&fits, 15, 7), fits.join("run-15"));
        let long = PathBuf::from(format!("/{}", "x".repeat(81)));
        assert!(socket_directory(&long, 15, 7).starts_with("/tmp"));
    }
}
