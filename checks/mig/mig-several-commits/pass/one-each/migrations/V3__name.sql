CREATE INDEX CONCURRENTLY by_name ON users (name);
