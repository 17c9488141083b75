//! The command line of `penstock`.

use std::{path::PathBuf, time::Duration};

use clap::{
    ArgGroup,
    builder::{PossibleValuesParser, TypedValueParser},
};
use penstock_api::config::ApiArgs;
use penstock_shared::{
    config::{BudgetArgs, DatabaseArgs, KnowledgeArgs, LogArgs, OpsArgs},
    domain::{FailureCode, SectionId, SectionKind, UserId},
    knowledge::GUIDANCE_TOKENS,
};
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
    /// Check written sections against the words that they are based on: a JSON object a line on standard input,
    /// `{"id","section","source","context":[…],"output":{…}}`, to `{"id","supported","violations":[…],"lost":[…]}`.
    Check(CheckArgs),
    /// Check, search and measure the knowledge base.
    #[command(subcommand)]
    Kb(KbCommand),
}

/// How written sections are checked.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct CheckArgs {
    /// Measure the check instead, on the labelled cases of this folder: `tests/truthfulness` of Penstock's own.
    #[arg(long, value_name = "DIR")]
    pub evaluate: Option<PathBuf>,

    /// Show what was missed and refused of the tuning half, too.
    #[arg(long, requires = "evaluate")]
    pub misses: bool,
}

/// What can be done with the knowledge base.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum KbCommand {
    /// Say what is wrong with the files, if anything: file, line, field and what to do.
    Check(KnowledgeArgs),
    /// Show the passages that a worker would be told for a text, with their scores and why they matched.
    Search(Box<SearchArgs>),
    /// Measure the search on the labelled queries, beside simpler rankings.
    Eval(EvalArgs),
}

/// What is searched for.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct SearchArgs {
    /// A person's words.
    #[arg(required_unless_present = "jsonl", value_name = "TEXT")]
    pub text: Option<String>,

    /// The section they are for.
    #[arg(long, default_value = "work", value_name = "SECTION", value_parser = SectionKind::parse)]
    pub section: SectionKind,

    /// The template chosen.
    #[arg(long, value_name = "ID")]
    pub template: Option<String>,

    /// The industry, if told; inferred otherwise.
    #[arg(long, value_name = "ID")]
    pub industry: Option<String>,

    /// Most tokens of all passages together, at four characters a token.
    #[arg(long, default_value_t = GUIDANCE_TOKENS, value_name = "N")]
    pub tokens: usize,

    /// One JSON object instead of text.
    #[arg(long)]
    pub json: bool,

    /// Read a query from each line of standard input, as `{"id","text","section","template","industry"}`, and answer each
    /// with a line `{"id","industry","confidence","passages":[{"id","kind","score","text"}]}`.
    #[arg(long, conflicts_with_all = ["text", "section", "template", "industry", "json"])]
    pub jsonl: bool,

    /// The knowledge base.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
}

/// How the search is measured.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct EvalArgs {
    /// One JSON object instead of tables.
    #[arg(long)]
    pub json: bool,

    /// Show what was missed of the tuning half, too.
    #[arg(long, conflicts_with = "json")]
    pub misses: bool,

    /// The knowledge base.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
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
    /// Put failed sections back into the queue, with all their attempts: those named, or those that failed lately.
    Retry(RetryArgs),
    /// End waiting and running sections: those named, or a user's.
    Cancel(CancelArgs),
}

/// What `penstock queue retry` needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
#[command(group(ArgGroup::new("which").required(true).args(["sections", "failed_since"])))]
pub struct RetryArgs {
    /// Failed sections, as `sec_…`.
    #[arg(value_name = "SECTION")]
    pub sections: Vec<SectionId>,

    /// Every section that failed no longer ago than this, as in `90s`, `30m`, `2h` or `1d`; cancelled ones only with
    /// `--code cancelled`.
    #[arg(long, value_name = "AGE", value_parser = age)]
    pub failed_since: Option<Duration>,

    /// Only those that failed with this code; may be repeated. `penstock queue stats` counts them by code.
    #[arg(long, value_name = "CODE", requires = "failed_since",
          value_parser = PossibleValuesParser::new(FailureCode::ALL.iter().map(|code| code.as_str()))
              .try_map(|code| FailureCode::parse(&code).ok_or("unknown code")))]
    pub code: Vec<FailureCode>,

    /// How often they are tried again before they fail.
    #[arg(long, env = "MAX_ATTEMPTS", default_value_t = 5, value_name = "N",
          value_parser = clap::value_parser!(i32).range(1..=100))]
    pub max_attempts: i32,

    /// One JSON object instead of text.
    #[arg(long)]
    pub json: bool,

    /// The database.
    #[command(flatten)]
    pub database: DatabaseCommandArgs,
}

/// What `penstock queue cancel` needs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
#[command(group(ArgGroup::new("which").required(true).args(["sections", "user"])))]
pub struct CancelArgs {
    /// Waiting or running sections, as `sec_…`.
    #[arg(value_name = "SECTION")]
    pub sections: Vec<SectionId>,

    /// Every waiting or running section of this user, as `usr_…`.
    #[arg(long, value_name = "USER")]
    pub user: Option<UserId>,

    /// One JSON object instead of text.
    #[arg(long)]
    pub json: bool,

    /// The database.
    #[command(flatten)]
    pub database: DatabaseCommandArgs,
}

/// An age as people write it: a whole number and `s`, `m`, `h` or `d`.
fn age(text: &str) -> Result<Duration, String> {
    let seconds = |unit: &str| match unit {
        "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3_600),
        "d" => Some(86_400),
        _ => None,
    };
    let split = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    number
        .parse::<u64>()
        .ok()
        .zip(seconds(unit))
        .and_then(|(number, seconds)| number.checked_mul(seconds))
        .filter(|seconds| *seconds > 0 && *seconds <= 366 * 86_400)
        .map(Duration::from_secs)
        .ok_or_else(|| "write it as in `90s`, `30m`, `2h` or `1d`; a year at most".to_owned())
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
    /// What may be spent.
    #[command(flatten)]
    pub budget: BudgetArgs,
    /// The knowledge base.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    /// What is for operators.
    #[command(flatten)]
    pub ops: OpsArgs,
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
    /// The knowledge base.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
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
    use clap::{CommandFactory, Parser};

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn an_age_is_a_number_and_a_unit() {
        for (text, seconds) in [("90s", 90), ("30m", 1_800), ("2h", 7_200), ("1d", 86_400)] {
            assert_eq!(age(text), Ok(Duration::from_secs(seconds)));
        }
        for text in [
            "",
            "h",
            "5",
            "-1h",
            "1.5h",
            "0m",
            "1w",
            "99999999999999999999s",
            "400d",
            "1é",
        ] {
            assert!(age(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_to_act_on_must_be_said() {
        for (arguments, fine) in [
            ("retry", false),
            ("retry --code provider_timeout", false),
            ("retry --failed-since 1h", true),
            (
                "retry --failed-since 1h --code provider_timeout --code provider_unavailable",
                true,
            ),
            ("retry --failed-since 1h --code typo", false),
            ("retry sec_1", false),
            ("retry sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0", true),
            (
                "retry sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0 --failed-since 1h",
                false,
            ),
            ("cancel", false),
            ("cancel --user usr_0199e1b2c3d47a10b3c4d5e6f7a8b9c0", true),
            ("cancel --user sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0", false),
            ("cancel sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0", true),
        ] {
            let all = ["penstock", "queue"]
                .into_iter()
                .chain(arguments.split(' '));
            let all = all.chain(["--database-url", "postgres://x/y"]);
            assert_eq!(Cli::try_parse_from(all).is_ok(), fine, "{arguments}");
        }
    }
}
