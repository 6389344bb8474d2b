ALTER TABLE price ADD COLUMN currency text;
DROP INDEX CONCURRENTLY IF EXISTS price_currency;
CREATE INDEX CONCURRENTLY price_currency ON price (currency);
