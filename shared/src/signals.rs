//! The signals that ask a program to stop.

use tokio::signal::unix::{SignalKind, signal};

/// The exit code of a program that a signal ended: 128 and the number of SIGINT, as shells have it.
const INTERRUPTED: i32 = 130;

/// Completes at the first SIGTERM or SIGINT (Ctrl-C) after it is called, whether or not it is polled at once. A Ctrl-C
/// after that ends the program on the spot.
pub fn terminated() -> impl Future<Output = ()> + Send + 'static {
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    async move {
        match (terminate, interrupt) {
            (Ok(mut terminate), Ok(mut interrupt)) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
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
