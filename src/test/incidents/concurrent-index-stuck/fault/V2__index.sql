CREATE INDEX CONCURRENTLY price_amount ON price (amount);
