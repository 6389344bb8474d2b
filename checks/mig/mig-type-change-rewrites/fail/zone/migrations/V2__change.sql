ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;
