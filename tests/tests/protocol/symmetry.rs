//! Workers are alike: states that differ only in who is who are one.

use stateright::Representative;

use super::state::{Attempt, Database, Lease, Phase, State, Worker, WorkerId};

impl Representative for State {
    /// The workers in a fixed order, without those that are dead and hold nothing: nobody can tell that they ever were.
    fn representative(&self) -> Self {
        let mut order: Vec<WorkerId> = (0..self.workers.len())
            .filter(|&id| self.matters(id))
            .collect();
        order.sort_by_cached_key(|&id| self.standing(id));
        let mut same = self.clone();
        same.workers = order.iter().map(|&id| self.workers[id].clone()).collect();
        same.database.rename(&order);
        if let Some(flushed) = &mut same.flushed {
            flushed.rename(&order);
        }
        same
    }
}

impl State {
    fn databases(&self) -> impl Iterator<Item = &Database> {
        [Some(&self.database), self.flushed.as_ref()]
            .into_iter()
            .flatten()
    }

    fn matters(&self, id: WorkerId) -> bool {
        !matches!(self.workers[id].phase, Phase::Stopped | Phase::Crashed)
            || self
                .databases()
                .any(|database| !database.held_jobs(id).is_empty())
    }

    /// All that is known of a worker: two that are the same in this may change places.
    fn standing(&self, id: WorkerId) -> (&Worker, Vec<(Lease, Vec<Attempt>)>) {
        let in_database = |database: &Database| (database.leases[id], database.held_jobs(id));
        (
            &self.workers[id],
            self.databases().map(in_database).collect(),
        )
    }
}

impl Database {
    /// Gives worker `order[n]` the id `n`.
    fn rename(&mut self, order: &[WorkerId]) {
        self.leases = order.iter().map(|&id| self.leases[id]).collect();
        for job in &mut self.jobs {
            job.lock_by = job
                .lock_by
                .and_then(|holder| order.iter().position(|&id| id == holder));
        }
    }
}
