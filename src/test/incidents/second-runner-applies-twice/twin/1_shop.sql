-- +goose Up
CREATE TABLE log (line text PRIMARY KEY);
-- +goose Down
DROP TABLE log;
