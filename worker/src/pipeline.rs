//! A section's way through the worker: load → retrieve → prompt → generate → check → commit.
//!
//! `load` came with the claim, and `commit` follows the returned report: the queue's settler writes it behind the lease.

mod record;

use std::{num::NonZero, panic, sync::Arc, thread, time::Duration};

use futures_util::future::BoxFuture;
use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{FailureCode, SectionKind},
    knowledge::{GUIDANCE_TOKENS, KnowledgeBase, LiveKnowledge, Query, Retrieved},
};
use serde_json::{Value, json};
use tokio::{sync::Semaphore, task};

pub use self::record::Calls;
use self::record::Record;
use crate::{
    answers::Answers,
    check::{self, Objections, truth::Violation},
    generate::{
        builtin::Builtin,
        language_model::{Completion, GenerateError, LanguageModel, Languages, Prompt, Verdict},
        prompt,
    },
    partials::Partials,
    providers::{AskError, Budget, CallPermit, Providers, Reservation, Turn},
};

/// Calls per attempt: the first, and two more that name what was wrong with the one before.
const MAX_CALLS: i32 = 3;

/// What writing a section needs. Shared by all of a worker's jobs.
pub struct Pipeline {
    knowledge: LiveKnowledge,
    providers: Providers,
    answers: Answers,
    budget: Arc<Budget>,
    builtin: Builtin,
    partials: Partials,
    /// One permit for each processor.
    checking: Arc<Semaphore>,
}

/// A section that passed the check.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// One JSON Resume section.
    pub content: Value,
    /// What to ask the person, where a fact is missing.
    pub questions: Vec<String>,
}

/// Why no section was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// It may pass.
    Retry {
        /// Why.
        code: FailureCode,
        /// Not sooner than this, when the provider said so.
        after: Option<Duration>,
    },
    /// It will not pass.
    GiveUp {
        /// Why, for programs.
        code: FailureCode,
        /// Why, for the person.
        message: String,
        /// More of it, for both.
        details: Option<Value>,
    },
}

/// What an attempt came to.
#[derive(Debug)]
pub struct Report {
    /// The section, or why there is none.
    pub result: Result<Written, Failure>,
    /// What was held back of the budget for them, to be kept until they are on record.
    pub reservation: Option<Reservation>,
}

/// What a worker does with a claimed section: the [`Pipeline`], or the fixed answer with which `penstock bench` measures
/// the queue alone.
pub trait Generator: Send + Sync {
    /// Writes one section, with leave to make a first call. Dropping the future ends the work; what was called until then is in
    /// `calls` all the same.
    fn generate_section<'a>(
        &'a self,
        section: &'a ClaimedSection,
        permit: CallPermit,
        calls: &'a Calls,
    ) -> BoxFuture<'a, Report>;
}

impl Generator for Pipeline {
    fn generate_section<'a>(
        &'a self,
        section: &'a ClaimedSection,
        permit: CallPermit,
        calls: &'a Calls,
    ) -> BoxFuture<'a, Report> {
        Box::pin(self.write(section, permit, calls))
    }
}

impl Pipeline {
    /// A pipeline that writes with these providers, within this budget.
    pub fn new(
        knowledge: LiveKnowledge,
        providers: Providers,
        answers: Answers,
        budget: Arc<Budget>,
    ) -> Self {
        Self {
            knowledge,
            providers,
            answers,
            budget,
            builtin: Builtin,
            partials: Partials::default(),
            checking: Arc::new(Semaphore::new(
                thread::available_parallelism().map_or(1, NonZero::get),
            )),
        }
    }

    /// The same, with a place for what is being written.
    pub(crate) fn showing(self, partials: Partials) -> Self {
        Self { partials, ..self }
    }

    async fn write(&self, section: &ClaimedSection, permit: CallPermit, calls: &Calls) -> Report {
        // One knowledge base for the whole attempt, whatever is reloaded meanwhile.
        let knowledge = self.knowledge.current();
        let guidance = retrieve(&knowledge, section);
        let template = knowledge.template(&section.template_id).ok();
        let mut prompt = prompt::write(section, template, &guidance);
        let key = self.answers.key(section, &prompt, knowledge.version());
        let (first, _) = self.providers.names().next().unwrap_or_default();
        let mut record = Record::new(section, knowledge.version(), &guidance, key, first, calls);
        if let Some(key) = key
            && let Some(answer) = self.answers.find(key).await
        {
            return Report {
                result: Ok(record.answered_before(answer)),
                reservation: None,
            };
        }
        let mut turn = self.providers.turn(
            permit,
            self.budget.reservation(section),
            self.partials.of(section.id, section.attempt),
        );
        let result = self
            .attempt(section, &mut prompt, &mut turn, &mut record)
            .await;
        Report {
            result,
            reservation: Some(turn.into_reservation()),
        }
    }

