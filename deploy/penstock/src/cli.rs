//! The command line of `penstock`.

use std::path::PathBuf;

use penstock_api::config::ApiArgs;
use penstock_shared::config::{DatabaseArgs, LogArgs};
use penstock_worker::config::{LlmArgs, WorkerArgs};
use secrecy::SecretString;

/// Penstock: résumé sections in, polished JSON Resume out. Without a command: the whole system, until Ctrl-C.
#[derive(Debug, Clone, clap::Parser)]
#[command(
    name = "penstock",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
pub struct Cli {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The system to serve.
    #[command(flatten)]
    pub system: SystemArgs,
}

/// What `penstock` does besides serving.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Show the whole system at work on a sample résumé, then exit.
    Demo(Box<SystemArgs>),
    /// Prepare a database for this version; safe to run again, and from several places at once.
    Migrate(DatabaseCommandArgs),
    /// Steer the queue of the whole fleet.
    #[command(subcommand)]
    Queue(QueueCommand),
}

/// What can be done with the queue.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum QueueCommand {
    /// Let no worker start a section until `resume`; what runs goes on.
    Pause(DatabaseCommandArgs),
    /// Let the workers go on.
    Resume(DatabaseCommandArgs),
    /// Show what waits, what runs, what failed, and the workers.
    Stats(StatsArgs),
}

/// What `penstock queue stats` needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct StatsArgs {
    /// One JSON object instead of a table.
    #[arg(long)]
    pub json: bool,
    /// The database.
    #[command(flatten)]
    pub database: DatabaseCommandArgs,
}

/// What the whole system needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct SystemArgs {
    /// The Postgres to use, as `postgres://user:password@host:5432/database`; a private one is started without this.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<SecretString>,

    /// Where the private Postgres keeps its data. Without this: the user's data folder, or one that the server's account may
    /// read when run as root.
    #[arg(long, env = "DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// The folder of the `initdb`, `postgres` and `pg_ctl` to use for the private Postgres.
    #[arg(long, env = "PG_BIN", value_name = "DIR")]
    pub pg_bin: Option<PathBuf>,

    /// The API.
    #[command(flatten)]
    pub api: ApiArgs,
    /// The worker.
    #[command(flatten)]
    pub worker: WorkerArgs,
    /// The language model.
    #[command(flatten)]
    pub llm: LlmArgs,
    /// The log.
    #[command(flatten)]
    pub log: LogArgs,
}

/// What a command on a database needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct DatabaseCommandArgs {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The log.
    #[command(flatten)]
    pub log: LogArgs,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
