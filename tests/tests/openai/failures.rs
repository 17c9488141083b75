//! Every way in which a call fails, with its verdict and code.

use std::time::Duration;

use penstock_tests::scripted_provider::{Reply, Script, ScriptedProvider, hold};
use penstock_worker::generate::language_model::{GenerateError, Verdict};
use penstock_worker::generate::openai::OpenAiCompatible;
use serde_json::json;

use super::{KEY, call, client, config, everything_shown, failure, retry};

#[tokio::test]
async fn every_status_gets_its_verdict() {
    let quota = json!({"error": {"code": "insufficient_quota", "message": KEY}}).to_string();
    for (reply, verdict, code) in [
        (Reply::status(429), retry(None), "provider_rate_limited"),
        (
            Reply::status(429).with_header("Retry-After", "7"),
            retry(Some(7_000)),
            "provider_rate_limited",
        ),
        (
            Reply::status(429)
                .with_header("retry-after", "7")
                .with_header("retry-after-ms", "250"),
            retry(Some(7_000)),
            "provider_rate_limited",
        ),
        (
            Reply::status(429).with_header("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
            retry(Some(0)),
            "provider_rate_limited",
        ),
        (
            Reply::status(429).with_header("retry-after", "99999999999999999999"),
            retry(Some(86_400_000)),
            "provider_rate_limited",
        ),
        (
            Reply::status(429).with_body(quota),
            Verdict::GiveUp,
            "provider_quota_exhausted",
        ),
        (Reply::status(408), retry(None), "provider_unavailable"),
        (Reply::status(409), retry(None), "provider_unavailable"),
        (Reply::status(424), retry(None), "provider_unavailable"),
        (Reply::status(425), retry(None), "provider_unavailable"),
        (Reply::status(498), retry(None), "provider_unavailable"),
        (Reply::status(500), retry(None), "provider_unavailable"),
        (
            Reply::status(503).with_header("retry-after", "30"),
            retry(Some(30_000)),
            "provider_unavailable",
        ),
        (
            Reply::CloseMidBody { status: 503 },
            retry(None),
            "provider_unavailable",
        ),
        (
            Reply::status(401).with_body(KEY),
            Verdict::GiveUp,
            "provider_rejected_credentials",
        ),
        (
            Reply::status(403),
            Verdict::GiveUp,
            "provider_rejected_credentials",
        ),
        (
            Reply::CloseMidBody { status: 401 },
            Verdict::GiveUp,
            "provider_rejected_credentials",
        ),
        (
            Reply::status(400).with_body(KEY),
            Verdict::GiveUp,
            "provider_rejected_request",
        ),
        (
            Reply::status(404),
            Verdict::GiveUp,
            "provider_rejected_request",
        ),
        (Reply::status(413), Verdict::GiveUp, "input_too_long"),
        (
            Reply::status(422),
            Verdict::GiveUp,
            "provider_rejected_request",
        ),
    ] {
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let error = failure(&client(&provider)).await;
        assert_eq!(
            (error.verdict(), error.code().as_str()),
            (verdict, code),
            "{error:?}"
        );
        // Some endpoints refuse a format with a bare 400 or 422: the same is asked for in plainer words, twice.
        let tries = match error {
            GenerateError::RejectedRequest {
                status: 400 | 422, ..
            } => 3,
            _ => 1,
        };
        assert_eq!(
            provider.counts().requests,
            tries,
            "{code} is the queue's to retry"
        );
        let shown = everything_shown(&error);
        assert!(!shown.contains(KEY) && !shown.contains("Acme"), "{shown}");
    }
}

#[tokio::test]
async fn answers_that_are_no_usable_completion_get_their_verdict() {
    let html = "<!doctype html><title>Welcome</title>";
    let (malformed, give_up) = ("provider_malformed_response", Verdict::GiveUp);
    for (reply, verdict, code) in [
        (Reply::BrokenJson, retry(None), malformed),
        (Reply::status(200).with_body(html), retry(None), malformed),
        (Reply::status(200), retry(None), malformed),
        (Reply::status(204), retry(None), malformed),
        (Reply::Json(json!({"choices": []})), retry(None), malformed),
        (Reply::completion(""), retry(None), malformed),
        (Reply::EndlessBody { status: 200 }, retry(None), malformed),
        (
            Reply::CloseMidBody { status: 200 },
            retry(None),
            "provider_unreachable",
        ),
        (Reply::DropConnection, retry(None), "provider_unreachable"),
        (
            Reply::Refusal("I will not.".to_owned()),
            give_up,
            "provider_refused",
        ),
        (Reply::ContentFiltered, give_up, "provider_content_filtered"),
        (
            // It thought until nothing was left to write with.
            Reply::Truncated(String::new()),
            give_up,
            "output_truncated",
        ),
    ] {
        let answers = !matches!(reply, Reply::DropConnection);
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let error = failure(&client(&provider)).await;
        assert_eq!(
            (error.verdict(), error.code().as_str()),
            (verdict, code),
            "{error:?}"
        );
        // A connection closed before any answer may have been idle too long: the request is sent once more.
        let sent = match error {
            GenerateError::Unreachable { .. } if !answers => 2,
            _ => 1,
        };
        assert_eq!(provider.counts().requests, sent, "{code}");
        assert!(!everything_shown(&error).contains("I will not."));
    }
}

#[tokio::test]
async fn what_was_written_before_the_token_limit_is_an_answer() {
    for text in ["{\"work\":[]}\n\nI hope that", "{\"work\":[{"] {
        let reply = Reply::Truncated(text.to_owned());
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        assert!(call(&client(&provider)).await.is_ok(), "{text}");
    }
}

#[tokio::test]
async fn an_endless_body_is_cut_off_by_the_client() {
    let provider =
        ScriptedProvider::start(Script::always(Reply::EndlessBody { status: 200 })).await;
    let error = failure(&client(&provider)).await;
    assert!(error.to_string().contains("1 MiB"), "{error}");
    provider.wait_for_abandoned(1).await;
}

#[tokio::test]
async fn an_endless_error_body_is_cut_off_too() {
    let reply = Reply::EndlessBody { status: 401 };
    let provider = ScriptedProvider::start(Script::always(reply)).await;
    assert_eq!(
        failure(&client(&provider)).await.code().as_str(),
        "provider_rejected_credentials"
    );
    provider.wait_for_abandoned(1).await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = ScriptedProvider::start(Script::always(Reply::completion("{}"))).await;
    for status in [301, 302, 303, 307, 308] {
        let target = format!("{}/chat/completions", elsewhere.url());
        let reply = Reply::status(status).with_header("location", &target);
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let error = failure(&client(&provider)).await;
        assert_eq!(error.verdict(), Verdict::GiveUp);
        assert_eq!(error.code().as_str(), "provider_rejected_request");
        assert!(error.to_string().contains("redirect"), "{error}");
    }
    assert_eq!(elsewhere.counts().connections, 0);
}

#[tokio::test]
async fn the_timeout_covers_waiting_for_the_answer_and_reading_it() {
    let text = "{}".to_owned();
    for reply in [Reply::Hang, Reply::SlowBody { text, gate: hold() }] {
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let model = client(&provider);
        let clock = async {
            provider.wait_for_in_flight(1).await;
            tokio::time::pause();
            tokio::time::advance(Duration::from_mins(1)).await;
            tokio::time::resume();
        };
        let (error, ()) = tokio::join!(failure(&model), clock);
        assert_eq!(
            (error.verdict(), error.code().as_str()),
            (retry(None), "provider_timeout")
        );
        assert!(error.to_string().contains("60000 ms"), "{error}");
        provider.wait_for_abandoned(1).await;
    }
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_unreachable() {
    let provider = ScriptedProvider::start(Script::always(Reply::Hang)).await;
    let model = client(&provider);
    let address = provider.address();
    drop(provider);
    // Dropping only asks the server to stop; the port is free once it can be bound again.
    while tokio::net::TcpListener::bind(address).await.is_err() {
        tokio::task::yield_now().await;
    }
    let error = failure(&model).await;
    assert_eq!(
        (error.verdict(), error.code().as_str()),
        (retry(None), "provider_unreachable")
    );
    assert!(!everything_shown(&error).contains(KEY));
}

#[tokio::test]
async fn a_connection_that_never_came_about_is_tried_again_at_once() {
    // A TLS handshake with a plain server fails before any request is sent.
    let provider = ScriptedProvider::start(Script::always(Reply::completion("{}"))).await;
    let url = provider.url().replace("http:", "https:");
    let model = OpenAiCompatible::new(config(url)).expect("valid");
    let error = failure(&model).await;
    assert_eq!(
        (error.verdict(), error.code().as_str()),
        (retry(None), "provider_unreachable")
    );
    assert_eq!(
        (provider.counts().connections, provider.counts().requests),
        (3, 0)
    );
}

#[tokio::test]
async fn a_connection_that_was_closed_meanwhile_costs_no_call() {
    let provider = ScriptedProvider::start(Script::new(|request| match request.index {
        1 => Reply::DropConnection,
        _ => Reply::completion("{}"),
    }))
    .await;
    let model = client(&provider);
    for _ in 0..2 {
        call(&model).await.expect("a completion");
    }
    assert_eq!(
        (provider.counts().connections, provider.counts().requests),
        (2, 3)
    );
}

#[tokio::test]
async fn what_has_come_of_an_error_counts_though_it_does_not_end() {
    for (status, name, code) in [
        (429, "insufficient_quota", "provider_quota_exhausted"),
        (400, "context_length_exceeded", "input_too_long"),
    ] {
        let body = json!({"error": {"code": name}}).to_string();
        let unended = Reply::status(status)
            .with_header("transfer-encoding", "chunked")
            .with_body(format!("{:x}\r\n{body}\r\n", body.len()));
        let provider = ScriptedProvider::start(Script::always(unended)).await;
        assert_eq!(failure(&client(&provider)).await.code().as_str(), code);
    }
}

#[tokio::test]
async fn a_wait_is_told_whatever_the_failure() {
    let limited = |code: &str| json!({"error": {"code": code}}).to_string();
    let quota = limited("insufficient_quota");
    for (status, body) in [
        (200, limited("rate_limit_exceeded")),
        (200, limited("429")),
        (200, quota.clone()),
        (
            200,
            json!({"choices": [{"error": {"code": 503}}]}).to_string(),
        ),
        (302, String::new()),
        (400, String::new()),
        (403, limited("rate_limit_exceeded")),
        (403, String::new()),
        (429, quota),
        (500, "response_format: overloaded".to_owned()),
    ] {
        let reply = Reply::status(status)
            .with_header("retry-after", "7")
            .with_body(&body);
        let provider = ScriptedProvider::start(Script::always(reply)).await;
        let error = failure(&client(&provider)).await;
        assert_eq!(
            error.after(),
            Some(Duration::from_secs(7)),
            "{status} {body}"
        );
        assert_eq!(provider.counts().requests, 1, "{status} {body}");
    }
}
