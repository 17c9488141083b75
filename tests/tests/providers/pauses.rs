//! Whoever is told to wait is not asked before, by nobody and for nothing.

use std::time::Duration;

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{ReceivedRequest, Reply, Script, hold},
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

#[tokio::test]
async fn a_correction_waits_for_a_pause_that_another_worker_was_told() {
    let gate = hold();
    let answered = gate.clone();
    let script = Script::new(move |request| match request.index {
        0 => Reply::completion(work_answer().replace('5', "50")).after(&answered),
        1 => wait(),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    // With no slot free there is nothing that it might claim, nor is it soon to compare what it holds with the database.
    let _busy = fleet
        .worker(&[
            ("WORKER_CONCURRENCY", "1"),
            ("WORKER_HEARTBEAT_MS", "10000"),
        ])
        .await;
    let corrected = submit(&fleet, "corrected").await;
    fleet.provider.wait_for_requests(1).await;
    let _other = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let limited = submit(&fleet, "limited").await;
    fleet
        .until("SELECT count(*) = 1 FROM provider_limits WHERE paused_until > now()")
        .await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    gate.release();
    assert_kept(&fleet, "limited", &[corrected, limited]).await;
}

#[tokio::test]
async fn a_pause_told_while_the_database_is_away_is_kept() {
    let script = Script::new(|request| match request.index {
        0 => wait(),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let limited = submit(&fleet, "limited").await;
    fleet.provider.wait_for_requests(1).await;
    fleet.database().begin_outage().await;
    tokio::time::sleep(Duration::from_millis(1_800)).await;
    fleet.database().end_outage().await;
    let other = submit(&fleet, "other").await;
    assert_kept(&fleet, "limited", &[limited, other]).await;
}

#[tokio::test]
async fn a_limit_without_a_word_on_its_end_uses_up_nobodys_attempts() {
    const A_SECOND: usize = 10;
    let answered = std::sync::Mutex::new(std::collections::VecDeque::new());
    let script = Script::new(move |request| {
        let mut answered = answered.lock().unwrap();
        while answered
            .front()
            .is_some_and(|at| request.at.duration_since(*at) >= Duration::from_secs(1))
        {
            answered.pop_front();
        }
        if answered.len() == A_SECOND {
            return Reply::status(429);
        }
        answered.push_back(request.at);
        Reply::completion(work_answer())
    });
    let fleet = Fleet::start(programs!(), script, &[("MAX_ATTEMPTS", "8")]).await;
    fleet.client.submit_many(6 * A_SECOND).await;
    let _worker = fleet.worker(&[]).await;
    fleet
        .until("SELECT bool_and(status IN ('completed', 'failed')) FROM resume_sections")
        .await;
    let completed: i64 = fleet
        .value("SELECT count(*) FROM resume_sections WHERE status = 'completed'")
        .await;
    assert_eq!(completed, 60);
}
