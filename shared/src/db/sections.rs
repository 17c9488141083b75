//! Sections: stored with their job in one transaction, and read back for the API.

use std::{collections::BTreeSet, time::Duration};

use serde_json::Value;
use sqlx::{PgConnection, PgExecutor, Row, postgres::PgRow};
use time::OffsetDateTime;
use ulid::Ulid;
use uuid::Uuid;

use super::{
    resumes::{self, NewResume},
    row,
};
use crate::domain::{
    FailureCode, Job, QUEUE, RawInput, ResumeId, SectionId, SectionKind, SectionStatus, UserId,
};

/// A section to store and enqueue.
#[derive(Debug, Clone)]
pub struct NewSection {
    /// Its id, made by the caller.
    pub id: SectionId,
    /// The résumé it belongs to.
    pub resume_id: ResumeId,
    /// Whose that is.
    pub user_id: UserId,
    /// The template whose guide applies.
    pub template_id: String,
    /// Which part of the résumé it is.
    pub kind: SectionKind,
    /// The person's words.
    pub raw_input: RawInput,
    /// The industry, when stated.
    pub industry: Option<String>,
    /// The language of the result, when stated (BCP 47).
    pub locale: Option<String>,
    /// The role the person aims at, when stated.
    pub target_role: Option<String>,
}

/// A stored section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// The résumé it belongs to.
    pub resume_id: ResumeId,
    /// Whose it is.
    pub user_id: UserId,
    /// The template whose guide applies.
    pub template_id: String,
    /// Which part of the résumé it is.
    pub kind: SectionKind,
    /// Where it stands.
    pub status: SectionStatus,
    /// The person's words, as they came.
    pub original_input: String,
    /// The industry, when stated.
    pub industry: Option<String>,
    /// The language of the result, when stated.
    pub locale: Option<String>,
    /// The role the person aims at, when stated.
    pub target_role: Option<String>,
    /// Attempts begun.
    pub attempt: i32,
    /// Attempts allowed.
    pub max_attempts: i32,
    /// The JSON Resume section, once completed.
    pub processed_content: Option<Value>,
    /// What to ask the person, where a fact is missing: an array of sentences.
    pub questions: Value,
    /// Why it failed, for programs.
    pub error_code: Option<String>,
    /// Why it failed, for the person.
    pub error_message: Option<String>,
    /// What more there is to say of the failure.
    pub error_details: Option<Value>,
    /// The passages of the last generation, with scores: an array.
    pub passages: Option<Value>,
    /// The model of the last generation.
    pub model: Option<String>,
    /// Its provider.
    pub provider: Option<String>,
    /// Whether that was an earlier answer used again.
    pub cached: Option<bool>,
    /// When it was submitted.
    pub created_at: OffsetDateTime,
    /// When it last changed.
    pub updated_at: OffsetDateTime,
    /// When the last attempt began.
    pub started_at: Option<OffsetDateTime>,
    /// When it was completed or failed.
    pub finished_at: Option<OffsetDateTime>,
}

impl sqlx::FromRow<'_, PgRow> for Section {
    fn from_row(r: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: r.try_get::<Uuid, _>("id")?.into(),
            resume_id: r.try_get::<Uuid, _>("resume_id")?.into(),
            user_id: r.try_get::<Uuid, _>("user_id")?.into(),
            template_id: r.try_get("template_id")?,
            kind: row::kind(r.try_get("kind")?)?,
            status: row::status(r.try_get("status")?)?,
            original_input: r.try_get("original_input")?,
            industry: r.try_get("industry")?,
            locale: r.try_get("locale")?,
            target_role: r.try_get("target_role")?,
            attempt: r.try_get("attempt")?,
            max_attempts: r.try_get("max_attempts")?,
            processed_content: r.try_get("processed_content")?,
            questions: r.try_get("questions")?,
            error_code: r.try_get("error_code")?,
            error_message: r.try_get("error_message")?,
            error_details: r.try_get("error_details")?,
            passages: r.try_get("passages")?,
            model: r.try_get("model")?,
            provider: r.try_get("provider")?,
            cached: r.try_get("cached")?,
            created_at: r.try_get("created_at")?,
            updated_at: r.try_get("updated_at")?,
            started_at: r.try_get("started_at")?,
            finished_at: r.try_get("finished_at")?,
        })
    }
}

