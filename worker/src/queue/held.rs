//! The jobs this process knows to hold, from the answer of their claim to the commit of their settlement.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// A set of job ids.
#[derive(Debug, Default)]
pub(super) struct HeldJobs(Mutex<HashSet<String>>);

impl HeldJobs {
    pub(super) fn insert(&self, job_id: &str) {
        self.ids().insert(job_id.to_owned());
    }

    pub(super) fn remove(&self, job_id: &str) {
        self.ids().remove(job_id);
    }

    pub(super) fn contains(&self, job_id: &str) -> bool {
        self.ids().contains(job_id)
    }

    fn ids(&self) -> MutexGuard<'_, HashSet<String>> {
        // A set of strings is whole after any panic: each operation is one call.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
