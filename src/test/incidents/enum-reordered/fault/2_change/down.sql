ALTER TABLE ticket MODIFY stage ENUM('done', 'open') NOT NULL;
