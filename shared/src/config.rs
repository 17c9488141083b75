//! Configuration that more than one program reads: the database, the operators' token and the log. Parsed once in `main`.

use std::{ffi::OsString, net::SocketAddr, path::PathBuf};

use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgConnectOptions;

use crate::db::pool::{InvalidDatabaseUrl, connect_options};

/// The settings that this program was started with. A variable that is empty is none: compose files write `${X:-}` for what
/// may be left out.
pub fn parse<C: clap::Parser>() -> C {
    let mut matches = without_empty_variables(C::command()).get_matches();
    C::from_arg_matches_mut(&mut matches)
        .unwrap_or_else(|error| error.format(&mut C::command()).exit())
}

fn without_empty_variables(command: clap::Command) -> clap::Command {
    let is_empty = |value: OsString| value.as_encoded_bytes().trim_ascii().is_empty();
    command
        .mut_args(|arg| {
            let value = arg.get_env().and_then(std::env::var_os);
            if value.is_some_and(is_empty) {
                arg.env(None::<&str>)
            } else {
                arg
            }
        })
        .mut_subcommands(without_empty_variables)
}

/// Where the database is.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct DatabaseArgs {
    /// The Postgres to use, as `postgres://user:password@host:5432/database`.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: SecretString,
}

impl DatabaseArgs {
    /// The URL, read. The error does not repeat it.
    pub fn connect_options(&self) -> Result<PgConnectOptions, InvalidDatabaseUrl> {
        connect_options(self.database_url.expose_secret())
    }
}

/// Which knowledge base.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct KnowledgeArgs {
    /// The folder of the knowledge base. Without this: `knowledge_base` here, in a parent folder, or beside the program.
    #[arg(long, env = "KNOWLEDGE_BASE", value_name = "DIR")]
    pub knowledge_base: Option<PathBuf>,
}

/// Who may see what is for operators.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct OpsArgs {
    /// Opens what is for operators (`/v1/ops`, `/ops/board`, `/metrics`) to whoever sends it, as `Authorization: Bearer …` or
    /// as a browser's password. At least 16 characters. Without this they answer only this machine itself.
    #[arg(long, env = "OPS_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub ops_token: Option<SecretString>,
}

/// What calls to language models may cost a day (UTC), in US dollars. Prices are the providers'.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
#[group(skip)]
pub struct BudgetArgs {
    /// US dollars a day for the sections of one user.
    #[arg(long, env = "DAILY_BUDGET_USER", value_name = "USD", value_parser = dollars)]
    pub daily_budget_user: Option<i64>,

    /// US dollars a day for everybody's sections together.
    #[arg(long, env = "DAILY_BUDGET", value_name = "USD", value_parser = dollars)]
    pub daily_budget: Option<i64>,
}

/// Reads an address to listen on. Fails with the form that it has.
pub fn listen_address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "write it like 127.0.0.1:8080, or 0.0.0.0:8080 for every network".to_owned())
}

/// Reads dollars into millionths.
fn dollars(text: &str) -> Result<i64, String> {
    let dollars: f64 = text.parse().map_err(|_| "write it like 2.50".to_owned())?;
    if !(0.0..=1e9).contains(&dollars) {
        return Err("a budget is between 0 and 1000000000".to_owned());
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 1e15")]
    Ok((dollars * 1e6).round() as i64)
}

/// How the program logs.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct LogArgs {
    /// What to log: a level, or levels by module as in `info,sqlx=warn`. `info,sqlx=warn` without this; the demo,
    /// `warn`.
    #[arg(long, env = "LOG_FILTER", value_name = "FILTER")]
    pub log_filter: Option<String>,

    /// The form of the log on standard error.
    #[arg(long, env = "LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for collectors.
    Json,
}
