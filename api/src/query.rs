//! Query strings: one that cannot be read is a problem document.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::{
    body::{of_field, repeated},
    error::ApiError,
};

/// The query's fields.
#[derive(Debug)]
pub(crate) struct QueryOf<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryOf<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or("");
        let invalid = |(detail, field)| ApiError::Client {
            status: StatusCode::BAD_REQUEST,
            code: "invalid_query",
            detail,
            field,
        };
        if let Some(name) = repeated(query) {
            let detail = format!("`{name}` comes twice: send each field once.");
            return Err(invalid((detail, Some(name))));
        }
        let fields = serde_html_form::Deserializer::from_bytes(query.as_bytes());
        serde_path_to_error::deserialize(fields)
            .map(Self)
            .map_err(|error| invalid(of_field(&error)))
    }
}
