//! Two workers share a load, and one of them is killed in the middle of it.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};

#[tokio::test]
async fn with_default_settings_only_what_a_dead_worker_was_running_runs_again() {
    let answer = Reply::completion(work_answer()).after(Duration::from_secs(1));
    let fleet = Fleet::start(programs!(), Script::always(answer), &[]).await;
    fleet.client.submit_many(200).await;
    // The heartbeat is the default, unlike in other tests.
    let settings = [
        ("WORKER_CONCURRENCY", "20"),
        ("WORKER_HEARTBEAT_MS", "2000"),
    ];
    let mut doomed = fleet.worker(&settings).await;
    let survivor = fleet.worker(&settings).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    doomed.kill();
    let killed = Instant::now();
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;
    println!(
        "all completed {:.1} s after the kill",
        killed.elapsed().as_secs_f64()
    );

    let (executions, completions, rescued): (i64, i64, i64) = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE to_status = 'processing'),
                count(*) FILTER (WHERE to_status = 'completed'),
                count(*) FILTER (WHERE error_code = 'worker_crashed')
         FROM section_events",
    )
    .fetch_one(&fleet.pool)
    .await
    .unwrap();
    assert_eq!(
        (executions, completions),
        (200 + rescued, 200),
        "{}",
        survivor.log()
    );
    assert!(
        (1..=40).contains(&rescued),
        "what it ran, and what it had not committed: {rescued}"
    );
    // What was claimed just before the kill had not asked yet.
    let requests = i64::try_from(fleet.provider.requests().len()).expect("a few hundred");
    assert!(
        (200..=executions).contains(&requests),
        "an execution asks once: {requests} requests, {executions} executions"
    );
}

#[tokio::test]
async fn five_hundred_sections_survive_the_death_of_a_worker() {
    let answer = Reply::completion(work_answer()).after(Duration::from_millis(100));
    let fleet = Fleet::start(programs!(), Script::always(answer), &[]).await;
    let ids = fleet.client.submit_many(500).await;
    let mut doomed = fleet.worker(&[("WORKER_CONCURRENCY", "20")]).await;
    let survivor = fleet.worker(&[("WORKER_CONCURRENCY", "20")]).await;
    fleet.until("SELECT count(DISTINCT worker_id) = 2 AND count(*) FILTER (WHERE to_status = 'completed') > 100 FROM section_events").await;
    doomed.kill();
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;

    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 500);
    let completed: i64 = fleet
        .value("SELECT count(*) FROM resume_sections WHERE status = 'completed'")
        .await;
    assert_eq!(completed, 500, "{}", survivor.log());
    let (completions, sections, rescued): (i64, i64, i64) = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE to_status = 'completed'),
                count(DISTINCT section_id) FILTER (WHERE to_status = 'completed'),
                count(*) FILTER (WHERE error_code = 'worker_crashed')
         FROM section_events",
    )
    .fetch_one(&fleet.pool)
    .await
    .unwrap();
    assert_eq!((completions, sections), (500, 500), "none twice");
    assert!(
        (1..=100).contains(&rescued),
        "only what the dead worker was running, or had not yet committed, ran again: {rescued}"
    );
    let undone: i64 = fleet
        .value("SELECT count(*) FROM apalis.jobs WHERE status <> 'Done'")
        .await;
    assert_eq!(undone, 0);
}
