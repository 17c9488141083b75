//! Generation: the trait that every language model meets, its two implementations, and the prompt.

pub mod builtin;
pub mod language_model;
pub mod openai;
pub mod prompt;

use std::time::Duration;

use self::{
    builtin::Builtin,
    language_model::LanguageModel,
    openai::{ConfigError, OpenAiCompatible, OpenAiConfig},
};
use crate::config::LlmArgs;

/// The longest wait for a connection to a provider: one that takes longer is not going to answer in time either.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The model that the settings ask for: an endpoint when there is one, else the built-in composer.
pub(crate) fn model(args: &LlmArgs) -> Result<Box<dyn LanguageModel>, ConfigError> {
    let Some(base_url) = args
        .llm_base_url
        .clone()
        .filter(|url| !url.trim().is_empty())
    else {
        return Ok(Box::new(Builtin));
    };
    let timeout = Duration::from_millis(args.llm_timeout_ms);
    Ok(Box::new(OpenAiCompatible::new(OpenAiConfig {
        base_url,
        api_key: args.llm_api_key.clone(),
        model: args.llm_model.clone().unwrap_or_default(),
        timeout,
        connect_timeout: CONNECT_TIMEOUT.min(timeout),
        max_output_tokens: args.llm_max_output_tokens,
    })?))
}
