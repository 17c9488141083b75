-- Claims up to $3 due jobs of queue $2 for worker $1 and moves their sections to processing: one statement, one commit.
-- The claim is where an attempt is counted, so that a crash costs one too. A worker whose lease has ended claims nothing:
-- what it took would be rescued from it at once.
-- The commit does not wait for the disk: should the server crash before it is there, the jobs are waiting again, and what
-- their worker makes of them meets the fence. A settlement does wait, and takes the claim to disk with it.
-- Each step hands its rows on, so that none is joined with another: see `pool::lookups`.
WITH due AS (
    SELECT id
    FROM apalis.jobs
    WHERE job_type = $2 AND status = 'Pending' AND run_at <= now()
      AND EXISTS (SELECT FROM worker_leases WHERE worker_id = $1 AND lease_until > now())
      AND NOT EXISTS (SELECT FROM queue_state WHERE queue = $2 AND paused_at IS NOT NULL)
      AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
    ORDER BY priority DESC, run_at
    LIMIT $3
    FOR UPDATE SKIP LOCKED
),
claimed AS (
    UPDATE apalis.jobs j
    SET status = 'Running', lock_by = $1, lock_at = now(), attempts = j.attempts + 1
    FROM due
    WHERE j.id = due.id
    RETURNING j.id AS job_id, j.job AS payload, j.attempts AS attempt, j.max_attempts,
              (extract(epoch FROM now() - j.run_at) * 1000)::bigint AS wait_ms
),
moved AS (
    UPDATE resume_sections s
    -- A job that somebody has given more attempts than it may have must not keep all others from being claimed.
    SET status = 'processing', attempt = least(c.attempt, s.max_attempts), started_at = now(), updated_at = now()
    FROM claimed c
    WHERE s.job_id = c.job_id AND s.status = 'pending'
    RETURNING c.job_id, c.payload, c.attempt, c.max_attempts, c.wait_ms,
              s.id AS section_id, s.resume_id, s.kind, s.template_id, s.original_input, s.industry, s.locale, s.target_role
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt, worker_id)
    SELECT section_id, resume_id, 'pending', 'processing', attempt, $1 FROM moved
)
SELECT m.job_id, m.payload, m.attempt, m.max_attempts, m.wait_ms,
       m.section_id, m.kind::text AS kind, m.template_id, m.original_input,
       m.industry, m.locale, m.target_role,
       u.name AS user_name, u.email AS user_email, u.profile AS user_profile, context.inputs AS context,
       u.id AS user_id,
       -- What was spent today, where there is a budget ($4).
       CASE WHEN $4 THEN (
           SELECT coalesce(sum(cost_micros), 0)::bigint FROM usage_by_day d WHERE d.user_id = u.id AND d.day = (now() AT TIME ZONE 'UTC')::date
       ) END AS user_spent_micros,
       CASE WHEN $4 THEN (
           SELECT cost_micros FROM spend_by_day d WHERE d.day = (now() AT TIME ZONE 'UTC')::date
       ) END AS system_spent_micros
FROM moved m
JOIN resumes r ON r.id = m.resume_id
JOIN users u ON u.id = r.user_id
CROSS JOIN LATERAL (
    -- The newest fifty: a bound on what one claim reads, and brings into a worker's memory.
    SELECT array_agg(newest.original_input) AS inputs
    FROM (
        SELECT o.original_input
        FROM resume_sections o
        WHERE o.resume_id = m.resume_id AND o.id <> m.section_id
        ORDER BY o.id DESC
        LIMIT 50
    ) newest
    -- The same text again says nothing new, and would make a repeated request another one.
    WHERE newest.original_input <> m.original_input
) context
UNION ALL
-- A job whose section does not wait for it is the worker's too: it ends it.
SELECT c.job_id, c.payload, c.attempt, c.max_attempts, c.wait_ms,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM claimed c
WHERE c.job_id NOT IN (SELECT job_id FROM moved)
