//! Stops a shared test server that nobody has used for a while, and frees its files.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::server_command::command;
use super::server_process::Server;

/// Parameters: the data directory, the lock files `lock` and `users`, `pg_ctl`, the pause in seconds,
/// the idle time in minutes, the server's process id. `users` is locked by every process that uses
/// the server and touched when one joins. Linux has flock(1); macOS has Perl.
const SCRIPT: &str = include_str!("watchdog.sh");

/// How a watchdog decides. It is a shell script in a process group of its own, so that it outlives
/// the test run that started it; no process of ours could.
#[derive(Debug, Clone, Copy)]
pub(super) struct Watchdog {
    /// Seconds between two looks.
    pub(super) pause_seconds: u32,
    /// Minutes since the last process joined, before an unused server is stopped.
    pub(super) idle_minutes: u32,
}

impl Watchdog {
    /// Starts the watchdog of a server that has just been started. Without one the server merely
    /// runs on, so a failure is only logged.
    pub(super) fn spawn(self, base: &Path, server: &Server) {
        match self.command(base, server).spawn() {
            Ok(_running) => {}
            Err(error) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                "no watchdog: stop the test server by hand when it is no longer needed"
            ),
        }
    }

    pub(super) fn command(self, base: &Path, server: &Server) -> Command {
        let pid_file = std::fs::read_to_string(server.data.join("postmaster.pid"));
        let pid = pid_file
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        let mut shell = command(Path::new("/bin/sh"), &server.account);
        shell
            .args(["-c", SCRIPT, "penstock-watchdog"])
            .args([&server.data, &base.join("lock"), &base.join("users")])
            .arg(server.binaries.program("pg_ctl"))
            .args([
                self.pause_seconds.to_string(),
                self.idle_minutes.to_string(),
                pid,
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        shell
    }
}
