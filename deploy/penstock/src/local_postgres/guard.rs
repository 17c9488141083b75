//! Ends a server and removes its files when the process that has it to itself is done, or dead.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Parameter: the directory that holds the server's data directory, and goes with it.
const SCRIPT: &str = include_str!("guard.sh");

/// A shell that waits for the end of its standard input, which the kernel closes when this process ends in any way. It is
/// in a process group of its own, so that what ends the tests does not end it.
#[derive(Debug)]
pub(super) struct Guard(Child);

impl Guard {
    /// Call it before the server starts: then there is no moment at which a server could be left behind.
    pub(super) fn spawn(base: &Path) -> io::Result<Self> {
        Command::new("/bin/sh")
            .args(["-c", SCRIPT, "penstock-guard"])
            .arg(base)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map(Self)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        self.0.wait().map(|_| ()).unwrap_or_default();
    }
}