/// What came of an enqueueing.
#[derive(Debug, Clone)]
pub struct Enqueued {
    /// The sections as they are stored, in the order given.
    pub sections: Vec<Section>,
    /// The number of sections of the largest résumé that was there before.
    pub largest_resume: usize,
}

/// Stores résumés to begin, sections, their jobs and their events, and brings the completeness of résumés that were there
/// before up to date. Call it in a transaction: all of it is seen together or not at all.
pub async fn enqueue(
    conn: &mut PgConnection,
    begun: &[NewResume],
    sections: Vec<NewSection>,
    max_attempts: i32,
) -> Result<Enqueued, sqlx::Error> {
    let waiting: Vec<_> = sections.iter().map(|s| (s.resume_id, s.kind)).collect();
    resumes::begin(&mut *conn, begun, &waiting).await?;
    let created_at: OffsetDateTime = insert(&mut *conn, &sections, max_attempts).await?;
    let mut before: Vec<Uuid> = sections
        .iter()
        .filter(|s| begun.iter().all(|resume| resume.id != s.resume_id))
        .map(|s| s.resume_id.uuid())
        .collect();
    before.sort_unstable();
    before.dedup();
    let largest_resume = resumes::refresh(conn, &before).await?;
    let stored = sections.into_iter().map(|new| Section {
        id: new.id,
        resume_id: new.resume_id,
        user_id: new.user_id,
        template_id: new.template_id,
        kind: new.kind,
        status: SectionStatus::Pending,
        original_input: new.raw_input.into(),
        industry: new.industry,
        locale: new.locale,
        target_role: new.target_role,
        attempt: 0,
        max_attempts,
        processed_content: None,
        questions: Value::Array(Vec::new()),
        error_code: None,
        error_message: None,
        error_details: None,
        passages: None,
        model: None,
        provider: None,
        cached: None,
        created_at,
        updated_at: created_at,
        started_at: None,
        finished_at: None,
    });
    Ok(Enqueued {
        sections: stored.collect(),
        largest_resume,
    })
}

/// Stores sections, jobs and events; returns when.
async fn insert(
    conn: &mut PgConnection,
    sections: &[NewSection],
    max_attempts: i32,
) -> Result<OffsetDateTime, sqlx::Error> {
    sqlx::query_scalar(include_str!("sql/enqueue_sections.sql"))
        .bind(sections.iter().map(|s| s.id.uuid()).collect::<Vec<_>>())
        .bind(
            sections
                .iter()
                .map(|s| s.resume_id.uuid())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|s| s.template_id.as_str())
                .collect::<Vec<_>>(),
        )
        .bind(sections.iter().map(|s| s.kind.as_str()).collect::<Vec<_>>())
        .bind(
            sections
                .iter()
                .map(|s| s.raw_input.as_str())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|s| s.industry.as_deref())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|s| s.locale.as_deref())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|s| s.target_role.as_deref())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|_| Ulid::generate().to_string())
                .collect::<Vec<_>>(),
        )
        .bind(
            sections
                .iter()
                .map(|s| Job::GenerateSection { section_id: s.id }.encode())
                .collect::<Vec<_>>(),
        )
        .bind(QUEUE)
        .bind(max_attempts)
        .bind(
            sections
                .iter()
                .map(|s| s.user_id.uuid())
                .collect::<Vec<_>>(),
        )
        .fetch_one(conn)
        .await
}

/// Ends a section that is waiting or running. False when it was finished already, or is unknown.
pub async fn cancel(conn: &mut PgConnection, id: SectionId) -> Result<bool, sqlx::Error> {
    let resume: Option<(Uuid, Option<String>)> =
        sqlx::query_as(include_str!("sql/cancel_section.sql"))
            .bind(id.uuid())
            .bind(FailureCode::Cancelled.advice())
            .fetch_optional(&mut *conn)
            .await?;
    refresh_one(conn, resume.map(|(resume, _)| resume)).await
}

