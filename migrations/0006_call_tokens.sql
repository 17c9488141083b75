-- What a call takes in tokens is remembered for the fleet: a worker that starts knows it, and one that is killed has told it.
ALTER TABLE provider_limits ADD COLUMN call_tokens double precision;

-- Takes calls for one worker: up to as many as are asked for, from the providers in the order given, until that many are
-- taken. `wanted` is what waits within the worker, and as many of the jobs that are due as it has free slots.
-- For each provider: its limits a minute (NULL: none), what a call takes in tokens on average (NULL: this worker has counted
-- none), what this worker took and did not use, what its calls used beyond what was taken for them, and how many calls its
-- circuit breaker lets through. `tokens_each` is what was taken for each call.
DROP FUNCTION penstock_take_calls;
CREATE FUNCTION penstock_take_calls(
    queue text, free_slots integer, waiting integer,
    providers text[], request_limits double precision[], token_limits double precision[], tokens_per_call double precision[],
    unused integer[], overspent double precision[], most integer[]
) RETURNS TABLE (provider text, granted integer, paused_ms bigint, tokens_each double precision) LANGUAGE plpgsql AS $$
DECLARE
    -- A limit of a minute may be used in bursts of a twentieth: what any minute sees is within 5% of it.
    burst CONSTANT double precision := 0.05;
    -- What calls took beyond what was thought is waited for no longer than these minutes: a provider may miscount.
    debt CONSTANT double precision := 5;
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
        tokens_each := 0;
        IF request_limits[i] IS NULL AND token_limits[i] IS NULL THEN
            SELECT * INTO room FROM provider_limits l WHERE l.provider = providers[i];
        ELSIF wanted = 0 AND unused[i] = 0 AND overspent[i] = 0 THEN
            RETURN NEXT;
            CONTINUE;
        ELSE
            -- Filled by the minute that it is said to be old.
            INSERT INTO provider_limits AS l (provider, requests, tokens, filled_at)
            VALUES (providers[i], 0, 0, clock_timestamp() - interval '1 minute')
            ON CONFLICT ON CONSTRAINT provider_limits_pkey DO NOTHING;
            SELECT * INTO room FROM provider_limits l WHERE l.provider = providers[i] FOR UPDATE;
            -- Before any is counted: a prompt with its guidance, and a section.
            tokens_each := coalesce(tokens_per_call[i], room.call_tokens, 3000);
            requests_cap := greatest(1, coalesce(request_limits[i], 0) * burst);
            tokens_cap := greatest(tokens_each, coalesce(token_limits[i], 0) * burst);
            seconds := greatest(0, extract(epoch FROM clock_timestamp() - room.filled_at));
            room.requests := least(requests_cap, room.requests + unused[i] + seconds * coalesce(request_limits[i], 0) / 60);
            room.tokens := least(tokens_cap, room.tokens + unused[i] * tokens_each - overspent[i]
                                             + seconds * coalesce(token_limits[i], 0) / 60);
            room.tokens := greatest(room.tokens, -debt * coalesce(token_limits[i], 0));
        END IF;
        paused_ms := greatest(0, ceil(coalesce(extract(epoch FROM room.paused_until - clock_timestamp()), 0) * 1000));
        IF paused_ms = 0 THEN
            granted := least(wanted, most[i]);
            IF request_limits[i] IS NOT NULL THEN
                granted := greatest(0, least(granted, floor(room.requests)));
            END IF;
            IF token_limits[i] IS NOT NULL THEN
                granted := greatest(0, least(granted, floor(room.tokens / tokens_each)));
            END IF;
        END IF;
        IF request_limits[i] IS NOT NULL OR token_limits[i] IS NOT NULL THEN
            UPDATE provider_limits l
            SET requests = room.requests - granted,
                tokens = room.tokens - granted * tokens_each,
                call_tokens = coalesce(tokens_per_call[i], l.call_tokens),
                filled_at = clock_timestamp()
            WHERE l.provider = providers[i];
        END IF;
        wanted := wanted - granted;
        RETURN NEXT;
    END LOOP;
END $$;
