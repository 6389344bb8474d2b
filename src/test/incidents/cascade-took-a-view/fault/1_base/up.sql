CREATE TABLE account (id int PRIMARY KEY, note text, name text);
CREATE VIEW names AS SELECT id, name FROM account;
