ALTER TABLE account RENAME COLUMN remark TO note;
