CREATE OR REPLACE VIEW totals AS SELECT id, total * 100 AS total FROM orders;
