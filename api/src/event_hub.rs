//! Hears which sections changed, over one connection for the whole process, and tells whoever waits.

use std::time::Duration;

use penstock_shared::{
    db::events::{SECTIONS_CHANNEL, announced},
    domain::SectionId,
};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::sync::broadcast;

/// Changes a slow waiter may fall behind by before it looks for itself instead.
const BACKLOG: usize = 4_096;

/// Pause between attempts to listen again; waiters look for themselves meanwhile.
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);

/// The source of changes; cloning it is cheap.
#[derive(Debug, Clone)]
pub(crate) struct EventHub(broadcast::Sender<SectionId>);

impl EventHub {
    /// Starts listening, for as long as the process lives.
    pub(crate) fn start(options: PgConnectOptions) -> Self {
        let hub = Self(broadcast::Sender::new(BACKLOG));
        tokio::spawn({
            let hub = hub.clone();
            let pool = PgPoolOptions::new()
                .max_connections(1)
                .connect_lazy_with(options);
            async move {
                loop {
                    if let Err(error) = hub.listen(&pool).await {
                        tracing::warn!(
                            error = &error as &dyn std::error::Error,
                            "section events lost; waiters poll until they are back"
                        );
                    }
                    tokio::time::sleep(RECONNECT_PAUSE).await;
                }
            }
        });
        hub
    }

    /// The changes from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<SectionId> {
        self.0.subscribe()
    }

    async fn listen(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(SECTIONS_CHANNEL).await?;
        while let Some(notification) = listener.try_recv().await? {
            for section in announced(notification.payload()) {
                // Nobody waiting is no error.
                self.0.send(section).unwrap_or_default();
            }
        }
        Ok(())
    }
}
