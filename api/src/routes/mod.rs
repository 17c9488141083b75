//! The routes, and the OpenAPI document made from them.

mod board;
mod health;
mod knowledge;
mod ops;
mod resumes;
mod section_events;
mod sections;
mod submission;
mod templates;
mod text;
mod usage;
mod users;

use axum::{Router, http::StatusCode, middleware};
use utoipa::{
    OpenApi,
    openapi::{
        self, RefOr, Schema,
        schema::AnyOfBuilder,
        security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::SwaggerUi;

use crate::{error::ApiError, operators::operators_only, server::AppState};

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
        (name = "knowledge", description = "Templates, industries, and the guidance that sections are written with"),
        (name = "health", description = "For load balancers and supervisors"),
        (name = "operators", description = "With `OPS_TOKEN` as a bearer token, or, where none is set, from the same machine alone"),
    )
)]
struct Document;

/// Everything this program answers to.
pub(crate) fn router(app: &AppState) -> Router<AppState> {
    let (operators, _) = for_operators().split_for_parts();
    let guarded = operators
        .merge(board::router())
        .layer(middleware::from_fn_with_state(app.clone(), operators_only));
    let (router, _) = for_everybody().split_for_parts();
    let document = openapi();
    router
        .merge(guarded)
        .merge(SwaggerUi::new("/docs").url("/openapi.json", document))
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method)
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> openapi::OpenApi {
    let mut document = for_everybody().merge(for_operators()).into_openapi();
    complete(&mut document);
    document
}

/// Says what the annotations cannot: that every key of a response is always present, that the data of an event may be read as more
/// than one of its kinds, and that operators may have to send their token. A response without a description of its own gets its
/// status's.
fn complete(document: &mut openapi::OpenApi) {
    const REQUESTS: [&str; 3] = ["NewUser", "Submission", "Batch"];
    const OPS_TOKEN: &str = "ops_token";
    for path in document.paths.paths.values_mut() {
        let operations = [&mut path.get, &mut path.post].into_iter().flatten();
        for (status, response) in operations.flat_map(|operation| {
            if operation
                .tags
                .iter()
                .flatten()
                .any(|tag| tag == "operators")
            {
                let token = SecurityRequirement::new::<_, _, &str>(OPS_TOKEN, []);
                operation.security = Some(vec![SecurityRequirement::default(), token]);
            }
            &mut operation.responses.responses
        }) {
            if let RefOr::T(response) = response
                && response.description.is_empty()
            {
                let reason = StatusCode::from_bytes(status.as_bytes()).ok();
                let reason = reason.and_then(|status| status.canonical_reason());
                reason
                    .unwrap_or(status)
                    .clone_into(&mut response.description);
            }
        }
    }
    let components = document.components.get_or_insert_default();
    components.add_security_scheme(
        OPS_TOKEN,
        SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
    );
    for (name, schema) in &mut components.schemas {
        match schema {
            RefOr::T(Schema::Object(object)) if !REQUESTS.contains(&name.as_str()) => {
                object.required = object.properties.keys().cloned().collect();
            }
            RefOr::T(Schema::OneOf(kinds)) if name == "EventData" => {
                let kinds = std::mem::take(&mut kinds.items).into_iter();
                let any = kinds.fold(AnyOfBuilder::new(), AnyOfBuilder::item);
                *schema = RefOr::T(Schema::AnyOf(any.build()));
            }
            _ => {}
        }
    }
}

fn for_operators() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(ops::queue))
        .routes(routes!(ops::metrics))
        .routes(routes!(usage::of_all))
}

fn for_everybody() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(users::create))
        .routes(routes!(usage::of_user))
        .routes(routes!(sections::submit))
        .routes(routes!(sections::submit_batch))
        .routes(routes!(sections::show))
        .routes(routes!(section_events::follow))
        .routes(routes!(sections::cancel))
        .routes(routes!(sections::retry))
        .routes(routes!(resumes::show))
        .routes(routes!(resumes::json_resume))
        .routes(routes!(templates::list))
        .routes(routes!(templates::preview))
        .routes(routes!(knowledge::industries))
        .routes(routes!(knowledge::search))
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
    use std::collections::HashSet;

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_route() {
        let document = serde_json::to_value(super::openapi()).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
        assert_eq!(paths.len(), 19, "{paths:?}");
    }

    #[test]
    fn every_operation_has_a_name_and_every_response_its_description_and_keys() {
        let document = serde_json::to_value(super::openapi()).unwrap();
        let operations = document["paths"].as_object().unwrap().iter();
        let mut names = HashSet::new();
        for (path, operation) in operations.flat_map(|(path, methods)| {
            methods
                .as_object()
                .unwrap()
                .values()
                .map(move |operation| (path, operation))
        }) {
            assert!(names.insert(&operation["operationId"]), "{path}");
            assert_eq!(
                operation["security"].is_array(),
                operation["responses"].get("401").is_some(),
                "{path}"
            );
            for (status, response) in operation["responses"].as_object().unwrap() {
                let described = response["description"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty());
                assert!(described, "{path} {status}");
            }
        }
        let schemas = &document["components"]["schemas"];
        for name in [
            "Problem",
            "SectionBody",
            "UserBody",
            "UsageBody",
            "ResumeBody",
        ] {
            let keys = schemas[name]["properties"].as_object().unwrap().len();
            assert_eq!(
                schemas[name]["required"].as_array().unwrap().len(),
                keys,
                "{name}"
            );
        }
        assert!(schemas["EventData"]["anyOf"].is_array());
    }
}
