-- An accepted answer to each of the requests with the keys $1: the checked section itself, so that whatever deletes it deletes it here
-- too. Any that is there will do, since they are the same, and of a request that is repeated all day there are many.
SELECT k.request_key, found.provider, found.model, found.processed_content, found.questions
FROM unnest($1::bytea[]) AS k (request_key)
CROSS JOIN LATERAL (
    SELECT g.provider, g.model, s.processed_content, s.questions
    FROM generations g
    JOIN resume_sections s ON s.id = g.section_id
    WHERE g.request_key = k.request_key AND g.verdict = 'accepted' AND s.status = 'completed'
    LIMIT 1
) found
