-- Takes a user's key for this request, unless it was used within the last 24 hours. Whoever sends the same key at the same
-- time waits here for the first one's commit.
INSERT INTO idempotency_keys AS used (user_id, key, request_hash, response_body, expires_at)
VALUES ($1, $2, $3, 'null', now() + interval '24 hours')
ON CONFLICT (user_id, key) DO UPDATE
SET request_hash = EXCLUDED.request_hash, response_body = 'null', created_at = now(), expires_at = EXCLUDED.expires_at
WHERE used.expires_at <= now()
RETURNING true
