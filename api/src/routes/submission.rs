//! What is submitted: parsed completely, then stored and enqueued in one transaction.

use axum::http::StatusCode;
use penstock_shared::{
    config::BudgetArgs,
    db::{
        idempotency::{self, Key},
        references::{self, References},
        resumes::NewResume,
        sections::{self, Enqueued, NewSection, Section},
        usage,
    },
    domain::{InvalidRawInput, RawInput, ResumeId, SectionId, SectionKind, UserId},
};
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use utoipa::ToSchema;

use super::{
    sections::bodies,
    text::{Line, Locale, optional},
};
use crate::{
    body::{no_object, unreadable},
    error::{ApiError, sentence},
    server::AppState,
};

/// The largest batch.
const MAX_BATCH: usize = 100;

/// The most sections of one résumé, failed ones included: far beyond any person's, and a bound on what assembling it costs.
const MAX_SECTIONS: usize = 1_000;

/// A part of a résumé in a person's own words. In a batch, what is absent is taken from the batch itself.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submission {
    /// Whose it is. Required here or on the batch.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, example = "usr_0199e1b2c3d47a10b3c4d5e6f7a8b9c0")]
    user_id: Option<UserId>,
    /// The résumé it belongs to; without one a résumé is begun.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    resume_id: Option<ResumeId>,
    /// The template whose style guide applies. Required here or on the batch.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, example = "professional")]
    template_id: Option<Line<63>>,
    /// Which part: a JSON Resume key, `summary`, or another known spelling such as `work_experience`.
    #[serde(default)]
    #[schema(value_type = String, example = "work_experience")]
    section_name: Option<String>,
    /// The person's own words, at most 20,000 characters. Kept unchanged.
    #[serde(default)]
    #[schema(
        value_type = String, example = "i managed a team of 5 people at lidl in manchester from june 2019 to march 2021"
    )]
    raw_input: Option<String>,
    /// The industry, if known.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, example = "retail_hospitality")]
    industry: Option<Line<64>>,
    /// The language of the result; the text's own language without it.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, example = "en")]
    locale: Option<Locale>,
    /// The role the person aims at.
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>, example = "Store manager")]
    target_role: Option<Line<120>>,
}

/// Up to 100 sections, and what they have in common.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Batch {
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    user_id: Option<UserId>,
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    resume_id: Option<ResumeId>,
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    template_id: Option<Line<63>>,
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    industry: Option<Line<64>>,
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    locale: Option<Locale>,
    #[serde(default, deserialize_with = "optional")]
    #[schema(value_type = Option<String>)]
    target_role: Option<Line<120>>,
    /// The sections; in a form, the same array as JSON text.
    #[serde(deserialize_with = "array_or_json_text")]
    #[schema(value_type = Vec<Submission>)]
    sections: Vec<Value>,
}

/// A form has no arrays of objects: there the field holds them as JSON.
fn array_or_json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Value>, D::Error> {
    let array = match Value::deserialize(deserializer)? {
        Value::String(text) => serde_json::from_str(&text).ok(),
        Value::Array(array) => Some(array),
        _ => None,
    };
    array.ok_or_else(|| {
        D::Error::custom(
            "`sections` is not a list: send `[{\"section_name\": …, \"raw_input\": …}, …]`",
        )
    })
}

/// A submission in which nothing can be wrong any more but its references.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// Which of a batch it is.
    index: Option<usize>,
    user_id: UserId,
    resume_id: Option<ResumeId>,
    template_id: String,
    kind: SectionKind,
    raw_input: RawInput,
    industry: Option<String>,
    locale: Option<String>,
    target_role: Option<String>,
}

impl Submission {
    /// One of a batch.
    fn read(section: Value) -> Result<Self, ApiError> {
        if !section.is_object() {
            return Err(no_object("A section of the batch"));
        }
        serde_path_to_error::deserialize(section).map_err(|error| unreadable(&error))
    }

