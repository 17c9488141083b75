//! Templates, industries and passages over HTTP.

use penstock_tests::{
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

async fn fleet() -> Fleet {
    Fleet::start(programs!(), Script::always(Reply::completion("")), &[]).await
}

fn template<'a>(body: &'a Value, id: &str) -> &'a Value {
    let templates = body["templates"].as_array().expect("templates");
    templates
        .iter()
        .find(|template| template["template_id"] == id)
        .expect("a known template")
}

#[tokio::test]
async fn templates_come_with_what_the_operator_offers() {
    let fleet = fleet().await;
    fleet
        .execute(
            "UPDATE templates SET active = false WHERE id = 'creative'; \
             UPDATE templates SET category = 'house', preview_url = 'https://example.org/m.png' WHERE id = 'modern'; \
             DELETE FROM templates WHERE id = 'academic'",
        )
        .await;
    let (status, body) = fleet.client.get("/v1/templates").await;
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(body["templates"].as_array().map(Vec::len), Some(5));
    let professional = template(&body, "professional");
    assert_eq!(professional["active"], true);
    assert_eq!(professional["category"], "general");
    assert_eq!(
        professional["preview_url"],
        "/v1/templates/professional/preview"
    );
    assert!(
        professional["bullets_per_role"]["max"].as_u64().is_some(),
        "{professional}"
    );
    assert_eq!(template(&body, "creative")["active"], false);
    assert_eq!(
        template(&body, "academic")["active"],
        false,
        "the database does not know it"
    );
    let modern = template(&body, "modern");
    assert_eq!(modern["category"], "house");
    assert_eq!(modern["preview_url"], "https://example.org/m.png");
}

#[tokio::test]
async fn every_preview_is_a_picture() {
    let fleet = fleet().await;
    let (_, body) = fleet.client.get("/v1/templates").await;
    for template in body["templates"].as_array().unwrap() {
        let path = template["preview_url"].as_str().unwrap();
        let url = fleet.client.url(path);
        let response = fleet.client.http().get(url).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "image/svg+xml");
        assert!(response.text().await.unwrap().contains("<svg"), "{path}");
    }
    let (status, problem) = fleet.client.get("/v1/templates/fancy/preview").await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::NOT_FOUND, &json!("unknown_template"))
    );
}

#[tokio::test]
async fn industries_come_with_their_words() {
    let fleet = fleet().await;
    let (status, body) = fleet.client.get("/v1/industries").await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let industries = body["industries"].as_array().unwrap();
    assert_eq!(industries.len(), 8);
    for industry in industries {
        let id = &industry["industry_id"];
        let keywords = industry["keywords"].as_array().unwrap();
        assert!(keywords.len() >= 80, "{id}");
        for group in ["skills", "tools", "methods", "credentials"] {
            assert!(
                keywords.iter().any(|keyword| keyword["group"] == group),
                "{id}: {group}"
            );
        }
        for list in ["roles", "metrics", "pitfalls", "templates"] {
            assert!(
                industry[list].as_array().is_some_and(|all| !all.is_empty()),
                "{id}: {list}"
            );
        }
    }
}

#[tokio::test]
async fn a_search_over_http_finds_what_a_worker_would_be_told() {
    let fleet = fleet().await;
    let query = "text=kept%20servers%20from%20crashing&section=work&template=modern&industry=";
    let (status, body) = fleet
        .client
        .get(&format!("/v1/knowledge/search?{query}"))
        .await;
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(body["industry"], "technology");
    assert!(
        body["confidence"].as_f64().is_some_and(|sure| sure > 0.5),
        "{body}"
    );
    assert_eq!(body["knowledge_version"].as_str().map(str::len), Some(16));
    let first = &body["passages"][0];
    assert_eq!(first["kind"], "industry");
    assert!(
        first["why"].as_array().is_some_and(|why| !why.is_empty()),
        "{first}"
    );
    let spent = |body: &Value| -> usize {
        let passages = body["passages"].as_array().unwrap();
        passages
            .iter()
            .map(|p| p["text"].as_str().unwrap().len() / 4)
            .sum()
    };
    assert!(spent(&body) <= 1_500);
    let (_, little) = fleet
        .client
        .get(&format!("/v1/knowledge/search?{query}&tokens=400"))
        .await;
    assert!(
        spent(&little) <= 400 && little["passages"][0]["id"] == first["id"],
        "{little}"
    );
}

#[tokio::test]
async fn a_search_that_cannot_be_made_says_what_to_change() {
    let fleet = fleet().await;
    for (query, status, code) in [
        ("", 422, "empty_text"),
        ("text=x&section=shoes", 422, "unknown_section"),
        ("text=x&template=fancy", 422, "unknown_template"),
        ("text=x&industry=alchemy", 422, "unknown_industry"),
        ("text=x&tokens=0", 422, "invalid_tokens"),
        ("text=x&tokens=many", 400, "invalid_query"),
    ] {
        let (found, problem) = fleet
            .client
            .get(&format!("/v1/knowledge/search?{query}"))
            .await;
        assert_eq!(
            (found.as_u16(), &problem["code"]),
            (status, &json!(code)),
            "{query}: {problem}"
        );
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| detail.len() > 20),
            "{problem}"
        );
    }
}
