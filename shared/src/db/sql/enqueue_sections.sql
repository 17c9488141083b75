-- Sections, their jobs and their first events, together or not at all. Arrays are parallel, one element per section.
-- Fair: a job's priority is minus the round in which it is due. A user's next section is due in the round after the one that is
-- being served, and one later for each section they have waiting: whoever has one waits for about a round, however many
-- others have. Nobody joins the round being served, or a stream of newcomers could keep it from ending.
WITH section AS (
    SELECT s.*, row_number() OVER (PARTITION BY s.user_id ORDER BY s.position) AS place
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $13::uuid[])
        WITH ORDINALITY AS s(id, resume_id, template_id, kind, original_input, industry, locale, target_role, job_id, payload, user_id, position)
),
served AS MATERIALIZED (SELECT penstock_round($11) AS round),
waiting AS MATERIALIZED (
    SELECT u.user_id, (
        SELECT count(*) FROM apalis.jobs j WHERE j.lock_by IS NULL AND j.done_at IS NULL AND j.metadata -> 'user_id' = u.user_id::text
    ) AS sections
    FROM (SELECT DISTINCT user_id FROM section) u
),
stored AS (
    INSERT INTO resume_sections
        (id, resume_id, template_id, kind, original_input, industry, locale, target_role, job_id, max_attempts)
    SELECT id, resume_id, template_id, kind::section_kind, original_input, industry, locale, target_role, job_id, $12
    FROM section
),
queued AS (
    INSERT INTO apalis.jobs (id, job_type, job, status, attempts, max_attempts, run_at, priority, metadata)
    SELECT job_id, $11, payload, 'Pending', 0, $12, now(), -least(served.round + waiting.sections + section.place, 2000000000),
           hstore('user_id', user_id::text)
    FROM section
    JOIN waiting USING (user_id)
    CROSS JOIN served
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, to_status, attempt)
    SELECT id, resume_id, 'pending', 0 FROM section
)
SELECT now() AS created_at
