//! The check: a model's answer becomes a section only when it parses, is valid JSON Resume, and claims nothing that the
//! person's own words do not support.

pub mod truth;

use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{FailureCode, SchemaProblem, SectionContent, json_resume::drop_nulls},
};
use serde_json::{Value, json};

use self::truth::Violation;
use crate::{
    generate::{
        builtin,
        openai::extract::{ExtractError, extract_json},
    },
    pipeline::Written,
};

/// What is wrong with an answer.
#[derive(Debug)]
pub enum Objections {
    /// There is no JSON object to be found in it.
    NotJson(ExtractError),
    /// It is not a valid section.
    Invalid(Vec<SchemaProblem>),
    /// It claims what the person did not say.
    Unsupported(Vec<Violation>),
}

/// Checks an answer against the section it is for.
pub fn check(section: &ClaimedSection, answer: &str) -> Result<Written, Objections> {
    let value = drop_nulls(extract_json(answer).map_err(Objections::NotJson)?);
    let content = SectionContent::parse(section.kind, &value)
        .map_err(Objections::Invalid)?
        .to_value();
    let context: Vec<&str> = section.context.iter().map(String::as_str).collect();
    let violations =
        truth::compare(section.kind, &content, &section.original_input, &context).violations;
    if violations.is_empty() {
        let questions = builtin::questions(section.kind, &content);
        Ok(Written { content, questions })
    } else {
        Err(Objections::Unsupported(violations))
    }
}

impl Objections {
    /// The code of a section that ends with these.
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotJson(_) | Self::Invalid(_) => FailureCode::InvalidOutput,
            Self::Unsupported(_) => FailureCode::UnsupportedClaims,
        }
    }

    /// The list, as it is stored and shown.
    pub fn details(&self) -> Value {
        match self {
            Self::NotJson(error) => {
                json!({"problems": [{"path": "$", "message": error.to_string()}]})
            }
            Self::Invalid(problems) => {
                let problems: Vec<Value> = problems
                    .iter()
                    .map(|problem| json!({"path": problem.path, "message": problem.message}))
                    .collect();
                json!({"problems": problems})
            }
            Self::Unsupported(violations) => json!({"unsupported_claims": violations}),
        }
    }

    /// The list, as the model is told.
    pub fn reasons(&self) -> Vec<String> {
        match self {
            Self::NotJson(error) => vec![error.to_string()],
            Self::Invalid(problems) => problems
                .iter()
                .map(|problem| format!("{}: {}", problem.path, problem.message))
                .collect(),
            Self::Unsupported(violations) => violations
                .iter()
                .map(|violation| format!("\"{}\": {}", violation.text, violation.reason))
                .collect(),
        }
    }
}
