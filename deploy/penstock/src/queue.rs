//! The operator's commands on the queue of the whole fleet.

use std::fmt::Write;

use penstock_shared::{
    db::queue_state::{self, Paused, QueueStats},
    telemetry::{self, DEFAULT_FILTER},
};
use sqlx::{ConnectOptions, PgConnection};

use crate::cli::{DatabaseCommandArgs, QueueCommand};

/// Carries a command out and prints what it came to on standard output.
pub async fn run(command: QueueCommand) -> anyhow::Result<()> {
    let told = match command {
        QueueCommand::Pause(args) => set_paused(&args, Paused::Yes).await?,
        QueueCommand::Resume(args) => set_paused(&args, Paused::No).await?,
        QueueCommand::Stats(args) => {
            let stats = queue_state::stats(&mut connect(&args.database).await?).await?;
            if args.json {
                serde_json::to_string(&stats)?
            } else {
                table(&stats)
            }
        }
    };
    println!("{}", told.trim_end());
    Ok(())
}

async fn set_paused(args: &DatabaseCommandArgs, paused: Paused) -> anyhow::Result<String> {
    let since = queue_state::set_paused(&mut connect(args).await?, paused).await?;
    Ok(match since {
        Some(since) => format!("The queue is paused since {since}: no worker starts a section."),
        None => "The queue is running.".to_owned(),
    })
}

async fn connect(args: &DatabaseCommandArgs) -> anyhow::Result<PgConnection> {
    telemetry::init(&args.log, DEFAULT_FILTER)?;
    Ok(args.database.connect_options()?.connect().await?)
}

/// The state as a person reads it.
fn table(stats: &QueueStats) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a String cannot fail.
        writeln!(text, "{name:22} {value}").unwrap_or_default();
    };
    line(
        "state",
        stats
            .paused_since
            .as_ref()
            .map_or_else(|| "running".into(), |since| format!("paused since {since}")),
    );
    line("waiting", stats.waiting.to_string());
    line("oldest wait", format!("{} ms", stats.oldest_wait_ms));
    line("waiting for a retry", stats.waiting_for_retry.to_string());
    line("running", stats.running.to_string());
    line(
        "completed, last hour",
        stats.completed_last_hour.to_string(),
    );
    line("failed, last hour", stats.failed_last_hour.to_string());
    for (code, count) in &stats.failures_last_hour {
        line("", format!("{count} {code}"));
    }
    line("workers", stats.workers.len().to_string());
    for worker in &stats.workers {
        let ended = if worker.alive { "" } else { ", lease ended" };
        line(
            "",
            format!(
                "{} runs {} of {}, heartbeat {} ms ago{ended}",
                worker.worker, worker.running, worker.concurrency, worker.heartbeat_age_ms
            ),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use penstock_shared::db::queue_state::WorkerStats;

    use super::*;

    #[test]
    fn the_table_names_what_an_operator_looks_for() {
        let stats = QueueStats {
            paused_since: None,
            waiting: 7,
            waiting_for_retry: 2,
            oldest_wait_ms: 1_500,
            running: 3,
            completed_last_hour: 40,
            failed_last_hour: 1,
            failures_last_hour: [("provider_timeout".to_owned(), 1)].into(),
            workers: vec![WorkerStats {
                worker: "wrk_1".into(),
                running: 3,
                concurrency: 64,
                heartbeat_age_ms: 900,
                alive: false,
            }],
        };
        let table = table(&stats);
        for part in [
            "waiting                7",
            "1500 ms",
            "1 provider_timeout",
            "wrk_1 runs 3 of 64, heartbeat 900 ms ago, lease ended",
        ] {
            assert!(table.contains(part), "`{part}` is missing in:\n{table}");
        }
    }
}
