//! What the API and the worker share: domain types, every SQL statement, the knowledge base, configuration, telemetry.
//!
//! Inside, imports run one way: `db → domain`, and `domain` imports nothing of ours, does no I/O and knows no async.

pub mod config;
pub mod db;
pub mod domain;
pub mod exit;
pub mod http_server;
pub mod knowledge;
pub mod metrics;
pub mod ops_guard;
pub mod signals;
pub mod telemetry;
pub mod terminal;
