//! The worker's health endpoints: alive while the process answers, ready while its lease holds and it takes jobs.

use std::time::Duration;

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tokio::{net::TcpListener, sync::watch};
use tokio_util::sync::CancellationToken;

use crate::queue::Pulse;

#[derive(Clone)]
struct Health {
    pulse: watch::Receiver<Pulse>,
    lease: Duration,
    stop: CancellationToken,
}

pub(crate) async fn serve(
    listener: TcpListener,
    pulse: watch::Receiver<Pulse>,
    lease: Duration,
    stop: CancellationToken,
) {
    let router = Router::new()
        .route("/livez", get(async || Json(json!({"status": "ok"}))))
        .route("/readyz", get(readyz))
        .with_state(Health { pulse, lease, stop });
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "health endpoints stopped"
        );
    }
}

async fn readyz(State(health): State<Health>) -> Response {
    let last_beat = health.pulse.borrow().last_beat;
    if health.stop.is_cancelled() {
        return unready(
            "draining",
            "The worker was told to stop: it finishes what it runs and takes no more.",
        );
    }
    match last_beat {
        Some(beat) if beat.elapsed() < health.lease => {
            Json(json!({"status": "ready"})).into_response()
        }
        Some(_) => unready(
            "lease_lost",
            "The last heartbeat is older than the lease: is the database reachable?",
        ),
        None => unready(
            "not_registered",
            "No heartbeat yet: is the database reachable, and was `penstock migrate` run?",
        ),
    }
}

fn unready(code: &str, detail: &str) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let problem = json!({
        "type": format!("urn:penstock:problem:{code}"),
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "code": code,
        "detail": detail,
        "field": null,
    });
    (
        status,
        [(header::CONTENT_TYPE, "application/problem+json")],
        Json(problem),
    )
        .into_response()
}
