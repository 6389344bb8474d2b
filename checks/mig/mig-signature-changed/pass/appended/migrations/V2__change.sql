CREATE OR REPLACE VIEW mails AS SELECT id, email, name FROM users;
