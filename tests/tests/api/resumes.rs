//! Résumés: assembled from completed sections as they complete.

use penstock_tests::{
    client::id_of,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::json;

#[tokio::test]
async fn a_resume_grows_with_its_sections() {
    let script = Script::new(|request| {
        let asked = request.message("user");
        // A prompt holds the other sections as background: the newest text decides.
        if asked.contains("some school") {
            Reply::status(401)
        } else if asked.contains("i like shops") {
            Reply::completion(json!({"basics": {"summary": "Likes shops."}}).to_string())
        } else {
            Reply::completion(
                json!({"skills": [{"name": "Skills", "keywords": ["rota planning"]}]}).to_string(),
            )
        }
    });
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;

    let (_, skills) = fleet
        .client
        .post(
            "/v1/sections",
            &fleet.client.submission("technical_skills", "rota planning"),
        )
        .await;
    let resume_id = skills["resume_id"].as_str().unwrap().to_owned();
    fleet.client.finished(&id_of(&skills)).await;
    for (name, text) in [("about", "i like shops"), ("education", "some school")] {
        let mut next = fleet.client.submission(name, text);
        next["resume_id"] = json!(resume_id);
        let (_, accepted) = fleet.client.post("/v1/sections", &next).await;
        assert_eq!(accepted["resume_id"], json!(resume_id));
        fleet.client.finished(&id_of(&accepted)).await;
    }

    let (status, resume) = fleet.client.get(&format!("/v1/resumes/{resume_id}")).await;
    assert_eq!(status, 200);
    assert_eq!(resume["sections"].as_array().unwrap().len(), 3);
    let summary = &resume["completeness_summary"];
    assert_eq!(
        summary["completed"],
        json!(["basics.summary", "skills"]),
        "{summary}"
    );
    assert_eq!(summary["failed"], json!(["education"]));
    assert_eq!(summary["missing"], json!(["basics", "work"]));
    assert_eq!(resume["completeness_percent"], summary["percent"]);

    let (status, document) = fleet
        .client
        .get(&format!("/v1/resumes/{resume_id}/json-resume"))
        .await;
    assert_eq!(status, 200);
    assert_eq!(document, resume["json_resume_data"]);
    assert_eq!(document["basics"], json!({"summary": "Likes shops."}));
    assert_eq!(
        document["skills"],
        json!([{"name": "Skills", "keywords": ["rota planning"]}])
    );
    assert!(document.get("education").is_none());
}

#[tokio::test]
async fn what_the_person_wrote_can_never_be_changed() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    fleet.client.submit_work().await;
    let refused = sqlx::query("UPDATE resume_sections SET original_input = 'better'")
        .execute(&fleet.pool)
        .await;
    assert!(refused.unwrap_err().to_string().contains("never changed"));
}
