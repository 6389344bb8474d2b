-- migrate:up
ALTER TABLE price ADD COLUMN currency text;
-- migrate:down
ALTER TABLE price DROP COLUMN currency;
