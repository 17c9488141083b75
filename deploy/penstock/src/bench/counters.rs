//! What the server and the kernel count: commits, bytes of write-ahead log, memory, processor time.

use anyhow::Context;
use sqlx::PgConnection;

/// The server's counters at one moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counters {
    pub(super) commits: i64,
    pub(super) wal_bytes: i64,
}

impl Counters {
    /// Reads them. Backends report their commits when idle, at the latest after a second, hence the pause.
    pub(super) async fn read(connection: &mut PgConnection) -> anyhow::Result<Self> {
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        let (commits, wal_bytes) = sqlx::query_as(
            "SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()), \
             (pg_current_wal_insert_lsn() - '0/0')::bigint",
        )
        .fetch_one(connection)
        .await?;
        Ok(Self { commits, wal_bytes })
    }
}

/// A process's peak resident memory in bytes, where the kernel tells (Linux, `proc(5)`, `VmHWM`).
pub(super) fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The processor time a process has used, in microseconds, where the kernel tells (Linux, `proc(5)`, `schedstat`).
pub(super) fn processor_time_us(pid: u32) -> Option<u64> {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).ok()?;
    let nanoseconds: u64 = tasks
        .filter_map(Result::ok)
        .filter_map(|task| {
            let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            stat.split_whitespace().next()?.parse::<u64>().ok()
        })
        .sum();
    Some(nanoseconds / 1_000)
}

/// The machine, as far as it shapes the figures.
pub(super) async fn machine(
    connection: &mut PgConnection,
) -> anyhow::Result<super::report::Machine> {
    let (postgres, fsync, synchronous_commit): (String, String, String) = sqlx::query_as(
        "SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')",
    )
    .fetch_one(connection)
    .await?;
    let processors = std::thread::available_parallelism()
        .context("the number of processors is unknown")?
        .get();
    Ok(super::report::Machine {
        processors,
        postgres,
        fsync,
        synchronous_commit,
    })
}
