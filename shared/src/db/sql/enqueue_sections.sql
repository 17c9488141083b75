-- Sections, their jobs and their first events, together or not at all. Arrays are parallel, one element per section.
WITH section AS (
    SELECT *
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[])
        AS s(id, resume_id, template_id, kind, original_input, industry, locale, target_role, job_id, payload)
),
stored AS (
    INSERT INTO resume_sections
        (id, resume_id, template_id, kind, original_input, industry, locale, target_role, job_id, max_attempts)
    SELECT id, resume_id, template_id, kind::section_kind, original_input, industry, locale, target_role, job_id, $12
    FROM section
),
queued AS (
    INSERT INTO apalis.jobs (id, job_type, job, status, attempts, max_attempts, run_at, priority)
    SELECT job_id, $11, payload, 'Pending', 0, $12, now(), 0
    FROM section
)
INSERT INTO section_events (section_id, resume_id, to_status, attempt)
SELECT id, resume_id, 'pending', 0 FROM section
