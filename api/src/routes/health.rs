//! Liveness and readiness.

use axum::{Json, extract::State, http::StatusCode};
use penstock_shared::db::migrate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    error::{ApiError, Problem},
    server::AppState,
};

/// A program that is well.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    status: &'static str,
}

/// Whether the process answers at all.
#[utoipa::path(get, path = "/livez", tag = "health", responses((status = 200, body = Health)))]
pub(crate) async fn livez() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Whether requests can be carried out: the database answers and has this program's schema.
#[utoipa::path(get, path = "/readyz", tag = "health", responses(
    (status = 200, body = Health),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub(crate) async fn readyz(State(app): State<AppState>) -> Result<Json<Health>, ApiError> {
    let mut connection = app.pool.acquire().await?;
    if migrate::is_migrated(&mut connection).await? {
        Ok(Json(Health { status: "ready" }))
    } else {
        Err(ApiError::client(
            StatusCode::SERVICE_UNAVAILABLE,
            "not_migrated",
            "The database is not prepared for this version: run `penstock migrate`.",
        ))
    }
}
