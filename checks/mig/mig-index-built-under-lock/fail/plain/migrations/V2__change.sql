CREATE INDEX by_mail ON users (email);
