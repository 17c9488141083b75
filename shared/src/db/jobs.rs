//! The queue: claim, settle, rescue and heartbeat, on the tables of apalis-postgres.
//!
//! apalis's own statements for these are public but cannot keep the promises: its fetch counts no attempt, its
//! acknowledgement is fenced by worker but not by attempt, its rescue ignores `max_attempts`. Each statement here moves the
//! job and its section together.

use std::{
    collections::{BTreeSet, HashSet},
    time::{Duration, Instant},
};

use serde_json::Value;
use sqlx::{Connection, PgConnection, PgPool, Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    generations::{self, Generation},
    pool::bounded,
    resumes, row,
};
use crate::domain::{FailureCode, QUEUE, SectionId, SectionKind, UserId, WorkerId};

/// The channel that wakes idle workers; its payload is empty, so a burst in one transaction is one notification.
pub const JOBS_CHANNEL: &str = "penstock_jobs";

/// The channel that names each cancelled job, for the worker that runs it.
pub const CANCELLED_CHANNEL: &str = "penstock_cancelled";

/// A job that this worker now holds.
#[derive(Debug)]
pub struct ClaimedJob {
    /// Its id in `apalis.jobs`.
    pub job_id: String,
    /// The attempt this claim began, from 1; part of the fence.
    pub attempt: i32,
    /// The last attempt allowed.
    pub max_attempts: i32,
    /// The stored [`crate::domain::Job`], not yet decoded: one that cannot be fails alone.
    pub payload: Vec<u8>,
    /// How long it waited after it was due, in milliseconds.
    pub wait_ms: i64,
    /// The section, if there is one waiting for the job.
    pub section: WaitingSection,
}

/// What a claim found where its section should be.
#[derive(Debug, Clone)]
pub enum WaitingSection {
    /// The section.
    Found(Box<ClaimedSection>),
    /// No section waits for this job any more.
    None,
    /// A section of a kind that only a newer program knows: a fleet is being updated.
    UnknownKind,
}

/// What a worker needs to know of a section to generate it.
#[derive(Debug, Clone)]
pub struct ClaimedSection {
    /// Its id.
    pub id: SectionId,
    /// Which attempt this is, from 1.
    pub attempt: i32,
    /// Which part of the résumé it is.
    pub kind: SectionKind,
    /// The template whose guide applies.
    pub template_id: String,
    /// The person's words.
    pub original_input: String,
    /// The industry, when stated.
    pub industry: Option<String>,
    /// The language of the result, when stated (BCP 47).
    pub locale: Option<String>,
    /// The role the person aims at, when stated.
    pub target_role: Option<String>,
    /// The same person's other words: profile and the other sections of this résumé. They may support a claim.
    pub context: Vec<String>,
    /// Whose it is.
    pub user_id: UserId,
    /// What was spent today when it was claimed, where there is a budget.
    pub spent: Option<Spent>,
}

/// Millionths of a US dollar spent today (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// By the section's user.
    pub user: i64,
    /// By everybody.
    pub system: i64,
    /// When this was asked: what was committed later is not in it.
    pub asked_at: Instant,
}

impl sqlx::FromRow<'_, PgRow> for ClaimedJob {
    fn from_row(r: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            job_id: r.try_get("job_id")?,
            attempt: r.try_get("attempt")?,
            max_attempts: r.try_get("max_attempts")?,
            payload: r.try_get("payload")?,
            wait_ms: r.try_get("wait_ms")?,
            section: waiting_section(r)?,
        })
    }
}

fn waiting_section(r: &PgRow) -> Result<WaitingSection, sqlx::Error> {
    let Some(id) = r.try_get::<Option<Uuid>, _>("section_id")? else {
        return Ok(WaitingSection::None);
    };
    // One row that cannot be understood must not cost the whole claim.
    let Ok(kind) = row::kind(r.try_get("kind")?) else {
        return Ok(WaitingSection::UnknownKind);
    };
    let profile = ["user_name", "user_email", "user_profile"]
        .into_iter()
        .filter_map(|column| r.try_get::<Option<String>, _>(column).transpose())
        .collect::<Result<Vec<_>, _>>()?;
    let others = r.try_get::<Option<Vec<String>>, _>("context")?;
    Ok(WaitingSection::Found(Box::new(ClaimedSection {
        id: id.into(),
        attempt: r.try_get("attempt")?,
        kind,
        template_id: r.try_get("template_id")?,
        original_input: r.try_get("original_input")?,
        industry: r.try_get("industry")?,
        locale: r.try_get("locale")?,
        target_role: r.try_get("target_role")?,
        context: profile
            .into_iter()
            .chain(others.unwrap_or_default())
            .collect(),
        user_id: r.try_get::<Uuid, _>("user_id")?.into(),
        spent: r
            .try_get::<Option<i64>, _>("user_spent_micros")?
            .map(|user| {
                let system = r.try_get::<Option<i64>, _>("system_spent_micros")?;
                Ok::<_, sqlx::Error>(Spent {
                    user,
                    system: system.unwrap_or(0),
                    asked_at: Instant::now(),
                })
            })
            .transpose()?,
    })))
}

