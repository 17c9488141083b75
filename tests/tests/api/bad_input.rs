//! Bad input gets a problem document that says what to do, and stores nothing.

use penstock_tests::{
    client::RAW_WORK,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use reqwest::Response;
use serde_json::{Value, json};

const JSON: &str = "application/json";

async fn fleet() -> Fleet {
    Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await
}

/// Checks a problem document; returns it.
async fn problem(response: Response, status: u16, code: &str) -> Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.status(), status);
    let body: Value = response.json().await.expect("a JSON body");
    assert_eq!(
        (&body["status"], &body["code"]),
        (&json!(status), &json!(code)),
        "{body}"
    );
    assert!(
        body["detail"]
            .as_str()
            .is_some_and(|detail| detail.len() > 20),
        "{body}"
    );
    assert_eq!(body["type"], format!("urn:penstock:problem:{code}"));
    for key in ["title", "field"] {
        assert!(body.get(key).is_some(), "`{key}` is always present: {body}");
    }
    body
}

async fn stores_nothing(fleet: &Fleet) {
    let rows: i64 = fleet
        .value("SELECT (SELECT count(*) FROM resumes) + (SELECT count(*) FROM resume_sections) + (SELECT count(*) FROM apalis.jobs)")
        .await;
    assert_eq!(rows, 0);
}

#[tokio::test]
async fn values_that_cannot_be_taken() {
    let fleet = fleet().await;
    let good = fleet.client.submission("work", RAW_WORK);
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body.to_string()
    };
    let without = |field: &str| {
        let mut body = good.clone();
        body.as_object_mut().unwrap().remove(field);
        body.to_string()
    };
    for (body, status, code, field) in [
        (with("raw_input", json!("")), 422, "empty_text", "raw_input"),
        (
            with("raw_input", json!(" \n\t ")),
            422,
            "empty_text",
            "raw_input",
        ),
        (
            with("raw_input", json!("x".repeat(200_000))),
            422,
            "text_too_long",
            "raw_input",
        ),
        (
            with("raw_input", json!("a\0b")),
            422,
            "text_contains_nul",
            "raw_input",
        ),
        (
            with("raw_input", json!(5)),
            422,
            "invalid_body",
            "raw_input",
        ),
        (without("raw_input"), 422, "missing_field", "raw_input"),
        (
            with("section_name", json!("poems")),
            422,
            "unknown_section_name",
            "section_name",
        ),
        (
            with("template_id", json!("baroque")),
            422,
            "unknown_template",
            "template_id",
        ),
        (without("template_id"), 422, "missing_field", "template_id"),
        (
            with("user_id", json!("usr_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")),
            422,
            "unknown_user",
            "user_id",
        ),
        (with("user_id", json!("5")), 422, "invalid_body", "user_id"),
        (
            with("resume_id", json!("res_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")),
            422,
            "unknown_resume",
            "resume_id",
        ),
        (
            with("locale", json!("klingon please")),
            422,
            "invalid_body",
            "locale",
        ),
        (
            with("industry", json!("a\0b")),
            422,
            "invalid_body",
            "industry",
        ),
        (with("color", json!("red")), 422, "invalid_body", "color"),
        (
            with("raw_input", json!("\u{200b}\u{feff}")),
            422,
            "empty_text",
            "raw_input",
        ),
        (
            with("template_id", json!("\u{2060}")),
            422,
            "missing_field",
            "template_id",
        ),
    ] {
        let response = fleet.client.post_raw("/v1/sections", JSON, body).await;
        let body = problem(response, status, code).await;
        if !field.is_empty() {
            assert_eq!(body["field"], field, "{body}");
        }
    }
    stores_nothing(&fleet).await;
}

