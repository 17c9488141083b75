//! The gremlin: acts a script out. Whatever it breaks is whole again when it is done.

use std::sync::Arc;

use penstock::local_postgres::{LocalPostgres, TestCluster};
use penstock_tests::{database::Database, scripted_provider::ScriptedProvider, tcp_proxy::Line};
use tokio::{task::JoinSet, time::Instant};

use crate::{
    act::Act,
    moods::Mood,
    programs::{Fleet, pause_until},
    script::Script,
};

/// What the gremlin has its hands on.
pub struct Stage {
    pub fleet: Fleet,
    pub provider: ScriptedProvider,
    // Before its server: it is dropped with a statement.
    pub database: Database,
    pub cluster: TestCluster,
}

impl Stage {
    pub fn server(&self) -> &LocalPostgres {
        self.cluster
            .private_server()
            .expect("an unshared cluster has a server")
    }
}

/// Plays the script, each act in a task of its own, since many last longer than the time to the next. Returns what went
/// wrong with the acts themselves.
pub async fn play(
    stage: &Arc<Stage>,
    script: &Script,
    end: Instant,
    began: Instant,
) -> Vec<String> {
    let mut acts = JoinSet::new();
    for (at, act) in &script.0 {
        tokio::time::sleep_until(began + *at).await;
        println!("{:8.3} s  {act}", began.elapsed().as_secs_f64());
        stage.provider.forget_requests();
        acts.spawn(perform(Arc::clone(stage), *act, end));
    }
    tokio::time::sleep_until(end).await;
    let mut failures = Vec::new();
    while let Some(done) = acts.join_next().await {
        if let Err(error) = done {
            failures.push(format!("an act of the gremlin's failed: {error}"));
        }
    }
    stage.provider.set_script(Mood::Well.script());
    for program in stage.fleet.all() {
        program.line.change(|line| *line = Line::default());
    }
    failures
}

async fn perform(stage: Arc<Stage>, act: Act, end: Instant) {
    let fleet = &stage.fleet;
    match act {
        Act::Kill { whom, pause } => fleet.program(whom).kill(pause, end).await,
        Act::Terminate { whom } => fleet.program(whom).terminate().await,
        Act::Suspend { whom, pause } => fleet.program(whom).suspend(pause, end).await,
        Act::RestartPostgres(how) => {
            let restarted = stage.server().restart(how).await;
            restarted.expect("Postgres starts again");
        }
        Act::CutEverything => fleet.all().for_each(|program| program.line.cut()),
        Act::CutOne { whom, which } => fleet.program(whom).line.cut_one(which),
        Act::Delay { whom, each, pause } => {
            let line = &fleet.program(whom).line;
            line.change(|line| line.delay = each);
            pause_until(pause, end).await;
            line.change(|line| line.delay = Line::default().delay);
        }
        Act::Block { whom, pause } => {
            let line = &fleet.program(whom).line;
            line.change(|line| line.blocked = true);
            pause_until(pause, end).await;
            line.change(|line| line.blocked = false);
        }
        Act::LoseAnswers { whom, each, pause } => {
            let line = &fleet.program(whom).line;
            line.change(|line| line.answer_delay = each);
            pause_until(pause, end).await;
            line.cut();
            line.change(|line| line.answer_delay = Line::default().answer_delay);
        }
        Act::Refuse { whom, pause } => {
            let line = &fleet.program(whom).line;
            line.change(|line| line.refuses = true);
            // Only who connects anew notices.
            line.cut();
            pause_until(pause, end).await;
            line.change(|line| line.refuses = false);
        }
        Act::Provider { mood, pause } => {
            stage.provider.set_script(mood.script());
            pause_until(pause, end).await;
            stage.provider.set_script(Mood::Well.script());
        }
    }
}
