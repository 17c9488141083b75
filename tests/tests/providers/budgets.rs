//! What calls cost is added up, shown and bounded.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::json;

use super::counting;

/// A dollar and a half a call: a million tokens for one dollar, and a quarter of a million for half of one.
const PRICES: [(&str, &str); 2] = [("LLM_PRICE_INPUT", "1"), ("LLM_PRICE_OUTPUT", "2")];

#[tokio::test]
async fn usage_is_shown_by_day_and_model() {
    let fleet = Fleet::start(programs!(), counting(1_000_000, 250_000), &[]).await;
    let _worker = fleet.worker(&PRICES).await;
    for id in fleet.client.submit_many(2).await {
        fleet.client.finished(&id).await;
    }
    let (status, usage) = fleet
        .client
        .get(&format!("/v1/users/{}/usage", fleet.client.user_id))
        .await;
    assert_eq!(status, 200, "{usage}");
    let row = &usage["usage"][0];
    assert_eq!(usage["cost_usd"], 3.0, "{usage}");
    assert_eq!(row["model"], "counting-1");
    assert_eq!(
        (
            &row["calls"],
            &row["prompt_tokens"],
            &row["completion_tokens"],
            &row["cost_usd"]
        ),
        (&json!(2), &json!(2_000_000), &json!(500_000), &json!(3.0)),
        "{usage}"
    );
    let (_, of_all) = fleet.client.get("/v1/ops/usage").await;
    assert_eq!(
        (&of_all["user_id"], &of_all["cost_usd"]),
        (&json!(null), &json!(3.0)),
        "{of_all}"
    );
    let costs: i64 = fleet
        .value("SELECT sum(cost_micros)::bigint FROM generations")
        .await;
    assert_eq!(costs, 3_000_000);

    let path = format!(
        "/v1/users/{}/usage?from=2020-01-01&to=2020-01-31",
        fleet.client.user_id
    );
    assert_eq!(fleet.client.get(&path).await.1["usage"], json!([]));
    let path = format!("/v1/users/{}/usage?from=yesterday", fleet.client.user_id);
    let (status, problem) = fleet.client.get(&path).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (422, &json!("invalid_day"))
    );
    let (status, problem) = fleet.client.get("/v1/users/usr_1/usage").await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (404, &json!("unknown_user"))
    );
}

#[tokio::test]
async fn a_call_that_fails_is_charged_for_what_the_provider_counted() {
    let cut_off = Script::always(Reply::Json(json!({
        "choices": [{"finish_reason": "length", "message": {"role": "assistant", "content": null}}],
        "usage": {"prompt_tokens": 1_000_000, "completion_tokens": 250_000},
    })));
    let fleet = Fleet::start(programs!(), cut_off, &[]).await;
    let _worker = fleet.worker(&PRICES).await;
    let id = id_of(&fleet.client.submit_work().await);
    let section = fleet.client.finished(&id).await;
    assert_eq!(section["error_code"], "output_truncated", "{section}");
    let (tokens, cost): (i64, i64) = (
        fleet
            .value("SELECT sum(prompt_tokens + completion_tokens)::bigint FROM generations")
            .await,
        fleet
            .value("SELECT sum(cost_micros)::bigint FROM generations")
            .await,
    );
    assert_eq!((tokens, cost), (1_250_000, 1_500_000));
    let path = format!("/v1/users/{}/usage", fleet.client.user_id);
    assert_eq!(fleet.client.get(&path).await.1["cost_usd"], 1.5);
}

#[tokio::test]
async fn a_budget_that_is_used_up_refuses_submissions_and_stops_the_worker() {
    for (variable, status, code) in [
        ("DAILY_BUDGET_USER", 402, "user_budget_exhausted"),
        ("DAILY_BUDGET", 429, "system_budget_exhausted"),
    ] {
        // Enough for two calls. What was accepted before anything was spent is the worker's to refuse.
        let fleet = Fleet::start(
            programs!(),
            counting(1_000_000, 250_000),
            &[(variable, "3")],
        )
        .await;
        let [input, output] = PRICES;
        let worker = fleet
            .worker(&[input, output, (variable, "3"), ("WORKER_CONCURRENCY", "1")])
            .await;
        let mut completed = 0;
        for id in fleet.client.submit_many(5).await {
            let section = fleet.client.finished(&id).await;
            if section["status"] == "completed" {
                completed += 1;
            } else {
                assert_eq!(section["error_code"], "budget_exhausted", "{section}");
                assert!(
                    section["error_message"]
                        .as_str()
                        .unwrap()
                        .contains("tomorrow")
                );
            }
        }
        assert_eq!((completed, fleet.provider.counts().requests), (2, 2));

        let submission = fleet.client.submission("work", "i sold shoes");
        let answer = fleet
            .client
            .post_raw("/v1/sections", "application/json", submission.to_string())
            .await;
        assert_eq!(answer.status(), status);
        assert!(answer.headers().contains_key("retry-after"));
        let problem: serde_json::Value =
            serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(problem["code"], code, "{problem}");
        drop(worker);
    }
}

