//! A million jobs that were finished long ago.

use penstock_shared::domain::QUEUE;
use sqlx::PgConnection;

use super::load::{RAW_INPUT, make_users};

/// Writes jobs that were finished long ago but are still kept. They are enqueued and finished in two steps, as others are:
/// what a row was before leaves its mark on how full its page is.
pub(super) async fn lay(connection: &mut PgConnection, rows: i64) -> anyhow::Result<()> {
    let user = make_users(&mut *connection, 1).await?[0];
    sqlx::query(
        "WITH resume AS (
            INSERT INTO resumes (id, user_id, template_id, json_resume_data, completeness_summary)
            SELECT gen_random_uuid(), $1, 'professional', '{}', '{}' FROM generate_series(1, ($2 + 9) / 10)
            RETURNING id
        ), section AS (
            INSERT INTO resume_sections (id, resume_id, template_id, kind, original_input, job_id, max_attempts)
            SELECT gen_random_uuid(), resume.id, 'professional', 'work', $3, 'history-' || gen_random_uuid(), 5
            FROM resume, generate_series(1, 10)
            RETURNING job_id
        )
        INSERT INTO apalis.jobs (id, job_type, job, status, attempts, max_attempts, run_at, metadata)
        SELECT job_id, $4, '{}', 'Pending', 0, 5, now(), hstore('user_id', $1::text) FROM section",
    )
    .bind(user.uuid())
    .bind(rows)
    .bind(RAW_INPUT)
    .bind(QUEUE)
    .execute(&mut *connection)
    .await?;
    for statement in [
        "UPDATE resume_sections SET status = 'completed', attempt = 1, processed_content = '{\"work\": [{\"name\": \"Lidl\"}]}', \
         started_at = now(), finished_at = now() WHERE job_id LIKE 'history-%'",
        "UPDATE apalis.jobs SET status = 'Done', attempts = 1, done_at = now(), last_result = '{\"Ok\": null}' \
         WHERE id LIKE 'history-%'",
        // History is old: neither its pages nor its checkpoint are still to be written while others work.
        "VACUUM ANALYZE",
    ] {
        sqlx::raw_sql(statement).execute(&mut *connection).await?;
    }
    if let Err(error) = sqlx::raw_sql("CHECKPOINT").execute(&mut *connection).await {
        tracing::warn!(%error, "the drains beside history share the disk with its checkpoint");
    }
    Ok(())
}
