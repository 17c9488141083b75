//! Templates as the operator offers them; how each is written is the knowledge base's.

use sqlx::PgExecutor;

/// A template on offer, or withdrawn.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OfferedTemplate {
    /// The knowledge base's id of it.
    pub id: String,
    /// The shelf it stands on.
    pub category: String,
    /// A picture of it elsewhere than in the knowledge base.
    pub preview_url: Option<String>,
    /// Whether it may be chosen.
    pub active: bool,
}

/// All of them, in order of id.
pub async fn list(executor: impl PgExecutor<'_>) -> Result<Vec<OfferedTemplate>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/list_templates.sql"))
        .fetch_all(executor)
        .await
}
