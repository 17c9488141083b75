-- Arrays are parallel, one element per call to a language model. A section deleted meanwhile has no use for its record.
INSERT INTO generations
    (section_id, attempt, call, provider, model, knowledge_version, passages, prompt_tokens, completion_tokens,
     latency_ms, verdict, error_code, error_details)
SELECT g.section_id, g.attempt, g.call, g.provider, g.model, g.knowledge_version, g.passages, g.prompt_tokens, g.completion_tokens,
       g.latency_ms, g.verdict::generation_verdict, g.error_code, g.error_details
FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::bigint[], $9::bigint[],
            $10::bigint[], $11::text[], $12::text[], $13::jsonb[])
    AS g(section_id, attempt, call, provider, model, knowledge_version, passages, prompt_tokens, completion_tokens,
         latency_ms, verdict, error_code, error_details)
WHERE EXISTS (SELECT FROM resume_sections s WHERE s.id = g.section_id)
