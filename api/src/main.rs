//! `penstock-api`: the HTTP front door as a process of its own.

use std::process::ExitCode;

use penstock_api::{Server, config::Cli};
use penstock_shared::{
    config,
    knowledge::LiveKnowledge,
    ops_guard::OpsGuard,
    telemetry::{self, DEFAULT_FILTER},
};

#[tokio::main]
async fn main() -> ExitCode {
    penstock_shared::exit::code(run(config::parse()).await)
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    telemetry::init(&cli.log, DEFAULT_FILTER)?;
    let guard = OpsGuard::new(&cli.ops)?;
    let knowledge = LiveKnowledge::start(&cli.knowledge)?;
    let options = cli.database.connect_options()?;
    let server = Server::bind(options, &cli.api, &cli.budget, knowledge, guard).await?;
    server.run(penstock_shared::signals::terminated()).await;
    Ok(())
}
