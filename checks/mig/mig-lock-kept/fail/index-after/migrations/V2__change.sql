ALTER TABLE users ADD COLUMN nick text;
CREATE INDEX by_total ON orders (total);
