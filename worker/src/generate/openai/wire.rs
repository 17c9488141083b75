//! The JSON of the chat-completions API: the request we write, the response we accept.

use serde_json::{Value, json};

use super::super::language_model::{Completion, GenerateError, Prompt, Usage};
use super::dialect::{Dialect, ResponseFormat};
use super::error_body::ErrorBody;
use super::failure::status_inside;
use super::lenient;

/// The longest model name that is believed; a name is stored with every generation.
const MAX_MODEL_NAME: usize = 200;

/// The request for `prompt`, in words that the endpoint understands.
pub fn request_body(
    prompt: &Prompt,
    model: &str,
    max_output_tokens: Option<u32>,
    dialect: Dialect,
) -> Value {
    let mut system = prompt.system.clone();
    if dialect.response_format() != ResponseFormat::JsonSchema {
        // Also because `json_object` is refused by OpenAI unless a message says "JSON".
        system.push_str("\n\nAnswer with one JSON object and nothing else. Its JSON Schema:\n");
        system.push_str(&prompt.schema.to_string());
    }
    let mut body = json!({
        "model": model,
        "messages": [
            {"role": "system", "content": system},
            {"role": "user", "content": prompt.user},
        ],
        "stream": dialect.streams(),
    });
    if dialect.takes_stream_options() {
        // Else nobody tells what the answer cost.
        body["stream_options"] = json!({"include_usage": true});
    }
    match dialect.response_format() {
        // Not `strict`: that demands every property of the schema, and JSON Resume leaves out
        // what is absent.
        ResponseFormat::JsonSchema => {
            body["response_format"] = json!({
                "type": "json_schema",
                "json_schema": {"name": prompt.schema_name, "schema": *prompt.schema},
            });
        }
        ResponseFormat::JsonObject => body["response_format"] = json!({"type": "json_object"}),
        ResponseFormat::Text => {}
    }
    if dialect.takes_temperature() {
        body["temperature"] = json!(0);
    }
    if let Some(limit) = max_output_tokens {
        body[dialect.token_limit_field()] = json!(limit);
    }
    body
}

/// Why a response is no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// The endpoint says so, by its status or within a success.
    Refused {
        status: u16,
        body: ErrorBody,
        /// Whether a part of an answer came before: it cannot be asked for in other words at once, since somebody may read it.
        begun: bool,
    },
    Failed(GenerateError),
}

impl From<GenerateError> for NoAnswer {
    fn from(error: GenerateError) -> Self {
        Self::Failed(error)
    }
}

/// Reads the body of a successful response to a request for `model`.
pub fn read_completion(body: &[u8], model: &str) -> Result<Completion, NoAnswer> {
    let response = lenient::parse(body).ok_or_else(|| malformed("it is no valid JSON"))?;
    completion(&response, model)
}

/// What a response says.
pub fn completion(response: &Value, model: &str) -> Result<Completion, NoAnswer> {
    let choice = &response["choices"][0];
    if let Some(refused) = error_inside(response, choice, false) {
        return Err(refused);
    }
    if response.pointer("/choices/0").is_none() {
        return Err(malformed("it holds no choices").into());
    }
    let usage = Usage {
        prompt_tokens: token_count(&response["usage"]["prompt_tokens"]),
        completion_tokens: token_count(&response["usage"]["completion_tokens"]),
    };
    let finish_reason = choice["finish_reason"].as_str().unwrap_or_default();
    let message = &choice["message"];
    if finish_reason == "content_filter" {
        return Err(GenerateError::ContentFiltered { usage }.into());
    }
    if !refusal_text(message).trim().is_empty() {
        return Err(GenerateError::Refused { usage }.into());
    }
    let text = lenient::mend(content_text(&message["content"]));
    if text.trim().is_empty() {
        return Err(match finish_reason {
            "length" => GenerateError::OutputTruncated { usage },
            _ => GenerateError::EmptyAnswer { usage },
        }
        .into());
    }
    Ok(Completion {
        text,
        model: response["model"]
            .as_str()
            .filter(|name| is_model_name(name))
            .unwrap_or(model)
            .to_owned(),
        usage,
    })
}

pub fn malformed(reason: &'static str) -> GenerateError {
    GenerateError::MalformedResponse { reason }
}

/// The failure that a success, or a piece of one, tells of: gateways begin an answer before they know how it ends, and put
/// an upstream's failure, status included, into a 200.
pub fn error_inside(response: &Value, choice: &Value, begun: bool) -> Option<NoAnswer> {
    let body = if is_told(&response["error"]) || response["object"] == "error" {
        response.clone()
    } else if is_told(&choice["error"]) || choice["finish_reason"] == "error" {
        json!({"error": choice["error"]})
    } else {
        return None;
    };
    let body = ErrorBody::from(body);
    Some(NoAnswer::Refused {
        status: status_inside(&body),
        body,
        begun,
    })
}

