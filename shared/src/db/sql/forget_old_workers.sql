-- apalis keeps a row per start of a worker. One without a lease or a job is history.
DELETE FROM apalis.workers w
WHERE w.worker_type = $1 AND w.last_seen < now() - interval '1 hour'
  AND NOT EXISTS (SELECT FROM worker_leases l WHERE l.worker_id = w.id)
  AND NOT EXISTS (SELECT FROM apalis.jobs j WHERE j.lock_by = w.id)
