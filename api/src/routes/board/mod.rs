//! apalis-board at `/ops/board`: its own frontend, on data of ours.
//!
//! The routes and queries that come with it do not fit this queue: they read a job's priority as unsigned and ours is not, one
//! payload that cannot be decoded hides a whole page, every refresh counts all finished jobs some twenty times, and one of
//! them pushes jobs. What is here only reads.

mod data;
mod frontend;

use std::convert::Infallible;

use axum::{
    Router,
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
    routing::get,
};
use futures_util::{Stream, StreamExt, stream};

use crate::server::AppState;

/// Where the board is. Its frontend is told in `mount.js`.
const PREFIX: &str = "/ops/board";

/// The board's pages, and the data under the path that its frontend asks for.
pub(crate) fn router() -> Router<AppState> {
    let data = Router::new()
        .route("/queues", get(data::queues))
        .route("/overview", get(data::overview))
        .route("/workers", get(data::workers))
        .route("/tasks", get(data::tasks))
        .route("/queues/{queue}/stats", get(data::overview))
        .route("/queues/{queue}/workers", get(data::workers))
        .route("/queues/{queue}/tasks", get(data::tasks))
        .route("/queues/{queue}/tasks/{id}", get(data::task))
        .route("/events", get(events));
    Router::new()
        .nest(&format!("{PREFIX}/api/v1"), data)
        .route(PREFIX, get(frontend::page))
        .route(&format!("{PREFIX}/"), get(frontend::page))
        .route(&format!("{PREFIX}/{{*path}}"), get(frontend::file))
}

/// The frontend shows logs of workers in its own process, of which there are none here, and calls the system unhealthy
/// without this stream.
async fn events(State(app): State<AppState>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let silence = stream::pending().take_until(app.stop.cancelled_owned());
    Sse::new(silence).keep_alive(KeepAlive::default())
}