/// Puts a failed section back into the queue with all its attempts. False when it is not failed, or is unknown.
pub async fn retry(
    conn: &mut PgConnection,
    id: SectionId,
    max_attempts: i32,
) -> Result<bool, sqlx::Error> {
    let resume = requeue(&mut *conn, id, max_attempts).await?;
    refresh_one(conn, resume).await
}

/// As [`retry`], for several at once; returns those that were put back. Call it in a transaction.
pub async fn retry_all(
    conn: &mut PgConnection,
    ids: &[SectionId],
    max_attempts: i32,
) -> Result<Vec<SectionId>, sqlx::Error> {
    let (mut enqueued, mut resumes) = (Vec::new(), BTreeSet::new());
    for id in ids {
        if let Some(resume) = requeue(&mut *conn, *id, max_attempts).await? {
            enqueued.push(*id);
            resumes.insert(resume);
        }
    }
    resumes::refresh(conn, &resumes.into_iter().collect::<Vec<_>>()).await?;
    Ok(enqueued)
}

async fn requeue(
    executor: impl PgExecutor<'_>,
    id: SectionId,
    max_attempts: i32,
) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar(include_str!("sql/retry_section.sql"))
        .bind(id.uuid())
        .bind(Ulid::generate().to_string())
        .bind(Job::GenerateSection { section_id: id }.encode())
        .bind(QUEUE)
        .bind(max_attempts)
        .fetch_optional(executor)
        .await
}

/// The sections that failed within the last `window` with one of these codes, and still are failed.
pub async fn failed(
    executor: impl PgExecutor<'_>,
    window: Duration,
    codes: &[FailureCode],
) -> Result<Vec<SectionId>, sqlx::Error> {
    let ids: Vec<Uuid> = sqlx::query_scalar(include_str!("sql/failed_sections.sql"))
        .bind(row::milliseconds(window))
        .bind(codes.iter().map(|code| code.as_str()).collect::<Vec<_>>())
        .fetch_all(executor)
        .await?;
    Ok(ids.into_iter().map(Into::into).collect())
}

/// What of a user is waiting or running.
pub async fn unfinished_of_user(
    executor: impl PgExecutor<'_>,
    user: UserId,
) -> Result<Vec<SectionId>, sqlx::Error> {
    let ids: Vec<Uuid> = sqlx::query_scalar(include_str!("sql/unfinished_sections_of_user.sql"))
        .bind(user.uuid())
        .fetch_all(executor)
        .await?;
    Ok(ids.into_iter().map(Into::into).collect())
}

async fn refresh_one(conn: &mut PgConnection, resume: Option<Uuid>) -> Result<bool, sqlx::Error> {
    if let Some(resume) = resume {
        resumes::refresh(conn, &[resume]).await?;
    }
    Ok(resume.is_some())
}

/// Finds sections, in the order of their ids; those that do not exist are left out.
pub async fn find(
    executor: impl PgExecutor<'_>,
    ids: &[SectionId],
) -> Result<Vec<Section>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/find_sections.sql"))
        .bind(ids.iter().map(|id| id.uuid()).collect::<Vec<_>>())
        .fetch_all(executor)
        .await
}

/// The sections of a résumé, in the order of submission.
pub async fn of_resume(
    executor: impl PgExecutor<'_>,
    resume_id: ResumeId,
) -> Result<Vec<Section>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/sections_of_resume.sql"))
        .bind(resume_id.uuid())
        .fetch_all(executor)
        .await
}

/// How many of these sections are neither completed nor failed.
pub async fn unfinished(
    executor: impl PgExecutor<'_>,
    ids: &[SectionId],
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(include_str!("sql/unfinished_sections.sql"))
        .bind(ids.iter().map(|id| id.uuid()).collect::<Vec<_>>())
        .fetch_one(executor)
        .await
}
