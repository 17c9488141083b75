//! What an endpoint understands of the chat-completions API, learned from what it refuses.

use std::sync::atomic::{AtomicU8, Ordering};

/// How an answer's shape is asked for, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseFormat {
    /// The endpoint holds the model to the schema.
    JsonSchema,
    /// The endpoint holds the model to JSON; the schema is in the prompt.
    JsonObject,
    /// Only the prompt asks for JSON.
    Text,
}

/// A set of features not to use. Empty for an endpoint that understands everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dialect(u8);

const NO_JSON_SCHEMA: u8 = 1;
const NO_JSON_OBJECT: u8 = 1 << 1;
const NO_TEMPERATURE: u8 = 1 << 2;
const NO_MAX_TOKENS: u8 = 1 << 3;
const NO_STREAM_OPTIONS: u8 = 1 << 4;
const NO_STREAM: u8 = 1 << 5;
/// It has been answered so before: what is refused now without a word on the format is refused for something else.
const WORKS: u8 = 1 << 6;

/// Words by which servers that break down over a response format say so, in lower case.
const FORMAT_WORDS: [&str; 4] = ["response_format", "json_schema", "json_object", "grammar"];

/// Words of refusals that no plainer request would be spared, in lower case.
const OTHER_REASONS: [&str; 9] = [
    // The model's answer did not fit the format that the endpoint does know.
    "json_validate_failed",
    "content_filter",
    "content_policy",
    "context_length",
    "context length",
    "context_size",
    "context size",
    "model_not_found",
    "too many tokens",
];

impl Dialect {
    pub fn response_format(self) -> ResponseFormat {
        if self.0 & NO_JSON_OBJECT != 0 {
            ResponseFormat::Text
        } else if self.0 & NO_JSON_SCHEMA != 0 {
            ResponseFormat::JsonObject
        } else {
            ResponseFormat::JsonSchema
        }
    }

    /// `OpenAI`'s reasoning models refuse any temperature but their own.
    pub fn takes_temperature(self) -> bool {
        self.0 & NO_TEMPERATURE == 0
    }

    /// `OpenAI`'s newer models refuse `max_tokens`, which most other servers know alone.
    pub fn token_limit_field(self) -> &'static str {
        if self.0 & NO_MAX_TOKENS == 0 {
            "max_tokens"
        } else {
            "max_completion_tokens"
        }
    }

    /// Whether the answer is asked for in pieces.
    pub fn streams(self) -> bool {
        self.0 & NO_STREAM == 0
    }

    /// Older servers refuse to be asked for the tokens that a streamed answer cost.
    pub fn takes_stream_options(self) -> bool {
        self.streams() && self.0 & NO_STREAM_OPTIONS == 0
    }

    /// What to try after an answer of `status` with `body`: the same with one feature fewer, or
    /// nothing when the refusal is about something else. Every step removes one of six features,
    /// so a chain of refusals ends.
    pub fn after_refusal(self, status: u16, body: &str) -> Option<Self> {
        let refused = matches!(status, 400 | 404 | 415 | 422);
        if !refused && !matches!(status, 500 | 501) {
            return None;
        }
        let body = body.to_lowercase();
        let of_format = FORMAT_WORDS.iter().any(|word| body.contains(word));
        if !refused {
            return of_format.then(|| self.with_weaker_format()).flatten();
        }
        if self.takes_temperature() && body.contains("temperature") {
            return Some(Self(self.0 | NO_TEMPERATURE));
        }
        if self.0 & NO_MAX_TOKENS == 0 && body.contains("max_completion_tokens") {
            return Some(Self(self.0 | NO_MAX_TOKENS));
        }
        if self.takes_stream_options() && body.contains("stream_options") {
            return Some(Self(self.0 | NO_STREAM_OPTIONS));
        }
        if self.streams() && speaks_of_streaming(&body) {
            return Some(Self(self.0 | NO_STREAM));
        }
        // Endpoints refuse a format in many words, or in none. An unknown route or model is 404 with every format.
        let of_format = of_format || body.contains("support") || body.contains("structured");
        let other = !of_format && (status == 404 || self.0 & WORKS != 0)
            || OTHER_REASONS.iter().any(|word| body.contains(word));
        (!other).then(|| self.with_weaker_format()).flatten()
    }

    /// Whether more features are left out than in another.
    pub fn is_plainer_than(self, other: Self) -> bool {
        self.0 & !other.0 & !WORKS != 0
    }

    fn with_weaker_format(self) -> Option<Self> {
        match self.response_format() {
            ResponseFormat::JsonSchema => Some(Self(self.0 | NO_JSON_SCHEMA)),
            ResponseFormat::JsonObject => Some(Self(self.0 | NO_JSON_OBJECT)),
            ResponseFormat::Text => None,
        }
    }
}

