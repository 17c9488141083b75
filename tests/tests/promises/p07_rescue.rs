//! Promise 7: jobs of a worker that died run elsewhere within three heartbeats; a job that kills its workers ends.

use std::time::Duration;

use penstock_shared::db::{jobs, leases};
use penstock_tests::{
    client::{id_of, work_answer},
    fleet::{Fleet, HEARTBEAT_MS},
    programs,
    scripted_provider::{Reply, Script, hold},
};

#[tokio::test]
async fn jobs_of_a_dead_worker_run_elsewhere_within_three_heartbeats() {
    let gate = hold();
    let script = {
        let gate = gate.clone();
        Script::new(move |request| match request.index {
            0..5 => Reply::completion(work_answer()).after(&gate),
            _ => Reply::completion(work_answer()),
        })
    };
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let ids = fleet.client.submit_many(5).await;
    let mut doomed = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(5).await;
    let _other = fleet.worker(&[]).await;
    fleet.until("SELECT count(*) = 2 FROM worker_leases").await;
    doomed.kill();
    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&"completed".into(), &2.into())
        );
    }
    // From the dead worker's last heartbeat to the claim elsewhere, by the database's clock. The other worker has to have lived
    // for a lease before it judges; it is given that on top, once.
    let slowest_ms: i64 = fleet
        .value(
            "SELECT (extract(epoch FROM max(claimed.created_at - rescued.created_at)) * 1000)::bigint
             FROM section_events rescued
             JOIN section_events claimed ON claimed.section_id = rescued.section_id AND claimed.attempt = 2 AND claimed.to_status = 'processing'
             WHERE rescued.error_code = 'worker_crashed'",
        )
        .await;
    assert!(
        slowest_ms < i64::try_from(3 * HEARTBEAT_MS).unwrap(),
        "{slowest_ms} ms from rescue to claim"
    );
    let rescued: i64 = fleet
        .value("SELECT count(*) FROM section_events WHERE error_code = 'worker_crashed'")
        .await;
    assert_eq!(rescued, 5);
}

#[tokio::test]
async fn a_job_that_kills_each_of_its_workers_ends_as_failed() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::Hang),
        &[("MAX_ATTEMPTS", "2")],
    )
    .await;
    let id = id_of(&fleet.client.submit_work().await);
    for attempt in 1..=2 {
        let mut worker = fleet.worker(&[]).await;
        fleet.provider.wait_for_requests(attempt).await;
        worker.kill();
    }
    let _bystander = fleet.worker(&[]).await;
    let section = fleet.client.finished(&id).await;
    assert_eq!(section["status"], "failed");
    assert_eq!(section["error_code"], "worker_crashed");
    assert!(section["error_message"].is_string());
    assert_eq!(section["attempt"], 2);
    assert_eq!(fleet.provider.counts().requests, 2, "not once more");
}

#[tokio::test]
async fn a_live_workers_jobs_are_never_rescued() {
    let gate = hold();
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer()).after(&gate)),
        &[],
    )
    .await;
    let id = id_of(&fleet.client.submit_work().await);
    let _busy = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(1).await;
    let _watching = fleet.worker(&[]).await;
    fleet.until("SELECT count(*) = 2 AND bool_and(updated_at > started_at + interval '3 seconds') FROM worker_leases").await;
    gate.release();
    let section = fleet.client.finished(&id).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&"completed".into(), &1.into())
    );
    assert_eq!(fleet.provider.counts().requests, 1);
}

/// After an outage somewhat shorter than a lease, the lease of whoever sent the last heartbeat before it is the only one left.
#[tokio::test]
async fn who_has_not_sent_a_heartbeat_since_an_outage_judges_nobody() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    fleet.client.submit_work().await;
    let (holder, judge) = (fleet.leased_worker().await, fleet.leased_worker().await);
    jobs::claim(&fleet.pool, holder, 1, jobs::Lookup::default())
        .await
        .unwrap();
    leases::end_lease(&fleet.pool, holder).await.unwrap();
    let (lease, gap) = (Duration::from_mins(1), Duration::from_secs(30));
    let rescued = async || jobs::rescue(&fleet.pool, judge, lease, gap).await.unwrap();
    fleet
        .execute("UPDATE worker_leases SET steady_since = now() - interval '1 hour', updated_at = now() - interval '31 seconds'")
        .await;
    assert_eq!(
        rescued().await,
        0,
        "its last heartbeat came before the outage"
    );
    fleet
        .execute("UPDATE worker_leases SET updated_at = now()")
        .await;
    assert_eq!(rescued().await, 1);
}
