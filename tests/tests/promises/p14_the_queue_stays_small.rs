//! Promise 14: finished jobs are removed in batches after a retention time; sections and their history stay.

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};

#[tokio::test]
async fn finished_jobs_go_and_nothing_else_does() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let ids = fleet.client.submit_many(20).await;
    // More than a batch of long finished ones beside them.
    fleet
        .execute(
            "INSERT INTO apalis.jobs (id, job_type, job, status, max_attempts, run_at, done_at)
             SELECT 'old' || n, 'penstock.sections', '', 'Done', 5, now(), now() - interval '1 hour' FROM generate_series(1, 2500) n;
             INSERT INTO apalis.jobs (id, job_type, job, status, max_attempts, run_at) VALUES ('waiting', 'penstock.sections', '', 'Pending', 5, now() + interval '1 hour')",
        )
        .await;
    let _worker = fleet.worker(&[("JOB_RETENTION_MS", "300")]).await;
    for id in &ids {
        assert_eq!(fleet.client.finished(id).await["status"], "completed");
    }
    fleet
        .until("SELECT count(*) = 1 AND bool_and(id = 'waiting') FROM apalis.jobs")
        .await;
    let history: i64 = fleet.value("SELECT count(*) FROM section_events").await;
    assert_eq!(history, 60);
}

#[tokio::test]
async fn within_its_retention_a_finished_job_stays() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    fleet
        .execute(
            "INSERT INTO apalis.jobs (id, job_type, job, status, max_attempts, run_at, done_at) VALUES
             ('older', 'penstock.sections', '', 'Done', 5, now(), now() - interval '1 hour'),
             ('newer', 'penstock.sections', '', 'Killed', 5, now(), now())",
        )
        .await;
    let _worker = fleet.worker(&[("JOB_RETENTION_MS", "3000000")]).await;
    fleet
        .until("SELECT count(*) = 1 AND bool_and(id = 'newer') FROM apalis.jobs")
        .await;
}
