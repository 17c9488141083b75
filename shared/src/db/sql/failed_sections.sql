-- Sections that failed in the last $1 ms and still are, with one of the codes $2, in the order of their submission.
SELECT DISTINCT s.id
FROM section_events e
JOIN resume_sections s ON s.id = e.section_id
WHERE e.to_status = 'failed' AND e.created_at > now() - $1::bigint * interval '1 millisecond'
  AND s.status = 'failed' AND s.error_code = ANY($2)
ORDER BY s.id
