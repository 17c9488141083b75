//! What a language model is to the worker: one call, and one verdict for each way it can fail.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::Value;

use penstock_shared::domain::{FailureCode, SectionKind};

/// Something that turns a prompt into text: a remote endpoint, or the composer built into Penstock.
///
/// Dropping the returned future cancels the call.
pub trait LanguageModel: Send + Sync {
    /// Who runs the model, as recorded with each generation: `api.openai.com`, `builtin`.
    fn provider(&self) -> &str;

    /// The model that is asked for; the one that answered is in [`Completion::model`].
    fn model(&self) -> &str;

    /// Whether it can be told which language to write in.
    fn languages(&self) -> Languages {
        Languages::Any
    }

    /// Makes one attempt. Fails with a [`GenerateError`], whose verdict says whether another
    /// attempt can help. A model that streams tells `caller` what it writes, as it writes it.
    fn generate<'a>(
        &'a self,
        prompt: &'a Prompt,
        caller: &'a dyn Caller,
    ) -> BoxFuture<'a, Result<Completion, GenerateError>>;
}

/// In which languages a model writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    /// In the one that the prompt names.
    Any,
    /// In the person's own words only, whatever is asked for: rules cannot translate.
    OwnWords,
}

/// Whoever makes a call.
pub trait Caller: PartialText {
    /// Completes when one more request may be sent than the one that the call begins with: at once where nothing is limited.
    fn next_request(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Hears an answer while it is written, unchecked. It neither blocks nor fails: an answer never waits for whoever watches it.
pub trait PartialText: Send + Sync {
    /// Takes what was written since the last call.
    fn push(&self, text: &str);
}

/// Nobody watches.
impl PartialText for () {
    fn push(&self, _: &str) {}
}

impl Caller for () {}

/// All that a model may work from. No `Debug`, so that a person's words cannot reach a log.
#[derive(Clone)]
pub struct Prompt {
    pub system: String,
    pub user: String,
    /// The name of `schema`; only `[a-zA-Z0-9_-]`, at most 64 characters, as `OpenAI` demands.
    pub schema_name: &'static str,
    /// The JSON Schema that the answer must satisfy.
    pub schema: Arc<Value>,
    /// Which section is written, for a model that does not read prompts.
    pub section: SectionKind,
    /// The user's own words for it, for a model that does not read prompts.
    pub source: String,
}

/// What a model answered. No `Debug`, for the same reason as [`Prompt`].
#[derive(Clone)]
pub struct Completion {
    /// The answer as it came; see `extract_json` for getting at the object inside.
    pub text: String,
    /// The model that answered, as the provider names it.
    pub model: String,
    pub usage: Usage,
}

/// What a call took, as far as the provider counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Tokens read; at most `i32::MAX`, so that it fits a Postgres `integer`.
    pub prompt_tokens: Option<u32>,
    /// Tokens written; bounded as `prompt_tokens` is.
    pub completion_tokens: Option<u32>,
}

/// What to do about a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Another attempt may succeed, not sooner than `after` when the provider named a wait.
    Retry { after: Option<Duration> },
    /// The same call would fail again.
    GiveUp,
}

/// The name under which an input is refused that is too long for the model.
pub const CONTEXT_LENGTH_EXCEEDED: &str = "context_length_exceeded";

/// Why an attempt yielded no completion. `Display` speaks to operators, the code's
/// advice to the person whose résumé it is; neither holds a key, a prompt or a provider's prose.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    #[error("the model provider limits our rate; raise the limit there or run fewer calls at once")]
    RateLimited { after: Option<Duration> },

    #[error("the model provider's quota or credit is used up; top up the account or raise its cap")]
    QuotaExhausted { after: Option<Duration> },

    #[error("the model provider is unavailable (HTTP {status}); see its status page if this lasts")]
    Unavailable {
        status: u16,
        after: Option<Duration>,
    },

    #[error(
        "the model did not answer within {} ms; raise the timeout or choose a faster model",
        timeout.as_millis()
    )]
    TimedOut { timeout: Duration },

    #[error("no connection to the model provider; check its base URL and the network")]
    Unreachable {
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },

    #[error("the model provider refused our credentials (HTTP {status}); check the API key")]
    RejectedCredentials {
        status: u16,
        after: Option<Duration>,
    },

    #[error("the model declined to write this section; review the input")]
    Refused { usage: Usage },

    #[error("the model provider's content filter stopped this section; review the input")]
    ContentFiltered { usage: Usage },

    #[error(
        "the model provider rejected the request (HTTP {status}{}); check the base URL and the \
         model's name and limits",
        reason.map(|reason| format!(", {reason}")).unwrap_or_default()
    )]
    RejectedRequest {
        status: u16,
        /// The provider's error code, when it is one we know; its own words may quote the prompt.
        reason: Option<&'static str>,
        after: Option<Duration>,
    },

    #[error(
        "the model provider redirects (HTTP {status}), which is not followed so that the API key \
         stays where it belongs; set the base URL to the address it redirects to"
    )]
    Redirected {
        status: u16,
        after: Option<Duration>,
    },

    #[error("the answer was cut off at the token limit; raise the limit or shorten the input")]
    OutputTruncated { usage: Usage },

    #[error("the answer is empty; raise the token limit if the model thinks before it writes")]
    EmptyAnswer { usage: Usage },

    #[error("the answer is no chat completion ({reason}); check that the base URL is a model API")]
    MalformedResponse { reason: &'static str },

    #[error("the call was dropped before its answer came")]
    Dropped,

    /// The input lacks what cannot be invented. `question` is shown to the user as it is.
    #[error("the input lacks a fact that the section needs; the user has to supply it")]
    MissingFact { question: String },
}

