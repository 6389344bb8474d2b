CREATE TABLE account (id int PRIMARY KEY, name text, note text);
CREATE VIEW names AS SELECT id, name FROM account;
GRANT SELECT ON names TO PUBLIC;
