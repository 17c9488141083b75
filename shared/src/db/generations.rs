//! The record of calls to language models: what each was asked with, took and came to, and the answers to use again.

use serde_json::Value;
use sqlx::{PgConnection, PgExecutor, PgPool};

use super::{jobs::Settlement, pool::bounded};
use crate::domain::{FailureCode, SectionId};

/// SHA-256 of all that shapes an answer.
pub type RequestKey = [u8; 32];

/// How a call to a language model was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Its output became the section.
    Accepted,
    /// Its output failed the check.
    Rejected,
    /// It failed in a way that may pass.
    Retry,
    /// It failed for good.
    GaveUp,
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Retry => "retry",
            Self::GaveUp => "gave_up",
        }
    }
}

/// One call to a language model, for the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    /// The section it was for.
    pub section_id: SectionId,
    /// The call within the attempt, from 1.
    pub call: i32,
    /// Who was asked.
    pub provider: String,
    /// The model that answered, as it names itself.
    pub model: String,
    /// The knowledge base's content hash.
    pub knowledge_version: String,
    /// The passages in the prompt, with scores.
    pub passages: Value,
    /// Tokens read, where the provider says.
    pub prompt_tokens: Option<i64>,
    /// Tokens written, where the provider says.
    pub completion_tokens: Option<i64>,
    /// What it cost, in millionths of a US dollar, where prices are set.
    pub cost_micros: Option<i64>,
    /// Duration of the call in milliseconds.
    pub latency_ms: i64,
    /// How it was judged.
    pub verdict: Verdict,
    /// Why it was not accepted.
    pub error_code: Option<FailureCode>,
    /// The reasons that went back to the model, or the provider's status; no text of the person beyond quoted claims.
    pub error_details: Option<Value>,
    /// A hash of all that shapes the answer, where it may be used again.
    pub request_key: Option<RequestKey>,
    /// Answered by an earlier generation, without a call.
    pub cached: bool,
}

impl Generation {
    /// An answer that would have been the section became nothing, for this reason.
    pub fn came_to_nothing(&mut self, code: FailureCode) {
        if self.verdict == Verdict::Accepted {
            self.verdict = Verdict::GaveUp;
            self.error_code = Some(code);
        }
    }
}

/// Records the calls of these settlements, and adds up by day what they took.
pub(super) async fn insert(
    conn: &mut PgConnection,
    settlements: impl Iterator<Item = &Settlement>,
) -> Result<(), sqlx::Error> {
    fn column<'a, T>(
        rows: &[(i32, &'a Generation)],
        value: impl Fn(&'a Generation) -> T,
    ) -> Vec<T> {
        rows.iter()
            .map(|(_, generation)| value(generation))
            .collect()
    }
    let rows: Vec<(i32, &Generation)> = settlements
        .flat_map(|s| s.generations.iter().map(move |g| (s.attempt, g)))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    sqlx::query(include_str!("sql/insert_generations.sql"))
        .bind(column(&rows, |g| g.section_id.uuid()))
        .bind(rows.iter().map(|(attempt, _)| *attempt).collect::<Vec<_>>())
        .bind(column(&rows, |g| g.call))
        .bind(column(&rows, |g| g.provider.as_str()))
        .bind(column(&rows, |g| g.model.as_str()))
        .bind(column(&rows, |g| g.knowledge_version.as_str()))
        .bind(column(&rows, |g| &g.passages))
        .bind(column(&rows, |g| g.prompt_tokens))
        .bind(column(&rows, |g| g.completion_tokens))
        .bind(column(&rows, |g| g.cost_micros))
        .bind(column(&rows, |g| g.latency_ms))
        .bind(column(&rows, |g| g.verdict.as_str()))
        .bind(column(&rows, |g| g.error_code.map(FailureCode::as_str)))
        .bind(column(&rows, |g| g.error_details.as_ref()))
        .bind(column(&rows, |g| {
            g.request_key.as_ref().map(<[u8; 32]>::as_slice)
        }))
        .bind(column(&rows, |g| g.cached))
        .execute(conn)
        .await?;
    Ok(())
}

/// A checked answer to an earlier request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Who gave it.
    pub provider: String,
    /// The model that gave it.
    pub model: String,
    /// The section it became.
    pub content: Value,
    /// What was asked of the person.
    pub questions: Vec<String>,
}

/// The answers there are to requests, by their keys.
pub async fn answers(
    pool: &PgPool,
    keys: &[RequestKey],
) -> Result<Vec<(RequestKey, Answer)>, sqlx::Error> {
    let rows: Vec<(Vec<u8>, String, String, Value, Value)> = bounded(pool, async |connection| {
        find_answers(connection, keys).await
    })
    .await?;
    let found = rows
        .into_iter()
        .filter_map(|(key, provider, model, content, questions)| {
            let questions = questions.as_array()?.iter();
            let answer = Answer {
                provider,
                model,
                content,
                questions: questions
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
            };
            Some((key.try_into().ok()?, answer))
        });
    Ok(found.collect())
}

async fn find_answers(
    executor: impl PgExecutor<'_>,
    keys: &[RequestKey],
) -> Result<Vec<(Vec<u8>, String, String, Value, Value)>, sqlx::Error> {
    sqlx::query_as(include_str!("sql/find_answers.sql"))
        .bind(keys.iter().map(<[u8; 32]>::as_slice).collect::<Vec<_>>())
        .fetch_all(executor)
        .await
}
