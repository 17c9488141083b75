//! A worker as a process of its own, so that its memory, processor time and connections can be seen: the real one, with a
//! fixed answer in the place of the pipeline.

use std::{
    io::Write,
    process::Stdio,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::Context;
use penstock_shared::{
    config::OpsArgs,
    db::jobs::ClaimedSection,
    domain::FailureCode,
    ops_guard::OpsGuard,
    telemetry::{self, DEFAULT_FILTER},
};
use penstock_worker::{
    Worker,
    config::WorkerArgs,
    pipeline::{Calls, Failure, Generator, Report, Written},
    providers::CallPermit,
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use super::{ground::USER_NAME, load::RAW_INPUT};
use crate::cli::BenchWorkerArgs;

/// The worker's side: runs until standard input is closed, as it is when the bench ends in whatever way.
pub async fn run(args: BenchWorkerArgs) -> anyhow::Result<()> {
    telemetry::init(&args.log, DEFAULT_FILTER)?;
    let generator = Arc::new(FixedResult {
        latency: Duration::from_millis(args.latency_ms),
        announce: args.announce,
    });
    let worker = Worker::with_generator(
        args.database.connect_options()?,
        &args.worker,
        OpsGuard::new(&OpsArgs { ops_token: None })?,
        generator,
    )
    .await?;
    let closed = async {
        // What is read, and how reading fails, is all the same.
        let mut nothing = Vec::new();
        tokio::io::stdin()
            .read_to_end(&mut nothing)
            .await
            .map(|_| ())
            .unwrap_or_default();
    };
    Ok(worker.run(closed).await?)
}

/// Answers every section of the bench in the same way, after a while.
struct FixedResult {
    latency: Duration,
    announce: bool,
}

impl Generator for FixedResult {
    fn generate_section<'a>(
        &'a self,
        section: &'a ClaimedSection,
        _: CallPermit,
        _: &'a Calls,
    ) -> futures_util::future::BoxFuture<'a, Report> {
        let started = SystemTime::now();
        Box::pin(async move {
            if self.announce {
                let since = started
                    .duration_since(SystemTime::UNIX_EPOCH)
                    .unwrap_or_default();
                writeln!(std::io::stdout(), "{} {}", section.id, since.as_nanos())
                    .unwrap_or_default();
            }
            if !self.latency.is_zero() {
                tokio::time::sleep(self.latency).await;
            }
            // Never an answer for a person: theirs is not this text.
            let result = if section.original_input == RAW_INPUT
                && section.context.iter().any(|text| text == USER_NAME)
            {
                Ok(Written {
                    content: json!({"work": [{
                        "name": "Lidl",
                        "location": "Manchester",
                        "startDate": "2019-06",
                        "endDate": "2021-03",
                        "highlights": ["Managed a team of 5 people", "Kept the till"],
                    }]}),
                    questions: Vec::new(),
                })
            } else {
                Err(Failure::Retry {
                    code: FailureCode::InternalError,
                    after: Some(Duration::from_mins(1)),
                })
            };
            Report {
                result,
                reservation: None,
            }
        })
    }
}

/// The bench's side: a worker that runs.
pub(super) struct WorkerProcess {
    child: Child,
}

impl WorkerProcess {
    pub(super) fn start(
        url: &str,
        worker: &WorkerArgs,
        latency: Duration,
        announce: bool,
    ) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("the program's own path is unknown")?;
        let mut command = Command::new(program);
        command
            .arg("bench-worker")
            .args(["--latency-ms", &latency.as_millis().to_string()])
            .env("DATABASE_URL", url)
            .env("WORKER_LISTEN", "127.0.0.1:0")
            .env("WORKER_CONCURRENCY", worker.worker_concurrency.to_string())
            .env(
                "WORKER_DATABASE_CONNECTIONS",
                worker.worker_database_connections.to_string(),
            )
            .env(
                "WORKER_HEARTBEAT_MS",
                worker.worker_heartbeat_ms.to_string(),
            )
            .env("JOB_RETENTION_MS", worker.job_retention_ms.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        if std::env::var_os("LOG_FILTER").is_none() {
            command.env("LOG_FILTER", "warn");
        }
        if announce {
            command.arg("--announce");
        }
        let child = command.spawn().context("the worker does not start")?;
        Ok(Self { child })
    }

    /// The process's id, while it runs.
    pub(super) fn pid(&self) -> Option<u32> {
        self.child.id()
    }

    /// Lines `section_id nanoseconds` of the system's clock, one per section that was begun.
    pub(super) fn announcements(&mut self) -> Option<Lines<BufReader<ChildStdout>>> {
        use tokio::io::AsyncBufReadExt;
        Some(BufReader::new(self.child.stdout.take()?).lines())
    }

    /// Lets it drain, and waits for its end.
    pub(super) async fn stop(mut self) -> anyhow::Result<()> {
        drop(self.child.stdin.take());
        let status = self.child.wait().await?;
        anyhow::ensure!(status.success(), "the bench's worker ended with {status}");
        Ok(())
    }
}
