//! What the API counts: requests, its connections, and the queue as the database has it when somebody asks.

use std::{
    sync::{Arc, atomic::AtomicU64},
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use penstock_shared::{
    db::queue_state::{self, QueueDepth},
    metrics::{self, PoolMetrics, in_seconds, named},
};
use prometheus_client::{
    metrics::{
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};
use sqlx::PgPool;
use tokio::sync::Mutex;

/// How long the queue's numbers serve: several scrapers cost no more than one.
const FRESH: Duration = Duration::from_secs(1);

/// How long the database may take to tell them: less than a scraper waits (Prometheus: ten seconds).
const PATIENCE: Duration = Duration::from_secs(2);

/// Method, route (the template, never the path that was asked for) and status.
type Asked = [(&'static str, String); 3];
type OneLabel = [(&'static str, &'static str); 1];

/// The API's metrics.
#[derive(Debug)]
pub(crate) struct Metrics {
    own: Registry,
    requests: Family<Asked, Histogram, fn() -> Histogram>,
    database_up: Gauge,
    pool: PoolMetrics,
    queue: Mutex<QueueMetrics>,
}

/// The queue as it was last asked for.
#[derive(Debug)]
struct QueueMetrics {
    registry: Registry,
    asked_at: Option<Instant>,
    depth: Family<OneLabel, Gauge>,
    oldest_wait: Gauge<f64, AtomicU64>,
    paused: Gauge,
    workers: Family<OneLabel, Gauge>,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut own = metrics::registry();
        Self {
            requests: in_seconds(
                &mut own,
                "http_request_duration",
                "Requests by method, route and status; waiting for results counts",
                // From 1 ms to 33 s: a look-up is a millisecond, a request ends after 30 seconds at the latest.
                Family::new_with_constructor(|| {
                    Histogram::new(exponential_buckets(0.001, 2.0, 16))
                }),
            ),
            database_up: named(
                &mut own,
                "database_up",
                "Whether the database told the queue's state; if not, nothing of the queue is shown",
                Gauge::default(),
            ),
            pool: PoolMetrics::register(&mut own),
            queue: Mutex::new(QueueMetrics::new()),
            own,
        }
    }

    /// Everything as text. Answers whether or not the database does.
    pub(crate) async fn scrape(&self, pool: &PgPool) -> String {
        let mut queue = self.queue.lock().await;
        if queue.asked_at.is_none_or(|at| at.elapsed() >= FRESH) {
            let depth = ask(pool).await;
            self.database_up.set(depth.is_some().into());
            if let Some(depth) = depth {
                queue.show(&depth);
            }
            queue.asked_at = Some(Instant::now());
        }
        self.pool.observe(pool);
        if self.database_up.get() == 1 {
            metrics::encode(&[&self.own, &queue.registry])
        } else {
            // Numbers of an unknown age would look like numbers of now.
            metrics::encode(&[&self.own])
        }
    }
}

async fn ask(pool: &PgPool) -> Option<QueueDepth> {
    match tokio::time::timeout(PATIENCE, queue_state::depth(pool)).await {
        Ok(Ok(depth)) => return Some(depth),
        Ok(Err(error)) => tracing::warn!(%error, "metrics without the queue"),
        Err(_) => tracing::warn!("metrics without the queue: the database takes too long"),
    }
    None
}

impl QueueMetrics {
    fn new() -> Self {
        let mut registry = metrics::registry();
        let r = &mut registry;
        Self {
            asked_at: None,
            depth: named(
                r,
                "queue_depth",
                "Sections by where they are: waiting, waiting_for_retry or running",
                Family::default(),
            ),
            oldest_wait: in_seconds(
                r,
                "queue_oldest_wait",
                "How long the longest of the due sections has waited",
                Gauge::default(),
            ),
            paused: named(
                r,
                "queue_paused",
                "Whether the queue is paused",
                Gauge::default(),
            ),
            workers: named(
                r,
                "workers",
                "Workers by their lease: alive or ended",
                Family::default(),
            ),
            registry,
        }
    }

    fn show(&self, depth: &QueueDepth) {
        for (state, sections) in [
            ("waiting", depth.waiting),
            ("waiting_for_retry", depth.waiting_for_retry),
            ("running", depth.running),
        ] {
            let labels = [("state", state)];
            self.depth.get_or_create_owned(&labels).set(sections);
        }
        let oldest = Duration::from_millis(u64::try_from(depth.oldest_wait_ms).unwrap_or(0));
        self.oldest_wait.set(oldest.as_secs_f64());
        self.paused.set(depth.paused_since.is_some().into());
        for (lease, alive) in [("alive", true), ("ended", false)] {
            let workers = depth.workers.iter().filter(|worker| worker.alive == alive);
            let count = i64::try_from(workers.count()).unwrap_or(i64::MAX);
            self.workers
                .get_or_create_owned(&[("lease", lease)])
                .set(count);
        }
    }
}

/// Counts a request when its answer begins.
pub(crate) async fn count(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let method = method(request.method()).to_owned();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("unknown", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let labels = [
        ("method", method),
        ("route", route),
        ("status", response.status().as_str().to_owned()),
    ];
    let requests = metrics.requests.get_or_create_owned(&labels);
    requests.observe(begun.elapsed().as_secs_f64());
    response
}

/// The method, unless the client made it up: a label must not grow without bound.
fn method(method: &Method) -> &str {
    match *method {
        Method::GET
        | Method::HEAD
        | Method::POST
        | Method::PUT
        | Method::PATCH
        | Method::DELETE
        | Method::OPTIONS => method.as_str(),
        _ => "other",
    }
}
