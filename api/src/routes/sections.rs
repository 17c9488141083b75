//! Sections: submitted one by one or in batches, and shown.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use penstock_shared::{
    db::sections::{self, Section},
    domain::{FailureCode, ResumeId, SectionId, SectionKind, SectionStatus, UserId},
};
use serde::Serialize;
use serde_json::{Value, json};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{
    submission::{Batch, Submission, Submitted, submit as store},
    text::PathId,
};
use crate::{
    body::Body,
    error::{ApiError, Problem},
    idempotency_key::IdempotencyKey,
    server::AppState,
    wait::Wait,
};

/// When to look again, in seconds: sooner is pointless with a language model at work.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// A section. Every key is always present; what is not there yet is `null`, and no text is empty.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SectionBody {
    #[schema(value_type = String, example = "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    section_id: SectionId,
    #[schema(value_type = String)]
    resume_id: ResumeId,
    #[schema(value_type = String)]
    user_id: UserId,
    template_id: String,
    /// The JSON Resume key, or `basics.summary`.
    #[schema(value_type = String, example = "work")]
    section_name: SectionKind,
    /// `pending`, `processing`, `completed` or `failed`.
    #[schema(value_type = String, example = "pending")]
    status: SectionStatus,
    /// The person's words, exactly as they came.
    raw_input: String,
    industry: Option<String>,
    locale: Option<String>,
    target_role: Option<String>,
    /// Attempts begun so far.
    attempt: i32,
    max_attempts: i32,
    /// The finished JSON Resume section, for example `{"work": […]}`.
    #[schema(value_type = Option<Object>)]
    processed_content: Option<Value>,
    /// What to ask the person, where a fact is missing.
    #[schema(value_type = Vec<String>)]
    questions: Value,
    /// The passages of the knowledge base it was written with: id and score.
    #[schema(value_type = Vec<Object>)]
    passages: Value,
    /// The model that wrote it last, as it names itself, and its provider.
    model: Option<String>,
    provider: Option<String>,
    /// Whether an earlier answer to the same request was used again, without a call.
    cached: bool,
    /// Why it failed: a stable code.
    error_code: Option<String>,
    /// Why it failed: a sentence for the person.
    error_message: Option<String>,
    /// Why it failed: for example the list of unsupported claims.
    #[schema(value_type = Option<Object>)]
    error_details: Option<Value>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    updated_at: OffsetDateTime,
    /// When the latest attempt began.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(value_type = Option<String>, format = DateTime)]
    started_at: Option<OffsetDateTime>,
    /// When it was completed or failed.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<OffsetDateTime>,
}

impl From<Section> for SectionBody {
    fn from(section: Section) -> Self {
        Self {
            section_id: section.id,
            resume_id: section.resume_id,
            user_id: section.user_id,
            template_id: section.template_id,
            section_name: section.kind,
            status: section.status,
            raw_input: section.original_input,
            industry: section.industry,
            locale: section.locale,
            target_role: section.target_role,
            attempt: section.attempt,
            max_attempts: section.max_attempts,
            processed_content: section.processed_content,
            questions: section.questions,
            passages: section.passages.unwrap_or_else(|| Value::Array(Vec::new())),
            model: section.model,
            provider: section.provider,
            cached: section.cached.unwrap_or(false),
            error_code: section.error_code,
            error_message: section.error_message,
            error_details: section.error_details,
            created_at: section.created_at,
            updated_at: section.updated_at,
            started_at: section.started_at,
            finished_at: section.finished_at,
        }
    }
}

/// The sections of a batch, in the order they were sent.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "the document's description of an answer that is made of stored JSON"
)]
pub(crate) struct BatchBody {
    /// How many were stored.
    count: usize,
    sections: Vec<SectionBody>,
}

