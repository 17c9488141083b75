//! Prepares a database: apalis's own tables, then ours, from one entry that several processes may call at once.

use apalis_postgres::PostgresStorage;
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool, SqlSafeStr,
    migrate::{MigrateError, Migration, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// Penstock's own migrations, in order.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// The advisory lock that one migrating process holds; the number spells "penstock" in ASCII.
const MIGRATION_LOCK: i64 = 0x7065_6e73_746f_636b;

/// Why a database could not be prepared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database did not answer as it should.
    #[error("the database could not be reached or refused a statement")]
    Database(#[from] sqlx::Error),
    /// apalis's tables could not be laid.
    #[error(
        "the queue's tables could not be prepared: the role needs CREATE on the database, and the `hstore` extension \
         must be installable (package postgresql-contrib)"
    )]
    Queue(#[source] apalis_postgres::Error),
    /// One of ours failed.
    #[error(
        "a migration could not be applied: a database prepared by another version of Penstock is left as it is; \
         use that version, or another database (for the private one, another --data-dir)"
    )]
    Migration(#[from] MigrateError),
}

/// Brings the database to this program's schema. Waits while another process does the same.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), Error> {
    let mut lock = options.connect().await?;
    sqlx::query(include_str!("sql/lock_migrations.sql"))
        .bind(MIGRATION_LOCK)
        .execute(&mut lock)
        .await?;
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone())
        .await?;
    let result = run(&pool).await;
    pool.close().await;
    lock.close().await?;
    result
}

async fn run(pool: &PgPool) -> Result<(), Error> {
    let pgcrypto = sqlx::query_scalar(include_str!("sql/extension_is_available.sql"))
        .bind("pgcrypto")
        .fetch_one(pool)
        .await?;
    if pgcrypto {
        PostgresStorage::setup(pool).await.map_err(Error::Queue)?;
    } else {
        without_pgcrypto().run(pool).await?;
    }
    MIGRATIONS.run(pool).await?;
    Ok(())
}

/// apalis's migrations for a server that has no pgcrypto. An early one installs the extension for a function that a later
/// one replaces; nothing of it is in use at the end. Versions and checksums stay apalis's own, so that its set-up finds
/// its work done.
fn without_pgcrypto() -> Migrator {
    const INSTALLS: &str = "CREATE EXTENSION IF NOT EXISTS pgcrypto;";
    let migrations = PostgresStorage::migrations()
        .iter()
        .map(|migration| Migration {
            sql: AssertSqlSafe(migration.sql.as_str().replace(INSTALLS, "")).into_sql_str(),
            ..migration.clone()
        })
        .collect();
    let mut migrator = Migrator::with_migrations(migrations);
    migrator.dangerous_set_table_name("apalis._sqlx_migrations");
    migrator.create_schema("apalis");
    migrator
}

/// Identifies the schema that [`migrate`] lays: the checksums of every migration, apalis's and ours.
pub fn fingerprint() -> String {
    PostgresStorage::migrations()
        .iter()
        .chain(MIGRATIONS.iter())
        .flat_map(|migration| migration.checksum.iter())
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Whether the schema is the one this program was built for, or newer (the old version of a rolling update).
pub async fn is_migrated(conn: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let newest = MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0);
    let laid: bool = sqlx::query_scalar(include_str!("sql/migrations_table_exists.sql"))
        .fetch_one(&mut *conn)
        .await?;
    if !laid {
        return Ok(false);
    }
    sqlx::query_scalar(include_str!("sql/migration_is_applied.sql"))
        .bind(newest)
        .fetch_one(conn)
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_without_pgcrypto_gets_the_same_migrations_but_for_the_extension() {
        let (with, without) = (PostgresStorage::migrations(), without_pgcrypto());
        let mentions = |migrator: &Migrator| {
            migrator
                .iter()
                .filter(|m| m.sql.as_str().contains("EXTENSION IF NOT EXISTS pgcrypto"))
                .count()
        };
        assert!(
            mentions(&with) > 0,
            "apalis no longer needs pgcrypto: this can go"
        );
        assert_eq!(mentions(&without), 0);
        let versions = |migrator: &Migrator| {
            migrator
                .iter()
                .map(|m| (m.version, m.checksum.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(versions(&with), versions(&without));
    }
}
