//! What a worker's steps do: to the database, and to what the worker knows.

use super::{
    action::Answer,
    queue::{Part, Queue},
    state::{
        Attempt, ClaimFate, Finished, JobId, Outcome, Phase, Run, State, Term, Worker, WorkerId,
        Wrong,
    },
};

impl State {
    /// `jobs::claim`, and the pump handing over what it answers.
    pub fn claim(&mut self, queue: &Queue, id: WorkerId, jobs: &[JobId], answer: Answer) {
        let claimed: Vec<Attempt> = self.commit_lazily(|database| {
            jobs.iter()
                .map(|&job| database.claim_job(queue, id, job))
                .collect()
        });
        if answer == Answer::Received {
            for attempt in claimed {
                self.workers[id].begin(queue, attempt);
            }
        }
    }

    /// `jobs::settle`: the fence decides about each result of the group alone.
    pub fn settle(&mut self, queue: &Queue, id: WorkerId, group: &[Finished], answer: Answer) {
        for result in group {
            let Run { attempt, claim } = result.run;
            let holder = self.database.jobs[attempt.0].lock_by;
            let passes = if queue.has(Part::OutcomeByAttempt) {
                self.database.fence_is_open(queue, id, attempt)
            } else {
                let same_job = |other: &&Finished| other.run.attempt.0 == attempt.0;
                let mut passing = group.iter().filter(same_job);
                passing.any(|other| self.database.fence_is_open(queue, id, other.run.attempt))
            };
            if passes {
                self.commit(|database| database.settle_job(queue, attempt, result.outcome));
                if holder != Some(id) {
                    self.history.wrong.get_or_insert(Wrong::WrittenWithoutLock);
                } else if claim == ClaimFate::Over {
                    self.history
                        .wrong
                        .get_or_insert(Wrong::WrittenUnderLaterClaim);
                }
            }
            if answer == Answer::Received {
                let known = self.workers[id].results.iter_mut();
                for known in known.filter(|known| *known == result) {
                    known.answered = true;
                }
            }
        }
        if !queue.races {
            self.workers[id].note_settled();
        }
    }

    /// `Pump::give_back_unknown`, once it has its answer.
    pub fn give_back(&mut self, queue: &Queue, id: WorkerId) {
        let Some(record) = self.workers[id].record.take() else {
            return;
        };
        let held = self.workers[id].held.clone();
        // `HeldJobs::reconcile`: what is held and not on record ends here.
        let unwanted = |run: Attempt| held.contains(&run) && !record.contains(&run);
        if queue.has(Part::DropUnwanted) {
            self.workers[id].drop_runs(unwanted);
        } else {
            self.workers[id].release_runs(unwanted);
        }
        for lost in record {
            if !held.contains(&lost) && self.database.fence_is_open(queue, id, lost) {
                self.commit(|database| database.settle_job(queue, lost, Outcome::Released));
            }
        }
    }

    /// `jobs::rescue`.
    pub fn rescue(&mut self, queue: &Queue, job: JobId) {
        let holder = self.database.jobs[job].lock_by;
        let unjust = holder.is_some_and(|holder| {
            self.workers[holder].lives() && self.database.leases[holder].term != Term::Ended
        });
        if unjust {
            self.history.wrong.get_or_insert(Wrong::LivingWorkerRescued);
        }
        self.commit(|database| database.rescue_job(queue, job));
    }

    /// A killed worker's memory is gone; what it held stays on record.
    pub fn crash(&mut self, id: WorkerId) {
        for (job, _) in self.database.held_jobs(id) {
            self.history.crashes[job] += 1;
        }
        self.workers[id] = Worker {
            phase: Phase::Crashed,
            ..Worker::started()
        };
    }
}

impl Worker {
    /// `HeldJobs::insert`, and the start of the execution.
    fn begin(&mut self, queue: &Queue, attempt: Attempt) {
        let known = self.held.contains(&attempt);
        if known && queue.has(Part::Adoption) {
            // The database forgot the first claim: its execution goes on, and its result is written under this one.
            for run in self.known_runs_mut() {
                if run.attempt == attempt && run.claim == ClaimFate::Forgotten {
                    run.claim = ClaimFate::Stands;
                }
            }
            return;
        }
        if !known {
            self.held.push(attempt);
        }
        self.runs.push(Run {
            attempt,
            claim: ClaimFate::Stands,
        });
    }

    /// An execution ends, and its result waits for the settler; its slot is free.
    pub fn finish(&mut self, run: Run, outcome: Outcome) {
        if let Some(place) = self.runs.iter().position(|known| *known == run) {
            self.runs.remove(place);
            self.results.push(Finished {
                run,
                outcome,
                answered: false,
            });
        }
    }

    /// Ends executions, to be given back if the fence is still open.
    pub fn release_runs(&mut self, which: impl Fn(Attempt) -> bool) {
        for run in self.runs.clone() {
            if which(run.attempt) {
                self.finish(run, Outcome::Released);
            }
        }
    }

    /// Ends executions that the database does not know of: there is nothing to write.
    fn drop_runs(&mut self, which: impl Fn(Attempt) -> bool) {
        for run in self.runs.clone() {
            if which(run.attempt) {
                self.runs.retain(|known| *known != run);
                self.held.retain(|held| *held != run.attempt);
            }
        }
    }

    /// `HeldJobs::remove` for everything that was answered.
    pub fn note_settled(&mut self) {
        for result in self.results.iter().filter(|result| result.answered) {
            self.held.retain(|held| *held != result.run.attempt);
        }
        self.results.retain(|result| !result.answered);
    }

    /// Executions, and those behind results that still wait for the database.
    pub fn known_runs_mut(&mut self) -> impl Iterator<Item = &mut Run> {
        let waiting = self.results.iter_mut().filter(|result| !result.answered);
        self.runs
            .iter_mut()
            .chain(waiting.map(|result| &mut result.run))
    }
}
