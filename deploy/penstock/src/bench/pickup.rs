//! How soon an idle worker begins what is submitted.

use std::{
    collections::HashMap,
    time::{Duration, SystemTime},
};

use anyhow::Context;
use penstock_shared::{
    db::{
        queue_state::{self, Paused},
        resumes::NewResume,
        sections::{self, NewSection},
    },
    domain::{RawInput, ResumeId, SectionId, SectionKind, UserId},
};
use serde::Serialize;
use sqlx::{Connection, PgConnection};
use tokio::time::MissedTickBehavior;

use super::{
    load::{RAW_INPUT, make_users},
    phases::Bench,
};

/// Time between the submissions of the pickup phase: the queue is idle again before the next.
const PICKUP_INTERVAL: Duration = Duration::from_millis(20);

/// How long the worker may take for all of them together.
const PATIENCE: Duration = Duration::from_mins(1);

/// Time from a commit to the handler's first line.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Pickup {
    pub(super) submissions: usize,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) max_ms: f64,
}

/// Submits to an idle worker, one section after the other.
pub(super) async fn measure(bench: &mut Bench<'_>, submissions: usize) -> anyhow::Result<Pickup> {
    queue_state::set_paused(&mut bench.connection, Paused::No).await?;
    let mut fleet = bench.start(1, Duration::ZERO, true).await?;
    let mut lines = fleet[0]
        .announcements()
        .context("the worker says nothing")?;
    // Read as they come: a worker whose announcements nobody reads would wait for that.
    let announced = tokio::spawn(async move {
        let mut announced = Vec::with_capacity(submissions);
        while announced.len() < submissions {
            announced.push(lines.next_line().await?.context("the worker ended")?);
        }
        anyhow::Ok(announced)
    });
    let user_id = make_users(&mut bench.connection, 1).await?[0];
    let mut committed = HashMap::new();
    let mut tick = tokio::time::interval(PICKUP_INTERVAL);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for _ in 0..submissions {
        tick.tick().await;
        let id = submit(&mut bench.connection, user_id, bench.args.api.max_attempts).await?;
        committed.insert(id, SystemTime::now());
    }
    let mut latencies_ms = Vec::with_capacity(submissions);
    for line in tokio::time::timeout(PATIENCE, announced).await??? {
        let (id, nanoseconds) = line.split_once(' ').context("an announcement")?;
        let at = committed
            .get(&id.parse::<SectionId>()?)
            .context("another section was begun")?;
        let begun = SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds.parse()?);
        // The worker may begin before the submitter has read the answer to its commit.
        let latency = begun.duration_since(*at).unwrap_or_default();
        latencies_ms.push(latency.as_secs_f64() * 1e3);
    }
    queue_state::set_paused(&mut bench.connection, Paused::Yes).await?;
    for worker in fleet {
        worker.stop().await?;
    }
    latencies_ms.sort_by(f64::total_cmp);
    Ok(Pickup {
        submissions,
        p50_ms: percentile(&latencies_ms, 50),
        p99_ms: percentile(&latencies_ms, 99),
        max_ms: percentile(&latencies_ms, 100),
    })
}

/// Commits one section with its job, as the API does.
async fn submit(
    connection: &mut PgConnection,
    user_id: UserId,
    max_attempts: i32,
) -> anyhow::Result<SectionId> {
    let (id, resume_id) = (SectionId::new(), ResumeId::new());
    let resume = NewResume {
        id: resume_id,
        user_id,
        template_id: "professional".to_owned(),
    };
    let section = NewSection {
        id,
        resume_id,
        user_id,
        template_id: resume.template_id.clone(),
        kind: SectionKind::Work,
        raw_input: RawInput::parse(RAW_INPUT.to_owned())?,
        industry: None,
        locale: None,
        target_role: None,
    };
    let mut tx = connection.begin().await?;
    sections::enqueue(&mut tx, &[resume], vec![section], max_attempts).await?;
    Ok(tx.commit().await.map(|()| id)?)
}

/// The value below which `percent` of the sorted values lie (nearest rank).
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}
