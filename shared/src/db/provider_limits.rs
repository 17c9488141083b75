//! What providers allow, for the whole fleet: calls and tokens a minute, and the pauses they ask for.

use std::time::Duration;

use sqlx::PgPool;

use super::{pool::bounded, row};
use crate::domain::QUEUE;

/// What one worker asks of a provider.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The provider's name.
    pub provider: String,
    /// Calls a minute, if limited.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute, read and written, if limited.
    pub tokens_per_minute: Option<u32>,
    /// What a call takes in tokens on average, as far as this worker has counted any; else what the fleet knows holds.
    pub tokens_per_call: Option<f64>,
    /// Calls that were taken before and not made.
    pub unused: u32,
    /// Tokens that calls used beyond those taken for them; less than zero when they used fewer.
    pub overspent: f64,
    /// No more calls than these, whatever the limits.
    pub most: u32,
}

/// What it got.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    /// Calls to make now.
    pub calls: u32,
    /// What was taken for each of them in tokens.
    pub tokens_per_call: f64,
    /// How long nobody is to call the provider, if it has asked for that.
    pub paused: Option<Duration>,
}

/// Takes calls: `waiting` of them at any rate, and one for each job that is due, up to the number of free slots. Providers are
/// used in the order given; there is one grant for each. One statement.
pub async fn take(
    pool: &PgPool,
    free_slots: usize,
    waiting: usize,
    asked: &[Asked],
) -> Result<Vec<Granted>, sqlx::Error> {
    fn column<T>(asked: &[Asked], value: impl Fn(&Asked) -> T) -> Vec<T> {
        asked.iter().map(value).collect()
    }
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let rows: Vec<(String, i32, i64, f64)> = bounded(pool, async |connection| {
        sqlx::query_as(include_str!("sql/take_calls.sql"))
            .bind(QUEUE)
            .bind(i32::try_from(free_slots).unwrap_or(i32::MAX))
            .bind(i32::try_from(waiting).unwrap_or(i32::MAX))
            .bind(column(asked, |a| a.provider.clone()))
            .bind(column(asked, |a| a.requests_per_minute.map(f64::from)))
            .bind(column(asked, |a| a.tokens_per_minute.map(f64::from)))
            .bind(column(asked, |a| a.tokens_per_call))
            .bind(column(asked, |a| count(a.unused)))
            .bind(column(asked, |a| a.overspent))
            .bind(column(asked, |a| count(a.most)))
            .fetch_all(connection)
            .await
    })
    .await?;
    let granted = rows
        .into_iter()
        .map(|(_, calls, paused_ms, tokens_per_call)| Granted {
            calls: u32::try_from(calls).unwrap_or(0),
            tokens_per_call,
            paused: u64::try_from(paused_ms)
                .ok()
                .filter(|ms| *ms > 0)
                .map(Duration::from_millis),
        });
    Ok(granted.collect())
}

/// Keeps the whole fleet from calling a provider for a while.
pub async fn pause(pool: &PgPool, provider: &str, pause: Duration) -> Result<(), sqlx::Error> {
    bounded(pool, async |connection| {
        sqlx::query(include_str!("sql/pause_provider.sql"))
            .bind(provider)
            .bind(row::milliseconds(pause))
            .execute(connection)
            .await
    })
    .await?;
    Ok(())
}
