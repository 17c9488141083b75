//! The worker: claims section jobs, retrieves guidance, generates, checks and commits.

pub mod answers;
pub mod check;
pub mod config;
pub mod generate;
pub mod metrics;
pub mod pipeline;
pub mod providers;
pub mod queue;

mod english;
mod health;
mod partials;
mod worker;

pub use worker::{StartError, Worker};
