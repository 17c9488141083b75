//! Request bodies: JSON, or a form with the same fields; whatever cannot be read is a problem document.

use std::{collections::HashSet, fmt::Display, str::Utf8Error, time::Duration};

use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use futures_util::StreamExt;
use percent_encoding::percent_decode_str;
use serde::de::{DeserializeOwned, IgnoredAny};
use tokio::time::timeout;

use crate::error::{ApiError, sentence};

/// The largest body: a batch of a hundred sections of 20,000 characters fits, each written as `\u00e9` or `%C3%A9`.
const MAX_BODY_BYTES: usize = 16 * 1024 * 1024;

/// How much of a body is read and thrown away before its connection is closed on it.
const MAX_DISCARDED_BYTES: usize = 4 * MAX_BODY_BYTES;

/// The longest that a body may take to come, so that whoever sends it is told before the request's time is over.
const BODY_TIMEOUT: Duration = Duration::from_secs(20);

/// A body of type `T`, from `application/json` or `application/x-www-form-urlencoded`.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let format = Format::of(request.headers());
        // Read first, whatever will be said of it: a connection closed on an unread body loses the answer.
        let bytes = timeout(BODY_TIMEOUT, read(request.into_body()))
            .await
            .map_err(|_| too_slow())??;
        let format = format?;
        let text = std::str::from_utf8(&bytes).map_err(|error| not_utf8(&error))?;
        // Some editors and shells begin every file with a byte order mark; RFC 8259 lets us read over it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match format {
            Format::Json => from_json(text),
            Format::Form => from_form(text),
        }
        .map(Self)
    }
}

enum Format {
    Json,
    Form,
}

impl Format {
    fn of(headers: &HeaderMap) -> Result<Self, ApiError> {
        let encoding = headers.get(header::CONTENT_ENCODING);
        if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return Err(ApiError::client(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "The body is compressed: send it as it is, without `Content-Encoding`.",
            ));
        }
        let content_type = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("");
        let essence = content_type
            .split(';')
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase();
        match essence.as_str() {
            "application/x-www-form-urlencoded" => Ok(Self::Form),
            json if json == "application/json"
                || json.starts_with("application/") && json.ends_with("+json") =>
            {
                Ok(Self::Json)
            }
            _ => Err(ApiError::client(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "Send the body as JSON with `Content-Type: application/json`, or as a form with `application/x-www-form-urlencoded`.",
            )),
        }
    }
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    if text.trim().is_empty() {
        return Err(ApiError::client(
            StatusCode::BAD_REQUEST,
            "malformed_json",
            "The body is empty: send a JSON object.",
        ));
    }
    // A list would be read field by field, in an order that nobody was promised.
    if !text.trim_start().starts_with('{') {
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| malformed(&error))?;
        return Err(no_object("The body"));
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        if error.inner().is_data() {
            unreadable(&error)
        } else {
            malformed(error.inner())
        }
    })?;
    deserializer.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn from_form<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    // What `curl -d` sends where nobody names the type.
    if text.trim_start().starts_with(['{', '[']) {
        return Err(ApiError::client(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "The body is JSON and came as a form: send it with `Content-Type: application/json`.",
        ));
    }
    // The decoder would put U+FFFD in the place of what it cannot read, and nobody would know.
    percent_decode_str(text)
        .decode_utf8()
        .map_err(|error| not_utf8(&error))?;
    if let Some(name) = repeated(text) {
        let name = shortened(&name, LONGEST_NAME);
        let detail = format!("`{name}` comes twice: send it once.");
        return Err(ApiError::invalid("invalid_body", name, detail));
    }
    let fields = serde_html_form::Deserializer::from_bytes(text.as_bytes());
    serde_path_to_error::deserialize(fields).map_err(|error| unreadable(&error))
}

/// The first field that a form, or a query, has twice.
pub(crate) fn repeated(form: &str) -> Option<String> {
    let mut seen = HashSet::new();
    let names = form.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let name = pair.split('=').next().unwrap_or("").replace('+', " ");
        percent_decode_str(&name).decode_utf8_lossy().into_owned()
    });
    names.into_iter().find(|name| !seen.insert(name.clone()))
}

/// Characters of a field's name that an error repeats, and of what is said about it: a client's text is no part of its error.
const LONGEST_NAME: usize = 64;
const LONGEST_DETAIL: usize = 300;

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What should have fields by name, and is a list, a text or a number.
pub(crate) fn no_object(what: &str) -> ApiError {
    ApiError::client(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid_body",
        format!("{what} is no JSON object: send `{{…}}` with the fields by name."),
    )
}

