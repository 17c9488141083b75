//! Several providers, their limits, what they cost, and answers used again.

mod budgets;
mod cached_answers;
mod limits;
mod load;
mod pauses;
mod takeover;

use penstock_tests::{
    client::{ApiClient, id_of, work_answer},
    scripted_provider::{Reply, Script, ScriptedProvider},
};
use serde_json::{Value, json};

/// A section that is submitted and has ended.
async fn written(client: &ApiClient) -> Value {
    client.finished(&id_of(&client.submit_work().await)).await
}

/// The settings of two providers in their order, under the names `first` and `second`.
fn two(first: &ScriptedProvider, second: &ScriptedProvider) -> Vec<(&'static str, String)> {
    vec![
        ("LLM_PROVIDERS", "first,second".to_owned()),
        ("LLM_FIRST_BASE_URL", first.url()),
        ("LLM_FIRST_MODEL", "one".to_owned()),
        ("LLM_SECOND_BASE_URL", second.url()),
        ("LLM_SECOND_MODEL", "two".to_owned()),
    ]
}

/// Settings as they are handed to a worker.
fn borrowed<'a>(settings: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    settings
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// A provider that always answers well, and says that it took these tokens.
fn counting(prompt_tokens: u32, completion_tokens: u32) -> Script {
    Script::always(counted(prompt_tokens, completion_tokens))
}

/// Its answer.
fn counted(prompt_tokens: u32, completion_tokens: u32) -> Reply {
    Reply::Json(json!({
        "model": "counting-1",
        "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": work_answer()}}],
        "usage": {"prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens},
    }))
}
