-- What runs in production today.
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer text NOT NULL,
  total numeric NOT NULL
);
INSERT INTO orders VALUES (1, 'ada', 12.50), (2, 'grace', 99), (3, 'edsger', 7.25);
