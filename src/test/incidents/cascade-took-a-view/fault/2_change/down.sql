ALTER TABLE account RENAME COLUMN remark TO note;
ALTER TABLE account ADD COLUMN name text;
