//! Who may see what is for operators.

use penstock_tests::{
    client::ApiClient,
    fleet::Fleet,
    process::{Process, address},
    programs,
    scripted_provider::{Reply, Script},
};
use reqwest::{Response, StatusCode, header::WWW_AUTHENTICATE};
use serde_json::Value;

const TOKEN: &str = "an-operators-token";

const FOR_OPERATORS: [&str; 5] = [
    "/v1/ops/queue",
    "/metrics",
    "/ops/board",
    "/ops/board/queues",
    "/ops/board/api/v1/queues",
];

/// Every address that is for operators: the API's, and the worker's metrics.
async fn addresses(fleet: &Fleet, worker: &mut Process) -> Vec<String> {
    let worker = address(&worker.logged("worker started").await, "health");
    let mut all: Vec<String> = FOR_OPERATORS
        .iter()
        .map(|path| fleet.client.url(path))
        .collect();
    all.push(format!("http://{worker}/metrics"));
    all
}

async fn code(response: Response) -> String {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let problem: Value = response.json().await.expect("a problem");
    assert!(
        problem["detail"]
            .as_str()
            .is_some_and(|detail| detail.contains("OPS_TOKEN"))
    );
    problem["code"].as_str().expect("a code").to_owned()
}

#[tokio::test]
async fn without_a_token_only_the_machine_itself_is_answered() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let mut worker = fleet.prepare_worker(&[]);
    for address in addresses(&fleet, &mut worker).await {
        let ask = || fleet.client.http().get(&address);
        let response = ask().send().await.unwrap();
        assert_eq!(response.status(), 200, "{address}");
        for header in ["Forwarded", "X-Forwarded-For", "X-Real-IP"] {
            let response = ask().header(header, "127.0.0.1").send().await.unwrap();
            assert_eq!(
                response.status(),
                StatusCode::FORBIDDEN,
                "{address} {header}"
            );
            assert_eq!(code(response).await, "ops_local_only", "{address} {header}");
        }
        // A name that was moved to this machine, so that a browser here asks for its page.
        let response = ask().header("host", "rebound.example").send().await;
        assert_eq!(code(response.unwrap()).await, "ops_local_only", "{address}");
        // A token that nobody set opens nothing.
        let response = ask().bearer_auth(TOKEN).header("x-real-ip", "::1").send();
        assert_eq!(response.await.unwrap().status(), StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn another_machine_is_not_answered_without_a_token() {
    // The way out of this machine names its address there; a machine without one has nothing to test.
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    let Ok(()) = socket.connect("192.0.2.1:9") else {
        return;
    };
    let outside = socket.local_addr().unwrap().ip();
    if outside.is_loopback() {
        return;
    }
    let fleet = Fleet::start(
        programs!(),
        Script::always(Reply::Hang),
        &[("API_LISTEN", "0.0.0.0:0")],
    )
    .await;
    let port = fleet.client.url("").rsplit(':').next().unwrap().to_owned();
    for path in FOR_OPERATORS {
        let address = format!("http://{outside}:{port}{path}");
        let response = fleet.client.http().get(&address).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn with_a_token_it_is_asked_for_everywhere_and_nowhere_else() {
    let token = [("OPS_TOKEN", TOKEN)];
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &token).await;
    let mut worker = fleet.prepare_worker(&token);
    for address in addresses(&fleet, &mut worker).await {
        let ask = || fleet.client.http().get(&address);
        for wrong in [
            ask(),
            ask().bearer_auth("another-operators-token"),
            ask().basic_auth("me", None::<&str>),
            ask().basic_auth(TOKEN, Some("")),
        ] {
            let response = wrong.send().await.unwrap();
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{address}");
            let challenge = response.headers()[WWW_AUTHENTICATE].to_str().unwrap();
            assert!(challenge.starts_with("Basic "), "so that a browser asks");
            assert_eq!(code(response).await, "ops_token_needed", "{address}");
        }
        for right in [
            ask().bearer_auth(TOKEN),
            ask().basic_auth("", Some(TOKEN)),
            ask()
                .bearer_auth(TOKEN)
                .header("X-Forwarded-For", "10.0.0.1"),
        ] {
            assert_eq!(right.send().await.unwrap().status(), 200, "{address}");
        }
    }
    // Everybody else's paths are as they were.
    ApiClient::new(fleet.client.url("")).await;
    assert_eq!(fleet.client.get("/readyz").await.0, 200);
}

#[tokio::test]
async fn a_token_that_is_no_use_stops_the_program() {
    for (program, name) in [(programs!().api, "api"), (programs!().worker, "worker")] {
        let env = [
            ("DATABASE_URL", "postgres://nowhere/nothing".to_owned()),
            ("OPS_TOKEN", "secret".to_owned()),
        ];
        let mut process = Process::start(program, &[], &env);
        assert!(!process.ended().await.success(), "{name}");
        let log = process.log();
        assert!(
            log.contains("at least 16 characters") && !log.contains("secret"),
            "{log}"
        );
    }
}
