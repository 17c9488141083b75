//! The body of an error, as far as it says what is wrong.

use serde_json::Value;

use super::lenient;

/// Under these keys endpoints say what is wrong. Others may quote the request, or anything.
const TELLING: [&str; 17] = [
    "error",
    "errors",
    "innererror",
    "message",
    "msg",
    "detail",
    "details",
    "description",
    "title",
    "reason",
    "code",
    "type",
    "status",
    "param",
    "loc",
    "metadata",
    "raw",
];

/// Behind this vLLM quotes the request within its message.
const QUOTED: &str = "'input':";

/// What an endpoint says of a failure.
#[derive(Debug)]
pub struct ErrorBody {
    value: Value,
    words: String,
}

impl From<Value> for ErrorBody {
    fn from(value: Value) -> Self {
        let mut words = String::new();
        collect(&value, &mut words);
        // Gemini sends a list of one.
        let value = match value {
            Value::Array(mut list) if !list.is_empty() => list.swap_remove(0),
            value => value,
        };
        Self { value, words }
    }
}

impl From<&str> for ErrorBody {
    fn from(text: &str) -> Self {
        let body = Self::from(lenient::parse(text.as_bytes()).unwrap_or_default());
        if !body.words.is_empty() {
            return body;
        }
        Self {
            words: text.to_lowercase(),
            ..body
        }
    }
}

impl ErrorBody {
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.value.pointer(pointer)
    }

    /// Details of Google's error model.
    pub fn details(&self) -> impl Iterator<Item = &Value> {
        let details = self.at("/error/details").and_then(Value::as_array);
        details.into_iter().flatten()
    }

    /// Whether this is the failure's name.
    pub fn is_named(&self, name: &str) -> bool {
        let names = [
            "/error/code",
            "/error/type",
            "/error/status",
            "/error/innererror/code",
            "/error",
            "/code",
            "/type",
        ];
        let reasons = self.details().map(|detail| &detail["reason"]);
        names
            .iter()
            .filter_map(|pointer| self.at(pointer))
            .chain(reasons)
            .any(|found| found.as_str() == Some(name))
    }

    /// The HTTP status that it tells of, as a number or in digits.
    pub fn status(&self) -> Option<u16> {
        let status = |pointer: &&str| {
            let found = self.at(pointer)?;
            let number = found.as_u64().or_else(|| found.as_str()?.parse().ok())?;
            let status = u16::try_from(number).ok()?;
            (400..600).contains(&status).then_some(status)
        };
        ["/error/code", "/error/status", "/code", "/status"]
            .iter()
            .find_map(status)
    }

    /// All that it says, in lower case.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether it says any of these, which are in lower case.
    pub fn says(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.words.contains(phrase))
    }
}

fn collect(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => {
            let told = text.split(QUOTED).next().unwrap_or_default();
            words.push_str(&told.to_lowercase());
            words.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| TELLING.contains(&key.as_str()))
            .for_each(|(_, value)| collect(value, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_of_the_request_is_not_its_words() {
        for body in [
            r#"{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs","input":{"type":"stream","temperature":0}}]}"#,
            r#"{"object":"error","message":"[{'loc': ('body', 'response_format'), 'msg': 'Extra inputs', 'input': {'temperature': 0}}]","code":400}"#,
        ] {
            let body = ErrorBody::from(body);
            assert!(body.says(&["response_format"]) && body.says(&["extra inputs"]));
            assert!(!body.says(&["temperature", "stream"]), "{body:?}");
        }
        assert!(ErrorBody::from("No Temperature").says(&["temperature"]));
        assert!(ErrorBody::from(r#"{"odd": "grammar"}"#).says(&["grammar"]));
    }

    #[test]
    fn names_and_statuses_are_found_wherever_they_stand() {
        for body in [
            r#"{"error":{"code":"n"}}"#,
            r#"{"error":{"type":"n"}}"#,
            r#"[{"error":{"status":"n"}}]"#,
            r#"{"error":"n"}"#,
            r#"{"type":"n"}"#,
            r#"{"error":{"details":[{"reason":"n"}]}}"#,
        ] {
            assert!(ErrorBody::from(body).is_named("n"), "{body}");
        }
        for (body, status) in [
            (r#"{"error":{"code":429}}"#, Some(429)),
            (r#"{"error":{"code":"429"}}"#, Some(429)),
            (r#"{"object":"error","code":503}"#, Some(503)),
            (r#"{"error":{"code":200}}"#, None),
            ("429", None),
        ] {
            assert_eq!(ErrorBody::from(body).status(), status, "{body}");
        }
    }
}
