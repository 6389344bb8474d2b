-- +goose Up
CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, total int NOT NULL);
