ALTER TABLE price ADD COLUMN IF NOT EXISTS cents int;
UPDATE price SET cents = amount * 100;
