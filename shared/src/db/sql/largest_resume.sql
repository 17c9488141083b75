SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM resume_sections WHERE resume_id = ANY($1) GROUP BY resume_id) sizes
