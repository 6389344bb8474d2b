ALTER TABLE account INSERT COLUMN note text;
