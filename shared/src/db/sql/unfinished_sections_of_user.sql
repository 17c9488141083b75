-- What of user $1 is waiting or running, in the order of submission.
SELECT s.id
FROM resumes r
JOIN resume_sections s ON s.resume_id = r.id
WHERE r.user_id = $1 AND s.status IN ('pending', 'processing')
ORDER BY s.id
