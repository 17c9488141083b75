//! Promise 7: jobs of a worker that died run elsewhere within three heartbeats; a job that kills its workers ends.

use std::time::Duration;

use penstock_shared::{
    db::{jobs, leases},
    domain::QUEUE,
};
use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use sqlx::AssertSqlSafe;

#[tokio::test]
async fn jobs_of_a_dead_worker_run_elsewhere_within_three_heartbeats() {
    const HEARTBEAT_MS: i64 = 2_000;
    let gate = hold();
    let script = {
        let gate = gate.clone();
        Script::new(move |request| match request.index {
            // One of them is in its second attempt when its worker dies: no crash has cost it one.
            0 => Reply::status(503),
            1..6 => Reply::completion(work_answer()).after(&gate),
            _ => Reply::completion(work_answer()),
        })
    };
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let slow = [("WORKER_HEARTBEAT_MS", "2000"), ("WORKER_LEASE_MS", "5000")];
    let ids = fleet.client.submit_many(5).await;
    let mut doomed = fleet.worker(&slow).await;
    fleet.provider.wait_for_in_flight(5).await;
    let _other = fleet.worker(&slow).await;
    // Who judges has to have lived for a lease.
    fleet
        .until("SELECT count(*) = 2 AND bool_and(steady_since < now() - interval '5 seconds') FROM worker_leases")
        .await;
    doomed.kill();
    let killed_ms: i64 = fleet
        .value("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
        .await;
    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(section["status"], "completed", "{section}");
    }
    let (rescued, claimed_ms): (i64, i64) = sqlx::query_as(
        "SELECT count(*), (extract(epoch FROM max(claimed.created_at)) * 1000)::bigint
         FROM section_events rescued
         JOIN section_events claimed ON claimed.section_id = rescued.section_id AND claimed.attempt = rescued.attempt + 1
         WHERE rescued.error_code = 'worker_crashed' AND claimed.to_status = 'processing'",
    )
    .fetch_one(&fleet.pool)
    .await
    .unwrap();
    assert_eq!(rescued, 5);
    assert!(
        claimed_ms - killed_ms < 3 * HEARTBEAT_MS,
        "{} ms from the death to the last claim",
        claimed_ms - killed_ms
    );
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
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
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
    jobs::claim(&fleet.pool, holder, 1, false).await.unwrap();
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

/// Two see the same dead worker. While one still looks, the other frees the job, and a living worker claims it.
#[tokio::test]
async fn who_looked_too_early_takes_nothing_from_the_living() {
    const RESCUE: &str = include_str!("../../../shared/src/db/sql/rescue_jobs.sql");
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    fleet.client.submit_work().await;
    let (dead, judge) = (fleet.leased_worker().await, fleet.leased_worker().await);
    let living = fleet.leased_worker().await;
    jobs::claim(&fleet.pool, dead, 1, false).await.unwrap();
    leases::end_lease(&fleet.pool, dead).await.unwrap();
    fleet
        .execute("UPDATE worker_leases SET steady_since = now() - interval '1 hour'")
        .await;
    fleet
        .execute("CREATE FUNCTION slowly() RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN true; END'")
        .await;
    let slow = RESCUE.replace("j.job_type = $1", "j.job_type = $1 AND slowly()");
    let late = sqlx::query(AssertSqlSafe(slow))
        .bind(QUEUE)
        .bind("crashed")
        .bind(judge.to_string())
        .bind(60_000_i64)
        .bind(30_000_i64)
        .fetch_all(&fleet.pool);
    let meanwhile = async {
        fleet
            .until("SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
            .await;
        let (lease, gap) = (Duration::from_mins(1), Duration::from_secs(30));
        assert_eq!(
            jobs::rescue(&fleet.pool, judge, lease, gap).await.unwrap(),
            1
        );
        let claimed = jobs::claim(&fleet.pool, living, 1, false).await.unwrap();
        assert_eq!(claimed.len(), 1);
    };
    let (taken, ()) = tokio::join!(late, meanwhile);
    assert!(taken.unwrap().is_empty(), "the job is a living worker's");
}
