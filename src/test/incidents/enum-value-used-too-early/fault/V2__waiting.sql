ALTER TYPE stage ADD VALUE 'waiting';
UPDATE ticket SET stage = 'waiting' WHERE stage = 'open';
