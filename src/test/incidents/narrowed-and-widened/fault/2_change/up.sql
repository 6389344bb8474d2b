ALTER TABLE account ALTER COLUMN note TYPE varchar(2) USING left(note, 2);
