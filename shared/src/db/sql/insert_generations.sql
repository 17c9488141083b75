-- Arrays are parallel, one element per call to a language model. A section deleted meanwhile has no use for its record.
-- What the calls took is added up by day, in the order of keys so that two writers never wait for each other in a ring.
WITH made AS (
    INSERT INTO generations
        (section_id, attempt, call, provider, model, knowledge_version, passages, prompt_tokens, completion_tokens,
         cost_micros, latency_ms, verdict, error_code, error_details, request_key, cached)
    SELECT g.section_id, g.attempt, g.call, g.provider, g.model, g.knowledge_version, g.passages, g.prompt_tokens, g.completion_tokens,
           g.cost_micros, g.latency_ms, g.verdict::generation_verdict, g.error_code, g.error_details, g.request_key, g.cached
    FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::bigint[], $9::bigint[],
                $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::jsonb[], $15::bytea[], $16::boolean[])
        AS g(section_id, attempt, call, provider, model, knowledge_version, passages, prompt_tokens, completion_tokens,
             cost_micros, latency_ms, verdict, error_code, error_details, request_key, cached)
    WHERE EXISTS (SELECT FROM resume_sections s WHERE s.id = g.section_id)
    RETURNING section_id, provider, model, prompt_tokens, completion_tokens, cost_micros, cached
),
taken AS MATERIALIZED (
    SELECT r.user_id, m.provider, m.model,
           count(*) FILTER (WHERE NOT m.cached) AS calls, count(*) FILTER (WHERE m.cached) AS cached_answers,
           coalesce(sum(m.prompt_tokens), 0)::bigint AS prompt_tokens,
           coalesce(sum(m.completion_tokens), 0)::bigint AS completion_tokens,
           coalesce(sum(m.cost_micros), 0)::bigint AS cost_micros
    FROM made m
    JOIN resume_sections s ON s.id = m.section_id
    JOIN resumes r ON r.id = s.resume_id
    -- The composer's work takes nothing.
    WHERE m.provider <> 'builtin'
    GROUP BY r.user_id, m.provider, m.model
),
by_user AS (
    INSERT INTO usage_by_day AS u
        (user_id, day, provider, model, calls, cached_answers, prompt_tokens, completion_tokens, cost_micros)
    SELECT user_id, (now() AT TIME ZONE 'UTC')::date, provider, model, calls, cached_answers, prompt_tokens, completion_tokens, cost_micros
    FROM taken
    ORDER BY user_id, provider, model
    ON CONFLICT (user_id, day, provider, model) DO UPDATE
    SET calls = u.calls + excluded.calls,
        cached_answers = u.cached_answers + excluded.cached_answers,
        prompt_tokens = u.prompt_tokens + excluded.prompt_tokens,
        completion_tokens = u.completion_tokens + excluded.completion_tokens,
        cost_micros = u.cost_micros + excluded.cost_micros,
        updated_at = now()
)
INSERT INTO spend_by_day AS d (day, cost_micros)
SELECT (now() AT TIME ZONE 'UTC')::date, sum(cost_micros) FROM taken HAVING sum(cost_micros) > 0
ON CONFLICT (day) DO UPDATE SET cost_micros = d.cost_micros + excluded.cost_micros, updated_at = now()
