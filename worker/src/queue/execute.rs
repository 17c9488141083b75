//! Runs one claimed job, whatever happens to it, and hands its settlement over.

use std::{mem, sync::Arc, time::Duration};

use apalis::prelude::Data;
use penstock_shared::{
    db::jobs::{ClaimedJob, ClaimedSection, Outcome, Settlement, WaitingSection},
    domain::{FailureCode, Job},
};
use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

use super::{backend::Claim, held::HeldJobs, retry::RetryPolicy, settler::Settled};
use crate::{
    metrics::Metrics,
    pipeline::{Calls, Generator, Report},
    providers::CallPermit,
};

/// How long a section of an unknown kind waits for a worker that knows it, while a fleet is being updated.
const FOR_A_NEWER_WORKER: Duration = Duration::from_secs(30);

/// What running a job needs.
pub(super) struct Executor {
    pub(super) generator: Arc<dyn Generator>,
    pub(super) settlements: mpsc::Sender<Settled>,
    pub(super) held: Arc<HeldJobs>,
    /// Cancelled when the grace period of a drain is over.
    pub(super) abandon: CancellationToken,
    pub(super) retry: RetryPolicy,
    pub(super) metrics: Arc<Metrics>,
}

/// The job's whole life in this process: decode, run, settle. The slot is free once the result waits for its commit.
pub(super) async fn execute(claim: Claim, executor: Data<Arc<Executor>>) {
    let Claim {
        mut job,
        slot,
        permit,
        unwanted,
    } = claim;
    let settlement = match wanted_section(&mut job) {
        Ok(section) => executor.run(&job, *section, permit, &unwanted).await,
        Err(outcome) => Settled {
            settlement: Settlement {
                job_id: job.job_id.clone(),
                attempt: job.attempt,
                outcome,
                generations: Vec::new(),
            },
            reservation: None,
        },
    };
    if settlement.settlement.outcome == Outcome::Dropped {
        // What is claimed under the same attempt from here on is another execution.
        executor.held.remove(&job.job_id, job.attempt);
    }
    if executor.settlements.send(settlement).await.is_err() {
        tracing::error!("a result came after the settler had stopped; its job will be rescued");
    }
    drop(slot);
}

/// The section a job asks for. A job that cannot be read, or whose section no longer waits for it, fails alone.
fn wanted_section(job: &mut ClaimedJob) -> Result<Box<ClaimedSection>, Outcome> {
    let code = FailureCode::InvalidJob;
    let section = mem::replace(&mut job.section, WaitingSection::None);
    match (Job::decode(&job.payload), section) {
        (Ok(Job::GenerateSection { section_id }), WaitingSection::Found(section))
            if section.id == section_id =>
        {
            return Ok(section);
        }
        (Ok(_), WaitingSection::UnknownKind) if job.attempt < job.max_attempts => {
            tracing::warn!(job.id = %job.job_id, "section is for a newer version of the worker");
            return Err(Outcome::Retry {
                code,
                after: FOR_A_NEWER_WORKER,
            });
        }
        (Err(error), _) => {
            tracing::error!(job.id = %job.job_id, %error, "job payload cannot be read");
        }
        _ => tracing::warn!(job.id = %job.job_id, "job has no section waiting for it"),
    }
    Err(Outcome::failed(code))
}

