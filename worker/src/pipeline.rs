//! A section's way through the worker: load → retrieve → prompt → generate → check → commit.
//!
//! `load` came with the claim, and `commit` follows the returned report: the queue's settler writes it behind the lease.

use std::time::Instant;

use futures_util::future::BoxFuture;
use penstock_shared::{
    db::jobs::{ClaimedSection, Generation, Verdict as GenerationVerdict},
    domain::{FailureCode, SectionKind},
    knowledge::{GUIDANCE_TOKENS, KnowledgeBase, LiveKnowledge, Query, Retrieved},
};
use serde_json::{Value, json};

use crate::{
    check::{self, Objections},
    generate::{
        builtin::Builtin,
        language_model::{Completion, GenerateError, LanguageModel, Prompt, Verdict},
        prompt,
    },
};

/// Calls per attempt: the first, and two more that name what was wrong with the one before.
const MAX_CALLS: i32 = 3;

/// What writing a section needs. Shared by all of a worker's jobs.
pub struct Pipeline {
    knowledge: LiveKnowledge,
    model: Box<dyn LanguageModel>,
    builtin: Builtin,
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
        after: Option<std::time::Duration>,
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

/// What an attempt came to, with every call it made.
#[derive(Debug)]
pub struct Report {
    /// The section, or why there is none.
    pub result: Result<Written, Failure>,
    /// The calls, in order.
    pub generations: Vec<Generation>,
}

/// What a worker does with a claimed section: the [`Pipeline`], or the fixed answer with which `penstock bench` measures
/// the queue alone.
pub trait Generator: Send + Sync {
    /// Writes one section. Dropping the future ends the work.
    fn generate_section<'a>(&'a self, section: &'a ClaimedSection) -> BoxFuture<'a, Report>;
}

impl Generator for Pipeline {
    fn generate_section<'a>(&'a self, section: &'a ClaimedSection) -> BoxFuture<'a, Report> {
        Box::pin(self.write(section))
    }
}

impl Pipeline {
    /// A pipeline that writes with `model`.
    pub fn new(knowledge: LiveKnowledge, model: Box<dyn LanguageModel>) -> Self {
        Self {
            knowledge,
            model,
            builtin: Builtin,
        }
    }

    async fn write(&self, section: &ClaimedSection) -> Report {
        // One knowledge base for the whole attempt, whatever is reloaded meanwhile.
        let knowledge = self.knowledge.current();
        let guidance = retrieve(&knowledge, section);
        let template = knowledge.template(&section.template_id).ok();
        let mut prompt = prompt::write(section, template, &guidance);
        let model = self.model_for(section.kind);
        let mut calls = Calls::new(section, model, knowledge.version(), &guidance);
        let mut objections = None;
        for _ in 0..MAX_CALLS {
            let completion = match calls.generate(model, &prompt).await {
                Ok(completion) => completion,
                Err(error) => return calls.failed(&error),
            };
            match check::check(section, &completion.text, model.languages()) {
                Ok(written) => return calls.accepted(written),
                Err(found) => {
                    calls.rejected(&found);
                    prompt::object(&mut prompt, &completion.text, &found);
                    objections = Some(found);
                }
            }
        }
        calls.given_up(objections)
    }

    /// What others said of a person is never rewritten: references only change their form, which needs no model.
    fn model_for(&self, kind: SectionKind) -> &dyn LanguageModel {
        if kind == SectionKind::References {
            &self.builtin
        } else {
            &*self.model
        }
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

/// A score to three places: the rest is noise of the arithmetic.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1_000.0).round() / 1_000.0
}

/// The record of an attempt's calls.
struct Calls {
    blank: Generation,
    made: Vec<Generation>,
}

impl Calls {
    fn new(
        section: &ClaimedSection,
        model: &dyn LanguageModel,
        knowledge_version: &str,
        guidance: &Retrieved,
    ) -> Self {
        let passages = guidance
            .passages
            .iter()
            .map(|passage| json!({"id": passage.id, "score": rounded(passage.score)}))
            .collect();
        Self {
            blank: Generation {
                section_id: section.id,
                call: 0,
                provider: model.provider().to_owned(),
                model: model.model().to_owned(),
                knowledge_version: knowledge_version.to_owned(),
                passages: Value::Array(passages),
                prompt_tokens: None,
                completion_tokens: None,
                latency_ms: 0,
                verdict: GenerationVerdict::Accepted,
                error_code: None,
                error_details: None,
            },
            made: Vec::new(),
        }
    }

    async fn generate(
        &mut self,
        model: &dyn LanguageModel,
        prompt: &Prompt,
    ) -> Result<Completion, GenerateError> {
        let started = Instant::now();
        let answer = model.generate(prompt).await;
        let mut call = Generation {
            call: i32::try_from(self.made.len() + 1).unwrap_or(i32::MAX),
            latency_ms: i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX),
            ..self.blank.clone()
        };
        match &answer {
            Ok(completion) => {
                call.model.clone_from(&completion.model);
                call.prompt_tokens = completion.prompt_tokens.map(i64::from);
                call.completion_tokens = completion.completion_tokens.map(i64::from);
            }
            Err(error) => {
                tracing::warn!(section.id = %self.blank.section_id, error = error as &dyn std::error::Error, "call failed");
                call.verdict = match error.verdict() {
                    Verdict::Retry { .. } => GenerationVerdict::Retry,
                    Verdict::GiveUp => GenerationVerdict::GaveUp,
                };
                call.error_code = Some(error.code());
            }
        }
        self.made.push(call);
        answer
    }

    fn accepted(self, written: Written) -> Report {
        Report {
            result: Ok(written),
            generations: self.made,
        }
    }

    fn rejected(&mut self, objections: &Objections) {
        if let Some(call) = self.made.last_mut() {
            call.verdict = GenerationVerdict::Rejected;
            call.error_code = Some(objections.code());
            call.error_details = Some(objections.details());
        }
    }

    fn failed(self, error: &GenerateError) -> Report {
        let code = error.code();
        let failure = match error.verdict() {
            Verdict::Retry { after } => Failure::Retry { code, after },
            Verdict::GiveUp => Failure::GiveUp {
                code,
                message: code.advice().to_owned(),
                details: error
                    .question()
                    .map(|question| json!({"questions": [question]})),
            },
        };
        Report {
            result: Err(failure),
            generations: self.made,
        }
    }

    fn given_up(self, objections: Option<Objections>) -> Report {
        let code = objections
            .as_ref()
            .map_or(FailureCode::InvalidOutput, Objections::code);
        let failure = Failure::GiveUp {
            code,
            message: code.advice().to_owned(),
            details: objections.map(|objections| objections.details()),
        };
        Report {
            result: Err(failure),
            generations: self.made,
        }
    }
}
