//! The pump: claims as many jobs as there are free slots, when woken, when due, and never while told to stop.

use std::{sync::Arc, time::Duration};

use penstock_shared::{
    db::jobs::{self, ClaimedJob, Outcome, Settlement},
    domain::WorkerId,
};
use sqlx::PgPool;
use tokio::{
    sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc, watch},
    time::Instant,
};
use tokio_util::sync::CancellationToken;

use super::{backend::Claim, heartbeat::Pulse, held::HeldJobs};
use crate::{
    metrics::Metrics,
    providers::{Admission, CallPermit},
};

/// The poll behind the notifications: a lost one, or a retry falling due, waits at most this long.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Pause after a claim that failed: long enough not to hammer a database that is coming back.
const OUTAGE_PAUSE: Duration = Duration::from_millis(500);

pub(super) struct Pump {
    pub(super) worker: WorkerId,
    pub(super) pool: PgPool,
    pub(super) slots: Arc<Semaphore>,
    pub(super) held: Arc<HeldJobs>,
    pub(super) wake: Arc<Notify>,
    pub(super) claims: mpsc::Sender<Claim>,
    pub(super) reconcile_every: Duration,
    pub(super) metrics: Arc<Metrics>,
    /// Who gives leave to call a provider: without it no job is claimed.
    pub(super) admission: Arc<Admission>,
    /// Whether claims look up what was spent today.
    pub(super) with_spending: bool,
}

impl Pump {
    /// Claims until `stop`, and from then on until `ended` only takes the permits that jobs wait for which are still running.
    pub(super) async fn run(
        self,
        pulse: watch::Receiver<Pulse>,
        stop: CancellationToken,
        ended: CancellationToken,
    ) {
        self.claim_until(stop, pulse).await;
        let Self {
            claims, admission, ..
        } = self;
        // Tells apalis that no more will come.
        drop(claims);
        let corrections = async {
            loop {
                if let Err(error) = admission.admit(0).await {
                    tracing::warn!(%error, "no calls could be taken for what is still running");
                }
                tokio::select! {
                    () = admission.starved() => {}
                    () = tokio::time::sleep(POLL_INTERVAL) => {}
                }
            }
        };
        tokio::select! {
            () = ended.cancelled() => {}
            () = corrections => {}
        }
    }

    /// Stops between two claims, never within one.
    async fn claim_until(&self, stop: CancellationToken, mut pulse: watch::Receiver<Pulse>) {
        let stopped = stop.cancelled();
        tokio::pin!(stopped);
        // A claim refers to the worker's row, which the first heartbeat writes.
        tokio::select! {
            () = &mut stopped => return,
            _ = pulse.wait_for(|pulse| pulse.last_beat.is_some()) => {}
        }
        let mut compare_at = Instant::now() + self.reconcile_every;
        // Fewer jobs at once after a claim that took the server too long.
        let mut most = usize::MAX;
        let mut look_at = Instant::now();
        loop {
            let slots = tokio::select! {
                biased;
                () = &mut stopped => return,
                slots = self.slots_or_none(look_at) => slots,
            };
            let free = slots.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
            let free = free.min(most);
            let pause = match self.claim(free).await {
                Ok((claimed, permits)) => {
                    most = most.saturating_mul(2);
                    let wanted = permits.len();
                    self.metrics.claimed(&claimed);
                    let count = claimed.len();
                    let mut slots = slots;
                    for (job, permit) in claimed.into_iter().zip(permits) {
                        // A crash of Postgres may undo a claim: made again here, it is the same attempt, and the
                        // execution of it that is under way is settled under the new claim.
                        let Some(unwanted) = self.held.insert(&job.job_id, job.attempt) else {
                            tracing::warn!(job.id = %job.job_id, "claimed again what runs here already");
                            continue;
                        };
                        let slot = slots.as_mut().and_then(|slots| slots.split(1));
                        let slot =
                            slot.expect("a claim returns no more jobs than slots were asked for");
                        if self
                            .claims
                            .send(Claim {
                                job,
                                slot,
                                permit,
                                unwanted,
                            })
                            .await
                            .is_err()
                        {
                            return; // apalis has ended; the lease ends with the process
                        }
                    }
                    // A full answer means that there may be more, unless it was a limit that filled it.
                    if count == wanted && wanted == free && free > 0 {
                        Duration::ZERO
                    } else {
                        POLL_INTERVAL
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "claim failed");
                    if took_too_long(&error) {
                        most = (free / 2).max(1);
                    }
                    // It may have been committed all the same: look at once when the database is back.
                    compare_at = Instant::now();
                    OUTAGE_PAUSE
                }
            };
            look_at = Instant::now() + POLL_INTERVAL;
            if Instant::now() >= compare_at {
                match self.give_back_unknown().await {
                    Ok(()) => compare_at = Instant::now() + self.reconcile_every,
                    Err(error) => {
                        tracing::warn!(%error, "held jobs cannot be compared with the database");
                    }
                }
            }
            tokio::select! {
                biased;
                () = &mut stopped => return,
                () = self.admission.starved() => look_at = Instant::now(),
                () = self.rest(pause, free) => {}
            }
        }
    }

