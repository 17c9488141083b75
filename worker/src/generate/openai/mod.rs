//! A language model behind any endpoint that speaks `OpenAI`'s chat-completions API.

mod dialect;
mod endpoint;
mod error_body;
pub mod extract;
mod failure;
mod lenient;
mod retry_after;
mod stream;
mod tls;
mod wire;

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant, SystemTime};

use axum::body::Bytes;
use backon::{ExponentialBuilder, Retryable};
use futures_util::future::BoxFuture;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Response, Url, redirect};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::language_model::{Caller, Completion, GenerateError, LanguageModel, Prompt};
use dialect::{Dialect, LearnedDialect};
use endpoint::Endpoint;
use error_body::ErrorBody;
use wire::NoAnswer;

/// The longest response that is read. A section is a few kilobytes; a provider gone mad must not
/// eat the worker's memory.
const MAX_RESPONSE_BYTES: usize = 1024 * 1024;

/// Second and third tries at a connection that never came about, when no request was sent.
const RECONNECTS: usize = 2;
const RECONNECT_DELAY: Duration = Duration::from_millis(50);

/// How long a connection is kept for the next call. Many servers close theirs after five seconds, some without notice.
const IDLE_CONNECTION: Duration = Duration::from_secs(4);

/// A request that fails sooner met a connection that was just being closed: no model has begun to write.
const CLOSED_WITHIN: Duration = Duration::from_secs(1);

/// How long the body of an error is waited for. The status and the headers say most.
const ERROR_BODY_PATIENCE: Duration = Duration::from_secs(2);

/// How to reach a model. Secrets stay out of its `Debug`.
#[derive(Debug, Clone)]
pub struct OpenAiConfig {
    /// With or without `/v1`, or the full address of the chat-completions route.
    pub base_url: String,
    /// Sent as a bearer token. Blank is as good as none.
    pub api_key: Option<SecretString>,
    pub model: String,
    /// For one request, from connecting to the last byte of the answer.
    pub timeout: Duration,
    /// For one connection, within `timeout`.
    pub connect_timeout: Duration,
    /// A cap on the tokens that the model writes; its own default when absent.
    pub max_output_tokens: Option<u32>,
    /// Whether to ask for the answer in pieces, as it is written. One that comes whole is fine all the same.
    pub stream: bool,
}

