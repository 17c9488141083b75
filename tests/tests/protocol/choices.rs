//! Which steps may come next: the guards of the statements, and of the code around them.

use super::{
    action::{Action, Answer},
    properties::finished,
    queue::{Disturbance, Part, Queue},
    state::{
        Attempt, Finished, JobId, Lease, Outcome, Phase, Run, SectionStatus, State, Term, Worker,
        WorkerId,
    },
};

impl State {
    /// All steps that may follow, disturbances among them while the budget lasts.
    pub fn steps(&self, queue: &Queue) -> Vec<Action> {
        let mut steps = Vec::new();
        for (id, worker) in self.workers.iter().enumerate() {
            if worker.lives() {
                self.claims(queue, id, worker, &mut steps);
                results(queue, id, worker, &mut steps);
                self.upkeep(queue, id, worker, &mut steps);
            }
            self.fate_of(queue, id, worker, &mut steps);
        }
        for (id, job) in self.database.jobs.iter().enumerate() {
            if job.delayed {
                steps.push(Action::FallDue(id));
            }
        }
        self.database_and_people(queue, &mut steps);
        // Once everything is final, only a person can start it again; what else may come can as well come after that.
        let final_already = finished(self);
        steps.retain(|step| match step.disturbance() {
            None => true,
            Some(kind) => {
                let may_come = [Disturbance::RetryByPerson, Disturbance::LostSettlement];
                self.budget > 0
                    && queue.disturbances.contains(&kind)
                    && (!final_already || may_come.contains(&kind))
            }
        });
        steps
    }

    /// The pump's steps. It does one thing at a time: no claim is under way between reading the record and acting on it.
    fn claims(&self, queue: &Queue, id: WorkerId, worker: &Worker, steps: &mut Vec<Action>) {
        if worker.record.is_some() {
            steps.push(Action::GiveBack(id));
        } else if worker.phase == Phase::Running {
            let free = queue.concurrency - worker.runs.len();
            for jobs in subsets(&self.database.due(id), free) {
                for answer in [Answer::Received, Answer::Lost] {
                    steps.push(Action::Claim {
                        worker: id,
                        jobs: jobs.clone(),
                        answer,
                    });
                }
            }
            // Acting on an answer that holds no news changes nothing, unless something happens in between.
            let in_between = queue.races && (self.budget > 0 || !worker.results.is_empty());
            let compares = in_between && !worker.held.is_empty() || self.differs(id);
            if compares && queue.has(Part::Reconcile) {
                steps.push(Action::ReadHeld(id));
            }
        }
    }

    /// Whether the database and `HeldJobs` disagree in what the pump acts on.
    pub fn differs(&self, id: WorkerId) -> bool {
        let worker = &self.workers[id];
        let record = self.database.held_jobs(id);
        let unwanted =
            |run: &Run| worker.held.contains(&run.attempt) && !record.contains(&run.attempt);
        worker.runs.iter().any(unwanted) || record.iter().any(|held| !worker.held.contains(held))
    }

    /// Heartbeats, judging and leaving.
    fn upkeep(&self, queue: &Queue, id: WorkerId, worker: &Worker, steps: &mut Vec<Action>) {
        let lease = self.database.leases[id];
        if (lease.term != Term::Live || lease.late) && sends_heartbeats(queue, worker) {
            steps.push(Action::Heartbeat(id));
        }
        let unsteady = lease.term == Term::Live && !lease.late && !lease.steady;
        if unsteady && self.flushed.is_none() && self.everybody_said(queue) {
            steps.push(Action::GrowSteady(id));
        }
        if self.database.may_judge(queue, id) {
            for (job, _) in self.database.orphaned() {
                steps.push(Action::Rescue { judge: id, job });
            }
        }
        if worker.phase == Phase::Draining {
            if !worker.runs.is_empty() {
                steps.push(Action::GraceEnds(id));
            } else if worker.results.is_empty() && worker.record.is_none() {
                steps.push(Action::Leave(id));
            }
        }
    }

