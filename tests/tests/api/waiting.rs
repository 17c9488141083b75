//! Waiting: a client may ask to be answered when its section is finished.

use penstock_tests::{
    client::{RAW_WORK, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_wait_is_answered_as_soon_as_the_section_is_finished() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let _worker = fleet.worker(&[]).await;
    let submission = fleet.client.submission("work", RAW_WORK).to_string();
    for (path, prefer) in [
        ("/v1/sections?wait=10", None),
        ("/v1/sections", Some("respond-async, wait=10")),
    ] {
        let mut request = fleet
            .client
            .http()
            .post(fleet.client.url(path))
            .header("content-type", "application/json")
            .body(submission.clone());
        if let Some(prefer) = prefer {
            request = request.header("prefer", prefer);
        }
        let waiting = tokio::spawn(request.send());
        fleet.provider.wait_for_in_flight(1).await;
        gate.release_one();
        let response = waiting.await.unwrap().unwrap();
        assert_eq!(response.status(), 200);
        let section: Value = response.json().await.unwrap();
        assert_eq!(section["status"], "completed");
    }
}

#[tokio::test]
async fn a_wait_that_ends_first_is_answered_as_if_there_were_none() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let (status, body) = fleet
        .client
        .post(
            "/v1/sections?wait=1",
            &fleet.client.submission("work", RAW_WORK),
        )
        .await;
    assert_eq!((status.as_u16(), &body["status"]), (202, &json!("pending")));
    let (status, body) = fleet
        .client
        .get(&format!("/v1/sections/{}?wait=0", id_of(&body)))
        .await;
    assert_eq!((status.as_u16(), &body["status"]), (200, &json!("pending")));
}

#[tokio::test]
async fn a_batch_can_be_waited_for() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    let batch = json!({"sections": vec![fleet.client.submission("work", RAW_WORK); 10]});
    let (status, body) = fleet
        .client
        .post("/v1/sections/batch?wait=10", &batch)
        .await;
    assert_eq!(status, 200, "{body}");
    assert!(
        body["sections"]
            .as_array()
            .unwrap()
            .iter()
            .all(|section| section["status"] == "completed")
    );
}
