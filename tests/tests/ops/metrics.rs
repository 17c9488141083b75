//! Prometheus metrics of the API and the worker: well formed, and moved by what happens.

#![expect(clippy::float_cmp, reason = "counts are whole numbers")]

use std::collections::BTreeMap;

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::{Fleet, PATIENCE},
    process::{Process, address},
    programs,
    scripted_provider::{Reply, Script, hold},
};

/// A scrape: every sample by its name and labels.
#[derive(Debug)]
struct Scrape(BTreeMap<String, f64>);

impl Scrape {
    async fn of(fleet: &Fleet, url: &str) -> Self {
        let response = fleet.client.http().get(url).send().await.unwrap();
        assert_eq!(response.status(), 200, "{url}");
        let kind = response.headers()["content-type"].to_str().unwrap();
        assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
        let text = response.text().await.unwrap();
        for prefix in ["sec_", "usr_", "res_"] {
            assert!(!text.contains(prefix), "an id in a label:\n{text}");
        }
        assert!(text.ends_with("# EOF\n"), "{text}");
        let samples = text.lines().filter(|line| !line.starts_with('#'));
        Self(
            samples
                .map(|line| {
                    let (name, value) = line.rsplit_once(' ').expect(line);
                    assert!(name.starts_with("penstock_"), "{line}");
                    let labels = name.find('{').map_or("", |begin| &name[begin..]);
                    assert!(labels.is_empty() || labels.ends_with('}'), "{line}");
                    (name.to_owned(), value.parse().expect(line))
                })
                .collect(),
        )
    }

    fn get(&self, name: &str) -> f64 {
        *self
            .0
            .get(name)
            .unwrap_or_else(|| panic!("no {name} in {self:#?}"))
    }
}

async fn worker_metrics(worker: &mut Process) -> String {
    let worker = address(&worker.logged("worker started").await, "health");
    format!("http://{worker}/metrics")
}