#[tokio::test]
async fn bodies_and_sections_that_are_no_objects() {
    let fleet = fleet().await;
    let good = fleet.client.submission("work", RAW_WORK);
    let positional = json!([fleet.client.user_id, null, "professional", "work", RAW_WORK]);
    for (path, body, field) in [
        ("/v1/users", json!([]), Value::Null),
        ("/v1/users", json!(["Ana", null]), Value::Null),
        ("/v1/sections", positional.clone(), Value::Null),
        ("/v1/sections", json!("work"), Value::Null),
        (
            "/v1/sections/batch",
            json!({"sections": "nope"}),
            json!("sections"),
        ),
        (
            "/v1/sections/batch",
            json!({"sections": "{}"}),
            json!("sections"),
        ),
        (
            "/v1/sections/batch",
            json!({"sections": 5}),
            json!("sections"),
        ),
        (
            "/v1/sections/batch",
            json!({"sections": [positional]}),
            json!("sections[0]"),
        ),
        (
            "/v1/sections/batch",
            json!({"sections": [good, {"section_name": 5}]}),
            json!("sections[1].section_name"),
        ),
    ] {
        let response = fleet.client.post_raw(path, JSON, body.to_string()).await;
        let problem = problem(response, 422, "invalid_body").await;
        assert_eq!(problem["field"], field, "{body}: {problem}");
    }
    // As a form, the field has its name too.
    let form = "application/x-www-form-urlencoded";
    let response = fleet
        .client
        .post_raw("/v1/sections", form, "user_id=5")
        .await;
    assert_eq!(
        problem(response, 422, "invalid_body").await["field"],
        "user_id"
    );
    stores_nothing(&fleet).await;
    let users: i64 = fleet.value("SELECT count(*) FROM users").await;
    assert_eq!(users, 1, "the client's own");
}

#[tokio::test]
async fn queries_and_handshakes_that_cannot_be_read() {
    let fleet = fleet().await;
    let get = |path: String| fleet.client.http().get(fleet.client.url(&path));
    let user = &fleet.client.user_id;
    let twice = get(format!(
        "/v1/users/{user}/usage?from=2026-11-01&from=2026-11-02"
    ));
    problem(twice.send().await.unwrap(), 400, "invalid_query").await;
    let id = penstock_tests::client::id_of(&fleet.client.submit_work().await);
    let old = get(format!("/v1/sections/{id}/events"))
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "8");
    problem(old.send().await.unwrap(), 400, "invalid_upgrade").await;
}

#[tokio::test]
async fn an_unknown_section_name_is_told_what_is_known() {
    let fleet = fleet().await;
    let response = fleet
        .client
        .post_raw(
            "/v1/sections",
            JSON,
            fleet.client.submission("poems", RAW_WORK).to_string(),
        )
        .await;
    let detail = problem(response, 422, "unknown_section_name").await["detail"]
        .as_str()
        .unwrap()
        .to_owned();
    for known in [
        "work",
        "summary",
        "certificates",
        "hobbies",
        "technical_skills",
        "contact",
    ] {
        assert!(detail.contains(known), "`{known}` is missing in: {detail}");
    }
}

#[tokio::test]
async fn bodies_that_cannot_be_read() {
    let fleet = fleet().await;
    let good = fleet.client.submission("work", RAW_WORK).to_string();
    let mut not_utf8 = good.clone().into_bytes();
    let at = good.find("Lidl").unwrap();
    not_utf8[at] = 0xff;
    for (content_type, body, status, code) in [
        (JSON, b"{\"user_id\": ".to_vec(), 400, "malformed_json"),
        (JSON, b"".to_vec(), 400, "malformed_json"),
        (
            JSON,
            format!("{good} {good}").into_bytes(),
            400,
            "malformed_json",
        ),
        (JSON, not_utf8, 400, "invalid_utf8"),
        (JSON, vec![b' '; 17 * 1024 * 1024], 413, "body_too_large"),
        (
            "text/plain",
            good.clone().into_bytes(),
            415,
            "unsupported_media_type",
        ),
        (
            "application/xml",
            b"<a/>".to_vec(),
            415,
            "unsupported_media_type",
        ),
        (
            "application/x-www-form-urlencoded",
            b"raw_input=caf%E9".to_vec(),
            400,
            "invalid_utf8",
        ),
    ] {
        problem(
            fleet
                .client
                .post_raw("/v1/sections", content_type, body)
                .await,
            status,
            code,
        )
        .await;
    }
    stores_nothing(&fleet).await;
}

