INSERT INTO orders (id, total) VALUES (1, 10), (2, 20);
SELECT setval(pg_get_serial_sequence('orders', 'id'), max(id)) FROM orders;
