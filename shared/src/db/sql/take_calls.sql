-- Calls for a worker, by provider in the order given; see the function. Its arguments are $1 .. $10.
SELECT provider, granted, paused_ms, tokens_each FROM penstock_take_calls($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
