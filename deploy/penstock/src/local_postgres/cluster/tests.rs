//! The private server for real: starting, sharing, crashing, leaving.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::process::Stdio;

use sqlx::Executor;

use super::*;
use crate::local_postgres::scratch::{Scratch, kill, server_pid};

/// Tells a copy of this test program which directory to join.
const CHILD_BASE: &str = "PENSTOCK_TEST_BASE";

async fn start(scratch: &Scratch) -> LocalPostgres {
    LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap()
}

async fn ask(options: &PgConnectOptions, query: &'static str) -> String {
    let mut connection = options.connect().await.unwrap();
    let answer = sqlx::query_scalar(query)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    answer
}

async fn kill_server(server: LocalPostgres) {
    // Its data directory stays in use until the backends notice; the next start must wait for them.
    let mut held = server.connect_options("postgres").connect().await.unwrap();
    let pid = server_pid(server.data_dir()).unwrap();
    kill("-KILL", &pid);
    // The session ends only after its server has.
    held.execute("SELECT pg_sleep(60)").await.unwrap_err();
}

#[tokio::test]
async fn a_durable_server_starts_keeps_its_data_and_stops() {
    let scratch = Scratch::new("durable");
    let server = LocalPostgres::start(scratch.options(Durability::Full))
        .await
        .unwrap();
    let account = Account::for_server().await.unwrap();
    for path in [server.data_dir(), server.socket_dir()] {
        let metadata = fs::metadata(path).unwrap();
        assert_eq!(
            (metadata.uid(), metadata.mode() & 0o777),
            (account.uid(), 0o700)
        );
    }
    let options = server.connect_options("postgres");
    assert_eq!(ask(&options, "SHOW listen_addresses").await, "");
    assert_eq!(ask(&options, "SHOW fsync").await, "on");
    assert_eq!(ask(&options, "SHOW max_connections").await, "200");
    assert_eq!(ask(&options, "SHOW server_encoding").await, "UTF8");
    let name = "odd \"name\" é/?";
    let (one, two) = tokio::join!(
        server.create_database_if_missing(name),
        server.create_database_if_missing(name)
    );
    one.unwrap();
    two.unwrap();
    let url: PgConnectOptions = server.url(name).parse().unwrap();
    assert_eq!(
        url.get_socket().map(PathBuf::as_path),
        Some(server.socket_dir())
    );
    assert_eq!(ask(&url, "SELECT current_database()::text").await, name);
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);

    let again = LocalPostgres::start(scratch.options(Durability::Full))
        .await
        .unwrap();
    assert_eq!(
        ask(
            &again.connect_options(name),
            "SELECT current_database()::text"
        )
        .await,
        name
    );
    assert_eq!(again.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}

#[tokio::test]
async fn the_last_user_stops_the_server() {
    let scratch = Scratch::new("users");
    let (one, two) = tokio::join!(start(&scratch), start(&scratch));
    assert_eq!(
        ask(&one.connect_options("postgres"), "SHOW fsync").await,
        "off"
    );
    assert_eq!(one.stop_if_unused().await.unwrap(), StopOutcome::InUse);
    // A client that is no Penstock process counts as well.
    let other = two.connect_options("postgres").connect().await.unwrap();
    assert_eq!(two.stop_if_unused().await.unwrap(), StopOutcome::InUse);
    other.close().await.unwrap();
    assert_eq!(
        start(&scratch).await.stop_if_unused().await.unwrap(),
        StopOutcome::Stopped
    );
}

#[tokio::test]
async fn stopping_a_server_that_is_gone_is_no_error() {
    let scratch = Scratch::new("gone");
    let (one, two) = tokio::join!(start(&scratch), start(&scratch));
    kill_server(one).await;
    assert_eq!(two.stop_if_unused().await.unwrap(), StopOutcome::NotRunning);
    // A start clears away the shared memory that the killed server has left.
    assert_eq!(
        start(&scratch).await.stop_if_unused().await.unwrap(),
        StopOutcome::Stopped
    );
}

#[tokio::test]
async fn two_processes_share_a_server() {
    let scratch = Scratch::new("processes");
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "local_postgres::cluster::tests::child_joins_and_waits",
        ])
        .args(["--ignored", "--nocapture"])
        .env(CHILD_BASE, scratch.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = lines.find_map(|line| line.unwrap().strip_prefix("joined ").map(str::to_owned));

    let server = start(&scratch).await;
    assert_eq!(said, server_pid(server.data_dir()));
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::InUse);
    // A child that is killed needs no goodbye: the kernel drops its lock.
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(
        start(&scratch).await.stop_if_unused().await.unwrap(),
        StopOutcome::Stopped
    );
}

