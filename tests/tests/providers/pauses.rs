//! Whoever is told to wait is not asked before, by nobody and for nothing.

use std::time::Duration;

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{ReceivedRequest, Reply, Script},
};
use serde_json::{Value, json};

/// How long the provider asks to be left alone.
const PAUSE: Duration = Duration::from_secs(4);

/// A request to wait, later by a second: what is to be caught unawares is under way by then.
fn wait() -> Reply {
    Reply::status(429)
        .with_header("retry-after", &PAUSE.as_secs().to_string())
        .after(Duration::from_secs(1))
}

fn is_for(request: &ReceivedRequest, role: &str) -> bool {
    request.message("user").contains(role)
}

/// Submits a section for this role, by which its requests are known.
async fn submit(fleet: &Fleet, role: &str) -> String {
    let mut section = fleet
        .client
        .submission("work", "i managed a team of 5 people at Lidl");
    section["target_role"] = json!(role);
    let (_, accepted) = fleet.client.post("/v1/sections", &section).await;
    penstock_tests::client::id_of(&accepted)
}

/// Waits for the sections, and asserts that nobody asked within the pause, which the request for `limited` was told.
async fn assert_kept(fleet: &Fleet, limited: &str, sections: &[String]) {
    for id in sections {
        let section = fleet.client.finished(id).await;
        assert_eq!(section["status"], "completed", "{section}");
    }
    let seen = fleet.provider.requests();
    let told = seen.iter().find(|request| is_for(request, limited));
    let told = told.expect("it was asked").at + Duration::from_secs(1);
    for request in &seen {
        let is_within = request.at > told && request.at < told + PAUSE;
        assert!(
            !is_within,
            "asked {:?} after it was told",
            request.at - told
        );
    }
}

#[tokio::test]
async fn plainer_words_wait_for_a_pause() {
    let script = Script::new(|request| match &request.body["response_format"] {
        _ if is_for(request, "limited") && request.index < 2 => wait(),
        Value::Null => Reply::completion(work_answer()),
        _ => Reply::status(400).after(Duration::from_secs(2)),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let refused = submit(&fleet, "refused").await;
    fleet.provider.wait_for_requests(1).await;
    let limited = submit(&fleet, "limited").await;
    assert_kept(&fleet, "limited", &[refused, limited]).await;
}

#[tokio::test]
async fn a_section_that_waited_for_money_waits_for_a_pause_too() {
    let script = Script::new(|request| match request.index {
        0 => wait(),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    // A call may cost a thousand tokens, which is a dollar: one at a time.
    let _worker = fleet
        .worker(&[("LLM_PRICE_OUTPUT", "1000"), ("DAILY_BUDGET", "1.5")])
        .await;
    let limited = submit(&fleet, "limited").await;
    fleet.provider.wait_for_requests(1).await;
    let waiting = submit(&fleet, "waiting").await;
    assert_kept(&fleet, "limited", &[limited, waiting]).await;
}
