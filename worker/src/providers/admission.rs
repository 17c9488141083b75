//! Admission: no call is made without a permit, and permits are taken from the fleet's limits before a job is claimed. What
//! waits for a limit therefore waits in the queue, at the cost of neither an attempt nor a slot.
//!
//! One statement takes the permits of a whole claim. What was taken and not used goes back with the next.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use penstock_shared::db::provider_limits::{self, Asked, Granted};
use sqlx::PgPool;
use tokio::sync::{Notify, oneshot};

use super::{breaker::Breaker, pause::Pause};

/// How much a call counts in the average of those before it.
const NEWEST: f64 = 0.1;

/// Time between two looks for a call to a provider that had none to give.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// A provider's limits, for the whole fleet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// Calls a minute.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute, read and written.
    pub tokens_per_minute: Option<u32>,
}

impl Limits {
    const fn are_set(self) -> bool {
        self.requests_per_minute.is_some() || self.tokens_per_minute.is_some()
    }
}

/// Leave to make one call to one provider. Dropped unused, it goes back to the fleet.
#[derive(Debug)]
pub struct CallPermit {
    admission: Arc<Admission>,
    provider: usize,
    tokens: f64,
    /// Whether it shows if the provider is well again.
    tries: bool,
    used: bool,
}

/// Hands out permits, and remembers what providers said.
#[derive(Debug)]
pub struct Admission {
    /// None where no provider is remote: then nothing is limited, and nothing asked.
    pool: Option<PgPool>,
    gates: Vec<(String, Limits)>,
    state: Mutex<State>,
    starved: Notify,
}

#[derive(Debug)]
struct State {
    providers: Vec<Seen>,
    waiters: VecDeque<oneshot::Sender<CallPermit>>,
}

#[derive(Debug)]
struct Seen {
    breaker: Breaker,
    pause: Pause,
    /// None before a call has been counted.
    tokens_per_call: Option<f64>,
    unused: u32,
    overspent: f64,
}

impl Admission {
    /// For these providers, in the order in which they are to be used. Without a pool nothing is limited.
    pub fn new(pool: Option<PgPool>, gates: Vec<(String, Limits)>) -> Arc<Self> {
        let seen = |_: &_| Seen {
            breaker: Breaker::default(),
            pause: Pause::default(),
            tokens_per_call: None,
            unused: 0,
            overspent: 0.0,
        };
        Arc::new(Self {
            state: Mutex::new(State {
                providers: gates.iter().map(seen).collect(),
                waiters: VecDeque::new(),
            }),
            pool,
            gates,
            starved: Notify::new(),
        })
    }

    /// For whoever calls no provider.
    pub fn unlimited() -> Arc<Self> {
        Self::new(None, vec![(String::new(), Limits::default())])
    }

    /// A permit for each job to claim: at most as many as there are free slots. Calls that wait within the worker come first.
    pub async fn admit(
        self: &Arc<Self>,
        free_slots: usize,
    ) -> Result<Vec<CallPermit>, sqlx::Error> {
        let Some(pool) = &self.pool else {
            return Ok((0..free_slots).map(|_| self.permit(0, 0.0)).collect());
        };
        self.tell().await?;
        let waiting = {
            let mut state = self.lock();
            state.waiters.retain(|waiter| !waiter.is_closed());
            state.waiters.len()
        };
        let asked = self.ask();
        let granted = match provider_limits::take(pool, free_slots, waiting, &asked).await {
            Ok(granted) => granted,
            Err(error) => {
                self.give_back(&asked);
                return Err(error);
            }
        };
        let mut permits = self.granted(0, &granted);
        for _ in 0..waiting {
            let Some(permit) = permits.pop_front() else {
                break;
            };
            let waiter = self.lock().waiters.pop_front();
            // One who has gone away meanwhile gives it back by dropping it.
            if let Some(waiter) = waiter {
                drop(waiter.send(permit));
            }
        }
        permits.truncate(free_slots);
        Ok(permits.into())
    }