#[tokio::test]
#[ignore = "started by two_processes_share_a_server"]
async fn child_joins_and_waits() {
    let base = PathBuf::from(std::env::var_os(CHILD_BASE).expect("set by the parent test"));
    let options = LocalPostgresOptions {
        search: Search::from_env(),
        data_dir: DataDir::Given(base),
        durability: Durability::None,
    };
    let server = LocalPostgres::start(options).await.unwrap();
    println!("\njoined {}", server_pid(server.data_dir()).unwrap());
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[tokio::test]
async fn a_killed_server_starts_again_with_its_data_once_its_backends_are_gone() {
    let scratch = Scratch::new("killed");
    let durable = || scratch.options(Durability::Full);
    let server = LocalPostgres::start(durable()).await.unwrap();
    server.create_database_if_missing("kept").await.unwrap();
    let mut held = server.connect_options("postgres").connect().await.unwrap();
    let backend: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
        .fetch_one(&mut held)
        .await
        .unwrap();
    // A backend that is kept from noticing that its server has gone.
    kill("-STOP", &backend.to_string());
    kill("-KILL", &server_pid(server.data_dir()).unwrap());
    let logs = [
        server.server.log.clone(),
        server.server.log.with_extension("log.old"),
    ];
    let refused = || {
        let texts = logs.iter().filter_map(|log| fs::read_to_string(log).ok());
        texts
            .into_iter()
            .any(|text| text.contains("shared memory block"))
    };
    let release_backend = async {
        while !refused() {
            tokio::task::yield_now().await;
        }
        kill("-CONT", &backend.to_string());
    };
    let (again, ()) = tokio::join!(LocalPostgres::start(durable()), release_backend);
    let again = again.unwrap();
    assert_eq!(
        ask(&again.connect_options("kept"), "SELECT 'here'").await,
        "here"
    );
    drop(server);
    assert_eq!(again.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}

#[tokio::test]
async fn a_pid_file_whose_number_another_program_has_does_not_block_a_start() {
    let scratch = Scratch::new("stale");
    let durable = || scratch.options(Durability::Full);
    let server = LocalPostgres::start(durable()).await.unwrap();
    let (data, sockets) = (server.data_dir().to_owned(), server.socket_dir().to_owned());
    kill_server(server).await;
    // Under the server's account, since Postgres disregards the processes of others.
    let account = Account::for_server().await.unwrap();
    let mut sleeper = tokio::process::Command::new("sleep");
    account.apply(sleeper.arg("1000").kill_on_drop(true));
    let sleeper = sleeper.spawn().unwrap();
    for file in [
        data.join("postmaster.pid"),
        sockets.join(".s.PGSQL.5432.lock"),
    ] {
        let text = fs::read_to_string(&file).unwrap();
        let (_, rest) = text.split_once('\n').unwrap();
        fs::write(&file, format!("{}\n{rest}", sleeper.id().unwrap())).unwrap();
    }
    let server = LocalPostgres::start(durable()).await.unwrap();
    assert_ne!(server_pid(&data), sleeper.id().map(|id| id.to_string()));
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}

#[tokio::test]
async fn a_long_path_gets_its_socket_elsewhere() {
    let scratch = Scratch::new("long");
    let mut options = scratch.options(Durability::None);
    options.data_dir = DataDir::Given(scratch.path().join("x".repeat(90)));
    let server = LocalPostgres::start(options).await.unwrap();
    let sockets = server.socket_dir().to_owned();
    assert!(sockets.starts_with("/tmp"));
    let url: PgConnectOptions = server.url("postgres").parse().unwrap();
    assert_eq!(ask(&url, "SELECT 'here'").await, "here");
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
    fs::remove_dir_all(sockets).unwrap();
}

#[tokio::test]
async fn a_failed_start_shows_the_log_and_a_test_cluster_is_made_anew() {
    let scratch = Scratch::new("ruined");
    let server = start(&scratch).await;
    let settings = server.data_dir().join("postgresql.conf");
    server.stop_if_unused().await.unwrap();
    fs::write(&settings, "no_such_setting = 1\n").unwrap();
    let error = LocalPostgres::start(scratch.options(Durability::Full))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("no_such_setting"), "{error}");
    let server = start(&scratch).await;
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}

#[tokio::test]
async fn a_directory_that_is_no_cluster_is_left_alone() {
    let scratch = Scratch::new("foreign");
    let account = Account::for_server().await.unwrap();
    let major = Binaries::find(&Search::from_env(), &account, &[])
        .await
        .unwrap()
        .major();
    let letter = data_path(scratch.path(), major).join("letter.txt");
    fs::create_dir(letter.parent().unwrap()).unwrap();
    fs::write(&letter, "dear").unwrap();
    let error = LocalPostgres::start(scratch.options(Durability::Full))
        .await
        .unwrap_err();
    assert!(
        matches!(error, LocalPostgresError::NotACluster { .. }),
        "{error}"
    );
    assert!(letter.exists());
}

#[test]
fn urls_escape_what_is_special() {
    assert_eq!(percent_encode("/a b/é".as_bytes()), "%2Fa%20b%2F%C3%A9");
    assert_eq!(quote_identifier("a\"b"), "\"a\"\"b\"");
}
