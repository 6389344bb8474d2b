ALTER TABLE account ADD CONSTRAINT named CHECK (name <> '');
