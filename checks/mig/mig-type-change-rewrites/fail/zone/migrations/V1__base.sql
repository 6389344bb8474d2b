CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), email text, n integer);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric);
CREATE TABLE visits (at timestamp);
