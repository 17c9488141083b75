//! The HTTP server of API and worker: as `axum::serve`, but a connection has to send the head of its request in time, and one
//! that cannot be accepted is logged.

use std::{
    io::{self, ErrorKind},
    pin::pin,
    time::Duration,
};

use axum::{Router, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{net::TcpListener, sync::watch, time::Instant};
use tower::Service;

/// How long a connection may take to send the head of a request, from its first moment or the end of the request before. Proxies
/// keep idle connections for 60 s: whoever closes one sooner answers the next request with a reset.
const HEAD_TIMEOUT: Duration = Duration::from_secs(75);

/// How long nothing is accepted after that has failed, as without a file descriptor left, and how often it is said.
const ACCEPT_PAUSE: Duration = Duration::from_secs(1);
const COMPLAINT_INTERVAL: Duration = Duration::from_mins(1);

/// Serves until `shutdown` completes and the requests under way have been answered.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT);
    // Every connection has a receiver until it ends.
    let connections = watch::Sender::new(());
    let mut complained: Option<Instant> = None;
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) if is_the_clients(&error) => continue,
            Err(error) => {
                if complained.is_none_or(|at| at.elapsed() >= COMPLAINT_INTERVAL) {
                    complained = Some(Instant::now());
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "no connection can be accepted; more file descriptors may be needed (`ulimit -n`)"
                    );
                }
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            // A router is always ready.
            router.clone().call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let mut stopping = connections.subscribe();
        tokio::spawn(async move {
            let mut connection = pin!(connection.with_upgrades());
            // A connection that breaks is the client's affair.
            tokio::select! {
                ended = connection.as_mut() => return ended.unwrap_or_default(),
                _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
            }
            connection.await.unwrap_or_default();
        });
    }
    drop(listener);
    connections.send_replace(());
    connections.closed().await;
}

/// Whether a connection ended before it was accepted.
fn is_the_clients(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::oneshot,
    };

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_sends_no_request_is_closed_in_time() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(serve(listener, Router::new(), async {
            stopped.await.unwrap_or_default();
        }));
        let request = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";
        for sent in ["", "GET / HTTP/1.1\r\nHost: ", request] {
            let began = Instant::now();
            let mut connection = TcpStream::connect(address).await.unwrap();
            connection.write_all(sent.as_bytes()).await.unwrap();
            let mut answer = String::new();
            connection.read_to_string(&mut answer).await.unwrap();
            assert_eq!(answer.starts_with("HTTP/1.1 404"), sent == request);
            let seconds = began.elapsed().as_secs();
            assert!((75..80).contains(&seconds), "{sent:?}: {seconds} s");
        }
        // One that idles does not hold the server up.
        let mut connection = TcpStream::connect(address).await.unwrap();
        connection.write_all(request.as_bytes()).await.unwrap();
        connection.read_u8().await.unwrap();
        let began = Instant::now();
        stop.send(()).unwrap();
        serving.await.unwrap();
        assert!(began.elapsed().as_secs() < 10);
    }
}
