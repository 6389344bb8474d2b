-- +goose Up
CREATE TABLE log (line text);
-- +goose Down
DROP TABLE log;