/// A value that is none of its field's.
pub(crate) fn unreadable<E: Display>(error: &serde_path_to_error::Error<E>) -> ApiError {
    let (detail, field) = of_field(error);
    ApiError::Client {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        code: "invalid_body",
        detail,
        field,
    }
}

/// What is wrong with a value, and in which field.
pub(crate) fn of_field<E: Display>(
    error: &serde_path_to_error::Error<E>,
) -> (String, Option<String>) {
    let path = error.path().to_string();
    let field = shortened(path.trim_matches('.'), LONGEST_NAME);
    let text = error.inner().to_string();
    // The field says where it is: behind what to do the position would read as a part of it.
    let told = match text.rsplit_once(" at line ") {
        Some((told, place))
            if place
                .split(' ')
                .all(|word| word == "column" || word.parse::<usize>().is_ok()) =>
        {
            told
        }
        _ => &text,
    };
    let detail = sentence(&shortened(told, LONGEST_DETAIL));
    (detail, (!field.is_empty()).then_some(field))
}

fn not_utf8(error: &Utf8Error) -> ApiError {
    ApiError::client(
        StatusCode::BAD_REQUEST,
        "invalid_utf8",
        format!(
            "The body is not UTF-8 from byte {}: encode the text as UTF-8 and send it again.",
            error.valid_up_to()
        ),
    )
}

fn malformed(error: &serde_json::Error) -> ApiError {
    ApiError::client(
        StatusCode::BAD_REQUEST,
        "malformed_json",
        format!("The body is not JSON: {error}."),
    )
}

fn too_slow() -> ApiError {
    ApiError::client(
        StatusCode::REQUEST_TIMEOUT,
        "body_too_slow",
        format!(
            "The body did not come within {} s, and nothing was stored: send the request again.",
            BODY_TIMEOUT.as_secs()
        ),
    )
}

/// Reads a body up to the limit; what is beyond it is read too, within reason, and thrown away.
async fn read(body: axum::body::Body) -> Result<Vec<u8>, ApiError> {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| {
            ApiError::client(
                StatusCode::BAD_REQUEST,
                "unreadable_body",
                "The body broke off before its end: send the request again.",
            )
        })?;
        length += chunk.len();
        if length <= MAX_BODY_BYTES {
            bytes.extend_from_slice(&chunk);
        } else if length > MAX_DISCARDED_BYTES {
            break;
        }
    }
    if length > MAX_BODY_BYTES {
        return Err(ApiError::client(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body_too_large",
            format!(
                "The body is larger than {MAX_BODY_BYTES} bytes: send fewer or shorter sections at once."
            ),
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use axum::{body, http, response::IntoResponse};
    use futures_util::stream;
    use serde_json::Value;

    use super::*;

    fn request(encoding: &str, body: body::Body) -> Request {
        http::Request::post("/")
            .header("content-type", "application/json")
            .header("content-encoding", encoding)
            .body(body)
            .unwrap()
    }

    #[tokio::test]
    async fn a_compressed_body_is_told_as_such() {
        for (encoding, fine) in [("identity", true), ("gzip", false), ("br", false)] {
            let read = Body::<Value>::from_request(request(encoding, "{}".into()), &()).await;
            let status = read.map_err(|refused| refused.into_response().status());
            let expected = if fine {
                Ok(())
            } else {
                Err(StatusCode::UNSUPPORTED_MEDIA_TYPE)
            };
            assert_eq!(status.map(|_| ()), expected, "{encoding}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_is_told_by_its_field() {
        for (body, told) in [
            (r#"{"a": "b"}"#, "Invalid type: string \"b\", expected u8."),
            (
                r#"{"a": "b at line 1"}"#,
                "Invalid type: string \"b at line 1\", expected u8.",
            ),
        ] {
            let refused = from_json::<HashMap<String, u8>>(body).unwrap_err();
            assert!(
                matches!(&refused, ApiError::Client { detail, field, .. }
                    if detail == told && field.as_deref() == Some("a")),
                "{refused:?}"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_come_is_told_so_in_time() {
        let silent = stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let request = request("identity", body::Body::from_stream(silent));
        let refused = Body::<Value>::from_request(request, &()).await.unwrap_err();
        assert_eq!(
            refused.into_response().status(),
            StatusCode::REQUEST_TIMEOUT
        );
    }
}
