-- Removes the oldest finished jobs of queue $1 that have been finished for $2 ms, at most $3 at a time: several workers share
-- the work, and none holds locks for long.
DELETE FROM apalis.jobs
WHERE id IN (
    SELECT id
    FROM apalis.jobs
    WHERE job_type = $1 AND done_at < now() - $2::bigint * interval '1 millisecond'
      AND status IN ('Done', 'Killed', 'Failed')
    ORDER BY done_at
    LIMIT $3
    FOR UPDATE SKIP LOCKED
)
