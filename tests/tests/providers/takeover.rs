//! A provider that fails is taken over from, in the same attempt and for a while.

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, ScriptedProvider},
};
use serde_json::json;

use super::{borrowed, two, written};

#[tokio::test]
async fn the_next_provider_takes_over_and_the_record_says_who_answered() {
    let answer = Script::always(Reply::completion(work_answer()));
    for (fault, code) in [
        (Reply::status(500), "provider_unavailable"),
        (
            Reply::status(429).with_header("retry-after", "3600"),
            "provider_rate_limited",
        ),
        (Reply::status(401), "provider_rejected_credentials"),
        (Reply::DropConnection, "provider_unreachable"),
    ] {
        let fleet =
            Fleet::start(programs!(), Script::always(fault), &[("MAX_ATTEMPTS", "1")]).await;
        let second = ScriptedProvider::start(answer.clone()).await;
        let settings = two(&fleet.provider, &second);
        let _worker = fleet.worker(&borrowed(&settings)).await;
        for _ in 0..5 {
            let section = written(&fleet.client).await;
            assert_eq!(
                (&section["status"], &section["provider"]),
                (&json!("completed"), &json!("second")),
                "{code}: {section}"
            );
        }
        let recorded: String = fleet
            .value("SELECT string_agg(DISTINCT error_code, ',') FROM generations WHERE provider = 'first'")
            .await;
        assert_eq!(recorded, code);
        // Three failures, one that is final, or a pause: then it is left alone. What was dropped is sent twice.
        let asked = fleet.provider.counts().requests;
        assert!(
            asked <= 6 && second.counts().requests == 5,
            "{code}: {asked}"
        );
    }
}

fn too_long() -> Script {
    let message = r#"{"error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}"#;
    Script::always(Reply::status(400).with_body(message))
}

#[tokio::test]
async fn what_all_refuse_for_good_is_not_tried_again() {
    let fleet = Fleet::start(programs!(), too_long(), &[]).await;
    let second = ScriptedProvider::start(too_long()).await;
    let settings = two(&fleet.provider, &second);
    let _worker = fleet.worker(&borrowed(&settings)).await;
    let section = written(&fleet.client).await;
    assert_eq!(
        (&section["error_code"], &section["attempt"]),
        (&json!("input_too_long"), &json!(1)),
        "{section}"
    );
    assert_eq!(second.counts().requests, 1);
}

#[tokio::test]
async fn a_text_too_long_for_one_goes_to_the_next_and_leaves_the_first_its_others() {
    let fleet = Fleet::start(programs!(), too_long(), &[]).await;
    let second = ScriptedProvider::start(Script::always(Reply::completion(work_answer()))).await;
    let settings = two(&fleet.provider, &second);
    let _worker = fleet.worker(&borrowed(&settings)).await;
    for _ in 0..5 {
        let section = written(&fleet.client).await;
        assert_eq!(section["provider"], "second", "{section}");
    }
    assert_eq!(fleet.provider.counts().requests, 5);
}

#[tokio::test]
async fn one_provider_alone_is_asked_however_often_it_fails() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::status(500)),
        &[("MAX_ATTEMPTS", "2")],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    for _ in 0..4 {
        let section = written(&fleet.client).await;
        assert_eq!(section["error_code"], "provider_unavailable", "{section}");
    }
    assert_eq!(fleet.provider.counts().requests, 8, "two attempts of each");
}

#[tokio::test]
async fn the_composer_can_be_the_last_to_take_over() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let url = fleet.provider.url();
    let _worker = fleet
        .worker(&[
            ("LLM_PROVIDERS", "first,builtin"),
            ("LLM_FIRST_BASE_URL", &url),
            ("LLM_FIRST_MODEL", "one"),
        ])
        .await;
    let section = written(&fleet.client).await;
    assert_eq!(
        (&section["status"], &section["provider"]),
        (&json!("completed"), &json!("builtin")),
        "{section}"
    );
}

#[tokio::test]
async fn settings_that_cannot_work_are_named() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    for (settings, named) in [
        (vec![("LLM_PROVIDERS", "groq")], "LLM_GROQ_BASE_URL"),
        (
            vec![("LLM_PROVIDERS", "groq"), ("LLM_GROQ_BASE_URL", "http://h")],
            "LLM_GROQ_MODEL",
        ),
        (vec![("LLM_PROVIDERS", "a-b")], "a-b"),
        (vec![("LLM_PROVIDERS", "builtin,builtin")], "builtin"),
        (
            vec![
                ("LLM_PROVIDERS", "builtin"),
                ("LLM_REQUESTS_PER_MINUTE", "60"),
            ],
            "LLM_NAME_REQUESTS_PER_MINUTE",
        ),
        (
            vec![
                ("LLM_PROVIDERS", "groq"),
                ("LLM_GROQ_BASE_URL", "http://h"),
                ("LLM_GROQ_MODEL", "m"),
                ("LLM_GROQ_REQUESTS_PER_MINUTE", "many"),
            ],
            "LLM_GROQ_",
        ),
    ] {
        let mut worker = fleet.prepare_worker(&settings);
        let ended = worker.ended().await;
        assert!(!ended.success(), "{settings:?}");
        assert!(
            worker.log().contains(named),
            "{settings:?}: {}",
            worker.log()
        );
    }
}
