SELECT id, user_id, template_id, json_resume_data, completeness_summary, created_at, updated_at
FROM resumes
WHERE id = $1
