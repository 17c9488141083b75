//! Users.

use sqlx::PgExecutor;
use time::OffsetDateTime;

use crate::domain::UserId;

/// Stores a user; the time is when. Fails on constraint `users_email_key` when the address is taken.
pub async fn insert(
    executor: impl PgExecutor<'_>,
    id: UserId,
    name: Option<&str>,
    email: Option<&str>,
    profile: Option<&str>,
) -> Result<OffsetDateTime, sqlx::Error> {
    sqlx::query_scalar(include_str!("sql/insert_user.sql"))
        .bind(id.uuid())
        .bind(name)
        .bind(email)
        .bind(profile)
        .fetch_one(executor)
        .await
}
