CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), email text, n integer);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric);
CREATE MATERIALIZED VIEW sums AS SELECT user_id, sum(total) AS s FROM orders GROUP BY user_id;
CREATE UNIQUE INDEX of_user ON sums (user_id);
