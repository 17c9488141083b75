//! The API's settings.

use std::net::SocketAddr;

use penstock_shared::config::{
    BudgetArgs, DatabaseArgs, KnowledgeArgs, LogArgs, OpsArgs, listen_address,
};

/// `penstock-api`: accept résumé sections over HTTP and report on them.
#[derive(Debug, Clone, clap::Parser)]
#[command(name = "penstock-api", version, about)]
pub struct Cli {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The API itself.
    #[command(flatten)]
    pub api: ApiArgs,
    /// What may be spent: the same as the workers', or submissions are accepted that no worker may write.
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

/// What shapes the API.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct ApiArgs {
    /// The address the API listens on; port 0 takes a free one.
    #[arg(
        long,
        env = "API_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS",
        value_parser = listen_address
    )]
    pub api_listen: SocketAddr,

    /// Database connections the API holds at most, one of them for notifications.
    #[arg(long, env = "API_DATABASE_CONNECTIONS", default_value_t = 10, value_name = "N",
          value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub api_database_connections: u32,

    /// How often a section is tried before it fails; a crash of its worker counts.
    #[arg(long, env = "MAX_ATTEMPTS", default_value_t = 5, value_name = "N",
          value_parser = clap::value_parser!(i32).range(1..=100))]
    pub max_attempts: i32,
}
