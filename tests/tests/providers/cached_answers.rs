//! The same request is answered once.

use penstock_tests::{
    client::{ApiClient, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::json;

use super::written;

#[tokio::test]
async fn the_same_request_is_answered_without_a_call_and_marked() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let worker = fleet
        .worker(&[("LLM_ANSWER_CACHE", "user"), ("LLM_PRICE_INPUT", "1")])
        .await;
    let first = written(&fleet.client).await;
    let again = written(&fleet.client).await;
    assert_eq!(
        (&first["cached"], &again["cached"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(first["processed_content"], again["processed_content"]);
    assert_eq!(first["model"], again["model"]);
    assert_eq!(fleet.provider.counts().requests, 1);
    let of_cached: (i64, Option<i64>) =
        sqlx::query_as("SELECT count(*), sum(cost_micros)::bigint FROM generations WHERE cached")
            .fetch_one(&fleet.pool)
            .await
            .unwrap();
    assert_eq!(of_cached, (1, None), "it cost nothing");

    // Another user's request is theirs, even if it is the same.
    let other = ApiClient::new(fleet.client.url("")).await;
    assert_eq!(written(&other).await["cached"], false);
    assert_eq!(fleet.provider.counts().requests, 2);

    // Another text, another section, another model: another request.
    let submission = fleet
        .client
        .submission("work", "i managed a team of 5 people at Lidl.");
    let (_, body) = fleet.client.post("/v1/sections", &submission).await;
    assert_eq!(fleet.client.finished(&id_of(&body)).await["cached"], false);
    drop(worker);
    let _worker = fleet
        .worker(&[("LLM_ANSWER_CACHE", "user"), ("LLM_MODEL", "newer")])
        .await;
    assert_eq!(written(&fleet.client).await["cached"], false);
    assert_eq!(fleet.provider.counts().requests, 4);
}

#[tokio::test]
async fn answers_are_shared_between_users_where_that_is_configured() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[("LLM_ANSWER_CACHE", "shared")]).await;
    assert_eq!(written(&fleet.client).await["cached"], false);
    let other = ApiClient::new(fleet.client.url("")).await;
    assert_eq!(written(&other).await["cached"], true);
    assert_eq!(fleet.provider.counts().requests, 1);
}

#[tokio::test]
async fn an_answer_that_was_not_kept_is_not_used_again() {
    let invented = work_answer().replace('5', "50");
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(invented)),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[("LLM_ANSWER_CACHE", "user")]).await;
    for _ in 0..2 {
        let section = written(&fleet.client).await;
        assert_eq!(section["error_code"], "unsupported_claims", "{section}");
    }
    assert_eq!(fleet.provider.counts().requests, 6);
}

#[tokio::test]
async fn what_another_answered_for_the_first_is_not_used_again() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let url = fleet.provider.url();
    let _worker = fleet
        .worker(&[
            ("LLM_ANSWER_CACHE", "user"),
            ("LLM_PROVIDERS", "first,builtin"),
            ("LLM_FIRST_BASE_URL", &url),
            ("LLM_FIRST_MODEL", "one"),
        ])
        .await;
    assert_eq!(written(&fleet.client).await["provider"], "builtin");
    fleet
        .provider
        .set_script(Script::always(Reply::completion(work_answer())));
    for cached in [false, true] {
        let section = written(&fleet.client).await;
        assert_eq!(
            (&section["provider"], &section["cached"]),
            (&json!("first"), &json!(cached)),
            "{section}"
        );
    }
}
