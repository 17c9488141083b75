//! `penstock`: the whole system on one machine, its demo, and the operator's commands.

use std::process::ExitCode;

use penstock::{
    bench, check,
    cli::{Cli, Command},
    demo, kb, queue, system,
};
use penstock_shared::{
    config, exit, signals,
    telemetry::{self, DEFAULT_FILTER},
    terminal::say,
};

#[tokio::main]
async fn main() -> ExitCode {
    exit::code(run(config::parse()).await)
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        None => {
            telemetry::init(&cli.system.log, DEFAULT_FILTER)?;
            system::serve(&cli.system, signals::terminated()).await
        }
        Some(Command::Demo(system)) => {
            telemetry::init(&system.log, "warn")?;
            tokio::select! {
                result = demo::run(&system) => result,
                () = signals::terminated() => anyhow::bail!("the demo was interrupted"),
            }
        }
        Some(Command::Migrate(args)) => {
            telemetry::init(&args.log, DEFAULT_FILTER)?;
            penstock_shared::db::migrate::migrate(&args.database.connect_options()?).await?;
            say("The database is prepared.");
            Ok(())
        }
        Some(Command::Bench(args)) => {
            telemetry::init(&args.log, "warn")?;
            bench::run(&args, signals::terminated()).await
        }
        Some(Command::BenchWorker(args)) => bench::worker_process::run(*args).await,
        Some(Command::Queue(command)) => queue::run(command).await,
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Kb(command)) => kb::run(&command),
    }
}