/// Why a configuration cannot work. Found at start, before any job is claimed.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("the model's base URL cannot be read; write it like https://api.openai.com/v1")]
    BaseUrl(#[source] <Url as FromStr>::Err),
    #[error("the model's base URL must begin with http:// or https:// and name a host")]
    BaseUrlScheme,
    #[error("the model's base URL holds a user or password; set the API key instead")]
    BaseUrlCredentials,
    #[error("no model is named; set the name under which the provider offers it")]
    ModelMissing,
    #[error("the API key holds characters that no HTTP header can carry; copy it again")]
    ApiKey,
    #[error("TLS cannot be set up; check this machine's certificates")]
    Tls(#[source] rustls::Error),
    #[error("the HTTP client cannot be set up; check the proxy variables")]
    Client(#[source] reqwest::Error),
}

/// One model at one endpoint. Cheap to share by reference; keeps its connections.
pub struct OpenAiCompatible {
    client: Client,
    endpoint: Endpoint,
    authorization: Option<HeaderValue>,
    model: String,
    timeout: Duration,
    max_output_tokens: Option<u32>,
    dialect: LearnedDialect,
    /// Held by the call that finds out which dialect works.
    negotiation: Mutex<()>,
}

/// What an endpoint said to one request.
enum Reply {
    /// It took it, and this is what came of it.
    Answer(Result<Completion, GenerateError>),
    /// It did not.
    Refusal(Refusal),
    /// Nothing: the connection was just being closed, and this is what that amounts to.
    Closed(GenerateError),
}

/// Why an endpoint did not take a request.
struct Refusal {
    status: u16,
    after: Option<Duration>,
    body: ErrorBody,
    begun: bool,
}

impl OpenAiCompatible {
    /// Prepares a client; connects to nothing yet. Fails with the first thing in `config` that
    /// cannot work. `HTTP_PROXY` and its kin are honoured except for models on this machine.
    pub fn new(config: OpenAiConfig) -> Result<Self, ConfigError> {
        let OpenAiConfig {
            base_url,
            api_key,
            model,
            timeout,
            connect_timeout,
            max_output_tokens,
            stream,
        } = config;
        let endpoint = Endpoint::parse(&base_url)?;
        let model = model.trim().to_owned();
        if model.is_empty() {
            return Err(ConfigError::ModelMissing);
        }
        let authorization = api_key.as_ref().map(bearer).transpose()?.flatten();
        if authorization.is_some() && endpoint.is_cleartext() {
            tracing::warn!(endpoint = ?endpoint, "the API key travels unencrypted; use https");
        }
        let mut client = Client::builder()
            .user_agent(concat!("penstock/", env!("CARGO_PKG_VERSION")))
            .tls_backend_preconfigured(tls::client_config().map_err(ConfigError::Tls)?)
            // A redirect would carry the prompt, if not the key, to an address nobody configured.
            .redirect(redirect::Policy::none())
            .pool_idle_timeout(IDLE_CONNECTION)
            .connect_timeout(connect_timeout);
        if endpoint.is_loopback() {
            client = client.no_proxy();
        }
        Ok(Self {
            client: client.build().map_err(ConfigError::Client)?,
            endpoint,
            authorization,
            model,
            timeout,
            max_output_tokens,
            dialect: LearnedDialect::new(stream),
            negotiation: Mutex::default(),
        })
    }

    /// Asks, and asks again in plainer words while the endpoint refuses a feature of the request. Of calls that are refused at
    /// the same time one finds out what works, for all of them.
    async fn attempt(
        &self,
        prompt: &Prompt,
        caller: &dyn Caller,
    ) -> Result<Completion, GenerateError> {
        let mut dialect = self.dialect.current();
        let mut negotiating = None;
        let mut resent = false;
        loop {
            let reply = timeout(self.timeout, self.request(prompt, dialect, caller))
                .await
                .map_err(|_| GenerateError::TimedOut {
                    timeout: self.timeout,
                })?;
            let Refusal {
                status,
                after,
                body,
                begun,
            } = match reply? {
                Reply::Answer(answer) => return answer,
                Reply::Refusal(refusal) => refusal,
                Reply::Closed(error) if resent => return Err(error),
                Reply::Closed(_) => {
                    resent = true;
                    caller.next_request().await;
                    continue;
                }
            };
            let refused = || failure::classify(status, &body).with_retry_after(after);
            let Some(mut plainer) = dialect.after_refusal(status, &body) else {
                let error = refused();
                if status == 500 && matches!(error, GenerateError::Unavailable { .. }) {
                    self.dialect.broke_down(dialect);
                }
                return Err(error);
            };
            if begun || after.is_some_and(|wait| !wait.is_zero()) {
                // Not even in plainer words before that.
                self.dialect.try_next(plainer);
                return Err(GenerateError::Unavailable { status, after });
            }
            if negotiating.is_none() {
                let turn = self.negotiation.lock().await;
                let known = self.dialect.current();
                if known.is_plainer_than(dialect) {
                    // Another call has found out meanwhile: no other need wait for this one.
                    plainer = known;
                } else {
                    plainer = known.after_refusal(status, &body).ok_or_else(refused)?;
                    negotiating = Some(turn);
                }
            }
            caller.next_request().await;
            dialect = plainer;
        }
    }

    /// Asks once, and keeps the dialect if a model has answered in it, whatever it said.
    async fn request(
        &self,
        prompt: &Prompt,
        dialect: Dialect,
        caller: &dyn Caller,
    ) -> Result<Reply, GenerateError> {
        let body = wire::request_body(prompt, &self.model, self.max_output_tokens, dialect);
        // As bytes: a thousand trees of values would wait in memory with their calls.
        let body = Bytes::from(body.to_string());
        let response = match self.send(&body).await {
            Ok(response) => response,
            Err((error, true)) => return Ok(Reply::Closed(error)),
            Err((error, false)) => return Err(error),
        };
        let headers = response.headers().clone();
        let answer = match self.read(response, dialect, caller).await {
            Ok(completion) => Ok(completion),
            Err(NoAnswer::Failed(error)) => Err(error),
            Err(NoAnswer::Refused {
                status,
                body,
                begun,
            }) => {
                let error = failure::classify(status, &body);
                let limited = matches!(error, GenerateError::RateLimited { .. });
                let after = retry_after::wait_of(&headers, &body, limited, SystemTime::now());
                return Ok(Reply::Refusal(Refusal {
                    status,
                    after,
                    body,
                    begun,
                }));
            }
        };
        let is_answered = answer
            .as_ref()
            .map_or_else(GenerateError::is_the_models, |_| true);
        if is_answered && self.dialect.keep(dialect) {
            tracing::info!(dialect = ?dialect, "the model endpoint lacks some features");
        }
        Ok(Reply::Answer(answer))
    }

    /// Reads what an endpoint says, and what of it is an answer.
    async fn read(
        &self,
        response: Response,
        dialect: Dialect,
        caller: &dyn Caller,
    ) -> Result<Completion, NoAnswer> {
        let status = response.status();
        if !status.is_success() {
            let body = body_start(response).await;
            return Err(NoAnswer::Refused {
                status: status.as_u16(),
                body: body.as_str().into(),
                begun: false,
            });
        }
        if dialect.streams() {
            return stream::read(response, &self.model, caller).await;
        }
        wire::read_completion(&whole_body(response, Vec::new()).await?, &self.model)
    }

    /// Sends a request, reconnecting quickly as long as nothing has been sent. Fails with whether the connection was just being closed,
    /// before a byte of the answer.
    async fn send(&self, body: &Bytes) -> Result<Response, (GenerateError, bool)> {
        let post = || async {
            let mut request = self
                .client
                .post(self.endpoint.url().clone())
                .header(CONTENT_TYPE, "application/json")
                .body(body.clone());
            if let Some(value) = &self.authorization {
                request = request.header(AUTHORIZATION, value);
            }
            let sent_at = Instant::now();
            let response = request.send().await;
            response.map_err(|error| (error, sent_at.elapsed()))
        };
        let reconnects = ExponentialBuilder::new()
            .with_min_delay(RECONNECT_DELAY)
            .with_max_times(RECONNECTS);
        post.retry(reconnects)
            // Connecting slowly three times over would use up the whole attempt.
            .when(|(error, _): &(reqwest::Error, Duration)| {
                error.is_connect() && !error.is_timeout()
            })
            .await
            .map_err(|(error, elapsed)| {
                let sent = error.is_request() && !error.is_connect() && !error.is_timeout();
                (unreachable(error), sent && elapsed < CLOSED_WITHIN)
            })
    }
}

impl LanguageModel for OpenAiCompatible {
    fn provider(&self) -> &str {
        self.endpoint.authority()
    }

    fn model(&self) -> &str {
        &self.model
    }

    fn generate<'a>(
        &'a self,
        prompt: &'a Prompt,
        caller: &'a dyn Caller,
    ) -> BoxFuture<'a, Result<Completion, GenerateError>> {
        Box::pin(self.attempt(prompt, caller))
    }
}

