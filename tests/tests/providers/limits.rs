//! Limits hold for the whole fleet, and what waits for them waits in the queue.

use std::time::{Duration, Instant};

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::json;

use super::{counted, counting};

/// The most arrivals within any window of this length.
pub(super) fn most_within(arrivals: &[Instant], window: Duration) -> usize {
    let within = |start: &Instant| {
        let seen = arrivals
            .iter()
            .filter(|at| **at >= *start && at.duration_since(*start) < window);
        seen.count()
    };
    arrivals.iter().map(within).max().unwrap_or(0)
}

/// Ten a second, and a twentieth of a minute's at once.
fn assert_ten_a_second(arrivals: &[Instant]) {
    for seconds in [1_u64, 3, 6] {
        let most = most_within(arrivals, Duration::from_secs(seconds));
        let allowed = 30 + 10 * usize::try_from(seconds).unwrap() + 1;
        assert!(
            most <= allowed,
            "{most} calls within {seconds} s, {allowed} are allowed"
        );
    }
}

async fn arrivals(fleet: &Fleet, workers: &[(&str, &str)], sections: usize) -> Vec<Instant> {
    let _one = fleet.worker(workers).await;
    let _two = fleet.worker(workers).await;
    for id in fleet.client.submit_many(sections).await {
        let section = fleet.client.finished(&id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&json!("completed"), &json!(1)),
            "waiting for a limit costs no attempt: {section}"
        );
    }
    fleet
        .provider
        .requests()
        .iter()
        .map(|request| request.at)
        .collect()
}

#[tokio::test]
async fn two_workers_together_keep_to_the_requests_of_a_minute() {
    let fleet = Fleet::start(programs!(), counting(10, 10), &[]).await;
    let seen = arrivals(&fleet, &[("LLM_REQUESTS_PER_MINUTE", "600")], 100).await;
    assert_eq!(seen.len(), 100);
    assert_ten_a_second(&seen);
}

#[tokio::test]
async fn two_workers_together_keep_to_the_tokens_of_a_minute() {
    let fleet = Fleet::start(programs!(), counting(4_000, 2_000), &[]).await;
    // A hundred thousand a second. Until calls are counted they are thought half as large as these; what they take beyond is
    // owed.
    let seen = arrivals(&fleet, &[("LLM_TOKENS_PER_MINUTE", "6000000")], 150).await;
    assert_eq!(seen.len(), 150);
    for seconds in [1_u64, 3, 6] {
        let most = 6_000 * most_within(&seen, Duration::from_secs(seconds));
        let allowed = 2 * 300_000 + 100_000 * usize::try_from(seconds).unwrap() + 6_000;
        assert!(
            most <= allowed,
            "{most} tokens within {seconds} s, {allowed} are allowed"
        );
    }
}

#[tokio::test]
async fn a_pause_holds_for_the_whole_fleet_and_costs_the_waiting_nothing() {
    // As Gemini tells it, and only in the body.
    let body = r#"[{"error":{"code":429,"details":[{"retryDelay":"2s"}]}}]"#;
    let told = Script::new(move |request| match request.index {
        0 => Reply::status(429).with_body(body),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), told, &[]).await;
    let one = fleet.worker(&[]).await;
    let first = id_of(&fleet.client.submit_work().await);
    fleet
        .until("SELECT count(*) = 1 FROM provider_limits WHERE paused_until > now()")
        .await;
    // Whoever comes later keeps to it as well: it is the fleet's.
    let _two = fleet.worker(&[]).await;
    drop(one);
    let mut others = fleet.client.submit_many(10).await;
    others.push(first.clone());
    for id in &others {
        let section = fleet.client.finished(id).await;
        let attempts = if *id == first { 2 } else { 1 };
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&json!("completed"), &json!(attempts)),
            "{section}"
        );
    }
    let seen = fleet.provider.requests();
    for request in &seen[1..] {
        let after = request.at.duration_since(seen[0].at);
        assert!(
            after >= Duration::from_secs(2),
            "asked again after {after:?}"
        );
    }
}

/// Every answer has to be corrected once.
fn wrong_at_first() -> Script {
    Script::new(|request| {
        let corrected = request.message("user").contains("cannot be kept");
        let answer = if corrected {
            work_answer()
        } else {
            work_answer().replace('5', "50")
        };
        Reply::completion(answer)
    })
}

#[tokio::test]
async fn corrections_wait_for_the_limit_too() {
    let fleet = Fleet::start(programs!(), wrong_at_first(), &[]).await;
    // One at once, and one each second.
    let _worker = fleet.worker(&[("LLM_REQUESTS_PER_MINUTE", "60")]).await;
    let ids = fleet.client.submit_many(3).await;
    for id in &ids {
        let section = fleet.client.finished(id).await;
        assert_eq!(
            (&section["status"], &section["attempt"]),
            (&json!("completed"), &json!(1)),
            "{section}"
        );
    }
    let seen: Vec<Instant> = fleet
        .provider
        .requests()
        .iter()
        .map(|request| request.at)
        .collect();
    assert_eq!(seen.len(), 6);
    let most = most_within(&seen, Duration::from_secs(2));
    assert!(most <= 3 + 2 + 1, "{most} calls within two seconds");
}

#[tokio::test]
async fn a_correction_does_not_wait_while_the_limit_has_room() {
    let fleet = Fleet::start(programs!(), wrong_at_first(), &[]).await;
    let _worker = fleet.worker(&[("LLM_REQUESTS_PER_MINUTE", "6000")]).await;
    for _ in 0..5 {
        fleet
            .client
            .finished(&id_of(&fleet.client.submit_work().await))
            .await;
    }
    let seen = fleet.provider.requests();
    let waits = seen
        .chunks_exact(2)
        .map(|pair| pair[1].at.duration_since(pair[0].at));
    let shortest = waits.min().unwrap();
    // Half of what the worker rests without a reason.
    assert!(shortest < Duration::from_millis(250), "{shortest:?}");
}

#[tokio::test]
async fn finding_out_how_to_ask_keeps_to_the_limit_too() {
    let plain = Script::new(|request| match request.body["response_format"] {
        serde_json::Value::Null => Reply::completion(work_answer()),
        _ => Reply::status(400).after(Duration::from_millis(300)),
    });
    let fleet = Fleet::start(programs!(), plain, &[]).await;
    let seen = arrivals(&fleet, &[("LLM_REQUESTS_PER_MINUTE", "600")], 60).await;
    assert_ten_a_second(&seen);
}

#[tokio::test]
async fn the_fleet_knows_what_the_last_call_of_a_worker_took() {
    let gate = hold();
    let script = Script::always(counted(4_000, 2_000).after(&gate));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let mut worker = fleet.worker(&[("LLM_TOKENS_PER_MINUTE", "6000")]).await;
    let id = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_requests(1).await;
    worker.signal("TERM");
    gate.release();
    assert!(worker.ended().await.success());
    assert_eq!(fleet.client.section(&id).await["status"], "completed");
    // It was thought to take three thousand, which is what there was; a hundred come each second.
    let owed: f64 = fleet
        .value("SELECT -tokens FROM provider_limits WHERE call_tokens = 6000")
        .await;
    assert!(owed > 0.0, "{owed}");
}
