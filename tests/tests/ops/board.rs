//! The board at `/ops/board`: its page, its files and its data, and that it changes nothing.

use penstock_tests::{
    client::work_answer,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use reqwest::Method;
use serde_json::Value;

async fn data(fleet: &Fleet, path: &str) -> Value {
    let (status, body) = fleet.client.get(&format!("/ops/board/api/v1{path}")).await;
    assert_eq!(status, 200, "{path}: {body}");
    body
}

fn statistic<'a>(statistics: &'a Value, title: &str) -> &'a str {
    let all = statistics.as_array().expect("statistics");
    let found = all.iter().find(|statistic| statistic["title"] == title);
    found
        .and_then(|it| it["value"].as_str())
        .unwrap_or_else(|| panic!("no {title}"))
}

#[tokio::test]
async fn the_page_and_all_its_files_are_served_below_the_prefix() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let get = async |path: &str| {
        let response = fleet.client.http().get(fleet.client.url(path)).send();
        response.await.expect("an answer")
    };
    let mut page = String::new();
    for path in [
        "/ops/board",
        "/ops/board/",
        "/ops/board/tasks",
        "/ops/board/queues/penstock.sections",
        "/ops/board/queues/penstock.sections/Running",
    ] {
        let response = get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert!(
            response.headers()["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
        page = response.text().await.unwrap();
        assert!(page.contains("Apalis Board"), "{path}");
    }
    let files = page
        .split(['"', '\''])
        .filter(|text| text.starts_with("/ops/board/") && text.contains('.'));
    let mut kinds = Vec::new();
    for file in files {
        let response = get(file).await;
        assert_eq!(response.status(), 200, "{file}");
        kinds.push(
            response.headers()["content-type"]
                .to_str()
                .unwrap()
                .to_owned(),
        );
    }
    for kind in ["application/javascript", "application/wasm", "text/css"] {
        assert!(kinds.iter().any(|it| it == kind), "{kind} in {kinds:?}");
    }
    assert_eq!(get("/ops/board/no-such-file.js").await.status(), 404);
    assert_eq!(get("/ops/board/api/v1/nothing").await.status(), 404);
}

#[tokio::test]
async fn the_live_queue_is_shown() {
    let script = Script::new(|request| match request.index {
        0 => Reply::completion(work_answer()),
        1 => Reply::status(401),
        _ => Reply::Hang,
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[("WORKER_CONCURRENCY", "1")]).await;
    let ids = fleet.client.submit_many(5).await;
    fleet.provider.wait_for_requests(3).await;
    fleet
        .until("SELECT count(*) FILTER (WHERE status IN ('completed', 'failed')) = 2 FROM resume_sections")
        .await;
    // One that cannot be read must not hide the others.
    fleet
        .execute(r"UPDATE apalis.jobs SET job = '\xff' WHERE id = (SELECT max(id) FROM apalis.jobs WHERE status = 'Pending')")
        .await;

    let queues = data(&fleet, "/queues").await;
    assert_eq!(queues[0]["name"], "penstock.sections");
    assert_eq!(queues[0]["workers"].as_array().map(Vec::len), Some(1));
    for statistics in [
        &queues[0]["stats"],
        &data(&fleet, "/overview").await,
        &data(&fleet, "/queues/penstock.sections/stats").await,
    ] {
        for (title, value) in [
            ("PENDING_JOBS", "2"),
            ("RUNNING_JOBS", "1"),
            ("DONE_JOBS", "1"),
            ("KILLED_JOBS", "1"),
            ("TOTAL_JOBS", "5"),
        ] {
            assert_eq!(statistic(statistics, title), value, "{title}");
        }
    }
    let mut shown = Vec::new();
    for (status, count) in [
        ("Pending", 2),
        ("Running", 1),
        ("Done", 1),
        ("Killed", 1),
        ("Failed", 0),
    ] {
        let path = format!("/queues/penstock.sections/tasks?page=1&page_size=15&status={status}");
        let tasks = data(&fleet, &path).await;
        let tasks = tasks.as_array().expect("tasks").clone();
        assert_eq!(tasks.len(), count, "{status}");
        for task in tasks {
            assert_eq!(task["ctx"]["status"], status);
            // The frontend reads it as a whole number of 32 bits.
            assert!(task["ctx"]["priority"].is_null(), "{task}");
            let id = task["ctx"]["task_id"].as_str().expect("an id").to_owned();
            let alone = data(&fleet, &format!("/queues/penstock.sections/tasks/{id}")).await;
            assert_eq!(alone["args"], task["args"]);
            shown.push(task);
        }
    }
    let sections = shown
        .iter()
        .filter_map(|task| task["args"]["section_id"].as_str());
    assert_eq!(
        sections.filter(|id| ids.iter().any(|it| it == id)).count(),
        4
    );
    assert!(shown.iter().any(|task| task["args"]["job"] == "unreadable"));
    let running = shown
        .iter()
        .find(|task| task["ctx"]["status"] == "Running")
        .unwrap();
    let workers = data(&fleet, "/workers").await;
    assert_eq!(workers[0]["id"], running["ctx"]["lock_by"]);

    let page = "/tasks?status=Pending&page_size=1&page=";
    let (first, second) = (
        data(&fleet, &format!("{page}1")).await,
        data(&fleet, &format!("{page}2")).await,
    );
    assert_ne!(first[0]["ctx"]["task_id"], second[0]["ctx"]["task_id"]);
    for odd in ["page=0", "page=4294967295&page_size=4294967295", "page=x"] {
        data(&fleet, &format!("/tasks?{odd}")).await;
    }
    assert_eq!(
        fleet
            .client
            .get("/ops/board/api/v1/tasks?status=Odd")
            .await
            .0,
        422
    );
    assert_eq!(
        fleet
            .client
            .get("/ops/board/api/v1/queues/x/tasks/none")
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn nothing_can_be_written() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    for path in [
        "/ops/board",
        "/ops/board/api/v1/queues/penstock.sections/tasks",
        "/ops/board/api/v1/queues/penstock.sections/tasks/01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "/ops/board/api/v1/tasks",
    ] {
        for method in [Method::PUT, Method::POST, Method::PATCH, Method::DELETE] {
            let request = fleet
                .client
                .http()
                .request(method.clone(), fleet.client.url(path));
            let request = request
                .header("content-type", "application/json")
                .body("{}");
            let status = request.send().await.unwrap().status();
            assert_eq!(status, 405, "{method} {path}");
        }
    }
    assert_eq!(
        fleet.value::<i64>("SELECT count(*) FROM apalis.jobs").await,
        0
    );
}

#[tokio::test]
async fn an_open_board_does_not_keep_the_api_from_stopping() {
    let mut fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let events = fleet.client.url("/ops/board/api/v1/events");
    let stream = fleet.client.http().get(events).send().await.unwrap();
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let begun = std::time::Instant::now();
    fleet.api.signal("TERM");
    assert!(fleet.api.ended().await.success());
    // The API gives an answer without an end 30 seconds.
    assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
    drop(stream);
}
