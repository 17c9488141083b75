//! The figures, as a table and as JSON.

use std::fmt;

use serde::Serialize;

use super::{
    ceilings::Ceilings,
    phases::{Drain, InFlight},
    pickup::Pickup,
    steady::Steady,
};

/// What the figures depend on.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Machine {
    pub(super) processors: usize,
    pub(super) postgres: String,
    pub(super) fsync: String,
    pub(super) synchronous_commit: String,
}

/// Accepted submissions per second.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Enqueued {
    #[serde(rename = "single_per_s")]
    pub(super) single: f64,
    #[serde(rename = "batches_per_s")]
    pub(super) batches: Vec<f64>,
}

/// Every drain, in the order of the rounds.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drains {
    pub(super) one_worker: Vec<Drain>,
    pub(super) two_workers: Vec<Drain>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) with_history: Vec<Drain>,
}

/// What the figures are to each other; rates are medians of the rounds.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ratios {
    drain_to_batch_1_ceiling: Option<f64>,
    drain_to_batch_100_ceiling: Option<f64>,
    two_workers_to_one: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    with_history_to_without: Option<f64>,
}

/// Everything.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) version: &'static str,
    pub(super) machine: Machine,
    pub(super) jobs: usize,
    pub(super) concurrency: u32,
    pub(super) ceilings: Option<Ceilings>,
    pub(super) enqueue: Enqueued,
    pub(super) drain: Drains,
    pub(super) pickup: Pickup,
    pub(super) in_flight: InFlight,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) steady: Option<Steady>,
    pub(super) ratios: Ratios,
}

impl Ratios {
    pub(super) fn of(ceilings: Option<Ceilings>, drains: &Drains) -> Self {
        let one = rate(&drains.one_worker);
        Self {
            drain_to_batch_1_ceiling: ceilings.map(|ceilings| one / ceilings.batch_1_jobs_per_s),
            drain_to_batch_100_ceiling: ceilings
                .map(|ceilings| one / ceilings.batch_100_jobs_per_s),
            two_workers_to_one: rate(&drains.two_workers) / one,
            with_history_to_without: (!drains.with_history.is_empty())
                .then(|| rate(&drains.with_history) / one),
        }
    }
}

/// The middle one of the drains' rates.
fn rate(drains: &[Drain]) -> f64 {
    median(drains.iter().map(|drain| drain.jobs_per_s).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine {
            processors,
            postgres,
            fsync,
            synchronous_commit,
        } = &self.machine;
        writeln!(
            f,
            "Penstock {}, {processors} processors, PostgreSQL {postgres}, fsync {fsync}, synchronous_commit {synchronous_commit}",
            self.version
        )?;
        let mut rows = self.rates();
        rows.extend(self.drain.rows());
        rows.extend(self.times());
        rows.extend(self.ratios.rows());
        for (name, figure) in rows {
            writeln!(f, "{name:34} {figure}")?;
        }
        Ok(())
    }
}

/// A line of the table.
type Row = (String, String);

fn row(name: &str, figure: String) -> Row {
    (name.to_owned(), figure)
}

impl Report {
    fn rates(&self) -> Vec<Row> {
        let ceilings = self.ceilings.iter().flat_map(|ceilings| {
            [
                ("ceiling, 1 job per commit", ceilings.batch_1_jobs_per_s),
                (
                    "ceiling, 100 jobs per commit",
                    ceilings.batch_100_jobs_per_s,
                ),
            ]
        });
        let enqueued = [
            ("enqueue, single over HTTP", self.enqueue.single),
            (
                "enqueue, batches over HTTP",
                median(self.enqueue.batches.clone()),
            ),
        ];
        ceilings
            .chain(enqueued)
            .map(|(name, rate)| row(name, format!("{rate:.0} jobs/s")))
            .collect()
    }

    fn times(&self) -> Vec<Row> {
        let Pickup {
            p50_ms,
            p99_ms,
            max_ms,
            ..
        } = self.pickup;
        let InFlight {
            jobs,
            latency_ms,
            drain,
        } = &self.in_flight;
        let mut rows = vec![
            row(
                "pickup from an idle queue",
                format!("p50 {p50_ms:.2} ms, p99 {p99_ms:.2} ms, max {max_ms:.2} ms"),
            ),
            row(
                &format!("{jobs} jobs of {latency_ms} ms"),
                format!(
                    "{:.2} s at concurrency {}, {:.1} MiB at most, {} connections",
                    drain.seconds,
                    self.concurrency,
                    drain.worker_peak_memory_mib.unwrap_or_default(),
                    drain.worker_connections
                ),
            ),
        ];
        if let Some(steady) = &self.steady {
            rows.push(row(
                "steady load, workers restarting",
                format!(
                    "{} completed, from submission p50 {:.0} ms, p99 {:.0} ms, max {:.0} ms",
                    steady.completed, steady.p50_ms, steady.p99_ms, steady.max_ms
                ),
            ));
            let sizes = steady.jobs_bytes.iter();
            if let (Some(least), Some(most)) = (sizes.clone().min(), sizes.max()) {
                rows.push(row(
                    "",
                    format!("the queue's table and indexes between {least} and {most} bytes"),
                ));
            }
        }
        rows
    }
}

impl Drains {
    fn rows(&self) -> Vec<Row> {
        [
            ("drain, one worker", &self.one_worker),
            ("drain, two workers", &self.two_workers),
            ("drain beside finished jobs", &self.with_history),
        ]
        .into_iter()
        .filter(|(_, drains)| !drains.is_empty())
        .flat_map(|(name, drains)| {
            let of = |figure: fn(&Drain) -> f64| median(drains.iter().map(figure).collect());
            let connections = drains.iter().map(|drain| drain.worker_connections).max();
            [
                row(name, format!("{:.0} jobs/s", rate(drains))),
                row(
                    "",
                    format!(
                        "{:.3} commits and {:.0} bytes of WAL per job",
                        of(|drain| drain.commits_per_job),
                        of(|drain| drain.wal_bytes_per_job)
                    ),
                ),
                row(
                    "",
                    format!(
                        "{:.0} µs of the workers' and {:.0} µs of Postgres's processor time per job, {:.1} MiB at most, {} connections",
                        of(|drain| drain.worker_processor_us_per_job.unwrap_or_default()),
                        of(|drain| drain.postgres_processor_us_per_job.unwrap_or_default()),
                        of(|drain| drain.worker_peak_memory_mib.unwrap_or_default()),
                        connections.unwrap_or_default()
                    ),
                ),
            ]
        })
        .collect()
    }
}

impl Ratios {
    fn rows(&self) -> Vec<Row> {
        [
            (
                "drain / ceiling of 1 per commit",
                self.drain_to_batch_1_ceiling,
            ),
            (
                "drain / ceiling of 100 per commit",
                self.drain_to_batch_100_ceiling,
            ),
            ("two workers / one", Some(self.two_workers_to_one)),
            (
                "beside finished jobs / without",
                self.with_history_to_without,
            ),
        ]
        .into_iter()
        .filter_map(|(name, ratio)| Some(row(name, format!("{:.0} %", ratio? * 100.0))))
        .collect()
    }
}
