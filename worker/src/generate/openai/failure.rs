//! What an HTTP status and an error body mean: one `GenerateError` for every answer but success.

use super::super::language_model::{CONTEXT_LENGTH_EXCEEDED as CONTEXT, GenerateError, Usage};
use super::error_body::ErrorBody;

/// Error codes that are worth showing an operator, with the name under which they are shown. From
/// the error references of `OpenAI`, llama.cpp and vLLM. A fixed list, because a provider's free
/// text may quote the key or the prompt.
const KNOWN_REASONS: [(&str, &str); 10] = [
    (CONTEXT, CONTEXT),
    ("exceed_context_size_error", CONTEXT),
    ("model_not_found", "model_not_found"),
    ("not_found_error", "not_found"),
    ("NotFoundError", "not_found"),
    ("unsupported_parameter", "unsupported_parameter"),
    ("unsupported_value", "unsupported_value"),
    ("invalid_value", "invalid_value"),
    ("invalid_request_error", "invalid_request"),
    ("BadRequestError", "invalid_request"),
];

/// Names under which accounts are told that nothing is left on them.
const NO_CREDIT: [&str; 4] = [
    "insufficient_quota",
    "billing_not_active",
    "billing_hard_limit_reached",
    "insufficient_balance",
];

const TOO_MANY_CALLS: [&str; 3] = [
    "rate_limit_exceeded",
    "rate_limit_error",
    "too_many_requests",
];

const WRONG_KEY: [&str; 2] = ["invalid_api_key", "API_KEY_INVALID"];

const FILTERED: [&str; 2] = ["content_filter", "content_policy_violation"];

/// How the many servers that have no name for it say that a text is too long, in lower case.
const TOO_LONG: [&str; 5] = [
    "context length",
    "context size",
    "maximum context",
    "prompt is too long",
    "too many tokens",
];

/// Classifies an answer that is no success: by its name where it has one, since gateways give many failures one status.
pub fn classify(status: u16, body: &ErrorBody) -> GenerateError {
    let named = |names: &[&str]| names.iter().any(|name| body.is_named(name));
    let after = None;
    match status {
        300..=399 => GenerateError::Redirected { status, after },
        400..=599 if named(&FILTERED) || is_flagged(status, body) => {
            GenerateError::ContentFiltered {
                usage: Usage::default(),
            }
        }
        402 => GenerateError::QuotaExhausted { after },
        400..=599 if named(&NO_CREDIT) => GenerateError::QuotaExhausted { after },
        // Groq names a request that no wait makes shorter after the limit that it exceeds.
        400..=599 if status == 429 || status != 413 && named(&TOO_MANY_CALLS) => {
            GenerateError::RateLimited { after }
        }
        401 | 403 => GenerateError::RejectedCredentials { status, after },
        400 if named(&WRONG_KEY) || body.says(&["api key not valid"]) => {
            GenerateError::RejectedCredentials { status, after }
        }
        400 | 413 | 422 | 500 if body.says(&TOO_LONG) => GenerateError::RejectedRequest {
            status,
            reason: Some(CONTEXT),
            after,
        },
        // 421, 423 and 424 speak of this connection, of a lock and of another request; 498 is Groq's for no free capacity,
        // 499 a gateway's for a client that it took to be gone.
        408 | 409 | 421 | 423..=425 | 498 | 499 | 500..=599 => {
            GenerateError::Unavailable { status, after }
        }
        // What Groq says where the model's answer is not the JSON asked for: the next may be.
        400..=499 if named(&["json_validate_failed"]) => GenerateError::MalformedResponse {
            reason: "the model's answer did not fit the format",
        },
        400..=499 => GenerateError::RejectedRequest {
            status,
            reason: KNOWN_REASONS
                .iter()
                .find(|(code, _)| body.is_named(code))
                .map(|(_, shown)| *shown),
            after,
        },
        _ => GenerateError::MalformedResponse {
            reason: "its status is not one of HTTP's",
        },
    }
}

