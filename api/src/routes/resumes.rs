//! Résumés.

use axum::{Json, extract::State};
use penstock_shared::{
    db::{resumes, sections},
    domain::{ResumeId, UserId},
};
use serde::Serialize;
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{sections::SectionBody, text::PathId};
use crate::{
    error::{ApiError, Problem},
    server::AppState,
};

/// A résumé with its sections.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ResumeBody {
    #[schema(value_type = String, example = "res_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    resume_id: ResumeId,
    #[schema(value_type = String)]
    user_id: UserId,
    template_id: String,
    /// Completed parts of the recommended core, in percent.
    completeness_percent: u8,
    /// What is completed, in progress, failed and missing.
    #[schema(value_type = Object)]
    completeness_summary: Value,
    /// The JSON Resume document (schema 1.0.0) of the completed sections.
    #[schema(value_type = Object)]
    json_resume_data: Value,
    sections: Vec<SectionBody>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    updated_at: OffsetDateTime,
}

/// Show a résumé with its sections.
#[utoipa::path(get, path = "/v1/resumes/{resume_id}", operation_id = "show_resume", tag = "resumes",
    params(("resume_id" = String, Path, description = "`res_…`")), responses(
    (status = 200, body = ResumeBody),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_resume`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn show(
    State(app): State<AppState>,
    PathId(id): PathId,
) -> Result<Json<ResumeBody>, ApiError> {
    // Sections first: the document is then never older than the statuses beside it.
    let sections = match id.parse() {
        Ok(id) => sections::of_resume(&app.pool, id).await?,
        Err(_) => Vec::new(),
    };
    let resume = find(&app, &id).await?;
    Ok(Json(ResumeBody {
        resume_id: resume.id,
        user_id: resume.user_id,
        template_id: resume.template_id,
        completeness_percent: resume.completeness_summary.percent,
        completeness_summary: serde_json::to_value(&resume.completeness_summary.0)
            .unwrap_or_default(),
        json_resume_data: resume.json_resume_data,
        sections: sections.into_iter().map(SectionBody::from).collect(),
        created_at: resume.created_at,
        updated_at: resume.updated_at,
    }))
}

/// The JSON Resume document alone, as other tools read it.
#[utoipa::path(get, path = "/v1/resumes/{resume_id}/json-resume", operation_id = "show_json_resume", tag = "resumes",
    params(("resume_id" = String, Path, description = "`res_…`")), responses(
    (status = 200, body = Object, description = "JSON Resume, schema 1.0.0"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_resume`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn json_resume(
    State(app): State<AppState>,
    PathId(id): PathId,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(find(&app, &id).await?.json_resume_data))
}

async fn find(app: &AppState, id: &str) -> Result<resumes::Resume, ApiError> {
    let unknown = || {
        ApiError::not_found(
            "unknown_resume",
            "There is no résumé with this id: use the `resume_id` of a submitted section.",
        )
    };
    let id: ResumeId = id.parse().map_err(|_| unknown())?;
    resumes::find(&app.pool, id).await?.ok_or_else(unknown)
}
