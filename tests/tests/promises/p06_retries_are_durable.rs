//! Promise 6: a retryable failure sets `run_at`, frees the slot and survives restarts; the last one is final.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};

#[tokio::test]
async fn retry_after_is_kept_across_a_restart_and_frees_the_slot() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(429).with_header("retry-after", "3600"),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let waiting = id_of(&fleet.client.submit_work().await);
    let mut worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    fleet.until("SELECT run_at >= now() + interval '3590 seconds' AND status = 'Pending' FROM apalis.jobs").await;
    let section = fleet.client.section(&waiting).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&"pending".into(), &1.into()),
        "{section}"
    );

    // Once the provider may be called again, the only slot is free for another section, and a new process knows no more than the
    // database does.
    fleet.execute("DELETE FROM provider_limits").await;
    let other = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&other).await["status"], "completed");
    worker.kill();
    let _restarted = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let third = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&third).await["status"], "completed");
    assert_eq!(fleet.client.section(&waiting).await["status"], "pending");

    // When its time comes it runs, with the next attempt's number.
    fleet
        .execute("UPDATE apalis.jobs SET run_at = now() WHERE status = 'Pending'")
        .await;
    let section = fleet.client.finished(&waiting).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&"completed".into(), &2.into()),
        "{section}"
    );
}

#[tokio::test]
async fn attempts_stop_at_the_maximum_and_end_in_a_code_and_a_sentence() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::status(500)),
        &[("MAX_ATTEMPTS", "3")],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let section = fleet.client.finished(&id).await;
    assert_eq!(section["status"], "failed");
    assert_eq!(section["attempt"], 3);
    assert_eq!(section["error_code"], "provider_unavailable");
    assert!(
        section["error_message"]
            .as_str()
            .is_some_and(|message| message.contains("submit")),
        "{section}"
    );
    assert_eq!(fleet.provider.counts().requests, 3);
    let recorded: i64 = fleet
        .value("SELECT count(*) FROM generations WHERE error_code = 'provider_unavailable'")
        .await;
    assert_eq!(recorded, 3, "every attempt is on record");
}

#[tokio::test]
async fn a_section_that_recovers_shows_no_trace_of_failure() {
    let script = Script::new(|request| match request.index {
        0 | 1 => Reply::status(503),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(section["status"], "completed");
    assert_eq!(section["attempt"], 3);
    assert!(
        section["error_code"].is_null() && section["error_message"].is_null(),
        "{section}"
    );
}
