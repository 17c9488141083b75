//! The check: a model's answer becomes a section only when it parses, is valid JSON Resume, is in the language asked for,
//! and claims nothing that the person's own words do not support.

pub mod language;
pub mod truth;

use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{FailureCode, SchemaProblem, SectionContent, json_resume::drop_nulls},
};
use serde_json::{Value, json};

use self::{language::OtherLanguage, truth::Violation};
use crate::{
    generate::{
        builtin,
        language_model::Languages,
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
    /// It is in another language than the one asked for.
    OtherLanguage(OtherLanguage),
    /// It claims what the person did not say.
    Unsupported(Vec<Violation>),
}

/// Checks an answer against the section it is for. `languages` are those of the model that gave it: one that only keeps
/// the person's own words is not asked for another language.
pub fn check(
    section: &ClaimedSection,
    answer: &str,
    languages: Languages,
) -> Result<Written, Objections> {
    let value = drop_nulls(extract_json(answer).map_err(Objections::NotJson)?);
    let content = SectionContent::parse(section.kind, &value)
        .map_err(Objections::Invalid)?
        .to_value();
    if languages == Languages::Any {
        let locale = section.locale.as_deref();
        if let Some(other) = language::objection(locale, &section.original_input, &content) {
            return Err(Objections::OtherLanguage(other));
        }
    }
    let own_words: Vec<&str> = std::iter::once(&section.original_input)
        .chain(&section.context)
        .map(String::as_str)
        .collect();
    let violations = truth::unsupported(section.kind, &content, &own_words);
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
            Self::NotJson(_) | Self::Invalid(_) | Self::OtherLanguage(_) => {
                FailureCode::InvalidOutput
            }
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
            Self::OtherLanguage(other) => {
                json!({"problems": [{"path": "$", "message": other.reason()}]})
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
            Self::OtherLanguage(other) => vec![other.reason()],
            Self::Unsupported(violations) => violations
                .iter()
                .map(|violation| format!("\"{}\": {}", violation.text, violation.reason))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use penstock_shared::domain::{SectionId, SectionKind};

    use super::*;

    const WORDS: &str = "i was a cashier at Lidl, i trained the new people of the shop and ordered the goods every week";

    fn section(locale: Option<&str>) -> ClaimedSection {
        ClaimedSection {
            id: SectionId::new(),
            kind: SectionKind::Work,
            template_id: "plain".into(),
            original_input: WORDS.into(),
            industry: None,
            locale: locale.map(str::to_owned),
            target_role: None,
            context: Vec::new(),
        }
    }

    #[test]
    fn another_language_than_the_one_asked_for_goes_back() {
        let answer = json!({"work": [{"name": "Lidl", "highlights": [
            "Trained the new people of the shop at the till", "Ordered the goods every week"
        ]}]})
        .to_string();
        assert!(check(&section(None), &answer, Languages::Any).is_ok());
        let found = check(&section(Some("fr")), &answer, Languages::Any).err();
        let found = found.expect("it is English");
        assert_eq!(found.code(), FailureCode::InvalidOutput);
        let reason = "the highlights, summaries and descriptions are in English; write them in French (fr), all but the names";
        assert_eq!(found.reasons(), [reason]);
        assert_eq!(found.details()["problems"][0]["message"], reason);
    }

    #[test]
    fn the_composer_which_cannot_translate_keeps_the_persons_words() {
        for locale in [None, Some("en"), Some("fr"), Some("ja")] {
            let composed = builtin::compose(SectionKind::Work, WORDS).expect("a role");
            let written = check(&section(locale), &composed.to_string(), Languages::OwnWords);
            assert_eq!(written.expect("kept").content["work"][0]["name"], "Lidl");
        }
    }
}
