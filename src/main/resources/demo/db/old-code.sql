-- What the version that runs today asks of its database.
SELECT id, customer, total FROM orders WHERE customer = 'ada';
INSERT INTO orders (id, customer, total) VALUES (4, 'barbara', 3.50);
UPDATE orders SET total = total + 1 WHERE id = 2;
