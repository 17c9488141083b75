//! Hears which sections changed and what is being written, over one connection for the whole process, and tells whoever waits.

use std::{sync::Arc, time::Duration};

use penstock_shared::{
    db::{
        events::{PARTIALS_CHANNEL, SECTIONS_CHANNEL, announced, section_of},
        pool::{listen, next_notification},
    },
    domain::SectionId,
};
use sqlx::postgres::PgConnectOptions;
use tokio::sync::broadcast;
use tokio_util::task::AbortOnDropHandle;

use crate::followers::{Followed, Followers, Heard};

/// Changes a slow waiter may fall behind by before it looks for itself instead.
const BACKLOG: usize = 4_096;

/// Pause between attempts to listen again; waiters look for themselves meanwhile.
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);

/// The source of changes; cloning it is cheap. Listening ends with the last clone.
#[derive(Debug, Clone)]
pub(crate) struct EventHub {
    changes: broadcast::Sender<SectionId>,
    followers: Followers,
    _listening: Arc<AbortOnDropHandle<()>>,
}

impl EventHub {
    /// Starts listening.
    pub(crate) fn start(options: PgConnectOptions) -> Self {
        let changes = broadcast::Sender::new(BACKLOG);
        let followers = Followers::default();
        let listening = tokio::spawn({
            let (changes, followers) = (changes.clone(), followers.clone());
            async move {
                loop {
                    if let Err(error) = hear(&options, &changes, &followers).await {
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
            followers,
            _listening: Arc::new(AbortOnDropHandle::new(listening)),
        }
    }

    /// The changes from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<SectionId> {
        self.changes.subscribe()
    }

    /// What is heard of one section from now on.
    pub(crate) fn follow(&self, section: SectionId) -> Followed {
        self.followers.follow(section)
    }
}

async fn hear(
    options: &PgConnectOptions,
    changes: &broadcast::Sender<SectionId>,
    followers: &Followers,
) -> Result<(), sqlx::Error> {
    let mut listener = listen(options, [SECTIONS_CHANNEL, PARTIALS_CHANNEL]).await?;
    followers.tell_all(); // what came before
    while let Some(notification) = next_notification(&mut listener).await? {
        let payload = notification.payload();
        if notification.channel() == PARTIALS_CHANNEL {
            if let Some(section) = section_of(payload) {
                followers.tell(section, || Heard::Partial(payload.into()));
            }
            continue;
        }
        for section in announced(payload) {
            followers.tell(section, || Heard::Change);
            // Nobody waiting is no error.
            changes.send(section).unwrap_or_default();
        }
    }
    Ok(())
}
