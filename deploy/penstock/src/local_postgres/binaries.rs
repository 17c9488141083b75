//! Finds an installed Postgres whose programs the server account can run.

use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::account::Account;
use super::directory::{DirectoryError, cache_places};
use super::download::{self, DownloadError};
use super::server_command::run_program;

/// The oldest major version that will do: `DROP DATABASE … WITH (FORCE)` came with 13.
const OLDEST_MAJOR: u32 = 13;

/// The programs that must lie together.
const PROGRAMS: [&str; 3] = ["initdb", "postgres", "pg_ctl"];

/// Where package managers put Postgres: a parent, how the versioned entry begins, and the way
/// from there to the programs.
const INSTALLATIONS: [(&str, &str, &str); 9] = [
    ("usr/lib/postgresql", "", "bin"),         // Debian, Ubuntu
    ("usr", "pgsql-", "bin"),                  // the PostgreSQL project's RPMs
    ("usr/lib64", "postgresql-", "bin"),       // Gentoo
    ("usr/libexec", "postgresql", ""),         // Alpine
    ("opt/homebrew/opt", "postgresql", "bin"), // Homebrew, Apple silicon
    ("usr/local/opt", "postgresql", "bin"),    // Homebrew, Intel
    ("home/linuxbrew/.linuxbrew/opt", "postgresql", "bin"), // Homebrew, Linux
    ("Applications/Postgres.app/Contents/Versions", "", "bin"), // Postgres.app
    ("usr/local/pgsql", "bin", ""),            // built from source
];

/// What the search depends on.
#[derive(Debug, Clone)]
pub struct Search {
    /// `PG_BIN`: a directory with the programs. When set, nothing else is tried.
    pub pg_bin: Option<PathBuf>,
    /// `PATH`.
    pub path: Option<OsString>,
    /// Where a downloaded Postgres is kept.
    pub cache_dir: PathBuf,
    /// The directory under which the customary places are looked for: `/`.
    pub system_root: PathBuf,
}

/// A set of programs that was tried and works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    dir: PathBuf,
    major: u32,
}

/// Why there is no Postgres to run.
#[derive(Debug, thiserror::Error)]
pub enum BinariesError {
    /// `PG_BIN` names something that will not do.
    #[error("PG_BIN={} cannot be used: {reason}. Correct it, or unset it to search", .dir.display())]
    PgBin {
        /// Its value.
        dir: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Nothing installed, and the download failed.
    #[error(
        "no usable PostgreSQL was found{rejected}. Install one (`apt-get install postgresql`, \
         `brew install postgresql@17`), or set PG_BIN or DATABASE_URL; downloading one failed too"
    )]
    NotFound {
        /// The installations that were found and rejected, each with its reason.
        rejected: Rejected,
        /// Why the download failed.
        source: DownloadError,
    },
    /// Nothing installed, and nowhere to put a download.
    #[error(transparent)]
    Cache(#[from] DirectoryError),
}

/// Installations that were found and will not do.
#[derive(Debug)]
pub struct Rejected(Vec<String>);

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            Ok(())
        } else {
            write!(formatter, " ({})", self.0.join("; "))
        }
    }
}

impl Search {
    /// Reads `PG_BIN`, `PATH`, `XDG_CACHE_HOME` and `HOME`. This is the one place that does; call it
    /// from `main` or a test's set-up only.
    pub fn from_env() -> Self {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty());
        let cache_home = variable("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| variable("HOME").map(|home| Path::new(&home).join(".cache")))
            .unwrap_or_else(env::temp_dir);
        Self {
            pg_bin: variable("PG_BIN").map(PathBuf::from),
            path: variable("PATH"),
            cache_dir: cache_home.join("penstock"),
            system_root: PathBuf::from("/"),
        }
    }

    /// The benchmark that comes with Postgres's server.
    pub async fn pgbench(&self, account: &Account) -> Option<PathBuf> {
        let places = candidates(self, account).await;
        let mut places = self.pg_bin.iter().chain(&places);
        places
            .find_map(|dir| Some(dir.join("pgbench")).filter(|path| path.is_file()))
            .or_else(|| self.on_path("pgbench").into_iter().next())
    }

    /// The places of a program on the `PATH`.
    pub(super) fn on_path(&self, program: &str) -> Vec<PathBuf> {
        let path = self.path.clone().unwrap_or_default();
        let found = env::split_paths(&path).map(|dir| dir.join(program));
        found
            .filter(|candidate| candidate.is_absolute() && candidate.is_file())
            .collect()
    }
}

