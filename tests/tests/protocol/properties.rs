//! What must be true all the time.

use stateright::Property;

use super::{
    action::Action,
    queue::Queue,
    state::{Attempt, ClaimFate, Finished, JobStatus, Run, SectionStatus, State, Worker, Wrong},
};

pub const COMPLETES_ONCE: &str = "a section completes at most once";
pub const HOLDER_WRITES: &str = "only the holder of the lock writes a result";
pub const OWN_CLAIM: &str = "a result is written under its own claim only";
pub const AGREE: &str = "a job and its section agree";
pub const MOVES: &str = "a section moves only as its states allow";
pub const ATTEMPTS: &str = "attempts never exceed the maximum";
pub const CRASHES: &str = "a job takes down no more workers than it has attempts";
pub const LIVING: &str = "a living worker's jobs are never rescued";
pub const ONE_WORKER: &str = "an attempt runs in one worker, unless the database forgot a claim";
pub const ONE_RUN: &str = "an attempt runs once in a worker";
pub const KNOWN: &str = "a worker knows what it runs";
pub const CANCELLED: &str = "a cancelled section never completes";
pub const NO_STANDSTILL: &str = "unfinished work never stands still";

/// Every property; the last is one of possibility, so that the others are not true of nothing.
pub fn all() -> Vec<Property<Queue>> {
    vec![
        always(COMPLETES_ONCE, |_, state| {
            state.history.completions.iter().all(|&times| times <= 1)
        }),
        always(HOLDER_WRITES, |_, state| {
            state.history.wrong != Some(Wrong::WrittenWithoutLock)
        }),
        always(OWN_CLAIM, |_, state| {
            state.history.wrong != Some(Wrong::WrittenUnderLaterClaim)
        }),
        always(AGREE, |_, state| agree(state)),
        always(MOVES, |_, state| {
            state.history.wrong != Some(Wrong::ForbiddenMove)
        }),
        always(ATTEMPTS, |queue, state| {
            let mut jobs = state.database.jobs.iter();
            jobs.all(|job| job.attempts <= queue.max_attempts)
        }),
        always(CRASHES, |queue, state| {
            let mut crashes = state.history.crashes.iter();
            crashes.all(|&crashes| crashes <= queue.max_attempts)
        }),
        always(LIVING, |_, state| {
            state.history.wrong != Some(Wrong::LivingWorkerRescued)
        }),
        always(ONE_WORKER, |_, state| one_worker(state)),
        always(ONE_RUN, |_, state| state.workers.iter().all(one_run)),
        always(KNOWN, |_, state| knows_what_it_runs(state)),
        always(CANCELLED, |_, state| {
            let sections = state.database.sections.iter().zip(&state.history.cancelled);
            sections
                .filter(|(_, cancelled)| **cancelled)
                .all(|(section, _)| section.status == SectionStatus::Failed)
        }),
        always(NO_STANDSTILL, |queue, state| {
            finished(state) || state.steps(queue).iter().any(|step| helps(state, step))
        }),
        Property::sometimes("everything completes", |_, state: &State| {
            let mut sections = state.database.sections.iter();
            sections.all(|section| section.status == SectionStatus::Completed)
        }),
    ]
}

/// Names the model's types, which closures cannot.
fn always(name: &'static str, holds: fn(&Queue, &State) -> bool) -> Property<Queue> {
    Property::always(name, holds)
}

/// Whether every section is final.
pub fn finished(state: &State) -> bool {
    let mut sections = state.database.sections.iter();
    sections.all(|section| section.status.is_final())
}

/// A section waits exactly when its job does, and so on; a job is locked exactly while it runs; and a job that is no
/// section's any more is over.
fn agree(state: &State) -> bool {
    let database = &state.database;
    let owner = |id| database.sections.iter().find(|section| section.job == id);
    database.jobs.iter().enumerate().all(|(id, job)| {
        let section = owner(id);
        let status = section.map_or(SectionStatus::Failed, |section| section.status);
        let same_status = matches!(
            (job.status, status),
            (JobStatus::Pending, SectionStatus::Pending)
                | (JobStatus::Running, SectionStatus::Processing)
                | (JobStatus::Done, SectionStatus::Completed)
                | (JobStatus::Killed, SectionStatus::Failed)
        );
        same_status
            && section.is_none_or(|section| section.attempt == job.attempts)
            && job.lock_by.is_some() == (job.status == JobStatus::Running)
    })
}

/// No two workers run one attempt, each under a claim that the database knows or knew.
fn one_worker(state: &State) -> bool {
    let mut claimed: Vec<Attempt> = Vec::new();
    let runs = state.workers.iter().flat_map(|worker| &worker.runs);
    for run in runs.filter(|run| run.claim != ClaimFate::Forgotten) {
        if claimed.contains(&run.attempt) {
            return false;
        }
        claimed.push(run.attempt);
    }
    true
}

fn one_run(worker: &Worker) -> bool {
    let attempts = || worker.runs.iter().map(|run| run.attempt);
    attempts().all(|attempt| attempts().filter(|other| *other == attempt).count() == 1)
}

/// What a worker runs, or has run and not yet written, under a claim on record is in its `HeldJobs`: else it would give its
/// own work back.
fn knows_what_it_runs(state: &State) -> bool {
    let known = |worker: &Worker, run: &Run| {
        run.claim != ClaimFate::Stands || worker.held.contains(&run.attempt)
    };
    state.workers.iter().all(|worker| {
        let waiting = |result: &&Finished| !result.answered;
        worker.runs.iter().all(|run| known(worker, run))
            && worker
                .results
                .iter()
                .filter(waiting)
                .all(|result| known(worker, &result.run))
    })
}

/// Whether a step happens by itself, and changes more than what a worker has read.
fn helps(state: &State, step: &Action) -> bool {
    match step {
        Action::ReadHeld(id) => state.differs(*id),
        step => step.disturbance().is_none(),
    }
}
