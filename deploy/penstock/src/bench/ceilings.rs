//! What this Postgres does at most: pgbench with the least SQL that a section job can consist of, one job per commit and a
//! hundred.

use std::{fmt::Write, path::Path, process::Stdio};

use anyhow::{Context, bail};
use penstock_shared::terminal::say;
use serde::Serialize;
use sqlx::Connection;
use tokio::process::Command;

use crate::{cli::BenchArgs, local_postgres::Account};

/// Clients of pgbench at once.
const CLIENTS: u32 = 8;

/// Jobs per second that the bare statements reach.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Ceilings {
    pub(super) batch_1_jobs_per_s: f64,
    pub(super) batch_100_jobs_per_s: f64,
}

/// Runs pgbench; nothing where it is not installed.
pub(super) async fn measure(url: &str, args: &BenchArgs) -> anyhow::Result<Option<Ceilings>> {
    if args.ceiling_seconds == 0 {
        return Ok(None);
    }
    let search = args.postgres.search();
    let Some(pgbench) = search.pgbench(&Account::for_server().await?).await else {
        say("bench: pgbench is not installed, so the ceilings are left out");
        return Ok(None);
    };
    let mut connection = sqlx::PgConnection::connect(url).await?;
    sqlx::raw_sql(
        "DROP SCHEMA IF EXISTS penstock_bench CASCADE; CREATE SCHEMA penstock_bench; \
         CREATE TABLE penstock_bench.section (id bigint PRIMARY KEY, status text NOT NULL, input text NOT NULL, content text); \
         CREATE TABLE penstock_bench.job (id bigint PRIMARY KEY, status text NOT NULL, section_id bigint NOT NULL)",
    )
    .execute(&mut connection)
    .await?;
    let ceilings = async {
        Ok(Ceilings {
            batch_1_jobs_per_s: run(&pgbench, url, 1, args.ceiling_seconds).await?,
            batch_100_jobs_per_s: run(&pgbench, url, 100, args.ceiling_seconds).await?,
        })
    };
    let ceilings = ceilings.await;
    sqlx::raw_sql("DROP SCHEMA penstock_bench CASCADE")
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    ceilings.map(Some)
}

/// Insert section and job; both to processing; both to completed: three commits for `batch` jobs.
fn script(batch: u32) -> String {
    // One job is written as one would write it; many, as ranges.
    let (rows, ids) = if batch == 1 {
        ("(SELECT :id::bigint AS g) g".to_owned(), "= :id".to_owned())
    } else {
        let last = batch - 1;
        (
            format!("generate_series(:id::bigint, :id + {last}) g"),
            format!("BETWEEN :id AND :id + {last}"),
        )
    };
    let mut script = format!(
        "\\set n :n + 1\n\\set id :client_id * 200000000 + :n * {batch}\n\
         BEGIN;\n\
         INSERT INTO penstock_bench.section SELECT g, 'pending', repeat('i managed a team ', 6), NULL FROM {rows};\n\
         INSERT INTO penstock_bench.job SELECT g, 'pending', g FROM {rows};\n\
         COMMIT;\n"
    );
    for (status, content) in [
        ("processing", "NULL"),
        ("completed", "repeat('Managed a team ', 12)"),
    ] {
        // Writing to a String cannot fail.
        write!(
            script,
            "BEGIN;\n\
             UPDATE penstock_bench.job SET status = '{status}' WHERE id {ids};\n\
             UPDATE penstock_bench.section SET status = '{status}', content = {content} WHERE id {ids};\n\
             COMMIT;\n"
        )
        .unwrap_or_default();
    }
    script
}

async fn run(pgbench: &Path, url: &str, batch: u32, seconds: u32) -> anyhow::Result<f64> {
    let mut connection = sqlx::PgConnection::connect(url).await?;
    sqlx::raw_sql("TRUNCATE penstock_bench.section, penstock_bench.job")
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    let folder = std::env::temp_dir();
    let file = folder.join(format!("penstock-bench-{}-{batch}.sql", std::process::id()));
    std::fs::write(&file, script(batch)).context("pgbench's script cannot be written")?;
    let output = Command::new(pgbench)
        .args(["--no-vacuum", "--protocol=prepared", "--define=n=0"])
        .args([
            format!("--client={CLIENTS}"),
            "--jobs=2".to_owned(),
            format!("--time={seconds}"),
        ])
        .arg("--file")
        .arg(&file)
        .arg(url)
        .stdin(Stdio::null())
        .output()
        .await;
    std::fs::remove_file(&file).context("pgbench's script cannot be removed")?;
    let output = output.context("pgbench does not start")?;
    let told = String::from_utf8_lossy(&output.stdout);
    let tps = told.lines().find_map(|line| {
        line.strip_prefix("tps = ")?
            .split_whitespace()
            .next()?
            .parse::<f64>()
            .ok()
    });
    match tps {
        Some(tps) if output.status.success() => Ok(tps * f64::from(batch)),
        _ => bail!(
            "pgbench failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ),
    }
}
