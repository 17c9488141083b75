-- Arrays are parallel, one element per résumé; all begin with the same empty document $4.
INSERT INTO resumes (id, user_id, template_id, json_resume_data, completeness_summary)
SELECT id, user_id, template_id, $4::text::json, completeness_summary
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $5::jsonb[]) AS r(id, user_id, template_id, completeness_summary)
