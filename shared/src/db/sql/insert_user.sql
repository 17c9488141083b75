INSERT INTO users (id, name, email, profile) VALUES ($1, $2, $3, $4) RETURNING created_at
