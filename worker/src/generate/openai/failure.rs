//! What an HTTP status and an error body mean: one `GenerateError` for every answer but success.

use std::time::Duration;

use serde_json::Value;

use super::super::language_model::{GenerateError, Usage};

/// Error codes that are worth showing an operator, with the name under which they are shown. From
/// the error references of `OpenAI`, llama.cpp and vLLM. A fixed list, because a provider's free
/// text may quote the key or the prompt.
const KNOWN_REASONS: [(&str, &str); 10] = [
    ("context_length_exceeded", "context_length_exceeded"),
    ("exceed_context_size_error", "context_length_exceeded"),
    ("model_not_found", "model_not_found"),
    ("not_found_error", "not_found"),
    ("NotFoundError", "not_found"),
    ("unsupported_parameter", "unsupported_parameter"),
    ("unsupported_value", "unsupported_value"),
    ("invalid_value", "invalid_value"),
    ("invalid_request_error", "invalid_request"),
    ("BadRequestError", "invalid_request"),
];

/// Classifies an answer that is no success. `after` is the wait that its headers ask for.
pub fn classify(status: u16, after: Option<Duration>, body: &str) -> GenerateError {
    let error = serde_json::from_str::<Value>(body).unwrap_or_default();
    let names = |name: &str| {
        ["/error/code", "/error/type", "/code", "/type"]
            .iter()
            .any(|pointer| error.pointer(pointer).and_then(Value::as_str) == Some(name))
    };
    match status {
        300..=399 => GenerateError::Redirected { status },
        401 | 403 => GenerateError::RejectedCredentials { status },
        402 => GenerateError::QuotaExhausted,
        429 if names("insufficient_quota") => GenerateError::QuotaExhausted,
        429 => GenerateError::RateLimited { after },
        408 | 409 | 425 | 500..=599 => GenerateError::Unavailable { status, after },
        // Azure and OpenAI report a filtered prompt as a bad request.
        400..=499 if names("content_filter") || names("content_policy_violation") => {
            GenerateError::ContentFiltered {
                usage: Usage::default(),
            }
        }
        // What Groq says where the model's answer is not the JSON asked for: the next may be.
        400..=499 if names("json_validate_failed") => GenerateError::MalformedResponse {
            reason: "the model's answer did not fit the format",
        },
        400..=499 => GenerateError::RejectedRequest {
            status,
            reason: KNOWN_REASONS
                .iter()
                .find(|(code, _)| names(code))
                .map(|(_, shown)| *shown),
        },
        _ => GenerateError::MalformedResponse {
            reason: "its status is not one of HTTP's",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_one_meaning() {
        let after = Some(Duration::from_secs(7));
        for (status, code) in [
            (301, "provider_rejected_request"),
            (304, "provider_rejected_request"),
            (400, "provider_rejected_request"),
            (401, "provider_rejected_credentials"),
            (402, "provider_quota_exhausted"),
            (403, "provider_rejected_credentials"),
            (404, "provider_rejected_request"),
            (408, "provider_unavailable"),
            (409, "provider_unavailable"),
            (413, "input_too_long"),
            (422, "provider_rejected_request"),
            (425, "provider_unavailable"),
            (429, "provider_rate_limited"),
            (451, "provider_rejected_request"),
            (500, "provider_unavailable"),
            (529, "provider_unavailable"),
            (599, "provider_unavailable"),
            (600, "provider_malformed_response"),
        ] {
            assert_eq!(
                classify(status, after, "nothing of use").code().as_str(),
                code,
                "{status}"
            );
        }
    }

    #[test]
    fn the_body_sharpens_the_meaning() {
        for (status, body, code) in [
            (
                429,
                r#"{"error":{"code":"insufficient_quota"}}"#,
                "provider_quota_exhausted",
            ),
            (
                429,
                r#"{"error":{"type":"insufficient_quota"}}"#,
                "provider_quota_exhausted",
            ),
            (
                429,
                r#"{"error":{"code":"rate_limit_exceeded"}}"#,
                "provider_rate_limited",
            ),
            (
                400,
                r#"{"error":{"code":"content_filter"}}"#,
                "provider_content_filtered",
            ),
            (
                400,
                r#"{"error":{"code":"json_validate_failed"}}"#,
                "provider_malformed_response",
            ),
        ] {
            assert_eq!(classify(status, None, body).code().as_str(), code, "{body}");
        }
        let error = classify(404, None, r#"{"error":{"code":"model_not_found"}}"#);
        assert!(
            error.to_string().contains("HTTP 404, model_not_found"),
            "{error}"
        );
    }

    #[test]
    fn nothing_that_a_provider_writes_is_repeated() {
        let body = r#"{"error":{"message":"bad key hunter2","code":"hunter2","type":"hunter2"}}"#;
        for status in [301, 400, 401, 404, 418, 429, 500, 700] {
            let error = classify(status, None, body);
            let shown = format!("{error} {error:?} {}", error.code().advice());
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }
}
