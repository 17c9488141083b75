//! Promise 15: an operator can pause and resume the queue, fleet-wide, without restarting anything.

use std::process::Command;

use penstock_tests::{
    client::id_of,
    fleet::Fleet,
    programs,
    scripted_provider::{Script, hold},
};

fn queue(fleet: &Fleet, command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tested-penstock"))
        .args(["queue", command])
        .env("DATABASE_URL", fleet.database().url())
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn a_paused_fleet_finishes_what_runs_and_starts_nothing() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let _workers = (fleet.worker(&[]).await, fleet.worker(&[]).await);
    fleet.until("SELECT count(*) = 2 FROM worker_leases").await;
    let running = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;

    assert!(queue(&fleet, "pause").contains("paused since"));
    gate.release();
    assert_eq!(fleet.client.finished(&running).await["status"], "completed");
    let waiting = fleet.client.submit_many(5).await;
    // Several polls of both workers.
    let beats = "SELECT bool_and(updated_at > (SELECT max(created_at) FROM resume_sections) + interval '2 seconds') FROM worker_leases";
    fleet.until(beats).await;
    for id in &waiting {
        assert_eq!(fleet.client.section(id).await["status"], "pending");
    }
    assert!(
        queue(&fleet, "pause").contains("paused since"),
        "again changes nothing"
    );

    assert!(queue(&fleet, "resume").contains("running"));
    for id in &waiting {
        assert_eq!(fleet.client.finished(id).await["status"], "completed");
    }
}
