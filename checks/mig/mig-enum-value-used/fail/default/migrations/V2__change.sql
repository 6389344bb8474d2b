ALTER TYPE mood ADD VALUE 'angry';
ALTER TABLE users ADD COLUMN mood mood DEFAULT 'angry';