    pub(crate) fn parse(self) -> Result<Parsed, ApiError> {
        let missing = |field: &'static str, what: &str| {
            ApiError::invalid(
                "missing_field",
                field,
                format!("`{field}` is missing: {what}."),
            )
        };
        let section_name = self.section_name.ok_or_else(|| {
            missing(
                "section_name",
                "name a part of the résumé such as `work` or `summary`",
            )
        })?;
        let raw_input = self
            .raw_input
            .ok_or_else(|| missing("raw_input", "send the person's own words about this part"))?;
        Ok(Parsed {
            index: None,
            user_id: self.user_id.ok_or_else(|| {
                missing(
                    "user_id",
                    "create a user with POST /v1/users and use its `user_id`",
                )
            })?,
            resume_id: self.resume_id,
            template_id: self
                .template_id
                .ok_or_else(|| missing("template_id", "choose a template such as `professional`"))?
                .into(),
            kind: SectionKind::parse(&section_name).map_err(|error| {
                let detail = sentence(&error.to_string());
                ApiError::invalid("unknown_section_name", "section_name", detail)
            })?,
            raw_input: RawInput::parse(raw_input).map_err(|error| {
                let code = match error {
                    InvalidRawInput::Empty => "empty_text",
                    InvalidRawInput::TooLong { .. } => "text_too_long",
                    InvalidRawInput::Nul => "text_contains_nul",
                };
                ApiError::invalid(code, "raw_input", sentence(&error.to_string()))
            })?,
            industry: self.industry.map(String::from),
            locale: self.locale.map(String::from),
            target_role: self.target_role.map(String::from),
        })
    }
}

impl Batch {
    pub(crate) fn parse(self) -> Result<Vec<Parsed>, ApiError> {
        if self.sections.is_empty() || self.sections.len() > MAX_BATCH {
            let detail = format!(
                "A batch holds 1 to {MAX_BATCH} sections and this one holds {}.",
                self.sections.len()
            );
            return Err(ApiError::invalid("invalid_batch_size", "sections", detail));
        }
        self.sections
            .into_iter()
            .enumerate()
            .map(|(index, section)| {
                let place = format!("sections[{index}]");
                let section = Submission::read(section).map_err(|error| error.within(&place))?;
                Submission {
                    user_id: section.user_id.or(self.user_id),
                    resume_id: section.resume_id.or(self.resume_id),
                    template_id: section.template_id.or_else(|| self.template_id.clone()),
                    industry: section.industry.or_else(|| self.industry.clone()),
                    locale: section.locale.or_else(|| self.locale.clone()),
                    target_role: section.target_role.or_else(|| self.target_role.clone()),
                    ..section
                }
                .parse()
                .map(|parsed| Parsed {
                    index: Some(index),
                    ..parsed
                })
                .map_err(|error| error.within(&place))
            })
            .collect()
    }
}

/// What came of a submission.
#[derive(Debug)]
pub(crate) enum Submitted {
    /// Stored now, in the order of the submission: pending, whatever a worker has made of them since.
    New(Vec<Section>),
    /// The same request came before: the sections as they were answered then.
    Before(Vec<Value>),
}

/// Stores and enqueues submissions, all or none. With a key that this user sent before, nothing is stored.
pub(crate) async fn submit(
    app: &AppState,
    submissions: Vec<Parsed>,
    key: Option<&str>,
) -> Result<Submitted, ApiError> {
    let mut tx = app.pool.begin().await?;
    let users = submissions.iter().map(|s| s.user_id).collect();
    let resumes = submissions.iter().filter_map(|s| s.resume_id).collect();
    let known = references::find(&mut *tx, &users, &resumes).await?;
    check_users(&known, &submissions)?;
    let key = key.map(|key| (submissions[0].user_id, key));
    if let Some((user_id, key)) = key {
        match idempotency::claim(&mut tx, user_id, key, &hash(&submissions)).await? {
            Key::First => {}
            Key::Answered(Value::Array(sections)) => return Ok(Submitted::Before(sections)),
            Key::Answered(_) | Key::OfAnotherRequest => {
                return Err(ApiError::client(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "idempotency_key_reused",
                    "This Idempotency-Key came with another request within the last 24 hours: send a new key with each new request.",
                ));
            }
        }
    }
    check_references(&known, &submissions)?;
    check_budget(app, &mut tx, &submissions).await?;
    let (begun, new) = begin_resumes(submissions);
    let Enqueued {
        sections: stored,
        largest_resume,
    } = sections::enqueue(&mut tx, &begun, new, app.max_attempts).await?;
    // Enqueueing locked the résumés: nobody adds to them at the same time.
    if largest_resume > MAX_SECTIONS {
        let detail = format!(
            "A résumé holds at most {MAX_SECTIONS} sections: leave `resume_id` out to begin another."
        );
        return Err(ApiError::invalid("too_many_sections", "resume_id", detail));
    }
    if let Some((user_id, key)) = key {
        idempotency::store(&mut tx, user_id, key, &Value::Array(bodies(stored.clone()))).await?;
    }
    tx.commit().await?;
    Ok(Submitted::New(stored))
}

