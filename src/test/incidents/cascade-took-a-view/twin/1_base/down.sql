DROP VIEW names;
DROP TABLE account;
