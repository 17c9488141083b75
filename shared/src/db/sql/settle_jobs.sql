-- Writes what became of a worker's jobs, in one place and behind one fence: a row changes only while the worker ($1)
-- still holds it at the attempt it ran. Arrays $2.. are parallel, one element per job.
WITH settled AS (
    SELECT *
    FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::text[], $9::jsonb[], $10::bigint[])
        AS s(job_id, attempt, outcome, content, questions, error_code, error_message, error_details, retry_after_ms)
),
fenced AS (
    SELECT j.id
    FROM apalis.jobs j
    JOIN settled s ON s.job_id = j.id AND s.attempt = j.attempts
    WHERE j.lock_by = $1 AND j.status = 'Running'
    ORDER BY j.id
    FOR UPDATE OF j
),
jobs AS (
    UPDATE apalis.jobs j
    SET status = CASE s.outcome
            WHEN 'completed' THEN 'Done'
            -- `Failed` below its maximum means "run me again" to apalis; a job that is given up is `Killed`.
            WHEN 'failed' THEN CASE WHEN j.attempts < j.max_attempts THEN 'Killed' ELSE 'Failed' END
            ELSE 'Pending'
        END,
        attempts = j.attempts - CASE s.outcome WHEN 'released' THEN 1 ELSE 0 END,
        run_at = CASE s.outcome WHEN 'retry' THEN now() + s.retry_after_ms * interval '1 millisecond' ELSE j.run_at END,
        done_at = CASE WHEN s.outcome IN ('completed', 'failed') THEN now() END,
        last_result = CASE WHEN s.error_code IS NULL THEN '{"Ok": null}'::jsonb ELSE jsonb_build_object('Err', s.error_code) END,
        lock_by = NULL,
        lock_at = NULL
    FROM settled s
    JOIN fenced f ON f.id = s.job_id
    -- Two attempts of one job may come in one group; the fence lets the later through.
    WHERE j.id = s.job_id AND j.attempts = s.attempt
    RETURNING j.id, j.attempts, s.attempt AS settled_attempt
),
moved AS (
    UPDATE resume_sections r
    SET status = (CASE s.outcome WHEN 'completed' THEN 'completed' WHEN 'failed' THEN 'failed' ELSE 'pending' END)::section_status,
        attempt = j.attempts,
        processed_content = s.content::json,
        questions = coalesce(s.questions, '[]'),
        error_code = CASE s.outcome WHEN 'failed' THEN s.error_code END,
        error_message = CASE s.outcome WHEN 'failed' THEN s.error_message END,
        error_details = CASE s.outcome WHEN 'failed' THEN s.error_details END,
        finished_at = CASE WHEN s.outcome IN ('completed', 'failed') THEN now() END,
        updated_at = now()
    FROM jobs j
    JOIN settled s ON s.job_id = j.id AND s.attempt = j.settled_attempt
    WHERE r.job_id = j.id AND r.status = 'processing'
    RETURNING r.id, r.resume_id, r.job_id, r.status, s.attempt, s.error_code
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt, worker_id, error_code)
    SELECT id, resume_id, 'processing', status, attempt, $1, error_code FROM moved
),
woken AS (
    -- A released job is due at once, and nobody polls for it: wake the fleet. A retry waits for its time.
    SELECT pg_notify('penstock_jobs', '')
    WHERE EXISTS (SELECT FROM settled s JOIN jobs j ON j.id = s.job_id WHERE s.outcome = 'released')
)
SELECT j.id AS job_id, m.resume_id, coalesce(m.status IN ('completed', 'failed'), false) AS finished
FROM jobs j
LEFT JOIN moved m ON m.job_id = j.id
LEFT JOIN woken ON true
