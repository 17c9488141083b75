//! A section's live events, as server-sent events or over a WebSocket: its log from where the client left it, then what happens,
//! until the section is finished.

use std::{
    collections::{HashSet, VecDeque},
    convert::Infallible,
    time::Duration,
};

use axum::{
    body::Bytes,
    extract::{
        FromRequestParts, State,
        ws::{
            CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code,
            rejection::WebSocketUpgradeRejection,
        },
    },
    http::{HeaderMap, HeaderName, StatusCode, header, request::Parts},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream};
use penstock_shared::{
    db::{
        events::{self, History, SectionEvent},
        sections,
    },
    domain::{SectionId, SectionStatus},
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use tokio::time::{Instant, sleep_until};
use utoipa::ToSchema;

use super::{
    sections::{SectionBody, unknown},
    text::PathId,
};
use crate::{
    error::{ApiError, Problem},
    followers::{Followed, Heard},
    query::QueryOf,
    server::AppState,
};

/// Time between comments or pings that say that the stream still lives: proxies close what is silent for 30 to 60 seconds.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Bytes of a client's message: nothing is expected of it.
const MAX_MESSAGE: usize = 4096;

/// A stream looks into the log this often, in case a notification was lost with a connection that nobody knows to be dead.
const RECHECK: Duration = Duration::from_secs(5);

/// Pause between looks while the database is away.
const OUTAGE_PAUSE: Duration = Duration::from_secs(1);

/// Keeps nginx from gathering a stream before it passes it on.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// The data of a `status` event.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatusBody {
    #[schema(value_type = String, example = "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    section_id: SectionId,
    /// `pending`, `processing`, `completed` or `failed`.
    #[schema(value_type = String, example = "processing")]
    status: SectionStatus,
    /// The attempt it belongs to; 0 before the first.
    attempt: i32,
    /// Why, where something went wrong: also for an attempt that is tried again.
    error_code: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
}

/// The data of a `partial` event.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "the document's description of what is passed on as it was published"
)]
pub(crate) struct PartialBody {
    section_id: String,
    attempt: i32,
    /// The attempt's call to the model: each writes the section anew.
    call: i32,
    /// How many characters (code points) of this call's text came before.
    offset: u64,
    /// What follows them.
    text: String,
}

/// The data of an event, by its name.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[serde(untagged)]
#[expect(dead_code, reason = "the document's description")]
pub(crate) enum EventData {
    Status(StatusBody),
    Partial(PartialBody),
    Section(Box<SectionBody>),
}

/// The id of the last event that the client has, from `Last-Event-ID` or, for the first request of a client that cannot set
/// headers, `?last_event_id=`. The header wins: a browser repeats the query when it reconnects. 0 is before all.
pub(crate) struct LastEventId(i64);

#[derive(Deserialize)]
struct LastEventQuery {
    last_event_id: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for LastEventId {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let QueryOf(query) = QueryOf::<LastEventQuery>::from_request_parts(parts, state).await?;
        let invalid = || {
            ApiError::invalid(
                "invalid_last_event_id",
                "last_event_id",
                "Send the `id` of an event of this stream as it came, or leave it out to get all events.",
            )
        };
        let header = parts.headers.get("last-event-id");
        let header = header.map(|value| value.to_str()).transpose();
        let told = header
            .map_err(|_| invalid())?
            .or(query.last_event_id.as_deref())
            .unwrap_or_default()
            .trim();
        if told.is_empty() {
            return Ok(Self(0));
        }
        let id = told.parse().ok().filter(|id| *id >= 0);
        id.map(Self).ok_or_else(invalid)
    }
}