    /// Generates and checks; what is wrong with an answer goes back, and the next has to do better.
    async fn attempt(
        &self,
        section: &ClaimedSection,
        prompt: &mut Prompt,
        turn: &mut Turn<'_>,
        record: &mut Record<'_>,
    ) -> Result<Written, Failure> {
        let mut objections = None;
        // True to the person, but not whole: kept if nothing better comes.
        let mut lossy: Option<(usize, Written, Vec<Violation>)> = None;
        for call in 0..MAX_CALLS {
            let (completion, languages) = match self.generate(section, prompt, turn, record).await {
                Ok(answer) => answer,
                // What is true already is worth more than another attempt.
                Err(_) if lossy.is_some() => break,
                Err(failure) => return Err(failure),
            };
            let found = match self.check(section, &completion.text, languages).await {
                Ok(written) => return Ok(written),
                Err(found) => found,
            };
            record.rejected(&found);
            // The composer writes the same again.
            let stuck = languages != Languages::Any;
            if call + 1 < MAX_CALLS && !stuck {
                prompt::object(prompt, &completion.text, &found);
            }
            match found {
                Objections::Lossy(written, lost) => {
                    if lossy
                        .as_ref()
                        .is_none_or(|(_, _, fewest)| lost.len() < fewest.len())
                    {
                        lossy = Some((record.calls(), written, lost));
                    }
                }
                other => objections = Some(other),
            }
            if stuck {
                break;
            }
        }
        match lossy {
            Some((call, written, lost)) => {
                record.accepted_after_all(call);
                Ok(check::with_questions_about(written, &lost))
            }
            None => Err(given_up(objections)),
        }
    }

    /// Checks an answer beside the threads that serve all sections: one that takes long, since it repeats itself without end,
    /// holds up no other, no heartbeat and no cancelling.
    async fn check(
        &self,
        section: &ClaimedSection,
        answer: &str,
        languages: Languages,
    ) -> Result<Written, Objections> {
        let permit = self.checking.clone().acquire_owned().await;
        let (section, answer) = (section.clone(), answer.to_owned());
        let checked = task::spawn_blocking(move || {
            let _permit = permit;
            check::check(&section, &answer, languages)
        });
        // A panic goes on where it fails this section alone.
        checked
            .await
            .unwrap_or_else(|error| panic::resume_unwind(error.into_panic()))
    }

    async fn generate(
        &self,
        section: &ClaimedSection,
        prompt: &Prompt,
        turn: &mut Turn<'_>,
        record: &mut Record<'_>,
    ) -> Result<(Completion, Languages), Failure> {
        // What others said of a person is never rewritten: references only change their form, which needs no model.
        if section.kind == SectionKind::References {
            let answer = self.builtin.generate(prompt, &()).await;
            record.called_composer(&answer);
            let languages = self.builtin.languages();
            return answer
                .map(|completion| (completion, languages))
                .map_err(|error| Failure::of(&error, error.verdict()));
        }
        let asked = self
            .providers
            .ask(turn, prompt, |call| record.called(&call))
            .await;
        asked.map_err(|error| match error {
            AskError::Failed(error, verdict) => Failure::of(&error, verdict),
            AskError::Budget => Failure::final_for(FailureCode::BudgetExhausted),
        })
    }
}

impl Failure {
    fn of(error: &GenerateError, verdict: Verdict) -> Self {
        let code = error.code();
        match verdict {
            Verdict::Retry { after } => Self::Retry { code, after },
            Verdict::GiveUp => Self::GiveUp {
                code,
                message: code.advice().to_owned(),
                details: error
                    .question()
                    .map(|question| json!({"questions": [question]})),
            },
        }
    }

    fn final_for(code: FailureCode) -> Self {
        Self::GiveUp {
            code,
            message: code.advice().to_owned(),
            details: None,
        }
    }
}

fn given_up(objections: Option<Objections>) -> Failure {
    let code = objections
        .as_ref()
        .map_or(FailureCode::InvalidOutput, Objections::code);
    Failure::GiveUp {
        code,
        message: code.advice().to_owned(),
        details: objections.map(|objections| objections.details()),
    }
}

fn retrieve(knowledge: &KnowledgeBase, section: &ClaimedSection) -> Retrieved {
    knowledge.retrieve(&Query {
        section: section.kind,
        template: Some(&section.template_id),
        industry: section.industry.as_deref(),
        text: &section.original_input,
        token_budget: GUIDANCE_TOKENS,
    })
}
