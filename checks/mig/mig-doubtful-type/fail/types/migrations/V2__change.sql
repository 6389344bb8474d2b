CREATE TABLE bills (id integer PRIMARY KEY, price double precision, at timestamp, raw json);
