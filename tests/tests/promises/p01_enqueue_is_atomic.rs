//! Promise 1: section row, job and event commit together, or none does.

use penstock_tests::{
    client::RAW_WORK,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::json;

#[tokio::test]
async fn a_submission_that_fails_half_way_leaves_nothing() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet
        .execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$")
        .await;
    for (on, off) in [
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON apalis.jobs FOR EACH ROW EXECUTE FUNCTION refuse()",
            "DROP TRIGGER refuse ON apalis.jobs",
        ),
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON section_events FOR EACH ROW EXECUTE FUNCTION refuse()",
            "DROP TRIGGER refuse ON section_events",
        ),
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON resumes FOR EACH ROW EXECUTE FUNCTION refuse()",
            "DROP TRIGGER refuse ON resumes",
        ),
    ] {
        fleet.execute(on).await;
        let (status, body) = fleet
            .client
            .post("/v1/sections", &fleet.client.submission("work", RAW_WORK))
            .await;
        assert_eq!(status, 500, "{body}");
        assert_eq!(body["code"], "internal_error");
        fleet.execute(off).await;
        assert_eq!(stored(&fleet).await, 0, "after: {on}");
    }
    fleet.client.submit_work().await;
    assert_eq!(
        stored(&fleet).await,
        4,
        "a résumé, a section, a job and an event"
    );
}

#[tokio::test]
async fn a_batch_is_stored_whole_or_not_at_all() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let mut sections = vec![fleet.client.submission("work", RAW_WORK); 99];
    sections.push(fleet.client.submission("work", " "));
    let (status, body) = fleet
        .client
        .post("/v1/sections/batch", &json!({"sections": sections}))
        .await;
    assert_eq!(
        (status.as_u16(), &body["field"]),
        (422, &json!("sections[99].raw_input")),
        "{body}"
    );
    assert_eq!(stored(&fleet).await, 0);
}

#[tokio::test]
async fn the_payload_is_ids_and_never_text() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.client.submit_work().await;
    let payload: String = fleet
        .value("SELECT convert_from(job, 'UTF8') FROM apalis.jobs")
        .await;
    assert!(
        payload.contains("sec_") && !payload.contains("Lidl"),
        "{payload}"
    );
}

async fn stored(fleet: &Fleet) -> i64 {
    fleet
        .value(
            "SELECT (SELECT count(*) FROM resumes) + (SELECT count(*) FROM resume_sections)
                  + (SELECT count(*) FROM apalis.jobs) + (SELECT count(*) FROM section_events)",
        )
        .await
}
