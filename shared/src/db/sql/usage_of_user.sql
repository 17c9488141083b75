-- What user $1's sections took from day $2 to day $3, both included (UTC).
SELECT day, provider, model, calls, cached_answers, prompt_tokens, completion_tokens, cost_micros
FROM usage_by_day
WHERE user_id = $1 AND day BETWEEN $2 AND $3
ORDER BY day DESC, provider, model