/// By whole words: gateways tell of their upstream.
fn speaks_of_streaming(body: &str) -> bool {
    body.split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "stream" | "streaming"))
}

/// What one client has learned so far, shared by its concurrent calls.
#[derive(Debug, Default)]
pub struct LearnedDialect(AtomicU8);

impl LearnedDialect {
    /// To begin with everything; to `stream` or not is the operator's choice.
    pub fn new(stream: bool) -> Self {
        Self(AtomicU8::new(if stream { 0 } else { NO_STREAM }))
    }

    pub fn current(&self) -> Dialect {
        // Relaxed: the byte stands alone, and a call that reads an old one learns anew.
        Dialect(self.0.load(Ordering::Relaxed))
    }

    /// Keeps a dialect that has worked. Only then is it known that leaving the features out
    /// helped, and that the refusal was not about the model's name or the text. Says whether
    /// anything was new.
    pub fn keep(&self, dialect: Dialect) -> bool {
        let known = self.0.fetch_or(dialect.0 | WORKS, Ordering::Relaxed);
        known | dialect.0 != known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_given_up_for_any_refusal_that_has_no_other_reason() {
        let full = Dialect::default();
        for (status, body) in [
            (400, "Unknown field: response_format"),
            (404, "No endpoints found that support Structured Outputs"),
            (400, "JSON mode is not enabled for models/gemma-3-27b-it"),
            (
                400,
                "Invalid JSON payload: unknown name \"response_schema\"",
            ),
            (
                400,
                "The schema produces a constraint that has too many states for serving",
            ),
            (400, "Bad Request"),
            (415, ""),
            (422, "Input should be a valid value"),
            (500, "failed to parse grammar"),
            (501, "json_schema is not implemented"),
        ] {
            let next = full.after_refusal(status, body).expect(body);
            let format = next.response_format();
            assert_eq!(format, ResponseFormat::JsonObject, "{status} {body}");
        }
        for (status, body) in [
            (404, "404 page not found"),
            (404, "model not found"),
            (400, r#"{"error": {"code": "context_length_exceeded"}}"#),
            (400, r#"{"error": {"code": "content_filter"}}"#),
            (400, r#"{"error": {"code": "json_validate_failed"}}"#),
            (500, "internal error"),
        ] {
            assert_eq!(full.after_refusal(status, body), None, "{status} {body}");
        }
        for status in [200, 302, 401, 403, 409, 413, 429, 503] {
            let refused = full.after_refusal(status, "response_format not supported");
            assert_eq!(refused, None, "{status}");
        }
    }

    #[test]
    fn a_chain_of_refusals_ends() {
        let body = "temperature, max_completion_tokens, stream_options, stream, json_schema: not supported";
        let mut dialect = Dialect::default();
        let mut steps = 0;
        while let Some(next) = dialect.after_refusal(400, body) {
            dialect = next;
            steps += 1;
        }
        assert_eq!(steps, 6);
        assert_eq!(dialect.response_format(), ResponseFormat::Text);
        assert!(!dialect.takes_temperature());
        assert_eq!(dialect.token_limit_field(), "max_completion_tokens");
        assert!(!dialect.streams() && !dialect.takes_stream_options());
    }

    #[test]
    fn streaming_is_given_up_only_for_a_refusal_that_speaks_of_it() {
        let full = Dialect::default();
        let plainer = full
            .after_refusal(422, "Extra inputs are not permitted: stream_options")
            .expect("weaker");
        assert!(plainer.streams() && !plainer.takes_stream_options());
        for body in [
            "stream_options",
            "`stream` must be false",
            "Streaming is not supported",
        ] {
            let plain = plainer.after_refusal(400, body).expect(body);
            assert!(!plain.streams(), "{body}");
            assert_eq!(plain.response_format(), ResponseFormat::JsonSchema);
        }
        let format = full.after_refusal(400, "the upstream failed");
        assert!(format.expect("weaker").streams());
        let never = LearnedDialect::new(false).current();
        assert!(!never.streams() && !never.takes_stream_options());
        let format = never.after_refusal(400, "stream").expect("weaker");
        assert_eq!(format.response_format(), ResponseFormat::JsonObject);
    }

    #[test]
    fn what_two_calls_learn_adds_up() {
        let learned = LearnedDialect::default();
        let no_schema = Dialect::default()
            .after_refusal(400, "json_schema")
            .expect("weaker");
        let no_temperature = Dialect::default()
            .after_refusal(400, "temperature")
            .expect("weaker");
        assert!(learned.keep(no_schema));
        assert!(!learned.keep(no_schema));
        assert!(learned.keep(no_temperature));
        let refused = learned.current().after_refusal(400, "Bad Request");
        assert_eq!(refused, None, "it is not for the format");
        assert!(!learned.current().takes_temperature());
        assert_eq!(
            learned.current().response_format(),
            ResponseFormat::JsonObject
        );
    }
}
