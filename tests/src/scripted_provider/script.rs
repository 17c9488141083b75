//! What a scripted provider does with a request: replies, and the gates that hold them back.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::ReceivedRequest;
use crate::client::work_answer;

/// Decides the reply to each request.
#[derive(Clone)]
pub struct Script(Arc<dyn Fn(&ReceivedRequest) -> Reply + Send + Sync>);

impl Script {
    pub fn new(reply: impl Fn(&ReceivedRequest) -> Reply + Send + Sync + 'static) -> Self {
        Self(Arc::new(reply))
    }

    /// The same reply to everything.
    pub fn always(reply: Reply) -> Self {
        Self::new(move |_| reply.clone())
    }

    /// The answer to [`RAW_WORK`](crate::client::RAW_WORK) to everything, once the gate is released.
    pub fn held(gate: &Gate) -> Self {
        Self::always(Reply::completion(work_answer()).after(gate))
    }

    /// One reply per request in order of arrival; the last one to all that follow.
    pub fn sequence(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies = replies.into_iter().collect::<Vec<_>>();
        assert!(!replies.is_empty(), "a sequence needs at least one reply");
        Self::new(move |request| replies[request.index.min(replies.len() - 1)].clone())
    }

    pub(super) fn reply_to(&self, request: &ReceivedRequest) -> Reply {
        (self.0)(request)
    }
}

/// How one request is answered, or not.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A chat completion with this text.
    Completion(String),
    /// A 200 with this JSON.
    Json(Value),
    /// Any status with any body.
    Status {
        status: u16,
        headers: Vec<(String, String)>,
        body: String,
    },
    /// The model declines, with these words.
    Refusal(String),
    /// A completion cut off at the token limit after this text.
    Truncated(String),
    /// A completion stopped by the provider's content filter.
    ContentFiltered,
    /// A 200 whose body is cut-off JSON.
    BrokenJson,
    /// No answer, until the client gives up.
    Hang,
    /// Closes the connection without an answer.
    DropConnection,
    /// Closes the connection in the middle of a body.
    CloseMidBody { status: u16 },
    /// A completion with this text whose second half waits for the gate.
    SlowBody { text: String, gate: Gate },
    /// A 200 of server-sent events, in these parts.
    Stream(Vec<Part>),
    /// A body that goes on until the client gives up.
    EndlessBody { status: u16 },
    /// Another reply, later.
    After { wait: Wait, reply: Box<Reply> },
}

impl Reply {
    pub fn completion(text: impl Into<String>) -> Self {
        Self::Completion(text.into())
    }

    /// A streamed completion that begins with `parts`: then the finish, the usage and the end.
    pub fn streamed(parts: impl IntoIterator<Item = Part>) -> Self {
        let finish = json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]});
        let usage = json!({"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 7}});
        let end = [
            Part::Json(finish),
            Part::Json(usage),
            Part::Raw("data: [DONE]\n\n".into()),
        ];
        Self::Stream(parts.into_iter().chain(end).collect())
    }

    pub fn status(status: u16) -> Self {
        Self::Status {
            status,
            headers: Vec::new(),
            body: String::new(),
        }
    }

    /// Adds a header to a `Status` reply; other replies have none to add to.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        match &mut self {
            Self::Status { headers, .. } => headers.push((name.to_owned(), value.to_owned())),
            other => panic!("only a status reply takes headers, not {other:?}"),
        }
        self
    }

    /// Sets the body of a `Status` reply; other replies bring their own.
    #[must_use]
    pub fn with_body(mut self, text: impl Into<String>) -> Self {
        match &mut self {
            Self::Status { body, .. } => *body = text.into(),
            other => panic!("only a status reply takes a body, not {other:?}"),
        }
        self
    }

    /// Holds the reply back until a gate is released or a time has passed.
    #[must_use]
    pub fn after(self, wait: impl Into<Wait>) -> Self {
        Self::After {
            wait: wait.into(),
            reply: Box::new(self),
        }
    }
}

/// A part of a streamed reply.
#[derive(Debug, Clone)]
pub enum Part {
    /// A chunk of the completion with this text.
    Text(String),
    /// An event with this data.
    Json(Value),
    /// Anything at all.
    Raw(String),
    /// What follows comes later.
    Wait(Wait),
    /// Closes the connection in the middle of the body.
    Drop,
}

impl Part {
    /// A text in pieces of about two words.
    pub fn pieces(text: &str) -> Vec<Self> {
        let letters: Vec<char> = text.chars().collect();
        let pieces = letters.chunks(12);
        pieces
            .map(|piece| Self::Text(piece.iter().collect()))
            .collect()
    }

    /// Waits for a gate.
    pub fn hold(gate: &Gate) -> Self {
        Self::Wait(gate.into())
    }
}

/// What a reply waits for.
#[derive(Debug, Clone)]
pub enum Wait {
    Gate(Gate),
    /// For benchmarks that need a model's latency; tests use gates.
    Delay(Duration),
}

impl From<&Gate> for Wait {
    fn from(gate: &Gate) -> Self {
        Self::Gate(gate.clone())
    }
}

impl From<Duration> for Wait {
    fn from(delay: Duration) -> Self {
        Self::Delay(delay)
    }
}

/// Holds calls open until a test releases them. Clones are the same gate.
#[derive(Debug, Clone)]
pub struct Gate(Arc<Semaphore>);

/// A new, closed gate.
pub fn hold() -> Gate {
    Gate(Arc::new(Semaphore::new(0)))
}

impl Gate {
    /// Lets one call through, waiting now or to come.
    pub fn release_one(&self) {
        self.0.add_permits(1);
    }

    /// Opens the gate for good.
    pub fn release(&self) {
        self.0.close();
    }

    pub(super) async fn passed(&self) {
        // An error means that the gate was opened for good.
        if let Ok(permit) = self.0.acquire().await {
            permit.forget();
        }
    }
}
