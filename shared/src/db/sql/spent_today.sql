-- Of the users $1, those who have spent at least $2 micro-dollars today (NULL: no budget), and whether the whole system has
-- spent $3. Who is on no record has spent nothing, which is all of a budget of nothing.
SELECT u.user_id, false AS system
FROM (SELECT DISTINCT unnest($1::uuid[]) AS user_id) u
LEFT JOIN usage_by_day d ON d.user_id = u.user_id AND d.day = (now() AT TIME ZONE 'UTC')::date
GROUP BY u.user_id
HAVING coalesce(sum(d.cost_micros), 0) >= $2
UNION ALL
SELECT NULL, true
WHERE coalesce((SELECT d.cost_micros FROM spend_by_day d WHERE d.day = (now() AT TIME ZONE 'UTC')::date), 0) >= $3