    /// Tells the fleet, before the worker ends, what its last calls took beyond what was thought, and what was not used.
    pub async fn close(self: &Arc<Self>) {
        if let Err(error) = self.admit(0).await {
            tracing::warn!(%error, "what the last calls took of the limits is not known to the fleet");
        }
    }

    /// Completes when a call has begun to wait for a permit that only [`Admission::admit`] can give: once for all that have.
    pub async fn starved(&self) {
        self.starved.notified().await;
    }

    /// A permit for one more call of a job that runs. At once where no limit applies, else when there is room.
    pub async fn next(self: &Arc<Self>) -> CallPermit {
        let waiting = {
            let mut state = self.lock();
            let free = self.order(&state).find(|at| self.is_free(&state, *at));
            if let Some(free) = free {
                drop(state);
                return self.permit(free, 0.0);
            }
            let (sender, waiting) = oneshot::channel();
            state.waiters.push_back(sender);
            waiting
        };
        self.starved.notify_one();
        match waiting.await {
            Ok(permit) => permit,
            // Nobody admits any more: the worker is about to end, and drops this call with its job.
            Err(_) => std::future::pending().await,
        }
    }

    /// A permit for another provider than these, if one can be had now.
    pub async fn other_than(self: &Arc<Self>, tried: &[usize]) -> Option<CallPermit> {
        let order: Vec<usize> = {
            let state = self.lock();
            let others = self.order(&state).filter(|at| !tried.contains(at));
            others
                .filter(|at| state.providers[*at].breaker.is_closed())
                .collect()
        };
        for at in order {
            if let Some(permit) = self.take(at).await {
                return Some(permit);
            }
        }
        None
    }

