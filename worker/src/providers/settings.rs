//! The providers that the settings name: one from `LLM_…`, or several in the order of `LLM_PROVIDERS`, each from
//! `LLM_<NAME>_…`.

use std::time::Duration;

use clap::{CommandFactory, builder::BoolishValueParser, parser::ValueSource};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    config::LlmArgs,
    generate::{
        builtin::Builtin,
        language_model::LanguageModel,
        openai::{ConfigError, OpenAiCompatible, OpenAiConfig},
    },
};

use super::{Prices, Provider, admission::Limits};

/// The longest wait for a connection to a provider: one that takes longer is not going to answer in time either.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The name in `LLM_PROVIDERS` of the composer that needs no endpoint.
const BUILTIN: &str = "builtin";

/// One provider. The variables named here are those of the only one; of several, each has its own, with its name in it:
/// `LLM_GROQ_MODEL`.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct ProviderArgs {
    /// An OpenAI-compatible endpoint, with or without `/v1`, such as `https://api.openai.com` or `http://localhost:11434`.
    /// Without one the built-in composer writes, offline.
    #[arg(long, env = "LLM_BASE_URL", value_name = "URL", requires = "llm_model")]
    pub llm_base_url: Option<String>,

    /// The endpoint's key, where it wants one.
    #[arg(long, env = "LLM_API_KEY", hide_env_values = true, value_name = "KEY")]
    pub llm_api_key: Option<SecretString>,

    /// The model's name, as the endpoint knows it.
    #[arg(long, env = "LLM_MODEL", value_name = "NAME")]
    pub llm_model: Option<String>,

    /// How long one call may take.
    #[arg(long, env = "LLM_TIMEOUT_MS", default_value_t = 120_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    pub llm_timeout_ms: u64,

    /// The most tokens a call may write; the endpoint's own limit without this.
    #[arg(long, env = "LLM_MAX_OUTPUT_TOKENS", value_name = "N")]
    pub llm_max_output_tokens: Option<u32>,

    /// Show sections while they are written: what the endpoint streams reaches the section's events, unchecked.
    #[arg(long, env = "LLM_STREAM", value_parser = BoolishValueParser::new())]
    pub llm_stream: bool,

    /// Calls a minute, of all workers together.
    #[arg(long, env = "LLM_REQUESTS_PER_MINUTE", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub llm_requests_per_minute: Option<u32>,

    /// Tokens a minute, read and written, of all workers together.
    #[arg(long, env = "LLM_TOKENS_PER_MINUTE", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub llm_tokens_per_minute: Option<u32>,

    /// US dollars for a million tokens read.
    #[arg(long, env = "LLM_PRICE_INPUT", default_value_t = 0.0, value_name = "USD", value_parser = price)]
    pub llm_price_input: f64,

    /// US dollars for a million tokens written.
    #[arg(long, env = "LLM_PRICE_OUTPUT", default_value_t = 0.0, value_name = "USD", value_parser = price)]
    pub llm_price_output: f64,
}

fn price(text: &str) -> Result<f64, String> {
    let price: f64 = text.parse().map_err(|_| "write it like 2.50".to_owned())?;
    if (0.0..=1e6).contains(&price) {
        Ok(price)
    } else {
        Err("a price is between 0 and 1000000".to_owned())
    }
}

/// Why the providers cannot be used. Found at start, before any job is claimed.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// A name that no variable could have in it.
    #[error(
        "LLM_PROVIDERS names {0:?}: a name is made of letters, digits and underscores, begins with a letter and comes once"
    )]
    Name(String),
    /// A limit or a price of the only provider, where providers have names.
    #[error(
        "{variable} is set beside LLM_PROVIDERS and would hold for none of them: set LLM_NAME_{} for each provider that it is \
         meant for, and unset {variable}",
        variable.trim_start_matches("LLM_")
    )]
    Unnamed {
        /// The variable.
        variable: &'static str,
    },
    /// A model or a key without an endpoint: the composer would write, and nobody would know why.
    #[error(
        "{variable} is set, and neither LLM_BASE_URL nor LLM_PROVIDERS: name the endpoint, such as \
         LLM_BASE_URL=https://api.openai.com, or unset {variable} to have sections written offline"
    )]
    NoEndpoint {
        /// The variable.
        variable: &'static str,
    },
    /// A named provider without its endpoint or model.
    #[error("provider {name} has no {variable}: set it, or take {name} out of LLM_PROVIDERS")]
    Missing {
        /// The provider.
        name: String,
        /// The variable it lacks.
        variable: String,
    },
    /// A variable of a named provider that cannot be read.
    #[error("a setting of provider {name} cannot be used: {problem}")]
    Setting {
        /// The provider.
        name: String,
        /// Which, and what is wrong.
        problem: String,
    },
    /// An endpoint that cannot work.
    #[error("provider {name} cannot be used")]
    Endpoint {
        /// The provider.
        name: String,
        /// What is wrong.
        source: ConfigError,
    },
}

