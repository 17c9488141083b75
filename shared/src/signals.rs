//! The signals that ask a program to stop.

use std::io::{IsTerminal, stderr};

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The exit code of a program that a signal ended: 128 and the number of SIGINT, as shells have it.
const INTERRUPTED: i32 = 130;

/// Completes at the first SIGTERM or SIGINT (Ctrl-C) after it is called, whether or not it is polled at once, or when the
/// program's terminal is closed. A Ctrl-C after that ends the program on the spot.
pub fn terminated() -> impl Future<Output = ()> + Send + 'static {
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    let hangup = signal(SignalKind::hangup());
    let had_terminal = stderr().is_terminal();
    async move {
        match (terminate, interrupt) {
            (Ok(mut terminate), Ok(mut interrupt)) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                    () = terminal_closed(hangup, had_terminal) => {}
                }
                // Whoever asks a second time does not want to wait for the end of a drain.
                tokio::spawn(async move {
                    interrupt.recv().await;
                    tracing::warn!("stopped at once; what was running will be rescued");
                    std::process::exit(INTERRUPTED);
                });
            }
            (Err(error), _) | (_, Err(error)) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "signals cannot be caught; stopping takes SIGKILL"
                );
                std::future::pending::<()>().await;
            }
        }
    }
}

/// Completes at a SIGHUP that comes of a terminal's end; any other is somebody's wish to reload.
async fn terminal_closed(hangup: std::io::Result<Signal>, had_terminal: bool) {
    if let (true, Ok(mut hangup)) = (had_terminal, hangup) {
        while hangup.recv().await.is_some() {
            if !stderr().is_terminal() {
                return;
            }
        }
    }
    std::future::pending::<()>().await;
}