    /// Claims as many jobs as there are free slots and calls may be made; with the permits for them.
    async fn claim(&self, free: usize) -> Result<(Vec<ClaimedJob>, Vec<CallPermit>), sqlx::Error> {
        let permits = self.admission.admit(free).await?;
        let claimed = if permits.is_empty() {
            Vec::new()
        } else {
            jobs::claim(&self.pool, self.worker, permits.len(), self.with_spending).await?
        };
        Ok((claimed, permits))
    }

    /// The free slots, if there are any: whoever woke the pump wants them filled, whatever else is due. Without one it completes
    /// for what needs none.
    async fn slots_or_none(&self, look_at: Instant) -> Option<OwnedSemaphorePermit> {
        tokio::select! {
            biased;
            slots = self.free_slots() => Some(slots),
            // A call within this worker waits for a limit.
            () = self.admission.starved() => None,
            // To notice that a provider pauses, or what is not wanted any more.
            () = tokio::time::sleep_until(look_at) => None,
        }
    }

    /// A pause that ends early when woken, or with the first slot that is freed if none was.
    async fn rest(&self, pause: Duration, free: usize) {
        tokio::select! {
            () = self.wake.notified() => {}
            _ = self.slots.acquire(), if free == 0 => {}
            () = tokio::time::sleep(pause) => {}
        }
    }

    /// Waits for a free slot, then takes all there are.
    async fn free_slots(&self) -> OwnedSemaphorePermit {
        let mut slots = Arc::clone(&self.slots)
            .acquire_owned()
            .await
            .expect("the semaphore is never closed");
        let more = u32::try_from(self.slots.available_permits()).unwrap_or(u32::MAX);
        if let Ok(more) = Arc::clone(&self.slots).try_acquire_many_owned(more) {
            slots.merge(more);
        }
        slots
    }

    /// Gives back the jobs of a claim whose answer was lost with a connection: nobody runs them, and this worker's
    /// living lease would keep everyone else away. No claim is under way here, so an unknown job is such a one; and it is
    /// settled here and now, so that none is claimed anew in between.
    async fn give_back_unknown(&self) -> Result<(), sqlx::Error> {
        let recorded = jobs::held(&self.pool, self.worker).await?;
        let lost: Vec<Settlement> = self
            .held
            .reconcile(recorded)
            .into_iter()
            .map(|(job_id, attempt)| Settlement {
                job_id,
                attempt,
                outcome: Outcome::Released,
                generations: Vec::new(),
            })
            .collect();
        if lost.is_empty() {
            return Ok(());
        }
        // What was settled between the two looks is not ours any more: the fence lets nothing of it through.
        let given_back = jobs::settle(&self.pool, self.worker, &lost).await?;
        if !given_back.is_empty() {
            tracing::warn!(
                jobs = given_back.len(),
                "gave back jobs whose claim was lost"
            );
        }
        Ok(())
    }
}

/// Whether the server ended a statement because it took too long (SQLSTATE 57014).
fn took_too_long(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|error| error.code().is_some_and(|code| code == "57014"))
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn pump(slots: usize) -> Pump {
        let options = sqlx::postgres::PgConnectOptions::new_without_pgpass();
        Pump {
            worker: WorkerId::new(),
            pool: PgPool::connect_lazy_with(options),
            slots: Arc::new(Semaphore::new(slots)),
            held: Arc::default(),
            wake: Arc::default(),
            claims: mpsc::channel(1).0,
            reconcile_every: Duration::ZERO,
            metrics: Arc::new(Metrics::new(slots)),
            admission: Admission::unlimited(),
            with_spending: false,
        }
    }

    #[tokio::test]
    async fn free_slots_come_before_whatever_else_is_due() {
        let pump = pump(3);
        // Again and again: what is due as well might come first by chance.
        for _ in 0..100 {
            let slots = pump.slots_or_none(Instant::now()).await;
            assert_eq!(slots.map(|slots| slots.num_permits()), Some(3));
        }
        let all = pump.free_slots().await;
        assert!(pump.slots_or_none(Instant::now()).await.is_none());
        drop(all);
    }

    #[tokio::test]
    async fn a_slot_that_is_freed_while_the_pump_rests_is_filled_at_once() {
        const FOREVER: Duration = Duration::MAX;
        let pump = pump(1);
        let taken = pump.free_slots().await;
        let rest = pump.rest(FOREVER, 0);
        tokio::pin!(rest);
        assert!(rest.as_mut().now_or_never().is_none());
        drop(taken);
        assert!(rest.now_or_never().is_some());
        // What is free already is no reason: there was nothing to fill it with.
        assert!(pump.rest(FOREVER, 1).now_or_never().is_none());
    }
}
