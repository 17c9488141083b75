//! What the client leaves out when an endpoint refuses it, and what it remembers.

use std::time::Duration;

use penstock_tests::scripted_provider::{Reply, Script, ScriptedProvider, hold};
use penstock_worker::generate::language_model::Verdict;
use serde_json::json;

use super::{call, client, failure};

/// An endpoint that knows only the formats in `known`; "text" is to send none.
fn knows(known: &'static [&'static str], refusal_status: u16) -> Script {
    Script::new(move |request| {
        let format = request.body["response_format"]["type"]
            .as_str()
            .unwrap_or("text");
        if known.contains(&format) {
            Reply::completion("{\"work\":[]}")
        } else {
            let message = format!("response_format {format} is not supported");
            Reply::status(refusal_status).with_body(json!({"error": message}).to_string())
        }
    })
}

fn formats(provider: &ScriptedProvider) -> Vec<String> {
    let format = |body: &serde_json::Value| {
        body["response_format"]["type"]
            .as_str()
            .unwrap_or("text")
            .to_owned()
    };
    provider
        .requests()
        .iter()
        .map(|request| format(&request.body))
        .collect()
}

#[tokio::test]
async fn a_refused_format_falls_back_and_is_remembered() {
    for status in [400, 404, 415, 422] {
        let provider = ScriptedProvider::start(knows(&["json_object", "text"], status)).await;
        let model = client(&provider);
        call(&model).await.expect("the first call falls back");
        call(&model).await.expect("the second call knows");
        assert_eq!(
            formats(&provider),
            ["json_schema", "json_object", "json_object"]
        );

        let provider = ScriptedProvider::start(knows(&["text"], status)).await;
        let model = client(&provider);
        call(&model).await.expect("the first call falls back");
        call(&model).await.expect("the second call knows");
        assert_eq!(
            formats(&provider),
            ["json_schema", "json_object", "text", "text"]
        );
        let plain = &provider.requests()[3];
        assert!(
            plain.message("system").contains("\"required\":[\"work\"]"),
            "schema in the prompt"
        );
    }
}

