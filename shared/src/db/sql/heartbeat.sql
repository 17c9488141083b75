-- Moves the worker's lease on, as apalis's tools and as ours see it. A worker whose rows are gone registers again.
-- After a gap of $6 ms between heartbeats the worker is steady anew.
-- The commit does not wait for the disk: a heartbeat lost in a crash of the server is followed by the next one.
WITH seen AS (
    INSERT INTO apalis.workers (id, worker_type, storage_name, last_seen, started_at)
    VALUES ($1, $2, 'penstock', now(), now())
    ON CONFLICT (id) DO UPDATE SET last_seen = now()
)
INSERT INTO worker_leases AS lease (worker_id, lease_until, concurrency, running)
SELECT $1::text, now() + $3::bigint * interval '1 millisecond', $4::integer, $5::integer
WHERE (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
ON CONFLICT (worker_id) DO UPDATE
SET lease_until = EXCLUDED.lease_until,
    concurrency = EXCLUDED.concurrency,
    running = EXCLUDED.running,
    steady_since = CASE
        WHEN lease.updated_at > now() - $6::bigint * interval '1 millisecond' THEN lease.steady_since
        ELSE now()
    END,
    updated_at = now()
