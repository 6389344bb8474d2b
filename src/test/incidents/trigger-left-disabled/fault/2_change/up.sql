ALTER TABLE account DISABLE TRIGGER guarded;
ALTER TABLE account ADD COLUMN mail text;
