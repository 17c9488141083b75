-- Ends a section that is waiting or running, and its job with it: a worker that runs it finds the fence closed.
WITH target AS (
    SELECT j.id, j.status
    FROM apalis.jobs j
    JOIN resume_sections s ON s.job_id = j.id
    WHERE s.id = $1 AND j.status IN ('Pending', 'Queued', 'Running')
    FOR UPDATE OF j
),
jobs AS (
    UPDATE apalis.jobs j
    SET status = 'Killed', done_at = now(), last_result = '{"Err": "cancelled"}', lock_by = NULL, lock_at = NULL
    FROM target t
    WHERE j.id = t.id
    RETURNING j.id, t.status AS was
),
moved AS (
    UPDATE resume_sections s
    SET status = 'failed', error_code = 'cancelled', error_message = $2, finished_at = now(), updated_at = now()
    FROM jobs j
    WHERE s.job_id = j.id AND s.status IN ('pending', 'processing')
    RETURNING s.id, s.resume_id, s.attempt, j.id AS job_id,
              (CASE j.was WHEN 'Pending' THEN 'pending' ELSE 'processing' END)::section_status AS was
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt, error_code)
    SELECT id, resume_id, was, 'failed', attempt, 'cancelled' FROM moved
)
SELECT resume_id, pg_notify('penstock_cancelled', job_id)::text FROM moved