#[tokio::test]
async fn paths_methods_and_ids_that_do_not_exist() {
    let fleet = fleet().await;
    let get = async |path: &str| {
        fleet
            .client
            .http()
            .get(fleet.client.url(path))
            .send()
            .await
            .unwrap()
    };
    problem(get("/v1/nothing").await, 404, "unknown_path").await;
    problem(get("/v1/sections").await, 405, "method_not_allowed").await;
    for id in [
        "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0",
        "7",
        "res_0199e1b2c3d47a10b3c4d5e6f7a8b9c0",
        "%00",
        "%ff",
    ] {
        problem(
            get(&format!("/v1/sections/{id}")).await,
            404,
            "unknown_section",
        )
        .await;
        let resume = id.replace("res_", "sec_");
        problem(
            get(&format!("/v1/resumes/{resume}")).await,
            404,
            "unknown_resume",
        )
        .await;
        problem(
            get(&format!("/v1/resumes/{resume}/json-resume")).await,
            404,
            "unknown_resume",
        )
        .await;
    }
    problem(
        get("/v1/sections/sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0?wait=soon").await,
        422,
        "invalid_wait",
    )
    .await;
}

#[tokio::test]
async fn another_users_resume_is_unknown() {
    let fleet = fleet().await;
    let resume = fleet.client.submit_work().await["resume_id"].clone();
    let (_, stranger) = fleet
        .client
        .post("/v1/users", &json!({"name": "Bob"}))
        .await;
    let mut body = fleet.client.submission("work", RAW_WORK);
    body["user_id"] = stranger["user_id"].clone();
    body["resume_id"] = resume;
    problem(
        fleet
            .client
            .post_raw("/v1/sections", JSON, body.to_string())
            .await,
        422,
        "unknown_resume",
    )
    .await;
}

#[tokio::test]
async fn batches_that_are_empty_or_too_large() {
    let fleet = fleet().await;
    for size in [0, 101] {
        let body = json!({"sections": vec![fleet.client.submission("work", RAW_WORK); size]});
        problem(
            fleet
                .client
                .post_raw("/v1/sections/batch", JSON, body.to_string())
                .await,
            422,
            "invalid_batch_size",
        )
        .await;
    }
    stores_nothing(&fleet).await;
}

#[tokio::test]
async fn an_address_that_is_taken() {
    let fleet = fleet().await;
    let user = json!({"email": "ana@example.com"});
    assert_eq!(fleet.client.post("/v1/users", &user).await.0, 201);
    let again = json!({"email": "Ana@Example.com"}).to_string();
    problem(
        fleet.client.post_raw("/v1/users", JSON, again).await,
        409,
        "email_taken",
    )
    .await;
    problem(
        fleet
            .client
            .post_raw("/v1/users", JSON, r#"{"email": "nobody"}"#)
            .await,
        422,
        "invalid_email",
    )
    .await;
}

#[tokio::test]
async fn a_resume_that_is_full() {
    let fleet = fleet().await;
    let resume = fleet.client.submit_work().await["resume_id"].clone();
    fleet
        .execute(
            "INSERT INTO resume_sections (id, resume_id, template_id, kind, original_input, job_id, max_attempts)
             SELECT gen_random_uuid(), resume_id, template_id, kind, 'x', n::text, 5
             FROM resume_sections, generate_series(2, 1000) n",
        )
        .await;
    let mut body = fleet.client.submission("work", RAW_WORK);
    body["resume_id"] = resume;
    let response = fleet
        .client
        .post_raw("/v1/sections", JSON, body.to_string())
        .await;
    problem(response, 422, "too_many_sections").await;
    let sections: i64 = fleet.value("SELECT count(*) FROM resume_sections").await;
    assert_eq!(sections, 1_000);
}
