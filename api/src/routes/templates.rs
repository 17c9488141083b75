//! Templates: the knowledge base's catalogue, with what the operator offers of it.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use penstock_shared::{
    db::templates::{self, OfferedTemplate},
    knowledge::content::{Bounds, Template},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::text::PathId;
use crate::{
    error::{ApiError, Problem},
    server::AppState,
};

/// The templates.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TemplatesBody {
    templates: Vec<TemplateBody>,
}

/// A template, and how a résumé in it is written.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TemplateBody {
    #[schema(example = "modern")]
    template_id: String,
    #[schema(example = "Modern")]
    name: String,
    #[schema(example = "general")]
    category: String,
    /// Whether sections may be submitted with it.
    active: bool,
    /// A picture of it: a path of this API, or the operator's own URL.
    #[schema(example = "/v1/templates/modern/preview")]
    preview_url: String,
    /// Whom it is written for.
    audience: String,
    tone: Vec<String>,
    /// `implied` ("Built …"), `first` ("I built …") or `third`.
    person: &'static str,
    /// The tense of a role the person still holds.
    tense_current: &'static str,
    /// The tense of a role that has ended.
    tense_past: &'static str,
    /// Section names, first to last.
    section_order: Vec<&'static str>,
    bullets_per_role: Range,
    words_per_bullet: Range,
    summary_words: Range,
    /// What becomes of given numbers: `lead`, `keep` or `sparing`.
    metric_policy: &'static str,
    /// How the field's terms are used: `mirror`, `natural` or `discipline`.
    keyword_policy: &'static str,
    /// How dates are shown; those of the document stay ISO 8601.
    #[schema(example = "MMM YYYY")]
    date_format: &'static str,
    /// What the style permits.
    allowed: Vec<String>,
    /// What the style forbids.
    banned: Vec<String>,
    /// Phrases that it forbids.
    banned_phrases: Vec<String>,
}

/// A least and a greatest count, both included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Range {
    min: u16,
    max: u16,
}

impl From<Bounds> for Range {
    fn from(Bounds { min, max }: Bounds) -> Self {
        Self { min, max }
    }
}

impl TemplateBody {
    /// A template that the database does not know cannot be chosen.
    fn new(template: &Template, offered: Option<&OfferedTemplate>) -> Self {
        let own_preview = || format!("/v1/templates/{}/preview", template.id);
        Self {
            template_id: template.id.clone(),
            name: template.name.clone(),
            category: offered.map_or_else(
                || template.category.as_str().to_owned(),
                |offered| offered.category.clone(),
            ),
            active: offered.is_some_and(|offered| offered.active),
            preview_url: offered
                .and_then(|offered| offered.preview_url.clone())
                .unwrap_or_else(own_preview),
            audience: template.audience.clone(),
            tone: template.tone.clone(),
            person: template.person.as_str(),
            tense_current: template.tense.current.as_str(),
            tense_past: template.tense.past.as_str(),
            section_order: template.section_order.iter().map(|s| s.as_str()).collect(),
            bullets_per_role: template.bullets_per_role.into(),
            words_per_bullet: template.words_per_bullet.into(),
            summary_words: template.summary_words.into(),
            metric_policy: template.metric_policy.as_str(),
            keyword_policy: template.keyword_policy.as_str(),
            date_format: template.date_format.as_str(),
            allowed: template.allowed.clone(),
            banned: template.banned.clone(),
            banned_phrases: template.banned_phrases.clone(),
        }
    }
}

/// List the templates: what each looks like, how it writes, and whether it may be chosen.
#[utoipa::path(get, path = "/v1/templates", operation_id = "list_templates", tag = "knowledge", responses(
    (status = 200, body = TemplatesBody),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn list(State(app): State<AppState>) -> Result<Json<TemplatesBody>, ApiError> {
    let offered = templates::list(&app.pool).await?;
    let knowledge = app.knowledge.current();
    let body = |template: &Template| {
        TemplateBody::new(template, offered.iter().find(|o| o.id == template.id))
    };
    Ok(Json(TemplatesBody {
        templates: knowledge.templates().iter().map(body).collect(),
    }))
}

/// A picture of a template.
#[utoipa::path(get, path = "/v1/templates/{template_id}/preview", operation_id = "show_template_preview", tag = "knowledge",
    params(("template_id" = String, Path, example = "modern")), responses(
    (status = 200, content_type = "image/svg+xml", description = "The picture"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_template`"),
))]
pub(crate) async fn preview(
    State(app): State<AppState>,
    PathId(id): PathId,
) -> Result<Response, ApiError> {
    let knowledge = app.knowledge.current();
    let unknown = || {
        ApiError::not_found(
            "unknown_template",
            "There is no template with this id: /v1/templates lists them.",
        )
    };
    let template = knowledge.template(&id).map_err(|_| unknown())?;
    let picture = knowledge.preview(template).ok_or_else(unknown)?.to_vec();
    let headers = [
        (header::CONTENT_TYPE, media_type(&template.preview)),
        // A picture that is opened by itself must not run what somebody may have put into it.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "max-age=3600"),
    ];
    Ok((headers, picture).into_response())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}
