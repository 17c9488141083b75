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
    /// Measure the queue on this machine, beside what its Postgres could do at most.
    Bench(Box<BenchArgs>),
    /// The worker that `bench` measures.
    #[command(hide = true)]
    BenchWorker(Box<BenchWorkerArgs>),
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

/// Which Postgres to use.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct PostgresArgs {
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
}

/// What the whole system needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct SystemArgs {
    /// The Postgres.
    #[command(flatten)]
    pub postgres: PostgresArgs,
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

/// What is measured.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct BenchArgs {
    /// The Postgres. The private one gets a database for this run alone.
    #[command(flatten)]
    pub postgres: PostgresArgs,

    /// How long pgbench runs for each ceiling; 0 leaves the ceilings out.
    #[arg(long, default_value_t = 5, value_name = "SECONDS")]
    pub ceiling_seconds: u32,

    /// Jobs in each drain.
    #[arg(long, default_value_t = 20_000, value_name = "N")]
    pub jobs: usize,

    /// Drains with one worker and with two; the figures are their medians.
    #[arg(long, default_value_t = 3, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: u32,

    /// Sections submitted one by one.
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub singles: usize,

    /// Submissions to an idle queue, 20 ms apart.
    #[arg(long, default_value_t = 500, value_name = "N")]
    pub pickups: usize,

    /// Jobs that take --latency-ms each.
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub in_flight: usize,

    /// How long each of these takes; all others take no time.
    #[arg(long, default_value_t = 2_000, value_name = "MS")]
    pub latency_ms: u64,

    /// Jobs that a worker runs at once.
    #[arg(long, default_value_t = 1_000, value_name = "N",
          value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub concurrency: u32,

    /// Measure the drain once more beside this many finished jobs.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub finished_rows: i64,

    /// Submit 200 sections a second for so long, while two workers are restarted in turn every 20 seconds.
    #[arg(long, default_value_t = 0, value_name = "SECONDS")]
    pub steady_seconds: u64,

    /// Run in a database that holds other people's sections. Theirs are not touched, and the bench's own are removed at the
    /// end; but submissions made meanwhile wait, and may lose an attempt.
    #[arg(long)]
    pub beside_other_sections: bool,

    /// JSON instead of a table.
    #[arg(long)]
    pub json: bool,

    /// The API.
    #[command(flatten)]
    pub api: ApiArgs,
    /// The worker, but for its concurrency.
    #[command(flatten)]
    pub worker: WorkerArgs,
    /// The log.
    #[command(flatten)]
    pub log: LogArgs,
}

/// What `bench` tells its workers.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct BenchWorkerArgs {
    /// How long each job takes.
    #[arg(long, value_name = "MS")]
    pub latency_ms: u64,
    /// Name each section that is begun, with the time, on standard output.
    #[arg(long)]
    pub announce: bool,
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The worker.
    #[command(flatten)]
    pub worker: WorkerArgs,
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
