//! Penstock's programs as child processes: started, awaited by what they log, signalled, and never left behind.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde_json::Value;
use tokio::sync::mpsc;

use crate::fleet::PATIENCE;

/// A running program. Killed when dropped.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
    lines: mpsc::UnboundedReceiver<Value>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Process {
    /// Starts a program with nothing of the test's own settings in its environment but what is named.
    pub fn start(program: &str, args: &[&str], env: &[(&str, String)]) -> Self {
        let mut command = Command::new(program);
        command
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        for variable in [
            "DATABASE_URL",
            "LLM_BASE_URL",
            "LLM_MODEL",
            "LLM_API_KEY",
            "LLM_STREAM",
            "KNOWLEDGE_BASE",
            "MAX_ATTEMPTS",
            "OPS_TOKEN",
        ] {
            command.env_remove(variable);
        }
        command
            .envs(env.iter().map(|(name, value)| (name, value)))
            .env("LOG_FORMAT", "json");
        let mut child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let stderr = BufReader::new(child.stderr.take().expect("stderr is piped"));
        let (sender, lines) = mpsc::unbounded_channel();
        let log = Arc::new(Mutex::new(Vec::new()));
        std::thread::spawn({
            let log = Arc::clone(&log);
            move || {
                for line in stderr.lines().map_while(Result::ok) {
                    if let Ok(line) = serde_json::from_str(&line) {
                        sender.send(line).unwrap_or_default();
                    }
                    log.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(line);
                }
            }
        });
        Self {
            name: program.rsplit('/').next().unwrap_or(program).to_owned(),
            child,
            lines,
            log,
        }
    }

    /// Waits for a log line with this message and returns it.
    pub async fn logged(&mut self, message: &str) -> Value {
        let found = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = self.lines.recv().await {
                if line["message"] == message {
                    return line;
                }
            }
            panic!(
                "{} ended without logging `{message}`:\n{}",
                self.name,
                self.log()
            )
        });
        found
            .await
            .unwrap_or_else(|_| panic!("{} never logged `{message}`:\n{}", self.name, self.log()))
    }

    /// Everything it has logged so far.
    pub fn log(&self) -> String {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .join("\n")
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it as a power cut would.
    pub fn kill(&mut self) {
        self.signal("KILL");
        self.child.wait().expect("a killed child can be reaped");
    }

    /// Sends a signal by its name without `SIG`.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status();
        assert!(
            status.expect("kill(1) exists").success(),
            "SIG{name} could not be sent to {}",
            self.name
        );
    }

    /// How it ended, if it has.
    pub fn exit_status(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a child can be asked")
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        let began = std::time::Instant::now();
        loop {
            if let Some(status) = self.exit_status() {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "{} never ended", self.name);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().unwrap_or_default();
        self.child.wait().map(|_| ()).unwrap_or_default();
        if std::thread::panicking() {
            eprintln!("--- log of {}\n{}", self.name, self.log());
        }
    }
}

/// The socket address in a log line's field.
pub fn address(line: &Value, field: &str) -> SocketAddr {
    line[field]
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("no address `{field}` in {line}"))
}
