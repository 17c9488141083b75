SELECT EXISTS (SELECT FROM _sqlx_migrations WHERE version = $1 AND success)
