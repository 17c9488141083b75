//! Promise 11: an undecodable payload fails that one job. (A panic: see the worker's own tests, which can cause one.)

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};

#[tokio::test]
async fn a_payload_that_cannot_be_read_fails_alone() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let broken = id_of(&fleet.client.submit_work().await);
    fleet
        .execute("UPDATE apalis.jobs SET job = '\\xff00'")
        .await;
    let whole = fleet.client.submit_many(5).await;
    let worker = fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await;

    let section = fleet.client.finished(&broken).await;
    assert_eq!(
        (&section["status"], &section["error_code"]),
        (&"failed".into(), &"invalid_job".into()),
        "{section}"
    );
    for id in &whole {
        assert_eq!(fleet.client.finished(id).await["status"], "completed");
    }
    let left: i64 = fleet
        .value("SELECT count(*) FROM apalis.jobs WHERE status NOT IN ('Done', 'Killed')")
        .await;
    assert_eq!(left, 0, "{}", worker.log());
}

#[tokio::test]
async fn a_job_with_more_attempts_than_it_may_have_does_not_stop_the_others() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(503),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let tampered = id_of(&fleet.client.submit_work().await);
    fleet
        .execute("UPDATE apalis.jobs SET attempts = max_attempts")
        .await;
    let worker = fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await;
    let section = fleet.client.finished(&tampered).await;
    assert_eq!(section["status"], "failed", "{section}");
    let whole = fleet.client.submit_many(5).await;
    for id in &whole {
        assert_eq!(
            fleet.client.finished(id).await["status"],
            "completed",
            "{}",
            worker.log()
        );
    }
}

#[tokio::test]
async fn a_job_without_a_section_waiting_for_it_ends_quietly() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let orphan = id_of(&fleet.client.submit_work().await);
    fleet.execute("UPDATE resume_sections SET status = 'failed', error_code = 'cancelled', error_message = 'x', finished_at = now()").await;
    let id = id_of(&fleet.client.submit_work().await);
    let _worker = fleet.worker(&[]).await;
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    fleet
        .until("SELECT count(*) FILTER (WHERE status = 'Killed') = 1 FROM apalis.jobs")
        .await;
    assert_eq!(
        fleet.client.section(&orphan).await["error_code"],
        "cancelled",
        "the section is left as it was"
    );
}
