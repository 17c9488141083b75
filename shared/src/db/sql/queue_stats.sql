-- One row, one JSON object: the queue $1 as an operator wants to see it. Counts of the finished cover the last hour.
WITH waiting AS (
    SELECT count(*) FILTER (WHERE j.run_at <= now()) AS due,
           count(*) FILTER (WHERE j.run_at > now()) AS delayed,
           max(now() - j.run_at) FILTER (WHERE j.run_at <= now()) AS oldest
    FROM apalis.jobs j
    WHERE j.job_type = $1 AND j.status = 'Pending'
),
finished AS (
    SELECT count(*) FILTER (WHERE to_status = 'completed') AS completed,
           count(*) FILTER (WHERE to_status = 'failed') AS failed
    FROM section_events
    WHERE created_at > now() - interval '1 hour' AND to_status IN ('completed', 'failed')
),
failures AS (
    SELECT coalesce(json_object_agg(error_code, n ORDER BY n DESC), '{}') AS by_code
    FROM (
        SELECT error_code, count(*) AS n
        FROM section_events
        WHERE created_at > now() - interval '1 hour' AND to_status = 'failed'
        GROUP BY error_code
    ) codes
),
fleet AS (
    SELECT coalesce(json_agg(json_build_object(
               'worker', worker_id,
               'running', running,
               'concurrency', concurrency,
               'heartbeat_age_ms', (extract(epoch FROM now() - updated_at) * 1000)::bigint,
               'alive', lease_until > now()
           ) ORDER BY worker_id), '[]') AS workers
    FROM worker_leases
)
SELECT json_build_object(
    'paused_since', (SELECT paused_at FROM queue_state WHERE queue = $1),
    'waiting', waiting.due,
    'waiting_for_retry', waiting.delayed,
    'oldest_wait_ms', coalesce((extract(epoch FROM waiting.oldest) * 1000)::bigint, 0),
    'running', (SELECT count(*) FROM apalis.jobs WHERE job_type = $1 AND lock_by IS NOT NULL AND status = 'Running'),
    'completed_last_hour', finished.completed,
    'failed_last_hour', finished.failed,
    'failures_last_hour', failures.by_code,
    'workers', fleet.workers
)
FROM waiting, finished, failures, fleet
