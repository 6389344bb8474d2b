ALTER TABLE customer RENAME TO account;
