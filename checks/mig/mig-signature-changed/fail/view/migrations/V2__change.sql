DROP VIEW mails;
CREATE VIEW mails AS SELECT email AS mail, id FROM users;
