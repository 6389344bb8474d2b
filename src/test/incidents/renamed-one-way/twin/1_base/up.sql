CREATE TABLE account (id int PRIMARY KEY, name text);
CREATE INDEX account_name ON account (name);
