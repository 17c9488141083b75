//! What the database holds after the run, read behind the programs' backs.

use std::collections::HashMap;

use penstock_shared::domain::{
    Completeness, ResumeId, SectionId, SectionKind, SectionStatus, UserId,
};
use serde_json::Value;
use sqlx::{
    PgPool, Row,
    postgres::PgRow,
    types::{Json, Uuid},
};

use crate::history::Event;

/// A section and everything recorded about it.
#[derive(Debug)]
pub struct Section {
    pub id: String,
    pub resume_id: String,
    pub user_id: String,
    pub kind: SectionKind,
    pub original_input: String,
    pub status: SectionStatus,
    pub attempt: i32,
    pub max_attempts: i32,
    pub content: Option<Value>,
    pub error_code: Option<String>,
    /// Calls to the provider whose answer became its content.
    pub accepted_answers: i64,
    /// In the order in which they were written: each is written while its job or its row is locked.
    pub events: Vec<Event>,
}

/// A résumé as it is stored.
#[derive(Debug)]
pub struct Resume {
    pub id: String,
    pub document: Value,
    pub completeness: Completeness,
}

/// The whole of it.
#[derive(Debug)]
pub struct Snapshot {
    pub sections: Vec<Section>,
    pub resumes: Vec<Resume>,
    /// Calls to the provider, by how they were judged.
    pub calls: Vec<(String, i64)>,
}

impl Snapshot {
    /// Reads it all, in no one transaction: nothing changes any more.
    pub async fn take(pool: &PgPool) -> Result<Self, sqlx::Error> {
        let rows = sqlx::query(
            "SELECT section_id, from_status::text, to_status::text, attempt, worker_id, error_code FROM section_events ORDER BY id",
        );
        let mut events: HashMap<Uuid, Vec<Event>> = HashMap::new();
        for row in rows.fetch_all(pool).await? {
            let from: Option<String> = row.try_get("from_status")?;
            let event = Event {
                from: from.map(|name| status(&name)),
                to: status(row.try_get("to_status")?),
                attempt: row.try_get("attempt")?,
                worker_id: row.try_get("worker_id")?,
                error_code: row.try_get("error_code")?,
            };
            events
                .entry(row.try_get("section_id")?)
                .or_default()
                .push(event);
        }
        let rows = sqlx::query(
            "SELECT s.id, s.resume_id, r.user_id, s.kind::text, s.original_input, s.status::text, s.attempt, s.max_attempts, s.processed_content, s.error_code,
                    (SELECT count(*) FROM generations g WHERE g.section_id = s.id AND g.verdict = 'accepted') AS accepted_answers
             FROM resume_sections s JOIN resumes r ON r.id = s.resume_id ORDER BY s.id",
        );
        let sections = rows.fetch_all(pool).await?;
        let sections = sections.iter().map(|row| section(row, &mut events));
        let rows = sqlx::query("SELECT id, json_resume_data, completeness_summary FROM resumes");
        let resumes = rows.fetch_all(pool).await?;
        let resumes = resumes.iter().map(|row| {
            let Json(completeness) = row.try_get("completeness_summary")?;
            Ok(Resume {
                id: ResumeId::from(row.try_get::<Uuid, _>("id")?).to_string(),
                document: row.try_get("json_resume_data")?,
                completeness,
            })
        });
        let calls = sqlx::query_as(
            "SELECT coalesce(error_code, verdict::text), count(*) FROM generations GROUP BY 1 ORDER BY 1",
        );
        Ok(Self {
            calls: calls.fetch_all(pool).await?,
            sections: sections.collect::<Result<_, _>>()?,
            resumes: resumes.collect::<Result<_, sqlx::Error>>()?,
        })
    }
}

fn section(row: &PgRow, events: &mut HashMap<Uuid, Vec<Event>>) -> Result<Section, sqlx::Error> {
    let id: Uuid = row.try_get("id")?;
    Ok(Section {
        id: SectionId::from(id).to_string(),
        resume_id: ResumeId::from(row.try_get::<Uuid, _>("resume_id")?).to_string(),
        user_id: UserId::from(row.try_get::<Uuid, _>("user_id")?).to_string(),
        kind: SectionKind::parse(row.try_get("kind")?).expect("a kind we know"),
        original_input: row.try_get("original_input")?,
        status: status(row.try_get("status")?),
        attempt: row.try_get("attempt")?,
        max_attempts: row.try_get("max_attempts")?,
        content: row.try_get("processed_content")?,
        error_code: row.try_get("error_code")?,
        accepted_answers: row.try_get("accepted_answers")?,
        events: events.remove(&id).unwrap_or_default(),
    })
}

fn status(name: &str) -> SectionStatus {
    SectionStatus::parse(name).expect("a status we know")
}