fn is_told(error: &Value) -> bool {
    match error {
        Value::String(text) => !text.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => false,
    }
}

/// A message's text: a string, a list of parts of which those of text count (Mistral), or what a gateway made of the JSON in it.
pub fn content_text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .filter_map(|part| part_of(part, "text"))
            .collect(),
        Value::Object(fields) if fields.contains_key("type") => content_text(&json!([content])),
        Value::Object(_) => content.to_string(),
        _ => String::new(),
    }
}

/// What a message says in the place of an answer.
pub fn refusal_text(message: &Value) -> String {
    let parts = message["content"].as_array().into_iter().flatten();
    let whole = message["refusal"].as_str();
    parts
        .filter_map(|part| part_of(part, "refusal"))
        .chain(whole)
        .collect()
}

/// The words of a part of this kind, whose type may have a prefix: `output_text`.
fn part_of<'a>(part: &'a Value, kind: &str) -> Option<&'a str> {
    let is_of_kind = part["type"].as_str()?.trim_start_matches("output_") == kind;
    part[kind].as_str().filter(|_| is_of_kind)
}

fn is_model_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= MAX_MODEL_NAME && !name.chars().any(char::is_control)
}

fn token_count(value: &Value) -> Option<u32> {
    let count = i32::try_from(value.as_u64()?).ok()?;
    u32::try_from(count).ok()
}

#[cfg(test)]
mod tests {
    use super::super::failure::classify;
    use super::*;
    use penstock_shared::domain::SectionKind;

    impl NoAnswer {
        /// The failure that it comes to.
        pub fn into_error(self) -> GenerateError {
            match self {
                Self::Refused { status, body, .. } => classify(status, &body),
                Self::Failed(error) => error,
            }
        }
    }

    fn prompt() -> Prompt {
        Prompt {
            system: "Write.".to_owned(),
            user: "I led a team.".to_owned(),
            schema_name: "work",
            schema: json!({"type": "object", "title": "only-in-schema"}).into(),
            section: SectionKind::Work,
            source: String::new(),
        }
    }

