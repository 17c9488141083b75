//! The attempts this process knows to hold, from the answer of their claim to the commit of their settlement.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio_util::sync::CancellationToken;

/// A job and its attempt: the same job may come back while an earlier attempt is still being settled.
type Attempt = (String, i32);

/// Attempts, each with the token that ends it.
#[derive(Debug, Default)]
pub(super) struct HeldJobs(Mutex<HashMap<Attempt, CancellationToken>>);

impl HeldJobs {
    /// Notes a claimed attempt. The token is cancelled when the job is no longer wanted from this process. Nothing is noted
    /// of an attempt that is held already.
    pub(super) fn insert(&self, job_id: &str, attempt: i32) -> Option<CancellationToken> {
        match self.jobs().entry((job_id.to_owned(), attempt)) {
            Entry::Vacant(entry) => Some(entry.insert(CancellationToken::new()).clone()),
            Entry::Occupied(_) => None,
        }
    }

    pub(super) fn remove(&self, job_id: &str, attempt: i32) {
        self.jobs().remove(&(job_id.to_owned(), attempt));
    }

    /// Ends whatever attempt of this job runs here.
    pub(super) fn cancel(&self, job_id: &str) {
        for (_, unwanted) in self.jobs().iter().filter(|((held, _), _)| held == job_id) {
            unwanted.cancel();
        }
    }

    /// Compares with what the database has on record. Attempts it no longer has were cancelled, or rescued from a lease
    /// that ended: they end here too. Returns those on record that this process does not know of.
    pub(super) fn reconcile(&self, mut recorded: Vec<Attempt>) -> Vec<Attempt> {
        let jobs = self.jobs();
        let on_record: HashSet<&Attempt> = recorded.iter().collect();
        for (_, unwanted) in jobs
            .iter()
            .filter(|(attempt, _)| !on_record.contains(attempt))
        {
            unwanted.cancel();
        }
        recorded.retain(|attempt| !jobs.contains_key(attempt));
        recorded
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<Attempt, CancellationToken>> {
        // A map is whole after any panic: each operation is one call.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_is_begun_once_until_it_is_settled() {
        let held = HeldJobs::default();
        assert!(held.insert("job", 1).is_some());
        assert!(held.insert("job", 1).is_none(), "it runs here already");
        assert!(
            held.insert("job", 2).is_some(),
            "another attempt is another"
        );
        held.remove("job", 1);
        assert!(held.insert("job", 1).is_some());
    }
}
