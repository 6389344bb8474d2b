CREATE TABLE account (id int PRIMARY KEY, name text, CONSTRAINT named CHECK (name <> ''));
