INSERT INTO account SELECT * FROM account_old;
DROP TABLE account_old;