/// Follow a section as server-sent events. `status` events replay its history after `Last-Event-ID`, all of it without, and
/// go on live. `partial` events, which have no id, show what a model is writing where the operator lets models stream:
/// unchecked, possibly with gaps, worthless once a later attempt or call begins. When the section is completed or failed a
/// `section` event brings it whole, and the stream ends: close it then, or an `EventSource` connects again. A request for a
/// WebSocket gets the same as text messages, `{"event", "id", "data"}`, of which `id` is null where an event has none.
#[utoipa::path(get, path = "/v1/sections/{section_id}/events", operation_id = "follow_section", tag = "sections", params(
    ("section_id" = String, Path, description = "`sec_…`"),
    ("Last-Event-ID" = Option<i64>, Header, description = "The `id` of the last event that the client has"),
    ("last_event_id" = Option<i64>, Query, description = "The same, for clients that cannot set headers")), responses(
    (status = 101, description = "A WebSocket, where one was asked for"),
    (status = 200, body = EventData, content_type = "text/event-stream", description = "The data of `status`, `partial` and `section` events"),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "`invalid_query`, `invalid_upgrade`"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_section`"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "`invalid_last_event_id`"),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub(crate) async fn follow(
    State(app): State<AppState>,
    PathId(id): PathId,
    LastEventId(after): LastEventId,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, ApiError> {
    let upgrade = match upgrade {
        Ok(upgrade) => Some(upgrade.max_message_size(MAX_MESSAGE)),
        Err(rejection) if asks_for_websocket(&headers) => {
            let detail = format!(
                "No WebSocket can be opened: {}. Send the handshake of RFC 6455, or leave `Upgrade` out for server-sent events.",
                rejection.body_text().trim_end_matches('.')
            );
            return Err(ApiError::client(
                StatusCode::BAD_REQUEST,
                "invalid_upgrade",
                detail,
            ));
        }
        Err(_) => None,
    };
    let id: SectionId = id.parse().map_err(|_| unknown())?;
    // Before the first look, so that no change falls between.
    let heard = app.hub.follow(id);
    let history = events::of_section(&app.pool, id, after)
        .await?
        .ok_or_else(unknown)?;
    let stop = app.stop.clone();
    let mut live = Live {
        app,
        id,
        after,
        heard,
        told: HashSet::new(),
        ready: VecDeque::new(),
        finished: false,
        ended: false,
        look_at: Instant::now() + RECHECK,
    };
    live.tell(history);
    if let Some(upgrade) = upgrade {
        return Ok(upgrade.on_upgrade(async move |socket| {
            // Whoever is gone is told nothing more.
            let _gone = stop.run_until_cancelled(tell_over(socket, live)).await;
        }));
    }
    let events = stream::unfold(live, async |mut live| {
        let event = live.next().await?;
        Some((Ok::<_, Infallible>(event.into_sse()), live))
    });
    let events = Sse::new(events.take_until(stop.cancelled_owned()))
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    Ok(([UNBUFFERED], events).into_response())
}

fn asks_for_websocket(headers: &HeaderMap) -> bool {
    let upgrade = headers.get(header::UPGRADE);
    upgrade.is_some_and(|wanted| wanted.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Sends a section's events over a WebSocket until the section is finished or the client leaves.
async fn tell_over(mut socket: WebSocket, mut live: Live) -> Result<(), axum::Error> {
    let mut ping = tokio::time::interval(KEEP_ALIVE);
    ping.reset();
    loop {
        let message = tokio::select! {
            event = live.next() => match event {
                Some(event) => event.into_message(),
                None => break,
            },
            _ = ping.tick() => Message::Ping(Bytes::new()),
            // Nothing is expected of the client but answers to pings, and that it leaves.
            heard = socket.recv() => match heard {
                Some(heard) => {
                    heard?;
                    continue;
                }
                None => return Ok(()),
            },
        };
        socket.send(message).await?;
    }
    // Without a code some clients take the end for an accident and connect again.
    let end = CloseFrame {
        code: close_code::NORMAL,
        reason: "the section is finished".into(),
    };
    socket.send(Message::Close(Some(end))).await
}

/// What a client is told.
struct LiveEvent {
    name: &'static str,
    id: Option<i64>,
    /// JSON on one line.
    data: String,
}

impl LiveEvent {
    fn of(name: &'static str, body: &impl Serialize) -> Self {
        Self {
            name,
            id: None,
            data: serde_json::to_string(body).expect("a body always serializes"),
        }
    }

    fn into_sse(self) -> Event {
        let event = Event::default().event(self.name).data(self.data);
        match self.id {
            Some(id) => event.id(id.to_string()),
            None => event,
        }
    }

    fn into_message(self) -> Message {
        let id = self
            .id
            .map_or_else(|| "null".to_owned(), |id| format!("\"{id}\""));
        // The data is JSON already.
        let text = format!(
            r#"{{"event":"{}","id":{id},"data":{}}}"#,
            self.name, self.data
        );
        Message::text(text)
    }
}

/// A stream to one client. It goes on only as fast as the client reads: what is heard meanwhile waits in the hub, where text
/// may be lost, while every status stays in the log.
struct Live {
    app: AppState,
    id: SectionId,
    after: i64,
    heard: Followed,
    /// The events that were sent, by what is theirs alone: after a crash of Postgres ids may come again, or lower ones.
    told: HashSet<(i64, OffsetDateTime)>,
    ready: VecDeque<LiveEvent>,
    /// Whether the log says that the section is finished, as long as no newer look says otherwise.
    finished: bool,
    ended: bool,
    /// When to look into the log next, unless a change is heard before.
    look_at: Instant,
}

impl Live {
    async fn next(&mut self) -> Option<LiveEvent> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.ended {
                return None;
            }
            if self.finished {
                self.finish().await;
                continue;
            }
            tokio::select! {
                // A change before text that was published after it.
                biased;
                () = sleep_until(self.look_at) => self.look().await,
                heard = self.heard.next() => match heard {
                    Heard::Partial(data) => return Some(LiveEvent { name: "partial", id: None, data: data.to_string() }),
                    Heard::Change => self.look_at = Instant::now(),
                }
            }
        }
    }

    /// Looks into the log.
    async fn look(&mut self) {
        match events::of_section(&self.app.pool, self.id, self.after).await {
            Ok(Some(history)) => {
                self.look_at = Instant::now() + RECHECK;
                self.tell(history);
            }
            // It was removed.
            Ok(None) => self.ended = true,
            Err(error) => self.look_later(&error),
        }
    }

    /// Makes events of what is new.
    fn tell(&mut self, history: History) {
        self.finished = history.status.is_finished();
        for event in history.events {
            if self.told.insert((event.id, event.created_at)) {
                self.ready.push_back(status(self.id, event));
            }
        }
    }

    /// Brings the section whole, unless somebody has it tried again meanwhile.
    async fn finish(&mut self) {
        match sections::find(&self.app.pool, &[self.id]).await {
            Ok(found) => {
                let section = found.into_iter().next();
                if let Some(section) = section.filter(|it| it.status.is_finished()) {
                    let body = SectionBody::from(section);
                    self.ready.push_back(LiveEvent::of("section", &body));
                    self.ended = true;
                }
                self.finished = false;
                self.look_at = Instant::now();
            }
            Err(error) => {
                self.finished = false;
                self.look_later(&error);
            }
        }
    }

    fn look_later(&mut self, error: &sqlx::Error) {
        tracing::debug!(section.id = %self.id, %error, "live events wait for the database");
        self.look_at = Instant::now() + OUTAGE_PAUSE;
    }
}

fn status(section_id: SectionId, event: SectionEvent) -> LiveEvent {
    let body = StatusBody {
        section_id,
        status: event.status,
        attempt: event.attempt,
        error_code: event.error_code,
        created_at: event.created_at,
    };
    LiveEvent {
        id: Some(event.id),
        ..LiveEvent::of("status", &body)
    }
}
