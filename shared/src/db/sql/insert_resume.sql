INSERT INTO resumes (id, user_id, template_id, json_resume_data, completeness_summary) VALUES ($1, $2, $3, $4::text::json, $5)
