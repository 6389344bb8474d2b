DROP VIEW mails;
CREATE VIEW mails AS SELECT email, id FROM users;
