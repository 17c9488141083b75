-- A page of queue $1 as operators look through it: jobs in state $2, $3 rows from the $4th on. What waits comes in the order of
-- claims. Of the finished, of which there may be a million, only the newest 10,000 are looked at, as in `count_finished_jobs.sql`.
(
    SELECT id, job, status, attempts, max_attempts, run_at, lock_at, lock_by, done_at
    FROM apalis.jobs
    WHERE $2 = 'Pending' AND job_type = $1 AND status = 'Pending'
    ORDER BY priority DESC, run_at
    LIMIT $3 OFFSET $4
)
UNION ALL
(
    SELECT id, job, status, attempts, max_attempts, run_at, lock_at, lock_by, done_at
    FROM apalis.jobs
    WHERE $2 IN ('Queued', 'Running') AND job_type = $1 AND lock_by IS NOT NULL AND status = $2
    ORDER BY lock_at, id
    LIMIT $3 OFFSET $4
)
UNION ALL
(
    SELECT id, job, status, attempts, max_attempts, run_at, lock_at, lock_by, done_at
    FROM (
        SELECT *
        FROM apalis.jobs
        WHERE $2 IN ('Done', 'Failed', 'Killed') AND job_type = $1 AND done_at IS NOT NULL
        ORDER BY done_at DESC
        LIMIT 10000
    ) newest
    WHERE status = $2
    ORDER BY done_at DESC
    LIMIT $3 OFFSET $4
)
