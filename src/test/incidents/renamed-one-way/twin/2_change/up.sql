ALTER TABLE account RENAME TO customer;
ALTER INDEX account_name RENAME TO customer_name;
