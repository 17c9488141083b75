//! Users.

use axum::{Json, extract::State, http::StatusCode};
use penstock_shared::{db::users, domain::UserId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::text::{Line, Text, optional};
use crate::{
    body::Body,
    error::{ApiError, Problem},
    server::AppState,
};

/// A person. Everything is optional; what is given may support claims in their résumé.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewUser {
    /// Their name.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, max_length = 200, example = "Ana Silva")]
    name: Option<Line<200>>,
    /// Their address; no two users share one.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, max_length = 254, example = "ana@example.com")]
    email: Option<Line<254>>,
    /// Facts about them in their own words, for all their sections.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, max_length = 2000)]
    profile: Option<Text<2000>>,
}

/// A stored person.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UserBody {
    #[schema(value_type = String, example = "usr_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    user_id: UserId,
    name: Option<String>,
    email: Option<String>,
    profile: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
}

/// Create a user.
#[utoipa::path(post, path = "/v1/users", operation_id = "create_user", tag = "users", request_body(content((NewUser = "application/json"), (NewUser = "application/x-www-form-urlencoded"))), responses(
    (status = 201, body = UserBody),
    (status = 400, body = Problem, content_type = "application/problem+json"),
    (status = 408, body = Problem, content_type = "application/problem+json", description = "`body_too_slow`"),
    (status = 413, body = Problem, content_type = "application/problem+json"),
    (status = 415, body = Problem, content_type = "application/problem+json"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "`email_taken`"),
    (status = 422, body = Problem, content_type = "application/problem+json"),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub(crate) async fn create(
    State(app): State<AppState>,
    Body(new): Body<NewUser>,
) -> Result<(StatusCode, Json<UserBody>), ApiError> {
    let NewUser {
        name,
        email,
        profile,
    } = new;
    let (name, email, profile) = (
        name.map(String::from),
        email.map(String::from),
        profile.map(String::from),
    );
    if email.as_deref().is_some_and(|email| !email.contains('@')) {
        return Err(ApiError::invalid(
            "invalid_email",
            "email",
            "The address has no @: write it like ana@example.com.",
        ));
    }
    let user_id = UserId::new();
    let created_at = users::insert(
        &app.pool,
        user_id,
        name.as_deref(),
        email.as_deref(),
        profile.as_deref(),
    )
    .await
    .map_err(|error| match &error {
        sqlx::Error::Database(cause) if cause.constraint() == Some("users_email_key") => {
            ApiError::client(
                StatusCode::CONFLICT,
                "email_taken",
                "Another user has this address: use that user's id, or another address.",
            )
            .within("email")
        }
        _ => error.into(),
    })?;
    Ok((
        StatusCode::CREATED,
        Json(UserBody {
            user_id,
            name,
            email,
            profile,
            created_at,
        }),
    ))
}
