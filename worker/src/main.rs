//! `penstock-worker`: the worker as a process of its own.

use clap::Parser;
use penstock_shared::signals;
use penstock_worker::{Worker, config::Cli};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    penstock_shared::telemetry::init(&cli.log, "info")?;
    let worker = Worker::prepare(cli.database.connect_options()?, &cli.worker, &cli.llm).await?;
    worker.run(signals::terminated()).await?;
    Ok(())
}
