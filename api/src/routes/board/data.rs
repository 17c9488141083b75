//! What the board's frontend asks for, in the form it expects: apalis's own types.

use std::{collections::BTreeMap, str::FromStr};

use apalis_board_api::RawTask;
use apalis_core::{
    backend::{QueueInfo, RunningWorker, StatType, Statistic},
    task::{Task, builder::TaskBuilder, status::Status, task_id::TaskId},
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use penstock_shared::{
    db::{
        job_list::{self, JobState, ListedJob},
        queue_state::{self, QueueDepth, WorkerStats},
    },
    domain::{Job, QUEUE},
};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::{error::ApiError, server::AppState};

/// Jobs on a page at most; the frontend asks for 15.
const LARGEST_PAGE: u32 = 100;

/// The one queue there is.
pub(super) async fn queues(State(app): State<AppState>) -> Result<Json<Vec<QueueInfo>>, ApiError> {
    let depth = queue_state::depth(&app.pool).await?;
    let finished = job_list::finished(&app.pool).await?;
    Ok(Json(vec![QueueInfo {
        name: QUEUE.into(),
        stats: statistics(&depth, &finished),
        workers: depth.workers.into_iter().map(|it| it.worker).collect(),
        activity: Vec::new(),
    }]))
}

/// The numbers, of all queues or of one: it is the same one.
pub(super) async fn overview(
    State(app): State<AppState>,
) -> Result<Json<Vec<Statistic>>, ApiError> {
    let depth = queue_state::depth(&app.pool).await?;
    let finished = job_list::finished(&app.pool).await?;
    Ok(Json(statistics(&depth, &finished)))
}

/// The fleet.
pub(super) async fn workers(
    State(app): State<AppState>,
) -> Result<Json<Vec<RunningWorker>>, ApiError> {
    let depth = queue_state::depth(&app.pool).await?;
    let now = OffsetDateTime::now_utc();
    let worker = |it: WorkerStats| RunningWorker {
        queue: QUEUE.into(),
        backend: format!(
            "{} of {} slots{}",
            it.running,
            it.concurrency,
            if it.alive { "" } else { ", lease ended" }
        ),
        started_at: seconds(now - time::Duration::milliseconds(it.uptime_ms)),
        last_heartbeat: seconds(now - time::Duration::milliseconds(it.heartbeat_age_ms)),
        layers: String::new(),
        id: it.worker,
    };
    Ok(Json(depth.workers.into_iter().map(worker).collect()))
}

/// A page of jobs in a state; of those that wait where none is named.
pub(super) async fn tasks(
    State(app): State<AppState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Json<Vec<RawTask<Value>>>, ApiError> {
    let asked = |name: &str| query.get(name).map(|value| value.trim());
    let number = |name: &str| asked(name).and_then(|value| value.parse::<u32>().ok());
    let state = match asked("status") {
        None | Some("") => JobState::Pending,
        Some(name) => JobState::parse(name).ok_or_else(|| {
            let known = JobState::ALL.map(JobState::as_str).join(", ");
            ApiError::invalid("invalid_status", "status", format!("Use one of {known}."))
        })?,
    };
    let size = number("page_size").unwrap_or(10).clamp(1, LARGEST_PAGE);
    let before = number("page").unwrap_or(1).max(1) - 1;
    let jobs = job_list::page(&app.pool, state, size, before.saturating_mul(size)).await?;
    Ok(Json(jobs.into_iter().map(shown).collect()))
}

/// One job.
pub(super) async fn task(
    State(app): State<AppState>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Json<RawTask<Value>>, ApiError> {
    // No id has a NUL, and Postgres takes none.
    let found = if id.contains('\0') {
        None
    } else {
        job_list::find(&app.pool, &id).await?
    };
    let job = found.ok_or_else(|| {
        ApiError::not_found(
            "unknown_job",
            "There is no job with this id: finished ones are removed after a while, sections stay.",
        )
    })?;
    Ok(Json(shown(job)))
}

/// The titles are those that the frontend knows and translates.
fn statistics(depth: &QueueDepth, finished: &[(JobState, i64)]) -> Vec<Statistic> {
    let ended = |state| {
        finished
            .iter()
            .find(|(it, _)| *it == state)
            .map_or(0, |(_, jobs)| *jobs)
    };
    let all: i64 = finished.iter().map(|(_, jobs)| jobs).sum();
    [
        (1, "RUNNING_JOBS", depth.running),
        (1, "PENDING_JOBS", depth.pending),
        (2, "QUEUE_BACKLOG", depth.waiting),
        (2, "ACTIVE_JOBS", depth.pending + depth.running),
        (4, "DONE_JOBS", ended(JobState::Done)),
        (4, "FAILED_JOBS", ended(JobState::Failed)),
        (4, "KILLED_JOBS", ended(JobState::Killed)),
        (4, "COMPLETED_JOBS", all),
        (4, "TOTAL_JOBS", depth.pending + depth.running + all),
    ]
    .into_iter()
    .map(|(priority, title, value)| Statistic {
        title: title.into(),
        stat_type: StatType::Number,
        value: value.to_string(),
        priority: Some(priority),
    })
    .collect()
}

/// A job as apalis describes one, without its priority: the frontend knows none below zero.
fn shown(job: ListedJob) -> RawTask<Value> {
    let args = Job::decode(&job.payload)
        .ok()
        .and_then(|job| serde_json::to_value(job).ok())
        .unwrap_or_else(|| json!({"job": "unreadable", "bytes": job.payload.len()}));
    let mut task = TaskBuilder::new(args)
        .queue(QUEUE.into())
        .status(Status::from_str(job.state.as_str()).unwrap_or_default())
        .attempt(usize::try_from(job.attempts).unwrap_or_default())
        .max_attempts(usize::try_from(job.max_attempts).unwrap_or_default())
        .run_at_timestamp(seconds(job.run_at))
        .lock_at(job.lock_at.map(seconds))
        .lock_by(job.lock_by)
        .done_at(job.done_at.map(seconds));
    if let Ok(id) = TaskId::from_str(&job.id) {
        task = task.task_id(id);
    }
    let task: Task<Value> = task.build();
    RawTask(task)
}

fn seconds(time: OffsetDateTime) -> u64 {
    u64::try_from(time.unix_timestamp()).unwrap_or_default()
}
