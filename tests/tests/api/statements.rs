//! Every SQL statement, prepared against the migrated schema; and the schema, laid by several processes at once.

use penstock_shared::db::migrate;
use penstock_tests::database::Database;
use sqlx::{AssertSqlSafe, Connection, Executor, SqlSafeStr};

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
