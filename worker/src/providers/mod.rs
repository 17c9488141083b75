//! The providers of language models: who is asked, within which limits, and at what cost.
//!
//! A call needs a permit (`admission`), which a job brings from its claim. It goes to the first provider that has room and
//! does not keep failing (`breaker`); where one fails, another takes over at once if it can.

mod admission;
mod breaker;
mod budget;
mod pause;
mod settings;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use futures_util::future::BoxFuture;
use sqlx::PgPool;
use tokio::time::timeout_at;

use self::admission::Request;
pub use self::{
    admission::{Admission, CallPermit, Limits},
    budget::{Budget, BudgetRefusal, Reservation},
    settings::{ProviderArgs, ProviderError},
};
use crate::{
    config::LlmArgs,
    generate::language_model::{
        Caller, Completion, GenerateError, LanguageModel, Languages, PartialText, Prompt, Usage,
        Verdict,
    },
    partials::{AttemptPartials, CallPartials},
};

/// Characters of a token, where a provider does not count: the usual rule of thumb for English.
const CHARACTERS_PER_TOKEN: usize = 4;

/// Tokens that a section is thought to take when it is written: most take fewer.
const EXPECTED_OUTPUT_TOKENS: u32 = 1_000;

/// How long a provider is left alone that limits call after call without a word on when to come back: the attempts of all that
/// wait would be used up against it.
const UNTOLD_PAUSE: Duration = Duration::from_secs(1);

/// What a provider takes, in US dollars for a million tokens, which is also millionths of a dollar for one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Prices {
    /// For tokens read.
    pub input: f64,
    /// For tokens written.
    pub output: f64,
}

impl Prices {
    /// What a call costs, in millionths of a US dollar. Nothing is known without prices.
    pub fn cost_micros(self, prompt_tokens: u32, completion_tokens: u32) -> Option<i64> {
        let cost =
            f64::from(prompt_tokens) * self.input + f64::from(completion_tokens) * self.output;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most 2^33 tokens at a million dollars a million"
        )]
        (self != Self::default()).then(|| cost.ceil() as i64)
    }
}

/// One provider.
pub struct Provider {
    name: String,
    model: Box<dyn LanguageModel>,
    limits: Limits,
    prices: Prices,
    max_output_tokens: Option<u32>,
    /// Whether it is reached over the network; the composer is not.
    remote: bool,
}

/// All of them, in the order in which they are used.
pub struct Providers {
    list: Vec<Provider>,
    admission: Arc<Admission>,
    /// For all calls of an attempt together.
    attempt_timeout: Duration,
}

/// One call, as it went.
pub struct Call<'a> {
    /// The provider's name.
    pub provider: &'a str,
    /// The model that answered, or that was asked.
    pub model: &'a str,
    /// How long it took.
    pub latency: Duration,
    /// The tokens it took, as far as the provider counts them.
    pub usage: Usage,
    /// What it cost in millionths of a US dollar, where prices are set and it is known.
    pub cost_micros: Option<i64>,
    /// What came of it.
    pub answer: Result<&'a Completion, &'a GenerateError>,
}

/// An attempt's way through the providers.
pub struct Turn<'a> {
    permit: Option<CallPermit>,
    deadline: Instant,
    reservation: Reservation,
    partials: AttemptPartials<'a>,
    calls: i32,
}

impl Turn<'_> {
    /// What its calls have cost, still held back.
    pub fn into_reservation(self) -> Reservation {
        self.reservation
    }
}

/// Why nobody answered.
#[derive(Debug)]
pub enum AskError {
    /// The providers failed: the most hopeful failure, and whether another attempt can help.
    Failed(GenerateError, Verdict),
    /// Today's money is used up.
    Budget,
}

impl AskError {
    /// No call could be made before the attempt's time was over.
    const fn no_room() -> Self {
        let error = GenerateError::RateLimited { after: None };
        Self::Failed(error, Verdict::Retry { after: None })
    }
}

impl Providers {
    /// The providers that the settings name.
    pub fn new(args: &LlmArgs, pool: PgPool) -> Result<Self, ProviderError> {
        let list = settings::providers(args, |name| std::env::var(name).ok())?;
        let remote = list.iter().any(|provider| provider.remote);
        let gates = list
            .iter()
            .map(|provider| (provider.name.clone(), provider.limits));
        let admission = Admission::new(remote.then_some(pool), gates.collect());
        for provider in &list {
            tracing::info!(
                provider = %provider.name,
                model = provider.model.model(),
                requests_per_minute = provider.limits.requests_per_minute,
                tokens_per_minute = provider.limits.tokens_per_minute,
                "provider ready"
            );
        }
        Ok(Self {
            list,
            admission,
            attempt_timeout: Duration::from_millis(args.llm_attempt_timeout_ms),
        })
    }

