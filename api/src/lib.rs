//! The HTTP front door: validates, stores, enqueues and reports. It never calls a language model.

pub mod config;

mod body;
mod error;
mod event_hub;
mod followers;
mod idempotency_key;
mod metrics;
mod operators;
mod query;
mod routes;
mod server;
mod wait;

pub use routes::openapi;
pub use server::{ServeError, Server};
