-- What all users' sections took from day $1 to day $2, both included (UTC).
SELECT day, provider, model, sum(calls)::bigint AS calls, sum(cached_answers)::bigint AS cached_answers,
       sum(prompt_tokens)::bigint AS prompt_tokens, sum(completion_tokens)::bigint AS completion_tokens,
       sum(cost_micros)::bigint AS cost_micros
FROM usage_by_day
WHERE day BETWEEN $1 AND $2
GROUP BY day, provider, model
ORDER BY day DESC, provider, model
