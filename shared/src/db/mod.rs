//! Every SQL statement of Penstock, one module per table or aggregate; the statements are files in `sql/`.
//!
//! Functions take the connection first. A test prepares each file against the migrated schema.

pub mod events;
pub mod generations;
pub mod housekeeping;
pub mod idempotency;
pub mod job_list;
pub mod jobs;
pub mod leases;
pub mod migrate;
pub mod pool;
pub mod provider_limits;
pub mod queue_state;
pub mod references;
pub mod resumes;
pub mod sections;
pub mod templates;
pub mod usage;
pub mod users;

mod row;
