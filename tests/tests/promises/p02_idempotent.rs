//! Promise 2: the same `Idempotency-Key` of the same user gives the first answer again; with another body it is refused.

use penstock_tests::{
    client::{RAW_WORK, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

async fn send(fleet: &Fleet, path: &str, key: &str, body: &Value) -> (u16, Value) {
    let response = fleet
        .client
        .http()
        .post(fleet.client.url(path))
        .header("idempotency-key", key)
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await
        .unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn sections(fleet: &Fleet) -> i64 {
    fleet.value("SELECT count(*) FROM resume_sections").await
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer_and_stores_nothing() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let body = fleet.client.submission("work", RAW_WORK);
    let first = send(&fleet, "/v1/sections", "k-1", &body).await;
    assert_eq!(first.0, 202);
    let _worker = fleet.worker(&[]).await;
    fleet
        .client
        .finished(first.1["section_id"].as_str().unwrap())
        .await;
    assert_eq!(
        send(&fleet, "/v1/sections", "k-1", &body).await,
        first,
        "as it was then"
    );
    let (status, now) = send(&fleet, "/v1/sections?wait=5", "k-1", &body).await;
    assert_eq!(
        (status, &now["status"]),
        (200, &json!("completed")),
        "unless it asks to wait"
    );

    let batch = json!({"sections": [body, body]});
    let first = send(&fleet, "/v1/sections/batch", "k-2", &batch).await;
    assert_eq!(
        send(&fleet, "/v1/sections/batch", "k-2", &batch).await,
        first
    );
    assert_eq!(sections(&fleet).await, 3);
}

#[tokio::test]
async fn requests_that_race_with_one_key_are_one_request() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let body = fleet.client.submission("work", RAW_WORK);
    let (one, two, three) = tokio::join!(
        send(&fleet, "/v1/sections", "k", &body),
        send(&fleet, "/v1/sections", "k", &body),
        send(&fleet, "/v1/sections", "k", &body)
    );
    assert_eq!(one.0, 202);
    assert!(one == two && two == three);
    assert_eq!(sections(&fleet).await, 1);
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_user_for_a_day() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let body = fleet.client.submission("work", RAW_WORK);
    send(&fleet, "/v1/sections", "k", &body).await;
    let (status, problem) = send(
        &fleet,
        "/v1/sections",
        "k",
        &fleet.client.submission("work", "another text"),
    )
    .await;
    assert_eq!(
        (status, &problem["code"]),
        (422, &json!("idempotency_key_reused"))
    );

    let (_, other) = fleet.client.post("/v1/users", &json!({})).await;
    let mut of_other = body.clone();
    of_other["user_id"] = other["user_id"].clone();
    assert_eq!(send(&fleet, "/v1/sections", "k", &of_other).await.0, 202);

    fleet
        .execute("UPDATE idempotency_keys SET expires_at = now()")
        .await;
    assert_eq!(
        send(
            &fleet,
            "/v1/sections",
            "k",
            &fleet.client.submission("work", "another text")
        )
        .await
        .0,
        202
    );
    assert_eq!(sections(&fleet).await, 3);
}

#[tokio::test]
async fn a_request_that_was_refused_leaves_its_key_free() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let mut body = fleet.client.submission("work", RAW_WORK);
    body["template_id"] = json!("baroque");
    assert_eq!(send(&fleet, "/v1/sections", "k", &body).await.0, 422);
    body["template_id"] = json!("modern");
    assert_eq!(send(&fleet, "/v1/sections", "k", &body).await.0, 202);
    let long = "k".repeat(256);
    let (status, problem) = send(&fleet, "/v1/sections", &long, &body).await;
    assert_eq!(
        (status, &problem["code"]),
        (422, &json!("invalid_idempotency_key"))
    );
}
