//! The API's one error: an RFC 9457 problem document with a stable `code`.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A problem document (RFC 9457). Flat: every key is always present.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Identifies the kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "urn:penstock:problem:empty_text")]
    pub kind: String,
    /// What kind of problem it is.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// A stable code for programs.
    pub code: &'static str,
    /// What is wrong with this request and what to do.
    pub detail: String,
    /// The field that is wrong, where there is one.
    pub field: Option<String>,
}

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The client's doing: it says what to change.
    #[error("{detail}")]
    Client {
        /// The HTTP status.
        status: StatusCode,
        /// The stable code.
        code: &'static str,
        /// What is wrong and what to do.
        detail: String,
        /// The field that is wrong.
        field: Option<String>,
    },
    /// Today's money is used up.
    #[error("{}", self.budget_detail())]
    Budget {
        /// Everybody's, not this user's alone.
        system: bool,
    },
    /// The database did not do what was asked.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl ApiError {
    /// A field whose value cannot be taken: 422.
    pub(crate) fn invalid(
        code: &'static str,
        field: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self::Client {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code,
            detail: detail.into(),
            field: Some(field.into()),
        }
    }

    /// A request that is wrong as a whole.
    pub(crate) fn client(
        status: StatusCode,
        code: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self::Client {
            status,
            code,
            detail: detail.into(),
            field: None,
        }
    }

    /// Something that is not there: 404.
    pub(crate) fn not_found(code: &'static str, detail: impl Into<String>) -> Self {
        Self::client(StatusCode::NOT_FOUND, code, detail)
    }

    const fn budget_detail(&self) -> &'static str {
        match self {
            Self::Budget { system: true } => {
                "Today's budget of the whole service is used up and nothing was stored: submit again after midnight UTC, or raise DAILY_BUDGET."
            }
            _ => {
                "This user's budget of today is used up and nothing was stored: submit again after midnight UTC, or raise DAILY_BUDGET_USER."
            }
        }
    }

    /// The same error, its field named as seen from the whole request.
    pub(crate) fn within(self, parent: &str) -> Self {
        match self {
            Self::Client {
                status,
                code,
                detail,
                field,
            } => {
                let field =
                    field.map_or_else(|| parent.to_owned(), |field| format!("{parent}.{field}"));
                Self::Client {
                    status,
                    code,
                    detail,
                    field: Some(field),
                }
            }
            other @ (Self::Budget { .. } | Self::Database(_)) => other,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Client {
                status,
                code,
                detail,
                field,
            } => problem(status, code, detail, field),
            Self::Budget { system } => {
                let (status, code) = if system {
                    (StatusCode::TOO_MANY_REQUESTS, "system_budget_exhausted")
                } else {
                    (StatusCode::PAYMENT_REQUIRED, "user_budget_exhausted")
                };
                let mut response = problem(status, code, self.budget_detail().to_owned(), None);
                response.headers_mut().insert(
                    header::RETRY_AFTER,
                    HeaderValue::from(seconds_to_midnight()),
                );
                response
            }
            Self::Database(error) if is_outage(&error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "database unavailable"
                );
                let mut response = problem(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "database_unavailable",
                    "The database is not reachable just now: send the same request again in a few seconds. A submission that was cut off may have been stored: look at its résumé before you repeat it.".into(),
                    None,
                );
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
                response
            }
            Self::Database(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "request failed");
                internal()
            }
        }
    }
}

/// An error's text as a sentence of its own.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), chars.as_str())
    })
}

/// Until the next day of budgets begins.
fn seconds_to_midnight() -> u32 {
    let (hour, minute, second) = OffsetDateTime::now_utc().to_hms();
    86_400 - (u32::from(hour) * 60 + u32::from(minute)) * 60 - u32::from(second)
}

/// A fault of ours, whose cause is in the log.
pub(crate) fn internal() -> Response {
    problem(
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal_error",
        "Something went wrong on our side: send the request again, and tell the operator if it goes wrong again.".into(),
        None,
    )
}

pub(crate) fn problem(
    status: StatusCode,
    code: &'static str,
    detail: String,
    field: Option<String>,
) -> Response {
    let body = Problem {
        kind: format!("urn:penstock:problem:{code}"),
        title: status.canonical_reason().unwrap_or("Problem"),
        status: status.as_u16(),
        code,
        detail,
        field,
    };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    response
}

/// Whether the database was away, so that the same request may succeed later. SQLSTATE class 08 is about connections,
/// 25P03 and 40 about transactions that were ended, 25006 about servers that only read, 53 about resources, 57 about shutdown and time-outs, 58 about the machine; 55000 is a database closed to connections; 42P01 and 42704 mean that the schema is not there yet.
fn is_outage(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            [
                "08", "25P03", "25006", "40", "53", "57", "58", "55000", "3D000", "42P01", "42704",
            ]
            .iter()
            .any(|class| code.starts_with(class))
        }),
        _ => false,
    }
}
