SELECT s.id, s.resume_id, r.user_id, s.template_id, s.kind::text AS kind, s.status::text AS status, s.original_input,
       s.industry, s.locale, s.target_role, s.attempt, s.max_attempts, s.processed_content, s.questions,
       s.error_code, s.error_message, s.error_details, g.passages, g.model, g.provider, g.cached, s.created_at, s.updated_at, s.started_at, s.finished_at
FROM resume_sections s
JOIN resumes r ON r.id = s.resume_id
LEFT JOIN LATERAL (
    SELECT passages, model, provider, cached FROM generations WHERE section_id = s.id ORDER BY id DESC LIMIT 1
) g ON true
WHERE s.id = ANY($1)
ORDER BY s.id
