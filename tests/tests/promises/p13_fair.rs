//! Promise 13: a user with a thousand waiting sections delays another user's one by at most a few claims.

use std::time::Duration;

use penstock_shared::{
    db::jobs::{self, ClaimedJob, Outcome, Settlement, WaitingSection},
    domain::FailureCode,
};
use penstock_tests::{
    client::{ApiClient, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};

const CLAIM: usize = 10;

#[tokio::test]
async fn one_section_overtakes_a_thousand_of_another_user() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    fleet.client.submit_many(1_000).await;
    let other = ApiClient::new(fleet.client.url("")).await;
    let first = id_of(&other.submit_work().await);
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await;
    assert_eq!(other.finished(&first).await["status"], "completed");
    // And again in the middle of it.
    let second = id_of(&other.submit_work().await);
    assert_eq!(other.finished(&second).await["status"], "completed");

    // Counted in starts, not in time: how many of the others' began between a submission and its own start.
    let overtaken: Vec<i64> = sqlx::query_scalar(
        "SELECT count(*) FILTER (WHERE o.created_at > mine.submitted AND o.created_at < mine.started)
         FROM (SELECT e.section_id, s.created_at AS submitted, e.created_at AS started
               FROM section_events e JOIN resume_sections s ON s.id = e.section_id JOIN resumes r ON r.id = s.resume_id
               WHERE e.to_status = 'processing' AND r.user_id = (SELECT max(id::text)::uuid FROM users)) mine
         JOIN section_events o ON o.to_status = 'processing' AND o.section_id <> mine.section_id
         GROUP BY mine.section_id",
    )
    .fetch_all(&fleet.pool)
    .await
    .unwrap();
    assert_eq!(overtaken.len(), 2);
    let bound = i64::try_from(3 * CLAIM).unwrap();
    assert!(
        overtaken.iter().all(|&count| count <= bound),
        "{overtaken:?} started before it"
    );
}

#[tokio::test]
async fn a_long_queue_is_not_starved_by_a_stream_of_newcomers() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let many = fleet.client.submit_many(10).await;
    let worker = fleet.leased_worker().await;
    // A newcomer for every job that is taken: the queue never gets shorter.
    let mut taken = 0;
    let mut left = many.len();
    while left > 0 {
        ApiClient::new(fleet.client.url(""))
            .await
            .submit_work()
            .await;
        let claimed = jobs::claim(&fleet.pool, worker, 1, false).await.unwrap();
        let WaitingSection::Found(section) = &claimed[0].section else {
            panic!("a section waits");
        };
        left -= usize::from(many.contains(&section.id.to_string()));
        taken += 1;
        assert!(
            taken < 100,
            "{left} of ten still wait after {taken} others were taken"
        );
    }
}

#[tokio::test]
async fn a_retry_keeps_its_turn_while_nothing_is_due() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let worker = fleet.leased_worker().await;
    let claim = async |most| {
        let claimed = jobs::claim(&fleet.pool, worker, most, false).await;
        claimed.expect("the database answers")
    };
    let settle = async |jobs: Vec<ClaimedJob>, outcome: Outcome| {
        let settlements = jobs.into_iter().map(|job| Settlement {
            job_id: job.job_id,
            attempt: job.attempt,
            outcome: outcome.clone(),
            generations: Vec::new(),
        });
        let settlements: Vec<Settlement> = settlements.collect();
        let written = jobs::settle(&fleet.pool, worker, &settlements).await;
        assert_eq!(written.expect("it works").len(), settlements.len());
    };
    let is = |job: &ClaimedJob, id: &str| matches!(&job.section, WaitingSection::Found(section) if section.id.to_string() == id);

    // In the middle of another's long queue somebody's only section fails for now, and the rest of the queue is done.
    fleet.client.submit_many(30).await;
    let mut done = claim(20).await;
    let other = ApiClient::new(fleet.client.url("")).await;
    let waiting = id_of(&other.submit_work().await);
    done.extend(claim(100).await);
    let (own, others): (Vec<_>, Vec<_>) = done.into_iter().partition(|job| is(job, &waiting));
    assert_eq!((own.len(), others.len()), (1, 30));
    let code = FailureCode::ProviderUnavailable;
    let after = Duration::from_hours(1);
    settle(own, Outcome::Retry { code, after }).await;
    settle(others, Outcome::failed(code)).await;

    // What comes now stands behind it.
    fleet.client.submit_many(30).await;
    fleet
        .execute("UPDATE apalis.jobs SET run_at = now() WHERE run_at > now()")
        .await;
    let next = claim(5).await;
    assert!(next.iter().any(|job| is(job, &waiting)));
}
