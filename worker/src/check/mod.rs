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
    /// It claims what the person did not say, and may have lost what they said.
    Unsupported(Vec<Violation>, Vec<Violation>),
    /// All of it is the person's, but it has lost an employer, a date, a degree or a number.
    Lossy(Written, Vec<Violation>),
}

/// Checks an answer against the section it is for.
pub fn check(section: &ClaimedSection, answer: &str) -> Result<Written, Objections> {
    let value = drop_nulls(extract_json(answer).map_err(Objections::NotJson)?);
    let content = SectionContent::parse(section.kind, &value)
        .map_err(Objections::Invalid)?
        .to_value();
    let context: Vec<&str> = section.context.iter().map(String::as_str).collect();
    let finding = truth::compare(section.kind, &content, &section.original_input, &context);
    let mut lost = finding.lost;
    lost.retain(|fact| fact.kind.is_essential());
    if !finding.violations.is_empty() {
        return Err(Objections::Unsupported(finding.violations, lost));
    }
    let questions = builtin::questions(section.kind, &content);
    let written = Written { content, questions };
    if lost.is_empty() {
        Ok(written)
    } else {
        Err(Objections::Lossy(written, lost))
    }
}

/// A section that stays without some of the person's facts, which asks them what should become of those.
pub fn with_questions_about(mut written: Written, lost: &[Violation]) -> Written {
    let question = |fact: &Violation| {
        format!(
            "Your text also says \u{201c}{}\u{201d}. Should it be in this section?",
            fact.text
        )
    };
    written.questions.extend(lost.iter().map(question));
    written
}

impl Objections {
    /// The code of a section that ends with these.
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotJson(_) | Self::Invalid(_) => FailureCode::InvalidOutput,
            Self::Unsupported(..) | Self::Lossy(..) => FailureCode::UnsupportedClaims,
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
            Self::Unsupported(violations, lost) if lost.is_empty() => {
                json!({"unsupported_claims": violations})
            }
            Self::Unsupported(violations, lost) => {
                json!({"unsupported_claims": violations, "lost": lost})
            }
            Self::Lossy(_, lost) => json!({"lost": lost}),
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
            Self::Unsupported(violations, lost) => violations
                .iter()
                .chain(lost)
                .map(|violation| format!("\"{}\": {}", violation.text, violation.reason))
                .collect(),
            Self::Lossy(_, lost) => lost
                .iter()
                .map(|fact| format!("\"{}\": {}", fact.text, fact.reason))
                .collect(),
        }
    }
}