#[tokio::test]
async fn a_format_refused_without_a_word_on_it_falls_back_too() {
    let bare = |status| {
        Script::new(
            move |request| match request.body["response_format"]["type"].as_str() {
                None => Reply::completion("{\"work\":[]}"),
                Some(_) => {
                    Reply::status(status).with_body(r#"{"error": {"message": "Bad Request"}}"#)
                }
            },
        )
    };
    for status in [400, 415, 422] {
        let provider = ScriptedProvider::start(bare(status)).await;
        let model = client(&provider);
        call(&model).await.expect("the first call falls back");
        provider.set_script(Script::always(Reply::status(status)));
        failure(&model).await;
        assert_eq!(
            formats(&provider),
            ["json_schema", "json_object", "text", "text"],
            "what works is not given up for another refusal"
        );
    }
}

#[tokio::test]
async fn a_refusal_that_no_format_cures_is_not_remembered() {
    let provider = ScriptedProvider::start(knows(&[], 400)).await;
    let model = client(&provider);
    let error = failure(&model).await;
    assert_eq!(
        (error.verdict(), error.code().as_str()),
        (Verdict::GiveUp, "provider_rejected_request")
    );
    assert_eq!(formats(&provider), ["json_schema", "json_object", "text"]);
    provider.set_script(knows(&["json_schema"], 400));
    call(&model)
        .await
        .expect("the strongest format is tried again");
    assert_eq!(formats(&provider)[3], "json_schema");
}

#[tokio::test]
async fn a_failure_after_falling_back_does_not_teach_the_weaker_format() {
    let provider = ScriptedProvider::start(Script::sequence([
        Reply::status(400).with_body("response_format"),
        Reply::status(503),
        Reply::completion("{}"),
    ]))
    .await;
    let model = client(&provider);
    assert_eq!(
        failure(&model).await.code().as_str(),
        "provider_unavailable"
    );
    call(&model).await.expect("a completion");
    assert_eq!(
        formats(&provider),
        ["json_schema", "json_object", "json_schema"]
    );
}

#[tokio::test]
async fn whatever_a_model_answers_teaches_the_format_that_it_was_asked_in() {
    for answer in [
        Reply::Refusal("No.".to_owned()),
        Reply::ContentFiltered,
        Reply::completion(""),
    ] {
        let script = Script::new(move |request| match request.body["response_format"] {
            serde_json::Value::Null => answer.clone(),
            _ => Reply::status(422),
        });
        let provider = ScriptedProvider::start(script).await;
        let model = client(&provider);
        failure(&model).await;
        failure(&model).await;
        assert_eq!(
            formats(&provider),
            ["json_schema", "json_object", "text", "text"]
        );
    }
}

#[tokio::test]
async fn one_of_the_calls_that_are_refused_together_finds_out_for_all() {
    let gate = hold();
    let answered = gate.clone();
    let script = Script::new(move |request| match request.body["response_format"] {
        serde_json::Value::Null => Reply::completion("{}").after(&answered),
        _ => Reply::status(400).after(Duration::from_millis(200)),
    });
    let provider = ScriptedProvider::start(script).await;
    let model = client(&provider);
    let calls = futures_util::future::join_all((0..5).map(|_| call(&model)));
    let watching = async {
        provider.wait_for_requests(5 + 2).await;
        gate.release_one();
        // The others follow together.
        provider.wait_for_in_flight(4).await;
        gate.release();
    };
    let (answers, ()) = tokio::join!(calls, watching);
    assert!(answers.iter().all(Result::is_ok));
    let asked = formats(&provider);
    let times = |format: &str| asked.iter().filter(|asked| *asked == format).count();
    assert_eq!(
        (times("json_schema"), times("json_object"), times("text")),
        (5, 1, 5)
    );
}

#[tokio::test]
async fn a_success_without_a_completion_does_not_teach_the_weaker_format() {
    let provider = ScriptedProvider::start(Script::sequence([
        Reply::status(400).with_body("response_format"),
        Reply::Json(json!({"error": {"code": 404, "message": "no such model"}})),
        Reply::completion("{}"),
    ]))
    .await;
    let model = client(&provider);
    assert_eq!(
        failure(&model).await.code().as_str(),
        "provider_rejected_request"
    );
    call(&model).await.expect("a completion");
    assert_eq!(
        formats(&provider),
        ["json_schema", "json_object", "json_schema"]
    );
}

#[tokio::test]
async fn refused_parameters_are_changed_and_that_is_remembered() {
    let provider = ScriptedProvider::start(Script::new(|request| {
        let refuse = |message: &str| {
            let body = json!({"error": {"code": "unsupported_value", "message": message}});
            Reply::status(400).with_body(body.to_string())
        };
        if request.body.get("max_tokens").is_some() {
            refuse("'max_tokens' is not supported. Use 'max_completion_tokens' instead.")
        } else if request.body.get("temperature").is_some() {
            refuse("'temperature' does not support 0 with this model.")
        } else {
            Reply::completion("{\"work\":[]}")
        }
    }))
    .await;
    let model = client(&provider);
    call(&model).await.expect("the first call adapts");
    call(&model).await.expect("the second call knows");
    assert_eq!(provider.counts().requests, 4);
    assert_eq!(provider.requests()[3].body["max_completion_tokens"], 500);
    assert!(
        formats(&provider)
            .iter()
            .all(|format| format == "json_schema")
    );
}

#[tokio::test]
async fn a_refusal_within_a_success_falls_back_too() {
    let provider =
        ScriptedProvider::start(Script::new(
            |request| match request.body["response_format"]["type"].as_str() {
                None => Reply::completion("{}"),
                Some(format) => {
                    let message = format!("response_format {format} is not supported");
                    Reply::Json(json!({"error": {"code": 400, "message": message}}))
                }
            },
        ))
        .await;
    call(&client(&provider)).await.expect("it falls back");
    assert_eq!(formats(&provider), ["json_schema", "json_object", "text"]);
}

#[tokio::test]
async fn an_endpoint_that_breaks_down_over_a_format_is_asked_otherwise_the_next_time() {
    let provider =
        ScriptedProvider::start(Script::new(
            |request| match request.body["response_format"]["type"].as_str() {
                Some("json_schema") => Reply::status(500).with_body("Internal Server Error"),
                _ => Reply::completion("{}"),
            },
        ))
        .await;
    let model = client(&provider);
    let mut well = Vec::new();
    for _ in 0..5 {
        well.push(call(&model).await.is_ok());
    }
    assert_eq!(well, [false, true, false, true, true]);
    assert_eq!(formats(&provider)[3..], ["json_object", "json_object"]);
}

#[tokio::test]
async fn a_refusal_that_asks_for_a_wait_is_heeded_before_anything_plainer_is_tried() {
    let provider = ScriptedProvider::start(Script::sequence([
        Reply::status(400)
            .with_header("retry-after", "7")
            .with_body("response_format"),
        Reply::completion("{}"),
    ]))
    .await;
    let model = client(&provider);
    assert_eq!(failure(&model).await.verdict(), super::retry(Some(7_000)));
    call(&model).await.expect("a completion");
    assert_eq!(formats(&provider), ["json_schema", "json_object"]);
}
