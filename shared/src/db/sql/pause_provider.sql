-- Nobody calls provider $1 for $2 milliseconds from now, or for longer when it has asked for more before.
INSERT INTO provider_limits AS l (provider, requests, tokens, filled_at, paused_until)
VALUES ($1, 0, 0, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
ON CONFLICT (provider) DO UPDATE SET paused_until = greatest(l.paused_until, excluded.paused_until)
