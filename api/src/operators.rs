//! The gate to what is for operators. The decision is [`OpsGuard`]'s; this gives it what it asks for and answers for it.
//!
//! [`OpsGuard`]: penstock_shared::ops_guard::OpsGuard

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use penstock_shared::ops_guard::CHALLENGE;

use crate::{error::problem, server::AppState};

/// Lets operators through and answers everybody else.
pub(crate) async fn operators_only(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let header = |name| request.headers().get(name).map(HeaderValue::as_bytes);
    let Err(refusal) = app.guard.admit(peer.map(|peer| peer.ip()), header) else {
        return next.run(request).await;
    };
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
    let mut response = problem(status, refusal.code(), refusal.detail().into(), None);
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(CHALLENGE),
        );
    }
    response
}
