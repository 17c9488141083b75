//! For operators: the state of the queue, and the metrics.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, header},
};
use penstock_shared::{
    db::queue_state::{self, QueueStats, WorkerStats},
    metrics::CONTENT_TYPE,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    error::{ApiError, Problem},
    server::AppState,
};

/// The queue: what it holds now, what was finished in the last hour, and the workers. `penstock queue stats --json` shows the
/// same.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueBody {
    /// Since when it is paused, if it is.
    #[schema(format = DateTime)]
    paused_since: Option<String>,
    /// Sections in `pending`: waiting, now or for a retry.
    pending: i64,
    /// Those that any free worker may take.
    waiting: i64,
    /// How long the longest of these has waited.
    oldest_wait_ms: i64,
    /// Those whose next attempt is not due yet.
    waiting_for_retry: i64,
    /// When the next of these is due, from now.
    next_retry_in_ms: Option<i64>,
    /// Sections in `processing`: workers hold them.
    running: i64,
    /// Sections completed in the last minute.
    completed_last_minute: i64,
    /// The same, per second.
    completed_per_second: f64,
    completed_last_hour: i64,
    /// Sections failed in the last hour, cancelled ones included.
    failed_last_hour: i64,
    /// The failed ones by code.
    #[schema(example = json!({"provider_timeout": 3}))]
    failures_last_hour: BTreeMap<String, i64>,
    workers: Vec<WorkerBody>,
}

/// A worker as it last said of itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkerBody {
    #[schema(example = "wrk_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    worker: String,
    /// Whether its lease holds; if not, its sections are being given to others.
    alive: bool,
    /// Sections it runs.
    running: i64,
    /// Sections it may run at once.
    concurrency: i64,
    /// The part of its slots that is taken, from 0 to 1.
    load: f64,
    heartbeat_age_ms: i64,
    /// Until its lease ends, unless it sends a heartbeat.
    lease_left_ms: i64,
    uptime_ms: i64,
}

impl From<QueueStats> for QueueBody {
    fn from(QueueStats { depth, history }: QueueStats) -> Self {
        Self {
            paused_since: depth.paused_since,
            pending: depth.pending,
            waiting: depth.waiting,
            oldest_wait_ms: depth.oldest_wait_ms,
            waiting_for_retry: depth.waiting_for_retry,
            next_retry_in_ms: depth.next_retry_in_ms,
            running: depth.running,
            completed_last_minute: history.completed_last_minute,
            completed_per_second: history.completed_per_second,
            completed_last_hour: history.completed_last_hour,
            failed_last_hour: history.failed_last_hour,
            failures_last_hour: history.failures_last_hour,
            workers: depth.workers.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<WorkerStats> for WorkerBody {
    fn from(worker: WorkerStats) -> Self {
        Self {
            worker: worker.worker,
            alive: worker.alive,
            running: worker.running,
            concurrency: worker.concurrency,
            load: worker.load,
            heartbeat_age_ms: worker.heartbeat_age_ms,
            lease_left_ms: worker.lease_left_ms,
            uptime_ms: worker.uptime_ms,
        }
    }
}

/// Show the queue: what waits, runs and failed, and every worker.
#[utoipa::path(get, path = "/v1/ops/queue", operation_id = "show_queue", tag = "operators", responses(
    (status = 200, body = QueueBody),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "`ops_token_needed`"),
    (status = 403, body = Problem, content_type = "application/problem+json", description = "`ops_local_only`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn queue(State(app): State<AppState>) -> Result<Json<QueueBody>, ApiError> {
    let mut connection = app.pool.acquire().await?;
    Ok(Json(queue_state::stats(&mut connection).await?.into()))
}

/// The API's metrics, and the queue's depth. A worker's are at the same path of its own address.
#[utoipa::path(get, path = "/metrics", operation_id = "show_metrics", tag = "operators", responses(
    (status = 200, body = String, content_type = "application/openmetrics-text", description = "Whether or not the database answers"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "`ops_token_needed`"),
    (status = 403, body = Problem, content_type = "application/problem+json", description = "`ops_local_only`"),
))]
pub(crate) async fn metrics(
    State(app): State<AppState>,
) -> ([(HeaderName, &'static str); 1], String) {
    let text = app.metrics.scrape(&app.pool).await;
    ([(header::CONTENT_TYPE, CONTENT_TYPE)], text)
}
