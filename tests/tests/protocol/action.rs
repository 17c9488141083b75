//! The steps of the protocol, each named after the statement or the code that performs it.

use super::{
    queue::Disturbance,
    state::{Finished, JobId, Outcome, Run, SectionId, WorkerId},
};

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// `claim_jobs.sql`: some of what is due, no more than there are free slots. `SKIP LOCKED` may leave any of it out.
    Claim {
        worker: WorkerId,
        jobs: Vec<JobId>,
        answer: Answer,
    },
    /// `execute.rs`: the pipeline ends, and the result goes to the settler.
    Finish {
        worker: WorkerId,
        run: Run,
        outcome: Outcome,
    },
    /// `settle_jobs.sql`: a group of results, behind the fence.
    Settle {
        worker: WorkerId,
        group: Vec<Finished>,
        answer: Answer,
    },
    /// `settler.rs`: what has been answered is taken from `HeldJobs`, after the commit and not with it.
    NoteSettled(WorkerId),
    /// `held_jobs.sql`: the pump asks what the database thinks this worker holds.
    ReadHeld(WorkerId),
    /// `pump.rs`, `give_back_unknown`: ends what is not on record, and settles as released what is only there.
    GiveBack(WorkerId),
    /// `heartbeat.sql`.
    Heartbeat(WorkerId),
    /// A whole lease of steady heartbeats passes: long enough for every worker that lives to send one, and for Postgres to
    /// bring them all to the disk, which takes it three `wal_writer_delay`s at most.
    GrowSteady(WorkerId),
    /// A lease passes without a heartbeat.
    LeaseRunsOut(WorkerId),
    /// `rescue_jobs.sql`; one job at a time, since `SKIP LOCKED` may leave any of them out.
    Rescue { judge: WorkerId, job: JobId },
    /// A retry's `run_at` comes.
    FallDue(JobId),
    /// Postgres's WAL writer brings to the disk what was committed without waiting for it.
    Flush,
    /// Whoever runs the fleet starts a worker in the place of one that ended.
    Start,
    /// The grace period of a drain is over: what still runs is released.
    GraceEnds(WorkerId),
    /// A drained worker leaves, with `end_lease.sql`.
    Leave(WorkerId),
    /// A suspended worker goes on where it was.
    Wake(WorkerId),
    /// SIGTERM.
    Drain(WorkerId),
    /// `kill -9`, or a machine that is gone.
    Crash(WorkerId),
    /// The worker is stopped by its system, or cut off from the database.
    Suspend(WorkerId),
    /// The database is away while leases end: all, or all but that of the last to have sent a heartbeat.
    Outage { spared: Option<WorkerId> },
    /// Postgres crashes, and what was not flushed never was.
    DatabaseCrash,
    /// `cancel_section.sql`. The worker finds the fence closed, whether it hears of it or not.
    Cancel(SectionId),
    /// `retry_section.sql`.
    RetryByPerson(SectionId),
}

/// Whether a worker learns what its statement did. The statement is committed either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Received,
    Lost,
}

impl Action {
    /// What this step takes from the budget, if it is out of the ordinary.
    pub const fn disturbance(&self) -> Option<Disturbance> {
        Some(match self {
            Self::Claim {
                answer: Answer::Lost,
                ..
            } => Disturbance::LostClaim,
            Self::Settle {
                answer: Answer::Lost,
                ..
            } => Disturbance::LostSettlement,
            Self::Drain(_) => Disturbance::Drain,
            Self::Crash(_) => Disturbance::Crash,
            Self::Suspend(_) => Disturbance::Suspension,
            Self::Outage { .. } => Disturbance::Outage,
            Self::DatabaseCrash => Disturbance::DatabaseCrash,
            Self::Cancel(_) => Disturbance::Cancel,
            Self::RetryByPerson(_) => Disturbance::RetryByPerson,
            _ => return None,
        })
    }
}
