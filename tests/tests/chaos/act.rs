//! What the gremlin can do.

use std::{fmt, time::Duration};

use penstock::local_postgres::Shutdown;

use crate::moods::Mood;

/// A program the gremlin acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    Api,
    /// One of the workers, from 0.
    Worker(usize),
}

/// Something that goes wrong. `pause` is how long it lasts, or how long a program stays away.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Act {
    Kill {
        whom: Whom,
        pause: Duration,
    },
    Terminate {
        whom: Whom,
    },
    Suspend {
        whom: Whom,
        pause: Duration,
    },
    RestartPostgres(Shutdown),
    CutEverything,
    CutOne {
        whom: Whom,
        which: usize,
    },
    Delay {
        whom: Whom,
        each: Duration,
        pause: Duration,
    },
    /// The server does what it is told, its answers are late, and then the connections are cut.
    LoseAnswers {
        whom: Whom,
        each: Duration,
        pause: Duration,
    },
    Block {
        whom: Whom,
        pause: Duration,
    },
    Refuse {
        whom: Whom,
        pause: Duration,
    },
    Provider {
        mood: Mood,
        pause: Duration,
    },
}

impl Act {
    /// The kind, as the report counts it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Kill {
                whom: Whom::Api, ..
            } => "kill -9 of the API",
            Self::Kill { .. } => "kill -9 of a worker",
            Self::Terminate { whom: Whom::Api } => "SIGTERM to the API",
            Self::Terminate { .. } => "SIGTERM to a worker",
            Self::Suspend {
                whom: Whom::Api, ..
            } => "SIGSTOP to the API",
            Self::Suspend { .. } => "SIGSTOP to a worker",
            Self::RestartPostgres(Shutdown::Fast) => "fast restart of Postgres",
            Self::RestartPostgres(Shutdown::Immediate) => "immediate restart of Postgres",
            Self::CutEverything => "all connections cut",
            Self::CutOne { .. } => "one connection cut",
            Self::Delay { .. } => "line delayed",
            Self::LoseAnswers { .. } => "answers of Postgres lost",
            Self::Block { .. } => "line blocked",
            Self::Refuse { .. } => "connections refused",
            Self::Provider { .. } => "provider in a bad mood",
        }
    }
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api => f.write_str("api"),
            Self::Worker(number) => write!(f, "worker {number}"),
        }
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind())?;
        match self {
            Self::Kill { whom, pause } => write!(f, ": {whom}, away for {pause:?}"),
            Self::Terminate { whom } => write!(f, ": {whom}"),
            Self::Suspend { whom, pause }
            | Self::Block { whom, pause }
            | Self::Refuse { whom, pause } => {
                write!(f, ": {whom}, for {pause:?}")
            }
            Self::CutOne { whom, which } => write!(f, ": {whom}, {which}"),
            Self::Delay { whom, each, pause } | Self::LoseAnswers { whom, each, pause } => {
                write!(f, ": {whom}, by {each:?}, for {pause:?}")
            }
            Self::Provider { mood, pause } => write!(f, ": {mood:?}, for {pause:?}"),
            Self::RestartPostgres(_) | Self::CutEverything => Ok(()),
        }
    }
}