impl fmt::Debug for OpenAiCompatible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiCompatible")
            .field("endpoint", &self.endpoint)
            .field("model", &self.model)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The header for a key, marked so that no library prints it. A key read from a file often ends
/// in a newline.
fn bearer(key: &SecretString) -> Result<Option<HeaderValue>, ConfigError> {
    let key = key.expose_secret().trim();
    if key.is_empty() {
        return Ok(None);
    }
    let mut value =
        HeaderValue::from_str(&format!("Bearer {key}")).map_err(|_| ConfigError::ApiKey)?;
    value.set_sensitive(true);
    Ok(Some(value))
}

/// Wraps an error of the network. Its URL is dropped, since a query may hold a key.
fn unreachable(error: reqwest::Error) -> GenerateError {
    GenerateError::Unreachable {
        source: Box::new(error.without_url()),
    }
}

/// The body behind what has come of it already.
async fn whole_body(mut response: Response, mut body: Vec<u8>) -> Result<Vec<u8>, GenerateError> {
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        within_limit(body.len() + chunk.len())?;
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn within_limit(length: usize) -> Result<(), GenerateError> {
    if length > MAX_RESPONSE_BYTES {
        return Err(GenerateError::MalformedResponse {
            reason: "it is longer than 1 MiB",
        });
    }
    Ok(())
}

/// As much of an error's body as arrives in time. The status alone says enough if it breaks off.
async fn body_start(mut response: Response) -> String {
    let until = tokio::time::Instant::now() + ERROR_BODY_PATIENCE;
    let mut body = Vec::new();
    while let Ok(Ok(Some(chunk))) = tokio::time::timeout_at(until, response.chunk()).await {
        let room = MAX_RESPONSE_BYTES - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() == MAX_RESPONSE_BYTES {
            break;
        }
    }
    String::from_utf8_lossy(&body).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authorization_header_prints_no_key() {
        let header = bearer(&"sk-secret\n".to_owned().into())
            .expect("valid")
            .expect("a header");
        assert_eq!(header.as_bytes(), b"Bearer sk-secret");
        assert!(!format!("{header:?}").contains("sk-secret"));
    }
}
