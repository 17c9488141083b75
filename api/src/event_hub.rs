//! Hears which sections changed, over one connection for the whole process, and tells whoever waits.

use std::{sync::Arc, time::Duration};

use penstock_shared::{
    db::{
        events::{SECTIONS_CHANNEL, announced},
        pool::for_listening,
    },
    domain::SectionId,
};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgListener},
};
use tokio::sync::broadcast;
use tokio_util::task::AbortOnDropHandle;

/// Changes a slow waiter may fall behind by before it looks for itself instead.
const BACKLOG: usize = 4_096;

/// Pause between attempts to listen again; waiters look for themselves meanwhile.
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);

/// The source of changes; cloning it is cheap. Listening ends with the last clone.
#[derive(Debug, Clone)]
pub(crate) struct EventHub {
    changes: broadcast::Sender<SectionId>,
    _listening: Arc<AbortOnDropHandle<()>>,
}

impl EventHub {
    /// Starts listening.
    pub(crate) fn start(options: PgConnectOptions) -> Self {
        let changes = broadcast::Sender::new(BACKLOG);
        let listening = tokio::spawn({
            let changes = changes.clone();
            let pool = for_listening(options);
            async move {
                loop {
                    if let Err(error) = listen(&pool, &changes).await {
                        tracing::warn!(
                            error = &error as &dyn std::error::Error,
                            "section events lost; waiters poll until they are back"
                        );
                    }
                    tokio::time::sleep(RECONNECT_PAUSE).await;
                }
            }
        });
        Self {
            changes,
            _listening: Arc::new(AbortOnDropHandle::new(listening)),
        }
    }

    /// The changes from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<SectionId> {
        self.changes.subscribe()
    }
}

async fn listen(pool: &PgPool, changes: &broadcast::Sender<SectionId>) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(SECTIONS_CHANNEL).await?;
    while let Some(notification) = listener.try_recv().await? {
        for section in announced(notification.payload()) {
            // Nobody waiting is no error.
            changes.send(section).unwrap_or_default();
        }
    }
    Ok(())
}
