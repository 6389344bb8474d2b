-- +goose Up
INSERT INTO log VALUES ('opened');
-- +goose Down
DELETE FROM log;