/// Scrapes until it is so: a counter moves a moment after what it counts.
async fn scrape_until(fleet: &Fleet, url: &str, is_so: impl Fn(&Scrape) -> bool) -> Scrape {
    let looking = async {
        loop {
            let scrape = Scrape::of(fleet, url).await;
            if is_so(&scrape) {
                return scrape;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let found = tokio::time::timeout(PATIENCE, looking).await;
    found.expect("it comes to be so")
}

fn attempts(outcome: &str, code: &str) -> String {
    format!(r#"penstock_attempts_total{{outcome="{outcome}",error_code="{code}"}}"#)
}

#[tokio::test]
async fn a_worker_counts_what_it_does() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(401),
        1 => Reply::status(429).with_header("retry-after", "0"),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let ids = fleet.client.submit_many(3).await;
    fleet
        .until("SELECT bool_and(now() - run_at > interval '1 second') FROM apalis.jobs")
        .await;
    let mut worker = fleet.prepare_worker(&[("WORKER_CONCURRENCY", "2")]);
    let url = worker_metrics(&mut worker).await;
    for id in &ids {
        fleet.client.finished(id).await;
    }
    let scrape = scrape_until(&fleet, &url, |scrape| {
        scrape.get("penstock_slots_free") == 2.0
            && scrape.get("penstock_jobs_per_commit_sum") == 4.0
    })
    .await;
    for (name, value) in [
        (attempts("completed", ""), 2.0),
        (attempts("failed", "provider_rejected_credentials"), 1.0),
        (attempts("retry", "provider_rate_limited"), 1.0),
        (attempts("refused", ""), 0.0),
        ("penstock_jobs_claimed_total".into(), 4.0),
        ("penstock_job_wait_seconds_count".into(), 4.0),
        ("penstock_attempt_duration_seconds_count".into(), 4.0),
        ("penstock_jobs_rescued_total".into(), 0.0),
        ("penstock_slots".into(), 2.0),
        ("penstock_db_pool_connections_max".into(), 3.0),
    ] {
        assert_eq!(scrape.get(&name), value, "{name}");
    }
    assert!(
        scrape.get("penstock_job_wait_seconds_sum") > 3.0,
        "three waited a second"
    );
    assert!(scrape.get("penstock_claims_total") >= 2.0);
    let commits = scrape.get("penstock_commits_total");
    assert!((1.0..=4.0).contains(&commits), "{commits}");
    let age = scrape.get("penstock_heartbeat_age_seconds");
    assert!((0.0..5.0).contains(&age), "{age}");
}

#[tokio::test]
async fn what_the_fence_refuses_is_counted_apart() {
    let gate = hold();
    let script = Script::held(&gate);
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let mut worker = fleet.prepare_worker(&[]);
    let url = worker_metrics(&mut worker).await;
    fleet.client.submit_work().await;
    fleet.provider.wait_for_in_flight(1).await;
    // As if the job had been taken over meanwhile.
    fleet
        .execute("UPDATE apalis.jobs SET attempts = attempts + 1")
        .await;
    gate.release();
    let refused = attempts("refused", "");
    let scrape = scrape_until(&fleet, &url, |scrape| scrape.get(&refused) == 1.0).await;
    assert_eq!(scrape.get(&attempts("completed", "")), 0.0);
}

#[tokio::test]
async fn a_rescue_is_counted_by_whoever_rescues() {
    let script = Script::new(|request| match request.index {
        0 => Reply::Hang,
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let mut dies = fleet.worker(&[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;
    let mut survivor = fleet.prepare_worker(&[]);
    let url = worker_metrics(&mut survivor).await;
    dies.kill();
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    scrape_until(&fleet, &url, |scrape| {
        scrape.get("penstock_jobs_rescued_total") == 1.0
    })
    .await;
}

#[tokio::test]
async fn the_api_counts_requests_by_route_and_shows_the_queue() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet.client.section(&id).await;
    fleet.client.get("/v1/sections/sec_nonsense").await;
    fleet.client.get("/no/such/path").await;
    let url = fleet.client.url("/metrics");
    let scrape = Scrape::of(&fleet, &url).await;
    let requests = |method: &str, route: &str, status: u16| {
        scrape.get(&format!(
            r#"penstock_http_request_duration_seconds_count{{method="{method}",route="{route}",status="{status}"}}"#
        ))
    };
    assert_eq!(requests("POST", "/v1/users", 201), 1.0);
    assert_eq!(requests("POST", "/v1/sections", 202), 1.0);
    assert_eq!(requests("GET", "/v1/sections/{section_id}", 200), 1.0);
    assert_eq!(requests("GET", "/v1/sections/{section_id}", 404), 1.0);
    assert_eq!(requests("GET", "unknown", 404), 1.0);
    for (name, value) in [
        (r#"penstock_queue_depth{state="waiting"}"#, 1.0),
        (r#"penstock_queue_depth{state="running"}"#, 0.0),
        (r#"penstock_workers{lease="alive"}"#, 0.0),
        ("penstock_queue_paused", 0.0),
        ("penstock_database_up", 1.0),
        ("penstock_db_pool_connections_max", 9.0),
    ] {
        assert_eq!(scrape.get(name), value, "{name}");
    }
    assert!(scrape.get("penstock_queue_oldest_wait_seconds") > 0.0);
}

#[tokio::test]
async fn without_the_database_metrics_say_so() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let url = fleet.client.url("/metrics");
    assert_eq!(
        Scrape::of(&fleet, &url).await.get("penstock_database_up"),
        1.0
    );
    fleet.database().begin_outage().await;
    let down = |scrape: &Scrape| scrape.get("penstock_database_up") == 0.0;
    let scrape = scrape_until(&fleet, &url, down).await;
    assert!(
        !scrape
            .0
            .keys()
            .any(|name| name.starts_with("penstock_queue"))
    );
    fleet.database().end_outage().await;
    scrape_until(&fleet, &url, |scrape| {
        scrape.get("penstock_database_up") == 1.0
    })
    .await;
}
