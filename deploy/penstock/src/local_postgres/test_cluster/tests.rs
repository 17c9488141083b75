//! The shared server's place, and its end when nobody uses it.

use sqlx::{ConnectOptions, Connection};

use super::*;
use crate::local_postgres::Shutdown;
use crate::local_postgres::scratch::{Scratch, server_pid};

#[test]
fn free_space_is_the_fourth_column() {
    let text = "Filesystem 1024-blocks Used Available Capacity Mounted on\n\
                tmpfs 24000 4000 20000 17% /dev/shm\n";
    assert_eq!(parse_df(text), Some(20000));
    assert_eq!(parse_df(""), None);
}

#[tokio::test]
async fn the_watchdog_stops_an_unused_server_and_frees_its_files() {
    let scratch = Scratch::new("watchdog");
    let server = LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap();
    let data = server.data_dir().to_owned();
    let watchdog = Watchdog {
        pause_seconds: 1,
        idle_minutes: 0,
    };
    let mut command = server.watchdog_command(watchdog);
    drop(server);
    assert!(command.status().await.unwrap().success());
    assert_eq!(fs::read_dir(&data).unwrap().count(), 0);
    assert_eq!(server_pid(&data), None);

    // The emptied directory is no obstacle.
    let server = LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap();
    assert_eq!(server.stop_if_unused().await.unwrap(), StopOutcome::Stopped);
}

#[tokio::test]
async fn a_watchdog_leaves_when_its_server_has_gone() {
    let scratch = Scratch::new("successor");
    let server = LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap();
    let data = server.data_dir().to_owned();
    let mut command = server.watchdog_command(Watchdog {
        pause_seconds: 1,
        idle_minutes: 0,
    });
    server.stop_if_unused().await.unwrap();
    let successor = LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap();
    assert!(command.status().await.unwrap().success());
    assert!(data.join("PG_VERSION").exists());
    assert_eq!(
        successor.stop_if_unused().await.unwrap(),
        StopOutcome::Stopped
    );
}

#[tokio::test]
async fn the_temporary_directory_is_taken_when_others_may_enter_it() {
    let scratch = Scratch::new("temp");
    let chosen = choose_base("tests", scratch.path()).await.unwrap();
    let account = Account::for_server().await.unwrap();
    let name = format!("penstock-tests-{}", account.uid());
    assert_eq!(chosen.file_name().unwrap().to_str(), Some(name.as_str()));
    let in_memory = chosen.starts_with("/dev/shm");
    assert!(
        in_memory || chosen.starts_with(scratch.path()),
        "{}",
        chosen.display()
    );
}

#[tokio::test]
async fn an_unshared_server_outlives_restarts_and_goes_with_its_owner() {
    let options = TestClusterOptions {
        search: Search::from_env(),
        admin: None,
        temp_dir: env::temp_dir(),
    };
    let cluster = TestCluster::unshared(options).await.unwrap();
    let server = cluster.private_server().unwrap();
    let base = server.data_dir().parent().unwrap().to_owned();
    server.create_database_if_missing("kept").await.unwrap();
    for how in [Shutdown::Fast, Shutdown::Immediate] {
        let before = server_pid(server.data_dir());
        server.restart(how).await.unwrap();
        assert_ne!(server_pid(server.data_dir()), before, "{how:?}");
        let kept = server.connect_options("kept").connect().await.unwrap();
        kept.close().await.unwrap();
    }
    let options = server.connect_options("kept");
    drop(cluster);
    assert!(!base.exists());
    options.connect().await.unwrap_err();
}
