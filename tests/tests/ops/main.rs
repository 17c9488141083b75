//! What operators have: the state of the queue, metrics, the board and the commands, and who may see them.

mod board;
mod commands;
mod guard;
mod metrics;
mod queue;

use std::process::{Command, Output};

use penstock_tests::fleet::Fleet;
use serde_json::Value;

/// Runs `penstock queue …` on the fleet's database.
fn penstock_queue(fleet: &Fleet, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tested-penstock"))
        .arg("queue")
        .args(arguments)
        .env("DATABASE_URL", fleet.database().url())
        .env_remove("MAX_ATTEMPTS")
        .output()
        .expect("the program starts")
}

/// As [`penstock_queue`], with `--json`, of a command that succeeds.
fn penstock_queue_json(fleet: &Fleet, arguments: &[&str]) -> Value {
    let output = penstock_queue(fleet, &[arguments, &["--json"]].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}
