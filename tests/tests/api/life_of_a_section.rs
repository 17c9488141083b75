//! A section as a client sees it: pending, processing, completed or failed.

use penstock_tests::{
    client::{RAW_WORK, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::{Value, json};

#[tokio::test]
async fn pending_processing_completed() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;

    let accepted = fleet.client.submit_work().await;
    assert_eq!(accepted["status"], "pending");
    assert_eq!(accepted["section_name"], "work");
    assert_eq!(accepted["raw_input"], RAW_WORK);
    assert!(accepted["processed_content"].is_null());
    let id = id_of(&accepted);

    let _worker = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(1).await;
    let processing = fleet.client.section(&id).await;
    assert_eq!(
        (&processing["status"], &processing["attempt"]),
        (&json!("processing"), &json!(1))
    );
    assert!(processing["started_at"].is_string());

    gate.release();
    let completed = fleet.client.finished(&id).await;
    assert_eq!(completed["status"], "completed");
    assert_eq!(
        completed["processed_content"],
        serde_json::from_str::<Value>(&work_answer()).unwrap()
    );
    assert!(completed["finished_at"].is_string() && completed["error_code"].is_null());
    assert!(
        completed["passages"]
            .as_array()
            .is_some_and(|passages| !passages.is_empty()),
        "{completed}"
    );
    assert_eq!(
        completed["raw_input"], RAW_WORK,
        "the person's words never change"
    );
}

#[tokio::test]
async fn pending_processing_failed() {
    let gate = hold();
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::status(401).after(&gate)),
        &[],
    )
    .await;
    let id = id_of(&fleet.client.submit_work().await);
    let _worker = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(1).await;
    assert_eq!(fleet.client.section(&id).await["status"], "processing");
    gate.release();
    let failed = fleet.client.finished(&id).await;
    assert_eq!(
        (&failed["status"], &failed["error_code"]),
        (&json!("failed"), &json!("provider_rejected_credentials"))
    );
    assert!(
        failed["error_message"]
            .as_str()
            .is_some_and(|sentence| sentence.ends_with('.'))
    );
    assert!(failed["processed_content"].is_null() && failed["finished_at"].is_string());
}

#[tokio::test]
async fn what_a_model_invents_goes_back_and_is_never_kept() {
    let invented = json!({"work": [{"name": "Lidl", "highlights": ["Led a team of 12 people and raised sales by 30%"]}]}).to_string();
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(invented)),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    let failed = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(failed["error_code"], "unsupported_claims");
    assert!(failed["processed_content"].is_null());
    let claims = failed["error_details"]["unsupported_claims"]
        .as_array()
        .expect("the list")
        .clone();
    assert!(
        claims.iter().any(|claim| claim["text"]
            .as_str()
            .is_some_and(|text| text.contains("30"))),
        "{claims:?}"
    );

    let requests = fleet.provider.requests();
    assert_eq!(requests.len(), 3, "the first answer and two corrections");
    assert!(
        requests[1].message("user").contains("30%"),
        "the reasons go back to the model"
    );
}

#[tokio::test]
async fn a_corrected_answer_is_kept() {
    let script = Script::new(|request| match request.index {
        0 => Reply::completion(
            json!({"work": [{"name": "Aldi", "highlights": ["Managed a team of 5 people"]}]})
                .to_string(),
        ),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&json!("completed"), &json!(1))
    );
    let verdicts: Vec<String> =
        sqlx::query_scalar("SELECT verdict::text FROM generations ORDER BY call")
            .fetch_all(&fleet.pool)
            .await
            .unwrap();
    assert_eq!(verdicts, ["rejected", "accepted"]);
}

#[tokio::test]
async fn references_are_never_rewritten() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::completion("{}")), &[]).await;
    let _worker = fleet.worker(&[]).await;
    let words = "Sam Jones said: \"Ana is the best colleague i ever had, honestly\"";
    let (_, accepted) = fleet
        .client
        .post(
            "/v1/sections",
            &fleet.client.submission("references", words),
        )
        .await;
    let section = fleet.client.finished(&id_of(&accepted)).await;
    assert_eq!(section["status"], "completed", "{section}");
    assert!(
        section["processed_content"]["references"][0]["reference"]
            .as_str()
            .is_some_and(|quote| words.contains(quote))
    );
    assert_eq!(fleet.provider.counts().requests, 0, "no model saw it");
}

#[tokio::test]
async fn without_an_endpoint_the_composer_writes() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let _worker = fleet
        .worker(&[("LLM_BASE_URL", ""), ("LLM_MODEL", "")])
        .await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(section["status"], "completed", "{section}");
    assert!(
        section["processed_content"]
            .to_string()
            .contains("Managed a team of 5 people"),
        "{section}"
    );
}
