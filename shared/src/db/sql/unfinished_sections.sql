SELECT count(*) FROM resume_sections WHERE id = ANY($1) AND status IN ('pending', 'processing')
