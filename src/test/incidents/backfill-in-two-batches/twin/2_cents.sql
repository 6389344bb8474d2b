-- migrate:up
UPDATE price SET amount = amount * 100;
-- migrate:down
UPDATE price SET amount = amount / 100;