impl Executor {
    /// Runs the pipeline, and has the calls that were made whatever becomes of it.
    async fn run(
        &self,
        job: &ClaimedJob,
        section: ClaimedSection,
        permit: CallPermit,
        unwanted: &CancellationToken,
    ) -> Settled {
        let section_id = section.id;
        let started = std::time::Instant::now();
        tracing::info!(section.id = %section_id, job.attempt = job.attempt, "section started");
        let generator = Arc::clone(&self.generator);
        let calls = Calls::default();
        let made = calls.clone();
        // A task of its own: a panic ends it alone, and dropping it drops the call to the provider.
        let mut task = AbortOnDropHandle::new(tokio::spawn(async move {
            generator.generate_section(&section, permit, &made).await
        }));
        let finished = tokio::select! {
            finished = &mut task => Ok(finished),
            () = self.abandon.cancelled() => Err(Outcome::Released),
            // It was cancelled, or is another's now: there is nothing to give back. A release that comes late could give
            // back what this worker has claimed anew.
            () = unwanted.cancelled() => {
                tracing::warn!(section.id = %section_id, job.attempt = job.attempt, "results dropped: their jobs were no longer this worker's");
                Err(Outcome::Dropped)
            }
        };
        let (outcome, generations, reservation) = match finished {
            Ok(Ok(Report {
                result,
                reservation,
            })) => (
                self.retry.outcome(result, job.attempt, job.max_attempts),
                calls.take(),
                reservation,
            ),
            // Where, the panic's hook has logged; what it says may quote the person's text.
            Ok(Err(_)) => {
                tracing::error!(section.id = %section_id, "section's task panicked");
                let code = FailureCode::InternalError;
                (Outcome::failed(code), calls.take_unfinished(code), None)
            }
            Err(outcome) => {
                // Its call is dropped, and on record, when it has ended.
                task.abort();
                task.await.map(drop).unwrap_or_default();
                (outcome, calls.take_unfinished(FailureCode::Cancelled), None)
            }
        };
        self.metrics.ran(started.elapsed());
        tracing::info!(
            section.id = %section_id,
            job.attempt = job.attempt,
            outcome = outcome.name(),
            code = outcome.code().map(FailureCode::as_str),
            duration_ms = started.elapsed().as_millis(),
            "section attempt ended"
        );
        Settled {
            settlement: Settlement {
                job_id: job.job_id.clone(),
                attempt: job.attempt,
                outcome,
                generations,
            },
            reservation,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use futures_util::future::BoxFuture;
    use penstock_shared::{
        config::BudgetArgs,
        domain::{SectionId, SectionKind, UserId},
        knowledge::KnowledgeBase,
    };

    use super::*;
    use crate::{
        answers::Answers,
        generate::language_model::{Caller, Completion, GenerateError, LanguageModel, Prompt},
        pipeline::Pipeline,
        providers::{Admission, Budget, Providers},
    };

    /// A model with a bug.
    struct Panics;

    impl LanguageModel for Panics {
        fn provider(&self) -> &'static str {
            "panics"
        }

        fn model(&self) -> &'static str {
            "panics"
        }

        fn generate<'a>(
            &'a self,
            _: &'a Prompt,
            _: &'a dyn Caller,
        ) -> BoxFuture<'a, Result<Completion, GenerateError>> {
            panic!("a bug")
        }
    }

    #[tokio::test]
    async fn a_panic_fails_its_own_job_and_says_so() {
        let knowledge = KnowledgeBase::load(Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../knowledge_base"
        )))
        .unwrap();
        let (settlements, _settled) = mpsc::channel(1);
        let executor = Executor {
            generator: Arc::new(Pipeline::new(
                knowledge.into_live(PathBuf::new()),
                Providers::only(Box::new(Panics)),
                Answers::off(),
                Budget::new(&BudgetArgs::default(), Duration::from_mins(1)),
            )),
            settlements,
            held: Arc::default(),
            abandon: CancellationToken::new(),
            retry: RetryPolicy {
                base: Duration::ZERO,
                cap: Duration::ZERO,
            },
            metrics: Arc::new(Metrics::new(1)),
        };
        let section = ClaimedSection {
            id: SectionId::new(),
            attempt: 1,
            kind: SectionKind::Work,
            template_id: "professional".into(),
            original_input: "i sold phones".into(),
            industry: None,
            locale: None,
            target_role: None,
            context: Vec::new(),
            user_id: UserId::new(),
            spent: None,
        };
        let job = ClaimedJob {
            job_id: "j".into(),
            attempt: 1,
            max_attempts: 5,
            payload: Vec::new(),
            wait_ms: 0,
            section: WaitingSection::None,
        };
        let permit = Admission::unlimited().next().await;
        let settled = executor
            .run(&job, section, permit, &CancellationToken::new())
            .await;
        let Outcome::Failed { code, message, .. } = settled.settlement.outcome else {
            panic!("a panic is final: {:?}", settled.settlement.outcome);
        };
        assert_eq!(
            (code, message.as_str()),
            (
                FailureCode::InternalError,
                FailureCode::InternalError.advice()
            )
        );
    }
}