/// `OpenRouter` forbids a text that its moderation flags.
fn is_flagged(status: u16, body: &ErrorBody) -> bool {
    let told = ["/error/metadata/reasons", "/error/metadata/flagged_input"];
    matches!(status, 400 | 403)
        && (told.iter().any(|pointer| body.at(pointer).is_some()) || body.says(&["was flagged"]))
}

/// The status with which an answer would have begun, had the endpoint known that it ends in this error.
pub fn status_inside(body: &ErrorBody) -> u16 {
    let named = |names: &[&str]| names.iter().any(|name| body.is_named(name));
    body.status().unwrap_or_else(|| {
        if named(&NO_CREDIT) || named(&TOO_MANY_CALLS) {
            429
        } else if named(&FILTERED) || KNOWN_REASONS.iter().any(|(name, _)| body.is_named(name)) {
            400
        } else {
            500
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_one_meaning() {
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
            (421, "provider_unavailable"),
            (422, "provider_rejected_request"),
            (423, "provider_unavailable"),
            (424, "provider_unavailable"),
            (425, "provider_unavailable"),
            (429, "provider_rate_limited"),
            (451, "provider_rejected_request"),
            (498, "provider_unavailable"),
            (499, "provider_unavailable"),
            (500, "provider_unavailable"),
            (529, "provider_unavailable"),
            (599, "provider_unavailable"),
            (600, "provider_malformed_response"),
        ] {
            assert_eq!(
                classify(status, &"nothing of use".into()).code().as_str(),
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
            (
                429,
                r#"{"error":{"code":"billing_not_active"}}"#,
                "provider_quota_exhausted",
            ),
            (
                403,
                r#"{"error":{"code":"rate_limit_exceeded"}}"#,
                "provider_rate_limited",
            ),
            (
                413,
                r#"{"error":{"code":"rate_limit_exceeded"}}"#,
                "input_too_long",
            ),
            (
                403,
                r#"{"error":{"code":403,"message":"x","metadata":{"reasons":["violence"]}}}"#,
                "provider_content_filtered",
            ),
            (
                403,
                r#"{"error":{"code":"content_filter"}}"#,
                "provider_content_filtered",
            ),
            (
                403,
                r#"{"error":{"message":"Your input was flagged"}}"#,
                "provider_content_filtered",
            ),
            (
                400,
                r#"[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]"#,
                "provider_rejected_credentials",
            ),
            (
                400,
                r#"{"error":{"details":[{"reason":"API_KEY_INVALID"}]}}"#,
                "provider_rejected_credentials",
            ),
        ] {
            assert_eq!(
                classify(status, &body.into()).code().as_str(),
                code,
                "{body}"
            );
        }
        let error = classify(404, &r#"{"error":{"code":"model_not_found"}}"#.into());
        assert!(
            error.to_string().contains("HTTP 404, model_not_found"),
            "{error}"
        );
    }

    #[test]
    fn a_text_that_is_too_long_is_told_in_many_ways() {
        for (status, message) in [
            (
                400,
                "This model's maximum context length is 4096 tokens. However, you requested 5000",
            ),
            (
                400,
                "the request exceeds the available context size. try increasing it",
            ),
            (400, "prompt is too long: 208310 tokens > 200000 maximum"),
            (422, "Too many tokens"),
            (500, "input length exceeds the context length"),
        ] {
            let inner = format!(r#"{{"error":{{"message":"{message}","code":{status}}}}}"#);
            let outer = format!(r#"{{"object":"error","message":"{message}"}}"#);
            for body in [inner.as_str(), outer.as_str(), message] {
                let error = classify(status, &body.into());
                assert_eq!(error.code().as_str(), "input_too_long", "{body}");
            }
        }
        let limit = classify(429, &r#"{"message":"Too many tokens, please wait"}"#.into());
        assert_eq!(limit.code().as_str(), "provider_rate_limited");
    }

    #[test]
    fn nothing_that_a_provider_writes_is_repeated() {
        let body = r#"{"error":{"message":"bad key hunter2","code":"hunter2","type":"hunter2"}}"#;
        for status in [301, 400, 401, 404, 418, 429, 500, 700] {
            let error = classify(status, &body.into());
            let shown = format!("{error} {error:?} {}", error.code().advice());
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }
}
