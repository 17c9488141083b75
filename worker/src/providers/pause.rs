//! Pauses that a provider asks for, as one worker knows them; and the time after, when not all that waited calls at once.

use std::time::{Duration, Instant};

/// Many calls are told the same at the same time, give or take this.
const SAME: Duration = Duration::from_millis(100);

/// How long after a pause more calls may begin.
const STEP: Duration = Duration::from_millis(500);

/// One provider's latest.
#[derive(Debug, Default)]
pub(super) struct Pause {
    until: Option<Instant>,
    /// Its end, while the fleet does not know of it.
    untold: Option<Instant>,
    /// Calls that were allowed since.
    begun: u32,
}

impl Pause {
    /// The provider is not called before. Says whether that is news.
    pub(super) fn extend(&mut self, until: Instant) -> bool {
        let known = self.until;
        if known < Some(until) {
            self.until = Some(until);
            self.begun = 0;
        }
        known.is_none_or(|known| known + SAME < until)
    }

    /// The same, where the fleet has to be told.
    pub(super) fn extend_untold(&mut self, until: Instant) -> bool {
        let is_news = self.extend(until);
        if is_news {
            self.untold = Some(until);
        }
        is_news
    }

    pub(super) const fn untold(&self) -> Option<Instant> {
        self.untold
    }

    /// The fleet knows now of the pause until then; perhaps not of another that has come meanwhile.
    pub(super) fn told(&mut self, until: Instant) {
        self.untold.take_if(|untold| *untold == until);
    }

    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.until.is_none_or(|until| until <= now)
    }

    /// A call begins.
    pub(super) fn begins(&mut self) {
        self.begun = self.begun.saturating_add(1);
    }

    /// One that was allowed was not made.
    pub(super) fn was_not_used(&mut self) {
        self.begun = self.begun.saturating_sub(1);
    }

    /// How many calls may begin: within a pause what the fleet says, which may end it, unless it does not know of the pause.
    /// After it one, and half as many again with each step: would all that waited come at once, the most of it would be told to
    /// wait again, and again, at the cost of an attempt each time.
    pub(super) fn most(&self, now: Instant) -> u32 {
        match self.until {
            _ if self.untold.is_some() => 0,
            Some(until) if until <= now => {
                // No worker makes as many as it comes to by then.
                let steps = ((now - until).as_millis() / STEP.as_millis()).min(50);
                let allowed = (0..steps).fold(1_u32, |calls, _| calls + calls.div_ceil(2));
                allowed.saturating_sub(self.begun)
            }
            _ => u32::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_pause_calls_begin_few_at_a_time() {
        let (mut pause, until) = (Pause::default(), Instant::now());
        let after = |pause: &Pause, ms| pause.most(until + Duration::from_millis(ms));
        assert_eq!(after(&pause, 0), u32::MAX);
        pause.extend(until);
        let most = [0, 499, 500, 1_000, 1_500, 2_000].map(|ms| after(&pause, ms));
        assert_eq!(most, [1, 1, 2, 3, 5, 8]);
        pause.begins();
        assert_eq!([0, 1_500].map(|ms| after(&pause, ms)), [0, 4]);
        assert!(after(&pause, 8_000) > 1_000, "not for long");
        pause.extend(until + Duration::from_millis(1));
        assert_eq!(after(&pause, 1), 1, "another pause begins anew");
    }

    #[test]
    fn nobody_calls_while_the_fleet_does_not_know_of_a_pause() {
        let (mut pause, now) = (Pause::default(), Instant::now());
        let until = now + Duration::from_secs(9);
        assert!(pause.extend_untold(until) && !pause.extend_untold(until));
        assert_eq!(pause.most(now), 0);
        let longer = until + Duration::from_secs(1);
        assert!(pause.extend_untold(longer));
        pause.told(until);
        assert_eq!(pause.most(now), 0, "it was told to wait longer meanwhile");
        pause.told(longer);
        assert_eq!(pause.most(now), u32::MAX, "the fleet knows");
    }
}
