//! Directories for tests that need a server; what runs in them ends with them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::binaries::Search;
use super::cluster::LocalPostgresOptions;
use super::directory::DataDir;
use super::server_settings::Durability;

/// An empty directory that any account may enter.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    pub(super) fn new(name: &str) -> Self {
        let path = Path::new("/var/tmp").join(format!("penstock-{name}-{}", std::process::id()));
        fs::create_dir(&path).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn options(&self, durability: Durability) -> LocalPostgresOptions {
        LocalPostgresOptions {
            search: Search::from_env(),
            data_dir: DataDir::Given(self.0.clone()),
            durability,
        }
    }

    /// Writes an executable script. Another process holds the file open for writing, because a
    /// program cannot be run while a thread of ours that forks does so.
    pub(super) fn script(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        let write = "umask 022 && mkdir -p \"${1%/*}\" && printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1\" && chmod 755 \"$1\"";
        let arguments = ["-c", write, "sh", path.to_str().unwrap(), text];
        assert!(
            Command::new("/bin/sh")
                .args(arguments)
                .status()
                .unwrap()
                .success()
        );
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            if let Some(pid) = server_pid(&entry.path()) {
                kill("-QUIT", &pid);
            }
        }
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The process id in a data directory's `postmaster.pid`.
pub(super) fn server_pid(data: &Path) -> Option<String> {
    let text = fs::read_to_string(data.join("postmaster.pid")).ok()?;
    text.lines().next().map(str::to_owned)
}

/// Sends a signal.
pub(super) fn kill(signal: &str, pid: &str) {
    // A process that is gone already is no failure.
    Command::new("kill")
        .args([signal, pid])
        .stderr(Stdio::null())
        .status()
        .unwrap();
}
