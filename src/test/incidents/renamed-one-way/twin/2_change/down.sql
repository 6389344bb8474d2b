ALTER INDEX customer_name RENAME TO account_name;
ALTER TABLE customer RENAME TO account;
