//! Promise 5: result and acknowledgement commit together, fenced by worker id and attempt; in groups when load is high.

use std::time::Duration;

use penstock_shared::{
    db::{
        generations::{Generation, Verdict},
        jobs::{self, Outcome, Settlement, WaitingSection},
        leases::{self, Heartbeat},
    },
    domain::{FailureCode, SectionId, WorkerId},
};
use penstock_tests::{
    client::{RAW_WORK, id_of, work_answer},
    fleet::{Fleet, PATIENCE},
    programs,
    scripted_provider::{Reply, Script, hold},
};
use serde_json::json;

#[tokio::test]
async fn a_worker_that_lost_its_lease_writes_nothing() {
    let (late, answer) = (
        hold(),
        json!({"work": [{"name": "Lidl", "highlights": ["Managed 5 people"]}]}).to_string(),
    );
    let script = {
        let (late, answer) = (late.clone(), answer.clone());
        Script::new(move |request| match request.index {
            0 => Reply::completion(answer.clone()).after(&late),
            _ => Reply::completion(work_answer()),
        })
    };
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let mut frozen = fleet.worker(&[]).await;
    fleet.provider.wait_for_in_flight(1).await;
    frozen.signal("STOP");
    let _second = fleet.worker(&[]).await;
    let section = fleet.client.finished(&id).await;
    assert_eq!(section["attempt"], 2);

    // The first worker wakes up, gets its answer and finds that the section is no longer its own.
    frozen.signal("CONT");
    late.release();
    frozen
        .logged("results dropped: their jobs were no longer this worker's")
        .await;
    let after = fleet.client.section(&id).await;
    assert_eq!(after, section, "nothing of the section changed");
    let completions: i64 = fleet
        .value("SELECT count(*) FROM section_events WHERE to_status = 'completed'")
        .await;
    assert_eq!(completions, 1);
    let generations: i64 = fleet.value("SELECT count(*) FROM generations").await;
    assert_eq!(generations, 1, "a lost attempt leaves no record of its own");
}

#[tokio::test]
async fn the_fence_is_worker_and_attempt() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.client.submit_work().await;
    let (holder, stranger) = (fleet.leased_worker().await, fleet.leased_worker().await);
    let job = jobs::claim(&fleet.pool, holder, 1, false)
        .await
        .unwrap()
        .remove(0);
    let result = |attempt| Settlement {
        job_id: job.job_id.clone(),
        attempt,
        outcome: Outcome::Completed {
            content: serde_json::from_str(&work_answer()).unwrap(),
            questions: Vec::new(),
        },
        generations: Vec::new(),
    };
    for (worker, attempt) in [
        (stranger, job.attempt),
        (holder, job.attempt + 1),
        (holder, job.attempt - 1),
    ] {
        let written = jobs::settle(&fleet.pool, worker, &[result(attempt)])
            .await
            .unwrap();
        assert_eq!(written.len(), 0, "{worker} at attempt {attempt}");
        let status: String = fleet
            .value("SELECT status::text FROM resume_sections")
            .await;
        assert_eq!(status, "processing");
    }
    let written = jobs::settle(&fleet.pool, holder, &[result(job.attempt)])
        .await
        .unwrap();
    assert_eq!(written.len(), 1);
    let again = jobs::settle(&fleet.pool, holder, &[result(job.attempt)])
        .await
        .unwrap();
    assert_eq!(again.len(), 0, "a repeated settlement finds its work done");
}

#[tokio::test]
async fn a_worker_without_a_lease_claims_nothing() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.client.submit_work().await;
    let worker = WorkerId::new();
    assert!(
        jobs::claim(&fleet.pool, worker, 1, false)
            .await
            .unwrap()
            .is_empty(),
        "never seen"
    );
    let heartbeat = Heartbeat {
        worker,
        lease: Duration::ZERO,
        gap: PATIENCE,
        concurrency: 1,
        running: 0,
    };
    leases::heartbeat(&fleet.pool, heartbeat).await.unwrap();
    assert!(
        jobs::claim(&fleet.pool, worker, 1, false)
            .await
            .unwrap()
            .is_empty(),
        "lease ended"
    );
    leases::heartbeat(
        &fleet.pool,
        Heartbeat {
            lease: PATIENCE,
            ..heartbeat
        },
    )
    .await
    .unwrap();
    assert_eq!(
        jobs::claim(&fleet.pool, worker, 1, false)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn a_result_is_never_seen_without_its_acknowledgement() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let _worker = fleet.worker(&[]).await;
    fleet.client.submit_many(50).await;
    for _ in 0..20 {
        let torn: i64 = fleet
            .value(
                "SELECT count(*) FROM resume_sections s JOIN apalis.jobs j ON j.id = s.job_id
                 WHERE (s.status = 'completed') <> (j.status = 'Done') OR (s.status = 'processing') <> (j.status = 'Running')",
            )
            .await;
        assert_eq!(torn, 0);
    }
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;
}

