-- Accepted answers to the requests with the keys $1, the first of each: the checked section itself, so that whatever deletes it
-- deletes it here too.
SELECT DISTINCT ON (g.request_key) g.request_key, g.provider, g.model, s.processed_content, s.questions
FROM generations g
JOIN resume_sections s ON s.id = g.section_id
WHERE g.request_key = ANY($1) AND g.verdict = 'accepted' AND s.status = 'completed'
ORDER BY g.request_key, g.id
