//! Answers in pieces: what is shown of them, what they come to, and endpoints that know nothing of it.

use std::sync::Mutex;

use penstock_tests::scripted_provider::{Part, Reply, Script, ScriptedProvider, hold};
use penstock_worker::generate::language_model::{Caller, LanguageModel, PartialText, Verdict};
use penstock_worker::generate::openai::{OpenAiCompatible, OpenAiConfig};
use serde_json::json;

use super::{call, config, failure, prompt, retry};

/// Notes what is shown while it is written.
#[derive(Default)]
struct Watcher(Mutex<String>);

impl Caller for Watcher {}

impl PartialText for Watcher {
    fn push(&self, text: &str) {
        self.0.lock().expect("no panic").push_str(text);
    }
}

fn streaming(provider: &ScriptedProvider) -> OpenAiCompatible {
    OpenAiCompatible::new(OpenAiConfig {
        stream: true,
        ..config(provider.url())
    })
    .expect("a valid configuration")
}

#[tokio::test]
async fn an_answer_is_shown_while_it_is_written_and_comes_to_the_same() {
    let gate = hold();
    let mut parts = Part::pieces("{\"work\": [\"naïve\"");
    parts.push(Part::hold(&gate));
    parts.extend(Part::pieces("]}"));
    let provider = ScriptedProvider::start(Script::always(Reply::streamed(parts))).await;
    let (model, prompt, watcher) = (streaming(&provider), prompt(), Watcher::default());
    let mut answer = model.generate(&prompt, &watcher);
    while *watcher.0.lock().expect("no panic") != "{\"work\": [\"naïve\"" {
        tokio::select! {
            _ = &mut answer => panic!("half of it is held back"),
            () = tokio::task::yield_now() => {}
        }
    }
    gate.release();
    let completion = answer.await.expect("a completion");
    assert_eq!(completion.text, "{\"work\": [\"naïve\"]}");
    assert_eq!(completion.model, "scripted-1");
    assert_eq!(
        (
            completion.usage.prompt_tokens,
            completion.usage.completion_tokens
        ),
        (Some(11), Some(7))
    );
    let request = &provider.requests()[0].body;
    assert_eq!(request["stream"], true);
    assert_eq!(request["stream_options"], json!({"include_usage": true}));
    // The connection serves again.
    call(&model).await.expect("a completion");
    assert_eq!(provider.counts().connections, 1);
}

#[tokio::test]
async fn an_answer_that_comes_whole_is_as_good() {
    let provider = ScriptedProvider::start(Script::sequence([
        Reply::completion("{}"),
        Reply::status(200).with_body("\n {\"choices\": [{\"message\": {\"content\": \"{}\"}}]}"),
        Reply::BrokenJson,
    ]))
    .await;
    let model = streaming(&provider);
    for _ in 0..2 {
        assert_eq!(call(&model).await.expect("a completion").text, "{}");
    }
    let error = failure(&model).await;
    assert_eq!(error.code().as_str(), "provider_malformed_response");
}

#[tokio::test]
async fn a_refusal_to_stream_is_heeded_and_remembered() {
    let provider = ScriptedProvider::start(Script::new(|request| {
        let refuse = |what: &str| {
            let message = format!("`{what}` is not supported");
            Reply::status(422).with_body(json!({"error": {"message": message}}).to_string())
        };
        if request.body.get("stream_options").is_some() {
            refuse("stream_options")
        } else if request.body["stream"] == true {
            refuse("stream")
        } else {
            Reply::completion("{}")
        }
    }))
    .await;
    let model = streaming(&provider);
    call(&model).await.expect("the first call adapts");
    call(&model).await.expect("the second call knows");
    let requests = provider.requests();
    let streams = requests
        .iter()
        .map(|request| &request.body["stream"] == true);
    assert_eq!(streams.collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(
        requests[3].body["response_format"]["type"], "json_schema",
        "the format was not what was refused"
    );
}

#[tokio::test]
async fn an_answer_that_breaks_off_may_be_asked_for_again() {
    let error = |error: serde_json::Value| Part::Json(json!({"error": error}));
    for (end, verdict, code) in [
        (Part::Drop, retry(None), "provider_unreachable"),
        (
            Part::Raw(": and no more\n\n".into()),
            retry(None),
            "provider_malformed_response",
        ),
        (
            Part::Raw("data: {\"cho\n\n".into()),
            retry(None),
            "provider_malformed_response",
        ),
        (
            error(json!({"code": 429})),
            retry(None),
            "provider_rate_limited",
        ),
        (
            error(json!({"type": "server_error"})),
            retry(None),
            "provider_unavailable",
        ),
        (
            error(json!({"code": "insufficient_quota"})),
            Verdict::GiveUp,
            "provider_quota_exhausted",
        ),
    ] {
        let mut parts = Part::pieces("{\"work\": []}");
        parts.push(end.clone());
        let provider = ScriptedProvider::start(Script::always(Reply::Stream(parts))).await;
        let found = failure(&streaming(&provider)).await;
        assert_eq!(
            (found.verdict(), found.code().as_str()),
            (verdict, code),
            "{end:?}"
        );
    }
}

#[tokio::test]
async fn an_endless_body_is_given_up_when_streaming_too() {
    let provider =
        ScriptedProvider::start(Script::always(Reply::EndlessBody { status: 200 })).await;
    let error = failure(&streaming(&provider)).await;
    assert!(error.to_string().contains("1 MiB"), "{error}");
}

#[tokio::test]
async fn a_whole_answer_is_taken_though_its_connection_stays_open() {
    let mut parts = Part::pieces("{\"work\": []}");
    let finish = json!({"choices": [{"delta": {}, "finish_reason": "stop"}]});
    parts.extend([
        Part::Json(finish),
        Part::Json(json!({"usage": {"prompt_tokens": 11, "completion_tokens": 7}})),
        Part::hold(&hold()),
    ]);
    let provider = ScriptedProvider::start(Script::always(Reply::Stream(parts))).await;
    let completion = call(&streaming(&provider)).await.expect("a completion");
    assert_eq!(completion.usage.completion_tokens, Some(7));
}