/// Claims at most `limit` due jobs for a worker, in one statement that also moves their sections to `processing`.
/// The worker must have sent a heartbeat before: a claim refers to its row. `with_spending` has what was spent today
/// looked up as well, for budgets.
pub async fn claim(
    pool: &PgPool,
    worker: WorkerId,
    limit: usize,
    with_spending: bool,
) -> Result<Vec<ClaimedJob>, sqlx::Error> {
    let asked_at = Instant::now();
    let mut claimed: Vec<ClaimedJob> = bounded(pool, async |connection| {
        sqlx::query_as(include_str!("sql/claim_jobs.sql"))
            .bind(worker.to_string())
            .bind(QUEUE)
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .bind(with_spending)
            .fetch_all(connection)
            .await
    })
    .await?;
    // The statement may be answered long after it has looked.
    for job in &mut claimed {
        if let WaitingSection::Found(section) = &mut job.section
            && let Some(spent) = &mut section.spent
        {
            spent.asked_at = asked_at;
        }
    }
    Ok(claimed)
}

/// The jobs, with their attempt, that the database says a worker holds.
pub async fn held(pool: &PgPool, worker: WorkerId) -> Result<Vec<(String, i32)>, sqlx::Error> {
    bounded(pool, async |connection| {
        sqlx::query_as(include_str!("sql/held_jobs.sql"))
            .bind(worker.to_string())
            .fetch_all(connection)
            .await
    })
    .await
}

/// What became of a claimed job.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A checked section.
    Completed {
        /// One JSON Resume section.
        content: Value,
        /// What to ask the person, where a fact is missing.
        questions: Vec<String>,
    },
    /// Not this time: run again after a delay.
    Retry {
        /// Why.
        code: FailureCode,
        /// How long to wait.
        after: Duration,
    },
    /// Never: the section is failed.
    Failed {
        /// Why, for programs.
        code: FailureCode,
        /// Why, as a sentence the person can act on.
        message: String,
        /// What more there is to show, such as the list of unsupported claims.
        details: Option<Value>,
    },
    /// Given back untouched, without costing an attempt.
    Released,
    /// Dropped: the job was no longer wanted of this worker. Where somebody cancelled it, its calls are put on record.
    Dropped,
}

impl Outcome {
    /// A failure of which its code says everything.
    pub fn failed(code: FailureCode) -> Self {
        Self::Failed {
            code,
            message: code.advice().to_owned(),
            details: None,
        }
    }

    /// What it is called in logs and metrics.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Completed { .. } => "completed",
            Self::Retry { .. } => "retry",
            Self::Failed { .. } => "failed",
            Self::Released => "released",
            Self::Dropped => "dropped",
        }
    }

    /// Why it did not end well, where it did not.
    pub const fn code(&self) -> Option<FailureCode> {
        match self {
            Self::Retry { code, .. } | Self::Failed { code, .. } => Some(*code),
            Self::Completed { .. } | Self::Released | Self::Dropped => None,
        }
    }
}

/// An outcome with the lease it belongs to and the calls that led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The job's id.
    pub job_id: String,
    /// The attempt that was run.
    pub attempt: i32,
    /// What became of it.
    pub outcome: Outcome,
    /// The calls made.
    pub generations: Vec<Generation>,
}

/// The jobs of a group whose outcome was written, each with its attempt: two attempts of one job may be in a group.
pub type Written = HashSet<(String, i32)>;

/// What a settlement or a rescue changed: a job, or a résumé with a section that is finished now.
#[derive(sqlx::FromRow)]
struct Settled {
    job_id: Option<String>,
    /// Of a settled job.
    attempt: Option<i32>,
    finished_resume_id: Option<Uuid>,
}

/// Writes outcomes, sections, events, generations and the résumés they complete in one transaction.
/// Returns those written; the others were no longer this worker's, and nothing of them was stored but what the calls of
/// cancelled ones took.
pub async fn settle(
    pool: &PgPool,
    worker: WorkerId,
    settlements: &[Settlement],
) -> Result<Written, sqlx::Error> {
    bounded(pool, async |connection| {
        let mut tx = connection.begin().await?;
        let settled = settle_jobs(&mut tx, worker, settlements).await?;
        let written: Written = settled
            .iter()
            .filter_map(|row| Some((row.job_id.clone()?, row.attempt?)))
            .collect();
        let (kept, others): (Vec<&Settlement>, Vec<_>) = settlements
            .iter()
            .partition(|s| written.contains(&(s.job_id.clone(), s.attempt)));
        let cancelled = cancelled(&mut tx, others).await?;
        refresh_finished(&mut tx, &settled).await?;
        // Last: the day's sum is one row for everybody, and is locked until the commit.
        generations::insert(&mut tx, kept.into_iter().chain(&cancelled)).await?;
        tx.commit().await?;
        Ok(written)
    })
    .await
}

