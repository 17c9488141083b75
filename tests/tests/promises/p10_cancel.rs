//! Promise 10: cancel works for waiting and for running sections; the call in flight is dropped.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

async fn ask(fleet: &Fleet, id: &str, what: &str) -> (u16, Value) {
    let (status, body) = fleet
        .client
        .post(&format!("/v1/sections/{id}/{what}"), &json!({}))
        .await;
    (status.as_u16(), body)
}

#[tokio::test]
async fn a_waiting_section_never_runs() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let id = id_of(&fleet.client.submit_work().await);
    for _ in 0..2 {
        let (status, section) = ask(&fleet, &id, "cancel").await;
        assert_eq!(
            (status, &section["status"], &section["error_code"]),
            (200, &json!("failed"), &json!("cancelled"))
        );
        assert!(section["error_message"].is_string());
    }
    let _worker = fleet.worker(&[]).await;
    let next = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&next).await["status"], "completed");
    assert_eq!(fleet.provider.counts().requests, 1);
    let (status, problem) = ask(&fleet, &next, "cancel").await;
    assert_eq!(
        (status, &problem["code"]),
        (409, &json!("already_finished"))
    );
}

#[tokio::test]
async fn a_running_sections_call_is_dropped_and_its_slot_is_free() {
    let script = Script::new(|request| match request.index {
        0 => Reply::Hang,
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;
    assert_eq!(ask(&fleet, &id, "cancel").await.0, 200);
    fleet.provider.wait_for_abandoned(1).await;
    let next = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&next).await["status"], "completed");
    assert_eq!(fleet.client.section(&id).await["error_code"], "cancelled");
    let ends: i64 = fleet.value("SELECT count(*) FROM apalis.jobs WHERE status = 'Killed' AND last_result ->> 'Err' = 'cancelled'").await;
    assert_eq!(
        ends, 1,
        "the job ended with the cancellation, and was not put back"
    );
}

#[tokio::test]
async fn a_cancellation_that_is_not_heard_is_noticed() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    // With no slot left for another job.
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    fleet.client.submit_work().await;
    fleet.provider.wait_for_in_flight(1).await;
    // As the API cancels, but for the notification.
    fleet
        .execute(
            "UPDATE apalis.jobs SET status = 'Killed', lock_by = NULL, done_at = now();
             UPDATE resume_sections SET status = 'failed', error_code = 'cancelled', error_message = 'x', finished_at = now()",
        )
        .await;
    fleet.provider.wait_for_abandoned(1).await;
}

#[tokio::test]
async fn a_failed_section_can_be_tried_again() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(401),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&id).await["status"], "failed");
    let (status, section) = ask(&fleet, &id, "retry").await;
    assert_eq!(
        (status, &section["status"], &section["error_code"]),
        (202, &json!("pending"), &Value::Null),
        "{section}"
    );
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    let (status, problem) = ask(&fleet, &id, "retry").await;
    assert_eq!((status, &problem["code"]), (409, &json!("not_failed")));
    let resume = fleet
        .client
        .get(&format!(
            "/v1/resumes/{}",
            section["resume_id"].as_str().unwrap()
        ))
        .await
        .1;
    assert_eq!(resume["completeness_summary"]["failed"], json!([]));
    for what in ["cancel", "retry"] {
        assert_eq!(
            ask(&fleet, "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0", what)
                .await
                .0,
            404
        );
    }
}
