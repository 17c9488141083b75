//! Promise 12: LISTEN wakes an idle worker; a lost notification costs at most a second; due retries start on time.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
    tcp_proxy::TcpProxy,
};

/// The worker polls twice a second: a median far below a quarter of a second is the notification's doing.
const PUSHED_MS: f64 = 100.0;

const MEDIAN_PICKUP_MS: &str = "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM started_at - created_at)::float8 * 1000) FROM resume_sections";

#[tokio::test]
async fn an_idle_worker_is_woken_rather_than_polling() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    fleet.until("SELECT count(*) = 1 FROM worker_leases").await;
    for _ in 0..15 {
        let id = id_of(&fleet.client.submit_work().await);
        fleet.client.finished(&id).await;
    }
    let median: f64 = fleet.value(MEDIAN_PICKUP_MS).await;
    assert!(median < PUSHED_MS, "median pickup {median} ms");
}

#[tokio::test]
async fn a_lost_notification_costs_at_most_a_second() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    fleet
        .execute("ALTER TABLE apalis.jobs DISABLE TRIGGER penstock_notify_jobs")
        .await;
    let _worker = fleet.worker(&[]).await;
    fleet.until("SELECT count(*) = 1 FROM worker_leases").await;
    for _ in 0..5 {
        let id = id_of(&fleet.client.submit_work().await);
        assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    }
    let median: f64 = fleet.value(MEDIAN_PICKUP_MS).await;
    assert!(median < 1_000.0, "median pickup {median} ms");
}

#[tokio::test]
async fn a_burst_in_one_transaction_is_one_notification() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let mut listener = sqlx::postgres::PgListener::connect_with(&fleet.pool)
        .await
        .unwrap();
    listener.listen("penstock_jobs").await.unwrap();
    fleet.client.submit_many(100).await;
    listener.recv().await.unwrap();
    fleet.execute("NOTIFY penstock_jobs, 'end'").await;
    assert_eq!(
        listener.recv().await.unwrap().payload(),
        "end",
        "nothing between the first and the end"
    );
}

#[tokio::test]
async fn a_retry_starts_when_it_is_due() {
    let script = Script::new(|request| match request.index {
        0 => Reply::status(503).with_header("retry-after", "1"),
        _ => Reply::completion(work_answer()),
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&id).await["attempt"], 2);
    let (early, late_ms): (bool, f64) = sqlx::query_as(
        "SELECT s.started_at < j.run_at, extract(epoch FROM s.started_at - j.run_at)::float8 * 1000
         FROM resume_sections s JOIN apalis.jobs j ON j.id = s.job_id",
    )
    .fetch_one(&fleet.pool)
    .await
    .unwrap();
    assert!(!early && late_ms < 1_000.0, "{late_ms} ms late");
}

#[tokio::test]
async fn a_connection_that_died_without_a_word_is_listened_on_no_longer() {
    let script = Script::always(Reply::completion(work_answer()));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let options = fleet.pool.connect_options();
    let directory = options.get_socket().expect("a local server");
    let line = TcpProxy::start(&directory.join(".s.PGSQL.5432")).await;
    let url = format!(
        "postgres://postgres@{}/{}?sslmode=disable",
        line.address(),
        fleet.database().name()
    );
    let _worker = fleet.worker(&[("DATABASE_URL", &url)]).await;
    let listening = "SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN \"penstock_jobs\"%' AND datname = current_database()";
    fleet.until(listening).await;
    line.forget();
    // The server has not heard of the end of the old one either.
    let both = "SELECT count(*) = 2 FROM pg_stat_activity WHERE query LIKE 'LISTEN \"penstock_jobs\"%' AND datname = current_database()";
    fleet.until(both).await;
}
