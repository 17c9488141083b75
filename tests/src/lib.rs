//! What the behaviour tests share: a database each, real processes, an HTTP client and a scripted provider.

pub mod client;
pub mod database;
pub mod fleet;
pub mod knowledge_copy;
pub mod live_events;
pub mod process;
pub mod scripted_provider;
pub mod tcp_proxy;
