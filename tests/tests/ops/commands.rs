//! `penstock queue retry` and `penstock queue cancel`, as an operator uses them after an outage.

use std::process::Output;

use penstock_tests::{
    client::{ApiClient, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

use super::{penstock_queue, penstock_queue_json};

/// A fleet whose provider fails the first sections with these statuses, one attempt each, and then is well.
async fn after_an_outage(statuses: &'static [u16]) -> Fleet {
    let script = Script::new(|request| {
        statuses.get(request.index).map_or_else(
            || Reply::completion(work_answer()),
            |status| Reply::status(*status),
        )
    });
    Fleet::start(programs!(), script, &[("MAX_ATTEMPTS", "1")]).await
}

async fn statuses(fleet: &Fleet, ids: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for id in ids {
        let section = fleet.client.section(id).await;
        all.push(section["status"].as_str().expect("a status").to_owned());
    }
    all
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn named_sections_are_tried_again_and_others_are_refused_with_a_reason() {
    let fleet = after_an_outage(&[500]).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let failed = id_of(&fleet.client.submit_work().await);
    fleet.client.finished(&failed).await;
    let completed = id_of(&fleet.client.submit_work().await);
    fleet.client.finished(&completed).await;
    let unknown = "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0";

    let output = penstock_queue(&fleet, &["retry", &failed, &completed, unknown]);
    let (stdout, stderr) = told(&output);
    assert!(!output.status.success());
    assert!(stdout.contains("1 section retried."), "{stdout}");
    assert!(
        stdout.contains(&format!("{completed} not retried: it is completed")),
        "{stdout}"
    );
    assert!(
        stdout.contains(&format!("{unknown} not retried: there is no such section")),
        "{stdout}"
    );
    assert!(stderr.contains("2 sections not retried"), "{stderr}");
    let section = fleet.client.finished(&failed).await;
    assert_eq!(
        (&section["status"], &section["max_attempts"]),
        (&json!("completed"), &json!(5))
    );

    let output = penstock_queue(&fleet, &["retry", &failed, "--json"]);
    assert!(!output.status.success());
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        (&answer["count"], &answer["retried"]),
        (&json!(0), &json!([]))
    );
    assert_eq!(answer["refused"][0]["section_id"], failed.as_str());
    assert!(answer["refused"][0]["reason"].is_string());
}

#[tokio::test]
async fn what_failed_lately_is_tried_again_by_code_and_nothing_else() {
    let fleet = after_an_outage(&[500, 500, 401]).await;
    let worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let ids = fleet.client.submit_many(3).await;
    for id in &ids {
        assert_eq!(fleet.client.finished(id).await["status"], "failed");
    }
    drop(worker);
    let cancelled = id_of(&fleet.client.submit_work().await);
    let cancel = format!("/v1/sections/{cancelled}/cancel");
    fleet.client.post(&cancel, &json!({})).await;
    // The first failed long ago.
    fleet
        .execute("UPDATE section_events SET created_at = created_at - interval '2 hours' WHERE to_status = 'failed' AND id = (SELECT min(id) FROM section_events WHERE to_status = 'failed')")
        .await;
    let all: Vec<String> = ids.iter().chain([&cancelled]).cloned().collect();

    let unavailable = [
        "retry",
        "--failed-since",
        "1h",
        "--code",
        "provider_unavailable",
    ];
    let answer = penstock_queue_json(&fleet, &unavailable);
    assert_eq!(answer["count"], 1, "{answer}");
    let after = statuses(&fleet, &all).await;
    assert_eq!(
        after.iter().filter(|status| *status == "pending").count(),
        1,
        "{after:?}"
    );

    let answer = penstock_queue_json(&fleet, &["retry", "--failed-since", "1h"]);
    assert_eq!(answer["count"], 1, "the refused credentials: {answer}");
    assert_eq!(fleet.client.section(&cancelled).await["status"], "failed");
    let answer = penstock_queue_json(&fleet, &["retry", "--failed-since", "1d"]);
    assert_eq!(answer["count"], 1, "the old one: {answer}");
    let answer = penstock_queue_json(
        &fleet,
        &["retry", "--failed-since", "1h", "--code", "cancelled"],
    );
    assert_eq!(answer["retried"], json!([cancelled]));
    assert_eq!(
        penstock_queue_json(&fleet, &["retry", "--failed-since", "1d"])["count"],
        0
    );
    let _worker = fleet.worker(&[]).await;
    for id in &all {
        assert_eq!(fleet.client.finished(id).await["status"], "completed");
    }
}

#[tokio::test]
async fn many_tried_again_at_once_take_their_turns() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    assert!(penstock_queue(&fleet, &["pause"]).status.success());
    fleet.client.submit_many(250).await;
    let user = ["cancel", "--user", fleet.client.user_id.as_str()];
    assert_eq!(penstock_queue_json(&fleet, &user)["count"], 250);
    let others = ApiClient::new(fleet.client.url("")).await;
    let before = id_of(&others.submit_work().await);

    let output = penstock_queue(
        &fleet,
        &["retry", "--failed-since", "1h", "--code", "cancelled"],
    );
    let (stdout, stderr) = told(&output);
    assert!(
        output.status.success() && stdout.contains("250 sections retried."),
        "{stdout}{stderr}"
    );
    assert!(stderr.contains("100 of 250"), "in batches: {stderr}");
    let newcomer = ApiClient::new(fleet.client.url("")).await;
    let after = id_of(&newcomer.submit_work().await);
    let order: Vec<String> = sqlx::query_scalar(
        "SELECT 'sec_' || replace(s.id::text, '-', '') FROM apalis.jobs j JOIN resume_sections s ON s.job_id = j.id
         WHERE j.status = 'Pending' ORDER BY j.priority DESC, j.run_at",
    )
    .fetch_all(&fleet.pool)
    .await
    .unwrap();
    assert_eq!(order.len(), 252);
    for id in [before, after] {
        let place = order.iter().position(|it| *it == id).expect("it waits");
        assert!(place < 4, "{place} are before it");
    }
}

#[tokio::test]
async fn named_sections_and_a_users_are_cancelled_waiting_or_running() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let ids = fleet.client.submit_many(3).await;
    let others = ApiClient::new(fleet.client.url("")).await;
    let other = id_of(&others.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;

    let answer = penstock_queue_json(&fleet, &["cancel", &ids[2]]);
    assert_eq!(
        (&answer["count"], &answer["cancelled"]),
        (&json!(1), &json!([ids[2]]))
    );
    let output = penstock_queue(&fleet, &["cancel", &ids[2]]);
    let (stdout, stderr) = told(&output);
    assert!(!output.status.success(), "{stderr}");
    assert!(stdout.contains("it is failed already"), "{stdout}");

    let user = ["cancel", "--user", fleet.client.user_id.as_str()];
    let (stdout, _) = told(&penstock_queue(&fleet, &user));
    assert!(stdout.contains("2 sections cancelled."), "{stdout}");
    for id in &ids {
        assert_eq!(fleet.client.section(id).await["error_code"], "cancelled");
    }
    drop(worker);
    assert_ne!(fleet.client.section(&other).await["status"], "failed");

    let nobody = ["cancel", "--user", "usr_0199e1b2c3d47a10b3c4d5e6f7a8b9c0"];
    let output = penstock_queue(&fleet, &nobody);
    let (_, stderr) = told(&output);
    assert!(
        !output.status.success() && stderr.contains("there is no user"),
        "{stderr}"
    );
}
