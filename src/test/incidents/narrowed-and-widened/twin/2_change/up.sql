ALTER TABLE account ADD COLUMN short varchar(2);
UPDATE account SET short = left(note, 2);
