//! What each fault of a provider leads to: another attempt, or an end with a code and a sentence.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

/// Answers the first request with a fault and every other as it should be.
fn once(fault: Reply) -> Script {
    Script::new(move |request| {
        if request.index == 0 {
            fault.clone()
        } else {
            Reply::completion(work_answer())
        }
    })
}

/// What becomes of a submission.
async fn ended(fleet: &Fleet) -> Value {
    let id = id_of(&fleet.client.submit_work().await);
    fleet.client.finished(&id).await
}

#[tokio::test]
async fn faults_that_pass_are_tried_again() {
    for (name, fault) in [
        ("429", Reply::status(429).with_header("retry-after", "0")),
        ("500", Reply::status(500)),
        ("hang", Reply::Hang),
        ("not a completion", Reply::BrokenJson),
        ("closed half-way", Reply::CloseMidBody { status: 200 }),
    ] {
        let fleet = Fleet::start(programs!(), once(fault), &[]).await;
        let _worker = fleet.worker(&[("LLM_TIMEOUT_MS", "1500")]).await;
        let section = ended(&fleet).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&json!("completed"), &json!(2)),
            "{name}: {section}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_was_just_being_closed_costs_no_attempt() {
    let fleet = Fleet::start(programs!(), once(Reply::DropConnection), &[]).await;
    let _worker = fleet.worker(&[]).await;
    let section = ended(&fleet).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&json!("completed"), &json!(1)),
        "{section}"
    );
    assert_eq!(fleet.provider.counts().requests, 2);
}

#[tokio::test]
async fn an_answer_that_is_cut_off_goes_back_for_a_shorter_one() {
    let cut_off = Reply::Truncated(format!(
        "{{\"work\": [{{\"name\": \"{}",
        "Lidl ".repeat(9_000)
    ));
    let fleet = Fleet::start(programs!(), once(cut_off.clone()), &[]).await;
    let _worker = fleet.worker(&[]).await;
    let section = ended(&fleet).await;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&json!("completed"), &json!(1)),
        "{section}"
    );
    let [first, second] = &fleet.provider.requests()[..] else {
        panic!("two calls");
    };
    let [first, second] = [first, second].map(|request| request.message("user").to_owned());
    assert!(second.contains("shorter, complete JSON object"), "{second}");
    assert!(
        second.len() < first.len() + 5_000,
        "a model that ran on would not have room for all that it wrote"
    );

    fleet.provider.set_script(Script::always(cut_off));
    let section = ended(&fleet).await;
    assert_eq!(
        (&section["error_code"], &section["attempt"]),
        (&json!("output_truncated"), &json!(1)),
        "{section}"
    );
}

#[tokio::test]
async fn faults_that_stay_end_with_a_code_and_a_sentence() {
    for (fault, attempts, code) in [
        (
            Reply::status(429).with_header("retry-after", "0"),
            2,
            "provider_rate_limited",
        ),
        (Reply::status(500), 2, "provider_unavailable"),
        (Reply::Hang, 2, "provider_timeout"),
        (Reply::BrokenJson, 2, "provider_malformed_response"),
        (Reply::status(401), 1, "provider_rejected_credentials"),
        (Reply::status(404), 1, "provider_rejected_request"),
        (
            Reply::Refusal("I cannot help with that.".into()),
            1,
            "provider_refused",
        ),
        (
            Reply::completion("I wrote your résumé! It reads very well."),
            1,
            "invalid_output",
        ),
        (
            Reply::completion(r#"{"work": [{"name": "Lidl", "salary": 1}]}"#),
            1,
            "invalid_output",
        ),
    ] {
        let fleet =
            Fleet::start(programs!(), Script::always(fault), &[("MAX_ATTEMPTS", "2")]).await;
        let _worker = fleet.worker(&[("LLM_TIMEOUT_MS", "300")]).await;
        let section = ended(&fleet).await;
        assert_eq!(
            (
                &section["status"],
                &section["error_code"],
                &section["attempt"]
            ),
            (&json!("failed"), &json!(code), &json!(attempts)),
            "{section}"
        );
        assert!(
            section["error_message"]
                .as_str()
                .is_some_and(|sentence| sentence.contains("submit")),
            "{section}"
        );
    }
}

#[tokio::test]
async fn retry_after_is_never_undercut() {
    let fleet = Fleet::start(
        programs!(),
        once(Reply::status(429).with_header("retry-after", "2")),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(section["status"], "completed");
    let waited: bool = fleet
        .value(
            "SELECT max(created_at) FILTER (WHERE attempt = 2 AND to_status = 'processing')
                  - max(created_at) FILTER (WHERE attempt = 1 AND to_status = 'pending') >= interval '2 seconds'
             FROM section_events",
        )
        .await;
    assert!(waited);
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_unreachable() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::status(500)),
        &[("MAX_ATTEMPTS", "2")],
    )
    .await;
    // Port 9 (discard) has no listener here; nothing of the test's own may take it.
    let _worker = fleet
        .worker(&[("LLM_BASE_URL", "http://127.0.0.1:9")])
        .await;
    let section = fleet
        .client
        .finished(&id_of(&fleet.client.submit_work().await))
        .await;
    assert_eq!(
        (&section["error_code"], &section["attempt"]),
        (&json!("provider_unreachable"), &json!(2)),
        "{section}"
    );
}
