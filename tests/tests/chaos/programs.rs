//! The programs of the run: each has a line of its own to the database, and is replaced when it is killed or told to go.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{Mutex as SyncMutex, PoisonError},
    time::Duration,
};

use penstock_tests::{
    fleet::{HEARTBEAT_MS, Programs as Binaries},
    knowledge_copy::SHIPPED,
    process::{Process, address},
    tcp_proxy::TcpProxy,
};
use tokio::{
    sync::{Mutex, watch},
    time::Instant,
};

use crate::act::Whom;

/// Workers of the fleet.
pub const WORKERS: usize = 3;

/// An API and its workers.
pub struct Fleet {
    api: Program,
    workers: Vec<Program>,
}

impl Fleet {
    /// Starts everything, and waits until it is up.
    pub async fn start(
        binaries: Binaries,
        socket: &Path,
        database: &str,
        provider: &str,
        max_attempts: u64,
    ) -> Self {
        let api = [
            ("API_LISTEN", "127.0.0.1:0".to_owned()),
            ("MAX_ATTEMPTS", max_attempts.to_string()),
        ];
        let worker = [
            ("WORKER_LISTEN", "127.0.0.1:0".to_owned()),
            // Few, so that there is always something to claim.
            ("WORKER_CONCURRENCY", "6".to_owned()),
            ("WORKER_HEARTBEAT_MS", HEARTBEAT_MS.to_string()),
            ("WORKER_GRACE_MS", "1500".to_owned()),
            ("RETRY_BASE_MS", "50".to_owned()),
            ("RETRY_CAP_MS", "2000".to_owned()),
            ("JOB_RETENTION_MS", "1000".to_owned()),
            ("LLM_BASE_URL", provider.to_owned()),
            ("LLM_MODEL", "scripted".to_owned()),
            ("LLM_TIMEOUT_MS", "2000".to_owned()),
            ("KNOWLEDGE_BASE", SHIPPED.to_owned()),
        ];
        let mut workers = Vec::new();
        for number in 0..WORKERS {
            workers.push(
                Program::start(
                    Whom::Worker(number),
                    binaries.worker,
                    &worker,
                    socket,
                    database,
                )
                .await,
            );
        }
        Self {
            api: Program::start(Whom::Api, binaries.api, &api, socket, database).await,
            workers,
        }
    }

    pub fn program(&self, whom: Whom) -> &Program {
        match whom {
            Whom::Api => &self.api,
            Whom::Worker(number) => &self.workers[number],
        }
    }

    pub fn all(&self) -> impl Iterator<Item = &Program> {
        self.workers.iter().chain([&self.api])
    }

    /// Where the API is now, and where it will be after each restart.
    pub fn api_address(&self) -> watch::Receiver<SocketAddr> {
        self.api.address.subscribe()
    }
}

/// One program through all its starts.
pub struct Program {
    whom: Whom,
    binary: &'static str,
    env: Vec<(&'static str, String)>,
    /// Its connections to the database.
    pub line: TcpProxy,
    running: Mutex<Process>,
    address: watch::Sender<SocketAddr>,
    past: SyncMutex<Past>,
}

/// What is left of earlier starts.
#[derive(Debug, Default)]
struct Past {
    logs: Vec<String>,
    complaints: Vec<String>,
}

impl Program {
    async fn start(
        whom: Whom,
        binary: &'static str,
        settings: &[(&'static str, String)],
        socket: &Path,
        database: &str,
    ) -> Self {
        let line = TcpProxy::start(socket).await;
        let url = format!(
            "postgres://postgres@{}/{database}?sslmode=disable",
            line.address()
        );
        let mut env = settings.to_vec();
        env.push(("DATABASE_URL", url));
        let (process, listening) = spawn(whom, binary, &env).await;
        Self {
            whom,
            binary,
            env,
            line,
            running: Mutex::new(process),
            address: watch::Sender::new(listening),
            past: SyncMutex::default(),
        }
    }

    /// Kills it, and starts it again `pause` later, or at the end of the chaos.
    pub async fn kill(&self, pause: Duration, end: Instant) {
        let mut process = self.running.lock().await;
        self.must_run(&mut process);
        process.kill();
        pause_until(pause, end).await;
        let old = self.replace(&mut process).await;
        self.remember(&old);
    }

    /// Sends it SIGTERM and starts another. Another API is there before the first one goes, as in a rolling update.
    pub async fn terminate(&self) {
        let mut process = self.running.lock().await;
        self.must_run(&mut process);
        if self.whom == Whom::Api {
            let mut old = self.replace(&mut process).await;
            drop(process);
            self.end(&mut old).await;
            self.remember(&old);
        } else {
            self.end(&mut process).await;
            let old = self.replace(&mut process).await;
            self.remember(&old);
        }
    }

    /// Stops it with SIGSTOP, and wakes it `pause` later, or at the end of the chaos.
    pub async fn suspend(&self, pause: Duration, end: Instant) {
        let mut process = self.running.lock().await;
        self.must_run(&mut process);
        process.signal("STOP");
        pause_until(pause, end).await;
        process.signal("CONT");
    }

    /// Ends it for good.
    pub async fn finish(&self) {
        let mut process = self.running.lock().await;
        self.must_run(&mut process);
        self.end(&mut process).await;
        self.remember(&process);
    }

    /// What it did that no program may do.
    pub fn complaints(&self) -> Vec<String> {
        self.past().complaints.clone()
    }

    /// The logs of its starts that are over.
    pub fn logs(&self) -> Vec<String> {
        self.past().logs.clone()
    }

    async fn end(&self, process: &mut Process) {
        process.signal("TERM");
        let status = process.ended().await;
        if !status.success() {
            self.complain(&format!("ended with {status} after SIGTERM"));
        }
    }

    async fn replace(&self, process: &mut Process) -> Process {
        let (new, listening) = spawn(self.whom, self.binary, &self.env).await;
        self.address.send_replace(listening);
        std::mem::replace(process, new)
    }

    /// Nothing but a signal ends a program.
    fn must_run(&self, process: &mut Process) {
        if let Some(status) = process.exit_status() {
            self.complain(&format!("ended by itself with {status}"));
        }
    }

    fn complain(&self, what: &str) {
        self.past()
            .complaints
            .push(format!("{}: {what}", self.whom));
    }

    fn remember(&self, old: &Process) {
        self.past().logs.push(old.log());
    }

    fn past(&self) -> std::sync::MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn spawn(
    whom: Whom,
    binary: &'static str,
    env: &[(&'static str, String)],
) -> (Process, SocketAddr) {
    let mut process = Process::start(binary, &[], env);
    let listening = match whom {
        Whom::Api => address(&process.logged("api listening").await, "address"),
        Whom::Worker(_) => address(&process.logged("worker started").await, "health"),
    };
    (process, listening)
}

/// Sleeps, but not beyond the end of the chaos.
pub async fn pause_until(pause: Duration, end: Instant) {
    tokio::time::sleep_until(end.min(Instant::now() + pause)).await;
}
