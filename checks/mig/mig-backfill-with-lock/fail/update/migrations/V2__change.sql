ALTER TABLE users ADD COLUMN nick text;
UPDATE users SET nick = name;
