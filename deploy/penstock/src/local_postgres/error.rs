//! Why the private server could not be started, reached or stopped.

use std::io;
use std::path::{Path, PathBuf};

use super::account::AccountError;
use super::binaries::BinariesError;
use super::directory::DirectoryError;
use super::server_command::CommandError;

/// A failure of the private server, each with what to do next.
#[derive(Debug, thiserror::Error)]
pub enum LocalPostgresError {
    /// No account to run as.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// No Postgres to run.
    #[error(transparent)]
    Binaries(#[from] BinariesError),
    /// No directory for its files.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// `initdb` or `pg_ctl stop` failed.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// A file operation failed.
    #[error("could not prepare {}; check its owner, permissions and free space", .path.display())]
    File {
        /// The file or directory.
        path: PathBuf,
        /// The operating system's answer.
        source: io::Error,
    },
    /// The data directory's place is taken by something else.
    #[error("{} is not a PostgreSQL data directory; move it away and start again", .data.display())]
    NotACluster {
        /// What is there.
        data: PathBuf,
    },
    /// The server ended while starting.
    #[error("the database server did not start; its log {} ends with:\n{tail}", .log.display())]
    Start {
        /// The server's log.
        log: PathBuf,
        /// Its last lines.
        tail: String,
        /// What `pg_ctl` reported.
        source: CommandError,
    },
    /// A server process exists, but its socket does not answer.
    #[error(
        "a database server (process {pid}) holds {} but does not answer; stop it with \
         `kill -INT {pid}` and start again", .data.display()
    )]
    Unreachable {
        /// The server's process id.
        pid: u32,
        /// Its data directory.
        data: PathBuf,
    },
    /// The server refused a connection or a statement.
    #[error("the database server failed at {doing}; see its log {}", .log.display())]
    Database {
        /// What was asked of it.
        doing: &'static str,
        /// The server's log.
        log: PathBuf,
        /// The driver's error.
        source: sqlx::Error,
    },
}

impl LocalPostgresError {
    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
