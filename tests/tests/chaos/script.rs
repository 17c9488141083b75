//! The gremlin's script: which acts, when. A function of the seed and the length alone, so that a seed replays it.

use std::{collections::BTreeMap, fmt, time::Duration};

use fastrand::Rng;
use penstock::local_postgres::Shutdown;

use crate::{
    act::{Act, Whom},
    moods::Mood,
    programs::WORKERS,
};

/// Mean time between two acts on the system, and between two moods of the provider, in seconds.
const ACT_EVERY: f64 = 0.9;
const MOOD_EVERY: f64 = 1.5;

/// A kind of act, before chance has filled in the details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Card {
    KillWorker,
    KillApi,
    TerminateWorker,
    TerminateApi,
    SuspendWorker,
    SuspendApi,
    RestartFast,
    RestartImmediate,
    CutEverything,
    CutOne,
    LoseAnswers,
    Delay,
    BlockBriefly,
    BlockPastEveryTimeout,
    Refuse,
    Provider(Mood),
}

impl Card {
    /// Those that are not the provider's, as often as they come up in a deck.
    const SYSTEM: [Self; 20] = [
        Self::KillWorker,
        Self::KillWorker,
        Self::KillWorker,
        Self::KillApi,
        Self::TerminateWorker,
        Self::TerminateApi,
        Self::SuspendWorker,
        Self::SuspendWorker,
        Self::SuspendApi,
        Self::RestartFast,
        Self::RestartImmediate,
        Self::RestartImmediate,
        Self::CutEverything,
        Self::CutOne,
        Self::LoseAnswers,
        Self::LoseAnswers,
        Self::Delay,
        Self::Delay,
        Self::BlockBriefly,
        Self::Refuse,
    ];

    fn play(self, rng: &mut Rng) -> Act {
        let worker = Whom::Worker(rng.usize(0..WORKERS));
        let whom = if rng.bool() { Whom::Api } else { worker };
        let rarely = rng.u8(0..4) == 0;
        let mut pause = |from: u64, to: u64| Duration::from_millis(rng.u64(from..to));
        match self {
            Self::KillWorker => Act::Kill {
                whom: worker,
                pause: pause(0, 1_500),
            },
            Self::KillApi => Act::Kill {
                whom: Whom::Api,
                pause: pause(0, 800),
            },
            Self::TerminateWorker => Act::Terminate { whom: worker },
            Self::TerminateApi => Act::Terminate { whom: Whom::Api },
            // A lease lasts one second.
            Self::SuspendWorker => Act::Suspend {
                whom: worker,
                pause: pause(1_200, 4_000),
            },
            Self::SuspendApi => Act::Suspend {
                whom: Whom::Api,
                pause: pause(500, 2_500),
            },
            Self::RestartFast => Act::RestartPostgres(Shutdown::Fast),
            Self::RestartImmediate => Act::RestartPostgres(Shutdown::Immediate),
            Self::CutEverything => Act::CutEverything,
            Self::CutOne => Act::CutOne {
                whom,
                which: rng.usize(0..100),
            },
            Self::LoseAnswers => Act::LoseAnswers {
                whom,
                each: pause(50, 300),
                pause: pause(400, 1_200),
            },
            // A slow worker is what makes transactions of several overlap.
            Self::Delay => Act::Delay {
                whom: if rarely { Whom::Api } else { worker },
                each: pause(5, 150),
                pause: pause(1_500, 5_000),
            },
            Self::BlockBriefly => Act::Block {
                whom,
                pause: pause(1_200, 4_000),
            },
            // The server's time-outs are ten seconds, the programs' fifteen.
            Self::BlockPastEveryTimeout => Act::Block {
                whom: worker,
                pause: pause(16_000, 18_000),
            },
            Self::Refuse => Act::Refuse {
                whom,
                pause: pause(500, 3_000),
            },
            Self::Provider(mood) => Act::Provider {
                mood,
                pause: pause(700, 1_500),
            },
        }
    }
}

/// What happens when, counted from the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Script(pub Vec<(Duration, Act)>);

impl Script {
    /// Every kind of act once, in a shuffled order, then whatever chance brings until the time is over.
    pub fn of(seed: u64, length: Duration) -> Self {
        let mut rng = Rng::with_seed(seed);
        let mut system = Card::SYSTEM.to_vec();
        rng.shuffle(&mut system);
        // Early, since it lasts longest.
        system.insert(rng.usize(0..4), Card::BlockPastEveryTimeout);
        let mut moods = Mood::BAD.map(Card::Provider);
        rng.shuffle(&mut moods);
        let mut acts = track(&mut rng, length, ACT_EVERY, &system);
        acts.extend(track(&mut rng, length, MOOD_EVERY, &moods));
        acts.sort_by_key(|(at, _)| *at);
        Self(acts)
    }

    /// How often each kind of act is in it.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for (_, act) in &self.0 {
            *counts.entry(act.kind()).or_default() += 1;
        }
        counts
    }
}

/// Plays a deck once from top to bottom, then any card of it, with `mean` seconds in between.
fn track(rng: &mut Rng, length: Duration, mean: f64, deck: &[Card]) -> Vec<(Duration, Act)> {
    // All of it is played however short the run, even if every pause is the longest: half as long again as the mean.
    let cards = u32::try_from(deck.len()).map_or(f64::MAX, f64::from);
    let mean = mean.min(length.as_secs_f64() / (cards * 1.5));
    let mut acts = Vec::new();
    let mut at = Duration::ZERO;
    for played in 0.. {
        at += Duration::from_secs_f64(mean * (0.5 + rng.f64()));
        if at >= length {
            break;
        }
        let any = rng.usize(0..deck.len());
        let card = deck.get(played).unwrap_or(&deck[any]);
        acts.push((at, card.play(rng)));
    }
    acts
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, act) in &self.0 {
            writeln!(f, "{:8.3} s  {act}", at.as_secs_f64())?;
        }
        Ok(())
    }
}

#[test]
fn a_seed_makes_one_script_and_a_short_one_has_every_kind_of_act() {
    let length = Duration::from_secs(20);
    for seed in 0..200 {
        let script = Script::of(seed, length);
        assert_eq!(script, Script::of(seed, length));
        assert_eq!(script.counts().len(), 15, "{script}");
        for mood in Mood::BAD {
            let played = |(_, act): &(Duration, Act)| matches!(act, Act::Provider { mood: played, .. } if *played == mood);
            assert!(
                script.0.iter().any(played),
                "{mood:?} is missing:\n{script}"
            );
        }
    }
}
