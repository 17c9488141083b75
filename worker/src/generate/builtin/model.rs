//! The built-in composer as a language model: offline, at once, the same answer to the same text.

use futures_util::future::{BoxFuture, FutureExt, ready};

use super::{ComposeError, compose};
use crate::generate::language_model::{
    Caller, Completion, GenerateError, LanguageModel, Languages, Prompt, Usage,
};

/// Its name, as provider and as model.
const NAME: &str = "builtin";

/// Writes by rules and the person's words alone; used when no endpoint is configured.
#[derive(Debug, Clone, Copy)]
pub struct Builtin;

impl LanguageModel for Builtin {
    fn provider(&self) -> &str {
        NAME
    }

    fn model(&self) -> &str {
        NAME
    }

    fn languages(&self) -> Languages {
        Languages::OwnWords
    }

    fn generate<'a>(
        &'a self,
        prompt: &'a Prompt,
        _: &'a dyn Caller,
    ) -> BoxFuture<'a, Result<Completion, GenerateError>> {
        let answer = match compose(prompt.section, &prompt.source) {
            Ok(section) => Ok(Completion {
                text: section.to_string(),
                model: NAME.to_owned(),
                usage: Usage::default(),
            }),
            Err(ComposeError::MissingFact { question, .. }) => Err(GenerateError::MissingFact {
                question: question.to_owned(),
            }),
        };
        ready(answer).boxed()
    }
}
