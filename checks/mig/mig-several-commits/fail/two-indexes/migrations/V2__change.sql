CREATE INDEX CONCURRENTLY by_mail ON users (email);
CREATE INDEX CONCURRENTLY by_name ON users (name);
