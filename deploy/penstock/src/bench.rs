//! `penstock bench`: what a deployment's queue does on this machine, beside what its Postgres could do at most.
//!
//! The programs are the real ones but for one thing: the worker's sections are written by a fixed answer, so that the queue
//! is measured and not a language model.

mod ceilings;
mod counters;
mod ground;
mod history;
mod load;
mod phases;
mod pickup;
mod report;
mod steady;
pub mod worker_process;

use std::time::Duration;

use penstock_shared::{
    db::queue_state::{self, Paused},
    terminal::{print, say},
};

use self::{ground::Ground, load::Load, phases::Bench, report::Report};
use crate::cli::BenchArgs;

/// Measures, and prints the figures on standard output. Whatever happens, nothing of the bench stays in the database.
pub async fn run(args: &BenchArgs, shutdown: impl Future<Output = ()>) -> anyhow::Result<()> {
    let ground = Ground::prepare(args).await?;
    let measured = tokio::select! {
        measured = measure(args, &ground) => measured,
        () = shutdown => Err(anyhow::anyhow!("the bench was interrupted")),
    };
    let left = ground.leave().await;
    let report = measured?;
    left?;
    if args.json {
        print(serde_json::to_string_pretty(&report)?)?;
    } else {
        print(report)?;
    }
    Ok(())
}

async fn measure(args: &BenchArgs, ground: &Ground) -> anyhow::Result<Report> {
    let note = |what: &str| say(format_args!("bench: {what} …"));
    note("ceilings (pgbench)");
    let ceilings = ceilings::measure(ground.url(), args).await?;
    let mut connection = ground.connect().await?;
    queue_state::set_paused(&mut connection, Paused::Yes).await?;
    let load = Load::start(ground, args).await?;
    let mut bench = Bench {
        args,
        ground,
        connection,
    };
    note("single submissions over HTTP");
    let single = load.single(&mut bench.connection, args.singles).await?;
    bench.drain(1, 0).await?; // what the single submissions left
    let (mut batches, mut one_worker, mut two_workers) = (Vec::new(), Vec::new(), Vec::new());
    for round in 1..=args.rounds {
        for (workers, drains) in [(1, &mut one_worker), (2, &mut two_workers)] {
            note(&format!("round {round}: drain with {workers} worker(s)"));
            batches.push(load.batches(&mut bench.connection, args.jobs).await?);
            drains.push(bench.drain(workers, args.jobs).await?);
        }
    }
    note("pickup");
    let pickup = pickup::measure(&mut bench, args.pickups).await?;
    note("jobs in flight");
    load.batches(&mut bench.connection, args.in_flight).await?;
    let latency = Duration::from_millis(args.latency_ms);
    let in_flight = bench.in_flight(args.in_flight, latency).await?;
    let with_history = if args.finished_rows > 0 {
        note(&format!(
            "drain beside {} finished jobs",
            args.finished_rows
        ));
        history::lay(&mut bench.connection, args.finished_rows).await?;
        let mut drains = Vec::new();
        for _ in 1..=args.rounds {
            load.batches(&mut bench.connection, args.jobs).await?;
            drains.push(bench.drain(1, args.jobs).await?);
        }
        drains
    } else {
        Vec::new()
    };
    let steady = if args.steady_seconds > 0 {
        note("a steady load");
        Some(steady::run(&mut bench, &load, args.steady_seconds).await?)
    } else {
        None
    };
    load.stop().await?;
    let drains = report::Drains {
        one_worker,
        two_workers,
        with_history,
    };
    Ok(Report {
        version: env!("CARGO_PKG_VERSION"),
        machine: bench.machine().await?,
        jobs: args.jobs,
        concurrency: args.concurrency,
        ratios: report::Ratios::of(ceilings, &drains),
        ceilings,
        enqueue: report::Enqueued { single, batches },
        drain: drains,
        pickup,
        in_flight,
        steady,
    })
}
