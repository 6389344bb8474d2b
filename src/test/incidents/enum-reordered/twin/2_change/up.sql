ALTER TABLE ticket MODIFY stage ENUM('open', 'waiting', 'done') NOT NULL;
