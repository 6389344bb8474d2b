CREATE TABLE ticket (id int PRIMARY KEY, stage ENUM('open', 'done') NOT NULL);
