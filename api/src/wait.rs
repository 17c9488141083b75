//! Long-polling: how long a client wants to wait, and waiting for sections to finish.

use std::{str::FromStr, time::Duration};

use axum::{extract::FromRequestParts, http::request::Parts};
use penstock_shared::{db::sections, domain::SectionId};
use serde::Deserialize;
use sqlx::PgPool;
use tokio::{sync::broadcast, time::Instant};

use crate::{error::ApiError, event_hub::EventHub, query::QueryOf};

/// The longest wait, in seconds: below the 30 s and more after which proxies and chat platforms give up a request.
pub(crate) const MAX_WAIT_SECONDS: u64 = 10;

/// A waiter looks for itself this often, in case a notification was lost.
const RECHECK: Duration = Duration::from_secs(1);

/// How long to wait for a result, from `?wait=N` or `Prefer: wait=N` (RFC 7240); the query wins.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wait(Option<Duration>);

#[derive(Deserialize)]
struct WaitQuery {
    wait: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Wait {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let QueryOf(query) = QueryOf::<WaitQuery>::from_request_parts(parts, state).await?;
        // Chat platforms send an empty value for a variable that is not set.
        if let Some(text) = query.wait.filter(|text| !text.trim().is_empty()) {
            return text.trim().parse().map(Self::seconds).map_err(|_| {
                ApiError::invalid(
                    "invalid_wait",
                    "wait",
                    "Write the wait as whole seconds, for example `?wait=5`.",
                )
            });
        }
        // A preference that cannot be read is ignored (RFC 7240, section 2).
        let preferred = parts
            .headers
            .get_all("prefer")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split([',', ';']))
            .find_map(|preference| {
                let (name, value) = preference.split_once('=')?;
                name.trim()
                    .eq_ignore_ascii_case("wait")
                    .then(|| u64::from_str(value.trim().trim_matches('"')).ok())?
            });
        Ok(preferred.map_or(Self(None), Self::seconds))
    }
}

impl Wait {
    fn seconds(seconds: u64) -> Self {
        Self(Some(Duration::from_secs(seconds.min(MAX_WAIT_SECONDS))))
    }

    /// Whether there is anything to wait for.
    pub(crate) fn is_wanted(self) -> bool {
        self.0.is_some()
    }

    /// Returns when every section is finished or the wait is over, whichever is first. Subscribes before it looks,
    /// so that no change falls between.
    pub(crate) async fn until_finished(
        self,
        pool: &PgPool,
        hub: &EventHub,
        ids: &[SectionId],
    ) -> Result<(), ApiError> {
        let Some(wait) = self.0 else { return Ok(()) };
        let deadline = Instant::now() + wait;
        let mut events = hub.subscribe();
        while sections::unfinished(pool, ids).await? > 0 {
            let recheck = (Instant::now() + RECHECK).min(deadline);
            let changed = async {
                loop {
                    match events.recv().await {
                        Ok(id) if !ids.contains(&id) => {}
                        Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => return,
                        Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
                    }
                }
            };
            if tokio::time::timeout_at(recheck, changed).await.is_err()
                && Instant::now() >= deadline
            {
                return Ok(());
            }
        }
        Ok(())
    }
}
