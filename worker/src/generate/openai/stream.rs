//! An answer that comes in pieces: server-sent events, put together into what the same answer says when it comes whole.

use std::time::Duration;

use reqwest::Response;
use serde_json::{Value, json};

use super::super::language_model::{Completion, GenerateError, PartialText};
use super::failure::classify;
use super::wire::{self, malformed};
use super::{unreachable, whole_body, within_limit};

/// What an endpoint sends after its last piece.
const DONE: &[u8] = b"[DONE]";

/// How long the response may go on after that. One that is read to its end leaves its connection to the next call.
const END_PATIENCE: Duration = Duration::from_millis(100);

/// Reads a successful response to a request for `model`, in pieces or whole: some endpoints do not know of streaming. What
/// is held of it at once is bounded; what passes, a model's thoughts for example, is bounded by the call's timeout.
pub async fn read(
    mut response: Response,
    model: &str,
    partial: &dyn PartialText,
) -> Result<Completion, GenerateError> {
    let mut begun = Vec::new();
    while begun.trim_ascii().is_empty()
        && let Some(chunk) = response.chunk().await.map_err(unreachable)?
    {
        within_limit(begun.len() + chunk.len())?;
        begun.extend_from_slice(&chunk);
    }
    // By what it is: not every endpoint names the type of what it sends.
    if begun.trim_ascii_start().starts_with(b"{") {
        return wire::read_completion(&whole_body(response, begun).await?, model);
    }
    let (mut lines, mut answer) = (Lines::default(), Answer::default());
    lines.feed(&begun, |line| answer.hear(line, partial))?;
    while !answer.done {
        match response.chunk().await {
            Ok(Some(chunk)) => lines.feed(&chunk, |line| answer.hear(line, partial))?,
            Ok(None) => break,
            Err(_) if answer.is_whole() => break,
            Err(error) => return Err(unreachable(error)),
        }
    }
    lines.end(|line| answer.hear(line, partial))?;
    if answer.done {
        drop(tokio::time::timeout(END_PATIENCE, response.chunk()).await);
    }
    answer.completion(model)
}

/// Cuts what arrives, in whatever portions, into lines. They end in CR, LF or both: what is between the two is an empty line,
/// which says nothing here.
#[derive(Default)]
struct Lines {
    unfinished: Vec<u8>,
}

impl Lines {
    fn feed(
        &mut self,
        bytes: &[u8],
        mut hear: impl FnMut(&[u8]) -> Result<(), GenerateError>,
    ) -> Result<(), GenerateError> {
        for part in bytes.split_inclusive(|byte| matches!(byte, b'\r' | b'\n')) {
            within_limit(self.unfinished.len() + part.len())?;
            self.unfinished.extend_from_slice(part);
            if self.unfinished.ends_with(b"\n") || self.unfinished.ends_with(b"\r") {
                hear(&self.unfinished)?;
                self.unfinished.clear();
            }
        }
        Ok(())
    }

    /// The last line may lack its end.
    fn end(
        self,
        mut hear: impl FnMut(&[u8]) -> Result<(), GenerateError>,
    ) -> Result<(), GenerateError> {
        hear(&self.unfinished)
    }
}

/// What has been heard of an answer.
#[derive(Default)]
struct Answer {
    text: String,
    refusal: String,
    finish_reason: String,
    model: Value,
    usage: Value,
    /// Whether the endpoint said that this is all.
    done: bool,
}

impl Answer {
    /// Takes a line. Endpoints write an event's data on one, so that a line with data is an event; comments, names and
    /// empty lines say nothing.
    fn hear(&mut self, line: &[u8], partial: &dyn PartialText) -> Result<(), GenerateError> {
        let data = line.strip_prefix(b"data:").unwrap_or_default().trim_ascii();
        if data.is_empty() || self.done {
            return Ok(());
        }
        if data == DONE {
            self.done = true;
            return Ok(());
        }
        let event: Value =
            serde_json::from_slice(data).map_err(|_| malformed("its stream is no valid JSON"))?;
        for (key, kept) in [("model", &mut self.model), ("usage", &mut self.usage)] {
            if !event[key].is_null() {
                *kept = event[key].clone();
            }
        }
        let choice = event["choices"]
            .as_array()
            .and_then(|choices| choices.iter().find(|choice| is_first(choice)));
        let finish_reason = choice.and_then(|choice| choice["finish_reason"].as_str());
        if !event["error"].is_null() || event["object"] == "error" || finish_reason == Some("error")
        {
            return Err(error_in_stream(&event));
        }
        let Some(choice) = choice else { return Ok(()) };
        if let Some(reason) = finish_reason.filter(|reason| !reason.is_empty()) {
            reason.clone_into(&mut self.finish_reason);
        }
        let delta = &choice["delta"];
        let refusal = delta["refusal"].as_str().unwrap_or_default();
        let text = wire::content_text(&delta["content"]);
        within_limit(self.text.len() + self.refusal.len() + refusal.len() + text.len())?;
        self.refusal.push_str(refusal);
        if !text.is_empty() {
            self.text.push_str(&text);
            partial.push(&text);
        }
        Ok(())
    }

