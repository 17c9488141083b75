//! When a failed attempt runs again, and when it is the last.

use std::time::Duration;

use penstock_shared::db::jobs::Outcome;

use crate::pipeline::{Failure, Written};

/// Delays between attempts: exponential with full jitter, so that a fleet that failed together does not return together.
/// See "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    /// The longest delay after the first attempt; doubles with each further one.
    pub base: Duration,
    /// The longest delay of all, unless the provider asks for more.
    pub cap: Duration,
}

/// A provider's Retry-After is lengthened by up to this part of itself: the whole fleet was told the same moment.
const RETRY_AFTER_SPREAD: f64 = 0.1;

impl RetryPolicy {
    /// What becomes of an attempt. A failure that could pass is final at the last attempt.
    pub(super) fn outcome(
        self,
        result: Result<Written, Failure>,
        attempt: i32,
        max_attempts: i32,
    ) -> Outcome {
        match result {
            Ok(Written { content, questions }) => Outcome::Completed { content, questions },
            Err(Failure::Retry { code, after }) if attempt < max_attempts => Outcome::Retry {
                code,
                after: self.delay(attempt, after, fastrand::f64()),
            },
            Err(Failure::Retry { code, .. }) => Outcome::failed(code),
            Err(Failure::GiveUp {
                code,
                message,
                details,
            }) => Outcome::Failed {
                code,
                message,
                details,
            },
        }
    }

    /// The delay after `attempt` (from 1): `random` in 0..1 of the doubled base, or the provider's wish when that is longer.
    fn delay(self, attempt: i32, asked: Option<Duration>, random: f64) -> Duration {
        let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(31);
        let ceiling = self.base.saturating_mul(1 << doublings).min(self.cap);
        let backoff = ceiling.mul_f64(random);
        let asked = asked.map_or(Duration::ZERO, |wish| {
            wish.mul_f64(1.0 + RETRY_AFTER_SPREAD * random)
        });
        backoff.max(asked)
    }
}

#[cfg(test)]
mod tests {
    use penstock_shared::domain::FailureCode;

    use super::*;

    const POLICY: RetryPolicy = RetryPolicy {
        base: Duration::from_secs(1),
        cap: Duration::from_mins(1),
    };

    fn busy(after: Option<Duration>) -> Result<Written, Failure> {
        Err(Failure::Retry {
            code: FailureCode::ProviderRateLimited,
            after,
        })
    }

    #[test]
    fn delays_double_up_to_the_cap() {
        let longest: Vec<u64> = (1..=8)
            .map(|attempt| POLICY.delay(attempt, None, 1.0).as_secs())
            .collect();
        assert_eq!(longest, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(POLICY.delay(5, None, 0.0), Duration::ZERO);
        assert_eq!(POLICY.delay(i32::MAX, None, 1.0), POLICY.cap);
    }

    #[test]
    fn the_providers_wish_is_never_undercut() {
        let wish = Duration::from_secs(90);
        assert_eq!(POLICY.delay(1, Some(wish), 0.0), wish);
        assert!(POLICY.delay(1, Some(wish), 0.9) > wish);
        assert_eq!(
            POLICY.delay(7, Some(Duration::from_secs(1)), 1.0),
            POLICY.cap
        );
    }

    #[test]
    fn the_last_attempt_is_final_and_says_what_to_do() {
        assert!(matches!(
            POLICY.outcome(busy(None), 1, 2),
            Outcome::Retry { .. }
        ));
        let Outcome::Failed { code, message, .. } = POLICY.outcome(busy(None), 2, 2) else {
            panic!("the second of two attempts is the last");
        };
        assert_eq!(code, FailureCode::ProviderRateLimited);
        assert_eq!(message, code.advice());
    }
}
