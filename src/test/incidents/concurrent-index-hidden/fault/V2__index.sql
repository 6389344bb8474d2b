CREATE INDEX CONCURRENTLY IF NOT EXISTS price_amount ON price (amount);
