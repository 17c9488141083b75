//! Promise 13: a user with a thousand waiting sections delays another user's one by at most a few claims.

use penstock_shared::db::jobs::{self, WaitingSection};
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
        let claimed = jobs::claim(&fleet.pool, worker, 1, jobs::Lookup::default())
            .await
            .unwrap();
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