    /// Whether nothing can be missing but the count of its tokens.
    fn is_whole(&self) -> bool {
        self.done || !self.finish_reason.is_empty()
    }

    /// The same answer in one piece, judged as such.
    fn completion(self, model: &str) -> Result<Completion, GenerateError> {
        if !self.is_whole() {
            return Err(malformed("its stream breaks off"));
        }
        let response = json!({
            "model": self.model,
            "choices": [{
                "finish_reason": self.finish_reason,
                "message": {"content": self.text, "refusal": self.refusal},
            }],
            "usage": self.usage,
        });
        wire::completion(&response, model)
    }
}

/// One answer is asked for; its number may be left out.
fn is_first(choice: &Value) -> bool {
    choice["index"].as_u64().unwrap_or_default() == 0
}

/// An answer that ends in an error: by its status where it tells one, else by its name.
fn error_in_stream(event: &Value) -> GenerateError {
    if let Some(error) = wire::error_inside_success(event) {
        return error;
    }
    let names = ["/error/code", "/error/type", "/code", "/type"]
        .map(|pointer| event.pointer(pointer).and_then(Value::as_str));
    let status = names
        .into_iter()
        .flatten()
        .find_map(status_of)
        .unwrap_or(500);
    classify(status, None, &event.to_string())
}

