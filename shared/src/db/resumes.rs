//! Résumés, and the document assembled from their completed sections.

use std::collections::HashMap;

use serde_json::Value;
use sqlx::{PgConnection, PgExecutor, Row, types::Json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::row;
use crate::domain::{
    Completeness, ResumeId, SectionContent, SectionKind, SectionStatus, UserId, assemble,
};

/// A stored résumé.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Resume {
    #[sqlx(try_from = "Uuid")]
    /// Its id.
    pub id: ResumeId,
    #[sqlx(try_from = "Uuid")]
    /// Whose it is.
    pub user_id: UserId,
    /// The template it was begun with.
    pub template_id: String,
    /// The JSON Resume document of its completed sections.
    pub json_resume_data: Value,
    /// What is done, under way, failed and missing.
    pub completeness_summary: Json<Completeness>,
    /// When it was begun.
    pub created_at: OffsetDateTime,
    /// When it last changed.
    pub updated_at: OffsetDateTime,
}

/// A résumé to begin.
#[derive(Debug, Clone)]
pub struct NewResume {
    /// Its id, made by the caller.
    pub id: ResumeId,
    /// Whose it is.
    pub user_id: UserId,
    /// The template it is begun with.
    pub template_id: String,
}

/// Stores résumés without content, each with the kinds of the sections that wait for it.
pub async fn begin(
    conn: &mut PgConnection,
    resumes: &[NewResume],
    waiting: &[(ResumeId, SectionKind)],
) -> Result<(), sqlx::Error> {
    if resumes.is_empty() {
        return Ok(());
    }
    let completeness = |resume: &NewResume| {
        let own = waiting.iter().filter(|(id, _)| *id == resume.id);
        Json(Completeness::of(
            own.map(|(_, kind)| (*kind, SectionStatus::Pending)),
        ))
    };
    sqlx::query(include_str!("sql/insert_resumes.sql"))
        .bind(resumes.iter().map(|r| r.id.uuid()).collect::<Vec<_>>())
        .bind(resumes.iter().map(|r| r.user_id.uuid()).collect::<Vec<_>>())
        .bind(
            resumes
                .iter()
                .map(|r| r.template_id.as_str())
                .collect::<Vec<_>>(),
        )
        .bind(assemble([]))
        .bind(resumes.iter().map(completeness).collect::<Vec<_>>())
        .execute(conn)
        .await?;
    Ok(())
}

/// Finds a résumé.
pub async fn find(
    executor: impl PgExecutor<'_>,
    id: ResumeId,
) -> Result<Option<Resume>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/find_resume.sql"))
        .bind(id.uuid())
        .fetch_optional(executor)
        .await
}

/// Assembles résumés anew from their sections. Call it in the transaction that changed one: the row's lock makes
/// whoever completes another section of the same résumé at the same time read this one too. Returns the number of sections
/// of the largest of them.
pub async fn refresh(conn: &mut PgConnection, ids: &[Uuid]) -> Result<usize, sqlx::Error> {
    if ids.is_empty() {
        return Ok(0);
    }
    sqlx::query(include_str!("sql/lock_resumes.sql"))
        .bind(ids)
        .execute(&mut *conn)
        .await?;
    let rows = sqlx::query(include_str!("sql/resume_contents.sql"))
        .bind(ids)
        .fetch_all(&mut *conn)
        .await?;

    let mut contents: HashMap<Uuid, Vec<SectionContent>> = HashMap::with_capacity(ids.len());
    let mut states: HashMap<Uuid, Vec<(SectionKind, SectionStatus)>> =
        HashMap::with_capacity(ids.len());
    for section in &rows {
        let resume_id: Uuid = section.try_get("resume_id")?;
        let kind = row::kind(section.try_get("kind")?)?;
        states
            .entry(resume_id)
            .or_default()
            .push((kind, row::status(section.try_get("status")?)?));
        if let Some(content) = section.try_get::<Option<&str>, _>("processed_content")? {
            if let Ok(content) = SectionContent::from_stored(kind, content) {
                contents.entry(resume_id).or_default().push(content);
            } else {
                // Another version's idea of a section must not keep this résumé, or a whole rescue, from being written.
                // The error may quote the content, so it stays out of the log.
                tracing::error!(
                    resume.id = %ResumeId::from(resume_id),
                    section.kind = %kind,
                    "stored section left out of its résumé: this version finds it invalid"
                );
            }
        }
    }
    let documents: Vec<String> = ids
        .iter()
        .map(|id| assemble(contents.remove(id).into_iter().flatten()))
        .collect();
    let largest = states.values().map(Vec::len).max().unwrap_or(0);
    let summaries: Vec<Json<Completeness>> = ids
        .iter()
        .map(|id| Json(Completeness::of(states.remove(id).into_iter().flatten())))
        .collect();
    sqlx::query(include_str!("sql/store_resumes.sql"))
        .bind(ids)
        .bind(documents)
        .bind(summaries)
        .execute(conn)
        .await?;
    Ok(largest)
}
