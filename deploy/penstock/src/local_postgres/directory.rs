//! Chooses and prepares directories that both the caller and the server account can use.

use std::env;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::account::Account;

/// Where the server's files live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataDir {
    /// A directory that the operator named: it is used, or the start fails with the reason.
    Given(PathBuf),
    /// The first usable one of the customary places. Root, whose home is closed to the server
    /// account, gets `/var/lib/penstock`; others get `~/.local/share/penstock`.
    Standard {
        /// `XDG_DATA_HOME`.
        xdg_data_home: Option<PathBuf>,
        /// `HOME`.
        home: Option<PathBuf>,
    },
}

/// No directory could be used.
#[derive(Debug, thiserror::Error)]
#[error("no usable directory for {purpose}: {}. {advice}", .rejected.join("; "))]
pub struct DirectoryError {
    purpose: &'static str,
    rejected: Vec<String>,
    advice: &'static str,
}

impl DataDir {
    /// The standard places, from `XDG_DATA_HOME` and `HOME`. Call it from `main` or a test's
    /// set-up only.
    pub fn from_env() -> Self {
        Self::Standard {
            xdg_data_home: env::var_os("XDG_DATA_HOME").map(PathBuf::from),
            home: env::var_os("HOME").map(PathBuf::from),
        }
    }

    /// Makes the directory and returns its real path.
    pub(super) fn prepare(&self, account: &Account) -> Result<PathBuf, DirectoryError> {
        let (candidates, advice) = match self {
            Self::Given(path) => (
                vec![path.clone()],
                "Choose a data directory outside of private homes, such as /var/lib/penstock, or \
                 leave the choice to Penstock",
            ),
            Self::Standard {
                xdg_data_home,
                home,
            } => (
                standard_places(xdg_data_home.as_deref(), home.as_deref(), account),
                "Name a directory with --data-dir, or set DATABASE_URL",
            ),
        };
        first_usable(&candidates, account).map_err(|rejected| DirectoryError {
            purpose: "the database",
            rejected,
            advice,
        })
    }
}

fn standard_places(xdg: Option<&Path>, home: Option<&Path>, account: &Account) -> Vec<PathBuf> {
    // The XDG specification tells us to ignore relative paths.
    let xdg = xdg
        .filter(|path| path.is_absolute())
        .map(|path| path.join("penstock"));
    let own = if account.is_switched() {
        Some(PathBuf::from("/var/lib/penstock"))
    } else {
        home.map(|home| home.join(".local/share/penstock"))
    };
    let last = PathBuf::from(format!("/var/tmp/penstock-{}", account.uid()));
    xdg.into_iter().chain(own).chain([last]).collect()
}

/// Where downloaded programs may be: the wanted directory, else one of the system whose root is given.
pub(super) fn cache_places(wanted: &Path, root: &Path, account: &Account) -> [PathBuf; 3] {
    [
        wanted.to_owned(),
        root.join("var/cache/penstock"),
        root.join(format!("var/tmp/penstock-cache-{}", account.uid())),
    ]
}

/// Makes the first usable one of the [`cache_places`].
pub(super) fn prepare_cache(
    wanted: &Path,
    root: &Path,
    account: &Account,
) -> Result<PathBuf, DirectoryError> {
    first_usable(&cache_places(wanted, root, account), account).map_err(|rejected| DirectoryError {
        purpose: "downloaded programs",
        rejected,
        advice: "Install PostgreSQL with your package manager instead",
    })
}

/// The first candidate that can be used, made if it is missing; or why each cannot.
pub(super) fn first_usable(
    candidates: &[PathBuf],
    account: &Account,
) -> Result<PathBuf, Vec<String>> {
    let mut rejected = Vec::new();
    for candidate in candidates {
        match prepare_shared(candidate, account) {
            Ok(path) => return Ok(path),
            Err(reason) => rejected.push(format!("{}: {reason}", candidate.display())),
        }
    }
    Err(rejected)
}

/// Makes a directory that the caller owns and the account may search. Existing directories are
/// checked and never given away or opened up.
fn prepare_shared(path: &Path, account: &Account) -> Result<PathBuf, String> {
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    check_characters(&path)?;
    // Looked at first, so that nothing is left behind under a directory that cannot work.
    let existing = path
        .ancestors()
        .find(|ancestor| ancestor.exists())
        .unwrap_or(Path::new("/"));
    check_searchable(existing, account)?;
    make_with_parents(&path, account)
        .map_err(|error| format!("it cannot be created ({error}); make it or fix its parent"))?;
    let path = path.canonicalize().map_err(|error| error.to_string())?;
    check_searchable(&path, account)?;
    check_ours(&path, account)?;
    Ok(path)
}

/// `pg_ctl` hands paths to a shell, and a URL must be able to carry them.
fn check_characters(path: &Path) -> Result<(), String> {
    let text = path
        .to_str()
        .ok_or("its name is not UTF-8; choose another name")?;
    match text
        .chars()
        .find(|c| c.is_control() || "\"'$`\\".contains(*c))
    {
        Some(c) => Err(format!("its name contains {c:?}; choose a name without it")),
        None => Ok(()),
    }
}