    /// One model and no limits, for tests.
    #[cfg(test)]
    pub(crate) fn only(model: Box<dyn LanguageModel>) -> Self {
        let provider = Provider {
            name: model.provider().to_owned(),
            model,
            limits: Limits::default(),
            prices: Prices::default(),
            max_output_tokens: None,
            remote: false,
        };
        Self {
            list: vec![provider],
            admission: Admission::unlimited(),
            attempt_timeout: Duration::from_mins(1),
        }
    }

    /// Who hands out the permits.
    pub fn admission(&self) -> Arc<Admission> {
        Arc::clone(&self.admission)
    }

    /// Whether any call leaves this machine's composer.
    pub fn are_remote(&self) -> bool {
        self.list.iter().any(|provider| provider.remote)
    }

    /// Names and models in their order: they shape what is answered.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list
            .iter()
            .map(|provider| (provider.name.as_str(), provider.model.model()))
    }

    /// The beginning of an attempt, with the permit that its job was claimed with.
    pub(crate) fn turn<'a>(
        &self,
        permit: CallPermit,
        reservation: Reservation,
        partials: AttemptPartials<'a>,
    ) -> Turn<'a> {
        Turn {
            partials,
            calls: 0,
            permit: Some(permit),
            deadline: Instant::now() + self.attempt_timeout,
            reservation,
        }
    }

    /// Asks until somebody answers: the provider of the permit, then the others that can be had at once. Every call goes to
    /// `record`; with the answer comes in which languages its model writes.
    pub async fn ask(
        &self,
        turn: &mut Turn<'_>,
        prompt: &Prompt,
        mut record: impl FnMut(Call<'_>),
    ) -> Result<(Completion, Languages), AskError> {
        let mut permit = match turn.permit.take() {
            Some(permit) => permit,
            None => self.permit_by(turn.deadline).await?,
        };
        let (mut tried, mut hopeful) = (Vec::new(), None);
        loop {
            let held;
            (permit, held) = self.reserve(permit, prompt, turn).await?;
            let at = permit.provider();
            let (answer, cost) = self.call(permit, prompt, held, turn, &mut record).await;
            turn.reservation.settle(held, cost);
            let error = match answer {
                Ok(completion) => return Ok((completion, self.list[at].model.languages())),
                Err(error) => error,
            };
            tried.push(at);
            let next = if error.may_pass_elsewhere() && Instant::now() < turn.deadline {
                self.admission.other_than(&tried).await
            } else {
                None
            };
            let retry = matches!(error.verdict(), Verdict::Retry { .. });
            if retry || hopeful.is_none() {
                hopeful = Some(error);
            }
            match (next, hopeful.take()) {
                (Some(next), still) => {
                    permit = next;
                    hopeful = still;
                }
                (None, error) => {
                    let error = error.expect("one failed just now");
                    let verdict = self.verdict(&error, tried.len());
                    return Err(AskError::Failed(error, verdict));
                }
            }
        }
    }

    /// What a failure means after so many providers were asked: what one refuses for good may pass with another, and what one
    /// has no time for as well, and sooner.
    fn verdict(&self, error: &GenerateError, asked: usize) -> Verdict {
        let verdict = error.verdict();
        let others = match verdict {
            Verdict::Retry { .. } => self.list.len() > 1,
            Verdict::GiveUp => self.list.len() > asked,
        };
        if others && error.may_pass_elsewhere() {
            return Verdict::Retry { after: None };
        }
        verdict
    }

    async fn permit_by(&self, deadline: Instant) -> Result<CallPermit, AskError> {
        timeout_at(deadline.into(), self.admission.next())
            .await
            .map_err(|_| AskError::no_room())
    }

    /// Holds back what a call with this permit may cost. A permit is leave to call now: while money is waited for it goes back,
    /// and another is taken then.
    async fn reserve(
        &self,
        mut permit: CallPermit,
        prompt: &Prompt,
        turn: &mut Turn<'_>,
    ) -> Result<(CallPermit, i64), AskError> {
        loop {
            let at = permit.provider();
            let micros = self.list[at].expected_cost(prompt);
            match turn.reservation.hold(micros) {
                Ok(()) => return Ok((permit, micros)),
                Err(BudgetRefusal::Spent) => return Err(AskError::Budget),
                Err(BudgetRefusal::HeldBack) => drop(permit),
            }
            let held = turn.reservation.hold_when_free(micros, turn.deadline).await;
            let held = held.map_err(|refusal| match refusal {
                BudgetRefusal::Spent => AskError::Budget,
                BudgetRefusal::HeldBack => AskError::no_room(),
            })?;
            permit = self.permit_by(turn.deadline).await?;
            if permit.provider() == at {
                held.keep();
                return Ok((permit, micros));
            }
        }
    }

    /// One call to one provider, noted wherever it counts; with what it cost as far as is known. One that is dropped before it
    /// ends is noted at what was held back for it.
    async fn call(
        &self,
        permit: CallPermit,
        prompt: &Prompt,
        held: i64,
        turn: &mut Turn<'_>,
        record: &mut impl FnMut(Call<'_>),
    ) -> (Result<Completion, GenerateError>, i64) {
        let at = permit.provider();
        let provider = &self.list[at];
        turn.calls += 1;
        let expected = prompt_tokens(prompt).saturating_add(provider.expected_output());
        let caller = InFlight {
            partial: turn.partials.call(turn.calls),
            admission: &self.admission,
            tokens: expected,
            request: Mutex::new(permit.begin(expected)),
        };
        let mut noted = Noted {
            record,
            provider,
            started: Instant::now(),
            held,
            has_ended: false,
        };
        let answer = timeout_at(
            turn.deadline.into(),
            provider.model.generate(prompt, &caller),
        )
        .await;
        noted.has_ended = true;
        let latency = noted.started.elapsed();
        let answer = answer.unwrap_or(Err(GenerateError::TimedOut {
            timeout: self.attempt_timeout,
        }));
        let (usage, text) = match &answer {
            Ok(completion) => {
                self.admission.succeeded(at);
                (completion.usage, completion.text.as_str())
            }
            Err(error) => {
                let for_good = error.verdict() == Verdict::GiveUp;
                let keeps_failing = error.is_the_providers() && self.admission.failed(at, for_good);
                let is_limit = matches!(error, GenerateError::RateLimited { .. });
                let untold = (keeps_failing && is_limit).then_some(UNTOLD_PAUSE);
                if let Some(after) = error.after().or(untold) {
                    self.admission.pause(at, after).await;
                }
                (error.usage(), "")
            }
        };
        // What failed without a word on tokens is thought to have taken none.
        let counted = answer.is_ok() || usage != Usage::default();
        let cost = counted.then(|| {
            let read = usage.prompt_tokens.unwrap_or_else(|| prompt_tokens(prompt));
            let written = usage.completion_tokens.unwrap_or_else(|| tokens(text));
            caller.took(read.saturating_add(written));
            provider.prices.cost_micros(read, written)
        });
        let cost = cost.flatten();
        let model = answer
            .as_ref()
            .map_or(provider.model.model(), |completion| &completion.model);
        (noted.record)(Call {
            provider: &provider.name,
            model,
            latency,
            usage,
            cost_micros: cost,
            answer: answer.as_ref(),
        });
        (answer, cost.unwrap_or(0))
    }
}

/// A call that is being made: it may take several requests, each with a permit of its own.
struct InFlight<'a> {
    partial: CallPartials<'a>,
    admission: &'a Arc<Admission>,
    /// What each is thought to take.
    tokens: u32,
    /// The last of them.
    request: Mutex<Request>,
}

