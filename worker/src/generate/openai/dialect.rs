//! What an endpoint understands of the chat-completions API, learned from what it refuses.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::language_model::{CONTEXT_LENGTH_EXCEEDED, GenerateError};
use super::error_body::ErrorBody;
use super::failure::classify;

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
pub struct Dialect(u16);

const NO_JSON_SCHEMA: u16 = 1;
const NO_JSON_OBJECT: u16 = 1 << 1;
const NO_TEMPERATURE: u16 = 1 << 2;
const NO_MAX_TOKENS: u16 = 1 << 3;
const NO_STREAM_OPTIONS: u16 = 1 << 4;
const NO_STREAM: u16 = 1 << 5;
/// It has been answered so before: what is refused now without a word on the format is refused for something else.
const WORKS: u16 = 1 << 6;
/// It is a guess: an endpoint that never worked broke down without saying why.
const GUESSED: u16 = 1 << 7;
/// The guess has worked, and this is to show whether it was needed.
const CHECKS: u16 = 1 << 8;

/// Words of which each speaks of a response format, in lower case.
const FORMAT_WORDS: [&str; 5] = ["format", "schema", "grammar", "guided", "structured"];

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
    pub fn after_refusal(self, status: u16, body: &ErrorBody) -> Option<Self> {
        let refused = matches!(status, 400 | 404 | 415 | 422);
        let of_format = speaks_of(body, &FORMAT_WORDS) || body.says(&["json_object"]);
        match classify(status, body) {
            // No plainer request would be spared the others.
            GenerateError::RejectedRequest { reason, .. }
                if refused
                    && !matches!(reason, Some(CONTEXT_LENGTH_EXCEEDED | "model_not_found")) => {}
            // Some servers break down over a format.
            GenerateError::Unavailable { .. } if matches!(status, 500 | 501 | 503) => {
                return of_format.then(|| self.with_weaker_format()).flatten();
            }
            _ => return None,
        }
        if self.takes_temperature() && body.says(&["temperature"]) {
            return Some(Self(self.0 | NO_TEMPERATURE));
        }
        if self.0 & NO_MAX_TOKENS == 0 && body.says(&["max_completion_tokens"]) {
            return Some(Self(self.0 | NO_MAX_TOKENS));
        }
        if self.takes_stream_options() && body.says(&["stream_options"]) {
            return Some(Self(self.0 | NO_STREAM_OPTIONS));
        }
        // By whole words: gateways tell of their upstream.
        if self.streams() && speaks_of(body, &["stream", "streaming"]) {
            return Some(Self(self.0 | NO_STREAM));
        }
        // Endpoints refuse a format in many words, or in none. An unknown route or model is 404 with every format.
        let of_format = of_format || body.says(&["support", "requested parameters"]);
        let other = !of_format && (status == 404 || self.0 & WORKS != 0);
        (!other).then(|| self.with_weaker_format()).flatten()
    }

    /// Whether more features are left out than in another.
    pub fn is_plainer_than(self, other: Self) -> bool {
        self.0 & !other.0 & !(WORKS | GUESSED | CHECKS) != 0
    }

    fn with_weaker_format(self) -> Option<Self> {
        match self.response_format() {
            ResponseFormat::JsonSchema => Some(Self(self.0 | NO_JSON_SCHEMA)),
            ResponseFormat::JsonObject => Some(Self(self.0 | NO_JSON_OBJECT)),
            ResponseFormat::Text => None,
        }
    }
}

fn speaks_of(body: &ErrorBody, words: &[&str]) -> bool {
    body.words()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| words.contains(&word))
}

/// What one client has learned so far, shared by its concurrent calls.
#[derive(Debug, Default)]
pub struct LearnedDialect(Mutex<Learned>);

#[derive(Debug, Default)]
struct Learned {
    known: u16,
    /// How the next calls are made.
    guess: u16,
    /// A guess that has worked.
    worked: u16,
}

impl LearnedDialect {
    /// To begin with everything; to `stream` or not is the operator's choice.
    pub fn new(stream: bool) -> Self {
        Self(Mutex::new(Learned {
            known: if stream { 0 } else { NO_STREAM },
            ..Learned::default()
        }))
    }

    pub fn current(&self) -> Dialect {
        let learned = self.lock();
        Dialect(match *learned {
            Learned { known, guess, .. } if guess != 0 => known | guess,
            Learned { known, worked, .. } if worked != 0 => known | CHECKS,
            Learned { known, .. } => known,
        })
    }

    /// Keeps a dialect that has worked. Only then is it known that leaving the features out
    /// helped, and that the refusal was not about the model's name or the text. Says whether
    /// anything was new.
    pub fn keep(&self, dialect: Dialect) -> bool {
        let mut learned = self.lock();
        let features = dialect.0 & !(GUESSED | CHECKS);
        learned.guess = 0;
        if dialect.0 & GUESSED != 0 {
            learned.worked = features;
            return false;
        }
        learned.worked = 0;
        let before = learned.known;
        learned.known |= features | WORKS;
        before | features != before
    }

