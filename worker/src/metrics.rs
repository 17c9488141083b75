//! What a worker counts of itself: claims, attempts, commits, rescues, and how busy it is.

use std::{sync::atomic::AtomicU64, time::Duration};

use penstock_shared::{
    db::jobs::{ClaimedJob, Outcome, Settlement, Written},
    domain::FailureCode,
    metrics::{self, PoolMetrics, in_seconds, named},
};
use prometheus_client::{
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};
use sqlx::PgPool;
use tokio::time::Instant;

/// An attempt's outcome, and its error code where it has one.
type Attempt = [(&'static str, &'static str); 2];

/// The outcome of an attempt whose job was no longer this worker's when it was to be written.
const REFUSED: &str = "refused";

/// A worker's metrics. Counting is a few atomic additions; nothing of it can fail.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    claims: Counter,
    jobs_claimed: Counter,
    wait: Histogram,
    run: Histogram,
    attempts: Family<Attempt, Counter>,
    commits: Counter,
    jobs_per_commit: Histogram,
    rescued: Counter,
    slots: Gauge,
    slots_free: Gauge,
    heartbeat_age: Gauge<f64, AtomicU64>,
    pool: PoolMetrics,
}

impl Metrics {
    /// Metrics of a worker that runs at most `concurrency` jobs at once.
    pub fn new(concurrency: usize) -> Self {
        let mut registry = metrics::registry();
        let r = &mut registry;
        let metrics = Self {
            claims: named(
                r,
                "claims",
                "Claims that the database answered",
                Counter::default(),
            ),
            jobs_claimed: named(
                r,
                "jobs_claimed",
                "Jobs that claims brought",
                Counter::default(),
            ),
            // From 5 ms to 44 minutes: a pickup is milliseconds, a backlog is minutes.
            wait: in_seconds(
                r,
                "job_wait",
                "From when a job was due to when it was claimed",
                Histogram::new(exponential_buckets(0.005, 2.0, 20)),
            ),
            // From 5 ms to 5 minutes: the composer is milliseconds, three calls to a slow model are minutes.
            run: in_seconds(
                r,
                "attempt_duration",
                "From the start of an attempt to its result",
                Histogram::new(exponential_buckets(0.005, 2.0, 17)),
            ),
            attempts: named(
                r,
                "attempts",
                "Attempts by outcome (completed, retry, failed, released, dropped: the job was cancelled or another's, or refused: it was so when the result was written) and error code",
                Family::default(),
            ),
            commits: named(
                r,
                "commits",
                "Transactions that wrote results",
                Counter::default(),
            ),
            jobs_per_commit: named(
                r,
                "jobs_per_commit",
                "Results written by one transaction",
                Histogram::new(exponential_buckets(1.0, 2.0, 10)),
            ),
            rescued: named(
                r,
                "jobs_rescued",
                "Jobs taken back from dead workers",
                Counter::default(),
            ),
            slots: named(r, "slots", "Jobs run at once at most", Gauge::default()),
            slots_free: named(
                r,
                "slots_free",
                "Jobs that could be claimed now",
                Gauge::default(),
            ),
            heartbeat_age: in_seconds(
                r,
                "heartbeat_age",
                "Since the last heartbeat that reached the database; -1 before the first",
                Gauge::default(),
            ),
            pool: PoolMetrics::register(r),
            registry,
        };
        metrics.slots.set(whole(concurrency));
        // Known from the start, so that the first of each is an increase.
        for outcome in ["completed", "released", REFUSED] {
            drop(
                metrics
                    .attempts
                    .get_or_create_owned(&attempt(outcome, None)),
            );
        }
        metrics
    }

    /// A claim was answered.
    pub(crate) fn claimed(&self, jobs: &[ClaimedJob]) {
        self.claims.inc();
        self.jobs_claimed.inc_by(count(jobs.len()));
        for job in jobs {
            self.wait.observe(seconds(job.wait_ms));
        }
    }

    /// An attempt has come to an end.
    pub(crate) fn ran(&self, duration: Duration) {
        self.run.observe(duration.as_secs_f64());
    }

    /// Results were sent to the database, which wrote those jobs that were still this worker's.
    pub(crate) fn committed(&self, results: &[Settlement], written: &Written) {
        self.commits.inc();
        self.jobs_per_commit.observe(float(written.len()));
        for result in results {
            let labels = if result.outcome == Outcome::Dropped
                || written.contains(&(result.job_id.clone(), result.attempt))
            {
                attempt(result.outcome.name(), result.outcome.code())
            } else {
                attempt(REFUSED, None)
            };
            self.attempts.get_or_create_owned(&labels).inc();
        }
    }

    /// Jobs were taken back from dead workers.
    pub(crate) fn rescued(&self, jobs: usize) {
        self.rescued.inc_by(count(jobs));
    }

    /// Everything as text, with the state of now.
    pub(crate) fn scrape(
        &self,
        pool: &PgPool,
        last_beat: Option<Instant>,
        free_slots: usize,
    ) -> String {
        self.pool.observe(pool);
        self.slots_free.set(whole(free_slots));
        let age = last_beat.map_or(-1.0, |beat| beat.elapsed().as_secs_f64());
        self.heartbeat_age.set(age);
        metrics::encode(&[&self.registry])
    }
}

fn attempt(outcome: &'static str, code: Option<FailureCode>) -> Attempt {
    [
        ("outcome", outcome),
        ("error_code", code.map_or("", FailureCode::as_str)),
    ]
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// A group of results is a few hundred: small enough for any float.
fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// A wait as seconds; a job claimed at the very moment it is due waited for nothing.
fn seconds(ms: i64) -> f64 {
    Duration::from_millis(u64::try_from(ms).unwrap_or(0)).as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn attempts_are_counted_by_outcome_and_refused_ones_apart() {
        let metrics = Metrics::new(4);
        let result = |job: &str, outcome| Settlement {
            job_id: job.into(),
            attempt: 1,
            outcome,
            generations: Vec::new(),
        };
        let group = [
            result("a", Outcome::failed(FailureCode::ProviderTimeout)),
            result("b", Outcome::Released),
            result("c", Outcome::Released),
        ];
        metrics.committed(&group, &[("a".to_owned(), 1), ("b".to_owned(), 1)].into());
        let pool = PgPool::connect_lazy("postgres://nowhere/nothing").unwrap();
        let text = metrics.scrape(&pool, None, 3);
        for line in [
            r#"penstock_attempts_total{outcome="failed",error_code="provider_timeout"} 1"#,
            r#"penstock_attempts_total{outcome="released",error_code=""} 1"#,
            r#"penstock_attempts_total{outcome="refused",error_code=""} 1"#,
            r#"penstock_attempts_total{outcome="completed",error_code=""} 0"#,
            "penstock_commits_total 1",
            "penstock_jobs_per_commit_sum 2.0",
            "penstock_slots_free 3",
            "penstock_heartbeat_age_seconds -1.0",
        ] {
            assert!(text.contains(line), "`{line}` is missing in:\n{text}");
        }
    }
}