#[tokio::test]
async fn completions_that_come_together_are_committed_in_groups() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    fleet.client.submit_many(200).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "200")]).await;
    fleet.provider.wait_for_in_flight(200).await;
    gate.release();
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;
    let commits: i64 = fleet
        .value("SELECT count(DISTINCT finished_at) FROM resume_sections")
        .await;
    assert!(commits < 100, "200 completions took {commits} commits");
}

#[tokio::test]
async fn a_resume_shows_every_section_that_completed_at_the_same_time() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::held(&gate), &[]).await;
    let sections: Vec<_> = (0..20)
        .map(|_| fleet.client.submission("work", RAW_WORK))
        .collect();
    let (_, accepted) = fleet
        .client
        .post("/v1/sections/batch", &json!({"sections": sections}))
        .await;
    let _workers = (
        fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await,
        fleet.worker(&[("WORKER_CONCURRENCY", "10")]).await,
    );
    fleet.provider.wait_for_in_flight(20).await;
    gate.release();
    fleet
        .until("SELECT bool_and(status = 'completed') FROM resume_sections")
        .await;
    let resume_id = accepted["sections"][0]["resume_id"]
        .as_str()
        .expect("a résumé");
    let (_, resume) = fleet.client.get(&format!("/v1/resumes/{resume_id}")).await;
    assert_eq!(
        resume["completeness_summary"]["completed"]
            .as_array()
            .map(Vec::len),
        Some(1),
        "{}",
        resume["completeness_summary"]
    );
    assert_eq!(
        resume["completeness_summary"]["in_progress"],
        json!([]),
        "the last completion saw all others"
    );
}

/// A worker that lost a job and claimed it again may finish both attempts while the database is away.
#[tokio::test]
async fn of_two_attempts_in_one_group_the_one_on_record_is_written() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.client.submit_work().await;
    let holder = fleet.leased_worker().await;
    let job = jobs::claim(&fleet.pool, holder, 1, false)
        .await
        .unwrap()
        .remove(0);
    fleet.execute("UPDATE apalis.jobs SET attempts = 2").await;
    let WaitingSection::Found(section) = &job.section else {
        panic!("a section waited: {job:?}");
    };
    let generation = accepted_call(section.id);
    let result = |attempt, outcome| Settlement {
        job_id: job.job_id.clone(),
        attempt,
        outcome,
        generations: vec![generation.clone()],
    };
    let lost = result(1, Outcome::failed(FailureCode::InternalError));
    let completed = Outcome::Completed {
        content: serde_json::from_str(&work_answer()).unwrap(),
        questions: Vec::new(),
    };
    jobs::settle(&fleet.pool, holder, &[lost, result(2, completed)])
        .await
        .unwrap();
    let states: String = fleet
        .value("SELECT concat_ws(' ', j.status, s.status, s.attempt) FROM resume_sections s JOIN apalis.jobs j ON j.id = s.job_id")
        .await;
    assert_eq!(states, "Done completed 2");
    let recorded: Vec<i32> = fleet
        .value("SELECT array_agg(attempt) FROM generations")
        .await;
    assert_eq!(recorded, [2], "nothing of the lost attempt is stored");
}

/// A person may cancel a section whose answer waits for its commit.
#[tokio::test]
async fn an_answer_that_comes_after_the_cancellation_is_not_on_record_as_accepted() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let holder = fleet.leased_worker().await;
    let job = jobs::claim(&fleet.pool, holder, 1, false)
        .await
        .unwrap()
        .remove(0);
    let WaitingSection::Found(section) = &job.section else {
        panic!("a section waited: {job:?}");
    };
    let cancel = format!("/v1/sections/{id}/cancel");
    assert_eq!(fleet.client.post(&cancel, &json!({})).await.0, 200);
    let late = Settlement {
        job_id: job.job_id.clone(),
        attempt: job.attempt,
        outcome: Outcome::Completed {
            content: serde_json::from_str(&work_answer()).unwrap(),
            questions: Vec::new(),
        },
        generations: vec![accepted_call(section.id)],
    };
    let written = jobs::settle(&fleet.pool, holder, &[late]).await.unwrap();
    assert_eq!(written.len(), 0);
    let states: String = fleet
        .value("SELECT concat_ws(' ', s.status, s.error_code, g.verdict, g.error_code) FROM resume_sections s JOIN generations g ON g.section_id = s.id")
        .await;
    assert_eq!(states, "failed cancelled gave_up cancelled");
}

fn accepted_call(section_id: SectionId) -> Generation {
    Generation {
        section_id,
        call: 1,
        provider: "test".to_owned(),
        model: "test".to_owned(),
        knowledge_version: "test".to_owned(),
        passages: json!([]),
        prompt_tokens: None,
        completion_tokens: None,
        latency_ms: 1,
        verdict: Verdict::Accepted,
        error_code: None,
        error_details: None,
        cost_micros: None,
        request_key: None,
        cached: false,
    }
}
