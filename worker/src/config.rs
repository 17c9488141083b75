//! The worker's settings.

use std::{net::SocketAddr, time::Duration};

use penstock_shared::config::{
    BudgetArgs, DatabaseArgs, KnowledgeArgs, LogArgs, OpsArgs, listen_address,
};

use crate::{
    answers::AnswerCache,
    providers::ProviderArgs,
    queue::{QueueSettings, RetryPolicy},
};

/// `penstock-worker`: write résumé sections from the queue.
#[derive(Debug, Clone, clap::Parser)]
#[command(name = "penstock-worker", version, about)]
pub struct Cli {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The worker itself.
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

/// What shapes a worker. The defaults suit calls of about thirty seconds.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct WorkerArgs {
    /// The address of the worker's health and metrics; port 0 takes a free one.
    #[arg(
        long,
        env = "WORKER_LISTEN",
        default_value = "127.0.0.1:8081",
        value_name = "ADDRESS",
        value_parser = listen_address
    )]
    pub worker_listen: SocketAddr,

    /// Sections written at once.
    #[arg(long, env = "WORKER_CONCURRENCY", default_value_t = 64, value_name = "N",
          value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub worker_concurrency: u32,

    /// Database connections held at most, whatever the concurrency: one for heartbeats, one for notifications, the rest for
    /// claims and results.
    #[arg(long, env = "WORKER_DATABASE_CONNECTIONS", default_value_t = 5, value_name = "N",
          value_parser = clap::value_parser!(u32).range(3..=100))]
    pub worker_database_connections: u32,

    /// Time between heartbeats.
    #[arg(long, env = "WORKER_HEARTBEAT_MS", default_value_t = 2_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(100..=60_000))]
    pub worker_heartbeat_ms: u64,

    /// How long a worker's sections stay its own after its last heartbeat: at least two and a half heartbeats, the
    /// default, and less than three for a rescue within three.
    #[arg(long, env = "WORKER_LEASE_MS", value_name = "MS", value_parser = clap::value_parser!(u64).range(200..=600_000))]
    pub worker_lease_ms: Option<u64>,

    /// How long sections under way may go on once the worker is told to stop; the rest are given back.
    #[arg(long, env = "WORKER_GRACE_MS", default_value_t = 40_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(..=86_400_000))]
    pub worker_grace_ms: u64,

    /// The longest pause after a first failed attempt; doubles with each further one.
    #[arg(long, env = "RETRY_BASE_MS", default_value_t = 2_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(..=86_400_000))]
    pub retry_base_ms: u64,

    /// The longest pause between attempts, unless the provider asks for more.
    #[arg(long, env = "RETRY_CAP_MS", default_value_t = 120_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(..=86_400_000))]
    pub retry_cap_ms: u64,

    /// How long finished jobs are kept; sections and their history are kept for good.
    #[arg(long, env = "JOB_RETENTION_MS", default_value_t = 3_600_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(..=31_536_000_000))]
    pub job_retention_ms: u64,
}

/// A lease too short for its heartbeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a lease of {lease_ms} ms is less than two and a half heartbeats of {heartbeat_ms} ms: one late heartbeat would lose \
     every section; raise WORKER_LEASE_MS or leave it out"
)]
pub struct LeaseTooShort {
    lease_ms: u64,
    heartbeat_ms: u64,
}

impl WorkerArgs {
    /// The queue's part of it.
    pub(crate) fn queue(&self) -> Result<QueueSettings, LeaseTooShort> {
        let heartbeat_ms = self.worker_heartbeat_ms;
        let lease_ms = self.worker_lease_ms.unwrap_or(heartbeat_ms * 5 / 2);
        if lease_ms < heartbeat_ms * 5 / 2 {
            return Err(LeaseTooShort {
                lease_ms,
                heartbeat_ms,
            });
        }
        Ok(QueueSettings {
            concurrency: usize::try_from(self.worker_concurrency).unwrap_or(usize::MAX),
            heartbeat: Duration::from_millis(heartbeat_ms),
            lease: Duration::from_millis(lease_ms),
            grace: Duration::from_millis(self.worker_grace_ms),
            retry: RetryPolicy {
                base: Duration::from_millis(self.retry_base_ms),
                cap: Duration::from_millis(self.retry_cap_ms),
            },
            retention: Duration::from_millis(self.job_retention_ms),
            with_spending: false,
        })
    }
}

/// The language models. Without any the built-in composer writes, offline.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct LlmArgs {
    /// Several providers, in the order in which they are to be used: names of your own, such as `groq,openai,builtin`. Each has
    /// its own variables, `LLM_GROQ_BASE_URL`, `LLM_GROQ_MODEL` and so on; `builtin` is the composer.
    #[arg(
        long,
        env = "LLM_PROVIDERS",
        value_name = "NAME,…",
        value_delimiter = ','
    )]
    pub llm_providers: Vec<String>,

    /// The provider, where there is only one.
    #[command(flatten)]
    pub provider: ProviderArgs,

    /// How long all calls of one attempt may take together, waiting for limits included.
    #[arg(long, env = "LLM_ATTEMPT_TIMEOUT_MS", default_value_t = 300_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    pub llm_attempt_timeout_ms: u64,

    /// Whose earlier answers to the same request are used again.
    #[arg(long, env = "LLM_ANSWER_CACHE", value_enum, default_value_t = AnswerCache::User)]
    pub llm_answer_cache: AnswerCache,
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;

    #[test]
    fn every_flag_and_its_variable_have_the_same_name() {
        for argument in Cli::command()
            .get_arguments()
            .filter(|a| a.get_env().is_some())
        {
            let flag = argument
                .get_long()
                .expect("a flag")
                .replace('-', "_")
                .to_uppercase();
            assert_eq!(argument.get_env().unwrap().to_str().unwrap(), flag);
        }
    }

    #[test]
    fn a_lease_shorter_than_two_and_a_half_heartbeats_is_refused() {
        let parse = |lease: &str| {
            Cli::try_parse_from([
                "w",
                "--database-url",
                "postgres://h/d",
                "--worker-heartbeat-ms",
                "1000",
                "--worker-lease-ms",
                lease,
            ])
            .unwrap()
            .worker
            .queue()
        };
        assert!(parse("2499").is_err());
        assert_eq!(parse("2500").unwrap().lease, Duration::from_millis(2_500));
    }

    #[test]
    fn the_default_lease_ends_within_three_heartbeats() {
        let cli = Cli::try_parse_from(["w", "--database-url", "postgres://h/d"]).unwrap();
        let settings = cli.worker.queue().unwrap();
        // The rescuer looks every quarter of a heartbeat.
        assert!(settings.lease + settings.heartbeat / 4 < settings.heartbeat * 3);
    }
}