impl GenerateError {
    /// Whether another attempt can help, and not before when.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::RateLimited { after } | Self::Unavailable { after, .. } => {
                Verdict::Retry { after: *after }
            }
            Self::TimedOut { .. }
            | Self::Unreachable { .. }
            | Self::EmptyAnswer { .. }
            | Self::MalformedResponse { .. }
            | Self::Dropped => Verdict::Retry { after: None },
            Self::QuotaExhausted { .. }
            | Self::RejectedCredentials { .. }
            | Self::Refused { .. }
            | Self::ContentFiltered { .. }
            | Self::RejectedRequest { .. }
            | Self::Redirected { .. }
            | Self::OutputTruncated { .. }
            | Self::MissingFact { .. } => Verdict::GiveUp,
        }
    }

    /// The same with a wait that the provider asks for.
    #[must_use]
    pub fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        match &mut self {
            Self::RateLimited { after }
            | Self::Unavailable { after, .. }
            | Self::QuotaExhausted { after }
            | Self::RejectedCredentials { after, .. }
            | Self::RejectedRequest { after, .. }
            | Self::Redirected { after, .. } => *after = wait.max(*after),
            _ => {}
        }
        self
    }

    /// How long the provider asks to be left alone, by all calls, even where this one need not be made again.
    pub fn after(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { after }
            | Self::Unavailable { after, .. }
            | Self::QuotaExhausted { after }
            | Self::RejectedCredentials { after, .. }
            | Self::RejectedRequest { after, .. }
            | Self::Redirected { after, .. } => *after,
            _ => None,
        }
    }

    /// Whether another provider may do better, though this one need not be failing: it may read longer inputs.
    pub fn may_pass_elsewhere(&self) -> bool {
        self.is_the_providers() || self.code() == FailureCode::InputTooLong
    }

    /// Whether it is the provider that fails, and not this request of all.
    pub fn is_the_providers(&self) -> bool {
        match self {
            Self::RateLimited { .. }
            | Self::QuotaExhausted { .. }
            | Self::Unavailable { .. }
            | Self::TimedOut { .. }
            | Self::Unreachable { .. }
            | Self::RejectedCredentials { .. }
            | Self::Redirected { .. }
            | Self::EmptyAnswer { .. }
            | Self::MalformedResponse { .. } => true,
            // An unknown model is the provider's setting; a request that is refused otherwise is this one's fault.
            Self::RejectedRequest { reason, status, .. } => {
                *status == 404 || matches!(reason, Some("model_not_found" | "not_found"))
            }
            Self::Refused { .. }
            | Self::ContentFiltered { .. }
            | Self::OutputTruncated { .. }
            | Self::Dropped
            | Self::MissingFact { .. } => false,
        }
    }

    /// Whether it is a model that has answered, though with nothing to keep.
    pub fn is_the_models(&self) -> bool {
        matches!(
            self,
            Self::Refused { .. }
                | Self::ContentFiltered { .. }
                | Self::OutputTruncated { .. }
                | Self::EmptyAnswer { .. }
        )
    }

    /// What the call took all the same, where the provider tells: a refusal is charged like an answer.
    pub fn usage(&self) -> Usage {
        match self {
            Self::Refused { usage }
            | Self::ContentFiltered { usage }
            | Self::OutputTruncated { usage }
            | Self::EmptyAnswer { usage } => *usage,
            _ => Usage::default(),
        }
    }

    /// The code under which the failure is stored and shown, with its advice to the person.
    pub fn code(&self) -> FailureCode {
        match self {
            Self::RateLimited { .. } => FailureCode::ProviderRateLimited,
            Self::QuotaExhausted { .. } => FailureCode::ProviderQuotaExhausted,
            Self::Unavailable { .. } => FailureCode::ProviderUnavailable,
            Self::TimedOut { .. } => FailureCode::ProviderTimeout,
            Self::Unreachable { .. } => FailureCode::ProviderUnreachable,
            Self::RejectedCredentials { .. } => FailureCode::ProviderRejectedCredentials,
            Self::Refused { .. } => FailureCode::ProviderRefused,
            Self::ContentFiltered { .. } => FailureCode::ProviderContentFiltered,
            Self::RejectedRequest { status: 413, .. }
            | Self::RejectedRequest {
                reason: Some(CONTEXT_LENGTH_EXCEEDED),
                ..
            } => FailureCode::InputTooLong,
            Self::RejectedRequest { .. } | Self::Redirected { .. } => {
                FailureCode::ProviderRejectedRequest
            }
            Self::OutputTruncated { .. } => FailureCode::OutputTruncated,
            Self::EmptyAnswer { .. } | Self::MalformedResponse { .. } => {
                FailureCode::ProviderMalformedResponse
            }
            Self::Dropped => FailureCode::Cancelled,
            Self::MissingFact { .. } => FailureCode::MissingFact,
        }
    }

    /// What to ask the person, when that is what is missing.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::MissingFact { question } => Some(question),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_has_its_verdict_and_code() {
        let after = Some(Duration::from_secs(7));
        let usage = Usage::default();
        let retry = Verdict::Retry { after: None };
        let source = || Box::new(std::io::Error::other("refused"));
        for (error, verdict, code) in [
            (
                GenerateError::RateLimited { after },
                Verdict::Retry { after },
                "provider_rate_limited",
            ),
            (
                GenerateError::Unavailable { status: 503, after },
                Verdict::Retry { after },
                "provider_unavailable",
            ),
            (
                GenerateError::TimedOut {
                    timeout: Duration::from_mins(1),
                },
                retry,
                "provider_timeout",
            ),
            (
                GenerateError::Unreachable { source: source() },
                retry,
                "provider_unreachable",
            ),
            (
                GenerateError::MalformedResponse {
                    reason: "it is no JSON",
                },
                retry,
                "provider_malformed_response",
            ),
            (
                GenerateError::QuotaExhausted { after },
                Verdict::GiveUp,
                "provider_quota_exhausted",
            ),
            (
                GenerateError::RejectedCredentials { status: 401, after },
                Verdict::GiveUp,
                "provider_rejected_credentials",
            ),
            (
                GenerateError::Refused { usage },
                Verdict::GiveUp,
                "provider_refused",
            ),
            (
                GenerateError::ContentFiltered { usage },
                Verdict::GiveUp,
                "provider_content_filtered",
            ),
            (
                GenerateError::RejectedRequest {
                    status: 400,
                    reason: None,
                    after,
                },
                Verdict::GiveUp,
                "provider_rejected_request",
            ),
            (
                GenerateError::Redirected { status: 308, after },
                Verdict::GiveUp,
                "provider_rejected_request",
            ),
            (
                GenerateError::OutputTruncated { usage },
                Verdict::GiveUp,
                "output_truncated",
            ),
            (
                GenerateError::MissingFact {
                    question: "Which years?".to_owned(),
                },
                Verdict::GiveUp,
                "missing_fact",
            ),
        ] {
            assert_eq!(error.verdict(), verdict, "{code}");
            assert_eq!(error.code().as_str(), code);
        }
    }

    #[test]
    fn a_wait_is_kept_whatever_the_failure() {
        let (short, long) = (Some(Duration::from_secs(1)), Some(Duration::from_secs(9)));
        for error in [
            GenerateError::RateLimited { after: short },
            GenerateError::QuotaExhausted { after: None },
            GenerateError::Redirected {
                status: 302,
                after: long,
            },
        ] {
            let before = error.after();
            let error = error.with_retry_after(long);
            assert_eq!(
                (error.after(), error.with_retry_after(before).after()),
                (long, long)
            );
        }
    }

    #[test]
    fn a_text_that_is_too_long_is_the_users_to_shorten() {
        for (status, reason) in [(413, None), (400, Some("context_length_exceeded"))] {
            let error = GenerateError::RejectedRequest {
                status,
                reason,
                after: None,
            };
            assert_eq!(error.code(), FailureCode::InputTooLong);
            assert!(error.may_pass_elsewhere() && !error.is_the_providers());
        }
    }
}
