CREATE TYPE mood AS ENUM ('ok', 'sad');
ALTER TABLE account ADD COLUMN mood mood;
