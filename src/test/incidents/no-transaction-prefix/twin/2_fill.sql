-- +goose Up
INSERT INTO log VALUES ('begin');
INSERT INTO log VALUES ('end');
-- +goose Down
DELETE FROM log;
