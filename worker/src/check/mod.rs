//! The check: a model's answer becomes a section only when it parses, is valid JSON Resume, is in the language asked for,
//! and claims nothing that the person's own words do not support.

pub mod language;
mod leave_out;
pub mod truth;

use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{FailureCode, SchemaProblem, SectionContent, json_resume::drop_nulls},
};
use serde_json::{Value, json};

use self::{
    language::OtherLanguage,
    leave_out::leave_out,
    truth::{Finding, Violation},
};
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
    /// It claims what the person did not say, and may have lost what they said.
    Unsupported(Vec<Violation>, Vec<Violation>),
    /// All of it is the person's, but it has lost an employer, a date, a degree or a number.
    Lossy(Written, Vec<Violation>),
}

/// Times that the composer's doubtful statements are taken out before its section is given up.
const MAX_ROUNDS: usize = 3;

/// Checks an answer against the section it is for. `languages` are those of the model that gave it: one that only keeps
/// the person's own words is not asked for another language, nor for a better answer, since it would write the same again.
/// What cannot be kept of its answer is left out, and the person is asked about it.
pub fn check(
    section: &ClaimedSection,
    answer: &str,
    languages: Languages,
) -> Result<Written, Objections> {
    let value = drop_nulls(extract_json(answer).map_err(Objections::NotJson)?);
    let mut content = SectionContent::parse(section.kind, &value)
        .map_err(Objections::Invalid)?
        .to_value();
    if languages == Languages::Any {
        let locale = section.locale.as_deref();
        if let Some(other) = language::objection(locale, &section.original_input, &content) {
            return Err(Objections::OtherLanguage(other));
        }
    }
    let mut finding = compare(section, &content);
    let mut left_out = Vec::new();
    if languages == Languages::OwnWords {
        for _ in 0..MAX_ROUNDS {
            let doubtful = leave_out(&mut content, &finding.violations);
            if doubtful.is_empty() || SectionContent::parse(section.kind, &content).is_err() {
                break;
            }
            left_out.extend(doubtful);
            finding = compare(section, &content);
        }
    }
    let mut lost = finding.lost;
    lost.retain(|fact| fact.kind.is_essential());
    if !finding.violations.is_empty() {
        return Err(Objections::Unsupported(finding.violations, lost));
    }
    let mut questions = builtin::questions(section.kind, &content);
    lost.retain(|fact| !left_out.iter().any(|text| text.contains(&fact.text)));
    questions.extend(left_out.iter().map(|text| question_about(text)));
    let written = Written { content, questions };
    if lost.is_empty() {
        Ok(written)
    } else {
        Err(Objections::Lossy(written, lost))
    }
}

fn compare(section: &ClaimedSection, content: &Value) -> Finding {
    let others: Vec<&str> = section.context.iter().map(String::as_str).collect();
    truth::compare(section.kind, content, &section.original_input, &others)
}

/// A section that stays without some of the person's facts, which asks them what should become of those.
pub fn with_questions_about(mut written: Written, lost: &[Violation]) -> Written {
    let questions = lost.iter().map(|fact| question_about(&fact.text));
    written.questions.extend(questions);
    written
}

fn question_about(text: &str) -> String {
    format!("Your text also says \u{201c}{text}\u{201d}. Should it be in this section?")
}

impl Objections {
    /// The code of a section that ends with these.
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotJson(ExtractError::Truncated) => FailureCode::OutputTruncated,
            Self::NotJson(_) | Self::Invalid(_) | Self::OtherLanguage(_) => {
                FailureCode::InvalidOutput
            }
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
            Self::OtherLanguage(other) => {
                json!({"problems": [{"path": "$", "message": other.reason()}]})
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
            Self::OtherLanguage(other) => vec![other.reason()],
            Self::Unsupported(..) | Self::Lossy(..) => self
                .facts()
                .map(|fact| format!("\"{}\": {}", fact.text, fact.reason))
                .collect(),
        }
    }

    /// The claims that the person's words do not support, and the facts of theirs that are lost.
    pub fn facts(&self) -> impl Iterator<Item = &Violation> {
        let (violations, lost): (&[Violation], &[Violation]) = match self {
            Self::NotJson(_) | Self::Invalid(_) | Self::OtherLanguage(_) => (&[], &[]),
            Self::Unsupported(violations, lost) => (violations, lost),
            Self::Lossy(_, lost) => (&[], lost),
        };
        violations.iter().chain(lost)
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
            attempt: 1,
            kind: SectionKind::Work,
            template_id: "plain".into(),
            original_input: WORDS.into(),
            industry: None,
            locale: locale.map(str::to_owned),
            target_role: None,
            context: Vec::new(),
            user_id: penstock_shared::domain::UserId::new(),
            spent: None,
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
    fn what_the_composer_cannot_keep_is_left_out_and_asked_about() {
        let answer = |highlights: &[&str]| {
            json!({"work": [{"name": "Lidl", "highlights": highlights}]}).to_string()
        };
        let both = answer(&["Ordered the goods every week", "Led 20 people"]);
        assert!(check(&section(None), &both, Languages::Any).is_err());
        let written = check(&section(None), &both, Languages::OwnWords).expect("one is true");
        let kept = json!(["Ordered the goods every week"]);
        assert_eq!(written.content["work"][0]["highlights"], kept);
        let question =
            "Your text also says \u{201c}Led 20 people\u{201d}. Should it be in this section?";
        assert!(written.questions.iter().any(|asked| asked == question));

        let nothing = json!({"work": [{"highlights": ["Led 20 people"]}]}).to_string();
        let found = check(&section(None), &nothing, Languages::OwnWords).err();
        assert_eq!(
            found.map(|found| found.code()),
            Some(FailureCode::UnsupportedClaims)
        );
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
