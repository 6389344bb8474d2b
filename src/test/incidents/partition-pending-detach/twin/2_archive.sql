-- +goose Up
ALTER TABLE event DETACH PARTITION event_old;