impl InFlight<'_> {
    fn request(&self) -> MutexGuard<'_, Request> {
        self.request.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn took(self, tokens: u32) {
        let request = self.request.into_inner();
        request.unwrap_or_else(PoisonError::into_inner).took(tokens);
    }
}

impl PartialText for InFlight<'_> {
    fn push(&self, text: &str) {
        self.partial.push(text);
    }
}

impl Caller for InFlight<'_> {
    fn next_request(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            let provider = self.request().provider();
            let permit = self.admission.again(provider).await;
            *self.request() = permit.begin(self.tokens);
        })
    }
}

/// A call that is noted even if it is dropped: nobody says then what it took.
struct Noted<'a, R: FnMut(Call<'_>)> {
    record: &'a mut R,
    provider: &'a Provider,
    started: Instant,
    held: i64,
    has_ended: bool,
}

impl<R: FnMut(Call<'_>)> Drop for Noted<'_, R> {
    fn drop(&mut self) {
        if !self.has_ended {
            (self.record)(Call {
                provider: &self.provider.name,
                model: self.provider.model.model(),
                latency: self.started.elapsed(),
                usage: Usage::default(),
                cost_micros: (self.held > 0).then_some(self.held),
                answer: Err(&GenerateError::Dropped),
            });
        }
    }
}

impl Provider {
    /// What a call with this prompt may cost at most, as far as one can tell.
    fn expected_cost(&self, prompt: &Prompt) -> i64 {
        self.prices
            .cost_micros(prompt_tokens(prompt), self.expected_output())
            .unwrap_or(0)
    }

    fn expected_output(&self) -> u32 {
        self.max_output_tokens
            .unwrap_or(EXPECTED_OUTPUT_TOKENS)
            .min(EXPECTED_OUTPUT_TOKENS)
    }
}

fn prompt_tokens(prompt: &Prompt) -> u32 {
    tokens(&prompt.system).saturating_add(tokens(&prompt.user))
}

fn tokens(text: &str) -> u32 {
    u32::try_from(text.len().div_ceil(CHARACTERS_PER_TOKEN)).unwrap_or(u32::MAX)
}
