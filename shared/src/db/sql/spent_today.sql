-- Of the users $1, those who have spent at least $2 micro-dollars today (NULL: no budget), and whether the whole system has
-- spent $3.
SELECT u.user_id, false AS system
FROM usage_by_day u
WHERE u.user_id = ANY($1) AND u.day = (now() AT TIME ZONE 'UTC')::date
GROUP BY u.user_id
HAVING sum(u.cost_micros) >= $2
UNION ALL
SELECT NULL, true
FROM spend_by_day d
WHERE d.day = (now() AT TIME ZONE 'UTC')::date AND d.cost_micros >= $3
