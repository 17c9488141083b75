//! The language of a section: the locale's, else the person's own.

use penstock_tests::{
    client::id_of,
    fleet::Fleet,
    programs,
    scripted_provider::{Reply, Script},
};
use serde_json::{Value, json};

const WORDS: &str = "i was a cashier at Lidl, i trained the new people of the shop and ordered the goods every week";

fn in_french(fleet: &Fleet) -> Value {
    let mut submission = fleet.client.submission("work", WORDS);
    submission["locale"] = json!("fr-CA");
    submission
}

#[tokio::test]
async fn an_answer_in_another_language_goes_back_and_is_never_kept() {
    let english = json!({"work": [{"name": "Lidl", "highlights": [
        "Trained the new people of the shop at the till", "Ordered the goods every week"
    ]}]})
    .to_string();
    let script = Script::always(Reply::completion(english));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let (_, accepted) = fleet.client.post("/v1/sections", &in_french(&fleet)).await;
    let failed = fleet.client.finished(&id_of(&accepted)).await;
    assert_eq!(failed["error_code"], "invalid_output", "{failed}");
    assert!(failed["processed_content"].is_null());

    let requests = fleet.provider.requests();
    assert_eq!(requests.len(), 3, "the first answer and two corrections");
    assert!(
        requests[0]
            .message("system")
            .contains("in French (`fr-CA`)")
    );
    assert!(
        requests[1]
            .message("user")
            .contains("are in English; write them in French (fr-CA)")
    );
}

#[tokio::test]
async fn an_answer_in_the_language_asked_for_is_kept() {
    let french = json!({"work": [{"name": "Lidl", "position": "Cashier", "highlights": [
        "Formé les nouveaux employés du magasin", "Demandé les marchandises chaque semaine"
    ]}]});
    let script = Script::always(Reply::completion(french.to_string()));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let _worker = fleet.worker(&[]).await;
    let (_, accepted) = fleet.client.post("/v1/sections", &in_french(&fleet)).await;
    let section = fleet.client.finished(&id_of(&accepted)).await;
    assert_eq!(section["status"], "completed", "{section}");
    assert_eq!(section["processed_content"], french);
}

#[tokio::test]
async fn the_composer_keeps_the_persons_language_whatever_is_asked_for() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::status(500)), &[]).await;
    let _worker = fleet
        .worker(&[("LLM_BASE_URL", ""), ("LLM_MODEL", "")])
        .await;
    let (_, accepted) = fleet.client.post("/v1/sections", &in_french(&fleet)).await;
    let section = fleet.client.finished(&id_of(&accepted)).await;
    assert_eq!(section["status"], "completed", "{section}");
    assert!(
        section["processed_content"]
            .to_string()
            .contains("rained the new people of the shop"),
        "{section}"
    );
}