    /// What befalls a worker.
    fn fate_of(&self, queue: &Queue, id: WorkerId, worker: &Worker, steps: &mut Vec<Action>) {
        if worker.lives() {
            if worker.phase == Phase::Running {
                steps.push(Action::Drain(id));
            }
            steps.push(Action::Crash(id));
            steps.push(Action::Suspend(id));
        } else if worker.suspended {
            steps.push(Action::Wake(id));
        }
        let silent = !worker.lives() || !sends_heartbeats(queue, worker);
        if silent && self.database.leases[id].term == Term::Live {
            steps.push(Action::LeaseRunsOut(id));
        }
    }

    fn database_and_people(&self, queue: &Queue, steps: &mut Vec<Action>) {
        let ended = |worker: &&Worker| matches!(worker.phase, Phase::Stopped | Phase::Crashed);
        let gone = self.workers.iter().filter(ended).count();
        if self.workers.len() - gone < queue.workers {
            steps.push(Action::Start);
        }
        if self.flushed.is_some() {
            steps.extend([Action::Flush, Action::DatabaseCrash]);
        }
        let live = |id: &WorkerId| self.database.leases[*id].term == Term::Live;
        let spared = (0..self.workers.len()).filter(live).map(Some);
        for spared in spared.chain([None]) {
            steps.push(Action::Outage { spared });
        }
        for (id, section) in self.database.sections.iter().enumerate() {
            match section.status {
                SectionStatus::Pending | SectionStatus::Processing => {
                    steps.push(Action::Cancel(id));
                }
                SectionStatus::Failed => steps.push(Action::RetryByPerson(id)),
                SectionStatus::Completed => {}
            }
        }
    }

    /// Whether every worker that lives and sends heartbeats has sent one since the database was last away.
    fn everybody_said(&self, queue: &Queue) -> bool {
        let said = |(worker, lease): (&Worker, &Lease)| {
            !worker.lives()
                || !sends_heartbeats(queue, worker)
                || (lease.term == Term::Live && !lease.late)
        };
        self.workers.iter().zip(&self.database.leases).all(said)
    }
}

/// The ways of a worker's executions and results.
fn results(queue: &Queue, id: WorkerId, worker: &Worker, steps: &mut Vec<Action>) {
    for &run in &worker.runs {
        for outcome in outcomes(queue, run.attempt) {
            steps.push(Action::Finish {
                worker: id,
                run,
                outcome,
            });
        }
    }
    if worker.results.iter().any(|result| result.answered) {
        steps.push(Action::NoteSettled(id));
        return;
    }
    // All that wait go together under load; else each goes alone.
    let mut groups: Vec<Vec<Finished>> = worker.results.iter().map(|one| vec![*one]).collect();
    if groups.len() > 1 {
        groups.push(worker.results.clone());
    }
    for group in groups {
        for answer in [Answer::Received, Answer::Lost] {
            steps.push(Action::Settle {
                worker: id,
                group: group.clone(),
                answer,
            });
        }
    }
}

/// `retry.rs`: a failure that could pass is final at the last attempt.
fn outcomes(queue: &Queue, (_, attempt): Attempt) -> [Outcome; 2] {
    let run_before = attempt - u8::from(queue.has(Part::AttemptCountedByClaim));
    let failure = if run_before + 1 < queue.max_attempts {
        Outcome::Retry
    } else {
        Outcome::Failed
    };
    [Outcome::Completed, failure]
}

fn sends_heartbeats(queue: &Queue, worker: &Worker) -> bool {
    worker.phase == Phase::Running || queue.has(Part::HeartbeatDuringDrain)
}

/// The subsets of some jobs that have one to `limit` members.
fn subsets(jobs: &[JobId], limit: usize) -> Vec<Vec<JobId>> {
    let chosen = |mask: usize| {
        let job = |(place, job): (usize, &JobId)| (mask >> place & 1 == 1).then_some(*job);
        jobs.iter().enumerate().filter_map(job).collect::<Vec<_>>()
    };
    (1..1 << jobs.len())
        .map(chosen)
        .filter(|jobs| jobs.len() <= limit)
        .collect()
}
