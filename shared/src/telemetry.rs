//! The log: set up once in `main`, written to standard error.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::IsTerminal,
};

use tracing_subscriber::{EnvFilter, filter::LevelFilter, util::SubscriberInitExt};

use crate::config::{LogArgs, LogFormat};

/// A log filter that cannot be read, or names no level at all, as `warning` does: nothing would be logged.
#[derive(Debug, thiserror::Error)]
#[error(
    "the log filter cannot be read: write a level such as `info`, or `info,sqlx=warn`; the levels are off, error, warn, info, debug and trace"
)]
pub struct InvalidLogFilter;

/// What is logged where nobody says otherwise: everything of note, but not the database's small talk.
pub const DEFAULT_FILTER: &str = "info,sqlx=warn";

/// Starts logging for this process; `default_filter` applies where the arguments name none.
pub fn init(args: &LogArgs, default_filter: &str) -> Result<(), InvalidLogFilter> {
    let directives = args.log_filter.as_deref().unwrap_or(default_filter);
    let levelled = directives
        .split(',')
        .any(|part| part.contains('=') || part.trim().parse::<LevelFilter>().is_ok());
    let filter = EnvFilter::try_new(directives).ok().filter(|_| levelled);
    let filter = filter.ok_or(InvalidLogFilter)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // What cannot be logged would be reported with a macro that panics.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal());
    match args.log_format {
        LogFormat::Text => builder.finish().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).finish().try_init(),
    }
    // A second start in one process keeps the first log: tests run several programs in one.
    .unwrap_or_default();
    log_panics_by_place();
    Ok(())
}

/// Has panics logged by where they happened. What they say may quote what the program was at work on: a person's text.
fn log_panics_by_place() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let backtrace = Backtrace::capture();
        let backtrace = (backtrace.status() == BacktraceStatus::Captured).then_some(backtrace);
        tracing::error!(place, backtrace = ?backtrace, "panicked");
    }));
}
