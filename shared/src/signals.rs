//! The signals that ask a program to stop.

use tokio::signal::unix::{SignalKind, signal};

/// Completes at the first SIGTERM or SIGINT (Ctrl-C) after it is called, whether or not it is polled at once.
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
