//! What submissions refer to: users, their résumés, templates.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::PgExecutor;
use uuid::Uuid;

use crate::domain::{ResumeId, UserId};

/// What there is of it.
#[derive(Debug, Clone)]
pub struct References {
    /// The users that exist.
    pub users: HashSet<UserId>,
    /// The résumés that exist, and whose they are.
    pub owners: HashMap<ResumeId, UserId>,
    /// The templates that may be chosen, sorted.
    pub templates: Vec<String>,
}

/// Looks users, résumés and templates up in one statement.
pub async fn find(
    executor: impl PgExecutor<'_>,
    users: &BTreeSet<UserId>,
    resumes: &BTreeSet<ResumeId>,
) -> Result<References, sqlx::Error> {
    #[derive(sqlx::FromRow)]
    struct Found {
        users: Vec<Uuid>,
        resumes: Vec<Uuid>,
        owners: Vec<Uuid>,
        templates: Vec<String>,
    }

    let found: Found = sqlx::query_as(include_str!("sql/find_references.sql"))
        .bind(users.iter().map(|id| id.uuid()).collect::<Vec<_>>())
        .bind(resumes.iter().map(|id| id.uuid()).collect::<Vec<_>>())
        .fetch_one(executor)
        .await?;
    let owners = found.owners.into_iter().map(UserId::from);
    Ok(References {
        users: found.users.into_iter().map(UserId::from).collect(),
        owners: found
            .resumes
            .into_iter()
            .map(ResumeId::from)
            .zip(owners)
            .collect(),
        templates: found.templates,
    })
}
