-- The templates that the database knows, those that may no longer be chosen included.
SELECT id, category, preview_url, active
FROM templates
ORDER BY id
