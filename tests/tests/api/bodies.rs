//! Bodies: flat and complete for clients that read little, JSON or form for clients that write little.

use penstock_tests::{
    client::{RAW_WORK, id_of, work_answer},
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

#[tokio::test]
async fn every_key_is_always_present_and_no_text_is_empty() {
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::completion(work_answer())),
        &[],
    )
    .await;
    let pending = fleet.client.submit_work().await;
    let _worker = fleet.worker(&[]).await;
    let completed = fleet.client.finished(&id_of(&pending)).await;
    let keys = |body: &Value| {
        body.as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&pending), keys(&completed));
    for body in [&pending, &completed] {
        assert!(!body.to_string().contains("\"\""), "{body}");
        for (key, prefix) in [
            ("section_id", "sec_"),
            ("resume_id", "res_"),
            ("user_id", "usr_"),
        ] {
            assert!(
                body[key].as_str().is_some_and(|id| id.starts_with(prefix)),
                "{body}"
            );
        }
    }
}

#[tokio::test]
async fn a_form_is_as_good_as_json() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let form = "application/x-www-form-urlencoded";
    let body = format!(
        "user_id={}&resume_id=&template_id=modern&section_name=work&raw_input=i+managed+5+people+%26+more%0Aé&target_role=",
        fleet.client.user_id
    );
    let response = fleet.client.post_raw("/v1/sections", form, body).await;
    assert_eq!(response.status(), 202);
    let section: Value = response.json().await.unwrap();
    assert_eq!(section["raw_input"], "i managed 5 people & more\né");
    assert_eq!(
        (&section["template_id"], &section["target_role"]),
        (&json!("modern"), &Value::Null)
    );

    let response = fleet
        .client
        .post_raw("/v1/users", form, "name=Ana+Silva&email=")
        .await;
    assert_eq!(response.status(), 201);
    assert_eq!(response.json::<Value>().await.unwrap()["name"], "Ana Silva");

    let body = format!(
        "user_id={}&template_id=modern&sections=%5B%7B%22section_name%22%3A%22work%22%2C%22raw_input%22%3A%22x%22%7D%5D",
        fleet.client.user_id
    );
    let response = fleet
        .client
        .post_raw("/v1/sections/batch", form, body)
        .await;
    assert_eq!(response.status(), 202, "{}", response.text().await.unwrap());
}

#[tokio::test]
async fn a_submission_says_where_and_when_to_look_again() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let body = fleet.client.submission("work", RAW_WORK).to_string();
    let response = fleet
        .client
        .post_raw("/v1/sections", "application/json", body)
        .await;
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert!(
        response.headers()["retry-after"]
            .to_str()
            .unwrap()
            .parse::<u32>()
            .is_ok()
    );
    let accepted: Value = response.json().await.unwrap();
    assert_eq!(location, format!("/v1/sections/{}", id_of(&accepted)));
    assert_eq!(fleet.client.get(&location).await.1, accepted);
}

#[tokio::test]
async fn a_batch_keeps_its_order_and_shares_what_is_said_once() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let (status, body) = fleet
        .client
        .post(
            "/v1/sections/batch",
            &json!({
                "user_id": fleet.client.user_id,
                "template_id": "modern",
                "target_role": "Store manager",
                "sections": [
                    {"section_name": "summary", "raw_input": "i like shops"},
                    {"section_name": "honors", "raw_input": "employee of the month", "template_id": "academic"},
                    {"section_name": "hobbies", "raw_input": "chess"},
                ],
            }),
        )
        .await;
    assert_eq!(
        (status.as_u16(), &body["count"]),
        (202, &json!(3)),
        "{body}"
    );
    let column = |key: &str| {
        body["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s[key].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        column("section_name"),
        ["basics.summary", "awards", "interests"]
    );
    assert_eq!(column("template_id"), ["modern", "academic", "modern"]);
    assert_eq!(column("target_role"), ["Store manager"; 3]);
    let resumes = column("resume_id");
    assert!(
        resumes.iter().all(|id| *id == resumes[0]),
        "one user, one new résumé: {resumes:?}"
    );
}

#[tokio::test]
async fn the_documentation_is_served() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let (status, document) = fleet.client.get("/openapi.json").await;
    assert_eq!(status, 200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let page = fleet
        .client
        .http()
        .get(fleet.client.url("/docs/"))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("<html"));
    assert_eq!(fleet.client.get("/livez").await.0, 200);
    assert_eq!(fleet.client.get("/readyz").await.0, 200);
}

#[tokio::test]
async fn an_unprepared_database_is_not_ready() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet
        .execute("UPDATE _sqlx_migrations SET version = version - 1000")
        .await;
    let (status, body) = fleet.client.get("/readyz").await;
    assert_eq!(
        (status.as_u16(), &body["code"]),
        (503, &json!("not_migrated"))
    );
    assert!(
        body["detail"]
            .as_str()
            .unwrap()
            .contains("penstock migrate")
    );
}

#[tokio::test]
async fn a_byte_order_mark_is_read_over_and_a_profile_has_lines() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let body = "\u{feff}{\"profile\": \"born in Leeds\\n\\nspeaks Polish\"}";
    let response = fleet
        .client
        .post_raw("/v1/users", "application/json", body)
        .await;
    assert_eq!(response.status(), 201);
    let user: Value = response.json().await.unwrap();
    assert_eq!(user["profile"], "born in Leeds\n\nspeaks Polish");
}
