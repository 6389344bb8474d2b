ALTER TYPE stage ADD VALUE 'waiting';
