//! What becomes of a step: the database's commits, the passing of time, and the record of the properties.

use stateright::{Model, Property};

use super::{
    action::Action,
    properties,
    queue::{Disturbance, Queue},
    state::{
        ClaimFate, Database, History, Lease, Phase, SectionStatus, State, Term, Worker, Wrong,
    },
};

impl Model for Queue {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            database: Database::new(self),
            flushed: None,
            workers: vec![Worker::started(); self.workers],
            budget: self.budget,
            history: History {
                completions: vec![0; self.sections],
                cancelled: vec![false; self.sections],
                crashes: vec![0; self.sections],
                wrong: None,
            },
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        actions.extend(state.steps(self));
    }

    fn next_state(&self, before: &State, action: Action) -> Option<State> {
        let mut after = before.clone();
        if action.disturbance().is_some() {
            after.budget -= 1;
        }
        let forgets = action == Action::DatabaseCrash;
        after.take(self, action);
        after.keep_accounts(self, before, forgets);
        (after != *before).then_some(after)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut properties = properties::all();
        properties.retain(|property| self.only.is_none_or(|name| property.name == name));
        properties
    }
}

impl State {
    fn take(&mut self, queue: &Queue, action: Action) {
        match action {
            Action::Claim {
                worker,
                jobs,
                answer,
            } => self.claim(queue, worker, &jobs, answer),
            Action::Finish {
                worker,
                run,
                outcome,
            } => self.workers[worker].finish(run, outcome),
            Action::Settle {
                worker,
                group,
                answer,
            } => self.settle(queue, worker, &group, answer),
            Action::NoteSettled(worker) => self.workers[worker].note_settled(),
            Action::ReadHeld(worker) => {
                self.workers[worker].record = Some(self.database.held_jobs(worker));
                if !queue.races {
                    self.give_back(queue, worker);
                }
            }
            Action::GiveBack(worker) => self.give_back(queue, worker),
            Action::Heartbeat(worker) => {
                self.commit_lazily(|database| database.heartbeat(worker));
            }
            Action::Rescue { job, .. } => self.rescue(queue, job),
            Action::Drain(worker) => self.workers[worker].phase = Phase::Draining,
            Action::GraceEnds(worker) => self.workers[worker].release_runs(|_| true),
            Action::Leave(worker) => {
                self.workers[worker].phase = Phase::Stopped;
                self.commit_lazily(|database| database.end_lease(worker));
            }
            Action::Crash(worker) => self.crash(worker),
            Action::Suspend(worker) => {
                self.workers[worker].suspended = true;
                // Whatever ended its lease before, it gives cause for it from now on.
                self.time_passes(|database| database.leases[worker].excuse());
            }
            Action::Wake(worker) => self.workers[worker].suspended = false,
            Action::Flush => self.flushed = None,
            Action::DatabaseCrash => self.forget(),
            Action::Cancel(section) => {
                self.commit(|database| database.cancel_section(section));
                self.history.cancelled[section] = true;
            }
            Action::RetryByPerson(section) => {
                self.commit(|database| database.retry_section(queue, section));
                self.history.cancelled[section] = false;
                self.history.crashes.resize(self.database.jobs.len(), 0);
                self.history.crashes[self.database.sections[section].job] = 0;
            }
            Action::Start => {
                self.workers.push(Worker::started());
                self.time_passes(|database| database.leases.push(Lease::ABSENT));
            }
            Action::GrowSteady(worker) => self.time_passes(|database| {
                let lease = &mut database.leases[worker];
                lease.steady = lease.term == Term::Live && !lease.late;
            }),
            Action::LeaseRunsOut(worker) => {
                let ended = if self.workers[worker].lives() {
                    Term::EndedUnjustly
                } else {
                    Term::Ended
                };
                self.time_passes(|database| database.leases[worker].end(ended));
            }
            Action::FallDue(job) => self.time_passes(|database| database.jobs[job].delayed = false),
            Action::Outage { spared } => self.outage(spared),
        }
    }

    /// A commit that waits for the disk, and takes everything before it there as well: there is one log.
    pub fn commit<T>(&mut self, statement: impl FnOnce(&mut Database) -> T) -> T {
        self.flushed = None;
        statement(&mut self.database)
    }

    /// A commit that does not wait for the disk: heartbeats and claims.
    pub fn commit_lazily<T>(&mut self, statement: impl FnOnce(&mut Database) -> T) -> T {
        if self.flushed.is_none() {
            self.flushed = Some(self.database.clone());
        }
        statement(&mut self.database)
    }

    /// What time does, it does to what is on the disk as well.
    fn time_passes(&mut self, passing: impl Fn(&mut Database)) {
        passing(&mut self.database);
        if let Some(flushed) = &mut self.flushed {
            passing(flushed);
        }
    }

    /// The leases of the living end, but for one at most; and whoever's heartbeat comes next, it comes late: an outage that
    /// ends a lease is longer than the gap in `heartbeat.rs`.
    fn outage(&mut self, spared: Option<usize>) {
        self.flushed = None;
        let lives: Vec<bool> = self.workers.iter().map(Worker::lives).collect();
        for (id, lease) in self.database.leases.iter_mut().enumerate() {
            lease.late = lease.term == Term::Live;
            if lives[id] && spared != Some(id) {
                lease.end(Term::EndedUnjustly);
            }
        }
    }

    /// Puts the database back to what the disk has.
    fn forget(&mut self) {
        let Some(flushed) = self.flushed.take() else {
            return;
        };
        for (id, (job, was)) in self.database.jobs.iter().zip(&flushed.jobs).enumerate() {
            let died = |worker: usize| self.workers[worker].phase == Phase::Crashed;
            if job != was && job.lock_by.is_some_and(died) {
                // Whoever died with a claim that never was counts no more than the claim.
                self.history.crashes[id] -= 1;
            }
        }
        self.database = flushed;
    }

    /// Notes what the properties look back on, and brings states together that differ in nothing that matters.
    fn keep_accounts(&mut self, queue: &Queue, before: &Self, forgets: bool) {
        for (id, worker) in self.workers.iter_mut().enumerate() {
            for run in worker.known_runs_mut() {
                let stands = self.database.is_held(id, run.attempt);
                if run.claim == ClaimFate::Stands && !stands {
                    run.claim = if forgets {
                        ClaimFate::Forgotten
                    } else {
                        ClaimFate::Over
                    };
                }
            }
            worker.runs.sort_unstable();
            worker.results.sort_unstable();
            worker.held.sort_unstable();
        }
        for id in 0..self.database.sections.len() {
            let section = self.database.sections[id];
            let was = before.database.sections[id].status;
            if section.status == was {
                continue;
            }
            if !was.may_become(section.status) {
                self.history.wrong.get_or_insert(Wrong::ForbiddenMove);
            }
            if section.status == SectionStatus::Completed {
                self.history.completions[id] += 1;
            }
            if was == SectionStatus::Failed {
                self.history.completions[id] = 0;
            }
        }
        let can_crash = self.budget > 0 && queue.disturbances.contains(&Disturbance::DatabaseCrash);
        if !can_crash || self.flushed.as_ref() == Some(&self.database) {
            self.flushed = None;
        }
    }
}

impl Lease {
    fn excuse(&mut self) {
        if self.term == Term::EndedUnjustly {
            self.term = Term::Ended;
        }
    }

    fn end(&mut self, how: Term) {
        if self.term == Term::Live {
            *self = Self {
                term: how,
                ..Self::ABSENT
            };
        }
    }
}
