//! A model provider under a test's control: a real HTTP server that answers, stalls and breaks as
//! its script says.

mod connection;
mod script;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use connection::{Connection, Head, Next};
pub use script::{Gate, Part, Reply, Script, Wait, hold};

/// A running provider. Dropping it closes the port and every connection.
pub struct ScriptedProvider {
    address: SocketAddr,
    shared: Arc<Shared>,
    server: tokio::task::JoinHandle<()>,
}

/// What the server has seen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// TCP connections accepted.
    pub connections: usize,
    /// Whole requests received.
    pub requests: usize,
    /// Requests being answered now.
    pub in_flight: usize,
    /// The most that `in_flight` ever was.
    pub max_in_flight: usize,
    /// Requests answered as scripted, deliberate breakages included.
    pub answered: usize,
    /// Requests whose client closed the connection before it was answered.
    pub abandoned: usize,
}

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct ReceivedRequest {
    /// Zero for the first request of this provider.
    pub index: usize,
    pub method: String,
    pub path: String,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    /// `null` when the body is no JSON.
    pub body: Value,
    /// When it had arrived.
    pub at: Instant,
}

impl ReceivedRequest {
    /// The value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The first message of `role`, or nothing.
    pub fn message(&self, role: &str) -> &str {
        let messages = self.body["messages"].as_array();
        messages
            .and_then(|messages| messages.iter().find(|message| message["role"] == role))
            .and_then(|message| message["content"].as_str())
            .unwrap_or_default()
    }
}

impl ScriptedProvider {
    /// Listens on a free port of 127.0.0.1. Panics when there is none, as a test should.
    pub async fn start(script: Script) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let shared = Arc::new(Shared {
            script: Mutex::new(script),
            requests: Mutex::default(),
            next_index: AtomicUsize::default(),
            counts: watch::Sender::default(),
        });
        let server = tokio::spawn(serve(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            server,
        }
    }

    /// The base URL to configure: `http://127.0.0.1:<port>/v1`.
    pub fn url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Changes the script for requests to come.
    pub fn set_script(&self, script: Script) {
        *lock(&self.shared.script) = script;
    }

    /// Every request since the last [`forget_requests`](Self::forget_requests), in order of arrival.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        lock(&self.shared.requests).clone()
    }

    /// Lets go of the requests so far: a long run would keep them all in memory.
    pub fn forget_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    pub fn counts(&self) -> Counts {
        *self.shared.counts.borrow()
    }

    /// Returns once the counts satisfy `condition`, which may be at once.
    pub async fn wait_until(&self, condition: impl FnMut(&Counts) -> bool) -> Counts {
        let mut counts = self.shared.counts.subscribe();
        *counts
            .wait_for(condition)
            .await
            .expect("the sender lives in self")
    }

    /// Returns once `count` requests have arrived in total.
    pub async fn wait_for_requests(&self, count: usize) {
        self.wait_until(|counts| counts.requests >= count).await;
    }

    /// Returns once `count` requests are being answered at the same time.
    pub async fn wait_for_in_flight(&self, count: usize) {
        self.wait_until(|counts| counts.in_flight >= count).await;
    }

    /// Returns once `count` requests have been abandoned by their clients.
    pub async fn wait_for_abandoned(&self, count: usize) {
        self.wait_until(|counts| counts.abandoned >= count).await;
    }
}

impl Drop for ScriptedProvider {
    fn drop(&mut self) {
        self.server.abort();
    }
}

struct Shared {
    script: Mutex<Script>,
    requests: Mutex<Vec<ReceivedRequest>>,
    next_index: AtomicUsize,
    counts: watch::Sender<Counts>,
}

/// A script that panicked has failed its own test; the others may go on.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    // Aborted together with this task, which is how connections end with the provider.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                shared.counts.send_modify(|counts| counts.connections += 1);
                connections.spawn(converse(stream, Arc::clone(&shared)));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Serves one connection until either side closes it.
async fn converse(stream: TcpStream, shared: Arc<Shared>) {
    let mut connection = Connection::new(stream);
    while let Ok(Some((head, body))) = connection.next_request().await {
        let reply = shared.receive(&head, &body);
        let in_flight = InFlight::enter(&shared);
        match connection.answer(reply).await {
            Ok(Next::KeepAlive) => in_flight.leave(|counts| counts.answered += 1),
            Ok(Next::Close) => {
                in_flight.leave(|counts| counts.answered += 1);
                return;
            }
            Err(_) => {
                in_flight.leave(|counts| counts.abandoned += 1);
                return;
            }
        }
    }
}

impl Shared {
    fn receive(&self, head: &Head, body: &[u8]) -> Reply {
        let request = {
            let mut requests = lock(&self.requests);
            let request = ReceivedRequest {
                index: self.next_index.fetch_add(1, Ordering::Relaxed),
                method: head.method.clone(),
                path: head.path.clone(),
                headers: head.headers.clone(),
                body: serde_json::from_slice(body).unwrap_or_default(),
                at: Instant::now(),
            };
            requests.push(request.clone());
            request
        };
        let script = lock(&self.script).clone();
        script.reply_to(&request)
    }
}

/// Counts a request as being answered until it is left or its task is aborted.
struct InFlight<'a> {
    shared: &'a Shared,
    left: bool,
}

impl<'a> InFlight<'a> {
    fn enter(shared: &'a Shared) -> Self {
        shared.counts.send_modify(|counts| {
            counts.requests += 1;
            counts.in_flight += 1;
            counts.max_in_flight = counts.max_in_flight.max(counts.in_flight);
        });
        Self {
            shared,
            left: false,
        }
    }

    fn leave(mut self, how: impl FnOnce(&mut Counts)) {
        self.left = true;
        self.shared.counts.send_modify(|counts| {
            counts.in_flight -= 1;
            how(counts);
        });
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        if !self.left {
            self.shared
                .counts
                .send_modify(|counts| counts.in_flight -= 1);
        }
    }
}
