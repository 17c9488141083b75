SELECT id FROM templates WHERE active ORDER BY id
