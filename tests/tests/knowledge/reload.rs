//! SIGHUP puts changed guidance into use without dropping a job; guidance that is broken is not put into use.

use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    knowledge_copy::KnowledgeCopy,
    process::Process,
    programs,
    scripted_provider::{Reply, Script, hold},
};

const WORK: &str = "guidelines/work.md";

/// The version of the knowledge base that a log line tells.
async fn version(process: &mut Process, message: &str) -> String {
    let line = process.logged(message).await;
    line["knowledge.version"]
        .as_str()
        .expect("a version")
        .to_owned()
}

/// The version that each section was written with, in the order of their writing.
async fn written_with(fleet: &Fleet) -> Vec<String> {
    fleet
        .value("SELECT coalesce(array_agg(knowledge_version ORDER BY id), '{}') FROM generations")
        .await
}

#[tokio::test]
async fn what_runs_is_finished_with_what_it_began_with_and_the_next_has_the_new() {
    let gate = hold();
    let script = Script::held(&gate);
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let copy = KnowledgeCopy::new();
    let mut worker = fleet.prepare_worker(&[("KNOWLEDGE_BASE", copy.path())]);
    let old = version(&mut worker, "knowledge base loaded").await;
    worker.logged("worker started").await;
    let first = id_of(&fleet.client.submit_work().await);
    fleet.provider.wait_for_in_flight(1).await;

    copy.replace(
        WORK,
        "## Managing people truthfully\n",
        "## Managing people truthfully\n\nBe brief.\n",
    );
    worker.signal("HUP");
    let new = version(&mut worker, "knowledge base reloaded").await;
    assert_ne!(new, old);
    gate.release();
    assert_eq!(fleet.client.finished(&first).await["status"], "completed");
    let second = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&second).await["status"], "completed");

    assert_eq!(written_with(&fleet).await, [old, new]);
    let told: Vec<bool> = fleet
        .provider
        .requests()
        .iter()
        .map(|request| request.message("system").contains("Be brief."))
        .collect();
    assert_eq!(told, [false, true]);
    let attempts: i64 = fleet.value("SELECT count(*) FROM generations").await;
    assert_eq!(attempts, 2, "nothing was tried twice");
}

#[tokio::test]
async fn a_broken_knowledge_base_is_told_of_and_the_one_before_stays() {
    let script = Script::always(Reply::completion(work_answer()));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let copy = KnowledgeCopy::new();
    let mut worker = fleet.prepare_worker(&[("KNOWLEDGE_BASE", copy.path())]);
    let old = version(&mut worker, "knowledge base loaded").await;
    worker.logged("worker started").await;

    copy.replace(WORK, "section = \"work\"", "section = \"wrok\"");
    worker.signal("HUP");
    let refused = worker
        .logged("knowledge base not reloaded: the one before it stays in use")
        .await;
    assert_eq!(refused["knowledge.version"], *old);
    let error = refused["error"].as_str().expect("the reason");
    assert!(
        error.contains("guidelines/work.md:4: section: `wrok` is not a section"),
        "{error}"
    );
    let section = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&section).await["status"], "completed");
    assert_eq!(written_with(&fleet).await, [old.as_str()]);

    copy.replace(WORK, "section = \"wrok\"", "section = \"work\"");
    worker.signal("HUP");
    assert_eq!(version(&mut worker, "knowledge base reloaded").await, old);
}

#[tokio::test]
async fn no_program_starts_with_a_broken_knowledge_base() {
    let script = Script::always(Reply::completion(work_answer()));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let copy = KnowledgeCopy::new();
    copy.replace(WORK, "section = \"work\"", "section = \"wrok\"");
    let environment = [
        ("DATABASE_URL", fleet.database().url().to_owned()),
        ("KNOWLEDGE_BASE", copy.path().to_owned()),
        ("API_LISTEN", "127.0.0.1:0".to_owned()),
        ("WORKER_LISTEN", "127.0.0.1:0".to_owned()),
    ];
    let programs = programs!();
    for program in [programs.worker, programs.api] {
        let mut process = Process::start(program, &[], &environment);
        assert_eq!(process.ended().await.code(), Some(1));
        let told = process.log();
        assert!(
            told.contains("\nguidelines/work.md:4: section: `wrok` is not a section; use one of: "),
            "{told}"
        );
        assert!(
            told.contains(&format!(
                "the knowledge base in `{}` cannot be used",
                copy.path()
            )),
            "{told}"
        );
    }
}

#[tokio::test]
async fn the_api_reloads_too() {
    let script = Script::always(Reply::completion(work_answer()));
    let copy = KnowledgeCopy::new();
    let mut fleet = Fleet::start(programs!(), script, &[("KNOWLEDGE_BASE", copy.path())]).await;
    copy.replace(
        "templates/modern.md",
        "name = \"Modern\"",
        "name = \"Up to date\"",
    );
    fleet.api.signal("HUP");
    fleet.api.logged("knowledge base reloaded").await;
    let (_, body) = fleet.client.get("/v1/templates").await;
    let names: Vec<_> = body["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["name"])
        .collect();
    assert!(names.iter().any(|name| *name == "Up to date"), "{names:?}");
}
