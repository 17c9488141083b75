//! The attempts this process knows to hold, from the answer of their claim to the commit of their settlement.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Job ids, each with its attempt: the same job may come back while an earlier attempt is still being settled.
#[derive(Debug, Default)]
pub(super) struct HeldJobs(Mutex<HashSet<(String, i32)>>);

impl HeldJobs {
    pub(super) fn insert(&self, job_id: &str, attempt: i32) {
        self.jobs().insert((job_id.to_owned(), attempt));
    }

    pub(super) fn remove(&self, job_id: &str, attempt: i32) {
        self.jobs().remove(&(job_id.to_owned(), attempt));
    }

    /// Those of `recorded` that this process does not know of.
    pub(super) fn unknown(&self, mut recorded: Vec<(String, i32)>) -> Vec<(String, i32)> {
        let known = self.jobs();
        recorded.retain(|job| !known.contains(job));
        recorded
    }

    fn jobs(&self) -> MutexGuard<'_, HashSet<(String, i32)>> {
        // A set is whole after any panic: each operation is one call.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
