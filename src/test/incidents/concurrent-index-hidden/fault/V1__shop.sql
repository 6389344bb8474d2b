CREATE TABLE price (id int PRIMARY KEY, amount int NOT NULL);
INSERT INTO price VALUES (1, 100), (2, 250);
