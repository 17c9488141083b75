//! Promise 8: a database outage kills no worker; calls in flight go on, and finished results commit on return.

use penstock_tests::{
    client::{RAW_WORK, id_of},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::json;

/// Failed heartbeats that make up an outage of several leases: they are tried four times a heartbeat, and a lease lasts
/// two and a half.
const SEVERAL_LEASES: usize = 35;

#[tokio::test]
async fn workers_outlive_an_outage_and_commit_what_was_finished_in_it() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let ids = fleet.client.submit_many(8).await;
    let mut one = fleet.worker(&[("WORKER_CONCURRENCY", "4")]).await;
    let mut two = fleet.worker(&[("WORKER_CONCURRENCY", "4")]).await;
    fleet.provider.wait_for_in_flight(8).await;

    fleet.database().begin_outage().await;
    gate.release();
    for worker in [&mut one, &mut two] {
        worker.logged("results wait for the database").await;
        for _ in 0..SEVERAL_LEASES {
            worker.logged("heartbeat failed").await;
        }
    }
    fleet.database().end_outage().await;

    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&json!("completed"), &json!(1)),
            "{section}"
        );
    }
    assert_eq!(fleet.provider.counts().requests, 8, "nothing ran twice");
    // And they go on working.
    let id = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
}

#[tokio::test]
async fn a_submission_in_an_outage_is_told_to_come_back() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.database().begin_outage().await;
    let body = fleet.client.submission("work", RAW_WORK).to_string();
    let response = fleet
        .client
        .post_raw("/v1/sections", "application/json", body)
        .await;
    assert_eq!(response.status(), 503);
    assert!(response.headers().contains_key("retry-after"));
    let problem: serde_json::Value = response.json().await.unwrap();
    assert_eq!(problem["code"], "database_unavailable");
    assert_eq!(fleet.client.get("/livez").await.0, 200);
    assert_eq!(fleet.client.get("/readyz").await.0, 503);
    fleet.database().end_outage().await;
    fleet.client.submit_work().await;
    assert_eq!(fleet.client.get("/readyz").await.0, 200);
}

#[tokio::test]
async fn connections_to_a_server_that_only_reads_are_not_kept_for_when_there_is_one_that_writes() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let mut worker = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(1).await;

    fleet.database().begin_reading().await;
    gate.release();
    // Every connection of its pool has been made anew by then.
    for _ in 0..SEVERAL_LEASES {
        worker.logged("results wait for the database").await;
    }
    let submission = fleet.client.submission("work", RAW_WORK);
    let (status, problem) = fleet.client.post("/v1/sections", &submission).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (503, &json!("database_unavailable"))
    );
    assert_eq!(fleet.client.section(&id).await["status"], "processing");
    fleet.database().end_reading().await;

    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    let id = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
}

#[tokio::test]
async fn a_claim_whose_answer_is_lost_is_given_back() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[("MAX_ATTEMPTS", "1")]).await;
    let _worker = fleet.worker(&[]).await;
    fleet.until("SELECT count(*) = 1 FROM worker_leases").await;
    // What such a claim leaves behind: a job that the database says the worker runs, and the worker knows nothing of.
    fleet.execute("ALTER TABLE apalis.jobs DISABLE TRIGGER penstock_notify_jobs; UPDATE queue_state SET paused_at = now()").await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet
        .execute(
            "UPDATE apalis.jobs SET status = 'Running', attempts = 1, lock_at = now(), lock_by = (SELECT worker_id FROM worker_leases);
             UPDATE resume_sections SET status = 'processing', attempt = 1, started_at = now();
             UPDATE queue_state SET paused_at = NULL",
        )
        .await;
    gate.release();
    let section = fleet.client.finished(&id).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&json!("completed"), &json!(1)),
        "{section}"
    );
}
