//! A private Postgres server: finds the programs, starts a cluster, shares it, stops it.
//!
//! [`LocalPostgres`] is the durable server of `penstock`; [`TestCluster`] and [`TestDatabase`] give
//! every test a database of its own. Nothing here reads the environment except the three
//! constructors named `from_env`.

mod account;
mod binaries;
mod cluster;
mod directory;
mod download;
mod error;
mod file_lock;
mod guard;
mod postmaster;
#[cfg(test)]
mod scratch;
mod server_command;
mod server_process;
mod server_settings;
mod test_cluster;
mod test_database;
mod watchdog;

pub use account::{Account, AccountError};
pub use binaries::{Binaries, BinariesError, Rejected, Search};
pub use cluster::{LocalPostgres, LocalPostgresOptions, StopOutcome};
pub use directory::{DataDir, DirectoryError};
pub use download::DownloadError;
pub use error::LocalPostgresError;
pub use server_command::{CommandError, Shutdown};
pub use server_settings::Durability;
pub use test_cluster::{TestCluster, TestClusterError, TestClusterOptions};
pub use test_database::{TestDatabase, TestDatabaseError};
