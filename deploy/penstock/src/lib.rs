//! Penstock on one machine: the private Postgres, the whole system in one process, the demo.

pub mod bench;
pub mod cli;
pub mod demo;
pub mod local_postgres;
pub mod queue;
pub mod system;
