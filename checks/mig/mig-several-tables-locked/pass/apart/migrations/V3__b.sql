ALTER TABLE orders ADD COLUMN a text;
