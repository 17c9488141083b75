UPDATE idempotency_keys SET response_body = $3::text::json WHERE user_id = $1 AND key = $2
