-- What submissions refer to, in one look: which of the users $1 there are, whose the résumés $2 are, which templates may be chosen.
SELECT ARRAY(SELECT id FROM users WHERE id = ANY($1)) AS users,
       ARRAY(SELECT id FROM resumes WHERE id = ANY($2) ORDER BY id) AS resumes,
       ARRAY(SELECT user_id FROM resumes WHERE id = ANY($2) ORDER BY id) AS owners,
       ARRAY(SELECT id FROM templates WHERE active ORDER BY id) AS templates
