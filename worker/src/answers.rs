//! Answers used again: a request that was answered and checked before, word for word, needs no call.
//!
//! The key is a hash of all that shapes an answer; the answer is the section it became. Lookups that come together are one
//! statement.

use std::collections::HashMap;

use penstock_shared::db::{
    generations::{self, Answer, RequestKey},
    jobs::ClaimedSection,
};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use tokio::sync::{mpsc, oneshot};

use crate::generate::language_model::Prompt;

/// Lookups of one statement.
const MOST_AT_ONCE: usize = 1_000;

/// Whose answers may be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum AnswerCache {
    /// Nobody's.
    Off,
    /// The same user's.
    User,
    /// Anybody's whose request is the same word for word, background included.
    Shared,
}

/// Finds earlier answers.
pub struct Answers {
    lookups: Option<mpsc::Sender<(RequestKey, oneshot::Sender<Answer>)>>,
    scope: AnswerCache,
    /// What shapes every answer of this worker besides the prompt: versions, providers and models.
    common: Vec<u8>,
}

impl Answers {
    /// Looks answers up in the database. Must be called within a runtime.
    pub fn new<'a>(
        pool: PgPool,
        scope: AnswerCache,
        models: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut common = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
        for (provider, model) in models {
            for part in [provider, model] {
                common.push(0);
                common.extend_from_slice(part.as_bytes());
            }
        }
        let lookups = (scope != AnswerCache::Off).then(|| {
            let (sender, receiver) = mpsc::channel(MOST_AT_ONCE);
            tokio::spawn(look_up(pool, receiver));
            sender
        });
        Self {
            lookups,
            scope,
            common,
        }
    }

    /// No answer is ever used again.
    pub const fn off() -> Self {
        Self {
            lookups: None,
            scope: AnswerCache::Off,
            common: Vec::new(),
        }
    }

    /// The key of a request, where its answer may be used again.
    pub fn key(
        &self,
        section: &ClaimedSection,
        prompt: &Prompt,
        knowledge_version: &str,
    ) -> Option<RequestKey> {
        self.lookups.as_ref()?;
        let mut hash = Sha256::new();
        let schema = prompt.schema.to_string();
        let user = match self.scope {
            AnswerCache::Shared => String::new(),
            AnswerCache::User | AnswerCache::Off => section.user_id.to_string(),
        };
        for part in [
            &self.common[..],
            user.as_bytes(),
            section.kind.as_str().as_bytes(),
            knowledge_version.as_bytes(),
            prompt.system.as_bytes(),
            prompt.user.as_bytes(),
            schema.as_bytes(),
        ] {
            // The length keeps parts apart: no two requests run together into the same bytes.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Some(hash.finalize().into())
    }

    /// The answer to the same request before, if there is one. A database that does not answer has none.
    pub async fn find(&self, key: RequestKey) -> Option<Answer> {
        let (sender, answer) = oneshot::channel();
        self.lookups.as_ref()?.send((key, sender)).await.ok()?;
        answer.await.ok()
    }
}

/// Answers lookups, as many at once as have gathered, until nobody can ask any more.
async fn look_up(pool: PgPool, mut lookups: mpsc::Receiver<(RequestKey, oneshot::Sender<Answer>)>) {
    let mut waiting = Vec::new();
    while lookups.recv_many(&mut waiting, MOST_AT_ONCE).await > 0 {
        let keys: Vec<RequestKey> = waiting.iter().map(|(key, _)| *key).collect();
        let found: HashMap<RequestKey, Answer> = match generations::answers(&pool, &keys).await {
            Ok(found) => found.into_iter().collect(),
            Err(error) => {
                tracing::warn!(%error, "earlier answers cannot be looked up");
                HashMap::new()
            }
        };
        for (key, sender) in waiting.drain(..) {
            if let Some(answer) = found.get(&key) {
                // Who asked may have been cancelled.
                sender.send(answer.clone()).unwrap_or_default();
            }
        }
    }
}