/// Those whose jobs a person has cancelled, where there are calls to put on record. An answer may have come just before: it
/// became nothing all the same.
async fn cancelled(
    conn: &mut PgConnection,
    mut settlements: Vec<&Settlement>,
) -> Result<Vec<Settlement>, sqlx::Error> {
    settlements.retain(|s| !s.generations.is_empty());
    if settlements.is_empty() {
        return Ok(Vec::new());
    }
    let jobs: Vec<&str> = settlements.iter().map(|s| s.job_id.as_str()).collect();
    let cancelled: HashSet<String> = sqlx::query_scalar(include_str!("sql/cancelled_jobs.sql"))
        .bind(jobs)
        .fetch_all(conn)
        .await?
        .into_iter()
        .collect();
    settlements.retain(|s| cancelled.contains(&s.job_id));
    let mut settlements: Vec<Settlement> = settlements.into_iter().cloned().collect();
    for generation in settlements.iter_mut().flat_map(|s| &mut s.generations) {
        generation.came_to_nothing(FailureCode::Cancelled);
    }
    Ok(settlements)
}

async fn settle_jobs(
    conn: &mut PgConnection,
    worker: WorkerId,
    settlements: &[Settlement],
) -> Result<Vec<Settled>, sqlx::Error> {
    #[derive(Default)]
    struct Columns<'a> {
        outcome: Vec<&'a str>,
        content: Vec<Option<String>>,
        questions: Vec<Option<Value>>,
        code: Vec<Option<&'a str>>,
        message: Vec<Option<&'a str>>,
        details: Vec<Option<&'a Value>>,
        retry_after_ms: Vec<Option<i64>>,
    }
    let mut settlements: Vec<&Settlement> = settlements.iter().collect();
    settlements.sort_unstable_by(|a, b| a.job_id.cmp(&b.job_id));
    let mut columns = Columns::default();
    for settlement in &settlements {
        let (outcome, content, questions, code, message, details, after) = match &settlement.outcome
        {
            Outcome::Completed { content, questions } => (
                "completed",
                Some(content.to_string()),
                Some(Value::from(questions.clone())),
                None,
                None,
                None,
                None,
            ),
            Outcome::Retry { code, after } => (
                "retry",
                None,
                None,
                Some(code.as_str()),
                None,
                None,
                Some(*after),
            ),
            Outcome::Failed {
                code,
                message,
                details,
            } => (
                "failed",
                None,
                None,
                Some(code.as_str()),
                Some(message.as_str()),
                details.as_ref(),
                None,
            ),
            Outcome::Released | Outcome::Dropped => (
                settlement.outcome.name(),
                None,
                None,
                None,
                None,
                None,
                None,
            ),
        };
        columns.outcome.push(outcome);
        columns.content.push(content);
        columns.questions.push(questions);
        columns.code.push(code);
        columns.message.push(message);
        columns.details.push(details);
        columns.retry_after_ms.push(after.map(row::milliseconds));
    }
    sqlx::query_as(include_str!("sql/settle_jobs.sql"))
        .bind(worker.to_string())
        .bind(
            settlements
                .iter()
                .map(|s| s.job_id.as_str())
                .collect::<Vec<_>>(),
        )
        .bind(settlements.iter().map(|s| s.attempt).collect::<Vec<_>>())
        .bind(columns.outcome)
        .bind(columns.content)
        .bind(columns.questions)
        .bind(columns.code)
        .bind(columns.message)
        .bind(columns.details)
        .bind(columns.retry_after_ms)
        .fetch_all(conn)
        .await
}

/// Takes back the jobs of workers whose lease has ended; returns how many. A job out of attempts becomes
/// `worker_crashed`. Nothing happens unless `judge` has itself been steady for a whole lease, with a heartbeat less than
/// `gap` ago.
pub async fn rescue(
    pool: &PgPool,
    judge: WorkerId,
    lease: Duration,
    gap: Duration,
) -> Result<usize, sqlx::Error> {
    bounded(pool, async |connection| {
        let mut tx = connection.begin().await?;
        let rescued: Vec<Settled> = sqlx::query_as(include_str!("sql/rescue_jobs.sql"))
            .bind(QUEUE)
            .bind(FailureCode::WorkerCrashed.advice())
            .bind(judge.to_string())
            .bind(row::milliseconds(lease))
            .bind(row::milliseconds(gap))
            .fetch_all(&mut *tx)
            .await?;
        refresh_finished(&mut tx, &rescued).await?;
        sqlx::query(include_str!("sql/forget_dead_workers.sql"))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(rescued.iter().filter(|row| row.job_id.is_some()).count())
    })
    .await
}

async fn refresh_finished(conn: &mut PgConnection, settled: &[Settled]) -> Result<(), sqlx::Error> {
    let finished: BTreeSet<Uuid> = settled
        .iter()
        .filter_map(|row| row.finished_resume_id)
        .collect();
    resumes::refresh(conn, &finished.into_iter().collect::<Vec<_>>()).await?;
    Ok(())
}
