DROP VIEW names;
CREATE VIEW names AS SELECT id, name, note FROM account;
GRANT SELECT ON names TO PUBLIC;
