-- One row, one JSON object: what was finished in the last hour, read once, by index.
WITH finished AS (
    SELECT to_status, error_code, count(*) AS n,
           count(*) FILTER (WHERE created_at > now() - interval '1 minute') AS last_minute
    FROM section_events
    WHERE created_at > now() - interval '1 hour' AND to_status IN ('completed', 'failed')
    GROUP BY to_status, error_code
)
SELECT json_build_object(
    'completed_last_minute', coalesce(sum(last_minute) FILTER (WHERE to_status = 'completed'), 0),
    'completed_per_second', round(coalesce(sum(last_minute) FILTER (WHERE to_status = 'completed'), 0) / 60, 2),
    'completed_last_hour', coalesce(sum(n) FILTER (WHERE to_status = 'completed'), 0),
    'failed_last_hour', coalesce(sum(n) FILTER (WHERE to_status = 'failed'), 0),
    'failures_last_hour', coalesce(json_object_agg(error_code, n ORDER BY n DESC) FILTER (WHERE to_status = 'failed'), '{}')
)
FROM finished
