-- liquibase formatted sql

-- changeset shop:1
CREATE TABLE price (id int PRIMARY KEY, amount int NOT NULL);
INSERT INTO price VALUES (1, 100), (2, 250);
-- rollback DROP TABLE price;

-- changeset shop:2
ALTER TABLE price ADD COLUMN currency text;
-- rollback ALTER TABLE price DROP COLUMN currency;
