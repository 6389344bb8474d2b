ALTER TABLE price DROP COLUMN currency;
