CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), n int);
CREATE TABLE orders (id bigint PRIMARY KEY);
