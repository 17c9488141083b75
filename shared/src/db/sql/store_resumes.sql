UPDATE resumes r
SET json_resume_data = n.json_resume_data::json, completeness_summary = n.completeness_summary, updated_at = now()
FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) AS n(id, json_resume_data, completeness_summary)
WHERE r.id = n.id
