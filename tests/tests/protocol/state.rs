//! What there is: the database's rows, the workers' memory, and what the properties look back on.

/// A job's place in `apalis.jobs`; the order stands for its id.
pub type JobId = usize;
/// A section's place in `resume_sections`.
pub type SectionId = usize;
/// A worker's place in `worker_leases`; each start is a new one.
pub type WorkerId = usize;
/// A job and one of its attempts: what the fence and `HeldJobs` know a claim by.
pub type Attempt = (JobId, u8);

/// Everything at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct State {
    /// The database as every statement sees it.
    pub database: Database,
    /// The database as a crash of Postgres would leave it, where that differs.
    pub flushed: Option<Database>,
    /// Every worker that was ever started.
    pub workers: Vec<Worker>,
    /// How many disturbances may still come.
    pub budget: u8,
    /// What the properties look back on.
    pub history: History,
}

/// The tables of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Database {
    /// `apalis.jobs`.
    pub jobs: Vec<Job>,
    /// `resume_sections`.
    pub sections: Vec<Section>,
    /// `worker_leases`, one place per worker.
    pub leases: Vec<Lease>,
}

/// A row of `apalis.jobs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Job {
    /// Where it is.
    pub status: JobStatus,
    /// Who holds it.
    pub lock_by: Option<WorkerId>,
    /// Attempts begun.
    pub attempts: u8,
    /// Whether `run_at` lies in the future.
    pub delayed: bool,
}

/// `apalis.jobs.status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobStatus {
    /// Waits.
    Pending,
    /// Held by a worker.
    Running,
    /// Completed.
    Done,
    /// Given up: `Killed` or `Failed`.
    Killed,
}

/// A row of `resume_sections`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Section {
    /// Where it is.
    pub status: SectionStatus,
    /// Its job.
    pub job: JobId,
    /// The attempt that people see.
    pub attempt: u8,
}

/// `resume_sections.status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionStatus {
    Pending,
    Processing,
    Completed,
    Failed,
}

/// A row of `worker_leases`, as far as time is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lease {
    /// `lease_until`.
    pub term: Term,
    /// `steady_since` lies a whole lease back.
    pub steady: bool,
    /// `updated_at` lies further back than two of a worker's heartbeats can without another's lease ending.
    pub late: bool,
}

/// How a lease stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// No row: the worker has not sent a heartbeat yet.
    Absent,
    /// `lease_until > now()`.
    Live,
    /// It ended because its worker was dead, suspended or cut off.
    Ended,
    /// It ended though its worker lived: the database was away, or the worker did not say that it lives.
    EndedUnjustly,
}

/// A worker's process.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Worker {
    /// Where it is in its life.
    pub phase: Phase,
    /// Whether it is stopped by its system or cut off from the database: it does nothing that anybody could see.
    pub suspended: bool,
    /// `HeldJobs`: the attempts it knows to hold.
    pub held: Vec<Attempt>,
    /// What it executes, one per slot.
    pub runs: Vec<Run>,
    /// Results on their way to the settler, or in it.
    pub results: Vec<Finished>,
    /// The answer of `held_jobs.sql`, until the pump has acted on it.
    pub record: Option<Vec<Attempt>>,
}

/// Where a worker is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// Claims and runs.
    Running,
    /// Told to stop: claims nothing any more.
    Draining,
    /// Left in good order.
    Stopped,
    /// Killed.
    Crashed,
}

/// An execution of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Run {
    /// The job and the attempt.
    pub attempt: Attempt,
    /// What became of the claim it was started for. The worker does not know.
    pub claim: ClaimFate,
}

/// A result, from its execution's end until the settler has done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finished {
    /// The execution.
    pub run: Run,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether the database has answered; what is left is to take it from `HeldJobs`.
    pub answered: bool,
}

/// `Outcome` of `jobs.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    Completed,
    Retry,
    Failed,
    Released,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimFate {
    /// It is on record.
    Stands,
    /// It was settled, rescued or cancelled.
    Over,
    /// Postgres crashed and forgot it.
    Forgotten,
}

/// What the properties look back on; nothing of it decides what happens.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct History {
    /// How often each section became completed since it was last enqueued.
    pub completions: Vec<u8>,
    /// Whether a person cancelled it since.
    pub cancelled: Vec<bool>,
    /// How many workers died with each job.
    pub crashes: Vec<u8>,
    /// The first thing that must never happen, once it has.
    pub wrong: Option<Wrong>,
}

/// What must never happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// A result was written for a job that another worker held.
    WrittenWithoutLock,
    /// A result was written under a later claim than the one it was made under.
    WrittenUnderLaterClaim,
    /// A job was taken from a worker that lived.
    LivingWorkerRescued,
    /// A section changed from a status to one that does not follow it.
    ForbiddenMove,
}

impl Lease {
    /// No row yet.
    pub const ABSENT: Self = Self {
        term: Term::Absent,
        steady: false,
        late: false,
    };
}

impl Worker {
    /// A worker that has just been started.
    pub const fn started() -> Self {
        Self {
            phase: Phase::Running,
            suspended: false,
            held: Vec::new(),
            runs: Vec::new(),
            results: Vec::new(),
            record: None,
        }
    }

    /// Whether its process runs, and neither it nor its connection is stopped.
    pub const fn lives(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Draining) && !self.suspended
    }
}

impl SectionStatus {
    /// Whether nothing more happens to it by itself.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }

    /// `pending → processing → completed | failed`, back by retry and rescue, and ended by people.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Pending, Self::Processing | Self::Failed)
                | (
                    Self::Processing,
                    Self::Pending | Self::Completed | Self::Failed
                )
                | (Self::Failed, Self::Pending)
        )
    }
}
