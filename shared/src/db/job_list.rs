//! Jobs as operators look through them, page by page. Every page costs the same, however many jobs are finished.

use sqlx::{PgExecutor, Row, postgres::PgRow};
use time::OffsetDateTime;

use crate::domain::QUEUE;

/// Where a job is, by apalis's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waiting for a worker.
    Pending,
    /// Handed to a worker that has not begun; Penstock's own workers skip this.
    Queued,
    /// A worker holds it.
    Running,
    /// Its section is completed.
    Done,
    /// It failed at its last attempt.
    Failed,
    /// It was given up, or cancelled.
    Killed,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Queued,
        Self::Running,
        Self::Done,
        Self::Failed,
        Self::Killed,
    ];

    /// Its name in apalis's tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Queued => "Queued",
            Self::Running => "Running",
            Self::Done => "Done",
            Self::Failed => "Failed",
            Self::Killed => "Killed",
        }
    }

    /// Reads exactly the names that [`JobState::as_str`] writes.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A job, as it is stored.
#[derive(Debug, Clone)]
pub struct ListedJob {
    /// Its id.
    pub id: String,
    /// The stored [`crate::domain::Job`], not decoded.
    pub payload: Vec<u8>,
    /// Where it is.
    pub state: JobState,
    /// Attempts begun.
    pub attempts: i32,
    /// Attempts allowed.
    pub max_attempts: i32,
    /// When it was or will be due.
    pub run_at: OffsetDateTime,
    /// When it was claimed, if it is held.
    pub lock_at: Option<OffsetDateTime>,
    /// The worker that holds it.
    pub lock_by: Option<String>,
    /// When it was finished.
    pub done_at: Option<OffsetDateTime>,
}

impl sqlx::FromRow<'_, PgRow> for ListedJob {
    fn from_row(r: &PgRow) -> Result<Self, sqlx::Error> {
        let state = r.try_get("status")?;
        Ok(Self {
            id: r.try_get("id")?,
            payload: r.try_get("job")?,
            state: parse(state)?,
            attempts: r.try_get("attempts")?,
            max_attempts: r.try_get("max_attempts")?,
            run_at: r.try_get("run_at")?,
            lock_at: r.try_get("lock_at")?,
            lock_by: r.try_get("lock_by")?,
            done_at: r.try_get("done_at")?,
        })
    }
}

/// The jobs in a state, `limit` of them from the `offset`th on; of the finished only the newest 10,000.
pub async fn page(
    executor: impl PgExecutor<'_>,
    state: JobState,
    limit: u32,
    offset: u32,
) -> Result<Vec<ListedJob>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/list_jobs.sql"))
        .bind(QUEUE)
        .bind(state.as_str())
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(executor)
        .await
}

/// A job by its id.
pub async fn find(
    executor: impl PgExecutor<'_>,
    id: &str,
) -> Result<Option<ListedJob>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/find_job.sql"))
        .bind(QUEUE)
        .bind(id)
        .fetch_optional(executor)
        .await
}

/// How many of the newest 10,000 finished jobs ended in which state.
pub async fn finished(executor: impl PgExecutor<'_>) -> Result<Vec<(JobState, i64)>, sqlx::Error> {
    let counts: Vec<(String, i64)> = sqlx::query_as(include_str!("sql/count_finished_jobs.sql"))
        .bind(QUEUE)
        .fetch_all(executor)
        .await?;
    counts
        .into_iter()
        .map(|(state, jobs)| Ok((parse(&state)?, jobs)))
        .collect()
}

fn parse(state: &str) -> Result<JobState, sqlx::Error> {
    JobState::parse(state)
        .ok_or_else(|| sqlx::Error::Decode(format!("`{state}` is no state of a job").into()))
}