    fn code_of(response: &Value) -> &'static str {
        match read_completion(response.to_string().as_bytes(), "asked") {
            Ok(_) => "ok",
            Err(none) => none.into_error().code().as_str(),
        }
    }

    #[test]
    fn the_schema_travels_in_the_format_or_else_in_the_prompt() {
        let full = Dialect::default();
        let object = full
            .after_refusal(400, &"json_schema".into())
            .expect("weaker");
        let text = object
            .after_refusal(400, &"json_object".into())
            .expect("weaker");

        let body = request_body(&prompt(), "m", Some(9), full);
        assert_eq!(body["response_format"]["type"], "json_schema");
        assert_eq!(body["response_format"]["json_schema"]["name"], "work");
        assert_eq!(
            body["response_format"]["json_schema"]["schema"],
            *prompt().schema
        );
        assert_eq!(body["messages"][0]["content"], "Write.");
        assert_eq!(body["messages"][1]["content"], "I led a team.");
        assert_eq!(
            (&body["temperature"], &body["max_tokens"]),
            (&json!(0), &json!(9))
        );
        assert_eq!(
            (&body["stream"], &body["model"]),
            (&json!(true), &json!("m"))
        );
        assert_eq!(body["stream_options"], json!({"include_usage": true}));

        for (dialect, format) in [
            (object, json!({"type": "json_object"})),
            (text, Value::Null),
        ] {
            let body = request_body(&prompt(), "m", None, dialect);
            assert_eq!(body["response_format"], format);
            let system = body["messages"][0]["content"].as_str().expect("text");
            assert!(system.starts_with("Write.") && system.contains("only-in-schema"));
            assert!(system.contains("JSON"));
            assert!(body.get("max_tokens").is_none());
        }
    }

    #[test]
    fn refused_parameters_are_left_out_or_renamed() {
        let dialect = Dialect::default()
            .after_refusal(400, &"'temperature' does not support 0".into())
            .and_then(|dialect| dialect.after_refusal(400, &"use max_completion_tokens".into()))
            .and_then(|dialect| dialect.after_refusal(400, &"no streaming here".into()))
            .expect("weaker");
        let body = request_body(&prompt(), "m", Some(9), dialect);
        assert!(body.get("temperature").is_none() && body.get("max_tokens").is_none());
        assert_eq!(body["max_completion_tokens"], 9);
        assert!(body["stream"] == false && body.get("stream_options").is_none());
        assert_eq!(body["response_format"]["type"], "json_schema");
    }

    #[test]
    fn a_response_is_a_completion_or_a_named_failure() {
        let choice = |choice: Value| json!({"choices": [choice]});
        for (response, code) in [
            (choice(json!({"message": {"content": "hi"}})), "ok"),
            (
                choice(json!({"message": {"content": "hi", "refusal": ""}})),
                "ok",
            ),
            (
                choice(json!({"message": {"content": "hi", "refusal": null}})),
                "ok",
            ),
            (
                choice(json!({"finish_reason": "length", "message": {"content": "{\"a\":1}"}})),
                "ok",
            ),
            (
                choice(json!({"finish_reason": "length", "message": {"content": "{\"a\":1"}})),
                "ok",
            ),
            (
                choice(json!({"finish_reason": "length", "message": {"content": null}})),
                "output_truncated",
            ),
            (
                choice(json!({"finish_reason": "content_filter", "message": {"content": "{}"}})),
                "provider_content_filtered",
            ),
            (
                choice(json!({"message": {"refusal": "No."}})),
                "provider_refused",
            ),
            (
                choice(json!({"message": {"content": " "}})),
                "provider_malformed_response",
            ),
            (choice(json!({})), "provider_malformed_response"),
            (choice(Value::Null), "provider_malformed_response"),
            (json!({"choices": []}), "provider_malformed_response"),
            (json!({"error": {"code": "odd"}}), "provider_unavailable"),
            (json!({"error": "overloaded"}), "provider_unavailable"),
            (
                json!({"error": {"code": "rate_limit_exceeded"}}),
                "provider_rate_limited",
            ),
            (json!({"error": {"code": "429"}}), "provider_rate_limited"),
            (
                json!({"error": {"type": "insufficient_quota"}}),
                "provider_quota_exhausted",
            ),
            (
                choice(json!({"error": {"code": 429}, "message": {"content": ""}})),
                "provider_rate_limited",
            ),
            (
                choice(json!({"finish_reason": "error", "message": {"content": "{"}})),
                "provider_unavailable",
            ),
            (
                choice(json!({"message": {"content": [{"type": "refusal", "refusal": "No."}]}})),
                "provider_refused",
            ),
            (
                json!({"error": {}, "choices": [{"error": null, "message": {"content": "hi"}}]}),
                "ok",
            ),
            (json!({"error": {"code": 429}}), "provider_rate_limited"),
            (json!({"error": {"code": 502}}), "provider_unavailable"),
            (json!([]), "provider_malformed_response"),
            (json!("text"), "provider_malformed_response"),
        ] {
            assert_eq!(code_of(&response), code, "{response}");
        }
    }

    #[test]
    fn odd_details_do_not_spoil_a_completion() {
        let long = "x".repeat(MAX_MODEL_NAME + 1);
        for (model, expected) in [
            (json!("gpt-x"), "gpt-x"),
            (json!(null), "asked"),
            (json!(""), "asked"),
            (json!("a\u{0}b"), "asked"),
            (json!(long), "asked"),
        ] {
            let response = json!({
                "model": model,
                "choices": [{"message": {"content": [
                    {"type": "thinking", "text": "hm"},
                    {"type": "text", "text": "a"},
                    {"type": "text", "text": "b"},
                ]}}],
                "usage": {"prompt_tokens": 3, "completion_tokens": 3_000_000_000_u32},
            });
            let found =
                read_completion(response.to_string().as_bytes(), "asked").expect("a completion");
            assert_eq!(
                (found.text.as_str(), found.model.as_str()),
                ("ab", expected)
            );
            assert_eq!(
                (found.usage.prompt_tokens, found.usage.completion_tokens),
                (Some(3), None)
            );
        }
    }

    #[test]
    fn content_is_read_in_every_form() {
        let parts = |kind| json!([{"type": kind, "text": "{\"a\":"}, {"type": kind, "text": "1}"}]);
        for content in [
            json!("{\"a\":1}"),
            parts("text"),
            parts("output_text"),
            json!({"type": "text", "text": "{\"a\":1}"}),
            json!({"a": 1}),
        ] {
            let response = json!({"choices": [{"message": {"content": content}}]});
            let body = format!("\u{feff}{response}");
            let found = read_completion(body.as_bytes(), "asked").expect("a completion");
            assert_eq!(found.text, "{\"a\":1}", "{content}");
        }
    }
}