/// Submit a section. Without `resume_id` a résumé is begun. Answers 202 at once, or, with `?wait=N` or `Prefer: wait=N`,
/// after at most N seconds (no more than 10): 200 when the section is finished by then.
#[utoipa::path(post, path = "/v1/sections", operation_id = "submit_section", tag = "sections", request_body(content((Submission = "application/json"), (Submission = "application/x-www-form-urlencoded"))),
    params(
        ("wait" = Option<u64>, Query, description = "Seconds to wait for the result, at most 10"),
        ("Idempotency-Key" = Option<String>, Header, description = "Any text of your own: the same request with the same key within 24 hours is stored once"),
    ), responses(
    (status = 202, body = SectionBody, description = "Stored and enqueued",
        headers(("Location" = String, description = "Where to look again"), ("Retry-After" = u64, description = "When, in seconds"))),
    (status = 200, body = SectionBody, description = "Finished within the wait"),
    (status = 400, body = Problem, content_type = "application/problem+json"),
    (status = 408, body = Problem, content_type = "application/problem+json", description = "`body_too_slow`"),
    (status = 413, body = Problem, content_type = "application/problem+json"),
    (status = 415, body = Problem, content_type = "application/problem+json"),
    (status = 402, body = Problem, content_type = "application/problem+json", description = "`user_budget_exhausted`"),
    (status = 422, body = Problem, content_type = "application/problem+json"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "`system_budget_exhausted`"),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub(crate) async fn submit(
    State(app): State<AppState>,
    wait: Result<Wait, ApiError>,
    key: Result<IdempotencyKey, ApiError>,
    Body(submission): Body<Submission>,
) -> Result<(StatusCode, HeaderMap, Json<Value>), ApiError> {
    let (wait, IdempotencyKey(key)) = (wait?, key?);
    let submitted = store(&app, vec![submission.parse()?], key.as_deref()).await?;
    let section = after_wait(&app, wait, submitted)
        .await
        .pop()
        .ok_or_else(unknown)?;
    let location = format!("/v1/sections/{}", text(&section, "section_id"));
    let (status, headers) = answer(std::slice::from_ref(&section), &location);
    Ok((status, headers, Json(section)))
}

/// Submit up to 100 sections, all or none. Sections of one user without a `resume_id` go into one new résumé.
#[utoipa::path(post, path = "/v1/sections/batch", operation_id = "submit_sections", tag = "sections", request_body(content((Batch = "application/json"), (Batch = "application/x-www-form-urlencoded"))),
    params(
        ("wait" = Option<u64>, Query, description = "Seconds to wait for all results, at most 10"),
        ("Idempotency-Key" = Option<String>, Header, description = "Any text of your own: the same request with the same key within 24 hours is stored once"),
    ), responses(
    (status = 202, body = BatchBody, description = "Stored and enqueued"),
    (status = 200, body = BatchBody, description = "All finished within the wait"),
    (status = 400, body = Problem, content_type = "application/problem+json"),
    (status = 408, body = Problem, content_type = "application/problem+json", description = "`body_too_slow`"),
    (status = 413, body = Problem, content_type = "application/problem+json"),
    (status = 415, body = Problem, content_type = "application/problem+json"),
    (status = 402, body = Problem, content_type = "application/problem+json", description = "`user_budget_exhausted`"),
    (status = 422, body = Problem, content_type = "application/problem+json"),
    (status = 429, body = Problem, content_type = "application/problem+json", description = "`system_budget_exhausted`"),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub(crate) async fn submit_batch(
    State(app): State<AppState>,
    wait: Result<Wait, ApiError>,
    key: Result<IdempotencyKey, ApiError>,
    Body(batch): Body<Batch>,
) -> Result<(StatusCode, HeaderMap, Json<Value>), ApiError> {
    let (wait, IdempotencyKey(key)) = (wait?, key?);
    let submitted = store(&app, batch.parse()?, key.as_deref()).await?;
    let sections = after_wait(&app, wait, submitted).await;
    let location = sections.first().map_or_else(String::new, |section| {
        format!("/v1/resumes/{}", text(section, "resume_id"))
    });
    let (status, headers) = answer(&sections, &location);
    Ok((
        status,
        headers,
        Json(json!({"count": sections.len(), "sections": sections})),
    ))
}

/// Show a section, after at most `wait` seconds if it is not finished before.
#[utoipa::path(get, path = "/v1/sections/{section_id}", operation_id = "show_section", tag = "sections", params(
    ("section_id" = String, Path, description = "`sec_…`"),
    ("wait" = Option<u64>, Query, description = "Seconds to wait for the result, at most 10")), responses(
    (status = 200, body = SectionBody),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_section`"),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "`invalid_query`"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "`invalid_wait`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn show(
    State(app): State<AppState>,
    PathId(id): PathId,
    wait: Wait,
) -> Result<Json<SectionBody>, ApiError> {
    let id: SectionId = id.parse().map_err(|_| unknown())?;
    wait.until_finished(&app.pool, &app.hub, &[id]).await?;
    Ok(Json(find(&app, id).await?.into()))
}

/// Cancel a section that is waiting or running; what was running is dropped. Cancelling it again changes nothing.
#[utoipa::path(post, path = "/v1/sections/{section_id}/cancel", operation_id = "cancel_section", tag = "sections",
    params(("section_id" = String, Path, description = "`sec_…`")), responses(
    (status = 200, body = SectionBody, description = "`failed` with the code `cancelled`"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_section`"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "`already_finished`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn cancel(
    State(app): State<AppState>,
    PathId(id): PathId,
) -> Result<Json<SectionBody>, ApiError> {
    let id: SectionId = id.parse().map_err(|_| unknown())?;
    let mut tx = app.pool.begin().await?;
    let cancelled = sections::cancel(&mut tx, id).await?;
    tx.commit().await?;
    let section = find(&app, id).await?;
    if cancelled || section.error_code.as_deref() == Some(FailureCode::Cancelled.as_str()) {
        return Ok(Json(section.into()));
    }
    Err(ApiError::client(
        StatusCode::CONFLICT,
        "already_finished",
        format!(
            "The section is {} already: there is nothing left to cancel.",
            section.status
        ),
    ))
}

/// Try a failed section again, with all its attempts. What the person wrote stays as it is.
#[utoipa::path(post, path = "/v1/sections/{section_id}/retry", operation_id = "retry_section", tag = "sections",
    params(("section_id" = String, Path, description = "`sec_…`")), responses(
    (status = 202, body = SectionBody, description = "Enqueued again"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_section`"),
    (status = 409, body = Problem, content_type = "application/problem+json", description = "`not_failed`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn retry(
    State(app): State<AppState>,
    PathId(id): PathId,
) -> Result<(StatusCode, HeaderMap, Json<Value>), ApiError> {
    let id: SectionId = id.parse().map_err(|_| unknown())?;
    let mut tx = app.pool.begin().await?;
    let enqueued = sections::retry(&mut tx, id, app.max_attempts).await?;
    let section = sections::find(&mut *tx, &[id])
        .await?
        .pop()
        .ok_or_else(unknown)?;
    tx.commit().await?;
    if !enqueued {
        return Err(ApiError::client(
            StatusCode::CONFLICT,
            "not_failed",
            format!(
                "The section is {}: only a failed one can be tried again.",
                section.status
            ),
        ));
    }
    let body = bodies(vec![section]);
    let (status, headers) = answer(&body, &format!("/v1/sections/{id}"));
    Ok((
        status,
        headers,
        Json(body.into_iter().next().unwrap_or_default()),
    ))
}

/// The sections as they are after the wait, if there is one. They are stored: whatever goes wrong with waiting must not
/// look as if they were not.
async fn after_wait(app: &AppState, wait: Wait, submitted: Submitted) -> Vec<Value> {
    let (ids, first): (Vec<SectionId>, Vec<Value>) = match submitted {
        Submitted::New(stored) => (
            stored.iter().map(|section| section.id).collect(),
            bodies(stored),
        ),
        Submitted::Before(answered) => {
            let ids = answered
                .iter()
                .filter_map(|section| text(section, "section_id").parse().ok())
                .collect();
            (ids, answered)
        }
    };
    if !wait.is_wanted() {
        return first;
    }
    let waited = async {
        wait.until_finished(&app.pool, &app.hub, &ids).await?;
        Ok::<_, ApiError>(bodies(sections::find(&app.pool, &ids).await?))
    };
    waited.await.unwrap_or_else(|error| {
        tracing::warn!(error = &error as &dyn std::error::Error, "wait cut short");
        first
    })
}

/// Sections as they are shown.
pub(crate) fn bodies(sections: Vec<Section>) -> Vec<Value> {
    sections
        .into_iter()
        .map(|section| {
            serde_json::to_value(SectionBody::from(section)).expect("a body always serializes")
        })
        .collect()
}

fn text<'a>(section: &'a Value, key: &str) -> &'a str {
    section[key].as_str().unwrap_or_default()
}

async fn find(app: &AppState, id: SectionId) -> Result<Section, ApiError> {
    sections::find(&app.pool, &[id])
        .await?
        .pop()
        .ok_or_else(unknown)
}

pub(super) fn unknown() -> ApiError {
    ApiError::not_found(
        "unknown_section",
        "There is no section with this id: use the `section_id` that its submission returned.",
    )
}

fn answer(sections: &[Value], location: &str) -> (StatusCode, HeaderMap) {
    let mut headers = HeaderMap::new();
    if let Ok(location) = HeaderValue::from_str(location) {
        headers.insert(header::LOCATION, location);
    }
    let finished = |section: &Value| {
        SectionStatus::parse(text(section, "status")).is_ok_and(SectionStatus::is_finished)
    };
    if sections.iter().all(finished) {
        return (StatusCode::OK, headers);
    }
    headers.insert(header::RETRY_AFTER, RETRY_AFTER);
    (StatusCode::ACCEPTED, headers)
}
