//! The measurements on workers: draining a backlog, picking up from an idle queue, holding many jobs at once.

use std::{
    collections::HashMap,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context, ensure};
use penstock_shared::{
    db::{
        queue_state::{self, Paused},
        resumes::NewResume,
        sections::{self, NewSection},
    },
    domain::{QUEUE, RawInput, ResumeId, SectionId, SectionKind},
};
use penstock_worker::config::WorkerArgs;
use serde::Serialize;
use sqlx::{Connection, PgConnection};
use tokio::time::MissedTickBehavior;

use super::{
    counters::{self, Counters},
    ground::Ground,
    load::{RAW_INPUT, make_users, per_second},
    report::Machine,
    worker_process::WorkerProcess,
};
use crate::cli::BenchArgs;

/// Time between looks at a queue that is being drained.
const LOOK_INTERVAL: Duration = Duration::from_millis(5);

/// Time between the submissions of the pickup phase: the queue is idle again before the next.
const PICKUP_INTERVAL: Duration = Duration::from_millis(20);

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

/// Time from a commit to the handler's first line.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Pickup {
    pub(super) submissions: usize,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) max_ms: f64,
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

    /// Submits to an idle worker, one section after the other.
    pub(super) async fn pickup(&mut self, submissions: usize) -> anyhow::Result<Pickup> {
        queue_state::set_paused(&mut self.connection, Paused::No).await?;
        let mut fleet = self.start(1, Duration::ZERO, true).await?;
        let mut announced = fleet[0]
            .announcements()
            .context("the worker says nothing")?;
        let user_id = make_users(&mut self.connection, 1).await?[0];
        let mut committed = HashMap::new();
        let mut tick = tokio::time::interval(PICKUP_INTERVAL);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        for _ in 0..submissions {
            tick.tick().await;
            let section = NewSection {
                id: SectionId::new(),
                resume_id: ResumeId::new(),
                user_id,
                template_id: "professional".to_owned(),
                kind: SectionKind::Work,
                raw_input: RawInput::parse(RAW_INPUT.to_owned())?,
                industry: None,
                locale: None,
                target_role: None,
            };
            let mut tx = self.connection.begin().await?;
            let resume = NewResume {
                id: section.resume_id,
                user_id,
                template_id: section.template_id.clone(),
            };
            let id = section.id;
            sections::enqueue(
                &mut tx,
                &[resume],
                vec![section],
                self.args.api.max_attempts,
            )
            .await?;
            tx.commit().await?;
            committed.insert(id, SystemTime::now());
        }
        let mut latencies_ms = Vec::with_capacity(submissions);
        while latencies_ms.len() < submissions {
            let line =
                tokio::time::timeout(Duration::from_secs(10), announced.next_line()).await??;
            let line = line.context("the worker ended")?;
            let (id, nanoseconds) = line.split_once(' ').context("an announcement")?;
            if let Some(at) = committed.get(&id.parse::<SectionId>()?) {
                let started = SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds.parse()?);
                // The worker may begin before the submitter has read the answer to its commit.
                latencies_ms.push(
                    started
                        .duration_since(*at)
                        .unwrap_or_default()
                        .as_secs_f64()
                        * 1e3,
                );
            }
        }
        queue_state::set_paused(&mut self.connection, Paused::Yes).await?;
        for worker in fleet {
            worker.stop().await?;
        }
        latencies_ms.sort_by(f64::total_cmp);
        Ok(Pickup {
            submissions,
            p50_ms: percentile(&latencies_ms, 50),
            p99_ms: percentile(&latencies_ms, 99),
            max_ms: percentile(&latencies_ms, 100),
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

    async fn start(
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

    /// Workers that have sent their first heartbeat.
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

    /// Writes jobs that were finished long ago but are still kept. They are enqueued and finished in two steps, as others are:
    /// what a row was before leaves its mark on how full its page is.
    pub(super) async fn lay_history(&mut self, rows: i64) -> anyhow::Result<()> {
        let user = make_users(&mut self.connection, 1).await?[0];
        sqlx::query(
            "WITH resume AS (
                INSERT INTO resumes (id, user_id, template_id, json_resume_data, completeness_summary)
                SELECT gen_random_uuid(), $1, 'professional', '{}', '{}' FROM generate_series(1, ($2 + 9) / 10)
                RETURNING id
            ), section AS (
                INSERT INTO resume_sections (id, resume_id, template_id, kind, original_input, job_id, max_attempts)
                SELECT gen_random_uuid(), resume.id, 'professional', 'work', $3, 'history-' || gen_random_uuid(), 5
                FROM resume, generate_series(1, 10)
                RETURNING job_id
            )
            INSERT INTO apalis.jobs (id, job_type, job, status, attempts, max_attempts, run_at, metadata)
            SELECT job_id, $4, '{}', 'Pending', 0, 5, now(), hstore('user_id', $1::text) FROM section",
        )
        .bind(user.uuid())
        .bind(rows)
        .bind(RAW_INPUT)
        .bind(QUEUE)
        .execute(&mut self.connection)
        .await?;
        for statement in [
            "UPDATE resume_sections SET status = 'completed', attempt = 1, processed_content = '{\"work\": [{\"name\": \"Lidl\"}]}', \
             started_at = now(), finished_at = now() WHERE job_id LIKE 'history-%'",
            "UPDATE apalis.jobs SET status = 'Done', attempts = 1, done_at = now(), last_result = '{\"Ok\": null}' \
             WHERE id LIKE 'history-%'",
            // History is old: neither its pages nor its checkpoint are still to be written while others work.
            "VACUUM ANALYZE",
        ] {
            sqlx::raw_sql(statement)
                .execute(&mut self.connection)
                .await?;
        }
        if let Err(error) = sqlx::raw_sql("CHECKPOINT")
            .execute(&mut self.connection)
            .await
        {
            tracing::warn!(%error, "the drains beside history share the disk with its checkpoint");
        }
        Ok(())
    }
}

/// The value below which `percent` of the sorted values lie (nearest rank).
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}
