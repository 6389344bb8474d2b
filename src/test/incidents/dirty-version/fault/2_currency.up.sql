ALTER TABLE price ADD COLUMN currency text;
