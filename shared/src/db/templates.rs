//! Templates that may be chosen.

use sqlx::PgExecutor;

/// The ids of the active templates, sorted.
pub async fn active(executor: impl PgExecutor<'_>) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(include_str!("sql/active_templates.sql"))
        .fetch_all(executor)
        .await
}
