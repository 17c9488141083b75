-- A worker that leaves gives up its lease: whatever it still held is rescued at once.
UPDATE worker_leases SET lease_until = now() - interval '1 second', running = 0, updated_at = now() WHERE worker_id = $1