    /// Notes that a call broke down, and no word said why. Where none has ever worked, it may have been the format, as with
    /// some models of vLLM: the next calls ask for a plainer one, and if that works, one with all shows whether it was needed.
    pub fn broke_down(&self, dialect: Dialect) {
        let mut learned = self.lock();
        if learned.known & WORKS != 0 {
            return;
        }
        if dialect.0 & CHECKS != 0 {
            learned.known |= learned.worked | WORKS;
            learned.worked = 0;
        } else if learned.worked == 0 {
            let plainer = dialect.with_weaker_format();
            learned.guess = plainer.map_or(0, |plainer| plainer.0 | GUESSED);
        }
    }

    /// Has the next calls made so; what works is kept.
    pub fn try_next(&self, dialect: Dialect) {
        self.lock().guess = dialect.0 & !(GUESSED | CHECKS);
    }

    fn lock(&self) -> MutexGuard<'_, Learned> {
        // Numbers are whole after any panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
            (
                404,
                "No endpoints found that can handle the requested parameters.",
            ),
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
            (500, "failed to load model vocabulary required for format"),
            (500, "invalid JSON schema in format"),
            (503, "json_schema not supported"),
        ] {
            let next = full.after_refusal(status, &body.into()).expect(body);
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
            (500, "for more information, see the log"),
            (
                400,
                "This model's maximum context length is 4096 tokens (response_format)",
            ),
        ] {
            assert_eq!(
                full.after_refusal(status, &body.into()),
                None,
                "{status} {body}"
            );
        }
        for status in [200, 302, 401, 403, 409, 413, 429, 502] {
            let refused = full.after_refusal(status, &"response_format not supported".into());
            assert_eq!(refused, None, "{status}");
        }
    }

    #[test]
    fn a_chain_of_refusals_ends() {
        let body = "temperature, max_completion_tokens, stream_options, stream, json_schema: not supported";
        let mut dialect = Dialect::default();
        let mut steps = 0;
        while let Some(next) = dialect.after_refusal(400, &body.into()) {
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
            .after_refusal(
                422,
                &"Extra inputs are not permitted: stream_options".into(),
            )
            .expect("weaker");
        assert!(plainer.streams() && !plainer.takes_stream_options());
        for body in [
            "stream_options",
            "`stream` must be false",
            "Streaming is not supported",
        ] {
            let plain = plainer.after_refusal(400, &body.into()).expect(body);
            assert!(!plain.streams(), "{body}");
            assert_eq!(plain.response_format(), ResponseFormat::JsonSchema);
        }
        let format = full.after_refusal(400, &"the upstream failed".into());
        assert!(format.expect("weaker").streams());
        let never = LearnedDialect::new(false).current();
        assert!(!never.streams() && !never.takes_stream_options());
        let format = never.after_refusal(400, &"stream".into()).expect("weaker");
        assert_eq!(format.response_format(), ResponseFormat::JsonObject);
    }

    #[test]
    fn what_two_calls_learn_adds_up() {
        let learned = LearnedDialect::default();
        let no_schema = Dialect::default()
            .after_refusal(400, &"json_schema".into())
            .expect("weaker");
        let no_temperature = Dialect::default()
            .after_refusal(400, &"temperature".into())
            .expect("weaker");
        assert!(learned.keep(no_schema));
        assert!(!learned.keep(no_schema));
        assert!(learned.keep(no_temperature));
        let refused = learned.current().after_refusal(400, &"Bad Request".into());
        assert_eq!(refused, None, "it is not for the format");
        assert!(!learned.current().takes_temperature());
        assert_eq!(
            learned.current().response_format(),
            ResponseFormat::JsonObject
        );
    }

    #[test]
    fn a_breakdown_without_a_word_is_taken_for_the_formats_only_where_that_is_shown() {
        use ResponseFormat::{JsonObject, JsonSchema, Text};
        let learned = LearnedDialect::default();
        learned.broke_down(learned.current());
        let guess = learned.current();
        assert_eq!(guess.response_format(), ResponseFormat::JsonObject);
        assert!(!learned.keep(guess));
        let check = learned.current();
        assert_eq!(check.response_format(), ResponseFormat::JsonSchema);
        // One that was on its way before says nothing new.
        learned.broke_down(Dialect::default());
        assert_eq!(learned.current(), check);
        learned.broke_down(check);
        let plainer = learned.current();
        assert_eq!(plainer.response_format(), ResponseFormat::JsonObject);
        learned.keep(plainer);
        learned.broke_down(plainer);
        assert_eq!(learned.current(), plainer, "it works");

        let passing = LearnedDialect::default();
        passing.broke_down(passing.current());
        passing.keep(passing.current());
        passing.keep(passing.current());
        let full = passing.current();
        assert_eq!(full.response_format(), ResponseFormat::JsonSchema);
        passing.broke_down(full);
        assert_eq!(passing.current(), full);

        let down = LearnedDialect::default();
        let formats = [(); 4].map(|()| {
            let dialect = down.current();
            down.broke_down(dialect);
            dialect.response_format()
        });
        assert_eq!(formats, [JsonSchema, JsonObject, Text, JsonSchema]);
    }

    #[test]
    fn what_a_refusal_quotes_of_the_request_is_not_refused() {
        let body = r#"{"detail":[{"loc":["body","response_format"],"msg":"Extra inputs are not permitted","input":{"stream":true,"temperature":0,"stream_options":{}}}]}"#;
        let plainer = Dialect::default()
            .after_refusal(422, &body.into())
            .expect("weaker");
        assert_eq!(plainer, Dialect(NO_JSON_SCHEMA));
    }
}
