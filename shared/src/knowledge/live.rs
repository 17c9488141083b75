//! The knowledge base that a running program uses, replaced when its files change.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Instant,
};

use tokio::signal::unix::{SignalKind, signal};

use super::{KnowledgeBase, KnowledgeError, NotFound, locate};
use crate::config::KnowledgeArgs;

/// Why a program has no knowledge base to start with.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is none to be found.
    #[error(transparent)]
    NotFound(#[from] NotFound),
    /// It cannot be used.
    #[error("the knowledge base in `{}` cannot be used", dir.display())]
    Knowledge {
        /// Where it is.
        dir: PathBuf,
        /// What is wrong with it.
        source: KnowledgeError,
    },
}

/// The knowledge base in use. Whoever has taken it keeps it, whole, while another takes its place.
#[derive(Debug, Clone)]
pub struct LiveKnowledge {
    dir: Arc<PathBuf>,
    current: Arc<RwLock<Arc<KnowledgeBase>>>,
}

impl LiveKnowledge {
    /// Loads the knowledge base that the settings name. From then on it is loaded again at each SIGHUP; one that cannot be
    /// used is reported, and the one before it stays. Must be called within a Tokio runtime.
    pub fn start(args: &KnowledgeArgs) -> Result<Self, StartError> {
        let dir = locate(args.knowledge_base.as_deref())?;
        // Before loading: a signal that nobody listens for ends the program.
        let hangup = signal(SignalKind::hangup());
        let live = Self::load(dir)?;
        match hangup {
            Ok(mut hangup) => {
                let live = live.clone();
                tokio::spawn(async move {
                    while hangup.recv().await.is_some() {
                        live.reload().await;
                    }
                });
            }
            Err(error) => tracing::error!(
                error = &error as &dyn std::error::Error,
                "SIGHUP cannot be caught: the knowledge base is not reloaded"
            ),
        }
        Ok(live)
    }

    fn load(dir: PathBuf) -> Result<Self, StartError> {
        let started = Instant::now();
        match KnowledgeBase::load(&dir) {
            Ok(base) => {
                loaded(&base, started, "knowledge base loaded");
                Ok(base.into_live(dir))
            }
            Err(source) => Err(StartError::Knowledge { dir, source }),
        }
    }

    /// The knowledge base as it is now.
    pub fn current(&self) -> Arc<KnowledgeBase> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&current)
    }

    async fn reload(&self) {
        let started = Instant::now();
        let dir = Arc::clone(&self.dir);
        let loading = tokio::task::spawn_blocking(move || KnowledgeBase::load(&dir));
        match loading.await {
            Ok(Ok(base)) => {
                loaded(&base, started, "knowledge base reloaded");
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(base);
            }
            Ok(Err(error)) => tracing::error!(
                knowledge.version = self.current().version(),
                error = &error as &dyn std::error::Error,
                "knowledge base not reloaded: the one before it stays in use"
            ),
            Err(error) => tracing::error!(
                knowledge.version = self.current().version(),
                error = &error as &dyn std::error::Error,
                "knowledge base not reloaded, by a fault of ours: the one before it stays in use"
            ),
        }
    }
}

impl KnowledgeBase {
    /// As it is used by a running program; `dir` is where it would be loaded from again.
    pub fn into_live(self, dir: PathBuf) -> LiveKnowledge {
        LiveKnowledge {
            dir: Arc::new(dir),
            current: Arc::new(RwLock::new(Arc::new(self))),
        }
    }
}

fn loaded(base: &KnowledgeBase, started: Instant, what: &str) {
    tracing::info!(
        knowledge.version = base.version(),
        knowledge.passages = base.passage_count(),
        duration_ms = started.elapsed().as_secs_f64() * 1_000.0,
        "{what}"
    );
}
