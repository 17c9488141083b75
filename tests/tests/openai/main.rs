//! The OpenAI-compatible client against a scripted provider, over real HTTP.

mod calls;
mod failures;
mod negotiation;
mod streaming;

use std::time::Duration;

use penstock_shared::domain::SectionKind;
use penstock_tests::scripted_provider::ScriptedProvider;
use penstock_worker::generate::language_model::{
    Completion, GenerateError, LanguageModel, Prompt, Verdict,
};
use penstock_worker::generate::openai::{OpenAiCompatible, OpenAiConfig};
use serde_json::json;

const KEY: &str = "sk-secret-0123456789";

fn config(base_url: String) -> OpenAiConfig {
    OpenAiConfig {
        base_url,
        api_key: Some(KEY.to_owned().into()),
        model: "asked-1".to_owned(),
        // Long enough never to matter; the test of the timeout moves the clock.
        timeout: Duration::from_mins(1),
        connect_timeout: Duration::from_secs(10),
        max_output_tokens: Some(500),
        stream: false,
    }
}

fn client(provider: &ScriptedProvider) -> OpenAiCompatible {
    OpenAiCompatible::new(config(provider.url())).expect("a valid configuration")
}

fn prompt() -> Prompt {
    Prompt {
        system: "Write a section.".to_owned(),
        user: "I led a team of four at Acme.".to_owned(),
        schema_name: "work",
        schema: json!({"type": "object", "required": ["work"]}).into(),
        section: SectionKind::Work,
        source: "I led a team of four at Acme.".to_owned(),
    }
}

async fn call(model: &OpenAiCompatible) -> Result<Completion, GenerateError> {
    model.generate(&prompt(), &()).await
}

async fn failure(model: &OpenAiCompatible) -> GenerateError {
    match call(model).await {
        Ok(_) => panic!("the call should fail"),
        Err(error) => error,
    }
}

fn retry(after_ms: Option<u64>) -> Verdict {
    Verdict::Retry {
        after: after_ms.map(Duration::from_millis),
    }
}

/// An error and all its sources, in both forms, as a log could show them.
fn everything_shown(error: &GenerateError) -> String {
    let first = error as &dyn std::error::Error;
    let chain = std::iter::successors(Some(first), |error| error.source());
    let chain = chain
        .map(|cause| format!("{cause} {cause:?}"))
        .collect::<Vec<_>>()
        .join(" ");
    format!("{chain} {}", error.code().advice())
}
