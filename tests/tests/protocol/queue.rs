//! What is checked: how many workers, sections and disturbances there are, and which part of the protocol is left out.

/// One configuration of the model.
#[derive(Debug, Clone, Copy)]
pub struct Queue {
    /// Workers that run at the same time; one that died is started again under a new id.
    pub workers: usize,
    /// Sections, each enqueued once.
    pub sections: usize,
    /// Jobs a worker runs at once.
    pub concurrency: usize,
    /// Attempts of a job.
    pub max_attempts: u8,
    /// How often anything out of the ordinary happens, in any order and mixture of `disturbances`.
    pub budget: u8,
    /// What may happen out of the ordinary.
    pub disturbances: &'static [Disturbance],
    /// Whether anything may come between two halves of what a worker does without the database's lock: reading what it
    /// holds and acting on it, the answer to a settlement and taking it from `HeldJobs`. Such races are about one job, so
    /// they are checked with one section; jobs meet in groups, slots and workers.
    pub races: bool,
    /// The parts of the protocol that are left out, to see what they are for.
    pub without: &'static [Part],
    /// The one property to check; otherwise all are.
    pub only: Option<&'static str>,
}

/// The smallest queue in which parts can be missed: one section, two workers, one disturbance.
pub const SMALL: Queue = Queue {
    workers: 2,
    sections: 1,
    concurrency: 2,
    max_attempts: 2,
    budget: 1,
    disturbances: EVERYTHING,
    races: false,
    without: &[],
    only: None,
};

impl Queue {
    /// Whether the protocol has this part.
    pub fn has(&self, part: Part) -> bool {
        !self.without.contains(&part)
    }
}

/// What does not happen by itself while all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disturbance {
    /// A claim is committed, and its answer lost with the connection.
    LostClaim,
    /// A settlement is committed, and its answer lost with the connection.
    LostSettlement,
    /// A worker is killed.
    Crash,
    /// A worker is suspended, or cut off from the database, and comes back.
    Suspension,
    /// Nobody reaches the database for so long that leases end.
    Outage,
    /// Postgres crashes: what was committed without waiting for the disk and had not reached it never was.
    DatabaseCrash,
    /// A worker is told to stop.
    Drain,
    /// A person cancels a section.
    Cancel,
    /// A person asks for a failed section again.
    RetryByPerson,
}

/// Everything that can go wrong, and everything people can ask for.
pub const EVERYTHING: &[Disturbance] = &[
    Disturbance::LostClaim,
    Disturbance::LostSettlement,
    Disturbance::Crash,
    Disturbance::Suspension,
    Disturbance::Outage,
    Disturbance::DatabaseCrash,
    Disturbance::Drain,
    Disturbance::Cancel,
    Disturbance::RetryByPerson,
];

/// All of it but what only a claim that does not wait for the disk can suffer.
pub const DURABLE_CLAIMS: &[Disturbance] = &[
    Disturbance::LostClaim,
    Disturbance::LostSettlement,
    Disturbance::Crash,
    Disturbance::Suspension,
    Disturbance::Outage,
    Disturbance::Drain,
    Disturbance::Cancel,
    Disturbance::RetryByPerson,
];

/// A part of the protocol that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `settle_jobs.sql`: `j.lock_by = $1`.
    FenceByWorker,
    /// `settle_jobs.sql`: `s.attempt = j.attempts`.
    FenceByAttempt,
    /// `settle_jobs.sql`: of two attempts of one job in a group, the one on record decides, not either.
    OutcomeByAttempt,
    /// `heartbeat.rs`: its thread is stopped after everything else.
    HeartbeatDuringDrain,
    /// `rescue_jobs.sql`: `steady_since < now() - lease`.
    SteadyJudge,
    /// `rescue_jobs.sql`: the judge's own last heartbeat is recent.
    PunctualJudge,
    /// `held_jobs.sql` and `pump.rs`: comparing with the database and giving back what is not known here.
    Reconcile,
    /// `claim_jobs.sql`: `attempts = j.attempts + 1`; without it a failure counts the attempt when it is settled.
    AttemptCountedByClaim,
    /// `retry_section.sql`: a new job id; without it the old job is put back.
    NewJobForRetry,
    /// `execute.rs`: what is not on record any more is dropped; without it, settled as released.
    DropUnwanted,
    /// `held.rs`: an attempt that is claimed again while it still runs here goes on instead of being run twice.
    Adoption,
}
