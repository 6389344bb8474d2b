ALTER TABLE ticket MODIFY stage ENUM('open', 'done') NOT NULL;
