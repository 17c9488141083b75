//! `penstock`: the whole system on one machine, its demo, and the operator's commands.

use std::process::ExitCode;

use clap::Parser;
use penstock::{
    cli::{Cli, Command, QueueCommand},
    demo, system,
};
use penstock_shared::{
    db::queue_state::{Paused, set_paused},
    exit, signals, telemetry,
};
use sqlx::ConnectOptions;

#[tokio::main]
async fn main() -> ExitCode {
    exit::code(run(Cli::parse()).await)
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        None => {
            telemetry::init(&cli.system.log, "info")?;
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
            telemetry::init(&args.log, "info")?;
            penstock_shared::db::migrate::migrate(&args.database.connect_options()?).await?;
            eprintln!("The database is prepared.");
            Ok(())
        }
        Some(Command::Queue(command)) => steer(command).await,
    }
}

async fn steer(command: QueueCommand) -> anyhow::Result<()> {
    let (args, paused) = match command {
        QueueCommand::Pause(args) => (args, Paused::Yes),
        QueueCommand::Resume(args) => (args, Paused::No),
    };
    telemetry::init(&args.log, "info")?;
    let mut connection = args.database.connect_options()?.connect().await?;
    match set_paused(&mut connection, paused).await? {
        Some(since) => println!("The queue is paused since {since}: no worker starts a section."),
        None => println!("The queue is running."),
    }
    Ok(())
}
