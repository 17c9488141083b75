//! `GET /v1/ops/queue` and `penstock queue stats`: the same numbers, and the right ones.

use std::collections::BTreeSet;

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::Value;

use super::{penstock_queue, penstock_queue_json};

fn keys(object: &Value) -> BTreeSet<&String> {
    object.as_object().expect("an object").keys().collect()
}

#[tokio::test]
async fn operators_see_what_waits_runs_and_failed() {
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

    let (status, queue) = fleet.client.get("/v1/ops/queue").await;
    assert_eq!(status, 200, "{queue}");
    for (key, count) in [
        ("pending", 3),
        ("waiting", 2),
        ("waiting_for_retry", 1),
        ("running", 1),
        ("completed_last_minute", 1),
        ("completed_last_hour", 1),
        ("failed_last_hour", 1),
    ] {
        assert_eq!(queue[key], count, "{key}: {queue}");
    }
    assert_eq!(queue["completed_per_second"], 0.02);
    assert_eq!(
        queue["failures_last_hour"]["provider_rejected_credentials"],
        1
    );
    let due = queue["next_retry_in_ms"].as_i64().expect("a retry is due");
    assert!((3_500_000..4_000_000).contains(&due), "{due}");
    assert!(queue["oldest_wait_ms"].as_i64().is_some_and(|ms| ms > 0));
    assert!(queue["paused_since"].is_null());
    let worker = &queue["workers"][0];
    assert_eq!(queue["workers"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&worker["alive"], &worker["load"]),
        (&true.into(), &1.0.into())
    );
    assert!(
        worker["lease_left_ms"].as_i64().is_some_and(|ms| ms > 0),
        "{worker}"
    );
    assert!(
        worker["heartbeat_age_ms"]
            .as_i64()
            .is_some_and(|ms| ms < 5_000),
        "{worker}"
    );

    let told = penstock_queue_json(&fleet, &["stats"]);
    assert_eq!(keys(&told), keys(&queue));
    assert_eq!(keys(&told["workers"][0]), keys(worker));
    let table = penstock_queue(&fleet, &["stats"]);
    let table = String::from_utf8(table.stdout).expect("text");
    assert!(table.contains("1 provider_rejected_credentials"), "{table}");

    assert!(penstock_queue(&fleet, &["pause"]).status.success());
    let (_, queue) = fleet.client.get("/v1/ops/queue").await;
    assert!(queue["paused_since"].is_string(), "{queue}");
}

#[tokio::test]
async fn an_empty_queue_is_all_there_and_as_it_is_documented() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let (_, queue) = fleet.client.get("/v1/ops/queue").await;
    assert_eq!(
        (&queue["pending"], &queue["completed_per_second"]),
        (&0.into(), &0.0.into())
    );
    assert!(queue["next_retry_in_ms"].is_null());
    assert_eq!(
        (&queue["failures_last_hour"], &queue["workers"]),
        (&serde_json::json!({}), &serde_json::json!([]))
    );
    let (_, document) = fleet.client.get("/openapi.json").await;
    let documented = &document["components"]["schemas"]["QueueBody"]["properties"];
    assert_eq!(keys(documented), keys(&queue));
}
