//! Promise 4: heartbeats never stop while the process lives: not while a batch waits, not during drain, not when busy.

use penstock_tests::{
    client::id_of,
    fleet::Fleet,
    programs,
    scripted_provider::{Script, hold},
};

#[tokio::test]
async fn a_draining_worker_keeps_its_lease_while_every_slot_is_busy() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let ids = fleet.client.submit_many(6).await;
    let mut draining = fleet.worker(&[("WORKER_CONCURRENCY", "2")]).await;
    fleet.provider.wait_for_in_flight(2).await;
    // The first worker holds two jobs for several leases, first busy, then draining; the second would take them at once.
    let other = fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await;
    fleet.provider.wait_for_in_flight(6).await;
    beats(&fleet, 8).await;
    draining.signal("TERM");
    draining.logged("worker draining").await;
    beats(&fleet, 8).await;

    gate.release();
    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&"completed".into(), &1.into()),
            "{}",
            id_of(&section)
        );
    }
    assert!(draining.ended().await.success());
    assert_eq!(fleet.provider.counts().requests, 6, "no section ran twice");
    drop(other);
}

/// Waits until each worker that holds a job has moved its lease on this often. A lease lasts two and a half heartbeats.
async fn beats(fleet: &Fleet, count: usize) {
    for _ in 0..count {
        fleet.execute("CREATE TABLE IF NOT EXISTS seen (worker_id text, lease_until timestamptz); TRUNCATE seen; INSERT INTO seen SELECT worker_id, lease_until FROM worker_leases").await;
        fleet
            .until(
                "SELECT count(*) = 2 AND bool_and(l.lease_until > s.lease_until) FROM worker_leases l JOIN seen s USING (worker_id)",
            )
            .await;
    }
}
