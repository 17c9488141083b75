//! Runs Postgres's own programs as the server account, in a clean environment.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use super::account::Account;

/// How much of a program's output an error message carries.
const TAIL_LINES: usize = 15;

/// A program that could not be run, or that reported a failure.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The program did not start at all.
    #[error("{} could not be run as {account}; check that this account may execute it", .program.display())]
    Spawn {
        /// The program.
        program: PathBuf,
        /// The account that it was to run as.
        account: String,
        /// The operating system's answer.
        source: io::Error,
    },
    /// The program ended with a failure.
    #[error("{} failed; correct what it reports and start again:\n{output}", .program.display())]
    Failed {
        /// The program.
        program: PathBuf,
        /// The last lines that it printed.
        output: String,
    },
}

/// How a server is told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shutdown {
    /// Sessions are ended, their transactions undone, and everything is written.
    Fast,
    /// As in a crash: nothing more is written, and the next start recovers what was committed.
    Immediate,
}

impl Shutdown {
    pub(super) const fn pg_ctl_mode(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Immediate => "immediate",
        }
    }
}

/// A command that runs `program` as `account`, without Postgres's variables, in English.
pub(super) fn command(program: &Path, account: &Account) -> Command {
    let mut command = Command::new(program);
    // A caller's PGDATA or PGPORT would redirect the server. Only names are looked at here.
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"PG") {
            command.env_remove(name);
        }
    }
    // Messages are searched for known phrases, and macOS needs a valid locale to start at all.
    command.env("LC_ALL", "C");
    // The caller's working directory may be closed to the account.
    command
        .current_dir("/")
        .stdin(Stdio::null())
        .kill_on_drop(false);
    account.apply(&mut command);
    command
}

/// Runs the command to its end and returns what it printed on standard output.
pub(super) async fn run(mut command: Command, account: &Account) -> Result<String, CommandError> {
    let program = PathBuf::from(command.as_std().get_program());
    let output = command
        .output()
        .await
        .map_err(|source| CommandError::Spawn {
            program: program.clone(),
            account: account.name().to_owned(),
            source,
        })?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(stdout.into_owned());
    }
    let text = format!("{stdout}{}", String::from_utf8_lossy(&output.stderr));
    Err(CommandError::Failed {
        program,
        output: tail(&text),
    })
}

/// Runs `program` with `arguments` as `account`.
pub(super) async fn run_program<A: AsRef<OsStr>>(
    program: &Path,
    arguments: impl IntoIterator<Item = A>,
    account: &Account,
) -> Result<String, CommandError> {
    let mut command = command(program, account);
    command.args(arguments);
    run(command, account).await
}

/// The last lines of a text.
pub(super) fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.len().saturating_sub(TAIL_LINES);
    if lines.is_empty() {
        "(it printed nothing)".to_owned()
    } else {
        lines[first..].join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tail_keeps_the_end() {
        let text = (1..=40)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join("\n");
        let kept = tail(&text);
        assert!(kept.starts_with("26\n") && kept.ends_with("\n40"), "{kept}");
        assert_eq!(tail(""), "(it printed nothing)");
    }

    #[tokio::test]
    async fn a_failure_carries_the_output() {
        let account = Account::for_server().await.unwrap();
        let error = run_program(
            Path::new("/bin/sh"),
            ["-c", "echo why >&2; exit 3"],
            &account,
        )
        .await
        .unwrap_err();
        assert!(error.to_string().contains("why"), "{error}");
    }
}
