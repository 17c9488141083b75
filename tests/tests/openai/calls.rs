//! Calls that go well, how they are cancelled, and what a client never shows.

use penstock_tests::scripted_provider::{Reply, Script, ScriptedProvider, hold};
use penstock_worker::generate::language_model::LanguageModel;
use penstock_worker::generate::openai::{OpenAiCompatible, OpenAiConfig};

use super::{KEY, call, client, config, prompt};

#[tokio::test]
async fn a_call_carries_the_prompt_and_brings_back_the_completion() {
    let provider =
        ScriptedProvider::start(Script::always(Reply::completion("{\"work\":[]}"))).await;
    let model = client(&provider);
    let completion = call(&model).await.expect("a completion");
    assert_eq!(completion.text, "{\"work\":[]}");
    assert_eq!(completion.model, "scripted-1");
    assert_eq!(
        (
            completion.usage.prompt_tokens,
            completion.usage.completion_tokens
        ),
        (Some(11), Some(7))
    );
    assert_eq!(model.provider(), provider.address().to_string());
    assert_eq!(model.model(), "asked-1");

    let request = &provider.requests()[0];
    assert_eq!(
        (request.method.as_str(), request.path.as_str()),
        ("POST", "/v1/chat/completions")
    );
    assert_eq!(
        request.header("authorization"),
        Some(format!("Bearer {KEY}").as_str())
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.message("system"), "Write a section.");
    assert_eq!(request.message("user"), "I led a team of four at Acme.");
    assert_eq!(request.body["model"], "asked-1");
    assert_eq!(request.body["temperature"], 0);
    assert_eq!(request.body["max_tokens"], 500);
    assert_eq!(
        request.body["response_format"]["json_schema"]["schema"],
        *prompt().schema
    );
}

#[tokio::test]
async fn without_a_key_no_credentials_are_sent() {
    let provider = ScriptedProvider::start(Script::always(Reply::completion("{}"))).await;
    for api_key in [None, Some(" \n".to_owned().into())] {
        let config = OpenAiConfig {
            api_key,
            ..config(provider.url())
        };
        let model = OpenAiCompatible::new(config).expect("valid");
        call(&model).await.expect("a completion");
    }
    assert!(
        provider
            .requests()
            .iter()
            .all(|request| request.header("authorization").is_none())
    );
}

#[tokio::test]
async fn a_slow_body_within_the_timeout_is_read_to_its_end() {
    let gate = hold();
    let reply = Reply::SlowBody {
        text: "{\"work\":[]}".to_owned(),
        gate: gate.clone(),
    };
    let provider = ScriptedProvider::start(Script::always(reply)).await;
    let model = client(&provider);
    let (completion, ()) = tokio::join!(call(&model), async {
        provider.wait_for_in_flight(1).await;
        gate.release();
    });
    assert_eq!(completion.expect("a completion").text, "{\"work\":[]}");
}

#[tokio::test]
async fn dropping_the_call_closes_the_connection() {
    let gate = hold();
    let slow = Reply::SlowBody {
        text: "{}".to_owned(),
        gate: gate.clone(),
    };
    for reply in [Reply::Hang, Reply::completion("{}").after(&gate), slow] {
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let model = client(&provider);
        tokio::select! {
            _ = call(&model) => panic!("nothing has answered"),
            () = provider.wait_for_requests(1) => {}
        }
        provider.wait_for_abandoned(1).await;
        assert_eq!(provider.counts().in_flight, 0);
    }
}

#[tokio::test]
async fn gates_hold_calls_and_the_counts_show_it() {
    let gate = hold();
    let reply = Reply::completion("{\"work\":[]}").after(&gate);
    let provider = ScriptedProvider::start(Script::always(reply)).await;
    let model = client(&provider);
    let all = async { tokio::join!(call(&model), call(&model), call(&model)) };
    let test = async {
        provider.wait_for_in_flight(3).await;
        gate.release_one();
        let counts = provider.wait_until(|counts| counts.answered == 1).await;
        assert_eq!((counts.in_flight, counts.max_in_flight), (2, 3));
        gate.release();
    };
    let ((first, second, third), ()) = tokio::join!(all, test);
    assert!(first.is_ok() && second.is_ok() && third.is_ok());
    provider
        .wait_until(|counts| counts.in_flight == 0 && counts.answered == 3)
        .await;
    call(&model).await.expect("an opened gate stays open");
}

#[tokio::test]
async fn the_key_is_in_no_debug_output() {
    let config = config("https://api.example.com/v1".to_owned());
    assert!(!format!("{config:?}").contains(KEY));
    let model = OpenAiCompatible::new(config).expect("valid");
    let shown = format!("{model:?} {model:#?}");
    assert!(!shown.contains(KEY) && !shown.contains("Bearer"), "{shown}");
    assert!(shown.contains("api.example.com"));
}

#[test]
fn a_configuration_that_cannot_work_is_refused_without_showing_the_key() {
    let url = || "http://localhost:11434".to_owned();
    let with_key = |key: &str| OpenAiConfig {
        api_key: Some(key.to_owned().into()),
        ..config(url())
    };
    for (config, word) in [
        (config("localhost".to_owned()), "base URL"),
        (config("ftp://localhost".to_owned()), "http://"),
        (config("http://u:p4ss@localhost".to_owned()), "API key"),
        (
            OpenAiConfig {
                model: " ".to_owned(),
                ..config(url())
            },
            "model",
        ),
        (with_key("sk-secret\u{7f}-tail"), "API key"),
        (with_key("sk-secret\n-tail"), "API key"),
    ] {
        let error = OpenAiCompatible::new(config).expect_err("cannot work");
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(word), "{shown}");
        assert!(
            !shown.contains("sk-secret") && !shown.contains("p4ss"),
            "{shown}"
        );
    }
    assert!(OpenAiCompatible::new(with_key("sk-from-a-file\n")).is_ok());
}
