//! What calls to language models took, day by day. Days are UTC's.

use std::collections::HashSet;

use sqlx::PgExecutor;
use time::Date;
use uuid::Uuid;

use crate::domain::UserId;

/// What a model took on a day.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Usage {
    /// The day.
    pub day: Date,
    /// The provider.
    pub provider: String,
    /// The model, as it names itself.
    pub model: String,
    /// Calls made.
    pub calls: i64,
    /// Answers used again, without a call.
    pub cached_answers: i64,
    /// Tokens read.
    pub prompt_tokens: i64,
    /// Tokens written.
    pub completion_tokens: i64,
    /// Millionths of a US dollar.
    pub cost_micros: i64,
}

/// What a user's sections took, the newest day first.
pub async fn of_user(
    executor: impl PgExecutor<'_>,
    user: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<Usage>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/usage_of_user.sql"))
        .bind(user.uuid())
        .bind(from)
        .bind(to)
        .fetch_all(executor)
        .await
}

/// What all sections took, the newest day first.
pub async fn of_all(
    executor: impl PgExecutor<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<Usage>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/usage_of_all.sql"))
        .bind(from)
        .bind(to)
        .fetch_all(executor)
        .await
}

/// Whose money is used up today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spent {
    /// These users'.
    pub users: HashSet<UserId>,
    /// Everybody's.
    pub system: bool,
}

/// Which of these users have spent their budget of today, and whether the whole system has; budgets are in millionths of a US
/// dollar, and none is never used up.
pub async fn spent_today(
    executor: impl PgExecutor<'_>,
    users: &[UserId],
    user_budget: Option<i64>,
    system_budget: Option<i64>,
) -> Result<Spent, sqlx::Error> {
    let rows: Vec<(Option<Uuid>, bool)> = sqlx::query_as(include_str!("sql/spent_today.sql"))
        .bind(users.iter().map(|user| user.uuid()).collect::<Vec<_>>())
        .bind(user_budget)
        .bind(system_budget)
        .fetch_all(executor)
        .await?;
    Ok(Spent {
        system: rows.iter().any(|(_, system)| *system),
        users: rows
            .into_iter()
            .filter_map(|(user, _)| user)
            .map(UserId::from)
            .collect(),
    })
}
