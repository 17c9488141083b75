//! Every SQL statement, prepared against the migrated schema; and the schema, laid by several processes at once.

use std::time::Duration;

use penstock_shared::{
    db::{
        leases::{self, Heartbeat},
        migrate,
    },
    domain::{QUEUE, WorkerId},
};
use penstock_tests::database::Database;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr};

#[tokio::test]
async fn every_statement_fits_the_schema() {
    let database = Database::create().await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/src/db/sql");
    let mut prepared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let statement = std::fs::read_to_string(&path).unwrap();
        let result = database
            .pool()
            .prepare(AssertSqlSafe(statement).into_sql_str())
            .await;
        assert!(
            result.is_ok(),
            "{}: {}",
            path.display(),
            result.err().unwrap()
        );
        prepared += 1;
    }
    assert!(prepared > 20, "{prepared} statements");
}

#[tokio::test]
async fn only_what_can_be_done_again_is_committed_before_it_is_on_disk() {
    let database = Database::create().await;
    let mut tx = database.pool().begin().await.unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/src/db/sql");
    let mut asynchronous = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if std::fs::read_to_string(&path)
            .unwrap()
            .contains("synchronous_commit")
        {
            asynchronous.push(path.file_name().unwrap().to_owned());
        }
    }
    asynchronous.sort();
    assert_eq!(
        asynchronous,
        ["claim_jobs.sql", "heartbeat.sql", "publish_partials.sql"]
    );

    let worker = WorkerId::new();
    sqlx::raw_sql("SET LOCAL synchronous_commit = on")
        .execute(&mut *tx)
        .await
        .unwrap();
    let heartbeat = Heartbeat {
        worker,
        lease: Duration::from_mins(1),
        gap: Duration::from_mins(1),
        concurrency: 1,
        running: 0,
    };
    leases::heartbeat(&mut *tx, heartbeat).await.unwrap();
    assert_eq!(synchronous_commit(&mut tx).await, "off");
    sqlx::raw_sql("SET LOCAL synchronous_commit = on")
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query(include_str!("../../../shared/src/db/sql/claim_jobs.sql"))
        .bind(worker.to_string())
        .bind(QUEUE)
        .bind(1_i64)
        .bind(false)
        .bind(false)
        .execute(&mut *tx)
        .await
        .unwrap();
    assert_eq!(synchronous_commit(&mut tx).await, "off");
}

async fn synchronous_commit(connection: &mut PgConnection) -> String {
    sqlx::query_scalar("SHOW synchronous_commit")
        .fetch_one(connection)
        .await
        .unwrap()
}

#[tokio::test]
async fn several_processes_may_migrate_at_once() {
    let database = Database::create_empty().await;
    let options = database.pool().connect_options().as_ref().clone();
    let migrations: Vec<_> = (0..4)
        .map(|_| {
            let options = options.clone();
            tokio::spawn(async move { migrate::migrate(&options).await })
        })
        .collect();
    for migration in migrations {
        migration.await.unwrap().unwrap();
    }
    let mut connection = sqlx::PgConnection::connect_with(&options).await.unwrap();
    assert!(migrate::is_migrated(&mut connection).await.unwrap());
}
