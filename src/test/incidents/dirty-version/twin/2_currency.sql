-- +goose Up
ALTER TABLE price ADD COLUMN currency text;
-- +goose Down
ALTER TABLE price DROP COLUMN currency;
