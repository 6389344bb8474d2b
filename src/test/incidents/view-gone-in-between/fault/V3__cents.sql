DROP VIEW totals;
CREATE VIEW totals AS SELECT id, total * 100 AS total FROM orders;
