//! The apalis backend: hands over what the pump has claimed. Claims, heartbeats and commits are tasks of their own, so
//! that none of them depends on when apalis next polls.

use std::{
    convert::Infallible,
    task::{Context, Poll},
};

use apalis::prelude::{Backend, Task, TaskBuilder, WorkerContext};
use apalis_core::backend::{BackendConfig, finalize::Ephemeral};
use penstock_shared::{db::jobs::ClaimedJob, domain::QUEUE};
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio_util::sync::CancellationToken;

use crate::providers::CallPermit;

/// A claimed job and the slot it fills. Dropping it frees the slot.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) job: ClaimedJob,
    pub(super) slot: OwnedSemaphorePermit,
    /// Leave to make its first call.
    pub(super) permit: CallPermit,
    /// Cancelled when the job is no longer wanted from this process.
    pub(super) unwanted: CancellationToken,
}

/// Yields claims until the pump ends.
#[derive(Debug)]
pub(super) struct SectionBackend {
    claims: mpsc::Receiver<Claim>,
}

impl SectionBackend {
    pub(super) const fn new(claims: mpsc::Receiver<Claim>) -> Self {
        Self { claims }
    }
}

impl Backend for SectionBackend {
    type Task = Task<Claim>;
    type Error = Infallible;

    fn poll_ready(
        &mut self,
        _: &mut Context<'_>,
        _: &WorkerContext,
    ) -> Poll<Result<(), Infallible>> {
        // Free slots are the pump's concern: it claims no more than there are.
        Poll::Ready(Ok(()))
    }

    fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        worker: &WorkerContext,
    ) -> Poll<Option<Result<Task<Claim>, Infallible>>> {
        self.claims.poll_recv(cx).map(|claim| {
            if claim.is_none() && worker.is_running() {
                // An exhausted backend alone does not end an apalis worker: it also waits to be told.
                worker
                    .stop()
                    .unwrap_or_else(|error| tracing::error!(%error, "engine cannot be stopped"));
            }
            claim.map(|claim| Ok(TaskBuilder::new(claim).queue(QUEUE.into()).build()))
        })
    }

    fn poll_close(
        &mut self,
        _: &mut Context<'_>,
        _: &WorkerContext,
    ) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
}

impl BackendConfig for SectionBackend {
    type Args = Claim;
    type Id = ();
    type Kind = Ephemeral;
    type Config = ();
    type Layer = apalis_core::layers::Identity;

    fn config(&self) -> &() {
        &()
    }

    fn middleware(&mut self, _: &mut WorkerContext) -> Self::Layer {
        apalis_core::layers::Identity::new()
    }
}
