-- Writes what became of a worker's jobs, in one place and behind one fence: a row changes only while the worker ($1)
-- still holds it at the attempt it ran. Arrays $2.. are parallel, one element per job, in the order of the jobs' ids, so that
-- two settlements lock alike. One row comes back per job written, and one per résumé with a section that is finished now.
-- Each step hands its rows on, so that none is joined with another: see `pool::lookups`.
WITH settled AS (
    SELECT *
    FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::text[], $9::jsonb[], $10::bigint[])
        AS s(job_id, attempt, outcome, content, questions, error_code, error_message, error_details, retry_after_ms)
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
    -- By its attempt too: two attempts of one job may come in one group.
    -- Not `lock_by = $1`: the job is to be found by its id, not among all that the worker holds.
    WHERE j.id = s.job_id AND j.attempts = s.attempt AND j.lock_by IS NOT DISTINCT FROM $1 AND j.status = 'Running'
      -- What was dropped is not given back, even if the same attempt has been claimed anew.
      AND s.outcome <> 'dropped'
    RETURNING s.*, j.attempts
),
moved AS (
    UPDATE resume_sections r
    SET status = (CASE j.outcome WHEN 'completed' THEN 'completed' WHEN 'failed' THEN 'failed' ELSE 'pending' END)::section_status,
        attempt = least(j.attempts, r.max_attempts),
        processed_content = j.content::json,
        questions = coalesce(j.questions, '[]'),
        error_code = CASE j.outcome WHEN 'failed' THEN j.error_code END,
        error_message = CASE j.outcome WHEN 'failed' THEN j.error_message END,
        error_details = CASE j.outcome WHEN 'failed' THEN j.error_details END,
        finished_at = CASE WHEN j.outcome IN ('completed', 'failed') THEN now() END,
        updated_at = now()
    FROM jobs j
    WHERE r.job_id = j.job_id AND r.status = 'processing'
    RETURNING r.id, r.resume_id, r.status, j.attempt, j.error_code
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt, worker_id, error_code)
    SELECT id, resume_id, 'processing', status, attempt, $1, error_code FROM moved
)
SELECT job_id, attempt, NULL::uuid AS finished_resume_id,
       -- A released job is due at once, and nobody polls for it: wake the fleet. A retry waits for its time.
       CASE outcome WHEN 'released' THEN pg_notify('penstock_jobs', '')::text END
FROM jobs
UNION ALL
SELECT NULL, NULL, resume_id, NULL FROM moved WHERE status IN ('completed', 'failed')
