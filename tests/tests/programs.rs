//! The programs as an operator starts them: the demo, the preparation of a database, their health, their errors.

use std::{
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use penstock_shared::db::migrate;
use penstock_tests::{
    client::{ApiClient, work_answer},
    database::Database,
    fleet::Fleet,
    process::{Process, address},
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::Value;
use sqlx::Connection;

fn penstock(args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tested-penstock"));
    for variable in ["DATABASE_URL", "LLM_BASE_URL", "DATA_DIR"] {
        command.env_remove(variable);
    }
    command
        .args(args)
        // Others may have the usual ports.
        .env("API_LISTEN", "127.0.0.1:0")
        .env("WORKER_LISTEN", "127.0.0.1:0")
        .envs(env.iter().copied())
        .output()
        .expect("the program starts")
}

fn finished_resume(output: &Output) -> Value {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("The API listens on http://127.0.0.1:"),
        "{told}"
    );
    for section in [
        "contact",
        "summary",
        "work_experience",
        "education",
        "technical_skills",
    ] {
        let line = format!("{section:18} completed");
        assert!(told.contains(&line), "`{line}` is missing in:\n{told}");
    }
    serde_json::from_slice(&output.stdout).expect("standard output is the résumé alone")
}

#[tokio::test]
async fn the_demo_shows_a_finished_resume_on_a_database_that_is_given() {
    let database = Database::create_empty().await;
    let resume = finished_resume(&penstock(&["demo"], &[("DATABASE_URL", database.url())]));
    assert_eq!(resume["basics"]["name"], "Ana Silva");
    assert_eq!(resume["work"][0]["name"], "Lidl");
    assert_eq!(
        resume["work"][0]["highlights"][0],
        "Managed a team of 5 people"
    );
    for key in ["education", "skills", "languages", "volunteer"] {
        assert!(
            resume[key]
                .as_array()
                .is_some_and(|entries| !entries.is_empty()),
            "{key}"
        );
    }
}

#[tokio::test]
async fn the_demo_brings_its_own_database_and_leaves_no_server_behind() {
    let folder = std::env::temp_dir().join(format!("penstock-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let data_dir = folder.to_str().expect("a plain path");
    for _ in 0..2 {
        finished_resume(&penstock(&["demo"], &[("DATA_DIR", data_dir)]));
    }
    let left: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().join("postmaster.pid").exists())
        .collect();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_demo_that_cannot_be_shown_says_why() {
    for (env, why) in [
        (
            ("DATABASE_URL", "nonsense"),
            "postgres://user:password@host",
        ),
        (("KNOWLEDGE_BASE", "/no/such/folder"), "knowledge base"),
        (("LLM_BASE_URL", "ftp://x"), "--llm-model"),
    ] {
        let database = Database::create_empty().await;
        let mut all = vec![("DATABASE_URL", database.url())];
        all.push(env);
        let output = penstock(&["demo"], &all);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success());
        assert!(told.contains(why), "{told}");
        assert!(output.stdout.is_empty());
    }
}

#[tokio::test]
async fn migrate_prepares_a_database_and_may_be_repeated() {
    let database = Database::create_empty().await;
    for _ in 0..2 {
        let output = penstock(&["migrate"], &[("DATABASE_URL", database.url())]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let options = database.pool().connect_options().as_ref().clone();
    let mut connection = sqlx::PgConnection::connect_with(&options).await.unwrap();
    assert!(migrate::is_migrated(&mut connection).await.unwrap());
}

#[tokio::test]
async fn a_worker_says_whether_it_is_well() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let mut worker = fleet.prepare_worker(&[]);
    let health = address(&worker.logged("worker started").await, "health");
    let ask = async |path: &str| {
        let response = fleet
            .client
            .http()
            .get(format!("http://{health}{path}"))
            .send()
            .await
            .unwrap();
        (
            response.status().as_u16(),
            response.json::<Value>().await.unwrap(),
        )
    };
    fleet.until("SELECT count(*) = 1 FROM worker_leases").await;
    assert_eq!(ask("/livez").await.0, 200);
    assert_eq!(ask("/readyz").await.0, 200);

    fleet.database().begin_outage().await;
    // Ten failures are more than a lease, at four tries a heartbeat.
    for _ in 0..12 {
        worker.logged("heartbeat failed").await;
    }
    let (status, body) = ask("/readyz").await;
    assert_eq!(
        (status, body["code"].as_str()),
        (503, Some("lease_lost")),
        "{body}"
    );
    assert_eq!(ask("/livez").await.0, 200);
    fleet.database().end_outage().await;
    fleet
        .until("SELECT bool_and(lease_until > now()) FROM worker_leases")
        .await;
    assert_eq!(ask("/readyz").await.0, 200);
}

#[tokio::test]
async fn a_worker_waits_for_a_database_that_is_not_prepared() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    fleet
        .execute("UPDATE _sqlx_migrations SET version = version - 1000")
        .await;
    let mut worker = fleet.prepare_worker(&[]);
    worker
        .logged("the database is not prepared for this version: run `penstock migrate`")
        .await;
    fleet
        .execute("UPDATE _sqlx_migrations SET version = version + 1000")
        .await;
    fleet.until("SELECT count(*) = 1 FROM worker_leases").await;
    worker.signal("TERM");
    assert!(worker.ended().await.success());
}

#[tokio::test]
async fn an_operator_sees_the_queue() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(401),
        1 => Reply::status(429).with_header("retry-after", "3600"),
        2 => Reply::completion(work_answer()),
        _ => Reply::Hang,
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    fleet.client.submit_many(6).await;
    fleet
        .until("SELECT count(*) = 1 FROM provider_limits WHERE paused_until > now()")
        .await;
    // The one that was told to wait still does; the provider may be asked again.
    fleet.execute("DELETE FROM provider_limits").await;
    fleet.provider.wait_for_requests(4).await;
    fleet
        .until("SELECT count(*) FILTER (WHERE status = 'processing') = 1 FROM resume_sections")
        .await;
    fleet
        .until("SELECT bool_and(running = 1) FROM worker_leases")
        .await;
    let output = penstock(
        &["queue", "stats", "--json"],
        &[("DATABASE_URL", fleet.database().url())],
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let stats: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (key, count) in [
        ("waiting", 2),
        ("waiting_for_retry", 1),
        ("running", 1),
        ("completed_last_hour", 1),
        ("failed_last_hour", 1),
    ] {
        assert_eq!(stats[key], count, "{key}: {stats}");
    }
    assert_eq!(
        stats["failures_last_hour"]["provider_rejected_credentials"],
        1
    );
    assert_eq!(
        (
            &stats["workers"][0]["concurrency"],
            &stats["workers"][0]["alive"]
        ),
        (&1.into(), &true.into())
    );
    assert!(stats["paused_since"].is_null() && stats["oldest_wait_ms"].as_i64().is_some());
}

/// A bench that is soon over.
const SMALL_BENCH: &[&str] = &[
    "bench",
    "--json",
    "--ceiling-seconds=1",
    "--jobs=300",
    "--rounds=1",
    "--singles=10",
    "--pickups=5",
    "--in-flight=20",
    "--latency-ms=50",
    "--concurrency=50",
    "--finished-rows=100",
    "--steady-seconds=1",
];

#[tokio::test]
async fn the_bench_measures_an_empty_database_and_leaves_it_empty() {
    let database = Database::create_empty().await;
    let output = penstock(SMALL_BENCH, &[("DATABASE_URL", database.url())]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let positive = |pointer: &str| {
        let figure = report.pointer(pointer).and_then(Value::as_f64);
        assert!(
            figure.is_some_and(|figure| figure > 0.0),
            "{pointer}: {report}"
        );
    };
    for pointer in [
        "/enqueue/single_per_s",
        "/enqueue/batches_per_s/1",
        "/drain/one_worker/0/jobs_per_s",
        "/drain/one_worker/0/commits_per_job",
        "/drain/one_worker/0/wal_bytes_per_job",
        "/drain/two_workers/0/jobs_per_s",
        "/drain/with_history/0/jobs_per_s",
        "/pickup/max_ms",
        "/in_flight/seconds",
        "/in_flight/worker_connections",
        "/ratios/two_workers_to_one",
    ] {
        positive(pointer);
    }
    // The fallback's Postgres comes without pgbench.
    if !report["ceilings"].is_null() {
        positive("/ratios/drain_to_batch_100_ceiling");
    }
    assert_eq!(report["steady"]["completed"], 200, "{report}");
    let (users, events, jobs, paused): (i64, i64, i64, i64) = sqlx::query_as(
        "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM section_events), (SELECT count(*) FROM apalis.jobs), \
         (SELECT count(*) FROM queue_state WHERE paused_at IS NOT NULL)",
    )
    .fetch_one(database.pool())
    .await
    .unwrap();
    assert_eq!((users, events, jobs, paused), (0, 0, 0, 0));
}

#[tokio::test]
async fn the_bench_refuses_a_database_with_other_peoples_sections() {
    let script = Script::always(Reply::completion(work_answer()));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let id = fleet.client.submit_many(1).await.remove(0);
    let refused = |args: &[&str], reason: &str| {
        let output = penstock(args, &[("DATABASE_URL", fleet.database().url())]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(reason), "{told}");
    };
    refused(SMALL_BENCH, "holds 1 sections: name an empty database");
    let told_so = [SMALL_BENCH, &["--beside-other-sections"]].concat();
    refused(&told_so, "sections wait or run in this database");

    let worker = fleet.worker(&[]).await;
    let before = fleet.client.finished(&id).await;
    drop(worker);
    fleet
        .until("SELECT count(*) = 0 FROM worker_leases WHERE lease_until > now()")
        .await;
    let output = penstock(&told_so, &[("DATABASE_URL", fleet.database().url())]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(fleet.client.section(&id).await, before);
    assert_eq!(
        fleet
            .value::<i64>("SELECT count(*) FROM resume_sections")
            .await,
        1
    );
}

/// Starts a program whose standard output and error nobody reads.
fn unheard(program: &str, args: &[&str], env: &[(&str, &str)]) -> Child {
    let mut child = Command::new(program)
        .args(args)
        .env_remove("LLM_BASE_URL")
        .envs(env.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop((child.stdout.take(), child.stderr.take()));
    child
}

#[tokio::test]
async fn whoever_stops_reading_stops_no_program() {
    let database = Database::create().await;
    let url = ("DATABASE_URL", database.url());
    let command = env!("CARGO_BIN_EXE_tested-penstock");
    for (args, code) in [
        (&["kb", "search", "kept servers running"][..], 0),
        (&["queue", "stats"], 0),
        (
            &["queue", "cancel", "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0"],
            1,
        ),
    ] {
        let status = unheard(command, args, &[url]).wait().expect("it ends");
        assert_eq!(status.code(), Some(code), "{args:?}: {status}");
    }
    let settings = [url, ("WORKER_LISTEN", "127.0.0.1:0")];
    let mut worker = unheard(programs!().worker, &[], &settings);
    let beats = async || -> bool {
        let beats = "SELECT EXISTS (SELECT FROM worker_leases WHERE updated_at > started_at)";
        sqlx::query_scalar(beats)
            .fetch_one(database.pool())
            .await
            .expect("the database answers")
    };
    while !beats().await {
        assert_eq!(worker.try_wait().expect("a child can be asked"), None);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    worker.kill().expect("it runs");
    worker.wait().expect("it ends");
}

#[tokio::test]
async fn an_empty_variable_is_none() {
    let database = Database::create().await;
    let mut settings = vec![
        ("DATABASE_URL", database.url().to_owned()),
        ("API_LISTEN", "127.0.0.1:0".to_owned()),
        ("WORKER_LISTEN", "127.0.0.1:0".to_owned()),
    ];
    for name in [
        "API_DATABASE_CONNECTIONS",
        "MAX_ATTEMPTS",
        "OPS_TOKEN",
        "WORKER_CONCURRENCY",
        "KNOWLEDGE_BASE",
        "LLM_BASE_URL",
        "LLM_MODEL",
        "LLM_API_KEY",
        "LLM_PROVIDERS",
        "LLM_PRICE_INPUT",
        "LLM_STREAM",
        "DAILY_BUDGET",
        "LOG_FILTER",
        "PG_BIN",
        "DATA_DIR",
    ] {
        settings.push((name, String::new()));
    }
    let mut api = Process::start(programs!().api, &[], &settings);
    api.logged("api listening").await;
    let mut worker = Process::start(programs!().worker, &[], &settings);
    assert_eq!(worker.logged("provider ready").await["model"], "builtin");
    let mut system = Process::start(env!("CARGO_BIN_EXE_tested-penstock"), &[], &settings);
    system.logged("worker started").await;
    system.signal("TERM");
    assert!(system.ended().await.success());
    let log = system.log();
    let is_json = |line: &str| serde_json::from_str::<Value>(line).is_ok();
    assert!(log.lines().all(is_json), "{log}");
    let output = penstock(&["queue", "stats"], &[("DATABASE_URL", " ")]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("--database-url <URL>"), "{told}");
}

#[tokio::test]
async fn an_api_without_descriptors_says_so_and_goes_on_when_there_are_some() {
    let database = Database::create().await;
    let env = [
        ("DATABASE_URL", database.url().to_owned()),
        ("API_LISTEN", "127.0.0.1:0".to_owned()),
    ];
    let few = "ulimit -n 40; exec \"$0\"";
    let mut api = Process::start("/bin/sh", &["-c", few, programs!().api], &env);
    let listening = address(&api.logged("api listening").await, "address");
    let held: Vec<_> = (0..60)
        .map(|_| std::net::TcpStream::connect(listening).expect("the system takes it"))
        .collect();
    let said = "no connection can be accepted; more file descriptors may be needed (`ulimit -n`)";
    api.logged(said).await;
    drop(held);
    ApiClient::new(format!("http://{listening}")).await;
    assert_eq!(api.log().matches(said).count(), 1);
}

#[tokio::test]
async fn a_model_without_its_endpoint_is_no_reason_to_write_offline() {
    for variable in ["LLM_MODEL", "LLM_API_KEY"] {
        let env = [
            ("DATABASE_URL", "postgres://nowhere/nothing".to_owned()),
            (variable, "gpt-4.1-mini".to_owned()),
        ];
        let mut worker = Process::start(programs!().worker, &[], &env);
        assert!(!worker.ended().await.success());
        let log = worker.log();
        assert!(log.contains(&format!("{variable} is set")), "{log}");
    }
}
