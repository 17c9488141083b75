//! What each statement of `shared/src/db/sql/` does to the database: the guards of its `WHERE` and the rows it changes.

use super::{
    queue::{Part, Queue},
    state::{
        Attempt, Database, Job, JobId, JobStatus, Lease, Outcome, Section, SectionId,
        SectionStatus, Term, WorkerId,
    },
};

impl Job {
    /// What `enqueue_sections.sql` and `retry_section.sql` insert.
    pub const NEW: Self = Self {
        status: JobStatus::Pending,
        lock_by: None,
        attempts: 0,
        delayed: false,
    };
}

impl Database {
    /// `enqueue_sections.sql`, and a fleet that has been up for a while.
    pub fn new(queue: &Queue) -> Self {
        let section = |job| Section {
            status: SectionStatus::Pending,
            job,
            attempt: 0,
        };
        let lease = Lease {
            term: Term::Live,
            steady: true,
            late: false,
        };
        Self {
            jobs: vec![Job::NEW; queue.sections],
            sections: (0..queue.sections).map(section).collect(),
            leases: vec![lease; queue.workers],
        }
    }

    /// The jobs that `claim_jobs.sql` may take for a worker.
    pub fn due(&self, worker: WorkerId) -> Vec<JobId> {
        if self.leases[worker].term != Term::Live {
            return Vec::new();
        }
        let due = |job: &Job| job.status == JobStatus::Pending && !job.delayed;
        (0..self.jobs.len())
            .filter(|&job| due(&self.jobs[job]))
            .collect()
    }

    /// `claim_jobs.sql`: takes a job, counts the attempt and moves the section, in one statement.
    pub fn claim_job(&mut self, queue: &Queue, worker: WorkerId, id: JobId) -> Attempt {
        let job = &mut self.jobs[id];
        job.status = JobStatus::Running;
        job.lock_by = Some(worker);
        job.attempts += u8::from(queue.has(Part::AttemptCountedByClaim));
        let attempt = job.attempts;
        self.move_section(id, &[SectionStatus::Pending], SectionStatus::Processing);
        (id, attempt)
    }

    /// Whether a worker holds a job at an attempt: what the whole fence comes to.
    pub fn is_held(&self, worker: WorkerId, (id, attempt): Attempt) -> bool {
        self.jobs[id].lock_by == Some(worker) && self.jobs[id].attempts == attempt
    }

    /// The fence of `settle_jobs.sql`: worker, attempt and `Running`.
    pub fn fence_is_open(&self, queue: &Queue, worker: WorkerId, (id, attempt): Attempt) -> bool {
        let job = &self.jobs[id];
        job.status == JobStatus::Running
            && (job.lock_by == Some(worker) || !queue.has(Part::FenceByWorker))
            && (job.attempts == attempt || !queue.has(Part::FenceByAttempt))
    }

    /// `settle_jobs.sql` for a job that its fence lets through.
    pub fn settle_job(&mut self, queue: &Queue, (id, _): Attempt, outcome: Outcome) {
        let counted = queue.has(Part::AttemptCountedByClaim);
        let job = &mut self.jobs[id];
        job.lock_by = None;
        let moves_to = match outcome {
            Outcome::Completed => {
                job.status = JobStatus::Done;
                SectionStatus::Completed
            }
            Outcome::Failed => {
                job.status = JobStatus::Killed;
                SectionStatus::Failed
            }
            Outcome::Retry => {
                job.status = JobStatus::Pending;
                job.attempts += u8::from(!counted);
                job.delayed = true;
                SectionStatus::Pending
            }
            Outcome::Released => {
                job.status = JobStatus::Pending;
                job.attempts -= u8::from(counted);
                SectionStatus::Pending
            }
        };
        self.move_section(id, &[SectionStatus::Processing], moves_to);
    }

    /// Whether `rescue_jobs.sql` lets this worker judge.
    pub fn may_judge(&self, queue: &Queue, judge: WorkerId) -> bool {
        let lease = self.leases[judge];
        lease.term == Term::Live
            && (lease.steady || !queue.has(Part::SteadyJudge))
            && (!lease.late || !queue.has(Part::PunctualJudge))
    }

    /// The jobs that `rescue_jobs.sql` takes back, with their holders.
    pub fn orphaned(&self) -> Vec<(JobId, WorkerId)> {
        let holder = |id: JobId| {
            let holder = self.jobs[id].lock_by?;
            (self.leases[holder].term != Term::Live).then_some((id, holder))
        };
        (0..self.jobs.len()).filter_map(holder).collect()
    }

    /// `rescue_jobs.sql` for one job: back into the queue, or `worker_crashed` where no attempt is left.
    pub fn rescue_job(&mut self, queue: &Queue, id: JobId) {
        let job = &mut self.jobs[id];
        job.lock_by = None;
        let moves_to = if job.attempts < queue.max_attempts {
            job.status = JobStatus::Pending;
            job.delayed = job.attempts > 1;
            SectionStatus::Pending
        } else {
            job.status = JobStatus::Killed;
            SectionStatus::Failed
        };
        self.move_section(id, &[SectionStatus::Processing], moves_to);
    }

    /// `heartbeat.sql`: the lease lives, and is steady anew after a gap.
    pub fn heartbeat(&mut self, worker: WorkerId) {
        let lease = &mut self.leases[worker];
        lease.steady &= lease.term == Term::Live && !lease.late;
        lease.term = Term::Live;
        lease.late = false;
    }

    /// `end_lease.sql`.
    pub fn end_lease(&mut self, worker: WorkerId) {
        self.leases[worker].term = Term::Ended;
    }

    /// `held_jobs.sql`.
    pub fn held_jobs(&self, worker: WorkerId) -> Vec<Attempt> {
        let held = |id: &JobId| self.jobs[*id].lock_by == Some(worker);
        (0..self.jobs.len())
            .filter(held)
            .map(|id| (id, self.jobs[id].attempts))
            .collect()
    }

    /// `cancel_section.sql`: ends what waits or runs.
    pub fn cancel_section(&mut self, section: SectionId) {
        let id = self.sections[section].job;
        let job = &mut self.jobs[id];
        job.status = JobStatus::Killed;
        job.lock_by = None;
        let from = [SectionStatus::Pending, SectionStatus::Processing];
        self.move_section(id, &from, SectionStatus::Failed);
    }

    /// `retry_section.sql`: a failed section waits again, for a new job.
    pub fn retry_section(&mut self, queue: &Queue, section: SectionId) {
        let section = &mut self.sections[section];
        if queue.has(Part::NewJobForRetry) {
            section.job = self.jobs.len();
            self.jobs.push(Job::NEW);
        } else {
            self.jobs[section.job] = Job::NEW;
        }
        section.status = SectionStatus::Pending;
        section.attempt = 0;
    }

    /// The `moved` part that claim, settle, rescue and cancel have in common: the section changes with its job, and only
    /// from where the statement says.
    fn move_section(&mut self, job: JobId, from: &[SectionStatus], to: SectionStatus) {
        let attempt = self.jobs[job].attempts;
        for section in &mut self.sections {
            if section.job == job && from.contains(&section.status) {
                section.status = to;
                section.attempt = attempt;
            }
        }
    }
}
