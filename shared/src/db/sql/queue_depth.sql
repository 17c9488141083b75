-- One row, one JSON object: queue $1 as it is now. It looks at unfinished jobs and at workers only, so that it costs the same
-- however many jobs are finished.
WITH waiting AS (
    SELECT count(*) FILTER (WHERE run_at <= now()) AS due,
           count(*) FILTER (WHERE run_at > now()) AS delayed,
           max(now() - run_at) FILTER (WHERE run_at <= now()) AS oldest,
           min(run_at - now()) FILTER (WHERE run_at > now()) AS next_retry
    FROM apalis.jobs
    WHERE job_type = $1 AND status = 'Pending'
),
held AS (
    SELECT count(*) AS running
    FROM apalis.jobs
    WHERE job_type = $1 AND lock_by IS NOT NULL AND status = 'Running'
),
fleet AS (
    SELECT coalesce(json_agg(json_build_object(
               'worker', worker_id,
               'alive', lease_until > now(),
               'running', running,
               'concurrency', concurrency,
               'load', round(running::numeric / concurrency, 3),
               'heartbeat_age_ms', (extract(epoch FROM now() - updated_at) * 1000)::bigint,
               'lease_left_ms', greatest((extract(epoch FROM lease_until - now()) * 1000)::bigint, 0),
               'uptime_ms', (extract(epoch FROM now() - started_at) * 1000)::bigint
           ) ORDER BY worker_id), '[]') AS workers
    FROM worker_leases
)
SELECT json_build_object(
    'paused_since', (SELECT paused_at FROM queue_state WHERE queue = $1),
    'pending', due + delayed,
    'waiting', due,
    'oldest_wait_ms', coalesce((extract(epoch FROM oldest) * 1000)::bigint, 0),
    'waiting_for_retry', delayed,
    'next_retry_in_ms', (extract(epoch FROM next_retry) * 1000)::bigint,
    'running', running,
    'workers', workers
)
FROM waiting, held, fleet
