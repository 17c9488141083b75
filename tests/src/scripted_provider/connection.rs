//! One connection to a scripted provider: just enough HTTP/1.1, by hand, since no server library
//! lets a test break it in these ways.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::script::{Part, Reply, Wait};

/// The largest request that is read; larger ones end their connection.
const MAX_REQUEST_BYTES: usize = 16 * 1024 * 1024;

pub(super) struct Head {
    pub(super) method: String,
    pub(super) path: String,
    /// Names in lower case.
    pub(super) headers: BTreeMap<String, String>,
}

/// What becomes of a connection after a reply.
pub(super) enum Next {
    KeepAlive,
    Close,
}

pub(super) struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            received: Vec::new(),
        }
    }

    /// Reads one request with a `Content-Length` body; nothing when the client is done.
    pub(super) async fn next_request(&mut self) -> io::Result<Option<(Head, Vec<u8>)>> {
        let head_end = loop {
            // A TLS handshake or other noise never becomes a request.
            if self
                .received
                .first()
                .is_some_and(|byte| !byte.is_ascii_uppercase())
            {
                return Ok(None);
            }
            if let Some(end) = self.received.windows(4).position(|end| end == b"\r\n\r\n") {
                break end + 4;
            }
            if self.receive_more().await? == 0 {
                return Ok(None);
            }
        };
        let head = parse_head(&self.received[..head_end]);
        let length = head
            .headers
            .get("content-length")
            .and_then(|length| length.parse().ok());
        let request_end = head_end.saturating_add(length.unwrap_or(0_usize));
        if request_end > MAX_REQUEST_BYTES {
            return Ok(None);
        }
        while self.received.len() < request_end {
            if self.receive_more().await? == 0 {
                return Ok(None);
            }
        }
        let body = self.received[head_end..request_end].to_vec();
        self.received.drain(..request_end);
        Ok(Some((head, body)))
    }

    async fn receive_more(&mut self) -> io::Result<usize> {
        self.stream.read_buf(&mut self.received).await
    }

    /// Fails when the client goes away first.
    pub(super) async fn answer(&mut self, mut reply: Reply) -> io::Result<Next> {
        while let Reply::After { wait, reply: later } = reply {
            self.wait(wait).await?;
            reply = *later;
        }
        match reply {
            Reply::Completion(text) => self.write_json(&completion(&text, "stop")).await,
            Reply::Json(value) => self.write_json(&value).await,
            Reply::Truncated(text) => self.write_json(&completion(&text, "length")).await,
            Reply::ContentFiltered => self.write_json(&completion("", "content_filter")).await,
            Reply::Refusal(words) => {
                let mut value = completion("", "stop");
                value["choices"][0]["message"] =
                    json!({"role": "assistant", "content": null, "refusal": words});
                self.write_json(&value).await
            }
            Reply::BrokenJson => self.write(200, &[], "{\"choices\": [{\"mess").await,
            Reply::Status {
                status,
                headers,
                body,
            } => self.write(status, &headers, &body).await,
            Reply::Hang => {
                self.unless_closed(std::future::pending::<()>()).await?;
                Ok(Next::Close)
            }
            Reply::DropConnection => Ok(Next::Close),
            Reply::CloseMidBody { status } => {
                let part = format!("{}{{\"cho", head(status, &[], 1_000));
                self.stream.write_all(part.as_bytes()).await?;
                Ok(Next::Close)
            }
            Reply::SlowBody { text, gate } => {
                let body = completion(&text, "stop").to_string();
                let (first, second) = body.as_bytes().split_at(body.len() / 2);
                self.stream
                    .write_all(head(200, &[], body.len()).as_bytes())
                    .await?;
                self.stream.write_all(first).await?;
                self.unless_closed(gate.passed()).await?;
                self.stream.write_all(second).await?;
                Ok(Next::KeepAlive)
            }
            Reply::Stream(parts) => self.stream(parts).await,
            Reply::EndlessBody { status } => {
                self.stream
                    .write_all(head(status, &[], usize::MAX >> 1).as_bytes())
                    .await?;
                loop {
                    self.stream.write_all(&[b' '; 16 * 1024]).await?;
                }
            }
            Reply::After { .. } => unreachable!("unwrapped above"),
        }
    }

    /// Writes server-sent events, each part in a chunk of its own.
    async fn stream(&mut self, parts: Vec<Part>) -> io::Result<Next> {
        self.stream
            .write_all(b"HTTP/1.1 200 Scripted\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
            .await?;
        for part in parts {
            let event = match part {
                Part::Text(text) => event(&json!({
                    "object": "chat.completion.chunk",
                    "model": "scripted-1",
                    "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}],
                })),
                Part::Json(data) => event(&data),
                Part::Raw(text) => text,
                Part::Wait(wait) => {
                    self.wait(wait).await?;
                    continue;
                }
                Part::Drop => return Ok(Next::Close),
            };
            let chunk = format!("{:x}\r\n{event}\r\n", event.len());
            self.stream.write_all(chunk.as_bytes()).await?;
        }
        self.stream.write_all(b"0\r\n\r\n").await?;
        Ok(Next::KeepAlive)
    }

    async fn wait(&mut self, wait: Wait) -> io::Result<()> {
        match wait {
            Wait::Gate(gate) => self.unless_closed(gate.passed()).await,
            Wait::Delay(delay) => self.unless_closed(tokio::time::sleep(delay)).await,
        }
    }

    async fn write_json(&mut self, value: &Value) -> io::Result<Next> {
        let json = [("content-type".to_owned(), "application/json".to_owned())];
        self.write(200, &json, &value.to_string()).await
    }

    async fn write(
        &mut self,
        status: u16,
        headers: &[(String, String)],
        body: &str,
    ) -> io::Result<Next> {
        let response = format!("{}{body}", head(status, headers, body.len()));
        self.stream.write_all(response.as_bytes()).await?;
        Ok(Next::KeepAlive)
    }

    /// Waits, watching for the client to close. Bytes of a next request are kept.
    async fn unless_closed(&mut self, wait: impl Future<Output = ()>) -> io::Result<()> {
        let mut wait = std::pin::pin!(wait);
        loop {
            tokio::select! {
                () = &mut wait => return Ok(()),
                read = self.stream.read_buf(&mut self.received) => {
                    if read? == 0 {
                        return Err(io::ErrorKind::ConnectionAborted.into());
                    }
                }
            }
        }
    }
}

fn parse_head(bytes: &[u8]) -> Head {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let mut request_line = lines
        .next()
        .unwrap_or_default()
        .split(' ')
        .map(str::to_owned);
    Head {
        method: request_line.next().unwrap_or_default(),
        path: request_line.next().unwrap_or_default(),
        headers: lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect(),
    }
}

fn head(status: u16, headers: &[(String, String)], body_length: usize) -> String {
    let mut head = format!("HTTP/1.1 {status} Scripted\r\ncontent-length: {body_length}\r\n");
    for (name, value) in headers {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head
}

fn event(data: &Value) -> String {
    format!("data: {data}\n\n")
}

fn completion(text: &str, finish_reason: &str) -> Value {
    json!({
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "model": "scripted-1",
        "choices": [{
            "index": 0,
            "finish_reason": finish_reason,
            "message": {"role": "assistant", "content": text},
        }],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    })
}
