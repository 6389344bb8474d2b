CREATE TABLE account_old AS SELECT * FROM account;
DELETE FROM account;
