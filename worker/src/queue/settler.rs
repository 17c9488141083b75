//! The settler: commits results in groups when many wait, and at once when one does.

use std::{sync::Arc, time::Duration};

use penstock_shared::{
    db::jobs::{self, Outcome, Settlement},
    domain::{FailureCode, WorkerId},
};
use sqlx::PgPool;
use tokio::{sync::mpsc, task::JoinSet};

use super::held::HeldJobs;
use crate::{metrics::Metrics, providers::Reservation};

/// Results committed together at most. Beyond some hundreds a commit's fixed cost no longer shows, and its locks do.
const GROUP: usize = 500;

/// Pause between attempts to write while the database is away.
const OUTAGE_PAUSE: Duration = Duration::from_millis(250);

/// Groups that are under way at once: while one is being committed to disk, the next one's statements run.
const WRITERS: usize = 2;

/// A result on its way to the database, with what was held back for its calls until it is there.
pub(super) struct Settled {
    pub(super) settlement: Settlement,
    pub(super) reservation: Option<Reservation>,
}

/// Runs until every sender is gone and everything sent is written.
pub(super) async fn run(
    pool: PgPool,
    worker: WorkerId,
    held: Arc<HeldJobs>,
    metrics: Arc<Metrics>,
    mut settled: mpsc::Receiver<Settled>,
) {
    let mut writers = JoinSet::new();
    loop {
        if writers.len() == WRITERS
            && let Some(ended) = writers.join_next().await
        {
            ended.expect("a writer neither panics nor is aborted");
        }
        // While the writers are busy the next group gathers: under load groups grow by themselves.
        let mut group = Vec::new();
        if settled.recv_many(&mut group, GROUP).await == 0 {
            break;
        }
        let (pool, held, metrics) = (pool.clone(), Arc::clone(&held), Arc::clone(&metrics));
        writers.spawn(async move {
            let (group, reservations): (Vec<Settlement>, Vec<Option<Reservation>>) = group
                .into_iter()
                .map(|settled| (settled.settlement, settled.reservation))
                .unzip();
            write(&pool, worker, &metrics, &group).await;
            // What was held back for these calls is in the database now.
            drop(reservations);
            for settlement in &group {
                // What was dropped has gone before: the same attempt may have been claimed anew.
                if settlement.outcome != Outcome::Dropped {
                    held.remove(&settlement.job_id, settlement.attempt);
                }
            }
        });
    }
    writers.join_all().await;
}

/// Writes a group, and each of its results alone when the database finds fault with the group.
async fn write(pool: &PgPool, worker: WorkerId, metrics: &Metrics, group: &[Settlement]) {
    match (settle(pool, worker, metrics, group).await, group) {
        (Ok(()), _) => {}
        (Err(error), [one]) => write_refused(pool, worker, metrics, one, &error).await,
        // One result that the database refuses must not hold up the others.
        (Err(_), several) => {
            for one in several {
                Box::pin(write(pool, worker, metrics, std::slice::from_ref(one))).await;
            }
        }
    }
}

/// A result that the database refuses is a fault of ours: the section fails, and says so.
async fn write_refused(
    pool: &PgPool,
    worker: WorkerId,
    metrics: &Metrics,
    settlement: &Settlement,
    error: &sqlx::Error,
) {
    tracing::error!(job.id = %settlement.job_id, %error, "the database refused a result");
    let failed = Settlement {
        outcome: Outcome::failed(FailureCode::InternalError),
        generations: Vec::new(),
        ..settlement.clone()
    };
    if let Err(error) = settle(pool, worker, metrics, &[failed]).await {
        tracing::error!(job.id = %settlement.job_id, %error, "the failure could not be written either");
    }
}

/// Settles through outages of any length: the results wait here while the lease, if others have not taken it, keeps the
/// jobs ours. Fails only with an error about the data.
async fn settle(
    pool: &PgPool,
    worker: WorkerId,
    metrics: &Metrics,
    group: &[Settlement],
) -> Result<(), sqlx::Error> {
    loop {
        match jobs::settle(pool, worker, group).await {
            Ok(written) => {
                metrics.committed(group, &written);
                let wanted = group
                    .iter()
                    .filter(|settlement| settlement.outcome != Outcome::Dropped);
                let lost = wanted.count() - written.len();
                if lost > 0 {
                    tracing::warn!(
                        jobs = lost,
                        "results dropped: their jobs were no longer this worker's"
                    );
                }
                return Ok(());
            }
            Err(error) if is_about_the_data(&error) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "results wait for the database");
                tokio::time::sleep(OUTAGE_PAUSE).await;
            }
        }
    }
}

/// Whether trying again cannot help: the statement reached the database, which found fault with what it was given
/// (SQLSTATE class 22, data exception; 23, integrity violation; 54, program limit). Decoding is the same for stored data.
fn is_about_the_data(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            ["22", "23", "54"]
                .iter()
                .any(|class| code.starts_with(class))
        }),
        sqlx::Error::Encode(_) | sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } => true,
        _ => false,
    }
}
