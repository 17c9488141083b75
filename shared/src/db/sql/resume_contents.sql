SELECT resume_id, kind::text AS kind, status::text AS status, processed_content::text AS processed_content
FROM resume_sections
WHERE resume_id = ANY($1)
ORDER BY resume_id, id
