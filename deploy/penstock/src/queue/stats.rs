//! The state of the queue as a person reads it.

use std::fmt::Write;

use penstock_shared::db::queue_state::{QueueStats, WorkerStats};

/// A line per number, and one per worker.
pub(super) fn table(QueueStats { depth, history }: &QueueStats) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a String cannot fail.
        writeln!(text, "{name:22} {value}").unwrap_or_default();
    };
    line(
        "state",
        depth
            .paused_since
            .as_ref()
            .map_or_else(|| "running".into(), |since| format!("paused since {since}")),
    );
    line("pending", depth.pending.to_string());
    line("  waiting", depth.waiting.to_string());
    line("  oldest wait", duration(depth.oldest_wait_ms));
    line("  waiting for a retry", depth.waiting_for_retry.to_string());
    if let Some(ms) = depth.next_retry_in_ms {
        line("  next retry", format!("in {}", duration(ms)));
    }
    line("running", depth.running.to_string());
    line(
        "throughput",
        format!(
            "{} a second, {} in the last minute",
            history.completed_per_second, history.completed_last_minute
        ),
    );
    line(
        "completed, last hour",
        history.completed_last_hour.to_string(),
    );
    line("failed, last hour", history.failed_last_hour.to_string());
    let mut codes: Vec<_> = history.failures_last_hour.iter().collect();
    codes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (code, count) in codes {
        line("", format!("{count} {code}"));
    }
    line("workers", depth.workers.len().to_string());
    for it in &depth.workers {
        line("", worker(it));
    }
    text
}

fn worker(it: &WorkerStats) -> String {
    let lease = if it.alive {
        format!("lease for {} more", duration(it.lease_left_ms))
    } else {
        "lease ended".to_owned()
    };
    format!(
        "{} runs {} of {} ({:.0} %), heartbeat {} ago, {lease}, up {}",
        it.worker,
        it.running,
        it.concurrency,
        it.load * 100.0,
        duration(it.heartbeat_age_ms),
        duration(it.uptime_ms),
    )
}

/// Milliseconds in the two largest units that say something.
fn duration(ms: i64) -> String {
    let seconds = ms / 1_000;
    match seconds {
        ..10 => format!("{ms} ms"),
        10..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min {} s", seconds / 60, seconds % 60),
        7_200..172_800 => format!("{} h {} min", seconds / 3_600, seconds / 60 % 60),
        _ => format!("{} d {} h", seconds / 86_400, seconds / 3_600 % 24),
    }
}

#[cfg(test)]
mod tests {
    use penstock_shared::db::queue_state::{QueueDepth, QueueHistory};

    use super::*;

    #[test]
    fn the_table_names_what_an_operator_looks_for() {
        let stats = QueueStats {
            depth: QueueDepth {
                paused_since: None,
                pending: 9,
                waiting: 7,
                oldest_wait_ms: 1_500,
                waiting_for_retry: 2,
                next_retry_in_ms: Some(61_000),
                running: 3,
                workers: vec![WorkerStats {
                    worker: "wrk_1".into(),
                    alive: false,
                    running: 3,
                    concurrency: 64,
                    load: 0.047,
                    heartbeat_age_ms: 900,
                    lease_left_ms: 0,
                    uptime_ms: 93_780_000,
                }],
            },
            history: QueueHistory {
                completed_last_minute: 30,
                completed_per_second: 0.5,
                completed_last_hour: 40,
                failed_last_hour: 1,
                failures_last_hour: [("provider_timeout".to_owned(), 1)].into(),
            },
        };
        let table = table(&stats);
        for part in [
            "pending                9",
            "  waiting              7",
            "1500 ms",
            "  next retry           in 61 s",
            "0.5 a second, 30 in the last minute",
            "1 provider_timeout",
            "wrk_1 runs 3 of 64 (5 %), heartbeat 900 ms ago, lease ended, up 26 h 3 min",
        ] {
            assert!(table.contains(part), "`{part}` is missing in:\n{table}");
        }
    }
}
