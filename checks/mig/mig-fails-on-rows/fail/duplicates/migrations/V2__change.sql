ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE (email);
