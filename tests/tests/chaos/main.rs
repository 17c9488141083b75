//! The chaos run: a whole fleet under clients and a gremlin, and what must hold afterwards.
//!
//! `CHAOS_SECONDS` makes it longer, `CHAOS_SEED` replays a gremlin's script.

mod act;
mod clients;
mod gremlin;
mod history;
mod invariants;
mod moods;
mod notes;
mod programs;
mod record;
mod report;
mod script;
mod snapshot;

use std::{env, sync::Arc, time::Duration};

use penstock::local_postgres::{TestCluster, TestClusterOptions};
use penstock_tests::{database::Database, programs, scripted_provider::ScriptedProvider};
use sqlx::PgPool;
use tokio::{task::JoinSet, time::Instant};

use self::{
    clients::Client,
    gremlin::Stage,
    invariants::{Violation, violations},
    moods::Mood,
    programs::Fleet,
    record::Record,
    report::Report,
    script::Script,
    snapshot::Snapshot,
};

/// How long the gremlin is at work when nothing else is asked for.
const DEFAULT_SECONDS: u64 = 30;

const USERS: u64 = 14;

/// How long the fleet may take to finish everything once it is left in peace: it bounds a failing run, and times nothing.
const PATIENCE: Duration = Duration::from_mins(3);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_done_twice_whatever_breaks() {
    let seed = setting("CHAOS_SEED").unwrap_or_else(|| fastrand::u64(..));
    let length = Duration::from_secs(setting("CHAOS_SECONDS").unwrap_or(DEFAULT_SECONDS));
    // Few, so that some sections use them up. From the second crash on a job comes back after up to ten seconds per attempt,
    // so this also bounds how long the last ones take.
    let max_attempts = 2 + seed % 2;
    let script = Script::of(seed, length);
    println!("chaos for {length:?}: CHAOS_SEED={seed}\n{script}");

    // A server of its own, which the gremlin restarts; the checks go to it directly, the programs through their lines.
    let options = TestClusterOptions::from_env().expect("usable settings for a server");
    let cluster = TestCluster::unshared(options).await.expect("a server");
    let database = Database::create_on(&cluster).await;
    let server = cluster
        .private_server()
        .expect("an unshared cluster has a server");
    let socket = server.socket_dir().join(SOCKET);
    let provider = ScriptedProvider::start(Mood::Well.script()).await;
    let fleet = Fleet::start(
        programs!(),
        &socket,
        database.name(),
        &provider.url(),
        max_attempts,
    )
    .await;
    let mut users = Vec::new();
    for number in 0..USERS {
        users.push(Client::new(number, fleet.api_address(), seed).await);
    }
    let stage = Arc::new(Stage {
        fleet,
        provider,
        database,
        cluster,
    });
    let pool = stage.database.pool();

    let began = Instant::now();
    let end = began + length;
    let mut clients: JoinSet<Record> = users.into_iter().map(|user| user.run(end)).collect();
    let mut found = gremlin::play(&stage, &script, end, began).await;

    // Everything is whole again, and may take its time to finish.
    let mut records = Vec::new();
    let answered = tokio::time::timeout(PATIENCE, async {
        while let Some(record) = clients.join_next().await {
            records.push(record.expect("a client does not panic"));
        }
    });
    answered
        .await
        .expect("every client gets a clear answer in the end");
    let finished = tokio::time::timeout(PATIENCE, async {
        until(pool, "SELECT NOT EXISTS (SELECT FROM resume_sections WHERE status IN ('pending', 'processing'))").await;
        until(pool, "SELECT NOT EXISTS (SELECT FROM apalis.jobs)").await;
    });
    if finished.await.is_err() {
        found.push(format!(
            "not everything was finished {PATIENCE:?} after the chaos"
        ));
    }
    for program in stage.fleet.all() {
        program.finish().await;
        found.extend(program.complaints());
    }

    let snapshot = Snapshot::take(pool).await.expect("the database answers");
    let left: Vec<String> = sqlx::query_scalar("SELECT concat_ws(' ', id, status, attempts, lock_by, run_at, last_result) FROM apalis.jobs")
        .fetch_all(pool)
        .await
        .expect("the database answers");
    if let Some(first) = left.first() {
        found.push(format!("{} jobs are left behind: {first} …", left.len()));
    }
    let mut report = Report::new(seed, length, &script, records, began.elapsed());
    let mut all: Vec<Violation> = found.into_iter().map(Violation::general).collect();
    all.extend(report.complaints());
    all.extend(report::log_faults(&stage.fleet));
    all.extend(violations(&snapshot, &report.submissions));
    report.count(&snapshot, &stage.fleet);
    println!("{report}");
    if !all.is_empty() {
        report::print_evidence(&all, &snapshot, &stage.fleet);
        panic!(
            "{} violations; replay the script with CHAOS_SEED={seed} CHAOS_SECONDS={}",
            all.len(),
            length.as_secs()
        );
    }
}

/// The socket's name in its directory.
const SOCKET: &str = ".s.PGSQL.5432";

/// A number among the environment's settings.
fn setting(name: &str) -> Option<u64> {
    let text = env::var(name).ok().filter(|text| !text.is_empty())?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name}={text} is no whole number")),
    )
}

/// Waits until a statement returns true. It looks again and again: what happens inside other processes cannot be awaited.
async fn until(pool: &PgPool, sql: &'static str) {
    while !matches!(sqlx::query_scalar(sql).fetch_one(pool).await, Ok(true)) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
