-- What generation needs of the fleet: limits and pauses of providers, what calls cost, answers to use again.

-- Tokens and calls that a provider's limit has room for now. Both run full at the limit's rate; they are read and written by
-- `penstock_take_calls` alone.
DROP TABLE provider_limits;
CREATE TABLE provider_limits (
    provider     text PRIMARY KEY,
    requests     double precision NOT NULL,
    -- Below zero when calls turned out larger than was thought.
    tokens       double precision NOT NULL,
    filled_at    timestamptz NOT NULL,
    -- No worker calls the provider before: it said so with a Retry-After.
    paused_until timestamptz
) WITH (fillfactor = 10);

-- Takes calls for one worker: up to as many as are asked for, from the providers in the order given, until that many are
-- taken. `wanted` is what waits within the worker, and as many of the jobs that are due as it has free slots.
-- For each provider: its limits a minute (NULL: none), what a call takes in tokens on average, what this worker took and did
-- not use, what its calls used beyond that average, and how many calls its circuit breaker lets through.
CREATE FUNCTION penstock_take_calls(
    queue text, free_slots integer, waiting integer,
    providers text[], request_limits double precision[], token_limits double precision[], tokens_per_call double precision[],
    unused integer[], overspent double precision[], most integer[]
) RETURNS TABLE (provider text, granted integer, paused_ms bigint) LANGUAGE plpgsql AS $$
DECLARE
    -- A limit of a minute may be used in bursts of a twentieth: what any minute sees is within 5% of it.
    burst CONSTANT double precision := 0.05;
    wanted integer := waiting;
    room provider_limits;
    seconds double precision;
    requests_cap double precision;
    tokens_cap double precision;
BEGIN
    IF free_slots > 0 THEN
        SELECT waiting + count(*) INTO wanted FROM (
            SELECT FROM apalis.jobs
            WHERE job_type = queue AND status = 'Pending' AND run_at <= now()
              AND NOT EXISTS (SELECT FROM queue_state s WHERE s.queue = penstock_take_calls.queue AND paused_at IS NOT NULL)
            ORDER BY priority DESC, run_at
            LIMIT free_slots
        ) due;
    END IF;
    FOR i IN 1 .. cardinality(providers) LOOP
        provider := providers[i];
        granted := 0;
        paused_ms := 0;
        IF request_limits[i] IS NULL AND token_limits[i] IS NULL THEN
            SELECT * INTO room FROM provider_limits l WHERE l.provider = providers[i];
        ELSIF wanted = 0 AND unused[i] = 0 AND overspent[i] = 0 THEN
            RETURN NEXT;
            CONTINUE;
        ELSE
            requests_cap := greatest(1, coalesce(request_limits[i], 0) * burst);
            tokens_cap := greatest(tokens_per_call[i], coalesce(token_limits[i], 0) * burst);
            INSERT INTO provider_limits AS l (provider, requests, tokens, filled_at)
            VALUES (providers[i], requests_cap, tokens_cap, clock_timestamp())
            ON CONFLICT ON CONSTRAINT provider_limits_pkey DO NOTHING;
            SELECT * INTO room FROM provider_limits l WHERE l.provider = providers[i] FOR UPDATE;
            seconds := greatest(0, extract(epoch FROM clock_timestamp() - room.filled_at));
            room.requests := least(requests_cap, room.requests + unused[i] + seconds * coalesce(request_limits[i], 0) / 60);
            room.tokens := least(tokens_cap, room.tokens + unused[i] * tokens_per_call[i] - overspent[i]
                                             + seconds * coalesce(token_limits[i], 0) / 60);
        END IF;
        paused_ms := greatest(0, ceil(coalesce(extract(epoch FROM room.paused_until - clock_timestamp()), 0) * 1000));
        IF paused_ms = 0 THEN
            granted := least(wanted, most[i]);
            IF request_limits[i] IS NOT NULL THEN
                granted := greatest(0, least(granted, floor(room.requests)));
            END IF;
            IF token_limits[i] IS NOT NULL THEN
                granted := greatest(0, least(granted, floor(room.tokens / tokens_per_call[i])));
            END IF;
        END IF;
        IF request_limits[i] IS NOT NULL OR token_limits[i] IS NOT NULL THEN
            UPDATE provider_limits l
            SET requests = room.requests - granted,
                tokens = room.tokens - granted * tokens_per_call[i],
                filled_at = clock_timestamp()
            WHERE l.provider = providers[i];
        END IF;
        wanted := wanted - granted;
        RETURN NEXT;
    END LOOP;
END $$;

-- An answer may be used again by whoever asks for the same, word for word: `request_key` is a hash of all that shapes it.
ALTER TABLE generations
    ADD COLUMN request_key bytea,
    -- Answered by an earlier generation with the same key, without a call.
    ADD COLUMN cached boolean NOT NULL DEFAULT false;
CREATE INDEX generations_request_key_idx ON generations (request_key) WHERE verdict = 'accepted' AND request_key IS NOT NULL;

-- What calls took, added up as they are recorded: by user for budgets and for whoever asks, and in all for the system's
-- budget, which users that are deleted leave as it is. Days are UTC's.
CREATE TABLE usage_by_day (
    user_id           uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    day               date NOT NULL,
    provider          text NOT NULL,
    model             text NOT NULL,
    calls             bigint NOT NULL CHECK (calls >= 0),
    cached_answers    bigint NOT NULL CHECK (cached_answers >= 0),
    prompt_tokens     bigint NOT NULL CHECK (prompt_tokens >= 0),
    completion_tokens bigint NOT NULL CHECK (completion_tokens >= 0),
    cost_micros       bigint NOT NULL CHECK (cost_micros >= 0),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, day, provider, model)
) WITH (fillfactor = 50);

CREATE TABLE spend_by_day (
    day         date PRIMARY KEY,
    cost_micros bigint NOT NULL CHECK (cost_micros >= 0),
    updated_at  timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);
