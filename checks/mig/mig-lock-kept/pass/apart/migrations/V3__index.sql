CREATE INDEX by_total ON orders (total);
