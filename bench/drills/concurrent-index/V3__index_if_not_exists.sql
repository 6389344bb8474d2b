CREATE INDEX CONCURRENTLY IF NOT EXISTS users_id_name ON users (id, name);
