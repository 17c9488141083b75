-- Sections that failed in the last $1 ms and still are, with one of the codes $2, in the order of their submission. From their
-- events, which are indexed by time; OFFSET 0 keeps the planner from reading through all sections there are instead.
SELECT s.id
FROM (
    SELECT DISTINCT section_id
    FROM section_events
    WHERE to_status = 'failed' AND created_at > now() - $1::bigint * interval '1 millisecond'
) recent
CROSS JOIN LATERAL (
    SELECT id, status, error_code FROM resume_sections WHERE id = recent.section_id OFFSET 0
) s
WHERE s.status = 'failed' AND s.error_code = ANY($2)
ORDER BY s.id
