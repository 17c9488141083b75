//! The `Idempotency-Key` header: a client's own name for a request, so that repeating it does no harm.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::error::ApiError;

/// The longest key. A UUID has 36 characters.
const MAX_KEY_CHARS: usize = 255;

/// The key, if one was sent; a blank one is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdempotencyKey(pub(crate) Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        let key = value.to_str().map(str::trim).ok().filter(|key| key.len() <= MAX_KEY_CHARS).ok_or_else(|| {
            let detail = format!("An Idempotency-Key is up to {MAX_KEY_CHARS} printable ASCII characters: a UUID will do.");
            ApiError::invalid("invalid_idempotency_key", "Idempotency-Key", detail)
        })?;
        Ok(Self((!key.is_empty()).then(|| key.to_owned())))
    }
}
