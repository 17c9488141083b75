//! An answer that comes in pieces: server-sent events, put together into what the same answer says when it comes whole.

use std::time::Duration;

use reqwest::Response;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::super::language_model::{Completion, PartialText};
use super::lenient::{self, BYTE_ORDER_MARK};
use super::wire::{self, NoAnswer, malformed};
use super::{unreachable, whole_body, within_limit};

/// What an endpoint sends after its last piece.
const DONE: &[u8] = b"[DONE]";

/// How long the count of tokens, and the word that this is all, are waited for after the last piece: some never say it.
const REST_PATIENCE: Duration = Duration::from_secs(1);

/// How long the response may go on after that. One that is read to its end leaves its connection to the next call.
const END_PATIENCE: Duration = Duration::from_millis(100);

/// Reads a successful response to a request for `model`, in pieces or whole: some endpoints do not know of streaming. What
/// is held of it at once is bounded; what passes, a model's thoughts for example, is bounded by the call's timeout.
pub async fn read(
    mut response: Response,
    model: &str,
    partial: &dyn PartialText,
) -> Result<Completion, NoAnswer> {
    let mut begun = Vec::new();
    while beginning(&begun).is_empty()
        && let Some(chunk) = response.chunk().await.map_err(unreachable)?
    {
        within_limit(begun.len() + chunk.len())?;
        begun.extend_from_slice(&chunk);
    }
    // By what it is: not every endpoint names the type of what it sends.
    if beginning(&begun).starts_with(b"{") {
        return wire::read_completion(&whole_body(response, begun).await?, model);
    }
    let (mut lines, mut answer) = (Lines::default(), Answer::default());
    lines.feed(&begun, |line| answer.hear(line, partial))?;
    let mut rest_until = None;
    while !answer.done {
        let chunk = if answer.is_whole() {
            let until = *rest_until.get_or_insert_with(|| Instant::now() + REST_PATIENCE);
            match timeout_at(until, response.chunk()).await {
                Ok(Ok(chunk)) => chunk,
                Ok(Err(_)) | Err(_) => None,
            }
        } else {
            response.chunk().await.map_err(unreachable)?
        };
        let Some(chunk) = chunk else { break };
        lines.feed(&chunk, |line| answer.hear(line, partial))?;
    }
    lines.end(|line| answer.hear(line, partial))?;
    if answer.done {
        drop(tokio::time::timeout(END_PATIENCE, response.chunk()).await);
    }
    answer.completion(model)
}

