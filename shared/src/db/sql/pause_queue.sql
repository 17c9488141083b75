WITH changed AS (
    UPDATE queue_state
    SET paused_at = CASE WHEN $2 THEN coalesce(paused_at, now()) END, updated_at = now()
    WHERE queue = $1
    RETURNING paused_at
)
-- Nobody is told of a pause: a claim looks for itself.
SELECT paused_at, CASE WHEN paused_at IS NULL THEN pg_notify('penstock_jobs', '')::text END FROM changed