impl Binaries {
    /// Finds programs that work and have the `hstore` extension, downloading them as a last resort.
    /// Among several, one whose major version is in `preferred_majors` wins, the highest first.
    pub async fn find(
        search: &Search,
        account: &Account,
        preferred_majors: &[u32],
    ) -> Result<Self, BinariesError> {
        if let Some(dir) = &search.pg_bin {
            return examine(dir, account)
                .await
                .map_err(|reason| BinariesError::PgBin {
                    dir: dir.clone(),
                    reason,
                });
        }
        let mut usable: Option<Self> = None;
        let mut rejected = Vec::new();
        let wanted = preferred_majors.iter().copied().max();
        for dir in candidates(search, account).await {
            match examine(&dir, account).await {
                Ok(found) => {
                    if wanted.is_none_or(|major| major == found.major) {
                        return Ok(found);
                    }
                    let better =
                        |held: &Self| rank(&found, preferred_majors) > rank(held, preferred_majors);
                    if usable.as_ref().is_none_or(better) {
                        usable = Some(found);
                    }
                }
                Err(reason) => {
                    tracing::debug!(dir = %dir.display(), reason, "PostgreSQL rejected");
                    rejected.push(format!("{}: {reason}", dir.display()));
                }
            }
        }
        if let Some(found) = usable {
            return Ok(found);
        }
        let dir = download::download(search, account).await?;
        let found = match dir {
            Ok(dir) => examine(&dir, account)
                .await
                .map_err(|reason| DownloadError::Unusable { dir, reason }),
            Err(error) => Err(error),
        };
        found.map_err(|source| BinariesError::NotFound {
            rejected: Rejected(rejected),
            source,
        })
    }

    /// The major version, which the data directory is tied to.
    pub fn major(&self) -> u32 {
        self.major
    }

    /// The path of one of the programs.
    pub fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

/// Zero when not preferred, so that the first of the search order stays ahead.
fn rank(found: &Binaries, preferred_majors: &[u32]) -> u32 {
    if preferred_majors.contains(&found.major) {
        found.major
    } else {
        0
    }
}

/// Every directory that may hold the programs, in the order of the search, each once.
async fn candidates(search: &Search, account: &Account) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for pg_config in search.on_path("pg_config") {
        if let Ok(output) = run_program(&pg_config, ["--bindir"], account).await {
            found.push(PathBuf::from(output.trim()));
        }
    }
    for (parent, prefix, rest) in INSTALLATIONS {
        found.extend(newest_first(&search.system_root.join(parent), prefix, rest));
    }
    for postgres in search.on_path("postgres") {
        // A link in /usr/local/bin: its neighbours are where it points to.
        if let Some(dir) = postgres
            .canonicalize()
            .ok()
            .as_deref()
            .and_then(Path::parent)
        {
            found.push(dir.to_owned());
        }
        found.extend(postgres.parent().map(Path::to_owned));
    }
    found.extend(
        cache_places(&search.cache_dir, &search.system_root, account)
            .map(|dir| download::programs_in(&dir)),
    );
    let mut seen = HashSet::new();
    found.retain(|dir| dir.join("postgres").exists() && seen.insert(dir.canonicalize().ok()));
    found
}

/// The entries of `parent` that begin with `prefix`, the highest version number first.
fn newest_first(parent: &Path, prefix: &str, rest: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut versions: Vec<(Vec<u32>, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some((
                version_numbers(name.strip_prefix(prefix)?),
                entry.path().join(rest),
            ))
        })
        .collect();
    versions.sort_by(|a, b| b.cmp(a));
    versions.into_iter().map(|(_, dir)| dir).collect()
}

/// The numbers in a name: `@9.6` gives 9 and 6, so that 10 comes after 9.6.
fn version_numbers(name: &str) -> Vec<u32> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect()
}

/// Tries a directory's programs as the account; the error is the reason why they will not do.
async fn examine(dir: &Path, account: &Account) -> Result<Binaries, String> {
    if let Some(missing) = PROGRAMS.iter().find(|name| !dir.join(name).is_file()) {
        return Err(format!("{missing} is missing"));
    }
    let version = run_program(&dir.join("postgres"), ["--version"], account)
        .await
        .map_err(|error| error.to_string())?;
    let major = parse_major(&version).ok_or_else(|| format!("unknown version {version:?}"))?;
    if major < OLDEST_MAJOR {
        return Err(format!(
            "version {major} is too old, {OLDEST_MAJOR} or newer is needed"
        ));
    }
    if !has_hstore(dir, major, account).await {
        return Err(
            "the hstore extension is missing (`apt-get install postgresql-contrib`)".into(),
        );
    }
    Ok(Binaries {
        dir: dir.to_owned(),
        major,
    })
}

/// `postgres (Postgres) 15.4 (Debian 15.4-1)` and `postgres (Postgres) 18beta1`.
fn parse_major(version: &str) -> Option<u32> {
    let (_, after) = version.split_once("(PostgreSQL)")?;
    let digits = after
        .trim_start()
        .split(|c: char| !c.is_ascii_digit())
        .next()?;
    digits.parse().ok()
}

async fn has_hstore(dir: &Path, major: u32, account: &Account) -> bool {
    // pg_config is a developer's package in places; the layouts of distributions are the fallback.
    let told = run_program(&dir.join("pg_config"), ["--sharedir"], account)
        .await
        .ok();
    let shares = [
        dir.join("../share"),
        dir.join("../share/postgresql"),
        dir.join(format!("../share/postgresql{major}")),
        dir.join(format!("../../share/postgresql{major}")),
        PathBuf::from(format!("/usr/share/postgresql/{major}")),
        PathBuf::from(format!("/usr/share/postgresql-{major}")),
    ];
    let mut shares = told
        .map(|path| PathBuf::from(path.trim()))
        .into_iter()
        .chain(shares);
    shares.any(|share| share.join("extension/hstore.control").is_file())
}

#[cfg(test)]
mod tests;