fn make_with_parents(path: &Path, account: &Account) -> io::Result<()> {
    // Root's umask may be strict; what root makes here must stay searchable by the account.
    let mode = if account.is_switched() { 0o755 } else { 0o700 };
    let missing: Vec<&Path> = path.ancestors().take_while(|part| !part.exists()).collect();
    for part in missing.into_iter().rev() {
        match DirBuilder::new().mode(mode).create(part) {
            Ok(()) => fs::set_permissions(part, Permissions::from_mode(mode))?,
            // Another process was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn check_searchable(path: &Path, account: &Account) -> Result<(), String> {
    let real = path.canonicalize().map_err(|error| error.to_string())?;
    for ancestor in real.ancestors() {
        let metadata = fs::metadata(ancestor).map_err(|error| error.to_string())?;
        if !account.may_search(&metadata) {
            return Err(format!(
                "the server cannot run as root, and its account {} may not enter {} (mode {:o})",
                account.name(),
                ancestor.display(),
                metadata.mode() & 0o7777,
            ));
        }
    }
    Ok(())
}

/// A directory that a stranger made in a public place must not hold a server without passwords.
fn check_ours(path: &Path, account: &Account) -> Result<(), String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    let caller = if account.is_switched() {
        0
    } else {
        account.uid()
    };
    if metadata.uid() != caller && metadata.uid() != account.uid() {
        return Err(format!("it belongs to uid {}, not to you", metadata.uid()));
    }
    // Creating files is what counts; permission bits do not tell of read-only mounts.
    let thread = std::thread::current().id();
    let probe = path.join(format!(".probe-{}-{thread:?}", std::process::id()));
    fs::write(&probe, b"")
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|error| format!("it is not writable ({error})"))
}

/// Makes a directory that only the account can enter, or checks that an existing one is that.
pub(super) fn ensure_private(path: &Path, account: &Account) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // Not followed if it is a link: in /tmp a stranger could have put one there.
    let metadata = fs::symlink_metadata(path)?;
    let made_by_us = account.is_switched() && metadata.uid() == 0;
    if !metadata.is_dir() || (metadata.uid() != account.uid() && !made_by_us) {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it exists already and belongs to someone else; remove it",
        ));
    }
    if made_by_us {
        account.give(path)?;
    }
    if metadata.mode() & 0o777 != 0o700 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let path = Path::new("/var/tmp").join(format!("penstock-{name}-{}", std::process::id()));
        let _absent = fs::remove_dir_all(&path);
        path
    }

    #[tokio::test]
    async fn a_directory_behind_a_closed_parent_is_refused_with_the_parent_named() {
        let account = Account::for_server().await.unwrap();
        if !account.is_switched() {
            return;
        }
        let closed = scratch("closed");
        DirBuilder::new().mode(0o700).create(&closed).unwrap();
        let error = DataDir::Given(closed.join("data"))
            .prepare(&account)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&format!("may not enter {} (mode 700)", closed.display())),
            "{error}"
        );
        assert!(error.contains("/var/lib/penstock"), "{error}");
        assert!(!closed.join("data").exists());
        fs::remove_dir_all(closed).unwrap();
    }

    #[tokio::test]
    async fn the_first_usable_place_wins() {
        let account = Account::for_server().await.unwrap();
        let good = scratch("good");
        let bad = PathBuf::from("/dev/null/penstock");
        let chosen = first_usable(&[bad.clone(), good.clone()], &account).unwrap();
        assert_eq!(chosen, good.canonicalize().unwrap());
        assert_eq!(first_usable(&[bad], &account).unwrap_err().len(), 1);
        fs::remove_dir_all(good).unwrap();
    }

    #[tokio::test]
    async fn names_that_a_shell_would_expand_are_refused() {
        let account = Account::for_server().await.unwrap();
        let error = DataDir::Given("/var/tmp/pen$stock".into())
            .prepare(&account)
            .unwrap_err();
        assert!(error.to_string().contains("'$'"), "{error}");
    }

    #[tokio::test]
    async fn a_link_is_no_private_directory() {
        let account = Account::for_server().await.unwrap();
        let base = scratch("link");
        fs::create_dir(&base).unwrap();
        ensure_private(&base.join("real"), &account).unwrap();
        std::os::unix::fs::symlink(base.join("real"), base.join("link")).unwrap();
        assert!(ensure_private(&base.join("link"), &account).is_err());
        let mode = fs::metadata(base.join("real")).unwrap().mode() & 0o777;
        assert_eq!(mode, 0o700);
        fs::remove_dir_all(base).unwrap();
    }

    #[tokio::test]
    async fn relative_xdg_directories_are_ignored() {
        let account = Account::for_server().await.unwrap();
        let places = standard_places(Some(Path::new("relative")), None, &account);
        assert!(places.iter().all(|place| place.is_absolute()));
    }
}
