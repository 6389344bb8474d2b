CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE account (id int PRIMARY KEY, mood mood);
