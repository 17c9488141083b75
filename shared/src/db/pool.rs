//! Connections: options from a URL, and pools that outlive an outage of the database.

use std::{str::FromStr, time::Duration};

use sqlx::{
    PgConnection, PgPool,
    postgres::{PgConnectOptions, PgListener, PgNotification, PgPoolOptions},
};
use tokio::time::timeout;

/// How long a caller waits for a connection before it is told that the database is away.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// Reads a `postgres://` URL. The error never shows the URL: it may hold a password.
pub fn connect_options(url: &str) -> Result<PgConnectOptions, InvalidDatabaseUrl> {
    // The driver reads whatever stands before the colon.
    let is_postgres = ["postgres:", "postgresql:"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let options = PgConnectOptions::from_str(url).ok().filter(|_| is_postgres);
    options.ok_or(InvalidDatabaseUrl)
}

/// A database URL that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the database URL cannot be read: write it as postgres://user:password@host:5432/database")]
pub struct InvalidDatabaseUrl;

/// Limits that the server keeps for a connection, so that no program that vanished holds locks and no statement hangs.
/// `statement_timeout` bounds one statement: the slowest of ours, five hundred results, takes some tens of milliseconds.
/// A transaction whose program is gone ends after ten seconds; the keepalives notice a dead peer in about twenty.
pub fn limited(options: PgConnectOptions, statement_timeout: Duration) -> PgConnectOptions {
    options.options([
        (
            "statement_timeout",
            format!("{}ms", statement_timeout.as_millis()),
        ),
        ("idle_in_transaction_session_timeout", "10s".to_owned()),
        ("tcp_keepalives_idle", "10".to_owned()),
        ("tcp_keepalives_interval", "3".to_owned()),
        ("tcp_keepalives_count", "3".to_owned()),
    ])
}

/// Plans for statements that look every row up by its key, as the queue's do: once planned, rows are found through an index,
/// one by one. Left to itself the planner takes whole tables or whole backlogs into a hash, or compares a statement's steps
/// with each other row by row, according to statistics of a table that was empty a minute ago: measured, a drain of 2,400
/// jobs/s instead of 10,000.
fn lookups(options: PgConnectOptions) -> PgConnectOptions {
    options.options([
        ("plan_cache_mode", "force_generic_plan"),
        ("enable_seqscan", "off"),
        ("enable_hashjoin", "off"),
        ("enable_mergejoin", "off"),
        // What is switched off counts as infinitely dear, which alone would make Postgres compile every statement.
        ("jit", "off"),
    ])
}

/// The usual bound of one statement.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a program waits for an answer before it gives its connection up: longer than the server works on a statement.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a connection may take to prove that it still works when it is given back, and a pool to close.
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(2);

/// A pool of at most `max_connections` that connects when first used, so that a program starts while its database is away.
pub fn lazy(options: PgConnectOptions, application: &str, max_connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(max_connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        // A connection that was dropped in the middle of a statement is tested without any bound of its own: to a peer
        // that vanished, for ever, while it fills its place in the pool. One to a server that only reads, as after a
        // failover, is not kept: it would fail every statement long after there is one that writes.
        .after_release(|connection, _| {
            Box::pin(async move {
                let writable = sqlx::query_scalar(include_str!("sql/is_writable.sql"));
                let writable = timeout(GOODBYE_TIMEOUT, writable.fetch_one(connection)).await;
                writable.unwrap_or_else(|_| Err(timed_out()))
            })
        })
        .connect_lazy_with(
            lookups(limited(options, STATEMENT_TIMEOUT)).application_name(application),
        )
}

/// Listens to these channels, over a connection of its own. Its pool is of no further use when that has died without a word: a
/// dead connection keeps its place until the system gives it up, a quarter of an hour later.
pub async fn listen<'a>(
    options: &PgConnectOptions,
    channels: impl IntoIterator<Item = &'a str>,
) -> Result<PgListener, sqlx::Error> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_lazy_with(limited(options.clone(), STATEMENT_TIMEOUT));
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.listen_all(channels).await?;
    Ok(listener)
}

/// How long a connection may be silent before it is asked whether it still lives, and how long the answer may take: a partition, or a
/// firewall that forgets, ends it without a word.
const SILENCE: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(2);

/// The next notification; `None` when the connection was lost and is made anew.
pub async fn next_notification(
    listener: &mut PgListener,
) -> Result<Option<PgNotification>, sqlx::Error> {
    loop {
        if let Ok(heard) = timeout(SILENCE, listener.try_recv()).await {
            return heard;
        }
        let asked = timeout(
            ANSWER,
            sqlx::query(include_str!("sql/answer.sql")).execute(&mut *listener),
        )
        .await;
        asked.map_err(|_| sqlx::Error::PoolTimedOut)??;
    }
}

/// Does some work on a connection of the pool. When no answer comes in time the connection is given up, and the work may
/// or may not have been done.
pub async fn bounded<T>(
    pool: &PgPool,
    work: impl AsyncFnOnce(&mut PgConnection) -> Result<T, sqlx::Error>,
) -> Result<T, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    if let Ok(result) = tokio::time::timeout(ANSWER_TIMEOUT, work(&mut connection)).await {
        return result;
    }
    connection.close_on_drop();
    Err(timed_out())
}

/// Closes a pool, without waiting long for connections that do not come back.
pub async fn close(pool: &PgPool) {
    if tokio::time::timeout(GOODBYE_TIMEOUT, pool.close())
        .await
        .is_err()
    {
        tracing::warn!("database connections were left to the system to close");
    }
}

fn timed_out() -> sqlx::Error {
    sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_that_cannot_be_read_is_not_repeated() {
        let error = connect_options("postgres://me:hunter2@host:port/db").expect_err("no port");
        assert!(!error.to_string().contains("hunter2"));
        assert!(connect_options("mysql://me:hunter2@host:5432/db").is_err());
        for url in ["postgres://me:hunter2@host:5432/db", "postgresql:///db"] {
            assert!(connect_options(url).is_ok(), "{url}");
        }
    }
}
