//! The operator's commands on the queue of the whole fleet.

mod act;
mod stats;

use std::time::Duration;

use anyhow::{Context, bail};
use penstock_shared::{
    db::{
        migrate,
        pool::limited,
        queue_state::{self, Paused},
    },
    telemetry::{self, DEFAULT_FILTER},
    terminal::print,
};
use sqlx::{ConnectOptions, PgConnection};

use crate::cli::{DatabaseCommandArgs, QueueCommand};

/// Longer than any statement takes, even on a busy server; nobody waits for ever on a lock.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(30);

/// Carries a command out and prints what it came to on standard output.
pub async fn run(command: QueueCommand) -> anyhow::Result<()> {
    match command {
        QueueCommand::Pause(args) => set_paused(&args, Paused::Yes).await,
        QueueCommand::Resume(args) => set_paused(&args, Paused::No).await,
        QueueCommand::Stats(args) => {
            let stats = queue_state::stats(&mut connect(&args.database).await?).await?;
            if args.json {
                print(serde_json::to_string(&stats)?)?;
            } else {
                print(stats::table(&stats))?;
            }
            Ok(())
        }
        QueueCommand::Retry(args) => act::retry(&mut connect(&args.database).await?, &args).await,
        QueueCommand::Cancel(args) => act::cancel(&mut connect(&args.database).await?, &args).await,
    }
}

async fn set_paused(args: &DatabaseCommandArgs, paused: Paused) -> anyhow::Result<()> {
    let since = queue_state::set_paused(&mut connect(args).await?, paused).await?;
    match since {
        Some(since) => print(format_args!(
            "The queue is paused since {since}: no worker starts a section."
        ))?,
        None => print("The queue is running.")?,
    }
    Ok(())
}

async fn connect(args: &DatabaseCommandArgs) -> anyhow::Result<PgConnection> {
    telemetry::init(&args.log, DEFAULT_FILTER)?;
    let options = limited(args.database.connect_options()?, STATEMENT_TIMEOUT);
    let mut conn = options
        .connect()
        .await
        .context("the database that DATABASE_URL names cannot be used")?;
    if !migrate::is_migrated(&mut conn).await? {
        bail!("the database that DATABASE_URL names is not prepared: run `penstock migrate`");
    }
    Ok(conn)
}
