//! The settings that the private server runs with, written afresh before every start.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use super::account::Account;

/// Whether committed data must survive a power failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Postgres's own guarantees.
    Full,
    /// For tests: nothing waits for the disk, and a power failure may ruin the cluster.
    None,
}

/// The file in the data directory; `postgresql.conf` includes it.
const FILE: &str = "penstock.conf";

/// Enough for several worker processes with their pools, and for tests that run side by side.
const MAX_CONNECTIONS: u32 = 200;

/// Makes a new cluster read our settings, after its own defaults.
pub(super) fn include_in(data: &Path) -> io::Result<()> {
    let path = data.join("postgresql.conf");
    let mut text = fs::read_to_string(&path)?;
    writeln!(
        text,
        "\n# Written before every start.\ninclude_if_exists = '{FILE}'"
    )
    .map_err(io::Error::other)?;
    fs::write(path, text)
}

/// Writes the settings file.
pub(super) fn write(
    data: &Path,
    sockets: &Path,
    durability: Durability,
    account: &Account,
) -> io::Result<()> {
    let path = data.join(FILE);
    fs::write(&path, text(sockets, durability))?;
    account.give(&path)
}

fn text(sockets: &Path, durability: Durability) -> String {
    // The double quotes are for a comma in the path: the setting is a list.
    let mut text = format!(
        "listen_addresses = ''\n\
         unix_socket_directories = '\"{}\"'\n\
         unix_socket_permissions = 0700\n\
         port = {}\n\
         max_connections = {MAX_CONNECTIONS}\n\
         cluster_name = 'penstock'\n",
        sockets.display(),
        super::cluster::PORT,
    );
    // The log must not carry users' text: terse leaves out DETAIL, which quotes whole rows.
    text.push_str("log_error_verbosity = terse\n");
    if durability == Durability::None {
        text.push_str("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");
        // The cluster may live in memory: keep its write-ahead log small.
        text.push_str("wal_level = minimal\nmax_wal_senders = 0\nmax_wal_size = '256MB'\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_test_clusters_give_up_durability() {
        let full = text(Path::new("/run/a,b"), Durability::Full);
        assert!(full.contains("unix_socket_directories = '\"/run/a,b\"'"));
        assert!(full.contains("listen_addresses = ''"));
        assert!(!full.contains("fsync"));
        assert!(text(Path::new("/run"), Durability::None).contains("fsync = off"));
    }
}
