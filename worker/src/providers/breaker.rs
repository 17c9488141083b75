//! The circuit breaker: a provider that keeps failing is left alone for a while, where there is another.

use std::time::{Duration, Instant};

/// Failures in a row that open it: two may be chance.
const FAILURES: u32 = 3;

/// How long it stays open before a single call tries again.
const OPEN_FOR: Duration = Duration::from_secs(30);

/// One provider's, as one worker sees it.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    failures: u32,
    open_until: Option<Instant>,
}

impl Breaker {
    /// How many calls it lets through: all, one to try, or none.
    pub(super) fn most(&self, now: Instant) -> u32 {
        match self.open_until {
            None => u32::MAX,
            Some(until) if until <= now => 1,
            Some(_) => 0,
        }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.open_until.is_none()
    }

    /// A call goes through: if it is the one that tries, no other does until it has come back, or taken too long for that.
    /// Says whether it is.
    pub(super) fn lets_through(&mut self, now: Instant) -> bool {
        let tries = self.open_until.is_some_and(|until| until <= now);
        if tries {
            self.open_until = Some(now + OPEN_FOR);
        }
        tries
    }

    /// The call that was to try was not made: the next one may.
    pub(super) fn was_not_tried(&mut self, now: Instant) {
        self.open_until = self.open_until.map(|_| now);
    }

    pub(super) fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Counts a failure; `for_good` is one that no further call could turn out differently, such as refused credentials.
    /// Says whether the breaker opened with it.
    pub(super) fn failed(&mut self, now: Instant, for_good: bool) -> bool {
        self.failures = self.failures.saturating_add(1);
        if self.failures < FAILURES && !for_good && self.is_closed() {
            return false;
        }
        let was_closed = self.is_closed();
        self.open_until = Some(now + OPEN_FOR);
        was_closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_in_a_row_open_it_and_a_success_closes_it() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        assert!(!breaker.failed(now, false));
        breaker.succeeded();
        assert!(!breaker.failed(now, false) && !breaker.failed(now, false));
        assert_eq!(breaker.most(now), u32::MAX);
        assert!(breaker.failed(now, false));
        assert_eq!(breaker.most(now), 0);
        breaker.succeeded();
        assert_eq!(breaker.most(now), u32::MAX);
    }

    #[test]
    fn after_a_while_one_call_tries_and_its_failure_opens_it_again() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        assert!(
            breaker.failed(now, true),
            "refused credentials open it at once"
        );
        let later = now + OPEN_FOR;
        assert_eq!(breaker.most(later), 1);
        breaker.lets_through(later);
        assert_eq!(
            breaker.most(later),
            0,
            "one that hangs is not followed by others"
        );
        assert_eq!(breaker.most(later + OPEN_FOR), 1);
        assert!(!breaker.failed(later, false), "it was open already");
        assert_eq!(breaker.most(later), 0);
    }
}
