//! The record of an attempt's calls, as it is stored with the section.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use penstock_shared::{
    db::{
        generations::{Answer, Generation, RequestKey, Verdict as GenerationVerdict},
        jobs::ClaimedSection,
    },
    domain::FailureCode,
    knowledge::Retrieved,
};
use serde_json::{Value, json};

use super::Written;
use crate::{
    check::Objections,
    generate::{
        builtin::Builtin,
        language_model::{Completion, GenerateError, LanguageModel, Verdict},
    },
    providers::Call,
};

/// An attempt's calls, in order, kept where they outlast it: they were made, however it ends.
#[derive(Debug, Clone, Default)]
pub struct Calls(Arc<Mutex<Vec<Generation>>>);

impl Calls {
    /// Those of an attempt that came to its end.
    pub fn take(&self) -> Vec<Generation> {
        std::mem::take(&mut *self.lock())
    }

    /// Those of one that did not: its last answer, if it had one, became nothing for this reason.
    pub fn take_unfinished(&self, code: FailureCode) -> Vec<Generation> {
        let mut calls = self.take();
        for call in &mut calls {
            call.came_to_nothing(code);
        }
        calls
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Generation>> {
        // A list is whole after any panic: each operation is one step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Calls so far, and what all have in common.
pub(super) struct Record<'c> {
    blank: Generation,
    first_provider: String,
    made: &'c Calls,
}

impl<'c> Record<'c> {
    pub(super) fn new(
        section: &ClaimedSection,
        knowledge_version: &str,
        guidance: &Retrieved,
        request_key: Option<RequestKey>,
        first_provider: &str,
        made: &'c Calls,
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
                provider: String::new(),
                model: String::new(),
                knowledge_version: knowledge_version.to_owned(),
                passages: Value::Array(passages),
                prompt_tokens: None,
                completion_tokens: None,
                cost_micros: None,
                latency_ms: 0,
                verdict: GenerationVerdict::Accepted,
                error_code: None,
                error_details: None,
                request_key,
                cached: false,
            },
            first_provider: first_provider.to_owned(),
            made,
        }
    }

    /// A call to a provider, whatever came of it. Another's answer than the first's is not used again: the first may be well by then.
    pub(super) fn called(&mut self, call: &Call<'_>) {
        let mut generation = Generation {
            provider: call.provider.to_owned(),
            model: call.model.to_owned(),
            cost_micros: call.cost_micros,
            latency_ms: i64::try_from(call.latency.as_millis()).unwrap_or(i64::MAX),
            ..self.next()
        };
        if call.provider != self.first_provider {
            generation.request_key = None;
        }
        generation.prompt_tokens = call.usage.prompt_tokens.map(i64::from);
        generation.completion_tokens = call.usage.completion_tokens.map(i64::from);
        if let Err(error) = call.answer {
            self.note_failure(&mut generation, error);
        }
        self.made.lock().push(generation);
    }

    /// The composer's work, which takes nothing.
    pub(super) fn called_composer(&mut self, answer: &Result<Completion, GenerateError>) {
        let mut generation = Generation {
            provider: Builtin.provider().to_owned(),
            model: Builtin.model().to_owned(),
            ..self.next()
        };
        if let Err(error) = answer {
            self.note_failure(&mut generation, error);
        }
        self.made.lock().push(generation);
    }

    /// The last call's answer cannot be kept.
    pub(super) fn rejected(&mut self, objections: &Objections) {
        if let Some(call) = self.made.lock().last_mut() {
            call.verdict = GenerationVerdict::Rejected;
            call.error_code = Some(objections.code());
            call.error_details = Some(objections.details());
        }
    }

    /// Calls made so far.
    pub(super) fn calls(&self) -> usize {
        self.made.lock().len()
    }

    /// The answer of this call, counted from 1, is kept although it is not whole.
    pub(super) fn accepted_after_all(&mut self, call: usize) {
        let mut made = self.made.lock();
        if let Some(call) = call.checked_sub(1).and_then(|at| made.get_mut(at)) {
            call.verdict = GenerationVerdict::Accepted;
            call.error_code = None;
        }
    }

    /// An answer used again: as if given now, at no cost.
    pub(super) fn answered_before(&mut self, answer: Answer) -> Written {
        let generation = Generation {
            provider: answer.provider,
            model: answer.model,
            cached: true,
            ..self.next()
        };
        self.made.lock().push(generation);
        Written {
            content: answer.content,
            questions: answer.questions,
        }
    }

    fn next(&self) -> Generation {
        Generation {
            call: i32::try_from(self.calls() + 1).unwrap_or(i32::MAX),
            ..self.blank.clone()
        }
    }

    fn note_failure(&self, generation: &mut Generation, error: &GenerateError) {
        tracing::warn!(section.id = %self.blank.section_id, error = error as &dyn std::error::Error, "call failed");
        generation.verdict = match error.verdict() {
            Verdict::Retry { .. } => GenerationVerdict::Retry,
            Verdict::GiveUp => GenerationVerdict::GaveUp,
        };
        generation.error_code = Some(error.code());
    }
}

/// A score to three places: the rest is noise of the arithmetic.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1_000.0).round() / 1_000.0
}
