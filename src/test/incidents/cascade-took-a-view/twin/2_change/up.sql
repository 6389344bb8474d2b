ALTER TABLE account RENAME COLUMN note TO remark;
