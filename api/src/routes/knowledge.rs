//! The knowledge base: search it as a worker does, and list the industries it knows.

use axum::{Json, extract::State};
use penstock_shared::{
    domain::{SectionKind, is_blank},
    knowledge::{self, GUIDANCE_TOKENS, KnowledgeBase, content::Industry},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::text::{Line, optional};
use crate::{
    error::{ApiError, Problem, sentence},
    query::QueryOf,
    server::AppState,
};

/// Most tokens of guidance in one answer.
const MAX_TOKENS: usize = 10_000;

/// What to search for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchParams {
    /// A person's words.
    #[param(required = true, example = "kept servers from crashing")]
    #[serde(default)]
    text: String,
    /// The section they are for; `work` without this.
    #[serde(default, deserialize_with = "optional")]
    #[param(value_type = Option<String>, example = "work")]
    section: Option<Line<64>>,
    /// The template chosen.
    #[serde(default, deserialize_with = "optional")]
    #[param(value_type = Option<String>, example = "modern")]
    template: Option<Line<64>>,
    /// The industry, if known; inferred without this.
    #[serde(default, deserialize_with = "optional")]
    #[param(value_type = Option<String>, example = "technology")]
    industry: Option<Line<64>>,
    /// Most tokens of all passages together, at four characters a token; 1500 without this, 10000 at most.
    #[serde(default, deserialize_with = "optional")]
    #[param(value_type = Option<usize>)]
    tokens: Option<usize>,
}

/// What a worker would be told.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchBody {
    /// Hash of the knowledge base's content; `knowledge_version` of a section's generation is the same thing.
    knowledge_version: String,
    /// The industry told or inferred; `null` when it is left open.
    industry: Option<String>,
    /// How sure the industry is, from 0 to 1; 1 when it was told.
    confidence: f32,
    /// Best first.
    passages: Vec<FoundPassage>,
}

/// A passage and why it was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FoundPassage {
    #[schema(example = "guidelines/work#common-mistakes")]
    id: String,
    /// `template`, `industry`, `guideline`, `verbs` or `example`.
    kind: &'static str,
    /// Greater is better; comparable within one answer only.
    score: f32,
    text: String,
    /// Reasons in words.
    why: Vec<String>,
}

/// Search the knowledge base as a worker does before it writes a section.
#[utoipa::path(get, path = "/v1/knowledge/search", operation_id = "search_knowledge", tag = "knowledge", params(SearchParams), responses(
    (status = 200, body = SearchBody),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "`invalid_query`"),
    (status = 422, body = Problem, content_type = "application/problem+json",
     description = "`empty_text`, `unknown_section`, `unknown_template`, `unknown_industry`, `invalid_tokens`"),
))]
pub(crate) async fn search(
    State(app): State<AppState>,
    QueryOf(params): QueryOf<SearchParams>,
) -> Result<Json<SearchBody>, ApiError> {
    let knowledge = app.knowledge.current();
    let section = section(params.section)?;
    let template = params.template.map(String::from);
    let industry = params.industry.map(String::from);
    check(
        &knowledge,
        &params.text,
        template.as_deref(),
        industry.as_deref(),
    )?;
    let token_budget = params.tokens.unwrap_or(GUIDANCE_TOKENS);
    if !(1..=MAX_TOKENS).contains(&token_budget) {
        let detail = format!("Ask for 1 to {MAX_TOKENS} tokens.");
        return Err(ApiError::invalid("invalid_tokens", "tokens", detail));
    }
    let found = knowledge.retrieve(&knowledge::Query {
        section,
        template: template.as_deref(),
        industry: industry.as_deref(),
        text: &params.text,
        token_budget,
    });
    let (industry, confidence) = match found.industry {
        Some(known) => (Some(known.id), known.confidence),
        None => (None, 0.0),
    };
    let passage = |passage: knowledge::Passage| FoundPassage {
        id: passage.id,
        kind: passage.kind.as_str(),
        score: passage.score,
        text: passage.text,
        why: passage.why,
    };
    Ok(Json(SearchBody {
        knowledge_version: knowledge.version().to_owned(),
        industry,
        confidence,
        passages: found.passages.into_iter().map(passage).collect(),
    }))
}

fn section(name: Option<Line<64>>) -> Result<SectionKind, ApiError> {
    let Some(name) = name.map(String::from) else {
        return Ok(SectionKind::Work);
    };
    SectionKind::parse(&name).map_err(|error| {
        ApiError::invalid("unknown_section", "section", sentence(&error.to_string()))
    })
}

fn check(
    knowledge: &KnowledgeBase,
    text: &str,
    template: Option<&str>,
    industry: Option<&str>,
) -> Result<(), ApiError> {
    if is_blank(text) {
        let detail = "Send a person's words as `text`.";
        return Err(ApiError::invalid("empty_text", "text", detail));
    }
    if let Some(id) = template {
        knowledge.template(id).map_err(|error| {
            ApiError::invalid("unknown_template", "template", sentence(&error.to_string()))
        })?;
    }
    if let Some(name) = industry {
        knowledge.industry_named(name).map_err(|error| {
            ApiError::invalid("unknown_industry", "industry", sentence(&error.to_string()))
        })?;
    }
    Ok(())
}

/// The industries.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IndustriesBody {
    industries: Vec<IndustryBody>,
}

/// An industry: what its people do, what it calls that, and what to ask them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IndustryBody {
    /// What to submit as `industry`.
    #[schema(example = "technology")]
    industry_id: String,
    #[schema(example = "Technology")]
    name: String,
    /// Templates that suit it, best first.
    templates: Vec<String>,
    /// Typical job titles.
    roles: Vec<String>,
    /// The terms that applicant tracking systems look for.
    keywords: Vec<KeywordBody>,
    /// Numbers worth asking for, as questions.
    metrics: Vec<String>,
    /// What goes wrong in résumés of this field.
    pitfalls: Vec<String>,
}

/// A term and the plain words people use for it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeywordBody {
    #[schema(example = "reliability")]
    term: String,
    /// `skills`, `tools`, `methods` or `credentials`.
    group: &'static str,
    /// The kind of work it belongs to.
    #[schema(example = "Keeping systems running")]
    topic: String,
    #[schema(example = json!(["kept servers from crashing"]))]
    aliases: Vec<String>,
}

impl From<&Industry> for IndustryBody {
    fn from(industry: &Industry) -> Self {
        let topics = || industry.topics.iter();
        let keywords = topics().flat_map(|topic| {
            topic.keywords.iter().map(|keyword| KeywordBody {
                term: keyword.term.clone(),
                group: keyword.group.as_str(),
                topic: topic.title.clone(),
                aliases: keyword.aliases.clone(),
            })
        });
        Self {
            industry_id: industry.id.clone(),
            name: industry.name.clone(),
            templates: industry.templates.clone(),
            roles: topics().flat_map(|topic| topic.roles.clone()).collect(),
            keywords: keywords.collect(),
            metrics: topics().flat_map(|topic| topic.metrics.clone()).collect(),
            pitfalls: industry.pitfalls.clone(),
        }
    }
}

/// List the industries with their words.
#[utoipa::path(get, path = "/v1/industries", operation_id = "list_industries", tag = "knowledge", responses(
    (status = 200, body = IndustriesBody),
))]
pub(crate) async fn industries(State(app): State<AppState>) -> Json<IndustriesBody> {
    let knowledge = app.knowledge.current();
    Json(IndustriesBody {
        industries: knowledge.industries().iter().map(Into::into).collect(),
    })
}
