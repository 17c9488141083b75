-- Puts a failed section back into the queue, as a new job with all its attempts. It takes its user's turn like a section that is
-- submitted now (see enqueue_sections.sql): thousands that are tried again together must not go before everybody else's.
WITH moved AS (
    UPDATE resume_sections
    SET status = 'pending', job_id = $2, attempt = 0, max_attempts = $5, started_at = NULL, finished_at = NULL,
        error_code = NULL, error_message = NULL, error_details = NULL, updated_at = now()
    WHERE id = $1 AND status = 'failed'
    RETURNING id, resume_id
),
served AS MATERIALIZED (SELECT penstock_round($4) AS round),
queued AS (
    INSERT INTO apalis.jobs (id, job_type, job, status, attempts, max_attempts, run_at, priority, metadata)
    -- Those waiting are counted as they were before this statement: the section itself is not among them.
    SELECT $2, $4, $3, 'Pending', 0, $5, now(), -least(served.round + 1 + (
        SELECT count(*) FROM apalis.jobs j WHERE j.lock_by IS NULL AND j.done_at IS NULL AND j.metadata -> 'user_id' = r.user_id::text
    ), 2000000000), hstore('user_id', r.user_id::text)
    FROM moved
    JOIN resumes r ON r.id = moved.resume_id
    CROSS JOIN served
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt)
    SELECT id, resume_id, 'failed', 'pending', 0 FROM moved
)
SELECT resume_id FROM moved
