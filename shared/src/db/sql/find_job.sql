SELECT id, job, status, attempts, max_attempts, run_at, lock_at, lock_by, done_at
FROM apalis.jobs
WHERE job_type = $1 AND id = $2
