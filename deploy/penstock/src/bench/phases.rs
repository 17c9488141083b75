//! The measurements on workers: emptying a backlog, of jobs that take no time or of many that are held at once.

use std::time::{Duration, Instant};

use anyhow::ensure;
use penstock_shared::{
    db::queue_state::{self, Paused},
    domain::QUEUE,
};
use penstock_worker::config::WorkerArgs;
use serde::Serialize;
use sqlx::PgConnection;

use super::{
    counters::{self, Counters},
    ground::Ground,
    load::per_second,
    report::Machine,
    worker_process::WorkerProcess,
};
use crate::cli::BenchArgs;

/// Time between looks at a queue that is being drained.
const LOOK_INTERVAL: Duration = Duration::from_millis(5);

/// What one drain came to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drain {
    pub(super) seconds: f64,
    pub(super) jobs_per_s: f64,
    pub(super) commits_per_job: f64,
    pub(super) wal_bytes_per_job: f64,
    pub(super) worker_processor_us_per_job: Option<f64>,
    /// Of the workers' connections, when the server runs on this machine.
    pub(super) postgres_processor_us_per_job: Option<f64>,
    pub(super) worker_peak_memory_mib: Option<f64>,
    /// Of all workers together.
    pub(super) worker_connections: i64,
}

/// Many long jobs in one worker.
#[derive(Debug, Clone, Serialize)]
pub(super) struct InFlight {
    pub(super) jobs: usize,
    pub(super) latency_ms: u64,
    #[serde(flatten)]
    pub(super) drain: Drain,
}

pub(super) struct Bench<'a> {
    pub(super) args: &'a BenchArgs,
    pub(super) ground: &'a Ground,
    pub(super) connection: PgConnection,
}

impl Bench<'_> {
    pub(super) async fn machine(&mut self) -> anyhow::Result<Machine> {
        counters::machine(&mut self.connection).await
    }

    /// Lets fresh workers empty the paused queue.
    pub(super) async fn drain(&mut self, workers: usize, jobs: usize) -> anyhow::Result<Drain> {
        self.run_down(workers, jobs, Duration::ZERO).await
    }

    /// As [`Self::drain`], by one worker whose jobs take their time.
    pub(super) async fn in_flight(
        &mut self,
        jobs: usize,
        latency: Duration,
    ) -> anyhow::Result<InFlight> {
        Ok(InFlight {
            jobs,
            latency_ms: self.args.latency_ms,
            drain: self.run_down(1, jobs, latency).await?,
        })
    }

    async fn run_down(
        &mut self,
        workers: usize,
        jobs: usize,
        latency: Duration,
    ) -> anyhow::Result<Drain> {
        // Every drain begins alike: without dead rows, and planned with what is there.
        sqlx::raw_sql("VACUUM ANALYZE")
            .execute(&mut self.connection)
            .await?;
        let fleet = self.start(workers, latency, false).await?;
        let before = Counters::read(&mut self.connection).await?;
        let began = Instant::now();
        queue_state::set_paused(&mut self.connection, Paused::No).await?;
        let (looks, connections) = self.emptied().await?;
        let seconds = began.elapsed().as_secs_f64();
        let pids: Vec<u32> = fleet.iter().filter_map(WorkerProcess::pid).collect();
        let processor_us: Option<u64> = pids
            .iter()
            .map(|pid| counters::processor_time_us(*pid))
            .sum();
        let backends: Vec<i32> = sqlx::query_scalar(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'penstock-worker'",
        )
        .fetch_all(&mut self.connection)
        .await?;
        let postgres_us: Option<u64> = backends
            .iter()
            .map(|pid| counters::processor_time_us(pid.unsigned_abs()))
            .sum();
        let after = Counters::read(&mut self.connection).await?;
        let memory = pids
            .iter()
            .filter_map(|pid| counters::peak_memory(*pid))
            .max();
        queue_state::set_paused(&mut self.connection, Paused::Yes).await?;
        for worker in fleet {
            worker.stop().await?;
        }
        let jobs_f = per_second(jobs.max(1), 1.0);
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        Ok(Drain {
            seconds,
            jobs_per_s: per_second(jobs, seconds),
            // Without the bench's own: its looks, and its reading of the counters.
            commits_per_job: (after.commits - before.commits - looks - 3).max(0) as f64 / jobs_f,
            wal_bytes_per_job: (after.wal_bytes - before.wal_bytes) as f64 / jobs_f,
            worker_processor_us_per_job: processor_us.map(|us| us as f64 / jobs_f),
            postgres_processor_us_per_job: postgres_us.map(|us| us as f64 / jobs_f),
            worker_peak_memory_mib: memory.map(|bytes| bytes as f64 / (1024.0 * 1024.0)),
            worker_connections: connections,
        })
    }

    /// Waits until nothing is left to do; returns how often it looked, and the most connections that workers had.
    pub(super) async fn emptied(&mut self) -> anyhow::Result<(i64, i64)> {
        let (mut looks, mut connections) = (0, 0);
        loop {
            looks += 1;
            let (empty, connected): (bool, i64) = sqlx::query_as(
                "SELECT NOT EXISTS (SELECT FROM apalis.jobs WHERE job_type = $1 AND status = 'Pending') \
                 AND NOT EXISTS (SELECT FROM apalis.jobs WHERE lock_by IS NOT NULL), \
                 (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'penstock-worker')",
            )
            .bind(QUEUE)
            .fetch_one(&mut self.connection)
            .await?;
            connections = connected.max(connections);
            if empty {
                return Ok((looks, connections));
            }
            tokio::time::sleep(LOOK_INTERVAL).await;
        }
    }

    /// Workers at the bench's concurrency that have sent their first heartbeat.
    pub(super) async fn start(
        &mut self,
        workers: usize,
        latency: Duration,
        announce: bool,
    ) -> anyhow::Result<Vec<WorkerProcess>> {
        let settings = WorkerArgs {
            worker_concurrency: self.args.concurrency,
            ..self.args.worker.clone()
        };
        self.start_with(workers, &settings, latency, announce).await
    }

    /// As [`Self::start`], with settings of their own.
    pub(super) async fn start_with(
        &mut self,
        workers: usize,
        settings: &WorkerArgs,
        latency: Duration,
        announce: bool,
    ) -> anyhow::Result<Vec<WorkerProcess>> {
        let fleet = (0..workers)
            .map(|_| self.spawn(settings, latency, announce))
            .collect::<anyhow::Result<Vec<_>>>()?;
        let began = Instant::now();
        loop {
            let alive: i64 =
                sqlx::query_scalar("SELECT count(*) FROM worker_leases WHERE lease_until > now()")
                    .fetch_one(&mut self.connection)
                    .await?;
            if usize::try_from(alive) == Ok(workers) {
                return Ok(fleet);
            }
            ensure!(
                began.elapsed() < Duration::from_secs(30),
                "the bench's workers do not come up"
            );
            tokio::time::sleep(LOOK_INTERVAL).await;
        }
    }

    pub(super) fn spawn(
        &self,
        settings: &WorkerArgs,
        latency: Duration,
        announce: bool,
    ) -> anyhow::Result<WorkerProcess> {
        WorkerProcess::start(self.ground.url(), settings, latency, announce)
    }
}
