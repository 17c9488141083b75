//! The routes, and the OpenAPI document made from them.

mod health;
mod resumes;
mod sections;
mod submission;
mod text;
mod users;

use axum::{Router, http::StatusCode};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::SwaggerUi;

use crate::{error::ApiError, server::AppState};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Penstock",
        description = "Résumé sections in, polished JSON Resume out. Submit a section, then wait for it or look again: \
                       a section is `pending`, `processing`, then `completed` or `failed`. Bodies may be JSON or forms; \
                       every key of a response is always present, `null` where there is nothing. Errors are RFC 9457 \
                       problem documents with a stable `code`.",
    ),
    tags(
        (name = "users", description = "Whose résumés they are"),
        (name = "sections", description = "Parts of a résumé, in a person's own words"),
        (name = "resumes", description = "The document assembled from completed sections"),
        (name = "health", description = "For load balancers and supervisors"),
    )
)]
struct Document;

/// Everything this program answers to.
pub(crate) fn router() -> Router<AppState> {
    let (router, document) = documented().split_for_parts();
    router
        .merge(SwaggerUi::new("/docs").url("/openapi.json", document))
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method)
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    documented().into_openapi()
}

fn documented() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(users::create))
        .routes(routes!(sections::submit))
        .routes(routes!(sections::submit_batch))
        .routes(routes!(sections::show))
        .routes(routes!(sections::cancel))
        .routes(routes!(sections::retry))
        .routes(routes!(resumes::show))
        .routes(routes!(resumes::json_resume))
        .routes(routes!(health::livez))
        .routes(routes!(health::readyz))
}

async fn unknown_path() -> ApiError {
    ApiError::not_found(
        "unknown_path",
        "There is nothing at this path: /docs lists what there is.",
    )
}

async fn wrong_method() -> ApiError {
    ApiError::client(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "This path does not take this method: the Allow header and /docs say which it takes.",
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_is_openapi_3_1_and_names_every_route() {
        let document = serde_json::to_value(super::openapi()).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
        assert_eq!(paths.len(), 10, "{paths:?}");
    }
}
