CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), email text, n integer);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric);
CREATE FUNCTION twice(i integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * i';
