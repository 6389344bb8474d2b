CREATE TABLE account (id int PRIMARY KEY, name text NOT NULL DEFAULT 'nobody', note text);
