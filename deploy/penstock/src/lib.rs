//! Penstock on one machine: the private Postgres, the whole system in one process, the demo, the
//! commands of operators and writers.

pub mod bench;
pub mod check;
pub mod cli;
pub mod demo;
pub mod kb;
pub mod local_postgres;
pub mod queue;
pub mod system;
