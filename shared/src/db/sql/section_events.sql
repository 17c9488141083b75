-- A section's status, and its events after one ($2), in order. At least one row, without an event, for a section that there is.
-- One statement: the status is what the last of the events says.
SELECT s.status::text AS section_status, e.id, e.to_status::text AS status, e.attempt, e.error_code, e.created_at
FROM resume_sections s
LEFT JOIN section_events e ON e.section_id = s.id AND e.id > $2
WHERE s.id = $1
ORDER BY e.id
