ALTER TABLE account ADD COLUMN mail text;
