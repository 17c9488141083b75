//! Promise 9: on SIGTERM no new claims; running jobs finish within the grace period; the rest go back at no cost.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::json;

#[tokio::test]
async fn running_jobs_finish_and_waiting_ones_stay() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    fleet.client.submit_many(5).await;
    let mut worker = fleet.worker(&[("WORKER_CONCURRENCY", "2")]).await;
    fleet.provider.wait_for_in_flight(2).await;
    worker.signal("TERM");
    worker.logged("worker draining").await;
    gate.release();
    assert!(worker.ended().await.success(), "{}", worker.log());
    let (completed, pending): (i64, i64) = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE status = 'completed'), count(*) FILTER (WHERE status = 'pending' AND attempt = 0) FROM resume_sections",
    )
    .fetch_one(&fleet.pool)
    .await
    .unwrap();
    assert_eq!((completed, pending), (2, 3));
    assert_eq!(fleet.provider.counts().requests, 2);
}

#[tokio::test]
async fn what_outlasts_the_grace_period_goes_back_without_costing_an_attempt() {
    let fleet = Fleet::start(
        programs!(),
        Script::new(|request| match request.index {
            0..3 => Reply::Hang,
            _ => Reply::completion(work_answer()),
        }),
        &[("MAX_ATTEMPTS", "1")],
    )
    .await;
    let ids = fleet.client.submit_many(3).await;
    let mut worker = fleet.worker(&[("WORKER_GRACE_MS", "100")]).await;
    fleet.provider.wait_for_in_flight(3).await;
    worker.signal("TERM");
    assert!(worker.ended().await.success(), "{}", worker.log());
    fleet.provider.wait_for_abandoned(3).await;
    for id in &ids {
        let section = fleet.client.section(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&"pending".into(), &0.into()),
            "{section}"
        );
    }
    let charged: i64 = fleet
        .value("SELECT count(*) FROM generations WHERE error_code = 'cancelled'")
        .await;
    assert_eq!(charged, 3, "the calls were made");
    // The only attempt allowed is still theirs, and nobody waits for a lease to end.
    let _next = fleet.worker(&[]).await;
    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&"completed".into(), &1.into()),
            "{section}"
        );
    }
}

#[tokio::test]
async fn a_running_job_gets_the_call_that_it_waits_for_within_a_limit() {
    let gate = hold();
    let untrue = json!({"work": [{"name": "Lidl", "highlights": ["Managed 50 people"]}]});
    let script = {
        let gate = gate.clone();
        Script::new(move |request| match request.index {
            0 => Reply::completion(untrue.to_string()).after(&gate),
            _ => Reply::completion(work_answer()),
        })
    };
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let mut worker = fleet.worker(&[("LLM_REQUESTS_PER_MINUTE", "60")]).await;
    fleet.provider.wait_for_in_flight(1).await;
    worker.signal("TERM");
    worker.logged("worker draining").await;
    gate.release();
    assert!(worker.ended().await.success(), "{}", worker.log());
    let section = fleet.client.section(&id).await;
    assert_eq!(section["status"], "completed", "{section}");
    assert_eq!(fleet.provider.counts().requests, 2);
}
