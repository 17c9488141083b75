//! Databases of tests on a real server: one template, many copies, no leftovers.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use tokio::task::JoinSet;

use super::*;
use crate::local_postgres::Search;
use crate::local_postgres::cluster::LocalPostgres;
use crate::local_postgres::scratch::Scratch;
use crate::local_postgres::server_settings::Durability;
use crate::local_postgres::test_cluster::TestClusterOptions;

/// A private server, and a cluster that uses it as `DATABASE_URL`.
async fn cluster(scratch: &Scratch) -> (LocalPostgres, TestCluster) {
    let server = LocalPostgres::start(scratch.options(Durability::None))
        .await
        .unwrap();
    let options = TestClusterOptions {
        search: Search::from_env(),
        admin: Some(server.url("postgres").parse().unwrap()),
        temp_dir: PathBuf::from("/nowhere"),
    };
    let cluster = TestCluster::shared(options).await.unwrap();
    (server, cluster)
}

async fn migrate(options: PgConnectOptions) -> Result<(), sqlx::Error> {
    let mut connection = options.connect().await?;
    statement(&mut connection, "CREATE TABLE notes (text TEXT)".into()).await?;
    connection.close().await
}

async fn names(cluster: &TestCluster, prefix: &str) -> Vec<String> {
    let mut admin = connect(cluster).await.unwrap();
    let mut names = databases(&mut admin, prefix).await.unwrap();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_tests_share_one_template_and_no_data() {
    let scratch = Scratch::new("template");
    let (server, cluster) = cluster(&scratch).await;
    let (cluster, runs) = (Arc::new(cluster), Arc::new(AtomicU32::new(0)));
    let mut tasks = JoinSet::new();
    for _ in 0..12 {
        let (cluster, runs) = (Arc::clone(&cluster), Arc::clone(&runs));
        tasks.spawn(async move {
            let counted = async |options| {
                runs.fetch_add(1, Ordering::Relaxed);
                migrate(options).await
            };
            let database = TestDatabase::create(&cluster, "hash", counted)
                .await
                .unwrap();
            let mut own = database
                .url()
                .parse::<PgConnectOptions>()
                .unwrap()
                .connect()
                .await
                .unwrap();
            statement(&mut own, "INSERT INTO notes VALUES ('mine')".into())
                .await
                .unwrap();
            let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM notes")
                .fetch_one(&mut own)
                .await
                .unwrap();
            assert_eq!(rows, 1);
            // Dropped although a session is open.
            database.drop().await.unwrap();
        });
    }
    tasks.join_all().await;
    assert_eq!(runs.load(Ordering::Relaxed), 1);
    assert!(names(&cluster, TEST_PREFIX).await.is_empty());
    assert_eq!(names(&cluster, TEMPLATE_PREFIX).await.len(), 1);
    server.stop_if_unused().await.unwrap();
}

#[tokio::test]
async fn a_failed_migration_leaves_no_template() {
    let scratch = Scratch::new("halfway");
    let (_server, cluster) = cluster(&scratch).await;
    let half = async |options| {
        migrate(options).await?;
        Err(sqlx::Error::WorkerCrashed)
    };
    let error = TestDatabase::create(&cluster, "hash", half)
        .await
        .unwrap_err();
    assert!(matches!(error, TestDatabaseError::Migrate(_)), "{error}");
    assert!(names(&cluster, TEMPLATE_PREFIX).await.is_empty());
    // What is left would make the same migration fail if it were built upon.
    assert_eq!(names(&cluster, BUILDING_PREFIX).await.len(), 1);
    TestDatabase::create(&cluster, "hash", migrate)
        .await
        .unwrap()
        .drop()
        .await
        .unwrap();
    assert!(names(&cluster, BUILDING_PREFIX).await.is_empty());
}

#[tokio::test]
async fn templates_of_other_migrations_go_unless_their_copies_are_in_use() {
    let scratch = Scratch::new("templates");
    let (_server, cluster) = cluster(&scratch).await;
    let first = TestDatabase::create(&cluster, "one", migrate)
        .await
        .unwrap();
    let second = TestDatabase::create(&cluster, "two", migrate)
        .await
        .unwrap();
    assert_eq!(names(&cluster, TEMPLATE_PREFIX).await.len(), 2);
    first.drop().await.unwrap();
    let third = TestDatabase::create(&cluster, "three", migrate)
        .await
        .unwrap();
    let kept = names(&cluster, TEMPLATE_PREFIX).await;
    let expected = |hash: &str| format!("{TEMPLATE_PREFIX}{:016x}", fingerprint(hash.as_bytes()));
    assert_eq!(kept.len(), 2);
    assert!(
        kept.contains(&expected("two")) && kept.contains(&expected("three")),
        "{kept:?}"
    );
    second.drop().await.unwrap();
    third.drop().await.unwrap();
}

#[tokio::test]
async fn databases_of_dead_processes_are_dropped() {
    let scratch = Scratch::new("leftovers");
    let (_server, cluster) = cluster(&scratch).await;
    let here = format!("{:08x}", machine().await);
    let living = std::process::id();
    let dead = i32::MAX;
    let database = |machine: &str, process: &str| {
        format!(
            "{TEST_PREFIX}{:016x}_{machine}_{process}_0",
            fingerprint(b"hash")
        )
    };
    let orphan = database(&here, &dead.to_string());
    let mut kept = [
        database(&here, &living.to_string()),
        database("elsewhere", &dead.to_string()),
    ];
    let mut admin = connect(&cluster).await.unwrap();
    for name in kept.iter().chain([&orphan]) {
        statement(&mut admin, format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
    }
    drop_leftovers(&cluster).await.unwrap();
    kept.sort();
    assert_eq!(names(&cluster, TEST_PREFIX).await, kept);
}