#[tokio::test]
async fn calls_under_way_are_counted_against_the_budget() {
    let gate = hold();
    let script = Script::held(&gate);
    let fleet = Fleet::start(programs!(), script, &[]).await;
    // A call is thought to cost at least a dollar before it is made: its thousand tokens are.
    let worker = [("LLM_PRICE_OUTPUT", "1000"), ("DAILY_BUDGET_USER", "2.5")];
    let ids = fleet.client.submit_many(20).await;
    let _worker = fleet.worker(&worker).await;
    // While none has been answered, and so none has cost anything, two are all that there is money for: the others wait.
    fleet
        .until("SELECT count(*) = 20 FROM resume_sections WHERE status = 'processing'")
        .await;
    assert!(fleet.provider.counts().requests <= 2);
    gate.release();
    let (mut completed, mut refused) = (0, 0);
    for id in &ids {
        let section = fleet.client.finished(id).await;
        completed += i64::from(section["status"] == "completed");
        refused += i64::from(section["error_code"] == "budget_exhausted");
    }
    assert_eq!(completed + refused, 20);
    let costs: i64 = fleet
        .value("SELECT sum(cost_micros)::bigint FROM generations")
        .await;
    assert!(costs <= 2_500_000, "{costs}");
    // Who is refused is so since the money is spent, and not only held back for others.
    assert!(
        refused == 0 || costs > 1_500_000,
        "{refused} refused, {costs} spent by {completed}"
    );
}

#[tokio::test]
async fn another_users_budget_is_their_own() {
    let fleet = Fleet::start(
        programs!(),
        counting(1_000_000, 0),
        &[("DAILY_BUDGET_USER", "1")],
    )
    .await;
    let _worker = fleet
        .worker(&[("LLM_PRICE_INPUT", "1"), ("DAILY_BUDGET_USER", "1")])
        .await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(section["status"], "completed");
    let other = penstock_tests::client::ApiClient::new(fleet.client.url("")).await;
    let section = other.finished(&id_of(&other.submit_work().await)).await;
    assert_eq!(section["status"], "completed", "{section}");
}

#[tokio::test]
async fn a_call_that_is_cancelled_is_on_record() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let _worker = fleet.worker(&PRICES).await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;
    let path = format!("/v1/sections/{id}/cancel");
    assert_eq!(fleet.client.post(&path, &json!({})).await.0, 200);
    // Nobody says what it took: it counts as what was held back for it.
    fleet
        .until("SELECT count(*) = 1 FROM generations WHERE error_code = 'cancelled' AND cost_micros > 0")
        .await;
    let path = format!("/v1/users/{}/usage", fleet.client.user_id);
    let (_, usage) = fleet.client.get(&path).await;
    assert!(usage["cost_usd"].as_f64() > Some(0.0), "{usage}");
}

#[tokio::test]
async fn a_budget_of_nothing_refuses_the_first_submission() {
    for (variable, refused, code) in [
        ("DAILY_BUDGET_USER", 402, "user_budget_exhausted"),
        ("DAILY_BUDGET", 429, "system_budget_exhausted"),
    ] {
        let script = Script::always(Reply::completion(work_answer()));
        let fleet = Fleet::start(programs!(), script, &[(variable, "0")]).await;
        let submission = fleet.client.submission("work", "i sold shoes");
        let (status, problem) = fleet.client.post("/v1/sections", &submission).await;
        assert_eq!(
            (status.as_u16(), &problem["code"]),
            (refused, &json!(code)),
            "{problem}"
        );
    }
}
