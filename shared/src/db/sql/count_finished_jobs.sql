-- The newest 10,000 finished jobs of queue $1, counted by state: as many as `list_jobs.sql` looks at.
SELECT status, count(*) AS jobs
FROM (
    SELECT status
    FROM apalis.jobs
    WHERE job_type = $1 AND done_at IS NOT NULL
    ORDER BY done_at DESC
    LIMIT 10000
) newest
GROUP BY status
