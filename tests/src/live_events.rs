//! A section's live events, as a web page would read them.

use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::{client::ApiClient, fleet::PATIENCE};

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveEvent {
    /// What kind of event it is.
    pub name: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its data.
    pub data: Value,
}

/// An open stream of events.
#[derive(Debug)]
pub struct LiveEvents {
    response: Response,
    received: Vec<u8>,
}

impl LiveEvents {
    /// Opens a section's stream, after an event where one is named.
    pub async fn open(client: &ApiClient, section: &str, last_event_id: Option<&str>) -> Self {
        let url = client.url(&format!("/v1/sections/{section}/events"));
        let mut request = client.http().get(url);
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        Self::of(request.send().await.expect("an answer"))
    }

    /// Reads the events of an answer.
    pub fn of(response: Response) -> Self {
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            received: Vec::new(),
        }
    }

    /// The next event; none when the stream has ended.
    pub async fn next(&mut self) -> Option<LiveEvent> {
        let next = tokio::time::timeout(PATIENCE, self.receive()).await;
        next.expect("an event or the end, in time")
    }

    async fn receive(&mut self) -> Option<LiveEvent> {
        loop {
            if let Some(end) = self.received.windows(2).position(|end| end == b"\n\n") {
                let event = parse(&String::from_utf8_lossy(&self.received[..end]));
                self.received.drain(..end + 2);
                match event {
                    Some(event) => return Some(event),
                    None => continue, // a comment
                }
            }
            let more = self.response.chunk().await;
            let more = more.expect("the stream does not break off")?;
            self.received.extend_from_slice(&more);
        }
    }

    /// The next event of this name, with its data; others are passed over.
    pub async fn next_named(&mut self, name: &str) -> LiveEvent {
        loop {
            match self.next().await {
                Some(event) if event.name == name => return event,
                Some(_) => {}
                None => panic!("the stream ended without another `{name}`"),
            }
        }
    }

    /// Every event up to the end.
    pub async fn rest(mut self) -> Vec<LiveEvent> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            events.push(event);
        }
        events
    }
}

/// Statuses with their attempts, in order.
pub fn statuses(events: &[LiveEvent]) -> Vec<(&str, i64)> {
    let statuses = events.iter().filter(|event| event.name == "status");
    statuses
        .map(|event| {
            let status = event.data["status"].as_str().expect("a status");
            (status, event.data["attempt"].as_i64().expect("an attempt"))
        })
        .collect()
}

fn parse(text: &str) -> Option<LiveEvent> {
    let (mut name, mut id, mut data) = (None, None, None);
    for line in text.lines() {
        match line.split_once(": ") {
            Some(("event", value)) => name = Some(value.to_owned()),
            Some(("id", value)) => id = Some(value.to_owned()),
            Some(("data", value)) => data = serde_json::from_str(value).ok(),
            _ => {}
        }
    }
    Some(LiveEvent {
        name: name?,
        id,
        data: data?,
    })
}
