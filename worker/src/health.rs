//! The worker's own endpoints: alive while the process answers, ready while its lease holds and it takes jobs; and its metrics,
//! for operators.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use penstock_shared::{
    http_server,
    metrics::CONTENT_TYPE,
    ops_guard::{CHALLENGE, OpsGuard},
};
use serde_json::json;
use sqlx::PgPool;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
};
use tokio_util::sync::CancellationToken;

use crate::{metrics::Metrics, queue::Pulse};

/// What the endpoints tell of.
#[derive(Clone)]
pub(crate) struct Health {
    pub(crate) pulse: watch::Receiver<Pulse>,
    pub(crate) slots: Arc<Semaphore>,
    pub(crate) pool: PgPool,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) guard: OpsGuard,
    pub(crate) lease: Duration,
    pub(crate) stop: CancellationToken,
}

pub(crate) async fn serve(listener: TcpListener, health: Health) {
    let operators = middleware::from_fn_with_state(health.clone(), operators_only);
    let router = Router::new()
        .route("/metrics", get(metrics))
        .route_layer(operators)
        .route("/livez", get(async || Json(json!({"status": "ok"}))))
        .route("/readyz", get(readyz))
        .with_state(health);
    http_server::serve(listener, router, std::future::pending()).await;
}

async fn operators_only(State(health): State<Health>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let header = |name| request.headers().get(name).map(HeaderValue::as_bytes);
    let admitted = health.guard.admit(peer.map(|peer| peer.ip()), header);
    match admitted {
        Ok(()) => next.run(request).await,
        Err(refusal) => {
            let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
            let mut response = problem(status, refusal.code(), refusal.detail());
            if status == StatusCode::UNAUTHORIZED {
                let challenge = HeaderValue::from_static(CHALLENGE);
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, challenge);
            }
            response
        }
    }
}

async fn metrics(State(health): State<Health>) -> Response {
    let text = health.metrics.scrape(
        &health.pool,
        health.pulse.borrow().last_beat,
        health.slots.available_permits(),
    );
    ([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response()
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
    problem(StatusCode::SERVICE_UNAVAILABLE, code, detail)
}

fn problem(status: StatusCode, code: &str, detail: &str) -> Response {
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