/// The same for the same request, however it was formatted.
fn hash(submissions: &[Parsed]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for parsed in submissions {
        let fields = (
            parsed.user_id,
            parsed.resume_id,
            &parsed.template_id,
            parsed.kind,
            parsed.raw_input.as_str(),
            &parsed.industry,
            &parsed.locale,
            &parsed.target_role,
        );
        hash.update(serde_json::to_vec(&fields).expect("ids and texts always serialize"));
    }
    hash.finalize().into()
}

/// Gives every submission a résumé: those of one user without one share a new one.
fn begin_resumes(submissions: Vec<Parsed>) -> (Vec<NewResume>, Vec<NewSection>) {
    let mut begun: Vec<NewResume> = Vec::new();
    let mut new = Vec::with_capacity(submissions.len());
    for submission in submissions {
        let user_id = submission.user_id;
        let known = submission.resume_id.or_else(|| {
            let of_user = begun.iter().find(|resume| resume.user_id == user_id);
            of_user.map(|resume| resume.id)
        });
        let resume_id = known.unwrap_or_else(|| {
            let id = ResumeId::new();
            begun.push(NewResume {
                id,
                user_id,
                template_id: submission.template_id.clone(),
            });
            id
        });
        new.push(NewSection {
            id: SectionId::new(),
            resume_id,
            user_id,
            template_id: submission.template_id,
            kind: submission.kind,
            raw_input: submission.raw_input,
            industry: submission.industry,
            locale: submission.locale,
            target_role: submission.target_role,
        });
    }
    (begun, new)
}

fn check_users(known: &References, submissions: &[Parsed]) -> Result<(), ApiError> {
    let unknown = submissions
        .iter()
        .find(|submission| !known.users.contains(&submission.user_id));
    let Some(submission) = unknown else {
        return Ok(());
    };
    let user_id = submission.user_id;
    let detail = format!(
        "There is no user {user_id}: create one with POST /v1/users and use its `user_id`."
    );
    let error = ApiError::invalid("unknown_user", "user_id", detail);
    Err(placed(error, submission, submissions, |s| {
        s.user_id == user_id
    }))
}

/// The error of one of a batch, unless what is wrong was told for the whole batch.
fn placed(
    error: ApiError,
    submission: &Parsed,
    submissions: &[Parsed],
    is_same: impl Fn(&Parsed) -> bool,
) -> ApiError {
    match submission.index {
        Some(index) if !submissions.iter().all(is_same) => {
            error.within(&format!("sections[{index}]"))
        }
        _ => error,
    }
}

fn check_references(known: &References, submissions: &[Parsed]) -> Result<(), ApiError> {
    for submission in submissions {
        let Parsed {
            user_id,
            resume_id,
            template_id,
            ..
        } = submission;
        // Another user's résumé is as unknown as none at all.
        if let Some(resume_id) = resume_id
            && known.owners.get(resume_id) != Some(user_id)
        {
            let detail = format!(
                "User {user_id} has no résumé {resume_id}: leave `resume_id` out to begin one."
            );
            let error = ApiError::invalid("unknown_resume", "resume_id", detail);
            return Err(placed(error, submission, submissions, |s| {
                s.resume_id == Some(*resume_id)
            }));
        }
        if !known.templates.contains(template_id) {
            let detail = format!(
                "There is no template `{template_id}`: choose one of {}.",
                known.templates.join(", ")
            );
            let error = ApiError::invalid("unknown_template", "template_id", detail);
            return Err(placed(error, submission, submissions, |s| {
                s.template_id == *template_id
            }));
        }
    }
    Ok(())
}

/// Where today's money is used up, nothing is stored that could not be written.
async fn check_budget(
    app: &AppState,
    conn: &mut PgConnection,
    submissions: &[Parsed],
) -> Result<(), ApiError> {
    let BudgetArgs {
        daily_budget_user,
        daily_budget,
    } = app.budget;
    if daily_budget_user.is_none() && daily_budget.is_none() {
        return Ok(());
    }
    let users: Vec<UserId> = submissions.iter().map(|s| s.user_id).collect();
    let spent = usage::spent_today(conn, &users, daily_budget_user, daily_budget).await?;
    if spent.system || !spent.users.is_empty() {
        return Err(ApiError::Budget {
            system: spent.system,
        });
    }
    Ok(())
}