    /// A permit for one more request to the same provider, which did not understand the one before, as soon as there is room.
    pub async fn again(self: &Arc<Self>, provider: usize) -> CallPermit {
        loop {
            if let Some(permit) = self.take(provider).await {
                return permit;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// A permit for this provider, if one can be had now.
    async fn take(self: &Arc<Self>, provider: usize) -> Option<CallPermit> {
        if self.is_free(&self.lock(), provider) {
            return Some(self.permit(provider, 0.0));
        }
        let asked = self.asked(&self.lock(), provider);
        match provider_limits::take(self.pool.as_ref()?, 0, 1, &[asked]).await {
            Ok(granted) => self.granted(provider, &granted).pop_front(),
            Err(error) => {
                tracing::warn!(%error, provider = %self.gates[provider].0, "no call could be taken from a provider");
                None
            }
        }
    }

    /// Notes that a provider answered well.
    pub fn succeeded(&self, provider: usize) {
        self.lock().providers[provider].breaker.succeeded();
    }

    /// Notes that a provider failed; `for_good` if no further call would do better. Says whether it keeps failing.
    pub fn failed(&self, provider: usize, for_good: bool) -> bool {
        let (opened, keeps_failing) = {
            let breaker = &mut self.lock().providers[provider].breaker;
            let opened = breaker.failed(Instant::now(), for_good);
            (opened, !breaker.is_closed())
        };
        if opened && self.gates.len() > 1 {
            tracing::warn!(provider = %self.gates[provider].0, "provider left alone for a while: it keeps failing");
        }
        keeps_failing
    }

    /// Keeps the whole fleet from calling a provider for a while, as it asked.
    pub async fn pause(&self, provider: usize, pause: Duration) {
        let until = Instant::now() + pause;
        let is_news = self.lock().providers[provider].pause.extend_untold(until);
        // Many calls are told the same at the same time: one of them tells the fleet.
        if !is_news {
            return;
        }
        let name = &self.gates[provider].0;
        tracing::warn!(provider = %name, pause_ms = pause.as_millis(), "provider pauses");
        if let Err(error) = self.tell().await {
            tracing::warn!(%error, provider = %name, "the fleet is told of the pause once the database can be reached");
        }
    }

    /// Tells the fleet of the pauses that it does not know of yet.
    async fn tell(&self) -> Result<(), sqlx::Error> {
        let Some(pool) = &self.pool else {
            return Ok(());
        };
        for (at, (name, _)) in self.gates.iter().enumerate() {
            let untold = self.lock().providers[at].pause.untold();
            if let Some(until) = untold {
                let left = until.saturating_duration_since(Instant::now());
                provider_limits::pause(pool, name, left).await?;
                self.lock().providers[at].pause.told(until);
            }
        }
        Ok(())
    }

    /// How many providers there are.
    pub fn providers(&self) -> usize {
        self.gates.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A permit for which these tokens have been taken.
    fn permit(self: &Arc<Self>, provider: usize, tokens: f64) -> CallPermit {
        let seen = &mut self.lock().providers[provider];
        seen.pause.begins();
        CallPermit {
            tokens,
            tries: seen.breaker.lets_through(Instant::now()),
            admission: Arc::clone(self),
            provider,
            used: false,
        }
    }

    /// Whether a call may be made without asking the database.
    fn is_free(&self, state: &State, provider: usize) -> bool {
        let pause = &state.providers[provider].pause;
        self.pool.is_none() || (!self.gates[provider].1.are_set() && pause.is_over(Instant::now()))
    }

    /// The providers to use, in order. Where every breaker is open they count for nothing: a call may fail, but nothing waits.
    fn order<'a>(&self, state: &'a State) -> impl Iterator<Item = usize> + use<'a> {
        let now = Instant::now();
        let none_left = state
            .providers
            .iter()
            .all(|seen| seen.breaker.most(now) == 0);
        (0..self.gates.len())
            .filter(move |at| none_left || state.providers[*at].breaker.most(now) > 0)
    }

    /// What to ask of each provider; what is given back with it is no longer here.
    fn ask(&self) -> Vec<Asked> {
        let mut state = self.lock();
        let mut asked: Vec<Asked> = (0..self.gates.len())
            .map(|at| self.asked(&state, at))
            .collect();
        for (seen, asked) in state.providers.iter_mut().zip(&mut asked) {
            asked.unused = std::mem::take(&mut seen.unused);
            asked.overspent = std::mem::take(&mut seen.overspent);
        }
        asked
    }

    /// What to ask of a provider, with nothing given back.
    fn asked(&self, state: &State, provider: usize) -> Asked {
        let seen = &state.providers[provider];
        let (name, limits) = &self.gates[provider];
        let is_usable = self.order(state).any(|at| at == provider);
        let now = Instant::now();
        let most = match seen.breaker.most(now) {
            _ if !is_usable => 0,
            0 => u32::MAX,
            most => most,
        };
        Asked {
            provider: name.clone(),
            requests_per_minute: limits.requests_per_minute,
            tokens_per_minute: limits.tokens_per_minute,
            tokens_per_call: seen.tokens_per_call,
            unused: 0,
            overspent: 0.0,
            most: most.min(seen.pause.most(now)),
        }
    }

    /// What was to be given back with a statement that failed.
    fn give_back(&self, asked: &[Asked]) {
        let mut state = self.lock();
        for (seen, asked) in state.providers.iter_mut().zip(asked) {
            seen.unused = seen.unused.saturating_add(asked.unused);
            seen.overspent += asked.overspent;
        }
    }

    /// The permits that were granted, from this provider on.
    fn granted(self: &Arc<Self>, first: usize, granted: &[Granted]) -> VecDeque<CallPermit> {
        let mut permits = VecDeque::new();
        for (at, granted) in (first..).zip(granted) {
            if let Some(pause) = granted.paused {
                let until = Instant::now() + pause;
                self.lock().providers[at].pause.extend(until);
            }
            permits.extend((0..granted.calls).map(|_| self.permit(at, granted.tokens_per_call)));
        }
        permits
    }
}

impl CallPermit {
    /// The provider to call: its place in the order.
    pub const fn provider(&self) -> usize {
        self.provider
    }

    /// The call is about to be made: from here on it counts, whatever becomes of it. What it is thought to take beyond the
    /// average is owed at once, not when it ends.
    pub fn begin(mut self, tokens: u32) -> Request {
        self.used = true;
        let charged = self.tokens.max(f64::from(tokens));
        self.admission.lock().providers[self.provider].overspent += charged - self.tokens;
        Request {
            admission: Arc::clone(&self.admission),
            provider: self.provider,
            tokens: charged,
        }
    }
}

impl Drop for CallPermit {
    fn drop(&mut self) {
        if !self.used {
            let seen = &mut self.admission.lock().providers[self.provider];
            seen.unused = seen.unused.saturating_add(1);
            seen.pause.was_not_used();
            if self.tries {
                seen.breaker.was_not_tried(Instant::now());
            }
        }
    }
}

/// A request that is being made.
#[derive(Debug)]
pub struct Request {
    admission: Arc<Admission>,
    provider: usize,
    tokens: f64,
}

impl Request {
    /// The provider that is asked.
    pub const fn provider(&self) -> usize {
        self.provider
    }

    /// Counts the tokens that it took: at most those of a minute, beyond which no provider would have let it.
    pub fn took(self, tokens: u32) {
        let most = self.admission.gates[self.provider].1.tokens_per_minute;
        let tokens = f64::from(most.map_or(tokens, |most| tokens.min(most)));
        let seen = &mut self.admission.lock().providers[self.provider];
        seen.overspent += tokens - self.tokens;
        let average = seen.tokens_per_call.unwrap_or(tokens);
        // Of providers that count nothing as well: a limit of tokens is divided by it.
        seen.tokens_per_call = Some((average + (tokens - average) * NEWEST).max(1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admission(tokens_per_minute: Option<u32>) -> Arc<Admission> {
        let limits = Limits {
            requests_per_minute: None,
            tokens_per_minute,
        };
        Admission::new(None, vec![("one".to_owned(), limits)])
    }

    #[test]
    fn a_call_owes_what_it_is_thought_to_take_when_it_begins_and_what_it_took_when_it_ends() {
        let admission = admission(Some(60_000));
        let owed = || admission.lock().providers[0].overspent;
        let small = admission.permit(0, 3_000.0).begin(2_000);
        assert!((owed() - 0.0).abs() < 0.5);
        let large = admission.permit(0, 3_000.0).begin(9_000);
        assert!((owed() - 6_000.0).abs() < 0.5);
        small.took(1_000);
        large.took(10_000);
        assert!((owed() - 5_000.0).abs() < 0.5);
    }

    #[test]
    fn a_call_that_is_not_made_keeps_no_other_from_trying() {
        let (admission, now) = (admission(None), Instant::now());
        let long_ago = now.checked_sub(Duration::from_mins(1)).unwrap();
        let most = || {
            let seen = &admission.lock().providers[0];
            (seen.breaker.most(now), seen.pause.most(now))
        };
        admission.lock().providers[0].breaker.failed(long_ago, true);
        admission.lock().providers[0].pause.extend(now);
        assert_eq!(most(), (1, 1));
        let permit = admission.permit(0, 0.0);
        assert_eq!(most(), (0, 0));
        drop(permit);
        assert!(admission.lock().providers[0].breaker.most(Instant::now()) == 1);
        assert_eq!(most().1, 1);
    }

    #[test]
    fn a_call_is_never_thought_larger_than_the_limit() {
        let admission = admission(Some(60_000));
        admission.permit(0, 3_000.0).begin(0).took(2_147_483_647);
        let seen = &admission.lock().providers[0];
        assert!(seen.overspent <= 57_000.0);
        assert!(
            seen.tokens_per_call
                .is_some_and(|average| average <= 60_000.0)
        );
    }
}
