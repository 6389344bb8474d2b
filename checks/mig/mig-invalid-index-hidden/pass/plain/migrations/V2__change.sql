CREATE INDEX CONCURRENTLY by_mail ON users (email);
