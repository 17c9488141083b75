//! Measurements over real HTTP, too long for every run:
//! `cargo test --release -p penstock-tests --test providers -- --ignored --nocapture --test-threads 1`

use std::time::{Duration, Instant};

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    process::Process,
    programs,
    scripted_provider::{Reply, Script},
};

use super::counting;

/// The most memory that a process has ever held, in MiB.
fn peak_memory(process: &Process) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id()))
        .expect("a running process has a status on Linux");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("Linux counts memory");
    let kib: u64 = line
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number of KiB");
    kib / 1024
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn a_thousand_calls_of_two_seconds_in_flight() {
    const CALLS: usize = 1_000;
    const LATENCY: Duration = Duration::from_secs(2);
    let answer = Reply::completion(work_answer()).after(LATENCY);
    let fleet = Fleet::start(programs!(), Script::always(answer), &[]).await;
    fleet
        .execute("UPDATE queue_state SET paused_at = now()")
        .await;
    fleet.client.submit_many(2 * CALLS).await;
    let worker = fleet
        .worker(&[("WORKER_CONCURRENCY", "1000"), ("LOG_FILTER", "info")])
        .await;
    fleet
        .execute("UPDATE queue_state SET paused_at = NULL")
        .await;
    fleet.provider.wait_for_in_flight(CALLS).await;
    let connections: i64 = fleet
        .value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'penstock-worker' AND datname = current_database()")
        .await;
    fleet
        .until("SELECT count(*) FILTER (WHERE status = 'completed') = 2000 FROM resume_sections")
        .await;
    let seconds: f64 = fleet
        .value("SELECT extract(epoch FROM max(finished_at) - min(started_at))::float8 FROM resume_sections")
        .await;
    let ideal = 2.0 * LATENCY.as_secs_f64();
    println!(
        "{} calls of {} s, {CALLS} in flight: {seconds:.2} s, {:.0} % above the ideal {ideal} s; {connections} connections; {} MiB at most",
        2 * CALLS,
        LATENCY.as_secs(),
        (seconds / ideal - 1.0) * 100.0,
        peak_memory(&worker)
    );
    assert!(connections <= 8);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement of three minutes"]
async fn sixty_requests_a_minute_over_three_minutes() {
    let fleet = Fleet::start(programs!(), counting(1_000, 300), &[]).await;
    let limit = [("LLM_REQUESTS_PER_MINUTE", "60")];
    let _one = fleet.worker(&limit).await;
    let _two = fleet.worker(&limit).await;
    fleet.client.submit_many(300).await;
    fleet.provider.wait_for_requests(1).await;
    tokio::time::sleep(Duration::from_mins(3)).await;
    let arrivals: Vec<Instant> = fleet.provider.requests().iter().map(|r| r.at).collect();
    let within = arrivals
        .iter()
        .filter(|at| at.duration_since(arrivals[0]) < Duration::from_mins(3))
        .count();
    let minute = super::limits::most_within(&arrivals, Duration::from_mins(1));
    println!("{within} requests within three minutes, at most {minute} within one");
    assert!(within <= 189 && minute <= 63, "{within}, {minute}");
    assert!(within >= 170, "the limit is to be used: {within}");
}
