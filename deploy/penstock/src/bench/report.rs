//! The figures, as a table and as JSON.

use std::fmt;

use serde::Serialize;

use super::{
    ceilings::Ceilings,
    phases::{Drain, InFlight, Pickup},
};
use crate::cli::BenchArgs;

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
struct Ratios {
    drain_to_batch_1_ceiling: Option<f64>,
    drain_to_batch_100_ceiling: Option<f64>,
    two_workers_to_one: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    with_history_to_without: Option<f64>,
}

/// Everything.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    version: &'static str,
    machine: Machine,
    jobs: usize,
    concurrency: u32,
    ceilings: Option<Ceilings>,
    enqueue: Enqueued,
    drain: Drains,
    pickup: Pickup,
    in_flight: InFlight,
    ratios: Ratios,
}

impl Report {
    pub(super) fn new(
        args: &BenchArgs,
        machine: Machine,
        ceilings: Option<Ceilings>,
        enqueue: Enqueued,
        drain: Drains,
        pickup: Pickup,
        in_flight: InFlight,
    ) -> anyhow::Result<Self> {
        let one = rate(&drain.one_worker);
        let ratios = Ratios {
            drain_to_batch_1_ceiling: ceilings.map(|ceilings| one / ceilings.batch_1_jobs_per_s),
            drain_to_batch_100_ceiling: ceilings
                .map(|ceilings| one / ceilings.batch_100_jobs_per_s),
            two_workers_to_one: rate(&drain.two_workers) / one,
            with_history_to_without: (!drain.with_history.is_empty())
                .then(|| rate(&drain.with_history) / one),
        };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION"),
            machine,
            jobs: args.jobs,
            concurrency: args.concurrency,
            ceilings,
            enqueue,
            drain,
            pickup,
            in_flight,
            ratios,
        })
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
        let mut row = |name: &str, value: String| writeln!(f, "{name:34} {value}");
        if let Some(ceilings) = &self.ceilings {
            row(
                "ceiling, 1 job per commit",
                format!("{:.0} jobs/s", ceilings.batch_1_jobs_per_s),
            )?;
            row(
                "ceiling, 100 jobs per commit",
                format!("{:.0} jobs/s", ceilings.batch_100_jobs_per_s),
            )?;
        }
        row(
            "enqueue, single over HTTP",
            format!("{:.0} sections/s", self.enqueue.single),
        )?;
        row(
            "enqueue, batches over HTTP",
            format!("{:.0} sections/s", median(self.enqueue.batches.clone())),
        )?;
        for (name, drains) in [
            ("drain, one worker", &self.drain.one_worker),
            ("drain, two workers", &self.drain.two_workers),
            ("drain beside finished jobs", &self.drain.with_history),
        ] {
            if !drains.is_empty() {
                row(name, format!("{:.0} jobs/s", rate(drains)))?;
                let of = |figure: fn(&Drain) -> f64| median(drains.iter().map(figure).collect());
                row(
                    "",
                    format!(
                        "{:.3} commits and {:.0} bytes of WAL per job",
                        of(|d| d.commits_per_job),
                        of(|d| d.wal_bytes_per_job)
                    ),
                )?;
                row(
                    "",
                    format!(
                        "{:.0} µs of the workers' and {:.0} µs of Postgres's processor time per job, {:.1} MiB at most, {} connections",
                        of(|d| d.worker_processor_us_per_job.unwrap_or_default()),
                        of(|d| d.postgres_processor_us_per_job.unwrap_or_default()),
                        of(|d| d.worker_peak_memory_mib.unwrap_or_default()),
                        drains
                            .iter()
                            .map(|d| d.worker_connections)
                            .max()
                            .unwrap_or_default()
                    ),
                )?;
            }
        }
        row(
            "pickup from an idle queue",
            format!(
                "p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms",
                self.pickup.p50_ms, self.pickup.p99_ms, self.pickup.max_ms
            ),
        )?;
        let InFlight {
            jobs,
            latency_ms,
            drain,
        } = &self.in_flight;
        row(
            &format!("{jobs} jobs of {latency_ms} ms"),
            format!(
                "{:.2} s at concurrency {}, {:.1} MiB at most, {} connections",
                drain.seconds,
                self.concurrency,
                drain.worker_peak_memory_mib.unwrap_or_default(),
                drain.worker_connections
            ),
        )?;
        let percent = |ratio: f64| format!("{:.0} %", ratio * 100.0);
        let ratios = &self.ratios;
        for (name, ratio) in [
            (
                "drain / ceiling of 1 per commit",
                ratios.drain_to_batch_1_ceiling,
            ),
            (
                "drain / ceiling of 100 per commit",
                ratios.drain_to_batch_100_ceiling,
            ),
            ("two workers / one", Some(ratios.two_workers_to_one)),
            (
                "beside finished jobs / without",
                ratios.with_history_to_without,
            ),
        ] {
            if let Some(ratio) = ratio {
                row(name, percent(ratio))?;
            }
        }
        Ok(())
    }
}
