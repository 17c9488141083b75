//! `penstock-worker`: the worker as a process of its own.

use std::process::ExitCode;

use penstock_shared::{
    config, exit,
    knowledge::LiveKnowledge,
    ops_guard::OpsGuard,
    signals,
    telemetry::{self, DEFAULT_FILTER},
};
use penstock_worker::{Worker, config::Cli};

#[tokio::main]
async fn main() -> ExitCode {
    exit::code(run(config::parse()).await)
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    telemetry::init(&cli.log, DEFAULT_FILTER)?;
    let guard = OpsGuard::new(&cli.ops)?;
    let options = cli.database.connect_options()?;
    let knowledge = LiveKnowledge::start(&cli.knowledge)?;
    let worker = Worker::prepare(
        options,
        &cli.worker,
        &cli.llm,
        &cli.budget,
        knowledge,
        guard,
    )
    .await?;
    worker.run(signals::terminated()).await?;
    Ok(())
}