/// The providers in the order in which they are to be used; never none. `variable` reads the environment.
pub(super) fn providers(
    args: &LlmArgs,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Vec<Provider>, ProviderError> {
    if args.llm_providers.is_empty() {
        return Ok(vec![only(&args.provider)?]);
    }
    let unnamed = [
        (
            "LLM_REQUESTS_PER_MINUTE",
            args.provider.llm_requests_per_minute.is_some(),
        ),
        (
            "LLM_TOKENS_PER_MINUTE",
            args.provider.llm_tokens_per_minute.is_some(),
        ),
        ("LLM_PRICE_INPUT", args.provider.llm_price_input > 0.0),
        ("LLM_PRICE_OUTPUT", args.provider.llm_price_output > 0.0),
    ];
    // Calls without the limit that somebody has set, or off the record, are worse than no start.
    if let Some((variable, _)) = unnamed.into_iter().find(|(_, is_set)| *is_set) {
        return Err(ProviderError::Unnamed { variable });
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut providers = Vec::new();
    for name in args.llm_providers.iter().map(|name| name.trim()) {
        let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !plain || seen.contains(&name) {
            return Err(ProviderError::Name(name.to_owned()));
        }
        seen.push(name);
        providers.push(if name == BUILTIN {
            composer()
        } else {
            remote(Some(name), &named(name, &args.provider, &variable)?)?
        });
    }
    Ok(providers)
}

/// The only provider.
fn only(args: &ProviderArgs) -> Result<Provider, ProviderError> {
    let is_set = |text: &str| !text.trim().is_empty();
    let endpoint = args.llm_base_url.as_deref().is_some_and(is_set);
    let model = args.llm_model.as_deref().is_some_and(is_set);
    let key = args.llm_api_key.as_ref().map(ExposeSecret::expose_secret);
    match (endpoint, model, key.is_some_and(is_set)) {
        (true, ..) => remote(None, args),
        (false, false, false) => Ok(composer()),
        (false, model, _) => Err(ProviderError::NoEndpoint {
            variable: if model { "LLM_MODEL" } else { "LLM_API_KEY" },
        }),
    }
}

/// The settings of a named provider: its own variables, read as the flags of their kind are. Time, length and streaming of a call
/// are everybody's where it has none; an address, a key and prices are nobody else's.
fn named(
    name: &str,
    common: &ProviderArgs,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<ProviderArgs, ProviderError> {
    #[derive(clap::Parser)]
    #[command(no_binary_name = true)]
    struct Own {
        #[command(flatten)]
        provider: ProviderArgs,
    }
    let own_name = |env: &str| {
        format!(
            "LLM_{}_{}",
            name.to_uppercase(),
            env.trim_start_matches("LLM_")
        )
    };
    // Without the variables of the only provider: a key must not go to an endpoint that it was not given for.
    let command = Own::command().mut_args(|arg| arg.env(None::<&str>));
    let (mut words, mut names) = (Vec::new(), Vec::new());
    for argument in ProviderArgs::arguments() {
        let (Some(flag), Some(env)) = (argument.get_long(), argument.get_env()) else {
            continue;
        };
        let env = own_name(&env.to_string_lossy());
        match variable(&env).filter(|value| !value.trim().is_empty()) {
            Some(value) => words.push(format!("--{flag}={}", value.trim())),
            None if ["llm-base-url", "llm-model"].contains(&flag) => {
                return Err(ProviderError::Missing {
                    name: name.to_owned(),
                    variable: env,
                });
            }
            None => {}
        }
        names.push((format!("--{flag}"), env));
    }
    let setting = |error: clap::Error| {
        let text = error.to_string();
        let first = text
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("error: ");
        // The person who reads it set a variable, not a flag.
        let problem = names.iter().fold(first.to_owned(), |text, (flag, env)| {
            text.replace(&format!("{flag} "), &format!("{env} "))
        });
        ProviderError::Setting {
            name: name.to_owned(),
            problem,
        }
    };
    let matches = command.try_get_matches_from(&words).map_err(&setting)?;
    let Own { mut provider } =
        <Own as clap::FromArgMatches>::from_arg_matches(&matches).map_err(&setting)?;
    let is_own = |setting| matches.value_source(setting) == Some(ValueSource::CommandLine);
    if !is_own("llm_timeout_ms") {
        provider.llm_timeout_ms = common.llm_timeout_ms;
    }
    if !is_own("llm_stream") {
        provider.llm_stream = common.llm_stream;
    }
    provider.llm_max_output_tokens = provider
        .llm_max_output_tokens
        .or(common.llm_max_output_tokens);
    Ok(provider)
}

impl ProviderArgs {
    /// The arguments themselves, for their names.
    fn arguments() -> Vec<clap::Arg> {
        let command = <Self as clap::Args>::augment_args(clap::Command::new("provider"));
        command.get_arguments().cloned().collect()
    }
}

fn composer() -> Provider {
    Provider {
        name: BUILTIN.to_owned(),
        model: Box::new(Builtin),
        limits: Limits::default(),
        prices: Prices::default(),
        max_output_tokens: None,
        remote: false,
    }
}

fn remote(name: Option<&str>, args: &ProviderArgs) -> Result<Provider, ProviderError> {
    let timeout = Duration::from_millis(args.llm_timeout_ms);
    let model = OpenAiCompatible::new(OpenAiConfig {
        base_url: args.llm_base_url.clone().unwrap_or_default(),
        api_key: args.llm_api_key.clone(),
        model: args.llm_model.clone().unwrap_or_default(),
        timeout,
        connect_timeout: CONNECT_TIMEOUT.min(timeout),
        max_output_tokens: args.llm_max_output_tokens,
        stream: args.llm_stream,
    })
    .map_err(|source| ProviderError::Endpoint {
        name: name.unwrap_or("of LLM_BASE_URL").to_owned(),
        source,
    })?;
    Ok(Provider {
        name: name.unwrap_or(model.provider()).to_owned(),
        limits: Limits {
            requests_per_minute: args.llm_requests_per_minute,
            tokens_per_minute: args.llm_tokens_per_minute,
        },
        prices: Prices {
            input: args.llm_price_input,
            output: args.llm_price_output,
        },
        max_output_tokens: args.llm_max_output_tokens,
        model: Box::new(model),
        remote: true,
    })
}
