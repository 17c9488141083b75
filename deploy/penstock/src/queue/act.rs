//! Retrying and cancelling sections by hand, one by one or many at once.

use std::collections::{BTreeMap, BTreeSet};

use penstock_shared::{
    db::{references, sections},
    domain::{FailureCode, SectionId, SectionStatus},
    terminal::{print, say},
};
use serde_json::json;
use sqlx::{Connection, PgConnection};

use crate::cli::{CancelArgs, RetryArgs};

/// Sections put back in one transaction: few enough that nobody waits for their locks, enough that thousands take seconds.
const BATCH: usize = 100;

/// What came of the sections that were named or found.
struct Outcome {
    /// What was done to them, as in `retried`.
    verb: &'static str,
    /// Those it was done to.
    done: Vec<SectionId>,
    /// The others, and why.
    refused: Vec<(SectionId, String)>,
}

/// `penstock queue retry`.
pub(super) async fn retry(conn: &mut PgConnection, args: &RetryArgs) -> anyhow::Result<()> {
    let ids = match args.failed_since {
        None => args.sections.clone(),
        Some(window) if args.code.is_empty() => {
            // Whoever cancelled a section did not mean it to come back.
            let mut codes = FailureCode::ALL.to_vec();
            codes.retain(|code| *code != FailureCode::Cancelled);
            sections::failed(&mut *conn, window, &codes).await?
        }
        Some(window) => sections::failed(&mut *conn, window, &args.code).await?,
    };
    let mut done = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let mut tx = conn.begin().await?;
        done.extend(sections::retry_all(&mut tx, batch, args.max_attempts).await?);
        tx.commit().await?;
        if ids.len() > BATCH {
            say(format_args!("{} of {}", done.len(), ids.len()));
        }
    }
    let refused = if args.failed_since.is_some() {
        // Somebody else was faster with those: they are where they should be.
        Vec::new()
    } else {
        let because = |status| format!("it is {status}; only a failed section can be tried again");
        refused(conn, &ids, &done, because).await?
    };
    let verb = "retried";
    Outcome {
        verb,
        done,
        refused,
    }
    .tell(args.json)
}

/// `penstock queue cancel`.
pub(super) async fn cancel(conn: &mut PgConnection, args: &CancelArgs) -> anyhow::Result<()> {
    let ids = match args.user {
        None => args.sections.clone(),
        Some(user) => {
            let known =
                references::find(&mut *conn, &BTreeSet::from([user]), &BTreeSet::new()).await?;
            if known.users.is_empty() {
                anyhow::bail!("there is no user {user}: a section's `user_id` names its user");
            }
            sections::unfinished_of_user(&mut *conn, user).await?
        }
    };
    let mut done = Vec::with_capacity(ids.len());
    // One by one: together they would hold running jobs while workers settle theirs, in another order.
    for id in &ids {
        let mut tx = conn.begin().await?;
        if sections::cancel(&mut tx, *id).await? {
            done.push(*id);
        }
        tx.commit().await?;
    }
    let refused = if args.user.is_some() {
        // They were finished before their turn came.
        Vec::new()
    } else {
        let because = |status| format!("it is {status} already; there is nothing left to cancel");
        refused(conn, &ids, &done, because).await?
    };
    let verb = "cancelled";
    Outcome {
        verb,
        done,
        refused,
    }
    .tell(args.json)
}

/// The sections of `ids` that are not in `done`, each with the reason.
async fn refused(
    conn: &mut PgConnection,
    ids: &[SectionId],
    done: &[SectionId],
    because: impl Fn(SectionStatus) -> String,
) -> Result<Vec<(SectionId, String)>, sqlx::Error> {
    let mut left = ids.to_vec();
    left.retain(|id| !done.contains(id));
    left.sort_unstable();
    left.dedup();
    let found: BTreeMap<SectionId, SectionStatus> = sections::find(conn, &left)
        .await?
        .into_iter()
        .map(|section| (section.id, section.status))
        .collect();
    let reason = |id: SectionId| match found.get(&id) {
        Some(status) => because(*status),
        None => "there is no such section; copy the `section_id` of its submission".to_owned(),
    };
    Ok(left.into_iter().map(|id| (id, reason(id))).collect())
}

impl Outcome {
    /// Prints it. An error if something that was named could not be done.
    fn tell(&self, as_json: bool) -> anyhow::Result<()> {
        let Self {
            verb,
            done,
            refused,
        } = self;
        if as_json {
            let refused: Vec<_> = refused
                .iter()
                .map(|(id, reason)| json!({"section_id": id, "reason": reason}))
                .collect();
            print(json!({"count": done.len(), *verb: done, "refused": refused}))?;
        } else {
            for (id, reason) in refused {
                print(format_args!("{id} not {verb}: {reason}"))?;
            }
            print(format_args!("{} {verb}.", plural(done.len())))?;
        }
        if refused.is_empty() {
            return Ok(());
        }
        anyhow::bail!(
            "{} not {verb}; the reasons are above",
            plural(refused.len())
        )
    }
}

fn plural(count: usize) -> String {
    match count {
        1 => "1 section".to_owned(),
        _ => format!("{count} sections"),
    }
}
