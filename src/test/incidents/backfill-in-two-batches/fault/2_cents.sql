-- migrate:up transaction:false
BEGIN;
UPDATE price SET amount = amount * 100 WHERE id = 1;
COMMIT;
BEGIN;
UPDATE price SET amount = amount * 100 WHERE id = 2;
COMMIT;
-- migrate:down
UPDATE price SET amount = amount / 100;