/// What a response begins with, as soon as that is known.
fn beginning(bytes: &[u8]) -> &[u8] {
    if BYTE_ORDER_MARK.starts_with(bytes) {
        return &[];
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    bytes.trim_ascii_start()
}

/// Cuts what arrives, in whatever portions, into lines. They end in CR, LF or both.
#[derive(Default)]
struct Lines {
    unfinished: Vec<u8>,
    after_cr: bool,
}

impl Lines {
    fn feed(
        &mut self,
        bytes: &[u8],
        mut hear: impl FnMut(&[u8]) -> Result<(), NoAnswer>,
    ) -> Result<(), NoAnswer> {
        for part in bytes.split_inclusive(|byte| matches!(byte, b'\r' | b'\n')) {
            if std::mem::take(&mut self.after_cr) && part == b"\n" {
                continue;
            }
            within_limit(self.unfinished.len() + part.len())?;
            self.unfinished.extend_from_slice(part);
            self.after_cr = part.ends_with(b"\r");
            if self.after_cr || part.ends_with(b"\n") {
                hear(&self.unfinished)?;
                self.unfinished.clear();
            }
        }
        Ok(())
    }

    /// The last line may lack its end, and the last event the empty line behind it.
    fn end(self, mut hear: impl FnMut(&[u8]) -> Result<(), NoAnswer>) -> Result<(), NoAnswer> {
        hear(&self.unfinished)?;
        hear(b"")
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
    /// An event's lines so far, where it has several.
    unfinished: Vec<u8>,
    /// Whether the endpoint said that this is all.
    done: bool,
}

impl Answer {
    /// Takes a line. Most endpoints write an event's data on one, and some no empty line behind it; comments and names say
    /// nothing.
    fn hear(&mut self, line: &[u8], partial: &dyn PartialText) -> Result<(), NoAnswer> {
        let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        let data = line.strip_prefix(b"data:").unwrap_or_default().trim_ascii();
        if self.done {
            return Ok(());
        }
        if line.trim_ascii().is_empty() && !self.unfinished.is_empty() {
            let event = lenient::parse(&std::mem::take(&mut self.unfinished));
            let event = event.ok_or_else(|| malformed("its stream is no valid JSON"))?;
            return self.take(&event, partial);
        }
        if data.is_empty() {
            return Ok(());
        }
        if self.unfinished.is_empty() {
            if data == DONE {
                self.done = true;
                return Ok(());
            }
            if let Some(event) = lenient::parse(data) {
                return self.take(&event, partial);
            }
        }
        within_limit(self.unfinished.len() + data.len())?;
        self.unfinished.extend_from_slice(data);
        self.unfinished.push(b'\n');
        Ok(())
    }

    /// Takes an event.
    fn take(&mut self, event: &Value, partial: &dyn PartialText) -> Result<(), NoAnswer> {
        for (key, kept) in [("model", &mut self.model), ("usage", &mut self.usage)] {
            if !event[key].is_null() {
                *kept = event[key].clone();
            }
        }
        let choice = event["choices"]
            .as_array()
            .and_then(|choices| choices.iter().find(|choice| is_first(choice)));
        let (of, begun) = (choice.unwrap_or(&Value::Null), !self.text.is_empty());
        if let Some(refused) = wire::error_inside(event, of, begun) {
            return Err(refused);
        }
        let Some(choice) = choice else { return Ok(()) };
        let finish_reason = choice["finish_reason"].as_str().unwrap_or_default();
        if !finish_reason.is_empty() {
            finish_reason.clone_into(&mut self.finish_reason);
        }
        // Some send the whole answer as the one piece.
        let whole = self.text.is_empty() && choice["delta"].is_null();
        let delta = &choice[if whole { "message" } else { "delta" }];
        let refusal = wire::refusal_text(delta);
        let text = wire::content_text(&delta["content"]);
        within_limit(self.text.len() + self.refusal.len() + refusal.len() + text.len())?;
        self.refusal.push_str(&refusal);
        if !text.is_empty() {
            self.text.push_str(&text);
            partial.push(&lenient::mend(text));
        }
        Ok(())
    }

    /// Whether nothing can be missing but the count of its tokens.
    fn is_whole(&self) -> bool {
        self.done || !self.finish_reason.is_empty()
    }

    /// The same answer in one piece, judged as such.
    fn completion(self, model: &str) -> Result<Completion, NoAnswer> {
        if !self.is_whole() {
            return Err(malformed("its stream breaks off").into());
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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::super::super::language_model::GenerateError;
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
        (
            completion.map_err(NoAnswer::into_error),
            watcher.0.into_inner().unwrap(),
        )
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
    fn events_come_in_every_form() {
        let message = json!({"choices": [{"message": {"content": "{}"}, "finish_reason": "stop"}]});
        let pretty = serde_json::to_string_pretty(&message).expect("prints");
        let over_lines = format!("data: {}\n\n", pretty.replace('\n', "\ndata: "));
        for body in [
            format!("\u{feff}{}{}", delta("{}"), finish("stop")),
            format!("data: {message}\n\ndata: [DONE]\n\n"),
            format!("data: {message}\n\ndata: {message}\n\n"),
            over_lines.clone(),
            over_lines.replace('\n', "\r\n"),
            over_lines.trim_end().to_owned(),
            format!("{over_lines}data: [DONE]\n\n"),
            format!("{}{}", delta("{}"), finish("stop")).replace("\n\n", "\n"),
        ] {
            for size in [1, 7, body.len()] {
                let (completion, shown) = read_in_portions(body.as_bytes(), size);
                let completion = completion.unwrap_or_else(|error| panic!("{body}: {error}"));
                assert_eq!(
                    (completion.text.as_str(), shown.concat().as_str()),
                    ("{}", "{}"),
                    "{body}"
                );
            }
        }
    }

    #[test]
    fn halves_of_a_character_in_two_pieces_are_put_together() {
        let body = concat!(
            "data: {\"choices\":[{\"delta\":{\"content\":\"{ \\ud83d\"}}]}\n\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\"\\ude00 \\ud800}\"},\"finish_reason\":\"stop\"}]}\n\n",
        );
        let (completion, _) = read_in_portions(body.as_bytes(), 7);
        let text = completion.unwrap_or_else(|error| panic!("{error}")).text;
        assert_eq!(text, "{ \u{1f600} \u{fffd}}");
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
                format!("{}{}", delta(" "), finish("length")),
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