/// The status with which the endpoints would have begun, had they known.
fn status_of(name: &str) -> Option<u16> {
    match name {
        "insufficient_quota" | "rate_limit_exceeded" | "rate_limit_error" => Some(429),
        "content_filter"
        | "content_policy_violation"
        | "context_length_exceeded"
        | "exceed_context_size_error" => Some(400),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// Notes what is shown while it is written.
    #[derive(Default)]
    struct Watcher(Mutex<Vec<String>>);

    impl PartialText for Watcher {
        fn push(&self, text: &str) {
            self.0.lock().unwrap().push(text.to_owned());
        }
    }

    /// Reads a body that arrives in portions of `size` bytes; returns what was shown as well.
    fn read_in_portions(
        body: &[u8],
        size: usize,
    ) -> (Result<Completion, GenerateError>, Vec<String>) {
        let watcher = Watcher::default();
        let (mut lines, mut answer) = (Lines::default(), Answer::default());
        let heard = body
            .chunks(size)
            .try_for_each(|portion| lines.feed(portion, |line| answer.hear(line, &watcher)))
            .and_then(|()| lines.end(|line| answer.hear(line, &watcher)));
        let completion = heard.and_then(|()| answer.completion("asked"));
        (completion, watcher.0.into_inner().unwrap())
    }

    fn code_of(body: &str) -> &'static str {
        match read_in_portions(body.as_bytes(), 7).0 {
            Ok(_) => "ok",
            Err(error) => error.code().as_str(),
        }
    }

    fn delta(text: &str) -> String {
        format!(
            "data: {}\n\n",
            json!({"model": "m-1", "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}]})
        )
    }

    fn finish(reason: &str) -> String {
        format!(
            "data: {}\n\n",
            json!({"choices": [{"delta": {}, "finish_reason": reason}]})
        )
    }

    /// Everything that a stream may bring besides text.
    fn varied(newline: &str) -> String {
        let usage = json!({"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 7}});
        [
            ": OPENROUTER PROCESSING\n\n",
            "data: {\"model\":\"\",\"choices\":[],\"prompt_filter_results\":[]}\n\n",
            "event: message\nid: 1\nretry: 3000\ndata:{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}],\"model\":\"m-1\"}\n\n",
            "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n",
            &delta("{\"a\": \""),
            ":\n\n",
            &delta("naïve 📞"),
            "data:\n\ndata: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"another\"}}]}\n\n",
            "data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\",\"text\":\"hm\"},{\"type\":\"text\",\"text\":\"\\\"}\"}]},\"finish_reason\":\"\"}]}\n\n",
            &finish("stop"),
            &format!("data: {usage}\n\n"),
            "data: [DONE]\n\n",
            "data: what follows does not count\n\n",
        ]
        .concat()
        .replace('\n', newline)
    }

    #[test]
    fn an_answer_is_the_same_however_its_bytes_arrive() {
        for newline in ["\n", "\r\n", "\r"] {
            let body = varied(newline);
            for size in [1, 2, 3, 7, 64, body.len()] {
                let (completion, shown) = read_in_portions(body.as_bytes(), size);
                let completion = completion.unwrap_or_else(|error| panic!("{size}: {error}"));
                assert_eq!(completion.text, "{\"a\": \"naïve 📞\"}", "{size}");
                assert_eq!(completion.model, "m-1");
                assert_eq!(
                    (
                        completion.usage.prompt_tokens,
                        completion.usage.completion_tokens
                    ),
                    (Some(11), Some(7))
                );
                assert_eq!(shown, ["{\"a\": \"", "naïve 📞", "\"}"], "{size}");
            }
        }
    }

    #[test]
    fn an_answer_is_whole_once_it_says_so() {
        let text = delta("{}");
        for body in [
            format!("{text}{}data: [DONE]\n\n", finish("stop")),
            format!("{text}{}", finish("stop")),
            format!("{text}data: [DONE]\n\n"),
            format!("{text}data: [DONE]"),
        ] {
            assert_eq!(code_of(&body), "ok", "{body}");
        }
        for body in [text, String::new(), ": nothing\n\n".to_owned()] {
            let (completion, _) = read_in_portions(body.as_bytes(), 7);
            let error = completion.err().expect("it breaks off");
            assert_eq!(error.code().as_str(), "provider_malformed_response");
            assert!(error.to_string().contains("breaks off"), "{error}");
        }
    }

    #[test]
    fn an_answer_in_pieces_fails_as_a_whole_one_does() {
        let refusal = json!({"choices": [{"delta": {"refusal": "No."}}]});
        for (body, code) in [
            (
                format!("{}{}", delta("{"), finish("length")),
                "output_truncated",
            ),
            (format!("{}{}", delta("{}"), finish("length")), "ok"),
            (
                format!("{}{}", delta("{}"), finish("content_filter")),
                "provider_content_filtered",
            ),
            (
                format!("data: {refusal}\n\n{}", finish("stop")),
                "provider_refused",
            ),
            (finish("stop"), "provider_malformed_response"),
            ("data: [DONE]\n\n".into(), "provider_malformed_response"),
            ("data: {\"choices\n\n".into(), "provider_malformed_response"),
            ("<html>hello</html>".into(), "provider_malformed_response"),
        ] {
            assert_eq!(code_of(&body), code, "{body}");
        }
    }

    #[test]
    fn an_error_in_the_middle_has_the_meaning_of_its_status_or_name() {
        for (event, code) in [
            (json!({"error": {"code": 429}}), "provider_rate_limited"),
            (
                json!({"error": {"code": 502}, "choices": [{"delta": {"content": ""}, "finish_reason": "error"}]}),
                "provider_unavailable",
            ),
            (
                json!({"error": {"type": "server_error", "code": null}}),
                "provider_unavailable",
            ),
            (
                json!({"error": {"code": "rate_limit_exceeded"}}),
                "provider_rate_limited",
            ),
            (
                json!({"error": {"type": "insufficient_quota"}}),
                "provider_quota_exhausted",
            ),
            (
                json!({"error": {"code": "content_filter"}}),
                "provider_content_filtered",
            ),
            (
                json!({"error": {"code": "context_length_exceeded"}}),
                "input_too_long",
            ),
            (json!({"error": "out of memory"}), "provider_unavailable"),
            (
                json!({"object": "error", "message": "out of memory"}),
                "provider_unavailable",
            ),
            (
                json!({"choices": [{"delta": {}, "finish_reason": "error"}]}),
                "provider_unavailable",
            ),
        ] {
            let body = format!("{}data: {event}\n\ndata: [DONE]\n\n", delta("{}"));
            assert_eq!(code_of(&body), code, "{event}");
        }
    }

    #[test]
    fn what_is_held_of_an_answer_is_bounded() {
        let endless_line = "x".repeat(super::super::MAX_RESPONSE_BYTES + 1);
        let endless_text = delta(&"x".repeat(100_000)).repeat(11);
        for body in [format!("data: {endless_line}"), endless_text] {
            let (completion, _) = read_in_portions(body.as_bytes(), 16 * 1024);
            let error = completion.err().expect("too long");
            assert!(error.to_string().contains("1 MiB"), "{error}");
        }
        // Thoughts are not kept.
        let thoughts = format!(
            "data: {{\"choices\":[{{\"delta\":{{\"reasoning\":\"{}\"}}}}]}}\n\n",
            "x".repeat(100_000)
        );
        let body = format!("{}{}{}", thoughts.repeat(20), delta("{}"), finish("stop"));
        assert!(read_in_portions(body.as_bytes(), 16 * 1024).0.is_ok());
    }
}
