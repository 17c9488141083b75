//! Promise 3: one claim takes as many jobs as there are free slots, and moves their sections to `processing`.

use penstock_tests::{
    fleet::Fleet,
    programs,
    scripted_provider::{Script, hold},
};

#[tokio::test]
async fn one_claim_fills_every_free_slot_and_no_more() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let ids = fleet.client.submit_many(30).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "12")]).await;
    fleet.provider.wait_for_in_flight(12).await;

    let claims: i64 = fleet
        .value("SELECT count(DISTINCT lock_at) FROM apalis.jobs WHERE status = 'Running'")
        .await;
    assert_eq!(claims, 1, "twelve jobs in one transaction");
    let processing: i64 = fleet
        .value("SELECT count(*) FROM resume_sections WHERE status = 'processing' AND attempt = 1")
        .await;
    assert_eq!(processing, 12);

    gate.release();
    for id in &ids {
        assert_eq!(fleet.client.finished(id).await["status"], "completed");
    }
    assert_eq!(
        fleet.provider.counts().max_in_flight,
        12,
        "never more than the slots"
    );
    assert_eq!(fleet.provider.counts().requests, 30, "each section once");
}

#[tokio::test]
async fn a_worker_holds_few_connections_whatever_its_concurrency() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    fleet.client.submit_many(200).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "200")]).await;
    fleet.provider.wait_for_in_flight(200).await;
    let connections: i64 = fleet
        .value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'penstock-worker'")
        .await;
    assert!(connections <= 5, "{connections} connections");
    gate.release();
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;
}
