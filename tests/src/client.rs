//! A client of the API, as a web application would be one.

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};

use crate::fleet::PATIENCE;

/// Rough words that every answer of [`work_answer`] is true to.
pub const RAW_WORK: &str = "i managed a team of 5 people at Lidl";

/// A provider's answer that is true to [`RAW_WORK`].
pub fn work_answer() -> String {
    json!({"work": [{"name": "Lidl", "highlights": ["Managed a team of 5 people"]}]}).to_string()
}

/// The API at an address, and one user there.
#[derive(Debug, Clone)]
pub struct ApiClient {
    http: Client,
    base: String,
    /// A user of this client's own.
    pub user_id: String,
}

impl ApiClient {
    /// Creates a user at the API.
    pub async fn new(base: String) -> Self {
        // The HTTP client wants a TLS provider even where it never speaks TLS; a second installation changes nothing.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = Client::builder()
            .no_proxy()
            .build()
            .expect("an HTTP client");
        let mut client = Self {
            http,
            base,
            user_id: String::new(),
        };
        let (status, user) = client.post("/v1/users", &json!({})).await;
        assert_eq!(status, StatusCode::CREATED, "{user}");
        user["user_id"]
            .as_str()
            .expect("a user id")
            .clone_into(&mut client.user_id);
        client
    }

    /// A submission of this client's user.
    pub fn submission(&self, section_name: &str, raw_input: &str) -> Value {
        json!({
            "user_id": self.user_id,
            "template_id": "professional",
            "section_name": section_name,
            "raw_input": raw_input,
        })
    }

    /// Submits a work section; returns the 202's body.
    pub async fn submit_work(&self) -> Value {
        let (status, body) = self
            .post("/v1/sections", &self.submission("work", RAW_WORK))
            .await;
        assert_eq!(status, StatusCode::ACCEPTED, "{body}");
        body
    }

    /// Submits `count` work sections in batches, a résumé per batch; returns their ids.
    pub async fn submit_many(&self, count: usize) -> Vec<String> {
        let mut ids = Vec::with_capacity(count);
        while ids.len() < count {
            let size = (count - ids.len()).min(100);
            let batch = json!({"sections": vec![self.submission("work", RAW_WORK); size]});
            let (status, body) = self.post("/v1/sections/batch", &batch).await;
            assert_eq!(status, StatusCode::ACCEPTED, "{body}");
            ids.extend(
                body["sections"]
                    .as_array()
                    .expect("sections")
                    .iter()
                    .map(id_of),
            );
        }
        ids
    }

    /// The section as it is now.
    pub async fn section(&self, id: &str) -> Value {
        self.get(&format!("/v1/sections/{id}")).await.1
    }

    /// The section once it is completed or failed.
    pub async fn finished(&self, id: &str) -> Value {
        let looking = async {
            loop {
                let body = self.get(&format!("/v1/sections/{id}?wait=10")).await.1;
                if matches!(body["status"].as_str(), Some("completed" | "failed")) {
                    return body;
                }
            }
        };
        tokio::time::timeout(PATIENCE, looking)
            .await
            .unwrap_or_else(|_| panic!("section {id} never finished"))
    }

    /// GET, as JSON.
    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        read(
            self.http
                .get(format!("{}{path}", self.base))
                .send()
                .await
                .expect("an answer"),
        )
        .await
    }

    /// POST of JSON.
    pub async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        read(
            self.post_raw(path, "application/json", body.to_string())
                .await,
        )
        .await
    }

    /// POST of anything.
    pub async fn post_raw(
        &self,
        path: &str,
        content_type: &str,
        body: impl Into<reqwest::Body>,
    ) -> Response {
        self.http
            .post(format!("{}{path}", self.base))
            .header("content-type", content_type)
            .body(body)
            .send()
            .await
            .expect("an answer")
    }

    /// The plain HTTP client.
    pub const fn http(&self) -> &Client {
        &self.http
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// The id of a section's body.
pub fn id_of(section: &Value) -> String {
    section["section_id"]
        .as_str()
        .unwrap_or_else(|| panic!("no section id in {section}"))
        .to_owned()
}

async fn read(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.expect("a whole body");
    (
        status,
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("not JSON ({error}): {text}")),
    )
}
